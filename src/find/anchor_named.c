/* anchor_named: times that lie so far from an event that is named: "two days after the vote".
 *
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
#include "find/tree.h"

#define NAME_TOKENS 6 /* at most, before the noun of an event's name */
#define TIME_TOKENS 3 /* at most, between that noun and what dates it: "the vote held on" */

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
        return anchor_settle(a, d, e->date.from, e->time, buf_str(&what));
    }
    const event *other = so_far->event && !so_far->two ? event_at(a, so_far->event - 1) : NULL;
    if (!other || !str_eq(e->type, other->type) || !shares_names(a, d, e, other))
        return false;
    buf_put(&what, S(" dated before"));
    return anchor_settle(a, d, other->date.from, other->time, buf_str(&what));
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

static bool is_day(const timex *t)
{
    return t->relation == TIMEX_AT && !t->date.interval && t->date.from.precision == EDTF_DAY;
}

/* The day that stands right before the gap, whose other end it is; or NONE. */
static uint32_t day_before(const dateline_article *a, const time_gap *d)
{
    const timex *t = &a->times.v[d->time], *before = t - 1;
    if (d->time == 0 || !is_day(before))
        return NONE;
    uint32_t end = before->first + before->n;
    return t->first == end + 1 && token_is_mark(a, end, ',') ? d->time - 1 : NONE;
}

/* The day of what the event's clause or phrase hangs on: "seized the camp on 4 May, beating dozens,
 * a day after [the raid began]"; or NONE. */
static uint32_t day_above(const dateline_article *a, uint32_t e)
{
    skeleton k = skeleton_of(a, event_at(a, e)->sentence);
    uint64_t hangs = RELATION(UD_ADVCL) | RELATION(UD_OBL) | RELATION(UD_PARATAXIS);
    for (uint32_t word = event_at(a, e)->head; tree_is(&k, word, hangs);) {
        word = tree_head(&k, word);
        uint32_t above = word != NONE ? tree_event(&k, word) : NONE;
        uint32_t time = above != NONE ? event_at(a, above)->time : NONE;
        if (time != NONE)
            return is_day(&a->times.v[time]) ? time : NONE;
        hangs = RELATION(UD_ADVCL);
    }
    return NONE;
}

/* The event lies as far from the day before it, or above it, as is told. */
static bool settle_back(dateline_article *a, time_gap *d, uint32_t i)
{
    if (a->times.v[d->time].relation != TIMEX_AT || a->times.v[d->time].anchor != NONE)
        return false;
    uint32_t e = event_behind(a, d, i), day = e != NONE ? day_before(a, d) : NONE;
    if (e == NONE || event_at(a, e)->time != NONE)
        return false;
    day = day == NONE ? day_above(a, e) : day;
    if (day == NONE)
        return false;
    time_gap other_way = *d;
    other_way.count = -d->count;
    if (!anchor_settle(a, &other_way, a->times.v[day].date.from, day,
                       str_span(a->source.text, a->times.v[day].at)))
        return false;
    a->times.v[d->time].point = true;
    return true;
}

/* "resigned two days after [crowds stormed the palace on Monday]": the time is the clause's own. */
static bool settle_by_clause(dateline_article *a, time_gap *d, uint32_t i)
{
    uint32_t e = event_behind(a, d, i);
    const event *it = e != NONE ? event_at(a, e) : NULL;
    if (!it || !it->verb || !is_dated(a, it) || a->times.v[it->time].first < it->head)
        return false;
    for (uint32_t at = it->head; at < a->times.v[it->time].first; at++) {
        if (token_is_mark(a, at, ','))
            return false;
    }
    d->event = e;
    return anchor_settle(a, d, it->date.from, it->time,
                         str_span(a->source.text, a->times.v[it->time].at));
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
        if (a->times.v[d->time].anchor != NONE)
            continue;
        d->event = named_event(a, d, next);
        if (d->event == NONE) {
            settled |= settle_by_clause(a, d, next);
            continue;
        }
        dated so_far = known(a, &all, event_at(a, d->event));
        settled |= settle_by_event(a, d, &so_far);
    }
    arena_free(&scratch);
    return settled;
}
