/* What became of each event, link and document, and where what is gone is shown. */
#include "draw/comparison.h"

#include "graph/diff_print.h"

#define GHOST_TRACKS 2 /* where several dates moved over the same days */

/* ---- What became of what ----------------------------------------------------------------- */

static bool tells(const change *c)
{
    return !c->implied && !change_fact(c->kind)->cosmetic;
}

static fate fate_of(change_kind kind)
{
    switch (kind) {
    case CHANGE_EVENT_ADDED:
    case CHANGE_EVENT_SPLIT:
    case CHANGE_LINK_ADDED:
    case CHANGE_ARTICLE_ADDED: return FATE_ADDED;
    case CHANGE_EVENT_REMOVED:
    case CHANGE_LINK_REMOVED:
    case CHANGE_ARTICLE_REMOVED: return FATE_REMOVED;
    default: return FATE_CHANGED;
    }
}

/* Links are drawn themselves: an event is not changed by them. */
static void note_event(comparison *v, const change *c, size_t first)
{
    told_change *now = NULL;
    if (c->new_event != NONE)
        now = &v->of_event[c->new_event];
    else if (c->old_event != NONE)
        now = &v->of_event[v->u.of_old[c->old_event]];
    if (c->kind == CHANGE_EVENT_MERGED)
        v->of_event[v->u.of_old[c->old_event]].first = first;
    if (!now)
        return;
    now->first = first;
    if (tells(c) && c->about != ABOUT_LINK && now->fate < FATE_ADDED)
        now->fate = fate_of(c->kind);
}

/* Those of a new event are new without being counted. */
static void note_link(comparison *v, arena *a, const change *c)
{
    v->links[fate_of(c->kind)] += tells(c);
    if (c->new != NONE && !change_fact(c->kind)->cosmetic)
        v->of_link[c->new] = c;
    else if (c->new == NONE && tells(c))
        *vec_push(a, &v->cut) = c;
}

static void note_document(comparison *v, const change *c)
{
    if (!tells(c))
        return;
    uint32_t at = c->new;
    for (size_t i = v->d->new->documents.n; at == NONE &&i < v->u.both.documents.n; i++)
        if (str_eq(v->u.both.documents.v[i].id, v->d->old->documents.v[c->old].id))
            at = (uint32_t)i;
    if (at != NONE)
        v->of_document[at] = fate_of(c->kind);
}

static void note_changes(comparison *v, arena *a)
{
    const dateline_diff *d = v->d;
    const dateline_graph *both = &v->u.both;
    v->of_event = arena_new(a, told_change, both->events.n + 1);
    v->of_link = arena_new(a, const change *, both->links.n + 1);
    v->of_document = arena_new(a, fate, both->documents.n + 1);
    for (size_t i = 0; i < both->events.n; i++)
        v->of_event[i] = (told_change){i < v->u.first_gone ? FATE_SAME : FATE_REMOVED, SIZE_MAX};
    for (size_t i = 0; i < diff_first_event(d); i++)
        if (d->changes.v[i].about == ABOUT_ARTICLE)
            note_document(v, &d->changes.v[i]);
    for (size_t i = diff_first_event(d); i < d->changes.n;) {
        size_t first = i, end = diff_next_event(d, i);
        for (; i < end; i++) {
            note_event(v, &d->changes.v[i], first);
            if (d->changes.v[i].about == ABOUT_LINK)
                note_link(v, a, &d->changes.v[i]);
        }
    }
    for (size_t i = 0; i < both->events.n; i++)
        v->events[v->of_event[i].fate]++;
}

static const style_row *look_of(const style *s, const char *name)
{
    return style_find(s, S("change"), str_of(name), S(""));
}

void comparison_start(comparison *v, layout *l, const dateline_diff *d)
{
    *v = (comparison){.d = d,
                      .looks = {look_of(l->style, "same"), look_of(l->style, "changed"),
                                look_of(l->style, "added"), look_of(l->style, "removed")},
                      .signs = {S(""), S("≈"), S("+"), S("−")}};
    diff_union_make(&v->u, l->a, d);
    note_changes(v, l->a);
    buf words = {.arena = l->a};
    diff_print_summary(&words, d);
    v->summary = buf_str(&words);
    l->g = &v->u.both;
    l->versus = v;
}

bool comparison_leaves_out(const layout *l, size_t at)
{
    return l->versus && (at >= l->versus->u.first_gone) != l->gone;
}

/* ---- Looks ------------------------------------------------------------------------------- */

/* A kind's shape in the colour of what became of it. */
static const style_row *coloured(arena *a, const style_row *of, const style_row *look)
{
    style_row *r = arena_new(a, style_row, 1);
    *r = *of;
    r->colour = look->colour;
    r->words = look->words;
    return r;
}

static void colour_card(const comparison *v, arena *a, card *c)
{
    fate f = v->of_event[c->event].fate;
    c->style = coloured(a, c->style, v->looks[f]);
    c->outline = v->looks[f];
    c->pale = f == FATE_SAME;
    c->hollow = f == FATE_REMOVED;
}

static void colour_wires(const comparison *v, layout *l)
{
    for (size_t i = 0; i < l->wires.n; i++) {
        wire *w = &l->wires.v[i];
        const change *c = v->of_link[w->link];
        w->style = coloured(l->a, w->style, v->looks[c ? fate_of(c->kind) : FATE_SAME]);
    }
}

/* ---- Ghosts ------------------------------------------------------------------------------ */

/* Two that lie beside each other on one lane stand apart. */
static uint32_t free_track(const comparison *v, const layout *l, const card *c, double y)
{
    double top = y < c->mark ? y : c->mark, bottom = y < c->mark ? c->mark : y;
    for (size_t i = v->ghosts.n; i-- > 0;) {
        const ghost *g = &v->ghosts.v[i];
        const card *k = &l->cards.v[g->card];
        double high = g->y < k->mark ? g->y : k->mark, low = g->y < k->mark ? k->mark : g->y;
        if (k->lane == c->lane && high < bottom + MARK_SIZE && low > top - MARK_SIZE)
            return (g->track + 1) % GHOST_TRACKS;
    }
    return 0;
}

/* Only where the beginning moved: a date that ends elsewhere has its mark where it was. */
static void add_ghosts(comparison *v, layout *l)
{
    for (uint32_t i = 0; i < l->dated; i++) {
        const card *c = &l->cards.v[i];
        uint32_t old = v->d->who.events.old_of[c->event];
        card was = {.event = c->event};
        if (old == NONE || !edtf_bounds(v->d->old->events.v[old].date, &was.first, &was.last))
            continue;
        day_number day = card_day(&was);
        if (day == card_day(c) || day == DAY_MAX)
            continue;
        double y = axis_y(l, (double)day);
        *vec_push(l->a, &v->ghosts) = (ghost){i, y, free_track(v, l, c, y)};
    }
}

/* ---- What is gone ------------------------------------------------------------------------ */

static void add_lane(const comparison *v, layout *l)
{
    lane n = {.label = S("Removed"), .entity = NONE, .depth = l->card_width};
    for (size_t i = 0; i < v->past.cards.n; i++) {
        const card *c = &v->past.cards.v[i];
        n.bars = n.bars || c->bar || c->vague;
        n.depth = c->w > n.depth ? c->w : n.depth;
    }
    *vec_push(l->a, &n.lines) = n.label;
    n.x = l->width - MARGIN + 14 + MARK_SIZE / 2 + (n.bars ? TRACK + 4 : 0);
    *vec_push(l->a, &l->lanes) = n;
    l->width = card_left(l, &n) + n.depth + MARGIN;
}

/* As near to their dates as those above let them; the undated below. */
static void place_gone(comparison *v, layout *l)
{
    double edge = l->top - CARD_GAP;
    for (size_t i = 0; i < v->past.cards.n; i++) {
        card *c = &v->past.cards.v[i];
        bool on_axis = c->dated && l->dated;
        if (!on_axis && edge < l->axis_end + l->foot + CARD_GAP)
            edge = l->axis_end + l->foot + CARD_GAP;
        double wanted = on_axis ? axis_y(l, (double)card_day(c)) - MARK_DROP : edge;
        c->lane = (uint32_t)l->lanes.n - 1;
        c->x = card_left(l, &l->lanes.v[c->lane]);
        c->y = wanted > edge + CARD_GAP ? wanted : edge + CARD_GAP;
        c->mark = on_axis ? wanted + MARK_DROP : c->y + MARK_DROP;
        edge = c->y + c->h;
    }
    l->bottom = edge + CARD_GAP > l->bottom ? edge + CARD_GAP : l->bottom;
}

static void add_gone(comparison *v, layout *l)
{
    scene_build_gone(&v->past, l);
    if (!v->past.cards.n)
        return;
    for (size_t i = 0; i < v->past.cards.n; i++) {
        card *c = &v->past.cards.v[i];
        name_actors(&v->past, c, true);
        size_card(l, c);
        colour_card(v, l->a, c);
    }
    add_lane(v, l);
    place_gone(v, l);
    l->paper = l->across ? l->paper : l->width;
    if (l->across && l->bottom + MARGIN > l->paper)
        l->paper = l->bottom + MARGIN;
    if (l->wanted > 0 && l->paper > l->wanted)
        l->shrink *= l->wanted / l->paper;
}

/* Every article of which something became is named below the picture. */
static void add_documents(const comparison *v, layout *l)
{
    for (uint32_t i = 0; i < v->u.both.documents.n; i++)
        if (v->of_document[i] != FATE_SAME)
            scene_number(l, i);
}

/* In as many lines as there were, so that nothing moves; on a page of HTML there are none. */
static void add_summary(const comparison *v, layout *l)
{
    size_t lines = l->subtitle_lines.n;
    l->subtitle = v->summary;
    l->subtitle_lines = (str_vec){0};
    if (lines > 0)
        text_wrap(&l->subtitle_lines, l->a, v->summary, SUBTITLE_FONT, l->paper - 2 * MARGIN,
                  lines);
}

void comparison_finish(comparison *v, layout *l)
{
    for (size_t i = 0; i < l->cards.n; i++)
        colour_card(v, l->a, &l->cards.v[i]);
    colour_wires(v, l);
    add_ghosts(v, l);
    add_gone(v, l);
    add_documents(v, l);
    add_summary(v, l);
    v->unseen = v->events[FATE_CHANGED] + v->events[FATE_ADDED] + v->events[FATE_REMOVED];
    for (size_t i = 0; i < l->cards.n; i++)
        v->unseen -= v->of_event[l->cards.v[i].event].fate != FATE_SAME;
    v->unseen -= v->past.cards.n;
}
