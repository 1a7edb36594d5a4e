/* source: encodings, forms, and what a document comes to as a whole. */
#include "text/source.h"
#include "unit.h"

static dateline_status read_bytes(source *out, arena *a, str bytes, const char *file, heard *h)
{
    dateline_diag d = {hear, h};
    *h = (heard){0};
    return source_from_bytes(out, a, bytes, str_of(file), NULL, &d);
}

START_TEST(encodings)
{
    static const struct {
        const char *file;
        str bytes;
        const char *text;
        int warnings;
    } cases[] = {
        {"plain.txt", STR_INIT("The strike ended.\n"), "The strike ended.\n", 0},
        {"bom.txt", STR_INIT("\357\273\277The strike ended."), "The strike ended.", 0},
        {"crlf.txt", STR_INIT("One.\r\nTwo.\r\n"), "One.\r\nTwo.\r\n", 0},
        {"nul.txt", STR_INIT("The port\0of Riga reopened."), "The port of Riga reopened.", 0},
        {"latin.txt", STR_INIT("The caf\351 \223opened\224."), "The café “opened”.", 1},
        {"le.txt", STR_INIT("\377\376H\0i\0\254\040"), "Hi€", 0},
        {"be.txt", STR_INIT("\376\377\0H\0i"), "Hi", 0},
        {"said.html", STR_INIT("<meta charset=windows-1252><p>The caf\351 \223opened\224."),
         "The café “opened”.\n\n", 0},
        {"polish.html", STR_INIT("<meta charset=\"iso-8859-2\"><p>\243\363d\274 opened."),
         "Łódź opened.\n\n", 0},
        {"polish.xhtml",
         STR_INIT("<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><html><p>\243\363d\274 opened."),
         "Łódź opened.\n\n", 0},
        {"wrong.html", STR_INIT("<meta charset=utf-8><p>The caf\351 opened."),
         "The café opened.\n\n", 1},
        {"surrogates.txt", STR_INIT("\377\376\075\330\000\336!\0"), "😀!", 0},
        {"half.txt", STR_INIT("\377\376\075\330!\0"), "\357\277\275!", 0},
        {"empty.txt", STR_INIT(""), "", 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        source s;
        heard h;
        want_int(cases[i].file, read_bytes(&s, &a, cases[i].bytes, cases[i].file, &h), DATELINE_OK);
        want_str(cases[i].file, s.text, cases[i].text);
        want_int(cases[i].file, h.warnings, cases[i].warnings);
        arena_free(&a);
    }
}
END_TEST

START_TEST(foreign_files)
{
    static const struct {
        const char *file;
        str bytes;
        const char *said;
    } cases[] = {
        {"a.txt", STR_INIT("\177ELF\2\1\1\0\0\0"), "a.txt:0:0: no text: this is a program"},
        {"b.txt", STR_INIT("PK\003\004rest"),
         "b.txt:0:0: no text: this is an office document or zip archive; save it as "
         "text, web page, PDF or CSV"},
        {"c.txt", STR_INIT("ab\1\2\3\4\5\6\7cdefghi"), "c.txt:0:0: no text: this file is binary"},
        {"d.pdf", STR_INIT("%PDF-1.4 and no more"),
         "d.pdf:0:0: cannot read this PDF: its end is missing; fetch it again"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        source s;
        heard h;
        want_int(cases[i].file,
                 read_bytes(&s, &a, cases[i].bytes, cases[i].file, &h) != DATELINE_OK, 1);
        if (!strstr(h.text, "pdftotext")) /* not installed here */
            want_str(cases[i].file, str_of(h.text), cases[i].said);
        arena_free(&a);
    }
}
END_TEST

START_TEST(forms)
{
    static const struct {
        const char *file;
        const char *bytes;
        source_form form;
    } cases[] = {
        {"a.txt", "Prose.", SOURCE_TEXT},
        {"a.html", "<p>Prose.</p>", SOURCE_HTML},
        {"a.txt", "<!DOCTYPE html><p>Prose.</p>", SOURCE_HTML},
        {"a", "  <HTML><body>Prose.</body></HTML>", SOURCE_HTML},
        {"a", "<!-- saved from url=(0014)about:internet -->\n<html><p>Prose.", SOURCE_HTML},
        {"a.txt", "<b>is bold in HTML", SOURCE_TEXT},
        {"a.csv", "date,label\n2020,x\n", SOURCE_TABLE},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        source s;
        heard h;
        read_bytes(&s, &a, str_of(cases[i].bytes), cases[i].file, &h);
        want_int(cases[i].bytes, s.form, cases[i].form);
        arena_free(&a);
    }
}
END_TEST

START_TEST(facts_win)
{
    arena a = {0};
    source s;
    edtf date;
    edtf_parse(&date, S("2020-11"));
    source_facts facts = {.title = S("Told"), .published = date, .published_by = S("option")};
    str page = S("<html><head><title>Said by the page</title><meta property='og:site_name' "
                 "content='Paper'><meta property='article:published_time' "
                 "content='2020-11-05'></head><body><p>Text.</p></body></html>");
    source_from_bytes(&s, &a, page, S("a.html"), &facts, NULL);
    want_str("title", s.title, "Told");
    want_str("outlet", s.outlet, "Paper");
    want_str("published", edtf_str(&a, s.published), "2020-11");
    want_str("published_by", s.published_by, "option");
    want_str("sha256", str_sub(s.sha256, 0, 4), "bd64");
    arena_free(&a);
}
END_TEST

/* An address dates a text; one that says the month gives way to a stamp that says the day. */
START_TEST(dated_by_address)
{
    static const struct {
        const char *file, *url, *text, *date, *by;
    } cases[] = {
        {"a.txt", "https://example.org/2019/05/06/ferry",
         "Ferry runs aground\n2019-05-07\nProse.\n", "2019-05-06", "url"},
        {"a.txt", "https://example.org/2019/05/ferry", "Ferry runs aground\n2019-05-07\nProse.\n",
         "2019-05-07", "stamp"},
        {"a.txt", "https://example.org/2019/05/ferry", "Ferry runs aground\n", "2019-05", "url"},
        {"a.txt", "", "Ferry runs aground\n", "", ""},
        {"a.txt", "", "https://example.org/2019/05/06/ferry\nFerry runs aground\n", "2019-05-06",
         "url"},
        {"2019-05-06.txt", "", "Ferry runs aground\n2019-05-07\nProse.\n", "2019-05-07", "stamp"},
        {"2019-05-06-ferry.txt", "", "Ferry runs aground\n", "2019-05-06?", "file name"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        source s;
        source_facts facts = {.url = str_of(cases[i].url)};
        str file = str_of(cases[i].file);
        source_from_bytes(&s, &a, str_of(cases[i].text), file, &facts, NULL);
        want_str(cases[i].url, edtf_str(&a, s.published), cases[i].date);
        want_str(cases[i].url, s.published_by, cases[i].by);
        arena_free(&a);
    }
}
END_TEST

Suite *source_suite(void);
Suite *source_suite(void)
{
    const TTest *const tests[] = {encodings, foreign_files, forms, facts_win, dated_by_address};
    return suite_of("source", tests, COUNT(tests));
}
