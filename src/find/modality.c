/* modality: whether an event is told as fact, or alleged, planned, conditional or denied, by the
 * cues of the lexicon around its trigger. A cue reaches to the end of its clause; a negation only
 * the nearest event. What is dated before its article appeared was not merely planned.
 */
#include "find/skeleton.h"

#define REACH_CUE      10 /* tokens from a cue to the event it colours */
#define REACH_NEGATION 5

typedef struct modality_finder {
    dateline_article *article;
    skeleton k;
    uint32_t first, end; /* the sentence's events */
    day_number published;
} modality_finder;

static bool is_past(const modality_finder *f, const event *e)
{
    day_number from, to;
    return edtf_bounds(e->date, &from, &to) && to != DAY_MAX && to < f->published;
}

static void colour(modality_finder *f, event *e, const lex_cue *cue, span at)
{
    static const modality by_effect[] = {
        [CUE_ALLEGED] = MOD_ALLEGED,
        [CUE_PLANNED] = MOD_PLANNED,
        [CUE_CONDITIONAL] = MOD_CONDITIONAL,
    };
    if (cue->effect == CUE_SAYING)
        return;
    if (cue->effect == CUE_NEGATED) {
        e->negated = true;
        e->cue = at;
    } else if (e->modality == MOD_ASSERTED && (cue->effect == CUE_ALLEGED || !is_past(f, e))) {
        e->modality = by_effect[cue->effect];
        e->cue = at;
    }
}

/* Events within reach behind (or before) the cue and in its clause. */
static void apply_cue(modality_finder *f, const lex_cue *cue, uint32_t at, uint32_t n)
{
    const token *tokens = f->article->text.tokens.v;
    span where = span_join(tokens[at].at, tokens[at + n - 1].at);
    uint32_t reach = cue->effect == CUE_NEGATED ? REACH_NEGATION : REACH_CUE;
    for (uint32_t i = f->first; i < f->end; i++) {
        event *e = &f->article->events.v[i];
        if (e->first > at + n + reach)
            break;
        bool follows = e->first >= at + n && (cue->after || cue->both);
        bool precedes =
            e->first + e->n <= at && (!cue->after || cue->both) && at - (e->first + e->n) < reach;
        if (!(follows || precedes) ||
            skeleton_at(&f->k, e->first)->clause != skeleton_at(&f->k, at)->clause)
            continue;
        colour(f, e, cue, where);
        if (cue->effect == CUE_NEGATED)
            break;
    }
}

/* "claimed victory" is an event of its own and does not put the rest of its clause in doubt. */
static bool inside_trigger(const modality_finder *f, uint32_t at, uint32_t n)
{
    for (uint32_t i = f->first; i < f->end && f->article->events.v[i].first <= at; i++) {
        const event *e = &f->article->events.v[i];
        if (at < e->first + e->n && e->n > n)
            return true;
    }
    return false;
}

static void apply_cues(modality_finder *f)
{
    const dateline_lexicon *lexicon = f->article->lexicon;
    uint32_t end = f->k.first + f->k.n;
    for (uint32_t at = f->k.first; at < end;) {
        size_t n = 0;
        uint32_t cue = phrase_match(&lexicon->cue_forms, f->article->text.tokens.v, at, end, &n);
        while (f->first < f->end && f->article->events.v[f->first].first + 2 * REACH_CUE < at)
            f->first++;
        if (cue != PHRASE_NONE && !inside_trigger(f, at, (uint32_t)n))
            apply_cue(f, &lexicon->cues.v[cue], at, (uint32_t)n);
        at += cue != PHRASE_NONE ? (uint32_t)n : 1;
    }
}

/* "asked Minsk to provide": an infinitive is wished or planned, not told. */
static void mark_infinitive(modality_finder *f, event *e)
{
    if (!e->verb || e->first == f->k.first || e->modality != MOD_ASSERTED || is_past(f, e))
        return;
    if (token_class(f->article, e->first - 1) & WORD_TO) {
        e->modality = MOD_PLANNED;
        e->cue = f->article->text.tokens.v[e->first - 1].at;
    }
}

/* What lies wholly after its article appeared can only be planned. */
static void mark_future(modality_finder *f, event *e)
{
    day_number from, to;
    if (e->modality == MOD_ASSERTED && f->published != DAY_MAX &&
        edtf_bounds(e->date, &from, &to) && from > f->published)
        e->modality = MOD_PLANNED;
}

void find_modality(dateline_article *article)
{
    modality_finder f = {.article = article, .published = DAY_MAX};
    day_number from;
    if (!edtf_bounds(article->source.published, &from, &f.published))
        f.published = DAY_MAX;
    uint32_t next_mention = 0, next_time = 0;
    for (uint32_t e = 0; e < article->events.n; e = f.end) {
        uint32_t s = article->events.v[e].sentence;
        f.first = f.end = e;
        while (f.end < article->events.n && article->events.v[f.end].sentence == s)
            f.end++;
        arena scratch = ARENA_SCRATCH;
        f.k = skeleton_of(&scratch, article, s, &next_mention, &next_time);
        apply_cues(&f);
        for (uint32_t i = e; i < f.end; i++) {
            mark_infinitive(&f, &article->events.v[i]);
            mark_future(&f, &article->events.v[i]);
        }
        arena_free(&scratch);
    }
}
