/* file: reading with limits, writing whole or not at all, folders in a fixed order. */
#define _GNU_SOURCE
#include "base/buf.h"
#include "base/file.h"
#include "unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *file_suite(void);

static char dir[40];
static char home[4096]; /* where the other tests run */
static arena scratch;

static void enter(void)
{
    strcpy(dir, "/tmp/dateline-unit-XXXXXX");
    ck_assert_ptr_nonnull(getcwd(home, sizeof home));
    ck_assert_ptr_nonnull(mkdtemp(dir));
    ck_assert_int_eq(chdir(dir), 0);
}

static void leave(void)
{
    char command[80];
    snprintf(command, sizeof command, "rm -rf %s", dir);
    ck_assert_int_eq(chdir(home), 0);
    ck_assert_int_eq(system(command), 0);
    arena_free(&scratch);
}

static str content(const char *path)
{
    str text;
    ck_assert_int_eq(file_read(&text, &scratch, str_of(path), FILE_MAX, NULL), DATELINE_OK);
    return text;
}

START_TEST(writes_and_reads_back)
{
    ck_assert_int_eq(file_write(S("a"), S("one\0two"), NULL), DATELINE_OK);
    want_int("length", content("a").n, 7);
    ck_assert_int_eq(file_write(S("a"), S(""), NULL), DATELINE_OK);
    want_int("emptied", content("a").n, 0);
    str_vec left;
    ck_assert_int_eq(file_list(&left, &scratch, S("."), NULL), DATELINE_OK);
    want_int("nothing else is left", left.n, 1);
}
END_TEST

START_TEST(keeps_permissions_and_links)
{
    ck_assert_int_eq(file_write(S("real"), S("old"), NULL), DATELINE_OK);
    ck_assert_int_eq(chmod("real", 0640), 0);
    ck_assert_int_eq(symlink("real", "link"), 0);
    ck_assert_int_eq(file_write(S("link"), S("new"), NULL), DATELINE_OK);
    want_str("behind the link", content("real"), "new");
    struct stat st;
    ck_assert_int_eq(lstat("link", &st), 0);
    ck_assert_msg(S_ISLNK(st.st_mode), "the link was replaced by a file");
    ck_assert_int_eq(stat("real", &st), 0);
    want_int("mode", st.st_mode & 0777, 0640);
}
END_TEST

START_TEST(says_what_cannot_be_done)
{
    static const struct {
        const char *path;
        bool write;
        const char *message;
    } rows[] = {
        {"missing", false, "missing:0:0: cannot open: No such file or directory"},
        {".", false, ".:0:0: is a folder, not a file"},
        {"/dev/null", false, "/dev/null:0:0: is not a file"},
        {"no/such/folder", true, "no/such/folder:0:0: cannot write: No such file or directory"},
        {".", true, ".:0:0: cannot write: Is a directory"},
        {"/dev/full", true, "/dev/full:0:0: cannot write: No space left on device"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        heard h = {0};
        dateline_diag d = {hear, &h};
        str text, path = str_of(rows[i].path);
        dateline_status got = rows[i].write ? file_write(path, S("text"), &d)
                                            : file_read(&text, &scratch, path, FILE_MAX, &d);
        want_int(rows[i].path, got, DATELINE_IO);
        want_str(rows[i].path, str_of(h.text), rows[i].message);
    }
    str_vec left;
    ck_assert_int_eq(file_list(&left, &scratch, S("."), NULL), DATELINE_OK);
    want_int("nothing is left behind", left.n, 0);
}
END_TEST

START_TEST(refuses_more_than_the_limit)
{
    ck_assert_int_eq(file_write(S("big"), S("0123456789"), NULL), DATELINE_OK);
    str text;
    ck_assert_int_eq(file_read(&text, &scratch, S("big"), 9, NULL), DATELINE_LIMIT);
    ck_assert_int_eq(file_read(&text, &scratch, S("big"), 10, NULL), DATELINE_OK);
}
END_TEST

START_TEST(lists_folders_sorted_and_closed)
{
    static const char *const folders[] = {"b", "b/c", ".hidden"};
    static const char *const files[] = {"b/c/2", "b/1", "a", "b.txt", ".secret", ".hidden/x"};
    for (size_t i = 0; i < COUNT(folders); i++)
        ck_assert_int_eq(mkdir(folders[i], 0700), 0);
    for (size_t i = 0; i < COUNT(files); i++)
        ck_assert_int_eq(file_write(str_of(files[i]), S("x"), NULL), DATELINE_OK);
    ck_assert_int_eq(symlink("/etc/passwd", "b/outside"), 0);
    ck_assert_int_eq(symlink("../a", "b/inside"), 0);
    ck_assert_int_eq(symlink("..", "b/loop"), 0);
    ck_assert_int_eq(symlink("nowhere", "b/broken"), 0);
    heard h = {0};
    dateline_diag d = {hear, &h};
    str_vec found;
    ck_assert_int_eq(file_list(&found, &scratch, S("."), &d), DATELINE_OK);
    buf got = {.arena = &scratch};
    for (size_t i = 0; i < found.n; i++)
        buf_printf(&got, "%.*s ", STR_ARG(found.v[i]));
    want_str("list", buf_str(&got), "./a ./b.txt ./b/1 ./b/c/2 ./b/inside ");
    want_int("warnings", h.warnings, 3);
}
END_TEST

START_TEST(takes_paths_apart)
{
    static const struct {
        const char *path, *dir, *base, *ending;
    } rows[] = {
        {"a/b.html", "a", "b.html", "html"}, {"b", ".", "b", ""},       {"/b.c", "/", "b.c", "c"},
        {"a/.rc", "a", ".rc", ""},           {"a.d/b", "a.d", "b", ""}, {"", ".", "", ""},
        {"x.tar.gz", ".", "x.tar.gz", "gz"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        str path = str_of(rows[i].path);
        want_str(rows[i].path, path_dir(path), rows[i].dir);
        want_str(rows[i].path, path_base(path), rows[i].base);
        want_str(rows[i].path, path_ending(path), rows[i].ending);
    }
    want_str("join", path_join(&scratch, S("a"), S("b")), "a/b");
    want_str("join", path_join(&scratch, S("a/"), S("b")), "a/b");
    want_str("join", path_join(&scratch, S("a"), S("/b")), "/b");
    ck_assert_int_eq(file_kind_of(S("/dev/null")), FILE_OTHER);
    ck_assert_int_eq(file_kind_of(S("/tmp")), FILE_FOLDER);
    ck_assert_int_eq(file_kind_of(S("none")), FILE_MISSING);
}
END_TEST

Suite *file_suite(void)
{
    const TTest *tests[] = {
        writes_and_reads_back,       keeps_permissions_and_links,     says_what_cannot_be_done,
        refuses_more_than_the_limit, lists_folders_sorted_and_closed, takes_paths_apart,
    };
    Suite *suite = suite_create("file");
    TCase *tcase = tcase_create("file");
    tcase_add_checked_fixture(tcase, enter, leave);
    for (size_t i = 0; i < COUNT(tests); i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    return suite;
}
