/* Pages of a PDF: which lines are the page's and not the text's. */
#include "text/pages.h"
#include "unit.h"

START_TEST(running_lines_go)
{
    static const struct {
        const char *title, *text, *joined;
    } cases[] = {
        {"a head, and a foot with a growing number",
         "Annual report\n\nThe talks\n\nPage 3 of 9\n\fAnnual report\n\nbegan.\n\nPage 4 of 9\n"
         "\fAnnual report\n\nThey failed.\n\nPage 5 of 9\n",
         "Annual report\n\nThe talks\n\nbegan.\n\nThey failed."},
        {"heads of left and right pages",
         "Title\n\fOne\na\n\fTwo\nb\n\fOne\nc\n\fTwo\nd\n\fOne\ne\n\fTwo\nf\n",
         "Title\n\na\n\nb\n\nc\n\nd\n\ne\n\nf"},
        {"dates at the top of pages stay",
         "3 May 2021\nA march.\n\f9 May 2021\nA vote.\n\f12 May 2021\nA strike.\n",
         "3 May 2021\nA march.\n\n9 May 2021\nA vote.\n\n12 May 2021\nA strike."},
        {"what a browser prints around a page",
         "11/22/26, 3:57 PM\n\nFerry sank\n\nIt sank.\n\nhttps://paper.example/a\n\n1/1\n\n\f",
         "Ferry sank\n\nIt sank."},
        {"the same on two pages, whose head is the title",
         "22.11.2026, 15:57\n\nFerry sank\n\nFerry sank\nIt was\n\nhttps://p.example/\n\n1/2\n\f"
         "22.11.2026, 15:57\n\nFerry sank\n\nold.\n\nhttps://p.example/\n\n2/2\n\f",
         "Ferry sank\n\nFerry sank\nIt was\n\nold."},
        {"one page is all text", "Head\n\nText.\n\n1\n\f", "Head\n\nText.\n\n1"},
        {"a line that two of many pages share is text",
         "Yes.\na\n\fb\nc\n\fYes.\nd\n\fe\nf\n\fg\nh\n",
         "Yes.\na\n\nb\nc\n\nYes.\nd\n\ne\nf\n\ng\nh"},
        {"notes at the feet of pages go to the end, without numbers that stand apart",
         "A march.1 The council met in\n\n1\nInterview, 3 May.\n2\n\fOslo.2 It voted.\n\n"
         "2 See the minutes.\n\n\fThe end.\n",
         "A march.1 The council met in\n\nOslo.2 It voted.\n\nThe end.\n\n\f"
         "Interview, 3 May.\n\n\n2 See the minutes."},
        {"nothing", "", ""},
        {"blank pages", "\f \n\f", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        arena a = {0};
        str joined = pages_joined(&a, str_of(cases[i].text));
        want_str(cases[i].title, joined, cases[i].joined);
        arena_free(&a);
    }
}
END_TEST

Suite *pages_suite(void);
Suite *pages_suite(void)
{
    const TTest *const tests[] = {running_lines_go};
    return suite_of("pages", tests, COUNT(tests));
}
