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

#define FRESH_DAYS 31
#define STALE_DAYS 400

static double date_score(const merger *m, const told *t, const joined *e)
{
    if (!t->dated || !e->dated)
        return 0;
    bool t_day = t->from != DAY_MIN && t->to != DAY_MAX && t->to - t->from < 2;
    bool event_day = e->from != DAY_MIN && e->to != DAY_MAX && e->to - e->from < 2;
    bool t_month = t->from != DAY_MIN && t->to != DAY_MAX && t->to - t->from < 32;
    bool nouns = !t->verb && !m->told.v[e->told.v[0]].verb; /* "the vote" names a single thing */
    if (t_day && event_day)
        return nouns ? 4 : 3;
    return !t_month ? 1 : nouns && event_day ? 3 : 2;
}

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
            m->entities.v[t->participants.v[i].entity].kind != ENTITY_PERSON)
            continue;
        if (participant_in(e, t->participants.v[i].entity))
            return false;
        mine = true;
    }
    for (size_t i = 0; i < e->participants.n; i++)
        theirs |= is_doer(e->participants.v[i].role) &&
                  m->entities.v[e->participants.v[i].entity].kind == ENTITY_PERSON;
    return mine && theirs;
}

static bool other_places(const merger *m, const told *t, const joined *e)
{
    bool mine = false, theirs = false;
    for (size_t i = 0; i < t->participants.n; i++) {
        if (m->entities.v[t->participants.v[i].entity].kind != ENTITY_PLACE)
            continue;
        if (participant_in(e, t->participants.v[i].entity))
            return false;
        mine |= t->participants.v[i].role == ROLE_PLACE;
    }
    for (size_t i = 0; i < e->participants.n; i++)
        theirs |= e->participants.v[i].role == ROLE_PLACE &&
                  m->entities.v[e->participants.v[i].entity].kind == ENTITY_PLACE;
    return mine && theirs;
}

static double participant_score(const merger *m, const told *t, const joined *e, bool *shared_doer)
{
    double score = 0;
    for (size_t i = 0; i < t->participants.n; i++) {
        const told_participant *p = participant_in(e, t->participants.v[i].entity);
        if (!p)
            continue;
        entity_kind kind = m->entities.v[p->entity].kind;
        score += kind == ENTITY_PERSON || kind == ENTITY_INSTITUTION ? 2
                 : kind == ENTITY_GROUP                              ? 0.5
                                                                     : 1;
        *shared_doer |= is_doer(p->role) && is_doer(t->participants.v[i].role);
    }
    return score > 4 ? 4 : score;
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
    return shared > 3 ? 3 : shared;
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

/* News tells of what is new: without a date of its own, an event of weeks before the article is
 * likelier meant than one of years before, and none that was still to come. */
static double freshness(const told *t, const joined *e)
{
    if (t->dated || !e->dated || t->published == DAY_MAX || e->from == DAY_MIN)
        return 0;
    if (e->from > t->published)
        return t->modality >= MOD_PLANNED ? 0 : -3;
    day_number age = t->published - e->from;
    return age <= FRESH_DAYS ? 0.5 : age > STALE_DAYS ? -1.5 : 0;
}

/* Of a set the days between its members do not count. */
static bool may_be_same_day(const told *t, const joined *e)
{
    if (!t->dated || !e->dated)
        return true;
    bool sets = t->date.set || e->date.set;
    return t->from <= e->to && e->from <= t->to && (!sets || edtf_may_meet(t->date, e->date));
}

double merge_score(const merger *m, const told *t, const joined *e)
{
    bool overlap = may_be_same_day(t, e);
    if (t->family_id != e->family_id || !overlap)
        return 0;
    bool shared_doer = false;
    double participants = participant_score(m, t, e, &shared_doer);
    if (t->family_id == m->statement_family && !shared_doer)
        return 0; /* two people's words on one day are two statements */
    double score = date_score(m, t, e) + participants + word_score(t, e);
    score += has_number(&e->triggers, t->trigger_word) ? 1 : 0;
    score += t->definite ? 1.5 : 0;
    score += !t->dated && same_document(t, e) ? 1.5 : 0;
    score -= other_doers(m, t, e) ? 2 : 0;
    score -= other_places(m, t, e) ? 2 : 0;
    int names = compare_names(t, e);
    score += names > 0 ? 1 : names < 0 ? -3 : 0;
    score += freshness(t, e);
    score -= !t->dated && !t->definite && !same_document(t, e) ? 1.5 : 0;
    score -= str_eq(t->type, e->type) ? 0 : 0.5;
    score -= t->negated != e->negated ? 3 : 0;
    bool mere_plan = (t->modality >= MOD_PLANNED) != (e->modality >= MOD_PLANNED);
    return score - (mere_plan ? (t->dated ? 1 : 2) : 0);
}
