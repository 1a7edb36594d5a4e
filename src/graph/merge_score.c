/* merge_score: the evidence that two mentions, or events of several, are one. Only one family of
 * types on days that can be the same is compared at all; what follows is weighed:
 *
 *     dates    the same day 3, a day within a month 2, for two nouns 1 more; anything vaguer 1
 *     company  shared persons and institutions 2 each, states and places 1, groups 0.5; at most 4;
 *              not who takes part in one of many mentions
 *     words    shared words of the labels 1 each, at most 3; the same trigger word or name 1
 *     story    told in two documents that speak of the same (merge_story.c) 1; on the same days
 *              less of the same is enough; 2 more if neither tells of another of that type or
 *              family, nor of other persons, and the undated refers, or is by the same word done by
 *              or to the same
 *     said     by one speaker, in days that the same document lets suppose, or tells, 1
 *     refers   with "the ..." to what the same document told before, however long ago it was, or in
 *              the same story, 1.5 (of a broad type only by a word alike, or of the same doer); so
 *              does what is dated to one noun told before; where it does not say whose, undated, of
 *              the same type and in the same document, 1 more
 *     undated  in the same document 1.5; in another where it does not refer -1.5; an event of the
 *              last month 0.5, of half a year ago -0.5, of years ago -1.5 (of these two not in an
 *              article of such years), after its article -3
 *     against  other persons or institutions doing it -2 each, others who suffer it, a person
 *              among them, -2, other states that do or suffer it -2 each, other places -2, other
 *              names -3, nobody and no name in common between two stories -1.5, one denied -3,
 *              one only planned -1, two types of one family -0.5
 *
 * Two rows of one table are two events, whatever they have in common; so are "a fresh vote" and one
 * told before, one's sanctions and those of others on that one, and what makes somebody minister
 * and, not told of the same day, president.
 *
 * What has no type of its own is one only by the same word; of two who were killed or hurt, one of
 * them on no day that is told, each is an event, unless their words are much alike.
 *
 * What anybody may do on any day (say something, make a loss) is one only with somebody who does
 * it in common; what somebody says in two articles, only on a day that both tell.
 */
#include "graph/merger.h"

#define OLD_DAYS      180
#define COMPANY_WORTH (4 * POINT)
#define WORDS_WORTH   (3 * POINT)
#define SAME_STORY    (1 * POINT)
#define SOLE          (2 * POINT)
#define SAID_NEXT     (1 * POINT)
#define ASKED_MOST    32  /* mentions of one event */
#define NEAR_MOST     100 /* mentions between two that one article tells near each other */
#define FEW           4   /* mentions, of which each tells who takes part in the event */

/* ---- what outlines tell --------------------------------------------------------------------- */

static inline int date_score(const outline *e, const outline *t)
{
    if (!t->dated || !e->dated)
        return 0;
    bool nouns = !t->verb && !e->verb; /* "the vote" names a single thing */
    if (t->day && e->day)
        return nouns ? 4 * POINT : 3 * POINT;
    return !t->month ? POINT : nouns && e->day ? 3 * POINT : 2 * POINT;
}

/* News tells of what is new: without a date of its own, an event of weeks before the article is
 * likelier meant than one of years before, and none that was still to come. */
static inline int freshness(const outline *e, const outline *t)
{
    if (t->dated || !e->dated || t->published == INT32_MAX || e->from == INT32_MIN)
        return 0;
    if (e->from > t->published)
        return t->planned ? 0 : -3 * POINT;
    int64_t age = (int64_t)t->published - e->from;
    if (age > OLD_DAYS && t->history)
        return 0;
    if (age > OLD_DAYS)
        return age > STALE_DAYS ? -3 * POINT / 2 : -POINT / 2;
    return age <= FRESH_DAYS ? POINT / 2 : 0;
}

/* "A fresh vote" is not the one that was told before, unless on the same day. */
static inline bool is_another(const outline *e, const outline *t)
{
    const outline *later = t->telling > e->telling ? t : e;
    return t->another != e->another && later->another && !(t->dated && e->dated);
}

static inline bool may_be_same_day(const outline *e, const outline *t)
{
    return !t->dated || !e->dated || (t->from <= e->to && e->from <= t->to);
}

/* Of a set the days between its members do not count. */
static bool may_sets_meet(const merger *m, uint32_t first, uint32_t second)
{
    const outline *e = &m->outlines[first], *t = &m->outlines[second];
    return !t->dated || !e->dated || !(t->set || e->set) ||
           edtf_may_meet(merge_date(m, first), merge_date(m, second));
}

static inline int outline_score(const outline *e, const outline *t)
{
    int score = date_score(e, t) + freshness(e, t);
    score -= t->type_id != e->type_id ? POINT / 2 : 0;
    score -= t->negated != e->negated ? 3 * POINT : 0;
    return score - (t->planned != e->planned ? (t->dated ? POINT : 2 * POINT) : 0);
}

/* ---- what they share ------------------------------------------------------------------------ */

/* Of a mention that is alone its own lists serve. */
evidence merge_evidence(const merger *m, uint32_t at)
{
    if (m->whole[at] != NULL)
        return *m->whole[at];
    signs *s = m->signs[at];
    return (evidence){
        .words = {s->words, s->words_n, s->words_n},
        .triggers = {&s->trigger_word, 1, 1},
        .documents = {&s->document, s->document != NONE, 1},
        .tables = {&s->document, s->row, 1},
        .names = {s->names, s->names_n, s->names_n},
        .participants = {s->participants, s->participants_n, s->participants_n},
        .mentions = 1,
    };
}

/* Shared persons and institutions tell more than states and places, and those more than groups. */
static int worth_of(uint8_t kind)
{
    if (kind == ENTITY_PERSON || kind == ENTITY_INSTITUTION)
        return 2 * POINT;
    return kind == ENTITY_GROUP ? POINT / 2 : POINT;
}

void merge_worth_of(outline_worth *worth, const merger *m, uint32_t leader)
{
    evidence e = merge_evidence(m, leader);
    for (size_t i = 0; i < e.words.n; i++)
        worth->words[e.words.v[i] & 63] = 0;
    for (size_t i = 0; i < e.words.n; i++)
        worth->words[e.words.v[i] & 63] += POINT;
    for (size_t i = 0; i < e.participants.n; i++)
        worth->entities[e.participants.v[i].entity & 63] = 0;
    for (size_t i = 0; i < e.participants.n; i++) {
        uint32_t who = e.participants.v[i].entity;
        worth->entities[who & 63] += worth_of(m->kinds.v[who]);
    }
}

static inline int sum_of(const int *worth, uint64_t bits, int most)
{
    int sum = 0;
    for (; bits != 0 && sum < most; bits &= bits - 1)
        sum += worth[__builtin_ctzll(bits)];
    return sum < most ? sum : most;
}

/* Whether the lists behind two outlines can add that much; and the most that they can add. */
static inline bool may_share(const outline *e, const outline *t, int needed)
{
    int most = (e->entities & t->entities ? COMPANY_WORTH : 0) + 2 * POINT;
    return most + (e->words & t->words ? WORDS_WORTH : 0) >= needed;
}

static inline int most_shared(const outline *e, const outline *t, const outline_worth *worth)
{
    int most = sum_of(worth->entities, e->entities & t->entities, COMPANY_WORTH);
    most += sum_of(worth->words, e->words & t->words, WORDS_WORTH);
    most += t->triggers & e->triggers ? POINT : 0;
    return most + (t->named && e->named ? POINT : 0);
}

/* The graph before knew both, and as two. */
static inline bool are_held_apart(const outline *e, const outline *t)
{
    return e->held > 0 && t->held > 0 && e->held != t->held;
}

static bool is_doer(role r)
{
    return r == ROLE_AGENT;
}

static bool has_doer(const evidence *e)
{
    for (size_t i = 0; i < e->participants.n; i++) {
        if (is_doer(e->participants.v[i].role))
            return true;
    }
    return false;
}

/* Whom one of many mentions tells of is not the event's: else the more an event has gathered, the
 * more it would be like any other. */
static bool takes_part(const evidence *e, const told_participant *p)
{
    return p != NULL && (p->times > 1 || e->mentions <= FEW);
}

static int participant_score(const merger *m, const evidence *e, const evidence *t,
                             bool *shared_doer, bool *same_part)
{
    int score = 0;
    for (size_t i = 0; i < t->participants.n; i++) {
        const told_participant *p = merge_participant_in(e, t->participants.v[i].entity);
        if (!takes_part(e, p) || !takes_part(t, &t->participants.v[i]))
            continue;
        score += worth_of(m->kinds.v[p->entity]);
        *shared_doer |= is_doer(p->role) && is_doer(t->participants.v[i].role);
        *same_part |= p->role == t->participants.v[i].role && p->role <= ROLE_PATIENT &&
                      worth_of(m->kinds.v[p->entity]) == 2 * POINT;
    }
    return score > COMPANY_WORTH ? COMPANY_WORTH : score;
}

static int word_score(const u32_vec *a, const u32_vec *b)
{
    int shared = 0;
    for (size_t i = 0, j = 0; i < a->n && j < b->n;) {
        uint32_t x = a->v[i], y = b->v[j];
        shared += x == y ? POINT : 0;
        i += x <= y;
        j += y <= x;
    }
    return shared > WORDS_WORTH ? WORDS_WORTH : shared;
}

/* Names of their own, such as "Vienna Mechanism": 1 if one of them is told on both sides (in whole
 * or part), -3 if both sides have some and share none, else 0. */
static int name_score(const str_vec *a, const str_vec *b)
{
    for (size_t i = 0; i < a->n; i++) {
        for (size_t j = 0; j < b->n; j++) {
            if (str_find(a->v[i], b->v[j]) != STR_NONE || str_find(b->v[j], a->v[i]) != STR_NONE)
                return POINT;
        }
    }
    return a->n && b->n ? -3 * POINT : 0;
}

/* "The resignation came as a shock", "the attack was condemned by Oslo": whose, was just told. */
static inline bool is_bare(const outline *e, const outline *t)
{
    return t->type_id == e->type_id && !t->dated && !t->named && !t->specific;
}

/* Of two events: the articles that tell of them, from most to least alike. */
typedef enum setting { ONE_ARTICLE, ONE_STORY, TWO_STORIES } setting;

/* Whether the article of the second tells of the first event before. Of one told very often some
 * mentions are asked. */
static bool is_told_earlier(const merger *m, uint32_t first, uint32_t second)
{
    uint32_t at = first;
    for (int i = 0; i < ASKED_MOST && (i == 0 || at != first); i++, at = m->next[at]) {
        if (m->signs[at]->document == m->signs[second]->document &&
            m->outlines[at].telling < m->outlines[second].telling)
            return true;
    }
    return false;
}

/* What is definite refers back, and to what is news: "the keynote" of one article is hardly that of
 * another of months later, if neither tells the day. */
static inline bool may_refer(const merger *m, uint32_t first, uint32_t second, setting in)
{
    const outline *e = &m->outlines[first], *t = &m->outlines[second];
    if (!t->definite || in == ONE_ARTICLE)
        return t->definite && is_told_earlier(m, first, second);
    int64_t apart = (int64_t)e->published - t->published;
    bool news = e->dated || t->dated || (-FRESH_DAYS <= apart && apart <= FRESH_DAYS);
    return in == ONE_STORY && news;
}

static bool is_told_near(const merger *m, uint32_t first, uint32_t one)
{
    uint32_t at = first;
    for (int i = 0; i < ASKED_MOST && (i == 0 || at != first); i++, at = m->next[at]) {
        if (m->signs[at]->document == m->signs[one]->document &&
            merge_apart(m, at, one) <= NEAR_MOST)
            return true;
    }
    return false;
}

/* Whether an article tells of both close enough for the second, of no day, to speak of the first: a
 * long history tells of many wars, and "the war" of its last chapter is not that of its first. */
static bool are_told_near(const merger *m, uint32_t first, uint32_t second)
{
    uint32_t one = second;
    for (int i = 0; i < ASKED_MOST && (i == 0 || one != second); i++, one = m->next[one]) {
        if (is_told_near(m, first, one))
            return true;
    }
    return false;
}

/* "An inquiry ... the inquiry opened on 15 May": what is dated refers back to what was told. */
static inline bool is_told_before(const merger *m, uint32_t first, uint32_t second)
{
    const outline *e = &m->outlines[first], *t = &m->outlines[second];
    return e->definite && !t->definite && !t->dated && !t->verb && !e->verb &&
           t->telling < e->telling && m->whole[first] == NULL && m->whole[second] == NULL;
}

/* Both are supposed to have been said in the days that the article is of, or one on the day that
 * the other tells. */
static inline bool is_said_next(const merger *m, uint32_t first, uint32_t second)
{
    const outline *e = &m->outlines[first], *t = &m->outlines[second];
    if (t->family_id != m->statement_family || !t->supposes)
        return false;
    return e->supposes || (e->day && edtf_may_meet(merge_date(m, first), m->told.v[second]->date));
}

static inline int setting_score(const merger *m, uint32_t first, uint32_t second, setting in,
                                bool sole, bool alike)
{
    const outline *e = &m->outlines[first], *t = &m->outlines[second];
    bool refers = alike && may_refer(m, first, second, in);
    int score = refers ? 3 * POINT / 2 : 0, fresh = freshness(e, t);
    score += refers && in == ONE_ARTICLE && is_bare(e, t) ? POINT : 0;
    score -= refers && in == ONE_ARTICLE && fresh < 0 ? fresh : 0;
    score += in == ONE_ARTICLE && is_said_next(m, first, second) ? SAID_NEXT : 0;
    score += in == ONE_STORY ? SAME_STORY + (sole ? SOLE : 0) : 0;
    if (!t->dated)
        score += in == ONE_ARTICLE ? 3 * POINT / 2 : refers ? 0 : -3 * POINT / 2;
    return score;
}

int merge_most(const merger *m, uint32_t first, uint32_t second, const outline_worth *either)
{
    const outline *e = &m->outlines[first], *t = &m->outlines[second];
    if (are_held_apart(e, t) || is_another(e, t) || !may_be_same_day(e, t))
        return 0;
    int set = setting_score(m, first, second, ONE_STORY, merge_are_sole(m, e, t), true);
    bool near = e->documents & t->documents;
    int article = near ? setting_score(m, first, second, ONE_ARTICLE, false, true) : set;
    article += near && is_told_before(m, first, second) ? 3 * POINT / 2 : 0;
    int most = outline_score(e, t) + (article > set ? article : set);
    return may_share(e, t, MERGE_ENOUGH - most) ? most + most_shared(e, t, either) : 0;
}

void merge_expect(const merger *m, uint32_t leader)
{
    const void *near = m->whole[leader];
    near = near != NULL ? near : m->signs[leader];
    __builtin_prefetch(near);
    __builtin_prefetch((const char *)near + 64);
}

int merge_score(const merger *m, uint32_t first, uint32_t second, int least)
{
    const outline *e = &m->outlines[first], *t = &m->outlines[second];
    if (are_held_apart(e, t) || is_another(e, t) || !may_be_same_day(e, t))
        return 0;
    evidence ours = merge_evidence(m, first), theirs = merge_evidence(m, second);
    if (merge_are_rows_apart(m, first, second, &ours, &theirs))
        return 0;
    bool same_word = merge_share(&ours.triggers, &theirs.triggers);
    if (t->family_id == m->other_family && !same_word && !t->row && !e->row)
        return 0; /* of no type of its own, it is what its word says */
    bool shared_doer = false, same_part = false;
    int shared = participant_score(m, &ours, &theirs, &shared_doer, &same_part);
    bool doer = has_doer(&ours), other = has_doer(&theirs);
    if (doer && other && !shared_doer && !m->told.v[second]->mutual &&
        merge_are_reversed(&ours, &theirs))
        return 0; /* one's sanctions and the other's against that one */
    bool teller = doer || other || (e->verb && t->verb); /* who says it, if only by "a diplomat" */
    bool says = t->family_id == m->statement_family && teller;
    if ((says || t->figure) && !shared_doer)
        return 0; /* two people's words on one day are two statements; so are two firms' losses */
    int names = name_score(&ours.names, &theirs.names);
    int words = word_score(&ours.words, &theirs.words);
    if (m->told.v[second]->harm && t->verb && !t->dated && shared == 0 && words <= POINT)
        return 0; /* "nine people have died", "he died": of others each time */
    int score = outline_score(e, t) + shared + names + words;
    score += same_word ? POINT : 0;
    bool nothing_shared = shared == 0 && names <= 0;
    bool known = t->dated || t->definite || (same_word && same_part);
    bool sole = known && merge_are_sole(m, e, t) && !merge_are_others(m, &ours, &theirs);
    setting in = merge_share(&ours.documents, &theirs.documents) ? ONE_ARTICLE : ONE_STORY;
    if (in == ONE_ARTICLE && !t->dated && !are_told_near(m, first, second))
        in = TWO_STORIES;
    if (says && t->verb && !t->dated && in == ONE_STORY)
        return 0; /* who speaks says much, and only in one article one thing on no day */
    bool alike = shared_doer || !merge_is_other_word(m, t, &ours, &theirs);
    int set = setting_score(m, first, second, in, sole, alike);
    set += in == ONE_ARTICLE && is_told_before(m, first, second) ? 3 * POINT / 2 : 0;
    if (score + set < least) /* the rest only takes away, and takes longer from step to step */
        return 0;
    score += merge_against(m, &ours, &theirs);
    if (score + set < least)
        return 0;
    bool same_days = e->day && t->month;
    if (in == ONE_STORY && !merge_same_story(m, &ours.documents, &theirs.documents, same_days)) {
        score -= nothing_shared ? 3 * POINT / 2 : 0;
        set = setting_score(m, first, second, TWO_STORIES, sole, alike);
    }
    score += set;
    bool apart = score < least || !may_sets_meet(m, first, second) ||
                 merge_are_linked(m, first, second) || merge_are_other_posts(m, first, second);
    return apart ? 0 : score;
}
