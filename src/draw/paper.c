/* paper: paper sizes, where pages end, and what each of them shows. */
#include "draw/paper.h"

#define PAGE_PAD    10.0 /* above the first thing of a page */
#define SMALL_TITLE 26.0 /* height of the title on later pages */
#define PAGE_FONT   ((text_font){10, false})

static const struct {
    str name;
    double width, height;
} papers[] = {{STR_INIT("a3"), 841.89, 1190.55},
              {STR_INIT("a4"), 595.28, 841.89},
              {STR_INIT("a5"), 419.53, 595.28},
              {STR_INIT("letter"), 612, 792},
              {STR_INIT("legal"), 612, 1008}};

bool paper_size(str name, double *width, double *height)
{
    str turned = S("-landscape");
    bool wide = str_ends(name, turned);
    if (wide)
        name = str_sub(name, 0, name.n - turned.n);
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        if (!str_eq_nocase(name, papers[i].name))
            continue;
        *width = wide ? papers[i].height : papers[i].width;
        *height = wide ? papers[i].width : papers[i].height;
        return true;
    }
    return false;
}

void pages_begin(layout *l)
{
    double along = l->across ? l->options->page_width : l->options->page_height;
    if (along <= 0 || l->options->view == VIEW_GRAPH)
        return;
    l->pages.length = along / l->shrink;
    l->pages.head = l->across ? l->top : MARGIN + SMALL_TITLE + l->lane_height;
    l->pages.first = l->pages.length - MARGIN;
    if (l->pages.first < l->top + 200) /* a title that leaves no room: its page is longer */
        l->pages.first = l->top + 200;
}

static double step(const layout *l)
{
    double room = l->pages.length - l->pages.head - MARGIN;
    return room > 200 ? room : 200;
}

static size_t page_at(const layout *l, double y)
{
    return y < l->pages.first ? 0 : 1 + (size_t)((y - l->pages.first) / step(l));
}

static double page_top(const layout *l, size_t page)
{
    return page ? l->pages.first + step(l) * (double)(page - 1) : 0;
}

double pages_fit(const layout *l, double y, double length)
{
    if (l->pages.length <= 0)
        return y;
    size_t page = page_at(l, y);
    double end = page_top(l, page + 1), top = page_top(l, page) + PAGE_PAD;
    if (page && y < top)
        y = top;
    return y + length > end && length < step(l) - PAGE_PAD ? end + PAGE_PAD : y;
}

/* "Title" and, at the sheet's end, "2 of 5". */
static void paint_margins(canvas *c, const layout *l, size_t number, size_t pages)
{
    if (number == 1 || l->across)
        paint_title(c, l);
    else
        canvas_text(c, MARGIN, MARGIN + 12, ALIGN_LEFT, (text_font){13, true}, l->style->ink,
                    text_fit(c->a, l->title, (text_font){13, true}, c->width - 2 * MARGIN));
    buf b = {.arena = c->a};
    buf_printf(&b, "%zu of %zu", number, pages);
    canvas_text(c, c->width - MARGIN, c->height - 14, ALIGN_RIGHT, PAGE_FONT, l->style->faint,
                buf_str(&b));
}

/* The year that goes on from the page before, unless another is written near. */
static void carry_year(canvas *c, const layout *l, double top)
{
    const tick *year = NULL;
    for (size_t i = 0; i < l->ticks.n; i++) {
        const tick *t = &l->ticks.v[i];
        if (t->level == TICK_DAY)
            continue;
        if (t->y >= top && t->y < top + 30)
            return;
        if (t->level == TICK_YEAR && t->y < top)
            year = t;
    }
    if (year && top < l->axis_end)
        paint_tick_label(c, l, top + 8, false, tick_font(TICK_YEAR), year->label);
}

/* The page's stretch of all that has a place in time, its heads on top. */
static void paint_stretch(canvas *c, const layout *l, size_t page)
{
    c->cut = true;
    c->from = page_top(l, page);
    c->to = page_top(l, page + 1);
    c->shift = page ? l->pages.head - c->from : 0;
    paint_timeline(c, l, false);
    if (!l->across)
        paint_footer(c, l, l->bottom);
    c->flip = l->across;
    if (page)
        carry_year(c, l, c->from);
    c->cut = false;
    c->shift = page ? l->pages.head - l->top : 0;
    if (c->from < (l->seated < l->cards.n ? l->axis_end : l->bottom))
        paint_heads(c, l);
    c->flip = false;
    c->shift = 0;
}

size_t pages_count(const layout *l, double footer_end)
{
    return page_at(l, l->across ? l->bottom : footer_end) + 1 + l->across;
}

canvas paint_page(const layout *l, size_t number, size_t pages)
{
    canvas c = canvas_new(l->a, l->style, l->options->page_width / l->shrink,
                          l->options->page_height / l->shrink);
    paint_margins(&c, l, number, pages);
    if (l->across && number == pages)
        paint_footer(&c, l, title_height(l));
    else
        paint_stretch(&c, l, number - 1);
    return c;
}
