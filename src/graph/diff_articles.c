/* Articles, and what is told beside them instead of in its place: a new article may tell of events
 * that were known, a lost one of events that stay; undated events come and go with it in numbers.
 */
#include "graph/diff_paint.h"

#define NAMES_SHOWN 3

section section_at(const dateline_diff *d, size_t at)
{
    return (section){d->changes.v + at, diff_next_event(d, at) - at};
}

size_t diff_next_event(const dateline_diff *d, size_t first)
{
    size_t end = first;
    while (end < d->changes.n && d->changes.v[end].rank == d->changes.v[first].rank)
        end++;
    return end;
}

size_t diff_first_event(const dateline_diff *d)
{
    size_t i = 0;
    while (i < d->changes.n && d->changes.v[i].about < ABOUT_EVENT)
        i++;
    return i;
}

bool section_shows(const painter *p, const change *c)
{
    return p->look.all || !change_fact(c->kind)->cosmetic;
}

bool section_is_whole(section b)
{
    return b.v->kind == CHANGE_EVENT_ADDED || b.v->kind == CHANGE_EVENT_REMOVED;
}

/* ---- What is told beside an article ---------------------------------------------------------- */

/* Added or removed as the one article that tells it was. */
static bool comes_with_article(section b)
{
    cause_kind why = b.v->n_causes == 1 ? b.v->causes[0].kind : CAUSE_TOOL;
    return section_is_whole(b) && (why == CAUSE_NEW || why == CAUSE_GONE);
}

static bool is_undated(const painter *p, section b)
{
    return edtf_empty(diff_event(p->d, b.v)->date);
}

/* All that happened is that a new article tells it too, or that one which did is gone. */
static bool is_told_only(const painter *p, section b)
{
    size_t shown = 0;
    for (size_t i = 0; i < b.n; i++) {
        const change *c = &b.v[i];
        if (!section_shows(p, c))
            continue;
        bool source_only = c->kind == CHANGE_SOURCE_ADDED || c->kind == CHANGE_SOURCE_REMOVED;
        if (!source_only || c->n_causes == 0 ||
            (c->causes[0].kind != CAUSE_NEW && c->causes[0].kind != CAUSE_GONE))
            return false;
        shown++;
    }
    return shown > 0;
}

bool section_is_folded(const painter *p, section b)
{
    if (p->look.context)
        return false;
    return comes_with_article(b) ? is_undated(p, b) : is_told_only(p, b);
}

typedef VEC(const change *) change_list;

typedef struct beside {  /* one article */
    size_t events;       /* that came or went with it, */
    change_list undated; /* and those of them that are told of here */
    change_list told;    /* sources of events that were there before, or stay */
} beside;

typedef struct all_beside {
    beside *gone, *come; /* by document of the old and of the new graph */
} all_beside;

static beside *beside_of(const all_beside *all, const cause *why)
{
    return why->kind == CAUSE_GONE ? &all->gone[why->document] : &all->come[why->document];
}

static void add_section(painter *p, all_beside *all, section b)
{
    if (comes_with_article(b)) {
        beside *one = beside_of(all, &b.v->causes[0]);
        one->events++;
        if (section_is_folded(p, b))
            *vec_push(p->scratch, &one->undated) = b.v;
        return;
    }
    if (!section_is_folded(p, b))
        return;
    for (size_t k = 0; k < b.n; k++) {
        if (section_shows(p, &b.v[k]))
            *vec_push(p->scratch, &beside_of(all, &b.v[k].causes[0])->told) = &b.v[k];
    }
}

static all_beside find_beside(painter *p)
{
    const dateline_diff *d = p->d;
    all_beside all = {arena_new(p->scratch, beside, d->old->documents.n + 1),
                      arena_new(p->scratch, beside, d->new->documents.n + 1)};
    for (size_t i = diff_first_event(d); i < d->changes.n; i = diff_next_event(d, i))
        add_section(p, &all, section_at(d, i));
    return all;
}

/* An event may have several sources in one article. */
static size_t count_events(const change_list *list)
{
    size_t events = 0;
    for (size_t i = 0; i < list->n; i++)
        events += i == 0 || list->v[i]->rank != list->v[i - 1]->rank;
    return events;
}

/* The first few: "Vote; Poll; and 3 more (--context)". */
static void put_labels(painter *p, const change_list *list)
{
    size_t shown = 0, events = count_events(list);
    for (size_t i = 0; i < list->n && shown < NAMES_SHOWN; i++) {
        if (i > 0 && list->v[i]->rank == list->v[i - 1]->rank)
            continue;
        buf_put(p->out, shown++ > 0 ? S("; ") : S(""));
        paint_text(p, PAINT_NONE, diff_event(p->d, list->v[i])->label);
    }
    if (events > shown)
        buf_printf(p->out, "; and %zu more (--context)", events - shown);
    buf_char(p->out, '\n');
}

static void put_beside(painter *p, const beside *one, bool gone)
{
    size_t told = count_events(&one->told);
    bool single = one->events == 1;
    if (one->events > 0)
        buf_printf(p->out, "      %zu event%s %s it", one->events, single ? "" : "s",
                   gone ? (single ? "goes with" : "go with")
                        : (single ? "comes from" : "come from"));
    if (one->undated.n > 0) {
        buf_printf(p->out, ", %zu of them undated: ", one->undated.n);
        put_labels(p, &one->undated);
    } else if (one->events > 0) {
        buf_char(p->out, '\n');
    }
    if (told == 0)
        return;
    single = told == 1;
    buf_printf(p->out, "      %s %zu event%s that %s: ", gone ? "told" : "tells", told,
               single ? "" : "s",
               gone ? (single ? "stays" : "stay") : (single ? "was known" : "were known"));
    put_labels(p, &one->told);
}

/* ---- The articles --------------------------------------------------------------------------- */

static void put_article_change(painter *p, const change *c, const all_beside *all)
{
    bool gone = c->kind == CHANGE_ARTICLE_REMOVED;
    if (gone || c->kind == CHANGE_ARTICLE_ADDED) {
        put_beside(p, gone ? &all->gone[c->old] : &all->come[c->new], gone);
        return;
    }
    buf_put(p->out, S("      "));
    if (c->kind == CHANGE_ARTICLE_EDITED) {
        buf_put(p->out, S("its text was edited\n"));
        return;
    }
    paint_text(p, PAINT_NONE, c->field);
    buf_char(p->out, ' ');
    paint_arrow(p, c->before, c->after);
    buf_char(p->out, '\n');
}

static void put_article_head(painter *p, const change *c)
{
    const graph_document *document = diff_article(p->d, c);
    paint_mark(p, 0, c->old == NONE ? '+' : c->new == NONE ? '-' : '~');
    paint_text(p, PAINT_NONE, document->file);
    if (document->title.n > 0) {
        buf_put(p->out, S("  "));
        paint_text(p, PAINT_DIM, document->title);
    }
    buf_char(p->out, '\n');
}

void paint_articles(painter *p)
{
    all_beside all = find_beside(p);
    const change *last = NULL;
    for (size_t i = 0; i < p->d->changes.n; i++) {
        const change *c = &p->d->changes.v[i];
        if (c->about != ABOUT_ARTICLE || !section_shows(p, c))
            continue;
        if (last == NULL) {
            buf_char(p->out, '\n');
            paint_text(p, PAINT_HEAD, S("Articles"));
            buf_char(p->out, '\n');
        }
        if (last == NULL || last->rank != c->rank)
            put_article_head(p, c);
        if (!p->look.stat || c->old == NONE || c->new == NONE)
            put_article_change(p, c, &all);
        last = c;
    }
}
