/* anchor_event: times that lie so far from an event: "two days after the vote".
 *
 *     find_times ─ keeps how far, and where the event's name begins
 *          two days after [4 May]          a time stands there: counted at once
 *     find_dates ─ dates the events
 *     anchor_events ─ two days after [the vote]: an event is named there, of a trigger whose other
 *          mentions, further up, have one date: counted from that
 *     find_dates ─ dates what the times that were settled belong to
 *
 * An event with no date of its own, or a name that may mean two, leaves the time as it was: a
 * length. Nothing is counted from what was itself counted so.
 */
#include "find/anchor.h"
#include "find/stages.h"

#define NAME_TOKENS 6 /* at most, before the noun of an event's name */
#define TIME_TOKENS                                                                                \
    3 /* at most, between that noun and a time that dates it: "the vote held on"                   \
       */

/* ---- Counting ------------------------------------------------------------------------------- */

static edtf_precision precision_needed(const time_gap *d)
{
    return d->whole_day              ? EDTF_DAY
           : d->unit <= UNIT_WEEK    ? EDTF_DAY
           : d->unit <= UNIT_QUARTER ? EDTF_MONTH
                                     : EDTF_YEAR;
}

static edtf date_at(const time_gap *d, bool deadline, edtf_date from)
{
    civil day = anchor_civil(from);
    bool years = d->whole_day || (deadline && d->unit == UNIT_YEAR);
    if (years)
        return edtf_day(civil_add_months(day, 12 * d->count));
    if (deadline && d->unit == UNIT_MONTH)
        return edtf_day(civil_add_months(day, d->count));
    if (deadline && d->unit == UNIT_WEEK)
        return edtf_day(civil_from_day(civil_to_day(day) + 7 * (day_number)d->count));
    return anchor_counted((time_unit)d->unit, day, d->count);
}

/* Only a day's and a date's value is told by it; "two days" stays P2D. */
static str value_of(arena *a, const timex *t, const time_gap *d)
{
    if (t->type == TIMEX_DURATION)
        return t->value;
    if (t->date.interval)
        return timex_week_value(a, civil_to_day(anchor_civil(t->date.from)), false);
    str day = timex_date_value(a, t->date.from);
    size_t part = str_find_char(t->value, 'T'); /* the night before */
    buf b = {.arena = a};
    buf_put(&b, day);
    buf_put(&b, part != STR_NONE && d->unit == UNIT_DAY ? str_from(t->value, part) : S(""));
    return buf_str(&b);
}

/* Counts from `from`, the date of the time `anchor`; `what` says whose date it is. */
static bool settle(dateline_article *article, const time_gap *d, edtf_date from, uint32_t anchor,
                   str what)
{
    timex *t = &article->times.v[d->time];
    bool deadline = t->relation == TIMEX_WITHIN;
    edtf date = from.precision >= precision_needed(d) && from.precision != EDTF_SEASON
                    ? date_at(d, deadline, from)
                    : (edtf){0};
    if (edtf_empty(date))
        return false;
    t->date = t->mod.n ? edtf_qualify(date, EDTF_APPROXIMATE) : date;
    t->anchor = anchor;
    t->point = t->type == TIMEX_DURATION && !deadline;
    t->value = value_of(&article->arena, t, d);
    buf b = {.arena = &article->arena};
    buf_put(&b, S("\""));
    buf_put(&b, str_span(article->source.text, t->at));
    buf_put(&b, deadline       ? S("\" = the last day counted from ")
                : d->count < 0 ? S("\" = counted back from ")
                               : S("\" = counted on from "));
    buf_put(&b, what);
    buf_put(&b, S(", "));
    edtf_print(&b, (edtf){.from = from});
    buf_put(&b, S(" = "));
    edtf_print(&b, t->date);
    t->steps = buf_str(&b);
    return true;
}

/* ---- From a time ---------------------------------------------------------------------------- */

/* "on Nov. 3, the day before the raid": the time before the comma is that day. */
static const timex *same_day(const anchoring *an, const time_expr *e)
{
    const dateline_article *a = an->article;
    const timex *last = a->times.n ? &a->times.v[a->times.n - 1] : NULL;
    bool beside = last && e->first == last->first + last->n + 1 && last->type == TIMEX_DATE &&
                  token_is(a, e->first - 1, S(","));
    return beside && last->date.from.precision == EDTF_DAY && !last->date.interval &&
                   e->unit == UNIT_DAY
               ? last
               : NULL;
}

void anchor_event(anchoring *an, const time_expr *e, timex *t)
{
    const timex *day = same_day(an, e);
    t->type = e->part.n ? TIMEX_TIME : TIMEX_DATE;
    t->value = e->unit == UNIT_DAY     ? S("XXXX-XX-XX")
               : e->unit == UNIT_WEEK  ? S("XXXX-WXX")
               : e->unit == UNIT_MONTH ? S("XXXX-XX")
                                       : S("XXXX");
    t->value = timex_with_time(an->a, t->value, e);
    if (day) {
        base from = {.date = day->date.from, .anchor = (uint32_t)an->article->times.n - 1};
        anchor_set(an, t, e, day->date, &from, "the day of");
    }
}

void anchor_gap(anchoring *an, const time_expr *e, uint32_t index)
{
    *vec_push(an->a, &an->article->gaps) = (time_gap){.time = index,
                                                      .name = e->named,
                                                      .event = NONE,
                                                      .count = e->shift * (int32_t)e->count,
                                                      .unit = (uint8_t)e->unit,
                                                      .whole_day = e->whole_day};
}

/* "a week before Christmas", "two days after the 9 August vote" */
void anchor_gaps(anchoring *an)
{
    dateline_article *a = an->article;
    for (size_t i = 0; i < a->gaps.n; i++) {
        const time_gap *d = &a->gaps.v[i];
        const timex *next = &a->times.v[d->time] + 1;
        if (a->times.v[d->time].anchor != NONE || d->time + 1 >= a->times.n ||
            next->first < d->name || next->first > d->name + 1)
            continue;
        bool article = next->first > d->name;
        bool good = !next->date.interval && (next->type == TIMEX_DATE || next->type == TIMEX_TIME);
        if (good && (!article ||
                     timelex_roles(an->lex, a->text.tokens.v[d->name].word) >> TIME_ARTICLE & 1))
            settle(a, d, next->date.from, d->time + 1, str_span(a->source.text, next->at));
    }
}

/* ---- From an event -------------------------------------------------------------------------- */

/* What is known of the events told so far that have one noun, or one trigger. */
typedef struct dated {
    uint32_t event; /* 1 + the first of those dated best; 0: none is */
    bool two;       /* they have two dates */
} dated;

static const event *event_at(const dateline_article *a, uint32_t i)
{
    return &a->events.v[i];
}

static bool is_dated(const dateline_article *a, const event *e)
{
    if (e->time == NONE || e->negated || e->date.from.precision < EDTF_YEAR)
        return false;
    timex_relation how = a->times.v[e->time].relation;
    bool begun = how == TIMEX_SINCE && e->date.to.precision == EDTF_OPEN; /* a strike since May */
    return e->date.interval ? begun : how == TIMEX_AT;
}

static void tell(const dateline_article *a, dated *so_far, uint32_t i)
{
    const event *e = event_at(a, i);
    if (so_far->event == 0) {
        so_far->event = i + 1;
        return;
    }
    edtf_relation how = edtf_relate(e->date, event_at(a, so_far->event - 1)->date);
    so_far->two |= how != EDTF_SAME && how != EDTF_NARROWS && how != EDTF_WIDENS;
    so_far->two |= !str_eq(e->type, event_at(a, so_far->event - 1)->type); /* an air strike */
    so_far->event = how == EDTF_NARROWS ? i + 1 : so_far->event;
}

/* The word that names a trigger's events: "election" of "presidential election", "strike" of "go on
 * strike", "state" of "state* of emergency". */
static str head_of(const lex_trigger *t)
{
    str rest = t->trigger, word, head = {0};
    while (str_split(&rest, ' ', &word)) {
        if (str_ends(word, S("*")))
            return str_sub(word, 0, word.n - 1);
        head = word;
    }
    return head;
}

/* The events told so far, by trigger and by noun. */
typedef struct dated_events {
    map by_trigger, by_word; /* → list */
    VEC(dated) list;
} dated_events;

static void tell_under(const dateline_article *a, dated_events *all, map *by, uint32_t key,
                       uint32_t i)
{
    uint32_t *at = map_slot_of(by, (str){(const char *)&key, sizeof key});
    if (*at == MAP_NONE) {
        *at = (uint32_t)all->list.n;
        (void)vec_push(by->arena, &all->list);
    }
    tell(a, &all->list.v[*at], i);
}

static void tell_event(const dateline_article *a, dated_events *all, uint32_t i)
{
    if (!is_dated(a, event_at(a, i)))
        return;
    uint32_t row = event_at(a, i)->trigger;
    uint32_t word = intern_find(&a->lexicon->words, head_of(&a->lexicon->triggers.v[row]));
    tell_under(a, all, &all->by_trigger, row, i);
    if (word)
        tell_under(a, all, &all->by_word, word, i);
}

static dated known_under(const dated_events *all, const map *by, uint32_t key)
{
    uint32_t at = map_get(by, (str){(const char *)&key, sizeof key});
    return at != MAP_NONE ? all->list.v[at] : (dated){0};
}

/* What is known of events named so: those with all words of a longer trigger, else with its noun.
 * "The election" may be a presidential one, "the local election" is none. */
static dated known(const dateline_article *a, const dated_events *all, const event *e)
{
    const lex_trigger *t = &a->lexicon->triggers.v[e->trigger];
    if (str_find_char(t->trigger, ' ') != STR_NONE)
        return known_under(all, &all->by_trigger, e->trigger);
    uint32_t word = intern_find(&a->lexicon->words, head_of(t));
    return known_under(all, &all->by_word, word);
}

/* The article, "his", "Minsk's": the name of something known; "a vote" is none. */
static bool is_definite(const dateline_article *a, uint32_t word)
{
    const token *t = &a->text.tokens.v[word];
    uint64_t roles = timelex_roles(a->lexicon->time, t->word);
    const time_word *w = timelex_word(a->lexicon->time, t->word);
    bool one =
        (roles >> TIME_ARTICLE & 1 && w->number[TIME_ARTICLE] == 1) || roles >> TIME_EVERY & 1;
    return (lexicon_word_is(a->lexicon, t->word, WORD_DETERMINER) && !one) ||
           t->flags & TOKEN_CAPITAL;
}

/* Only what may stand before a noun in its own group. */
static bool is_group(const dateline_article *a, uint32_t from, uint32_t to)
{
    word_class other = WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_RELATIVE |
                       WORD_PRONOUN | WORD_MODAL | WORD_BE | WORD_HAVE | WORD_DO | WORD_TO;
    for (uint32_t i = from; i < to; i++) {
        const token *t = &a->text.tokens.v[i];
        word_class class = lexicon_class(a->lexicon, t->word);
        if ((class & other && !(class & WORD_DETERMINER)) || t->kind == TOKEN_MARK)
            return false;
    }
    return true;
}

/* The event that `d` names, or NONE: "two days after [the disputed vote]". */
static uint32_t named_event(const dateline_article *a, const time_gap *d, uint32_t i)
{
    while (i < a->events.n && event_at(a, i)->first < d->name)
        i++;
    if (i == a->events.n)
        return NONE;
    const event *e = event_at(a, i);
    bool near = e->sentence == a->times.v[d->time].sentence && e->first - d->name <= NAME_TOKENS;
    return near && !e->verb && is_definite(a, d->name) && is_group(a, d->name, e->first) ? i : NONE;
}

/* Whether a time stands beside the name itself: "a week after the vote on 9 August". */
static bool has_own_time(const dateline_article *a, const time_gap *d, const event *e)
{
    const timex *t = e->time != NONE ? &a->times.v[e->time] : NULL;
    return t && e->time != d->time && t->first >= d->name &&
           t->first <= e->first + e->n + TIME_TOKENS;
}

/* Whether the names beside `e` are of what was told with `other`: "the Minsk bombing" is not the
 * one of Moscow. */
static bool shares_names(const dateline_article *a, const time_gap *d, const event *e,
                         const event *other)
{
    size_t low = 0, high = a->mentions.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (a->mentions.v[middle].first < d->name)
            low = middle + 1;
        else
            high = middle;
    }
    const sentence *s = &a->text.sentences.v[other->sentence];
    uint32_t end = e->first + e->n;
    bool of = end < a->text.tokens.n &&
              lexicon_word_is(a->lexicon, a->text.tokens.v[end].word, WORD_PREPOSITION);
    end += of ? 3 : 0; /* "the bombing in the capital" */
    for (; low < a->mentions.n && a->mentions.v[low].first < end; low++) {
        bool shared = false;
        for (size_t i = low; i-- > 0 && a->mentions.v[i].first >= s->first && !shared;)
            shared = a->mentions.v[i].entity == a->mentions.v[low].entity &&
                     a->mentions.v[i].sentence == other->sentence;
        if (!shared)
            return false;
    }
    return true;
}

static bool settle_by_event(dateline_article *a, const time_gap *d, const dated *so_far)
{
    const event *e = event_at(a, d->event);
    buf what = {.arena = &a->arena};
    buf_put(&what, S("the "));
    buf_put(&what, str_span(a->source.text, e->at));
    if (has_own_time(a, d, e) && is_dated(a, e)) {
        buf_put(&what, S(" dated here"));
        return settle(a, d, e->date.from, e->time, buf_str(&what));
    }
    const event *other = so_far->event && !so_far->two ? event_at(a, so_far->event - 1) : NULL;
    if (!other || !str_eq(e->type, other->type) || !shares_names(a, d, e, other))
        return false;
    buf_put(&what, S(" dated before"));
    return settle(a, d, other->date.from, other->time, buf_str(&what));
}

/* "on Monday, two days after [a bridge collapsed]": the first event behind, in the same clause. */
static uint32_t event_behind(const dateline_article *a, const time_gap *d, uint32_t i)
{
    while (i < a->events.n && event_at(a, i)->first < d->name)
        i++;
    if (i == a->events.n || event_at(a, i)->sentence != a->times.v[d->time].sentence ||
        event_at(a, i)->first - d->name > NAME_TOKENS)
        return NONE;
    for (uint32_t at = d->name; at < event_at(a, i)->first; at++) {
        if (token_is_mark(a, at, ',') || token_is_mark(a, at, ';'))
            return NONE;
    }
    return i;
}

/* The day that stands right before the gap, whose other end it is; or NONE. */
static uint32_t day_before(const dateline_article *a, const time_gap *d)
{
    const timex *t = &a->times.v[d->time], *before = t - 1;
    if (d->time == 0 || before->relation != TIMEX_AT || before->date.interval ||
        before->date.from.precision != EDTF_DAY || t->relation != TIMEX_AT || t->anchor != NONE)
        return NONE;
    uint32_t end = before->first + before->n;
    return t->first == end + 1 && token_is_mark(a, end, ',') ? d->time - 1 : NONE;
}

/* The event lies as far from the day before it as is told. */
static bool settle_back(dateline_article *a, time_gap *d, uint32_t i)
{
    uint32_t day = day_before(a, d), e = day != NONE ? event_behind(a, d, i) : NONE;
    if (e == NONE || event_at(a, e)->time != NONE)
        return false;
    time_gap other_way = *d;
    other_way.count = -d->count;
    if (!settle(a, &other_way, a->times.v[day].date.from, day,
                str_span(a->source.text, a->times.v[day].at)))
        return false;
    d->event = e;
    a->times.v[d->time].point = true;
    return true;
}

bool anchor_events(dateline_article *a)
{
    bool settled = false;
    if (a->gaps.n == 0)
        return false;
    arena scratch = ARENA_SCRATCH;
    dated_events all = {{.arena = &scratch}, {.arena = &scratch}, {0}};
    uint32_t next = 0;
    for (size_t i = 0; i < a->gaps.n; i++) {
        time_gap *d = &a->gaps.v[i];
        for (; next < a->events.n && event_at(a, next)->first < d->name; next++)
            tell_event(a, &all, next);
        if (settle_back(a, d, next)) {
            settled = true;
            continue;
        }
        d->event = named_event(a, d, next);
        if (d->event == NONE || a->times.v[d->time].anchor != NONE)
            continue;
        dated so_far = known(a, &all, event_at(a, d->event));
        settled |= settle_by_event(a, d, &so_far);
    }
    arena_free(&scratch);
    return settled;
}
