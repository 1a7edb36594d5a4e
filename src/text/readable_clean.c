/* Cleaning inside an article that was found: boxes of links, fields and pictures go. */
#include "text/finder.h"

#include <string.h>

#define ASIDE_COMMAS 3 /* in what is told, not listed */

/* A box of teasers or about the author leads elsewhere; an analysis beside the news tells on. */
static bool is_aside(const box *b)
{
    bool tells = b->links == 0 && b->fields == 0 && b->pictures == 0 && b->paragraphs > 0 &&
                 b->chars >= TEXT_ENOUGH && b->commas >= ASIDE_COMMAS;
    return b->tag == HTML_ASIDE && !tells;
}

/* Elements that a reader of the text does without. */
static bool is_never_text(const box *b)
{
    return b->tag == HTML_FOOTER || is_aside(b) || b->tag == HTML_OBJECT || b->tag == HTML_EMBED ||
           b->tag == HTML_IFRAME || b->tag == HTML_TEXTAREA || b->tag == HTML_SELECT ||
           b->tag == HTML_BUTTON;
}

static bool is_cleaned_tag(html_tag tag)
{
    return tag == HTML_FORM || tag == HTML_FIELDSET || tag == HTML_TABLE || tag == HTML_UL ||
           tag == HTML_DIV;
}

static bool is_list(const box *b)
{
    return b->tag == HTML_UL || b->tag == HTML_OL ||
           (b->chars && (double)b->listed / b->chars > 0.9);
}

/* The published conditions for a box that is more furniture than text. */
static bool is_fishy(const finder *f, uint32_t i)
{
    const box *b = finder_box(f, i);
    int weight = finder_weight(f, b);
    if (weight < 0)
        return true;
    if (b->commas >= 10 || b->video)
        return false;
    bool list = is_list(b), form = b->tag == HTML_FORM || b->tag == HTML_FIELDSET;
    bool figure = finder_is_below(f, i, HTML_FIGURE, 16);
    double density = box_link_density(b);
    double headings = b->chars ? (double)b->headings / b->chars : 0;
    if (!figure && b->pictures > 1 && b->paragraphs * 2 < b->pictures)
        return true;
    if (!list && b->items > b->paragraphs + 100)
        return true;
    if (form && b->fields > b->paragraphs / 3)
        return true;
    if (!list && !figure && headings < 0.9 && b->chars < 25 &&
        (b->pictures == 0 || b->pictures > 2) && density > 0)
        return true;
    if (!list && weight < 25 && density > 0.2)
        return true;
    if (weight >= 25 && density > 0.5)
        return true;
    return b->pictures == 0 && b->textish == 0;
}

static bool must_go(const finder *f, uint32_t i)
{
    const box *b = finder_box(f, i);
    if (is_never_text(b) && !b->video)
        return true;
    if ((b->marks & MARK_SHARE) && b->chars < TEXT_ENOUGH)
        return true;
    if ((b->tag == HTML_H1 || b->tag == HTML_H2) && finder_weight(f, b) < 0)
        return true;
    if (!(f->flags & CLEAN) || !is_cleaned_tag(b->tag) || b->collapsed)
        return false;
    if ((b->marks & MARK_DATA) || finder_is_below(f, i, HTML_CODE, 16))
        return false;
    return is_fishy(f, i);
}

/* From the inside out, so that a box is judged by what is left in it. */
void readable_clean(finder *f)
{
    readable *page = f->page;
    uint32_t n = (uint32_t)page->boxes.n;
    boxes_clear(page, 0, n);
    for (uint32_t i = n; i-- > 1;) {
        box *b = finder_box(f, i);
        if (page->kept[i] && !b->gone && b->tag != HTML_TEXT && must_go(f, i))
            b->gone = true;
        if (!b->gone)
            boxes_add(page, i);
    }
    for (uint32_t i = 0; i < n;) {
        box *b = finder_box(f, i);
        if (!b->gone) {
            i++;
            continue;
        }
        memset(page->kept + i, 0, b->end - i);
        i = b->end;
    }
}
