/* place: what a card says and how large that makes it; then, once the links have their tracks,
 * where the columns stand. */
#include "draw/layout.h"

#include <stdlib.h>

#define DATE_LINES 5 /* the longest, "between ... and ...", on the narrowest card */

/* Whether a life-line that the card sits on or touches shows who it is; `far`: not its own. */
static bool is_shown(const layout *l, const card *c, uint32_t who, bool far)
{
    for (uint32_t i = 0; i < l->lanes.n; i++) {
        bool here = c->lane == i && !far;
        for (size_t j = 0; j < c->touches.n; j++)
            here = here || c->touches.v[j] == i;
        if (here && l->lanes.v[i].entity == who)
            return true;
    }
    return false;
}

/* Who takes part and has no life-line is named on the card; on a long page also whose lane it is,
 * since the lanes' heads are far away. "Ida Brandt · about Holm Council, Sund · Langhavn": whom it
 * is only about has no part in it, wherever it sits. */
void name_actors(layout *l, card *c, bool far)
{
    buf b = {.arena = l->a};
    bool about = false;
    for (size_t k = 0; k < c->actors.n && b.n < 160; k++) {
        uint32_t who = c->actors.v[k];
        if (is_shown(l, c, who, far || c->roles.v[k] == ROLE_ABOUT))
            continue;
        const graph_entity *e = &l->g->entities.v[who];
        bool also = about && c->roles.v[k] == ROLE_ABOUT;
        about = c->roles.v[k] == ROLE_ABOUT;
        if (b.n)
            buf_put(&b, also ? S(", ") : S(" · "));
        if (about && !also)
            buf_put(&b, S("about "));
        buf_put(&b, text_clean(l->a, e->label.n ? e->label : e->id, 80));
    }
    double width = l->card_width - CARD_INSET - 6;
    text_wrap(&c->small, l->a, buf_str(&b), SMALL_FONT, width, 2);
}

/* The date, with remark and notes behind it or, where there is no room, below all else. In the
 * graph the mark stands at its right. */
static void write_head(const layout *l, card *c, double width)
{
    double beside_mark = l->options->view == VIEW_GRAPH ? width - MARK_SIZE : width;
    buf b = {.arena = l->a};
    if (c->remark.n)
        buf_printf(&b, "%.*s  ", STR_ARG(c->remark));
    if (c->notes.n)
        buf_printf(&b, "[%.*s]", STR_ARG(c->notes));
    str beside = b.n ? buf_str(&b) : S("");
    bool tray = !c->dated && l->options->view == VIEW_TIMELINE; /* which says "Undated" itself */
    str first = tray ? c->style->label : c->words;
    text_wrap(&c->dates, l->a, first, DATE_FONT, beside_mark, DATE_LINES);
    double room = beside_mark - text_width(first, DATE_FONT) - 6;
    if (c->dates.n == 1 && text_width(beside, SMALL_FONT) <= room)
        c->beside = beside;
    else if (beside.n)
        *vec_push(l->a, &c->small) = text_fit(l->a, beside, SMALL_FONT, width);
}

/* What is said of its date, above the names of who takes part. */
static void put_doubts(const layout *l, card *c, double width)
{
    str_vec names = c->small;
    c->small = (str_vec){0};
    for (size_t i = 0; i < c->doubts.n; i++)
        *vec_push(l->a, &c->small) = text_fit(l->a, c->doubts.v[i], SMALL_FONT, width);
    text_wrap(&c->small, l->a, c->between, SMALL_FONT, width, 2);
    for (size_t i = 0; i < names.n; i++)
        *vec_push(l->a, &c->small) = names.v[i];
}

void size_card(const layout *l, card *c)
{
    size_t most = l->crowd <= 60 ? 4 : l->crowd <= 300 ? 3 : 2;
    double width = l->card_width - CARD_INSET - 6;
    put_doubts(l, c, width);
    write_head(l, c, width);
    text_wrap(&c->lines, l->a, c->label, LABEL_FONT, width, most);
    double height = 2 * CARD_PAD + (double)c->dates.n * DATE_HEIGHT +
                    (double)c->lines.n * LABEL_HEIGHT + (double)c->small.n * SMALL_HEIGHT;
    c->w = l->across ? height : l->card_width;
    c->h = l->across ? l->card_width : height;
}

/* Parts the bars of a lane so that those that share days stand side by side. */
static void part_bars(layout *l)
{
    enum { MOST = 5 };
    double(*end)[MOST] = (double(*)[MOST])arena_new(l->a, double, l->lanes.n *MOST);
    for (size_t i = 0; i < l->dated; i++) {
        card *c = &l->cards.v[i];
        if (!c->bar && !c->vague)
            continue;
        uint32_t track = 0;
        while (track + 1 < MOST && end[c->lane][track] > c->mark - MARK_DROP)
            track++;
        c->bar_track = track;
        end[c->lane][track] =
            c->last == DAY_MAX ? l->axis_end : axis_y(l, (double)c->last + 0.9) + TRACK;
        if (l->lanes.v[c->lane].bars <= track)
            l->lanes.v[c->lane].bars = track + 1;
    }
}

double track_width(const lane *n)
{
    return n->tracks <= 8 ? TRACK : 8 * TRACK / n->tracks;
}

/* How deep the cards of each lane are; where time runs across its head must fit, too. */
static void deepen_lanes(layout *l)
{
    for (size_t i = 0; i < l->lanes.n; i++) {
        const lane *n = &l->lanes.v[i];
        double head = 14.5 * (double)n->lines.n + (n->role.n ? 13 : 0);
        l->lanes.v[i].depth = l->across ? head : l->card_width;
    }
    for (size_t i = 0; i < l->cards.n && l->across; i++) {
        lane *n = &l->lanes.v[l->cards.v[i].lane];
        if (n->depth < l->cards.v[i].w)
            n->depth = l->cards.v[i].w;
    }
}

/* Lanes get no narrower than they were. */
static void keep_room(layout *l)
{
    for (uint32_t i = 0; l->like && i < l->lanes.n; i++) {
        uint32_t old = like_lane(l, i);
        if (old == NONE)
            continue;
        const lane *o = &l->like->old->lanes.v[old];
        lane *n = &l->lanes.v[i];
        n->bars = n->bars > o->bars ? n->bars : o->bars;
        n->tracks = n->tracks > o->tracks ? n->tracks : o->tracks;
    }
}

void place_columns(layout *l)
{
    part_bars(l);
    keep_room(l);
    double x = l->side + 10;
    deepen_lanes(l);
    for (size_t i = 0; i < l->lanes.n; i++) {
        lane *n = &l->lanes.v[i];
        n->x = x + (double)n->bars * TRACK + (n->bars ? 4 : 0) + MARK_SIZE / 2;
        x = card_left(l, n) + n->depth + 14 + (double)n->tracks * track_width(n);
    }
    l->width = x - 14 + MARGIN;
    for (size_t i = 0; i < l->cards.n; i++)
        l->cards.v[i].x = card_left(l, &l->lanes.v[l->cards.v[i].lane]);
}
