/* box_sums: how much text, links, paragraphs and the like a box holds with all that is in it. */
#include "text/boxes.h"

static bool is_textish(html_tag tag)
{
    return tag == HTML_SPAN || tag == HTML_LI || tag == HTML_TD || tag == HTML_BLOCKQUOTE ||
           tag == HTML_DL || tag == HTML_DIV || tag == HTML_OL || tag == HTML_P ||
           tag == HTML_PRE || tag == HTML_TABLE || tag == HTML_UL;
}

void boxes_clear(readable *page, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        box *b = &page->boxes.v[i];
        if (b->tag == HTML_TEXT)
            continue;
        b->chars = b->commas = b->headings = b->listed = b->textish = 0;
        b->paragraphs = b->pictures = b->items = b->fields = 0;
        b->links = 0;
    }
}

void boxes_add(readable *page, uint32_t i)
{
    const box *b = &page->boxes.v[i];
    if (i == 0)
        return;
    box *p = &page->boxes.v[b->parent];
    p->chars += b->chars;
    p->commas += b->commas;
    if (b->tag == HTML_TEXT)
        return;
    float links = b->links;
    if (b->tag == HTML_A) {
        str href = html_attr_of(page->tree, b->node, HTML_AT_href);
        links = (float)b->chars * (str_starts(href, S("#")) ? 0.3F : 1.0F);
    }
    bool heading = b->tag >= HTML_H1 && b->tag <= HTML_H6;
    bool list = b->tag == HTML_UL || b->tag == HTML_OL;
    p->links += links;
    p->headings += b->headings + (heading ? b->chars : 0);
    p->listed += b->listed + (list ? b->chars : 0);
    p->textish += b->textish + (is_textish(b->tag) ? b->chars : 0);
    p->paragraphs += b->paragraphs + (b->tag == HTML_P);
    p->pictures += b->pictures + (b->tag == HTML_IMG);
    p->items += b->items + (b->tag == HTML_LI);
    p->fields += b->fields + (b->tag == HTML_INPUT);
    p->video |= b->video;
}

void boxes_sum(readable *page, uint32_t from, uint32_t to)
{
    boxes_clear(page, from, to);
    for (uint32_t i = to; i-- > from;)
        if (!page->boxes.v[i].gone)
            boxes_add(page, i);
}
