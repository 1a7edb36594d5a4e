/* said_by: whose words an event is. "Rebels shelled the town, the army said", "according to the
 * army": the speaker is the subject of the verb of speech whose clause holds the event.
 */
#include "find/cues.h"

#define CLIMB 24 /* heads from an event up to who speaks of it */

#define SPEECH (RELATION(UD_CCOMP) | RELATION(UD_PARATAXIS))
#define GROUP                                                                                      \
    (RELATION(UD_DET_RELATION) | RELATION(UD_AMOD) | RELATION(UD_COMPOUND) | RELATION(UD_FLAT) |   \
     RELATION(UD_NMOD_POSS) | RELATION(UD_NMOD_DESC) | RELATION(UD_NUMMOD) | RELATION(UD_CASE))

typedef struct speakers {
    const skeleton *k;
    uint32_t *speaker; /* by token: who tells what is below it, or NONE */
    uint32_t *verb;    /* by token: by which word */
} speakers;

static void set_speaker(speakers *s, uint32_t below, uint32_t speaker, uint32_t verb)
{
    s->speaker[below - s->k->first] = speaker;
    s->verb[below - s->k->first] = verb;
}

static bool can_speak(const skeleton *k, uint32_t noun)
{
    return noun != NONE && (tree_at(k, noun)->pos == UD_NOUN || tree_at(k, noun)->pos == UD_PROPN);
}

static void note(speakers *s, const cue_match *m, cue_effect effect)
{
    const skeleton *k = s->k;
    if (effect == CUE_SAYING && tree_is(k, m->top, FUNCTIONS) && can_speak(k, m->governed)) {
        uint32_t below = tree_head(k, m->governed); /* "on Monday, according to the army" */
        while (below != NONE && tree_at(k, below)->pos != UD_VERB && tree_head(k, below) != NONE)
            below = tree_head(k, below);
        if (below != NONE)
            set_speaker(s, below, m->governed, m->governed);
        return;
    }
    uint32_t speaker = tree_at(k, m->top)->pos == UD_VERB ? tree_subject(k, m->top) : NONE;
    if (!can_speak(k, speaker))
        return;
    if (m->governed != NONE && !tree_is(k, m->governed, RELATION(UD_XCOMP)))
        set_speaker(s, m->governed, speaker, m->top);
    for (uint32_t c = tree_first(k, m->top); c != NONE; c = tree_next(k, c)) {
        if (tree_is(k, c, SPEECH))
            set_speaker(s, c, speaker, m->top);
    }
    if (tree_is(k, m->top, RELATION(UD_PARATAXIS)) && tree_head(k, m->top) != NONE)
        set_speaker(s, tree_head(k, m->top), speaker, m->top);
}

/* The speaker's own words, without what is only said of him: "UK Foreign Secretary Raab", "the head
 * of the army". */
static span group_span(const skeleton *k, uint32_t noun, int depth)
{
    span whole = k->article->text.tokens.v[noun].at;
    for (uint32_t c = tree_first(k, noun); c != NONE && depth > 0; c = tree_next(k, c)) {
        bool of = tree_is(k, c, RELATION(UD_NMOD)) && c == noun + 2;
        bool before = tree_is(k, c, GROUP) && !(tree_is(k, c, RELATION(UD_CASE)) && c < noun);
        if (of || before)
            whole = span_join(whole, group_span(k, c, depth - 1));
    }
    return whole;
}

/* "accused the army of the killing": who accuses, if the event is alleged by a verb's own cue. Who
 * "is believed to have" done it says nothing. */
static uint32_t accuser_of(const skeleton *k, const cue_match_vec *cues, const event *e)
{
    size_t low = 0, end = cues->n;
    while (e->cue.n && low < end && !tree_is(k, e->head, RELATION(UD_XCOMP))) {
        size_t middle = low + (end - low) / 2;
        const cue_match *m = &cues->v[middle];
        if (m->words.at == e->cue.at)
            return tree_at(k, m->top)->pos == UD_VERB ? tree_subject(k, m->top) : NONE;
        if (m->words.at < e->cue.at)
            low = middle + 1;
        else
            end = middle;
    }
    return NONE;
}

/* "She said they would strike and left": what a parser hangs on the strike was told of her. */
static uint32_t above(const skeleton *k, uint32_t word)
{
    uint32_t head = tree_head(k, word);
    if (head == NONE || !tree_is(k, word, RELATION(UD_CONJ)) ||
        tree_at(k, word)->penn != PENN_VBD || tree_at(k, head)->penn != PENN_VB)
        return head;
    uint32_t main = head;
    for (int i = 0; i < TREE_STEPS && main != NONE && tree_at(k, main)->penn != PENN_VBD; i++)
        main = tree_head(k, main);
    return main == NONE ? head : tree_head(k, main);
}

static uint32_t speaker_above(const speakers *s, const event *e)
{
    uint32_t at = e->head, from = NONE;
    for (int i = 0; i < CLIMB && at != NONE; i++) {
        uint32_t speaker = s->speaker[at - s->k->first], verb = s->verb[at - s->k->first];
        if (speaker != NONE && verb != from && verb != e->head)
            return speaker;
        from = at;
        at = above(s->k, at);
    }
    return NONE;
}

static void find_speaker(const speakers *s, const cue_match_vec *cues, event *e)
{
    uint32_t speaker = e->modality == MOD_ALLEGED ? accuser_of(s->k, cues, e) : NONE;
    if (!can_speak(s->k, speaker))
        speaker = speaker_above(s, e);
    if (speaker != NONE)
        e->said_by = group_span(s->k, speaker, TREE_STEPS / 2);
}

void find_said_by(dateline_article *article, const skeleton *k, const cue_match_vec *cues,
                  arena *scratch)
{
    speakers s = {.k = k};
    s.speaker = arena_new(scratch, uint32_t, k->n);
    s.verb = arena_new(scratch, uint32_t, k->n);
    for (uint32_t i = 0; i < k->n; i++)
        s.speaker[i] = s.verb[i] = NONE;
    for (size_t i = 0; i < cues->n; i++) {
        cue_effect effect = article->lexicon->cues.v[cues->v[i].row].effect;
        if (effect == CUE_SAYING || effect == CUE_ALLEGED || effect == CUE_DENIED)
            note(&s, &cues->v[i], effect);
    }
    for (uint32_t i = 0; i < k->n; i++) {
        uint32_t e = k->tokens[i].event;
        if (e != NONE && article->events.v[e].head == k->first + i)
            find_speaker(&s, cues, &article->events.v[e]);
    }
}
