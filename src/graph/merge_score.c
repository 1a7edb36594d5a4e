/* merge_score: the evidence that a mention tells of an event already known. Only one family of
 * types on days that can be the same is compared at all; what follows is weighed:
 *
 *     dates    the same day 3, a day within a month 2, for two nouns 1 more; anything vaguer 1
 *     company  shared persons and institutions 2 each, states and places 1, groups 0.5; at most 4
 *     words    shared words of the labels 1 each, at most 3; the same trigger word or name 1
 *     undated  "the ..." 1.5, the same document 1.5; told with "a" in another document -1.5;
 *              an event of the last month 0.5, of years ago -1.5, after its article -3
 *     against  other persons doing it -2, other places -2, other names -3, one denied -3,
 *              one only planned -1, two types of one family -0.5
 */
#include "graph/merger.h"

#define FRESH_DAYS    31
#define STALE_DAYS    400
#define COMPANY_WORTH 4
#define WORDS_WORTH   3

/* ---- outlines ---------------------------------------------------------------------------------
 */

static uint64_t bit_of(uint32_t number)
{
    return UINT64_C(1) << (number & 63);
}

static uint32_t short_bit_of(uint32_t number)
{
    return UINT32_C(1) << (number & 31);
}

outline merge_outline(const told *t)
{
    bool closed = t->dated && t->from != DAY_MIN && t->to != DAY_MAX;
    outline o = {
        .from = t->from,
        .to = t->to,
        .triggers = short_bit_of(t->trigger_word),
        .documents = t->document != NONE ? short_bit_of(t->document) : 0,
        .type_id = t->type_id,
        .family_id = t->family_id,
        .dated = t->dated,
        .set = t->date.set != EDTF_NO_SET,
        .day = closed && t->to - t->from < 2,
        .month =
            closed && t->to - t->from<32, .verb = t->verb, .negated = t->negated,
                                      .planned = t->modality >= MOD_PLANNED, .named = t->names.n> 0,
    };
    for (size_t i = 0; i < t->words.n; i++)
        o.words |= bit_of(t->words.v[i]);
    for (size_t i = 0; i < t->participants.n; i++)
        o.entities |= bit_of(t->participants.v[i].entity);
    return o;
}

void merge_outline_add(outline *to, const outline *more)
{
    to->words |= more->words;
    to->entities |= more->entities;
    to->triggers |= more->triggers;
    to->documents |= more->documents;
    to->named |= more->named;
    to->planned &= more->planned;
}

/* ---- what outlines tell ------------------------------------------------------------------------
 */

static double date_score(const outline *t, const outline *e)
{
    if (!t->dated || !e->dated)
        return 0;
    bool nouns = !t->verb && !e->verb; /* "the vote" names a single thing */
    if (t->day && e->day)
        return nouns ? 4 : 3;
    return !t->month ? 1 : nouns && e->day ? 3 : 2;
}

/* News tells of what is new: without a date of its own, an event of weeks before the article is
 * likelier meant than one of years before, and none that was still to come. */
static double freshness(const told *t, const outline *e)
{
    if (t->dated || !e->dated || t->published == DAY_MAX || e->from == DAY_MIN)
        return 0;
    if (e->from > t->published)
        return t->modality >= MOD_PLANNED ? 0 : -3;
    day_number age = t->published - e->from;
    return age <= FRESH_DAYS ? 0.5 : age > STALE_DAYS ? -1.5 : 0;
}

/* Of a set the days between its members do not count. */
static bool may_be_same_day(const merger *m, const told *t, const outline *mine, uint32_t event_at)
{
    const outline *e = &m->outlines.v[event_at];
    if (!mine->dated || !e->dated)
        return true;
    if (mine->from > e->to || e->from > mine->to)
        return false;
    return !(mine->set || e->set) || edtf_may_meet(t->date, m->joined.v[event_at].date);
}

static double outline_score(const told *t, const outline *mine, const outline *e)
{
    double score = date_score(mine, e) + freshness(t, e);
    score += t->definite ? 1.5 : 0;
    score -= mine->type_id != e->type_id ? 0.5 : 0;
    score -= mine->negated != e->negated ? 3 : 0;
    return score - (mine->planned != e->planned ? (mine->dated ? 1 : 2) : 0);
}

/* Shared persons and institutions tell more than states and places, and those more than groups. */
static double worth_of(uint8_t kind)
{
    return kind == ENTITY_PERSON || kind == ENTITY_INSTITUTION ? 2 : kind == ENTITY_GROUP ? 0.5 : 1;
}

/* The most that the lists behind two outlines can add. */
static double most_shared(const merger *m, const told *t, const outline *mine, const outline *e)
{
    double shared = 0;
    for (size_t i = 0; i < t->participants.n && mine->entities & e->entities; i++) {
        uint32_t who = t->participants.v[i].entity;
        shared += bit_of(who) & e->entities ? worth_of(m->kinds.v[who]) : 0;
    }
    double words = 0;
    for (size_t i = 0; i < t->words.n && mine->words & e->words; i++)
        words += bit_of(t->words.v[i]) & e->words ? 1 : 0;
    double most = (shared > COMPANY_WORTH ? COMPANY_WORTH : shared);
    most += words > WORDS_WORTH ? WORDS_WORTH : words;
    most += mine->triggers & e->triggers ? 1 : 0;
    most += mine->named && e->named ? 1 : 0;
    if (!mine->dated)
        most += mine->documents & e->documents ? 1.5 : t->definite ? 0 : -1.5;
    return most;
}

/* ---- what they share ---------------------------------------------------------------------------
 */

static bool has_number(const u32_vec *list, uint32_t number)
{
    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i] == number)
            return true;
    }
    return false;
}

static bool same_document(const told *t, const joined *e)
{
    return has_number(&e->documents, t->document);
}

static bool is_doer(role r)
{
    return r == ROLE_AGENT;
}

static bool has_doer(const told *t)
{
    for (size_t i = 0; i < t->participants.n; i++) {
        if (is_doer(t->participants.v[i].role))
            return true;
    }
    return false;
}

static bool is_done(const joined *e)
{
    for (size_t i = 0; i < e->participants.n; i++) {
        if (is_doer(e->participants.v[i].role))
            return true;
    }
    return false;
}

static const told_participant *participant_in(const joined *e, uint32_t entity_at)
{
    for (size_t i = 0; i < e->participants.n; i++) {
        if (e->participants.v[i].entity == entity_at)
            return &e->participants.v[i];
    }
    return NULL;
}

/* Persons who did it, told on both sides and with none in common. */
static bool other_doers(const merger *m, const told *t, const joined *e)
{
    bool mine = false, theirs = false;
    for (size_t i = 0; i < t->participants.n; i++) {
        if (!is_doer(t->participants.v[i].role) ||
            m->kinds.v[t->participants.v[i].entity] != ENTITY_PERSON)
            continue;
        if (participant_in(e, t->participants.v[i].entity))
            return false;
        mine = true;
    }
    for (size_t i = 0; i < e->participants.n; i++)
        theirs |= is_doer(e->participants.v[i].role) &&
                  m->kinds.v[e->participants.v[i].entity] == ENTITY_PERSON;
    return mine && theirs;
}

static bool other_places(const merger *m, const told *t, const joined *e)
{
    bool mine = false, theirs = false;
    for (size_t i = 0; i < t->participants.n; i++) {
        if (m->kinds.v[t->participants.v[i].entity] != ENTITY_PLACE)
            continue;
        if (participant_in(e, t->participants.v[i].entity))
            return false;
        mine |= t->participants.v[i].role == ROLE_PLACE;
    }
    for (size_t i = 0; i < e->participants.n; i++)
        theirs |= e->participants.v[i].role == ROLE_PLACE &&
                  m->kinds.v[e->participants.v[i].entity] == ENTITY_PLACE;
    return mine && theirs;
}

static double participant_score(const merger *m, const told *t, const joined *e, bool *shared_doer)
{
    double score = 0;
    for (size_t i = 0; i < t->participants.n; i++) {
        const told_participant *p = participant_in(e, t->participants.v[i].entity);
        if (!p)
            continue;
        score += worth_of(m->kinds.v[p->entity]);
        *shared_doer |= is_doer(p->role) && is_doer(t->participants.v[i].role);
    }
    return score > COMPANY_WORTH ? COMPANY_WORTH : score;
}

static double word_score(const told *t, const joined *e)
{
    double shared = 0;
    for (size_t i = 0, j = 0; i < t->words.n && j < e->words.n;) {
        if (t->words.v[i] == e->words.v[j]) {
            shared++;
            i++;
            j++;
        } else if (t->words.v[i] < e->words.v[j]) {
            i++;
        } else {
            j++;
        }
    }
    return shared > WORDS_WORTH ? WORDS_WORTH : shared;
}

/* Names of their own, such as "Vienna Mechanism": 1 if one of them is told on both sides (in whole
 * or part), -1 if both sides have some and share none, else 0. */
static int compare_names(const told *t, const joined *e)
{
    for (size_t i = 0; i < t->names.n; i++) {
        for (size_t j = 0; j < e->names.n; j++) {
            if (str_find(t->names.v[i], e->names.v[j]) != STR_NONE ||
                str_find(e->names.v[j], t->names.v[i]) != STR_NONE)
                return 1;
        }
    }
    return t->names.n && e->names.n ? -1 : 0;
}

double merge_score(const merger *m, const told *t, const outline *mine, uint32_t event_at,
                   double least)
{
    const outline *them = &m->outlines.v[event_at];
    if (mine->family_id != them->family_id)
        return 0;
    double score = outline_score(t, mine, them);
    if (score + most_shared(m, t, mine, them) <= least || !may_be_same_day(m, t, mine, event_at))
        return 0;
    const joined *e = &m->joined.v[event_at];
    bool shared_doer = false;
    score += participant_score(m, t, e, &shared_doer);
    if (t->family_id == m->statement_family && !shared_doer && (has_doer(t) || is_done(e)))
        return 0; /* two people's words on one day are two statements */
    score += word_score(t, e);
    score += has_number(&e->triggers, t->trigger_word) ? 1 : 0;
    if (!t->dated)
        score += same_document(t, e) ? 1.5 : t->definite ? 0 : -1.5;
    score -= other_doers(m, t, e) ? 2 : 0;
    score -= other_places(m, t, e) ? 2 : 0;
    int names = compare_names(t, e);
    return score + (names > 0 ? 1 : names < 0 ? -3 : 0);
}
