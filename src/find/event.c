/* event: triggers in each sentence, each in the reading that fits its place.
 *
 *     trigger phrase ─ reading ─ not inside a name, not a mere modifier ─ support verb joined
 *
 * A trigger of the lexicon is not yet an event: "election results" names results, "detained
 * protesters" names people, "Committee to Protect" is a name.
 */
#include "find/stages.h"
#include "find/tree.h"

#define QUOTE_MAX 700

typedef struct event_finder {
    dateline_article *article;
    const dateline_lexicon *lexicon;
    skeleton k;
    uint32_t sentence;
} event_finder;

/* A trigger within a name is none: "Human Rights Watch", "the Election Commission"; but of "took
 * her own life" it is known whose. */
static bool inside_name(const event_finder *f, uint32_t at, uint32_t n)
{
    for (uint32_t i = at; i < at + n; i++) {
        bool named = skeleton_is_named(&f->k, i) &&
                     !skeleton_is(&f->k, i, WORD_MASCULINE | WORD_FEMININE | WORD_REFERRING);
        if (named || skeleton_at(&f->k, i)->time != NONE)
            return true;
    }
    return false;
}

/* "the report", "that vote": speaks of something told elsewhere, unless its own words place it. */
static bool is_definite(const event_finder *f, uint32_t at)
{
    for (uint32_t i = at; i > f->k.first && at - i < 4; i--) {
        if (skeleton_is(&f->k, i - 1, WORD_DETERMINER))
            return !skeleton_is(&f->k, i - 1, WORD_INDEFINITE);
        if (!token_is_nominal(&f->k, i - 1))
            return false;
    }
    return false;
}

/* "the crackdown [that] followed the vote": its own clause says which; "the crackdown, which
 * followed the vote" tells more of a known one. */
static bool is_restricted(const event_finder *f, uint32_t noun)
{
    uint32_t verb = tree_find(&f->k, noun, UD_ACL_RELCL);
    return verb != NONE && verb > noun && !token_is_mark(f->article, noun + 1, ',');
}

/* "A fresh vote", "the previous attacks"; but a new report is new to its readers only. */
static bool is_another(const event_finder *f, const event *e)
{
    uint64_t parts = RELATION(UD_AMOD) | RELATION(UD_DET_RELATION);
    return !event_type(f->article, e)->document &&
           tree_find_class(&f->k, e->head, parts, WORD_OTHER) != NONE;
}

static span sentence_span(const event_finder *f)
{
    return f->article->text.sentences.v[f->sentence].at;
}

/* The sentence proves the event; of a very long one, the part around the trigger. */
static span quote_of(const event_finder *f, uint32_t at, uint32_t n)
{
    span whole = sentence_span(f);
    if (whole.n <= QUOTE_MAX)
        return whole;
    const token *tokens = f->article->text.tokens.v;
    uint32_t first = at, last = at + n - 1;
    while (first > f->k.first &&
           span_end(tokens[last].at) - tokens[first - 1].at.at < QUOTE_MAX / 2)
        first--;
    while (skeleton_has(&f->k, last + 1) &&
           span_end(tokens[last + 1].at) - tokens[first].at.at < QUOTE_MAX)
        last++;
    return span_join(tokens[first].at, tokens[last].at);
}

static void add_event(event_finder *f, uint32_t row, uint32_t at, uint32_t n)
{
    const lex_trigger *trigger = &f->lexicon->triggers.v[row];
    event e = {
        .trigger = row,
        .type = trigger->type,
        .plover = trigger->plover,
        .at = tokens_span(f->article, at, n),
        .first = at,
        .n = n,
        .verb = trigger->pos == TRIGGER_VERB,
        .sentence = f->sentence,
        .quote = quote_of(f, at, n),
        .time = NONE,
    };
    bool part = tree_is(&f->k, at, RELATION(UD_FLAT)); /* "re-[named]" */
    e.head = !e.verb ? at + n - 1 : part ? tree_head(&f->k, at) : at;
    e.definite = !e.verb && is_definite(f, at);
    e.restricted = e.definite && is_restricted(f, e.head);
    e.another = !e.verb && is_another(f, &e);
    *vec_push(&f->article->arena, &f->article->events) = e;
}

/* Whether the lexicon knows the word as a verb, if only with some object. */
static bool knows_verb(const event_finder *f, uint32_t at)
{
    size_t n = 0;
    uint32_t match =
        phrase_match(&f->lexicon->trigger_forms, f->article->text.tokens.v, at, at + 1, &n);
    for (; match != PHRASE_NONE; match = f->lexicon->trigger_matches.v[match].other) {
        if (f->lexicon->trigger_matches.v[match].pos == TRIGGER_VERB)
            return true;
    }
    return false;
}

/* "voted in" of "voted in April": its last word is the date's; but "jailed for two years", "sworn
 * in on Monday". */
static bool leads_time(const event_finder *f, uint32_t at, uint32_t n)
{
    uint32_t time = skeleton_has(&f->k, at + n) ? skeleton_at(&f->k, at + n)->time : NONE;
    return n > 1 && time != NONE && skeleton_is(&f->k, at + n - 1, WORD_PREPOSITION) &&
           !tree_is(&f->k, at + n - 1, RELATION(UD_COMPOUND_PRT)) &&
           f->article->times.v[time].type == TIMEX_DATE;
}

/* The longest trigger at `at` that fits its place: "fire" of "a fire on Monday", where "fire on"
 * is a verb. */
static const lex_trigger_match *trigger_at(const event_finder *f, uint32_t at, uint32_t end,
                                           size_t *n)
{
    const token *tokens = f->article->text.tokens.v;
    for (; at < end; end = at + (uint32_t)*n - 1) {
        uint32_t match = phrase_match(&f->lexicon->trigger_forms, tokens, at, end, n);
        if (match == PHRASE_NONE)
            return NULL;
        bool other = inside_name(f, at, (uint32_t)*n) || leads_time(f, at, (uint32_t)*n);
        const lex_trigger_match *m =
            other ? NULL : event_sense(&f->k, match, at, at + (uint32_t)*n);
        if (m)
            return m;
    }
    return NULL;
}

static void find_triggers(event_finder *f)
{
    uint32_t end = f->k.first + f->k.n;
    for (uint32_t at = f->k.first; at < end;) {
        size_t n = 0;
        phrase_expect(&f->lexicon->trigger_forms, f->article->text.tokens.v, at, end);
        const lex_trigger_match *m = trigger_at(f, at, end, &n);
        if (m && f->lexicon->triggers.v[m->trigger].weight > 0)
            add_event(f, m->trigger, at, (uint32_t)n);
        else if (!m && f->lexicon->any_verb != PHRASE_NONE && event_told(&f->k, at) &&
                 !knows_verb(f, at))
            add_event(f, f->lexicon->any_verb, at, 1);
        at += m ? (uint32_t)n : 1;
    }
}

static void drop_joined(event_finder *f, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < f->article->events.n; i++) {
        if (f->article->events.v[i].n)
            f->article->events.v[kept++] = f->article->events.v[i];
    }
    f->article->events.n = kept;
}

void find_events(dateline_article *article)
{
    event_finder f = {.article = article, .lexicon = article->lexicon};
    skeletons_read(article);
    for (uint32_t s = 0; s < article->text.sentences.n; s++) {
        size_t from = article->events.n;
        f.sentence = s;
        f.k = skeleton_of(article, s);
        if (!f.k.parsed)
            continue;
        find_triggers(&f);
        if (article->events.n > from)
            event_join(&f.k, article->events.v + from, article->events.n - from);
        drop_joined(&f, from);
        skeleton_tell(&f.k, (uint32_t)from, (uint32_t)article->events.n);
    }
}
