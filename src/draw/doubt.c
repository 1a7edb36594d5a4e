/* doubt: what is not sure and can still be said: where links put events without a date, which other
 * dates sources give, and which links contradict the dates. */
#include "draw/layout.h"

#define PASSES 8 /* a chain of undated events is followed so far */

/* Which end of a link its type says to be the earlier; false if none is. */
static bool earlier_end(const graph_link *k, uint32_t *earlier, uint32_t *later)
{
    switch (k->type) {
    case LINK_FOLLOWS:
    case LINK_RESPONDS_TO:
    case LINK_REPORTS_ON: *earlier = k->to, *later = k->from; return true;
    case LINK_CAUSES:
    case LINK_RESULTS_IN: *earlier = k->from, *later = k->to; return true;
    default: return false;
    }
}

typedef struct bounds {
    day_number first, last;
    bool dated;
} bounds;

static bounds *all_bounds(const layout *l)
{
    bounds *list = arena_new(l->a, bounds, l->g->events.n);
    for (size_t i = 0; i < l->g->events.n; i++) {
        bounds *b = &list[i];
        b->dated = edtf_bounds(l->g->events.v[i].date, &b->first, &b->last) &&
                   (b->first != DAY_MIN || b->last != DAY_MAX);
    }
    return list;
}

/* Of two events with dates the later one: what happened after both happened after that. */
static uint32_t later_of(const bounds *of, uint32_t a, uint32_t b)
{
    if (a == NONE || b == NONE)
        return a == NONE ? b : a;
    return of[a].first >= of[b].first ? a : b;
}

static uint32_t earlier_of(const bounds *of, uint32_t a, uint32_t b)
{
    if (a == NONE || b == NONE)
        return a == NONE ? b : a;
    return of[a].last <= of[b].last ? a : b;
}

static uint32_t *nowhere(const layout *l)
{
    uint32_t *list = arena_new(l->a, uint32_t, l->g->events.n);
    for (size_t i = 0; i < l->g->events.n; i++)
        list[i] = NONE;
    return list;
}

/* By event without a date: the dated ones that it surely comes after and before. */
static void find_neighbours(const layout *l, const bounds *of, uint32_t *after, uint32_t *before)
{
    bool more = true;
    for (int pass = 0; pass < PASSES && more; pass++) {
        more = false;
        for (size_t i = 0; i < l->g->links.n; i++) {
            uint32_t early, late;
            if (!earlier_end(&l->g->links.v[i], &early, &late))
                continue;
            if (!of[late].dated) {
                uint32_t now = later_of(of, after[late], of[early].dated ? early : after[early]);
                more |= now != after[late];
                after[late] = now;
            }
            if (!of[early].dated) {
                uint32_t now = earlier_of(of, before[early], of[late].dated ? late : before[late]);
                more |= now != before[early];
                before[early] = now;
            }
        }
    }
}

/* "9 August 2020": its beginning, or its end. */
static void put_when(buf *b, const layout *l, uint32_t number, bool beginning)
{
    edtf date = l->g->events.v[number].date;
    bool end = date.interval && !beginning;
    edtf_print_words(b, (edtf){.from = end ? date.to : date.from});
}

/* "between 9 August 2020 and November 2020", "9 August 2020 or later" (what follows an event may do
 * so on its day): what is written on a card, and where it stands among its like. Nothing if nothing
 * lies between. */
static void say_between(const layout *l, card *c, const bounds *of, uint32_t after, uint32_t before)
{
    day_number from = after != NONE ? of[after].first : DAY_MIN;
    day_number to = before != NONE ? of[before].last : DAY_MAX;
    if (from >= to)
        return;
    buf b = {.arena = l->a};
    bool both = from != DAY_MIN && to != DAY_MAX;
    buf_put(&b, both ? S("between ") : S(""));
    if (from != DAY_MIN)
        put_when(&b, l, after, true);
    buf_put(&b, both ? S(" and ") : S(""));
    if (to != DAY_MAX)
        put_when(&b, l, before, false);
    if (b.n && !both)
        buf_put(&b, from != DAY_MIN ? S(" or later") : S(" or earlier"));
    c->between = b.n ? buf_str(&b) : S("");
    c->first = from != DAY_MIN ? from : to;
}

void doubt_undated(layout *l)
{
    uint32_t *after = nowhere(l), *before = nowhere(l);
    const bounds *of = all_bounds(l);
    find_neighbours(l, of, after, before);
    for (size_t i = 0; i < l->cards.n; i++) {
        card *c = &l->cards.v[i];
        if (c->dated)
            continue;
        c->first = DAY_MAX;
        say_between(l, c, of, after[c->event], before[c->event]);
    }
}

static bool apart(edtf a, edtf b)
{
    edtf_relation r = edtf_relate(a, b);
    return r == EDTF_BEFORE || r == EDTF_AFTER || r == EDTF_APART;
}

/* Sources that put an event on days it cannot have been on if its date is right. */
void doubt_dates(layout *l)
{
    enum { MOST = 3 };
    for (size_t i = 0; i < l->g->mentions.n; i++) {
        const graph_mention *m = &l->g->mentions.v[i];
        edtf date;
        if (!m->date.n || l->card_of[m->event] == NONE || !edtf_parse(&date, m->date) ||
            !apart(date, l->g->events.v[m->event].date))
            continue;
        card *c = &l->cards.v[l->card_of[m->event]];
        buf b = {.arena = l->a};
        buf_put(&b, S("≠ "));
        edtf_print_words(&b, date);
        buf_printf(&b, "  [%u]", l->number_of[m->document]);
        bool known = c->doubts.n >= MOST;
        for (size_t k = 0; k < c->doubts.n; k++)
            known = known || str_eq(c->doubts.v[k], buf_str(&b));
        if (!known)
            *vec_push(l->a, &c->doubts) = buf_str(&b);
    }
}

void doubt_links(layout *l)
{
    for (size_t i = 0; i < l->wires.n; i++) {
        wire *w = &l->wires.v[i];
        uint32_t early, late;
        if (earlier_end(&l->g->links.v[w->link], &early, &late))
            w->odd =
                edtf_relate(l->g->events.v[late].date, l->g->events.v[early].date) == EDTF_BEFORE;
        w->words = w->style->label;
        if (!w->odd)
            continue;
        buf b = {.arena = l->a};
        buf_printf(&b, "≠ %.*s", STR_ARG(w->style->label));
        w->words = buf_str(&b);
    }
}
