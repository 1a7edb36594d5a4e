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

/* ---- The summary ----------------------------------------------------------------------------- */

static void put_noun(buf *out, str noun, size_t n)
{
    bool many = n != 1, y = str_ends(noun, S("y"));
    buf_put(out, many && y ? str_sub(noun, 0, noun.n - 1) : noun);
    if (many)
        buf_put(out, y ? S("ies") : str_ends(noun, S("s")) ? S("es") : S("s"));
}

void diff_print_summary(buf *out, const dateline_diff *d)
{
    str last = {0};
    if (d->real == 0)
        buf_put(out, S("nothing changed"));
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
    diff_print_summary(&line, d);
    paint_text(p, PAINT_HEAD, buf_str(&line));
    buf_char(p->out, '\n');
    if (is_tools_work(d))
        buf_put(p->out, S("No article differs: this is the work of dateline, its tables or an edit "
                          "by hand.\n"));
    if (d->cosmetic > 0 && !p->look.all)
        buf_printf(p->out, "%zu cosmetic change%s not shown; --all shows %s.\n", d->cosmetic,
                   d->cosmetic == 1 ? " is" : "s are", d->cosmetic == 1 ? "it" : "them");
}

/* ---- Events
 * --------------------------------------------------------------------------------------
 */

static bool has_shown(const painter *p, section b)
{
    for (size_t i = 0; i < b.n; i++) {
        if (section_shows(p, &b.v[i]))
            return true;
    }
    return false;
}

/* One reason for all of them is said once. */
static bool share_causes(const painter *p, section b)
{
    const change *first = NULL;
    for (size_t i = 0; i < b.n; i++) {
        if (!section_shows(p, &b.v[i]) || b.v[i].implied)
            continue;
        first = first == NULL ? &b.v[i] : first;
        if (!same_causes(first, &b.v[i]))
            return false;
    }
    return first != NULL;
}

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
    if (section_is_whole(b))
        put_company(p, b);
    for (size_t i = 0; i < b.n; i++) {
        const change *c = &b.v[i];
        bool head = c->kind == CHANGE_EVENT_ADDED || c->kind == CHANGE_EVENT_REMOVED;
        if (head || !section_shows(p, c) || (c->implied && c->about == ABOUT_PARTICIPANT))
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
    for (size_t i = 0; i < b.n && (real->implied || !section_shows(p, real)); i++)
        real = &b.v[i];
    if (shared)
        paint_causes(p, real);
    buf_char(p->out, '\n');
    if (!p->look.stat)
        put_lines(p, b, shared);
}

void diff_print_event(buf *out, const dateline_diff *d, size_t first)
{
    arena scratch = ARENA_SCRATCH;
    painter p = {out, d, {0}, &scratch};
    put_event(&p, section_at(d, first));
    arena_free(&scratch);
}

static void put_events(painter *p)
{
    const dateline_diff *d = p->d;
    str last = {0};
    bool any = false;
    for (size_t i = diff_first_event(d); i < d->changes.n; i = diff_next_event(d, i)) {
        section b = section_at(d, i);
        if (!has_shown(p, b) || section_is_folded(p, b))
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
        any = p->d->changes.v[i].about == ABOUT_ACTOR && section_shows(p, &p->d->changes.v[i]);
    if (!any)
        return;
    buf_char(p->out, '\n');
    paint_text(p, PAINT_HEAD, S("Actors and places"));
    buf_char(p->out, '\n');
    put_names(p, CHANGE_ACTOR_ADDED, '+');
    put_names(p, CHANGE_ACTOR_REMOVED, '-');
    for (size_t i = 0; i < p->d->changes.n; i++) {
        const change *c = &p->d->changes.v[i];
        if (c->about == ABOUT_ACTOR && section_shows(p, c) && c->kind != CHANGE_ACTOR_ADDED &&
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
        if (c->about != ABOUT_GRAPH || !section_shows(p, c))
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
    paint_articles(&p);
    put_events(&p);
    put_actors(&p);
    arena_free(&scratch);
}
