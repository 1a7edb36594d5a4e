/* role: who takes part in an event and as what, from where each name stands around the trigger.
 *
 *     [agent] verb [patient] prep [recipient, place, about]      "Police arrested two men in Minsk"
 *     [patient] was verb-ed by [agent]
 *     [agent]'s noun of [patient] by/from [agent] in [place] on/against [about]
 *
 * Names joined by commas and "and" share a role. Names of other clauses take no part, but the one a
 * relative clause hangs on does: "Benedek, who wrote the report".
 */
#include "find/skeleton.h"

#define REACH       40 /* tokens from the trigger in which names are looked for */
#define PHRASE_BACK 6  /* tokens from a name back to its preposition */
#define MOST        12 /* participants of one event */

typedef struct role_finder {
    dateline_article *article;
    skeleton k;
    event *e;
    bool passive;
} role_finder;

static bool word_is(const role_finder *f, uint32_t at, str word)
{
    return at != NONE && str_eq_nocase(token_text(f->article, at), word);
}

/* "was detained", "had been badly beaten", "were then arrested". */
static bool is_passive(const role_finder *f)
{
    uint32_t at = f->e->first;
    while (at > f->k.first && skeleton_is(&f->k, at - 1, WORD_ADVERB | WORD_NEGATION))
        at--;
    return f->e->verb && at > f->k.first && skeleton_is(&f->k, at - 1, WORD_BE) &&
           !str_ends(token_text(f->article, f->e->first), S("ing"));
}

static uint32_t mention_start(const role_finder *f, const mention *m)
{
    uint32_t at = m->first;
    while (m->title.n && at > f->k.first && f->article->text.tokens.v[at - 1].at.at >= m->title.at)
        at--;
    return at;
}

/* The preposition that governs a name, going back over its adjectives and articles; or NONE. */
static uint32_t preposition_of(const role_finder *f, uint32_t start)
{
    for (uint32_t i = start; i > f->k.first && start - i < PHRASE_BACK; i--) {
        uint32_t at = i - 1;
        if (skeleton_is(&f->k, at, WORD_PREPOSITION) && skeleton_at(&f->k, at)->mention == NONE)
            return at;
        bool goes_on = skeleton_is(&f->k, at, WORD_DETERMINER) || token_is_nominal(&f->k, at) ||
                       str_eq(token_text(f->article, at), S("'s"));
        if (!goes_on || skeleton_at(&f->k, at)->verbish ||
            (at >= f->e->first && at < f->e->first + f->e->n))
            return NONE;
    }
    return NONE;
}

static bool is_somewhere(const role_finder *f, const mention *m)
{
    entity_kind kind = f->article->entities.v[m->entity].kind;
    return kind == ENTITY_PLACE || kind == ENTITY_STATE;
}

/* The role a preposition gives: "by" and "from" the doer, "in" the place, "against" the one it
 * hits. */
static role role_by_preposition(const role_finder *f, const mention *m, uint32_t at)
{
    if (word_is(f, at, S("by")) || word_is(f, at, S("between")) || word_is(f, at, S("from")))
        return f->e->verb && !word_is(f, at, S("by")) ? ROLE_ABOUT : ROLE_AGENT;
    if (word_is(f, at, S("in")) || word_is(f, at, S("at")) || word_is(f, at, S("near")) ||
        word_is(f, at, S("outside")) || word_is(f, at, S("across")))
        return is_somewhere(f, m) ? ROLE_PLACE : ROLE_ABOUT;
    if (word_is(f, at, S("to")) || word_is(f, at, S("with")))
        return ROLE_RECIPIENT;
    if (word_is(f, at, S("of")))
        return f->e->verb ? ROLE_ABOUT : ROLE_PATIENT;
    return word_is(f, at, S("against")) ? ROLE_PATIENT : ROLE_ABOUT;
}

static role role_before(const role_finder *f, const mention *m, uint32_t preposition)
{
    if (preposition != NONE)
        return role_by_preposition(f, m, preposition);
    if (f->e->verb)
        return f->passive ? ROLE_PATIENT : ROLE_AGENT;
    return ROLE_AGENT; /* "Belarus's vote", "the OSCE report", "Russian troops' advance" */
}

static role role_after(const role_finder *f, const mention *m, uint32_t preposition)
{
    if (preposition != NONE)
        return role_by_preposition(f, m, preposition);
    return f->e->verb ? ROLE_PATIENT : ROLE_ABOUT;
}

/* "France, the UK and the U.S.": a name that only goes on a list has the role of the one before. */
static bool continues_list(const role_finder *f, uint32_t previous_end, uint32_t start)
{
    bool joined = false;
    if (start - previous_end > 3)
        return false;
    for (uint32_t i = previous_end; i < start; i++) {
        bool joint = token_is_mark(f->article, i, ',') || skeleton_is(&f->k, i, WORD_COORDINATOR);
        if (!joint && !skeleton_is(&f->k, i, WORD_DETERMINER))
            return false;
        joined |= joint;
    }
    return joined;
}

static bool has_entity(const role_finder *f, uint32_t wanted)
{
    for (size_t i = 0; i < f->e->participants.n; i++) {
        if (f->article->mentions.v[f->e->participants.v[i].mention].entity == wanted)
            return true;
    }
    return false;
}

static void add_participant(role_finder *f, uint32_t at, role r)
{
    if (f->e->participants.n >= MOST || has_entity(f, f->article->mentions.v[at].entity))
        return;
    *vec_push(&f->article->arena, &f->e->participants) = (participant){at, r};
}

/* Whether the mention stands in the event's clause, or is what the event's relative clause hangs
 * on. */
static bool takes_part(const role_finder *f, const mention *m)
{
    uint16_t clause = skeleton_at(&f->k, f->e->first)->clause;
    if (skeleton_at(&f->k, m->first)->clause == clause)
        return true;
    uint32_t after = m->first + m->n;
    if (after < f->k.first + f->k.n && token_is_mark(f->article, after, ','))
        after++;
    return after < f->e->first && skeleton_at(&f->k, after)->clause == clause &&
           skeleton_is(&f->k, after, WORD_RELATIVE) && after < f->k.first + f->k.n;
}

static void read_mentions(role_finder *f, uint32_t first, uint32_t end)
{
    role last_role = ROLE_ABOUT;
    uint32_t last_end = 0;
    for (uint32_t i = first; i < end; i++) {
        const mention *m = &f->article->mentions.v[i];
        uint32_t start = mention_start(f, m);
        uint32_t gap = m->first > f->e->first ? m->first - f->e->first : f->e->first - m->first;
        if (gap > REACH || !takes_part(f, m))
            continue;
        uint32_t preposition = preposition_of(f, start);
        bool before = m->first < f->e->first;
        role r = before ? role_before(f, m, preposition) : role_after(f, m, preposition);
        if (last_end && continues_list(f, last_end, start))
            r = last_role;
        add_participant(f, i, r);
        last_role = r;
        last_end = m->first + m->n;
    }
}

/* The article's mentions within the sentence; *from is where to go on looking. */
static uint32_t mentions_of(const dateline_article *a, uint32_t s, uint32_t *from)
{
    while (*from < a->mentions.n && a->mentions.v[*from].sentence < s)
        ++*from;
    uint32_t end = *from;
    while (end < a->mentions.n && a->mentions.v[end].sentence == s)
        end++;
    return end;
}

/* Mentions are in text order: those out of reach of this event need not be looked at. */
static void find_for_event(role_finder *f, uint32_t first, uint32_t end)
{
    f->passive = is_passive(f);
    while (first < end && f->article->mentions.v[first].first + REACH < f->e->first)
        first++;
    uint32_t last = first;
    while (last < end && f->article->mentions.v[last].first <= f->e->first + REACH)
        last++;
    read_mentions(f, first, last);
}

void find_roles(dateline_article *article)
{
    role_finder f = {.article = article};
    uint32_t next_mention = 0, next_time = 0, from = 0;
    for (size_t e = 0; e < article->events.n;) {
        uint32_t s = article->events.v[e].sentence;
        arena scratch = ARENA_SCRATCH;
        f.k = skeleton_of(&scratch, article, s, &next_mention, &next_time);
        uint32_t end = mentions_of(article, s, &from);
        uint32_t low = from;
        for (; e < article->events.n && article->events.v[e].sentence == s; e++) {
            f.e = &article->events.v[e];
            while (low < end && article->mentions.v[low].first + REACH < f.e->first)
                low++;
            find_for_event(&f, low, end);
        }
        arena_free(&scratch);
    }
}
