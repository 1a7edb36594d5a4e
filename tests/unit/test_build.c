/* build: what inputs stand for: folders, manifests in them and in their folders, dates by option,
 * the same file twice, tables that are none.
 */
#include "graph/build.h"
#include "unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *build_suite(void);

static char folder[] = "/tmp/dateline-build-XXXXXX";

static const struct {
    const char *name, *text;
} files[] = {
    {"b.txt", "One."},
    {"a.html", "<p>Two.</p>"},
    {"table.csv", "date,label\n2020,x\n"},
    {"other.csv", "name,size\nx,1\n"},
    {"picture.jpg", "no text"},
    {"documents.csv", "file,title\nb.txt,Outer B\ninner/c.txt,Outer C\ninner/d.txt,Outer D\n"},
    {"inner/c.txt", "Three."},
    {"inner/d.txt", "Four."},
    {"inner/documents.csv", "file,title,published\nc.txt,Inner C,2001-02-03\ngone.txt,x,\n"},
    {"given.csv", "file,title,date,label\ninner/d.txt,Given D,,\na.html,Given A,,\n"},
};

static const char *path_of(const char *name)
{
    static char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void set_up(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(mkdir(path_of("inner"), 0700), 0);
    for (size_t i = 0; i < COUNT(files); i++) {
        FILE *f = fopen(path_of(files[i].name), "wb");
        ck_assert_ptr_nonnull(f);
        fputs(files[i].text, f);
        fclose(f);
    }
}

static void tear_down(void)
{
    for (size_t i = 0; i < COUNT(files); i++)
        unlink(path_of(files[i].name));
    rmdir(path_of("inner"));
    rmdir(folder);
}

START_TEST(a_folder_is_its_documents_in_order)
{
    static const char *const wanted[][2] = {{"a.html", ""},
                                            {"b.txt", "Outer B"},
                                            {"given.csv", ""},
                                            {"inner/c.txt", "Inner C"},
                                            {"inner/d.txt", "Outer D"},
                                            {"table.csv", ""}};
    arena a = {0};
    heard h = {0};
    dateline_diag d = {hear, &h};
    build_options o = {0};
    build_inputs in;
    str paths[] = {str_of(folder), str_of(folder)};
    ck_assert_int_eq(build_collect(&in, &a, paths, 2, &o, NULL, &d), DATELINE_OK);
    ck_assert_uint_eq(in.list.n, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        want_str("file", in.list.v[i].file, wanted[i][0]);
        want_str(wanted[i][0], in.list.v[i].facts->title, wanted[i][1]);
    }
    want_int("table", in.list.v[5].table, true);
    want_int("warnings: other.csv, gone.txt", h.warnings, 2);
    arena_free(&a);
}
END_TEST

START_TEST(a_given_manifest_fills_what_folders_leave_open)
{
    arena a = {0};
    build_options o = {.manifest = str_of(arena_z(&a, str_of(path_of("given.csv"))))};
    build_inputs in;
    str paths[] = {str_of(folder)};
    ck_assert_int_eq(build_collect(&in, &a, paths, 1, &o, NULL, NULL), DATELINE_OK);
    want_str("a.html", in.list.v[0].facts->title, "Given A");
    want_str("b.txt", in.list.v[1].facts->title, "Outer B");
    arena_free(&a);
}
END_TEST

START_TEST(a_date_speaks_for_named_files)
{
    static const struct {
        const char *path, *published;
    } cases[] = {{"b.txt", "1999-05"}, {"inner", ""}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        build_options o = {0};
        build_inputs in;
        edtf_parse(&o.date, S("1999-05"));
        str path = str_of(path_of(cases[i].path));
        ck_assert_int_eq(build_collect(&in, &a, &path, 1, &o, NULL, NULL), DATELINE_OK);
        const build_input *last = &in.list.v[in.list.n - 1];
        want_str(cases[i].path, edtf_str(&a, last->facts->published), cases[i].published);
        want_int(cases[i].path, last->named, cases[i].published[0] != 0);
        arena_free(&a);
    }
}
END_TEST

START_TEST(what_cannot_be_read_is_said)
{
    static const struct {
        const char *path;
        dateline_status status;
        const char *said;
    } cases[] = {
        {"none.txt", DATELINE_IO, "no such file or folder"},
        {"other.csv", DATELINE_INVALID, "a table of events has the columns 'date' and 'label'"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        heard h = {0};
        dateline_diag d = {hear, &h};
        build_options o = {0};
        build_inputs in;
        str path = str_of(path_of(cases[i].path));
        want_int(cases[i].path, build_collect(&in, &a, &path, 1, &o, NULL, &d), cases[i].status);
        ck_assert_msg(strstr(h.text, cases[i].said) != NULL, "said '%s'", h.text);
        arena_free(&a);
    }
}
END_TEST

Suite *build_suite(void)
{
    const TTest *tests[] = {a_folder_is_its_documents_in_order,
                            a_given_manifest_fills_what_folders_leave_open,
                            a_date_speaks_for_named_files, what_cannot_be_read_is_said};
    Suite *s = suite_create("build");
    TCase *c = tcase_create("build");
    tcase_add_unchecked_fixture(c, set_up, tear_down);
    for (size_t i = 0; i < COUNT(tests); i++)
        tcase_add_test(c, tests[i]);
    suite_add_tcase(s, c);
    return s;
}
