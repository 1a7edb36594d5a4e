/* A diff as an editor reads it: what happened to the articles, then to each event in the order of
 * dates, then to the actors. An article that is new or gone is told of once: events that it merely
 * also tells are named beside it, not one by one.
 *
 *     3 events added, 1 removed, 2 dates narrowed
 *
 *     9 August 2020
 *     ~ Presidential election in Belarus  (02-protests.txt was edited)
 *           date      August 2020 → 9 August 2020, narrowed
 *         + agent     Alexander Lukashenko
 */
#include "graph/diff_paint.h"

#define NAMES_SHOWN 3

/* ---- The summary ----------------------------------------------------------------------------- */

static void put_noun(buf *out, str noun, size_t n)
{
    bool many = n != 1, y = str_ends(noun, S("y"));
    buf_put(out, many && y ? str_sub(noun, 0, noun.n - 1) : noun);
    if (many)
        buf_put(out, y ? S("ies") : str_ends(noun, S("s")) ? S("es") : S("s"));
}

static void put_counts(buf *out, const dateline_diff *d)
{
    str last = {0};
    for (change_kind k = 0; k < CHANGE_KIND_COUNT; k++) {
        const kind_fact *fact = change_fact(k);
        if (d->counts[k] == 0 || fact->cosmetic)
            continue;
        buf_printf(out, "%s%zu ", last.n > 0 ? ", " : "", d->counts[k]);
        if (!str_eq(fact->noun, last)) {
            put_noun(out, fact->noun, d->counts[k]);
            buf_char(out, ' ');
        }
        buf_put(out, fact->verb);
        last = fact->noun;
    }
}

static bool is_tools_work(const dateline_diff *d)
{
    for (size_t i = 0; i < d->changes.n; i++) {
        const change *c = &d->changes.v[i];
        if (c->n_causes > 0 && c->causes[0].kind == CAUSE_TOOL && !change_fact(c->kind)->cosmetic)
            return true;
    }
    return false;
}

static void put_summary(painter *p)
{
    const dateline_diff *d = p->d;
    buf line = {.arena = p->scratch};
    put_counts(&line, d);
    if (d->real == 0)
        buf_put(&line, S("nothing changed"));
    paint_text(p, PAINT_HEAD, buf_str(&line));
    buf_char(p->out, '\n');
    if (is_tools_work(d))
        buf_put(p->out, S("No article differs: this is the work of dateline, its tables or an edit "
                          "by hand.\n"));
    if (d->cosmetic > 0 && !p->look.all)
        buf_printf(p->out, "%zu cosmetic change%s not shown; --all shows %s.\n", d->cosmetic,
                   d->cosmetic == 1 ? " is" : "s are", d->cosmetic == 1 ? "it" : "them");
}

/* ---- What is shown of one event
 * ------------------------------------------------------------------
 */

typedef struct section { /* the changes of one event */
    const change *v;
    size_t n;
} section;

static section section_at(const dateline_diff *d, size_t at)
{
    size_t end = at;
    while (end < d->changes.n && d->changes.v[end].about >= ABOUT_EVENT &&
           d->changes.v[end].rank == d->changes.v[at].rank)
        end++;
    return (section){d->changes.v + at, end - at};
}

static size_t first_event(const dateline_diff *d)
{
    size_t i = 0;
    while (i < d->changes.n && d->changes.v[i].about < ABOUT_EVENT)
        i++;
    return i;
}

static bool is_shown(const painter *p, const change *c)
{
    return p->look.all || !change_fact(c->kind)->cosmetic;
}

static bool is_whole(section b)
{
    return b.v->kind == CHANGE_EVENT_ADDED || b.v->kind == CHANGE_EVENT_REMOVED;
}

/* All that happened is that a new article tells it too, or that one which did is gone. */
static bool is_folded(const painter *p, section b)
{
    size_t shown = 0;
    for (size_t i = 0; i < b.n; i++) {
        const change *c = &b.v[i];
        if (!is_shown(p, c))
            continue;
        bool source_only = c->kind == CHANGE_SOURCE_ADDED || c->kind == CHANGE_SOURCE_REMOVED;
        if (!source_only || c->n_causes == 0 ||
            (c->causes[0].kind != CAUSE_NEW && c->causes[0].kind != CAUSE_GONE))
            return false;
        shown++;
    }
    return shown > 0 && !p->look.context;
}

static bool has_shown(const painter *p, section b)
{
    for (size_t i = 0; i < b.n; i++) {
        if (is_shown(p, &b.v[i]))
            return true;
    }
    return false;
}

/* One reason for all of them is said once. */
static bool share_causes(const painter *p, section b)
{
    const change *first = NULL;
    for (size_t i = 0; i < b.n; i++) {
        if (!is_shown(p, &b.v[i]) || b.v[i].implied)
            continue;
        first = first == NULL ? &b.v[i] : first;
        if (!same_causes(first, &b.v[i]))
            return false;
    }
    return first != NULL;
}

/* ---- Articles
 * ------------------------------------------------------------------------------------
 */

typedef VEC(const change *) change_list;

typedef struct folds {               /* what is told beside an article, by document */
    change_list *old, *new;          /* sources */
    size_t *old_events, *new_events; /* that went or came with it */
} folds;

static folds find_folds(painter *p)
{
    const dateline_diff *d = p->d;
    folds f = {arena_new(p->scratch, change_list, d->old->documents.n + 1),
               arena_new(p->scratch, change_list, d->new->documents.n + 1),
               arena_new(p->scratch, size_t, d->old->documents.n + 1),
               arena_new(p->scratch, size_t, d->new->documents.n + 1)};
    for (size_t i = first_event(d); i < d->changes.n;) {
        section b = section_at(d, i);
        const cause *why = &b.v->causes[0];
        if (is_whole(b) && b.v->n_causes == 1 && why->kind == CAUSE_GONE)
            f.old_events[why->document]++;
        else if (is_whole(b) && b.v->n_causes == 1 && why->kind == CAUSE_NEW)
            f.new_events[why->document]++;
        for (size_t k = 0; k < b.n && is_folded(p, b); k++) {
            const cause *one = &b.v[k].causes[0];
            if (b.v[k].about != ABOUT_SOURCE || b.v[k].n_causes == 0 || one->document == NONE)
                continue;
            change_list *list = one->kind == CAUSE_GONE ? f.old : f.new;
            *vec_push(p->scratch, &list[one->document]) = &b.v[k];
        }
        i += b.n;
    }
    return f;
}

static void put_folded(painter *p, const change_list *list, bool gone)
{
    size_t events = 0;
    buf names = {.arena = p->scratch};
    uint32_t last = NONE;
    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i]->rank == last)
            continue;
        last = list->v[i]->rank;
        if (events++ >= NAMES_SHOWN)
            continue;
        buf_put(&names, names.n > 0 ? S("; ") : S(""));
        buf_put(&names, diff_event(p->d, list->v[i])->label);
    }
    if (events == 0)
        return;
    buf_printf(p->out, "      %s %zu event%s that %s: ", gone ? "told" : "tells", events,
               events == 1 ? "" : "s",
               gone ? (events == 1 ? "stays" : "stay")
                    : (events == 1 ? "was known" : "were known"));
    paint_text(p, PAINT_NONE, buf_str(&names));
    if (events > NAMES_SHOWN)
        buf_printf(p->out, "; and %zu more (--context)", events - NAMES_SHOWN);
    buf_char(p->out, '\n');
}

static void put_article_change(painter *p, const change *c, const folds *f)
{
    size_t whole = c->kind == CHANGE_ARTICLE_REMOVED ? f->old_events[c->old]
                   : c->kind == CHANGE_ARTICLE_ADDED ? f->new_events[c->new]
                                                     : 0;
    if (whole > 0)
        buf_printf(p->out, "      %zu event%s %s it\n", whole, whole == 1 ? "" : "s",
                   c->new == NONE ? (whole == 1 ? "goes with" : "go with")
                                  : (whole == 1 ? "comes from" : "come from"));
    if (c->kind == CHANGE_ARTICLE_REMOVED) {
        put_folded(p, &f->old[c->old], true);
        return;
    }
    if (c->kind == CHANGE_ARTICLE_ADDED) {
        put_folded(p, &f->new[c->new], false);
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

static void put_articles(painter *p)
{
    folds f = find_folds(p);
    const change *last = NULL;
    for (size_t i = 0; i < p->d->changes.n; i++) {
        const change *c = &p->d->changes.v[i];
        if (c->about != ABOUT_ARTICLE || !is_shown(p, c))
            continue;
        if (last == NULL) {
            buf_char(p->out, '\n');
            paint_text(p, PAINT_HEAD, S("Articles"));
            buf_char(p->out, '\n');
        }
        if (last == NULL || last->rank != c->rank)
            put_article_head(p, c);
        if (!p->look.stat)
            put_article_change(p, c, &f);
        last = c;
    }
}

/* ---- Events
 * --------------------------------------------------------------------------------------
 */

/* Who took part in an event that is told of as a whole: "Ida Brandt (agent), Langhavn (place)". */
static void put_company(painter *p, section b)
{
    size_t n = 0;
    for (size_t i = 0; i < b.n; i++) {
        const change *c = &b.v[i];
        if (c->about != ABOUT_PARTICIPANT || !c->implied)
            continue;
        str part = c->kind == CHANGE_PARTICIPANT_ADDED ? c->after : c->before;
        buf_put(p->out, n++ > 0 ? S(", ") : S("      "));
        paint_text(p, PAINT_NONE, diff_actor(p->d, c)->label);
        buf_printf(p->out, " (%.*s)", (int)part.n, part.p);
    }
    if (n > 0)
        buf_char(p->out, '\n');
}

/* Of an event that was added its parts are told in short, of one removed only with --context. */
static void put_lines(painter *p, section b, bool shared)
{
    if (b.v->kind == CHANGE_EVENT_REMOVED && !p->look.context)
        return;
    if (is_whole(b))
        put_company(p, b);
    for (size_t i = 0; i < b.n; i++) {
        const change *c = &b.v[i];
        bool head = c->kind == CHANGE_EVENT_ADDED || c->kind == CHANGE_EVENT_REMOVED;
        if (head || !is_shown(p, c) || (c->implied && c->about == ABOUT_PARTICIPANT))
            continue;
        if (c->implied && c->about == ABOUT_SOURCE && !p->look.context)
            continue;
        paint_change(p, c, !shared && !c->implied);
    }
}

static void put_event(painter *p, section b)
{
    const change *first = b.v;
    bool shared = share_causes(p, b);
    paint_mark(p, 0,
               first->kind == CHANGE_EVENT_ADDED || first->kind == CHANGE_EVENT_SPLIT ? '+'
               : first->kind == CHANGE_EVENT_REMOVED                                  ? '-'
                                                                                      : '~');
    paint_text(p, PAINT_NONE, diff_event(p->d, first)->label);
    const change *real = first;
    for (size_t i = 0; i < b.n && (real->implied || !is_shown(p, real)); i++)
        real = &b.v[i];
    if (shared)
        paint_causes(p, real);
    buf_char(p->out, '\n');
    if (!p->look.stat)
        put_lines(p, b, shared);
}

static void put_events(painter *p)
{
    const dateline_diff *d = p->d;
    str last = {0};
    bool any = false;
    for (size_t i = first_event(d); i < d->changes.n;) {
        section b = section_at(d, i);
        i += b.n;
        if (!has_shown(p, b) || is_folded(p, b))
            continue;
        str date = edtf_str(p->scratch, diff_event(d, b.v)->date);
        if (!any || !str_eq(date, last)) {
            buf words = {.arena = p->scratch};
            painter head = *p;
            head.out = &words;
            paint_date(&head, date);
            buf_char(p->out, '\n');
            paint_text(p, PAINT_HEAD, date.n > 0 ? buf_str(&words) : S("Undated"));
            buf_char(p->out, '\n');
        }
        put_event(p, b);
        any = true;
        last = date;
    }
}

/* ---- Actors
 * --------------------------------------------------------------------------------------
 */

/* Names come and go with the articles: one line for all of them. */
static void put_names(painter *p, change_kind kind, char mark)
{
    size_t n = 0, shown = p->look.context ? SIZE_MAX : 12;
    for (size_t i = 0; i < p->d->changes.n; i++) {
        const change *c = &p->d->changes.v[i];
        if (c->kind != kind)
            continue;
        if (n == 0)
            paint_mark(p, 0, mark);
        if (n < shown) {
            buf_put(p->out, n > 0 ? S(", ") : S(""));
            paint_text(p, PAINT_NONE, diff_actor(p->d, c)->label);
        }
        n++;
    }
    if (n > shown)
        buf_printf(p->out, " and %zu more (--context)", n - shown);
    if (n > 0)
        buf_char(p->out, '\n');
}

/* "Weir, A. Weir" of "Weir|A. Weir". */
static void put_aliases(painter *p, char mark, str aliases)
{
    if (aliases.n == 0)
        return;
    buf_printf(p->out, "  %c ", mark);
    str name;
    for (bool first = true; str_split(&aliases, '|', &name); first = false) {
        buf_put(p->out, first ? S("") : S(", "));
        paint_text(p, mark == '+' ? PAINT_ADDED : PAINT_REMOVED, name);
    }
}

static void put_actor(painter *p, const change *c)
{
    paint_mark(p, 0, change_fact(c->kind)->cosmetic ? '.' : '~');
    if (c->kind == CHANGE_ACTOR_RENAMED || c->kind == CHANGE_ACTOR_MERGED ||
        c->kind == CHANGE_ACTOR_SPLIT) {
        paint_text(p, PAINT_NONE, c->before);
        buf_put(p->out, c->kind == CHANGE_ACTOR_RENAMED  ? S(" is now called ")
                        : c->kind == CHANGE_ACTOR_MERGED ? S(" is now one with ")
                                                         : S(" is now apart from "));
        paint_text(p, PAINT_NONE, c->after);
    } else if (c->kind == CHANGE_ALIASES_CHANGED) {
        paint_text(p, PAINT_NONE, diff_actor(p->d, c)->label);
        buf_put(p->out, S(", also called"));
        put_aliases(p, '-', c->before);
        put_aliases(p, '+', c->after);
    } else {
        paint_text(p, PAINT_NONE, diff_actor(p->d, c)->label);
        buf_put(p->out, S(": "));
        paint_text(p, PAINT_NONE, c->field);
        buf_char(p->out, ' ');
        paint_arrow(p, c->before, c->after);
    }
    buf_char(p->out, '\n');
}

static void put_actors(painter *p)
{
    bool any = false;
    for (size_t i = 0; i < p->d->changes.n && !any; i++)
        any = p->d->changes.v[i].about == ABOUT_ACTOR && is_shown(p, &p->d->changes.v[i]);
    if (!any)
        return;
    buf_char(p->out, '\n');
    paint_text(p, PAINT_HEAD, S("Actors and places"));
    buf_char(p->out, '\n');
    put_names(p, CHANGE_ACTOR_ADDED, '+');
    put_names(p, CHANGE_ACTOR_REMOVED, '-');
    for (size_t i = 0; i < p->d->changes.n; i++) {
        const change *c = &p->d->changes.v[i];
        if (c->about == ABOUT_ACTOR && is_shown(p, c) && c->kind != CHANGE_ACTOR_ADDED &&
            c->kind != CHANGE_ACTOR_REMOVED)
            put_actor(p, c);
    }
}

/* ---- All of it
 * -----------------------------------------------------------------------------------
 */

static void put_graph(painter *p)
{
    for (size_t i = 0; i < p->d->changes.n; i++) {
        const change *c = &p->d->changes.v[i];
        if (c->about != ABOUT_GRAPH || !is_shown(p, c))
            continue;
        paint_mark(p, 0, change_fact(c->kind)->cosmetic ? '.' : '~');
        buf_put(p->out, S("the graph's "));
        paint_text(p, PAINT_NONE, c->field);
        buf_char(p->out, ' ');
        paint_arrow(p, c->before, c->after);
        buf_char(p->out, '\n');
    }
}

void diff_print_text(buf *out, const dateline_diff *d, diff_look look)
{
    arena scratch = ARENA_SCRATCH;
    painter p = {out, d, look, &scratch};
    put_summary(&p);
    put_graph(&p);
    put_articles(&p);
    put_events(&p);
    put_actors(&p);
    arena_free(&scratch);
}
