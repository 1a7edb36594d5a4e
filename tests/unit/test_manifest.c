/* manifest: documents.csv in any order of columns, and every mistake in it. */
#include "text/manifest.h"
#include "unit.h"

START_TEST(reads)
{
    arena a = {0};
    manifest m;
    str csv = S("url,desk,published,file,title\n"
                "https://example.org/a,foreign,2020-11,a.txt,\"Talks, again\"\n"
                ",,,b.html,\n");
    ck_assert_int_eq(manifest_parse(&m, &a, S("documents.csv"), csv, NULL), DATELINE_OK);
    const source_facts *facts = manifest_of(&m, S("a.txt"));
    ck_assert_ptr_nonnull(facts);
    want_str("title", facts->title, "Talks, again");
    want_str("url", facts->url, "https://example.org/a");
    want_str("published", edtf_str(&a, facts->published), "2020-11");
    want_str("published_by", facts->published_by, "manifest");
    want_int("extra", facts->extra.n, 2);
    want_str("extra", facts->extra.v[0], "desk");
    want_str("extra", facts->extra.v[1], "foreign");
    facts = manifest_of(&m, S("b.html"));
    ck_assert_ptr_nonnull(facts);
    want_int("empty date", edtf_empty(facts->published), 1);
    want_str("empty signal", facts->published_by, "");
    ck_assert_ptr_null(manifest_of(&m, S("c.txt")));
    arena_free(&a);
}
END_TEST

START_TEST(refuses)
{
    static const struct {
        const char *csv, *said;
    } cases[] = {
        {"file,title,source,published\na.txt,x,y,2020\nb.txt,\"The bridge, "
         "closed\",Paper,2020-02-31\n",
         "documents.csv:3:34: cannot read date '2020-02-31': day 31 in a month of 29"},
        {"title\nx\n", "documents.csv:1:1: no column 'file' among 'title'"},
        {"file,title\n,x\n", "documents.csv:2:1: no file named"},
        {"file\na.txt\na.txt\n", "documents.csv:3:1: file 'a.txt' is named twice"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        heard h = {0};
        dateline_diag d = {hear, &h};
        manifest m;
        want_int(cases[i].csv, manifest_parse(&m, &a, S("documents.csv"), str_of(cases[i].csv), &d),
                 DATELINE_INVALID);
        want_str(cases[i].csv, str_of(h.text), cases[i].said);
        arena_free(&a);
    }
}
END_TEST

Suite *manifest_suite(void);
Suite *manifest_suite(void)
{
    const TTest *const tests[] = {reads, refuses};
    return suite_of("manifest", tests, COUNT(tests));
}
