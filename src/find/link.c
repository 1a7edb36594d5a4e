/* link: relations between events, only where words state them; the words are kept as the cue.
 *
 *     left event ─ cue ─ right event            "protests erupted after the vote"
 *     cue ─ right event , left event            "After the vote, protests erupted"
 *     cue within an event's own trigger         "the UN condemned the attack": the condemning
 * responds It ─ was cue-verb ─ event                 "It was discussed at a meeting": It is the
 * last topic
 */
#include "find/skeleton.h"

#define REACH 30 /* tokens from a cue to either event */

typedef struct link_finder {
    dateline_article *article;
    skeleton k;
    uint32_t sentence;
    uint32_t first, end; /* the sentence's events */
    uint32_t low;        /* those before it are out of reach of the cues to come */
    uint32_t topic;      /* what "it" at this sentence's start stands for: an event, or NONE */
} link_finder;

static const event *event_at(const link_finder *f, uint32_t e)
{
    return &f->article->events.v[e];
}

static bool fits(const link_finder *f, uint32_t e, str type)
{
    return e != NONE && lexicon_list_has(type, event_at(f, e)->type);
}

/* The event whose own words hold the cue, or NONE. */
static uint32_t event_over(const link_finder *f, uint32_t at, uint32_t n)
{
    for (uint32_t e = f->low; e < f->end && event_at(f, e)->first < at + n; e++) {
        if (event_at(f, e)->first + event_at(f, e)->n > at)
            return e;
    }
    return NONE;
}

/* The nearest event before token `at` of the wanted type; a verb of the same clause before a noun.
 */
static uint32_t event_left(const link_finder *f, uint32_t at, str type)
{
    uint32_t best = NONE;
    for (uint32_t e = f->low; e < f->end && event_at(f, e)->first + event_at(f, e)->n <= at; e++) {
        if (at - event_at(f, e)->first <= REACH && fits(f, e, type))
            best = e;
    }
    return best;
}

static uint32_t event_right(const link_finder *f, uint32_t at, str type)
{
    for (uint32_t e = f->low; e < f->end && event_at(f, e)->first < at + REACH; e++) {
        if (event_at(f, e)->first >= at && fits(f, e, type))
            return e;
    }
    return NONE;
}

static bool mark_between(const link_finder *f, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to && i < from + 2 * REACH; i++) {
        if (f->article->text.tokens.v[i].kind == TOKEN_MARK)
            return true;
    }
    return false;
}

/* "After the vote, protests erupted": the event of the clause that the led-in words depend on. */
static uint32_t main_event(const link_finder *f, uint32_t behind, str type)
{
    uint32_t at = event_at(f, behind)->first + event_at(f, behind)->n;
    for (uint32_t e = behind + 1; e < f->end; e++) {
        if (mark_between(f, at, event_at(f, e)->first) && event_at(f, e)->verb && fits(f, e, type))
            return event_at(f, e)->first - event_at(f, behind)->first <= REACH ? e : NONE;
    }
    return NONE;
}

/* "After ...", ", following ...": the cue opens its clause. */
static bool leads_clause(const link_finder *f, uint32_t at)
{
    return at == f->k.first || f->article->text.tokens.v[at - 1].kind == TOKEN_MARK ||
           skeleton_at(&f->k, at - 1)->clause != skeleton_at(&f->k, at)->clause;
}

/* "It was discussed": the verb's object stands before it. */
static bool is_passive(const link_finder *f, uint32_t at)
{
    while (at > f->k.first && skeleton_is(&f->k, at - 1, WORD_ADVERB))
        at--;
    return at > f->k.first && skeleton_is(&f->k, at - 1, WORD_BE);
}

static bool ends_in_by(const link_finder *f, uint32_t at, uint32_t n)
{
    return str_eq_nocase(token_text(f->article, at + n - 1), S("by"));
}

/* "It", "This" at the sentence's start stand for its topic, if no event of its own is meant. */
static uint32_t topic_before(const link_finder *f, uint32_t at)
{
    bool refers = skeleton_is(&f->k, f->k.first, WORD_REFERRING) && at > f->k.first;
    return refers && at - f->k.first <= REACH ? f->topic : NONE;
}

static void add_relation(link_finder *f, const lex_link_cue *cue, uint32_t left, uint32_t right,
                         uint32_t at, uint32_t n)
{
    if (left == NONE || right == NONE || left == right)
        return;
    const token *tokens = f->article->text.tokens.v;
    *vec_push(&f->article->arena, &f->article->relations) = (relation){
        .from = cue->reversed ? right : left,
        .to = cue->reversed ? left : right,
        .type = cue->type,
        .cue = span_join(tokens[at].at, tokens[at + n - 1].at),
        .sentence = f->sentence,
        .confidence = 0.7,
    };
}

static uint8_t weight_of(const link_finder *f, uint32_t e)
{
    return f->article->lexicon->triggers.v[event_at(f, e)->trigger].weight;
}

/* "an investigation invoked by 17 states": what is said of the noun is said of its participle. */
static uint32_t participle_of(const link_finder *f, uint32_t noun)
{
    if (noun == NONE || noun + 1 >= f->end || event_at(f, noun)->verb)
        return NONE;
    const event *next = event_at(f, noun + 1);
    bool adjacent = next->verb && next->first == event_at(f, noun)->first + event_at(f, noun)->n;
    return adjacent ? noun + 1 : NONE;
}

static void read_cue(link_finder *f, const lex_link_cue *cue, uint32_t at, uint32_t n)
{
    uint32_t own = event_over(f, at, n);
    bool acts = cue->type == LINK_RESPONDS_TO || cue->type == LINK_REPORTS_ON;
    if (own != NONE && !acts && weight_of(f, own) == 3)
        return; /* "triggered the Moscow Mechanism" is an event and causes none */
    if (!acts)
        own = NONE; /* "led to" is no event, "condemned" is one */
    uint32_t left, right;
    if (own != NONE && event_at(f, own)->verb && is_passive(f, at) && !ends_in_by(f, at, n)) {
        left = own;
        right = event_left(f, at, cue->right);
        if (right == NONE)
            right = topic_before(f, at);
    } else {
        left = own != NONE ? own : event_left(f, at, cue->left);
        right = event_right(f, at + n, cue->right);
        if (left == NONE && right != NONE && leads_clause(f, at))
            left = main_event(f, right, cue->left);
        if (left == NONE)
            left = topic_before(f, at);
    }
    if (own != NONE && !fits(f, own, cue->left))
        return;
    add_relation(f, cue, left, right, at, n);
    if (participle_of(f, right) != NONE)
        add_relation(f, cue, left, participle_of(f, right), at, n);
}

static void read_cues(link_finder *f)
{
    const dateline_lexicon *lexicon = f->article->lexicon;
    uint32_t end = f->k.first + f->k.n;
    for (uint32_t at = f->k.first; at < end;) {
        size_t n = 0;
        uint32_t cue = phrase_match(&lexicon->link_forms, f->article->text.tokens.v, at, end, &n);
        while (f->low < f->end && event_at(f, f->low)->first + 2 * REACH < at)
            f->low++;
        if (cue != PHRASE_NONE && skeleton_at(&f->k, at)->mention == NONE &&
            skeleton_at(&f->k, at + (uint32_t)n - 1)->time == NONE)
            read_cue(f, &lexicon->link_cues.v[cue], at, (uint32_t)n);
        at += cue != PHRASE_NONE ? (uint32_t)n : 1;
    }
}

static bool is_document(const link_finder *f, const event *e)
{
    const lex_type *type = lexicon_type(f->article->lexicon, e->type);
    return !e->verb && type && type->document;
}

static bool is_speech(const link_finder *f, const event *e)
{
    const lex_type *type = lexicon_type(f->article->lexicon, e->type);
    return e->verb && type && str_eq(type->family, S("statement"));
}

/* "A new report has found torture, the group said": who speaks of a document reports on it. The
 * document leads the sentence, or what follows the speaking. */
static void link_speech(link_finder *f)
{
    static const lex_link_cue said = {.type = LINK_REPORTS_ON};
    for (uint32_t e = f->first; e < f->end; e++) {
        if (!is_speech(f, event_at(f, e)))
            continue;
        const event *speech = event_at(f, e);
        uint32_t about = f->first < e ? f->first : e + 1;
        bool near = about < f->end && (about < e || event_at(f, about)->first - speech->first < 8);
        bool quoted = about < e && mark_between(f, event_at(f, about)->first, speech->first);
        bool other = near && skeleton_at(&f->k, event_at(f, about)->first)->clause !=
                                 skeleton_at(&f->k, speech->first)->clause;
        if ((other || quoted) && is_document(f, event_at(f, about)))
            add_relation(f, &said, e, about, speech->first, speech->n);
    }
}

/* What the next sentence's "it" would stand for: this one's first noun event, else its first event.
 */
static uint32_t topic_of(const link_finder *f)
{
    for (uint32_t e = f->first; e < f->end; e++) {
        if (!event_at(f, e)->verb)
            return e;
    }
    return f->first < f->end ? f->first : NONE;
}

void find_links(dateline_article *article)
{
    link_finder f = {.article = article, .topic = NONE};
    uint32_t next_mention = 0, next_time = 0, last_sentence = NONE;
    for (uint32_t e = 0; e < article->events.n; e = f.end) {
        f.sentence = article->events.v[e].sentence;
        f.first = f.low = f.end = e;
        while (f.end < article->events.n && article->events.v[f.end].sentence == f.sentence)
            f.end++;
        if (last_sentence == NONE || f.sentence - last_sentence > 1)
            f.topic = NONE;
        arena scratch = ARENA_SCRATCH;
        f.k = skeleton_of(&scratch, article, f.sentence, &next_mention, &next_time);
        read_cues(&f);
        f.low = f.first;
        link_speech(&f);
        arena_free(&scratch);
        f.topic = topic_of(&f);
        last_sentence = f.sentence;
    }
}
