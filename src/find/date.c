/* date: which time of a sentence tells when which of its events was.
 *
 * A time belongs to one event, the one it costs least to reach; an event takes its cheapest time.
 * See date_tree.c, and date_cost.c for what hangs on no event.
 *
 * A time too far from any event dates none: an undated event stays undated.
 */
#include "find/date.h"
#include "find/tree.h"

#include "base/ascii.h"

#define FIGURE_REACH 8 /* words from "from" to the time of its figure */

/* "fewer shots than on the previous day", "than a year earlier": what is compared with. */
static bool is_measure(const dateline_article *a, const timex *t)
{
    const timelex *lex = a->lexicon->time;
    const token *before = &a->text.tokens.v[t->first];
    size_t least = a->text.sentences.v[t->sentence].first + 2;
    bool signal = t->first >= least && time_has(timelex_word(lex, before[-1].word), TIME_SIGNAL);
    return t->first >= least &&
           time_has(timelex_word(lex, before[signal ? -2 : -1].word), TIME_THAN);
}

/* "rose [from] 10,000 in 1980 to 30,000 last year": when it had not risen. */
static bool is_before_change(const dateline_article *a, const timex *t)
{
    uint32_t first = a->text.sentences.v[t->sentence].first;
    bool figure = false;
    for (uint32_t i = t->first; i > first && t->first - i < FIGURE_REACH; i--) {
        if (figure && token_is(a, i - 1, S("from")))
            return true;
        ud_pos pos = a->parse[i - 1].pos;
        if (pos == UD_VERB || (figure && pos == UD_NOUN) || token_is_mark(a, i - 1, ',') ||
            token_is_mark(a, i - 1, '(') || a->skeleton[i - 1].time != NONE)
            return false; /* "profits [from] operations of 10,000 in 1980" */
        figure |= a->text.tokens.v[i - 1].kind == TOKEN_NUMBER;
    }
    return false;
}

/* "the quarter ended Sept. 30": the day says which quarter. */
static bool ends_term(const dateline_article *a, const timex *t)
{
    return t > a->times.v && t[-1].first + t[-1].n + 1 == t->first &&
           time_has(timelex_word(a->lexicon->time, a->text.tokens.v[t->first - 1].word), TIME_TERM);
}

/* "postponed the vote [from 4 May] to 9 June": neither is the day on which that was done. */
static bool is_moved(const dateline_article *a, const timex *t)
{
    size_t first = a->text.sentences.v[t->sentence].first;
    bool to = t->first > first && token_signals(a, t->first - 1, SIGNAL_TO);
    if (!t->date.interval && !t->ends_range && !to)
        return false;
    for (size_t i = t->first; i-- > first && t->first - i < DATE_REACH;) {
        if (a->parse[i].pos == UD_VERB)
            return token_class(a, (uint32_t)i) & WORD_MOVING;
    }
    return false;
}

/* A time that can date: "every Monday" and "for two years" tell nothing of when. */
static bool can_date(const dateline_article *a, const timex *t)
{
    return !edtf_empty(t->date) && !is_measure(a, t) && !is_moved(a, t) && !ends_term(a, t) &&
           !is_before_change(a, t) &&
           (t->type == TIMEX_DATE || t->type == TIMEX_TIME || t->point) &&
           t->relation != TIMEX_EVERY && t->relation != TIMEX_FOR;
}

/* "freed after [July talks]", "since 2010 elections": the signal is the noun's. "Since 2010, talks
 * ..." is another thing. */
static bool names_it(const dateline_article *a, const timex *t, const event *e)
{
    uint32_t end = t->first + t->n;
    return !e->verb &&
           (end == e->first || (end + 1 == e->first && a->text.tokens.v[end].kind == TOKEN_WORD));
}

/* "shortly before 8:30 p.m. on Monday": that is on Monday, too. */
static bool is_by_the_clock(const timex *t)
{
    size_t part = t->type == TIMEX_TIME ? str_find_char(t->value, 'T') : STR_NONE;
    return part != STR_NONE && part + 1 < t->value.n && ascii_is_digit(t->value.p[part + 1]) &&
           (t->relation == TIMEX_BEFORE || t->relation == TIMEX_AFTER);
}

/* "in September and October 2021", "on Monday and Tuesday": the time and the next, if it goes on
 * right where this one ends. */
static edtf with_next(const dateline_article *a, const timex *t)
{
    const timex *next = t + 1;
    uint32_t end = t->first + t->n;
    day_number from, to, next_from, next_to;
    bool joined = next < a->times.v + a->times.n && next->first == end + 1 &&
                  next->relation == TIMEX_AT && token_signals(a, end, SIGNAL_AND);
    bool alike = joined && !t->date.interval && !next->date.interval &&
                 t->date.from.precision == next->date.from.precision;
    bool goes_on = alike && edtf_bounds(t->date, &from, &to) &&
                   edtf_bounds(next->date, &next_from, &next_to) && next_from == to + 1;
    return goes_on ? edtf_range(t->date, next->date) : t->date;
}

/* What the time says of the event, given how it is tied: "since August" opens an interval, "after
 * August" says one day of those that follow. */
static edtf date_by_relation(dateline_article *article, const timex *t, const event *e)
{
    arena *a = &article->arena;
    switch (names_it(article, t, e) || is_by_the_clock(t) ? TIMEX_AT : t->relation) {
    case TIMEX_SINCE: return t->date.interval ? t->date : edtf_since(t->date);
    case TIMEX_AFTER: return t->date.interval ? t->date : edtf_or_later(a, t->date);
    case TIMEX_UNTIL: return t->date.interval ? t->date : edtf_until(t->date);
    case TIMEX_BEFORE: return t->date.interval ? t->date : edtf_or_earlier(a, t->date);
    case TIMEX_AT:
    case TIMEX_WITHIN:
    case TIMEX_FOR:
    case TIMEX_EVERY: break;
    }
    return with_next(article, t);
}

/* "has ruled since 1994", "have been protesting since August", "on strike since Monday": what began
 * and may go on. "He claimed victory, in power since 1994" claims nothing since, "should
 * investigate the deaths since July" has not begun. */
static bool may_last(const date_finder *f, const timex *t, const event *e)
{
    bool lasting = event_type(f->article, e)->lasting;
    if (!e->verb &&
        tree_find_class(&f->k, date_word(e), RELATION(UD_AMOD), WORD_SUPERLATIVE) != NONE)
        return false; /* "the first visits since 2015", "the worst floods since 1953" */
    if (!e->verb)     /* not "an attack since 2015", but attacks */
        return lasting || t->relation != TIMEX_SINCE ||
               tree_at(&f->k, date_word(e))->penn == PENN_NNS;
    if (tree_at(&f->k, e->head)->penn == PENN_VB)
        return false;
    for (uint32_t i = e->first; i > f->k.first && e->first - i < 6; i--) {
        if (skeleton_is(&f->k, i - 1, WORD_HAVE))
            return true;
    }
    return lasting;
}

/* "served until 1983, [when] the army marched in": that was then. */
static bool tells_then(const date_finder *f, const timex *t, const event *e)
{
    uint32_t next = t->first + t->n;
    next += skeleton_has(&f->k, next) && token_is_mark(f->article, next, ',') ? 1 : 0;
    return e->verb && e->head > next && skeleton_has(&f->k, next) &&
           skeleton_is(&f->k, next, WORD_MEANWHILE) && tree_find(&f->k, e->head, UD_ADVMOD) == next;
}

void date_take(date_finder *f, uint32_t e, uint32_t time, uint32_t cost)
{
    event *it = &f->article->events.v[e];
    const timex *t = &f->article->times.v[time];
    it->time = time;
    it->date = tells_then(f, t, it) ? t->date : date_by_relation(f->article, t, it);
    f->cost[e - f->first] = cost;
}

void date_take_since(date_finder *f, uint32_t e, uint32_t from)
{
    event *events = f->article->events.v;
    events[e].time = events[from].time;
    events[e].date = edtf_since(events[from].date);
    f->cost[e - f->first] = COST_SHARED;
}

/* "The verdict was upheld in April", "lifted the ban in May": that is not when it was; but "the
 * vote was held in May", and an aim lies ahead: "to protest the arrest of a man in May". */
static bool is_of_its_verb(const date_finder *f, const timex *t, const event *e)
{
    uint32_t noun = date_word(e);
    if (e->verb || !e->definite || date_is_set_for(f, t) ||
        !tree_is(&f->k, noun, RELATION(UD_OBJ) | RELATION(UD_NSUBJ_PASS)))
        return false;
    uint32_t verb = tree_head(&f->k, noun);
    uint32_t done = f->event_at[verb - f->k.first];
    if ((tree_at(&f->k, verb)->penn == PENN_VB && date_is_past(f, t)) ||
        (done != NONE && date_is_said_now(f, t, &f->article->events.v[done])))
        return false;
    return tree_head(&f->k, tree_top(&f->k, t->first, t->n)) == verb && e->head != verb &&
           !skeleton_is(&f->k, verb, WORD_SUPPORT);
}

/* "The victory of one in power since 1994", "the first vote since 2010": that bounds nothing. */
static bool bounds_nothing(const date_finder *f, const timex *t, const event *e)
{
    bool lasts = t->relation == TIMEX_SINCE || (t->relation == TIMEX_UNTIL && !t->date.interval);
    bool nothing = lasts && !may_last(f, t, e) && !names_it(f->article, t, e);
    return (nothing || t->ends_range) && !tells_then(f, t, e);
}

/* Whether time `t` may date event `e`: no report is of the period that it covers. The end of a
 * range tells less than its beginning, which knows both. */
static bool may_date(const date_finder *f, const timex *t, uint32_t e)
{
    const event *it = &f->article->events.v[e];
    bool its_matter = t->covered && !it->verb && event_type(f->article, it)->speaks;
    if (date_is_its_object(f, t, it))
        return false;
    bool set_for = t->first > it->head && date_is_set_for(f, t) &&   /* "called a vote for 4 May" */
                   (it->verb || event_type(f->article, it)->speaks); /* "its report for 2018" */
    return !its_matter && !set_for && !date_is_said_now(f, t, it) && !bounds_nothing(f, t, it) &&
           !date_is_too_late(f, t, it) && !is_of_its_verb(f, t, it);
}

/* Its cheapest event by the words between them. */
static uint32_t nearest_event(date_finder *f, const timex *t, uint32_t *best_cost)
{
    uint32_t best = NONE;
    const event *events = f->article->events.v;
    *best_cost = COST_NONE;
    while (f->low < f->end && events[f->low].head + DATE_REACH < t->first &&
           events[f->low].first + DATE_REACH < t->first)
        f->low++;
    for (uint32_t e = f->low; e < f->end && events[e].first < t->first + t->n + DATE_REACH; e++) {
        const event *it = &events[e];
        uint32_t gap = it->head > t->first ? it->head - t->first : t->first - it->head;
        bool fits = gap <= DATE_REACH && may_date(f, t, e);
        uint32_t cost = fits ? date_cost(f, t, it) : COST_NONE;
        if (cost < *best_cost) {
            best = e;
            *best_cost = cost;
        }
    }
    return best;
}

/* "elected a president in 1952, [and] on 29 November": what is joined may have the second time. */
static bool is_joined(const date_finder *f, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (skeleton_is(&f->k, i, WORD_COORDINATOR) || token_is_mark(f->article, i, ';'))
            return true;
    }
    return false;
}

/* "Six years ago ... on the morning of 26 January 2008", "a month later, on 19 December": the
 * second time says the first again, and nearer. One without a preposition may be what the verb is
 * done to: "in 2014 it named 13 December a day of mourning". */
static bool says_nearer(const date_finder *f, const timex *t, const event *e)
{
    uint32_t word = tree_top(&f->k, t->first, t->n);
    return word != NONE && e->time != NONE && t->relation == TIMEX_AT &&
           f->article->times.v[e->time].relation == TIMEX_AT &&
           tree_find(&f->k, word, UD_CASE) != NONE && !is_joined(f, e->head + 1, t->first) &&
           edtf_relate(t->date, e->date) == EDTF_NARROWS;
}

/* "Two days after the vote": the event that it is counted from, or NONE. */
static uint32_t counted_from(date_finder *f, uint32_t time)
{
    const dateline_article *a = f->article;
    while (f->gap < a->gaps.n && a->gaps.v[f->gap].time < time)
        f->gap++;
    bool here = f->gap < a->gaps.n && a->gaps.v[f->gap].time == time;
    return here ? a->gaps.v[f->gap].event : NONE;
}

/* "Two days after the vote she left", "left a day after crowds stormed it": the parse may hang the
 * time on what it is counted from, which hangs on what it dates. */
static uint32_t over_named(const date_finder *f, uint32_t named)
{
    uint32_t up = tree_head(&f->k, date_word(&f->article->events.v[named]));
    return skeleton_has(&f->k, up) ? f->event_at[up - f->k.first] : NONE;
}

/* "Made public on Monday and printed [two days later]": counted from the day of the event, it is
 * that of another. */
static bool is_counted_from_own(const timex *t, const event *e)
{
    return e->time != NONE && t->anchor == e->time && edtf_relate(t->date, e->date) == EDTF_AFTER;
}

/* Gives time `t` to the event it belongs to, unless that one has a better time already. */
static void place_time(date_finder *f, uint32_t time)
{
    const timex *t = &f->article->times.v[time];
    uint32_t named = counted_from(f, time), cost = COST_NONE, best = NONE;
    if (!date_owner(f, time, &best, &cost))
        return;
    if (named != NONE && (best == NONE || best == named))
        best = over_named(f, named);
    const event *owner = best != NONE ? &f->article->events.v[best] : NULL;
    if (owner && (is_of_its_verb(f, t, owner) || bounds_nothing(f, t, owner)))
        return;
    if (best == NONE || !may_date(f, t, best))
        best = nearest_event(f, t, &cost);
    if (best != NONE && !is_counted_from_own(t, &f->article->events.v[best]) &&
        (cost < f->cost[best - f->first] || says_nearer(f, t, &f->article->events.v[best])))
        date_take(f, best, time, cost);
}

/* Which event each word is of. */
static void map_words(date_finder *f, arena *scratch)
{
    f->event_at = arena_new(scratch, uint32_t, f->k.n);
    for (uint32_t i = 0; i < f->k.n; i++)
        f->event_at[i] = NONE;
    for (uint32_t e = f->first; e < f->end; e++) {
        const event *it = &f->article->events.v[e];
        if (skeleton_has(&f->k, it->head))
            f->event_at[it->head - f->k.first] = e;
    }
    for (uint32_t e = f->first; e < f->end; e++) {
        const event *it = &f->article->events.v[e];
        for (uint32_t i = it->first; i < it->first + it->n; i++)
            f->event_at[i - f->k.first] = e;
    }
}

void find_dates(dateline_article *article)
{
    date_finder f = {.article = article};
    uint32_t event_at = 0, time_at = 0;
    for (uint32_t s = 0; s < article->text.sentences.n; s++) {
        f.first = event_at;
        while (event_at < article->events.n && article->events.v[event_at].sentence == s)
            event_at++;
        f.end = event_at;
        f.low = f.first;
        while (time_at < article->times.n && article->times.v[time_at].sentence < s)
            time_at++;
        if (f.first == f.end || time_at == article->times.n ||
            article->times.v[time_at].sentence != s)
            continue;
        arena scratch = ARENA_SCRATCH;
        f.k = skeleton_of(article, s);
        f.cost = arena_new(&scratch, uint32_t, f.end - f.first);
        map_words(&f, &scratch);
        for (uint32_t e = f.first; e < f.end; e++) {
            f.cost[e - f.first] = COST_NONE;
            article->events.v[e].time = NONE;
            article->events.v[e].date = (edtf){0};
        }
        for (uint32_t t = time_at; t < article->times.n && article->times.v[t].sentence == s; t++) {
            if (can_date(article, &article->times.v[t]))
                place_time(&f, t);
        }
        date_share(&f);
        arena_free(&scratch);
    }
}
