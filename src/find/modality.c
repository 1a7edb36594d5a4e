/* modality: whether an event is told as fact, or alleged, planned, conditional or denied.
 *
 *     function word   it marks its head                       will -> strike, no -> protests
 *     phrase          its last word marks what it governs     refused to -> sign
 *     verb, noun      what depends on it                      demanded -> the release
 *
 * From there a cue reaches down as far as its words can be meant: along infinitives, conjuncts that
 * share it and nouns of new things, not into other clauses, nor to what is known to have happened.
 * Every sentence that holds a cue and an event was parsed.
 */
#include "find/cues.h"

#define SCOPE 48 /* words that one cue reaches at most */

#define ARGUMENTS                                                                                  \
    (RELATION(UD_OBJ) | RELATION(UD_NSUBJ) | RELATION(UD_NSUBJ_PASS) | RELATION(UD_OBL) |          \
     RELATION(UD_NMOD))
#define CLAUSES (RELATION(UD_XCOMP) | RELATION(UD_CCOMP))
#define PHRASES (RELATION(UD_OBL) | RELATION(UD_NMOD) | RELATION(UD_ADVCL) | RELATION(UD_ACL))

typedef struct modality_finder {
    dateline_article *article;
    skeleton k;
    day_number published;
    bool *reached; /* by token: a cue has reached it */
    bool *known;   /* by token: what depends on it is there in any case */
} modality_finder;

typedef struct scope { /* of one cue */
    cue_effect effect;
    span cue;
    bool undo;      /* a negation that is itself negated: "did not refuse to" */
    uint32_t words; /* that it may still reach */
} scope;

static bool is_denial(cue_effect effect)
{
    return effect == CUE_NEGATED || effect == CUE_DENIED;
}

static bool is_past(const modality_finder *f, const event *e)
{
    day_number from, to;
    return edtf_bounds(e->date, &from, &to) && to != DAY_MAX && to < f->published;
}

/* "the vote of 9 August": the time stands with the noun itself, not with its verb. */
static bool has_own_time(const modality_finder *f, const event *e)
{
    if (e->verb || e->time == NONE)
        return false;
    const timex *time = &f->article->times.v[e->time];
    uint32_t word = time->first;
    for (uint32_t i = 0; i <= time->n && word - time->first < time->n; i++)
        word = tree_head(&f->k, word);
    return word - e->first < e->n;
}

/* "ahead of the vote of 9 August": a noun with a day of its own that is over was not just planned.
 * "Think that he will resign": nor is it supposed to have happened. */
static bool yields(const modality_finder *f, const event *e, modality m)
{
    if (e->modality == MOD_ASSERTED)
        return m == MOD_ALLEGED || !has_own_time(f, e) || !is_past(f, e);
    return e->modality != MOD_CONDITIONAL && m > e->modality;
}

/* "denied the charges": what is denied is what they say, not that they were brought. */
static bool is_claim(const modality_finder *f, const event *e)
{
    const lex_type *type = event_type(f->article, e);
    return !e->verb && (type->document || type->claim);
}

static void colour(const modality_finder *f, event *e, const scope *s)
{
    static const modality meant[] = {
        [CUE_ALLEGED] = MOD_ALLEGED,         [CUE_DENIED] = MOD_ALLEGED,
        [CUE_PLANNED] = MOD_PLANNED,         [CUE_WISHED] = MOD_PLANNED,
        [CUE_PROSPECTIVE] = MOD_CONDITIONAL, [CUE_CONDITIONAL] = MOD_CONDITIONAL,
    };
    if (s->effect == CUE_DENIED && is_claim(f, e))
        return;
    if (is_denial(s->effect)) {
        e->negated = !s->undo;
        e->cue = s->cue;
    }
    if (s->effect == CUE_NEGATED || !yields(f, e, meant[s->effect]))
        return;
    e->modality = meant[s->effect];
    e->wished = s->effect == CUE_WISHED;
    e->cue = s->cue;
}

/* "will strike and march", "no strikes or protests"; not "did not resign but dismissed him". */
static bool shares(const modality_finder *f, uint32_t word, uint32_t conjunct, cue_effect effect)
{
    const skeleton *k = &f->k;
    uint32_t joint = tree_find_any(k, conjunct, RELATION(UD_CC));
    if (effect == CUE_NEGATED && joint != NONE && token_is(f->article, joint, S("but")))
        return false;
    if (tree_at(k, word)->pos != UD_VERB || tree_at(k, conjunct)->pos != UD_VERB)
        return true;
    return tree_at(k, word)->penn == tree_at(k, conjunct)->penn &&
           tree_find_any(k, conjunct, SUBJECTS | RELATION(UD_AUX_RELATION)) == NONE;
}

/* "a" makes a thing new: what is planned or supposed brings it about. */
static bool is_one(const skeleton *k, uint32_t noun)
{
    uint32_t determiner = tree_find_any(k, noun, RELATION(UD_DET_RELATION));
    return determiner != NONE && !tree_is_definite(k, noun);
}

/* Whether a cue on `word` reaches its argument. An event takes the cue for itself: to condemn an
 * attack is planned, the attack is not. */
static bool reaches_argument(const modality_finder *f, uint32_t word, uint32_t argument,
                             cue_effect effect)
{
    const skeleton *k = &f->k;
    if (f->known[word - k->first] || tree_is_definite(k, argument))
        return false;
    if (effect == CUE_ALLEGED) /* "charged with plotting a coup" */
        return tree_is(k, argument, RELATION(UD_OBJ)) && is_one(k, argument);
    if (tree_find_class(k, argument, FUNCTIONS, WORD_TIME_CLAUSE | WORD_SUBORDINATOR) != NONE)
        return false;
    bool supposed = !is_denial(effect) && is_one(k, argument);
    bool ahead = effect == CUE_PLANNED || effect == CUE_WISHED || effect == CUE_PROSPECTIVE;
    if (tree_is(k, argument, RELATION(UD_NSUBJ))) /* "riots will follow", "a riot could" */
        return supposed || (ahead && tree_event(k, word) == NONE);
    if (tree_event(k, word) != NONE)
        return supposed && tree_is(k, argument, RELATION(UD_OBJ));
    return true;
}

static bool reaches(const modality_finder *f, uint32_t word, uint32_t child, cue_effect effect)
{
    if (tree_is(&f->k, child, RELATION(UD_XCOMP)))
        return true;
    if (tree_is(&f->k, child, RELATION(UD_CONJ)))
        return shares(f, word, child, effect);
    if (tree_is(&f->k, child, RELATION(UD_ACL)) && tree_at(&f->k, child)->penn == PENN_VB)
        return effect == CUE_ALLEGED || /* "accused of a plot to go", "was the first to go" */
               (!is_denial(effect) && tree_find(&f->k, word, UD_COP) != NONE);
    return tree_is(&f->k, child, ARGUMENTS) && reaches_argument(f, word, child, effect);
}

/* Whether the word is of the event's own; else it only carries it. */
static bool names(const modality_finder *f, uint32_t e, uint32_t word)
{
    return word - f->article->events.v[e].first < f->article->events.v[e].n;
}

static void spread(modality_finder *f, uint32_t word, scope *s)
{
    uint8_t *how = &f->article->parse[word].meant;
    f->reached[word - f->k.first] = true;
    *how |= is_denial(s->effect) ? TOKEN_DENIED : TOKEN_SUPPOSED;
    if (s->undo)
        *how &= (uint8_t)~TOKEN_DENIED;
    uint32_t e = tree_event(&f->k, word);
    if (e != NONE && (!f->known[word - f->k.first] || names(f, e, word)))
        colour(f, &f->article->events.v[e], s);
    for (uint32_t c = tree_first(&f->k, word); c != NONE; c = tree_next(&f->k, c)) {
        if (s->words && reaches(f, word, c, s->effect)) {
            s->words--;
            spread(f, c, s);
        }
    }
}

/* "The minister said he would resign": to him it was a plan. */
static bool is_reported(const skeleton *k, uint32_t verb)
{
    return tree_is(k, verb, RELATION(UD_CCOMP)) && tree_head(k, verb) != NONE &&
           tree_at(k, tree_head(k, verb))->penn == PENN_VBD;
}

static void begin(modality_finder *f, const scope *cue, uint32_t target)
{
    scope s = *cue;
    if (s.effect == CUE_FACTUAL)
        f->reached[target - f->k.first] = true;
    if (s.effect >= CUE_FACTUAL)
        return;
    if (s.effect == CUE_PROSPECTIVE && is_reported(&f->k, target))
        s.effect = CUE_PLANNED;
    spread(f, target, &s);
}

/* "If the army attacks, the union will strike": both are supposed. */
static void suppose_main(modality_finder *f, const scope *s, uint32_t clause)
{
    uint32_t main = tree_head(&f->k, clause);
    if (s->effect == CUE_CONDITIONAL && tree_is(&f->k, clause, RELATION(UD_ADVCL)) &&
        main != NONE && tree_find_class(&f->k, main, RELATION(UD_AUX_RELATION), WORD_MODAL) != NONE)
        begin(f, s, main);
}

/* "accused the army of ...", "prevented from ...", "applied for ...". */
static bool complements(const skeleton *k, uint32_t phrase)
{
    static const str leads[] = {STR_INIT("of"), STR_INIT("for"), STR_INIT("from"), STR_INIT("with"),
                                STR_INIT("to")};
    uint32_t lead = tree_find_any(k, phrase, RELATION(UD_CASE) | RELATION(UD_MARK));
    for (size_t i = 0; lead != NONE && i < sizeof leads / sizeof *leads; i++) {
        if (str_eq_nocase(token_text(k->article, lead), leads[i]))
            return true;
    }
    return false;
}

/* "think it better [to go]": not said to have happened, as is "claims [to have gone]". */
static bool is_advised(const skeleton *k, uint32_t verb, cue_effect effect)
{
    return effect == CUE_ALLEGED && tree_is(k, verb, RELATION(UD_XCOMP)) &&
           tree_find_class(k, verb, RELATION(UD_AUX_RELATION), WORD_HAVE) == NONE;
}

/* What a verb or noun that is the cue itself speaks of. */
static void reach_content(modality_finder *f, const scope *s, uint32_t top, uint32_t end)
{
    const skeleton *k = &f->k;
    bool clausal = false;
    bool passive =
        tree_find_any(k, top, RELATION(UD_OBL_AGENT)) == NONE; /* "planned by students" */
    for (uint32_t c = tree_first(k, top); c != NONE; c = tree_next(k, c)) {
        bool here = c >= end && tree_is(k, c, CLAUSES) && !is_advised(k, c, s->effect);
        if (here)
            begin(f, s, c);
        clausal |= here;
    }
    for (uint32_t c = clausal ? NONE : tree_first(k, top); c != NONE; c = tree_next(k, c)) {
        bool phrase = tree_is(k, c, PHRASES) && complements(k, c);
        bool object = tree_is(k, c, RELATION(UD_OBJ));
        if (c >= end ? phrase || object : passive && tree_is(k, c, RELATION(UD_NSUBJ_PASS)))
            begin(f, s, c);
        for (uint32_t g = object ? tree_first(k, c) : NONE; g != NONE; g = tree_next(k, g)) {
            if (tree_event(k, c) == NONE && tree_is(k, g, PHRASES) && complements(k, g))
                begin(f, s, g); /* "accused the army of killing": read as the army's */
        }
    }
    if (!clausal && tree_is(k, top, RELATION(UD_ACL)) && tree_at(k, top)->penn == PENN_VBN)
        begin(f, s, tree_head(k, top)); /* "the march planned for Monday" */
}

/* "Neither the explosion nor ... toppled the government": what is known to be is not denied, but
 * what is told of it. */
static uint32_t denied_by(const skeleton *k, uint32_t word)
{
    uint32_t noun = tree_first_joined(k, word);
    bool nominal = tree_pos(k, word) == UD_NOUN || tree_pos(k, word) == UD_PROPN;
    if (!nominal || !tree_is_definite(k, word))
        return word;
    return tree_is(k, noun, SUBJECTS) ? tree_head(k, noun) : NONE;
}

/* "No group claimed it", "gave no evidence": nor is what its clause tells. */
static void deny_clause(modality_finder *f, const scope *s, uint32_t noun)
{
    const skeleton *k = &f->k;
    uint32_t verb = tree_head(k, noun);
    if (tree_is(k, noun, SUBJECTS | RELATION(UD_OBJ)) && tree_pos(k, verb) == UD_VERB)
        begin(f, s, verb);
}

static void apply_cue(modality_finder *f, const cue_match *m)
{
    const skeleton *k = &f->k;
    uint32_t end = m->at + m->n;
    scope s = {
        .effect = f->article->lexicon->cues.v[m->row].effect, .cue = m->words, .words = SCOPE};
    s.undo = !tree_is(k, m->top, FUNCTIONS) && tree_at(k, m->top)->meant & TOKEN_DENIED;
    uint32_t head = tree_head(k, m->top);
    bool timed = m->governed != NONE && skeleton_at(k, m->governed)->time != NONE;
    if (m->governed != NONE && !timed) { /* not "scheduled for Monday" */
        bool nor = s.effect == CUE_NEGATED && tree_is(k, m->top, FUNCTIONS);
        uint32_t target = nor ? denied_by(k, m->governed) : m->governed;
        if (target != NONE)
            begin(f, &s, target);
        bool one = token_is(f->article, end, S("one")); /* "not one clerk" */
        if (nor && (one || tree_is(k, m->top, RELATION(UD_DET_RELATION))))
            deny_clause(f, &s, m->governed);
        if (m->n == 1)
            suppose_main(f, &s, m->governed);
    } else if (head != NONE &&
               (tree_is(k, m->top, FUNCTIONS) || tree_at(k, m->top)->pos == UD_PRON)) {
        begin(f, &s, head);                       /* "fled allegedly", "nobody protested" */
    } else if (tree_pos(k, m->top) != UD_CCONJ) { /* "failed to prove": what was to be proved */
        reach_content(f, &s, tree_pos(k, end - 1) == UD_VERB ? end - 1 : m->top, end);
    }
}

/* A purpose that is done by being told: "marched to demand his release". */
static bool told_by_act(const modality_finder *f, uint32_t verb)
{
    const lex_type *type = tree_event_type(&f->k, verb);
    return type && (type->speech || type->voices);
}

/* "asked Minsk to provide": an infinitive is wished or planned, if no word tells its outcome. */
static void apply_infinitive(modality_finder *f, uint32_t to)
{
    const skeleton *k = &f->k;
    uint32_t verb = tree_head(k, to), above = verb == NONE ? NONE : tree_head(k, verb);
    if (above == NONE || verb < to || f->reached[verb - k->first] ||
        !tree_is(k, to, RELATION(UD_MARK)))
        return;
    bool purpose = tree_is(k, verb, RELATION(UD_ADVCL));
    bool known = tree_is(k, verb, RELATION(UD_ACL)) && f->reached[above - k->first];
    if (known || (purpose && told_by_act(f, verb)) ||
        !(purpose || tree_is(k, verb, CLAUSES | RELATION(UD_ACL))))
        return;
    scope s = {.effect = CUE_WISHED, .cue = f->article->text.tokens.v[to].at, .words = SCOPE};
    spread(f, verb, &s);
}

/* "Had he refused, they would have come": what is asked so, and told of no question, is supposed.
 */
static void apply_inversion(modality_finder *f, uint32_t had)
{
    const skeleton *k = &f->k;
    uint32_t verb = tree_head(k, had);
    uint64_t auxiliary = RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS);
    if (!tree_is(k, had, auxiliary) || !tree_is(k, verb, RELATION(UD_ADVCL)))
        return;
    uint32_t subject = tree_find_any(k, verb, SUBJECTS);
    scope s = {.effect = CUE_CONDITIONAL, .cue = f->article->text.tokens.v[had].at, .words = SCOPE};
    if (subject == NONE || subject < had || verb < subject)
        return;
    begin(f, &s, verb);
    suppose_main(f, &s, verb);
}

/* What lies wholly after its article appeared can only be planned. */
static void mark_future(const modality_finder *f, event *e)
{
    day_number from, to;
    if (e->modality == MOD_ASSERTED && f->published != DAY_MAX &&
        edtf_bounds(e->date, &from, &to) && from > f->published)
        e->modality = MOD_PLANNED;
}

static void read_sentence(modality_finder *f, arena *scratch)
{
    cue_match_vec found = cues_of(scratch, &f->k, &f->article->lexicon->cue_forms);
    f->reached = arena_new(scratch, bool, f->k.n);
    f->known = arena_new(scratch, bool, f->k.n);
    for (size_t i = 0; i < found.n; i++) {
        if (f->article->lexicon->cues.v[found.v[i].row].effect == CUE_KNOWN)
            f->known[found.v[i].top - f->k.first] = true;
    }
    uint32_t word = f->k.first;
    for (size_t i = 0; i <= found.n; i++) {
        uint32_t next = i < found.n ? found.v[i].at : f->k.first + f->k.n;
        for (; word < next; word++) {
            if (token_class(f->article, word) & WORD_TO)
                apply_infinitive(f, word);
            else if (token_class(f->article, word) & (WORD_HAVE | WORD_BE))
                apply_inversion(f, word);
        }
        if (i < found.n) {
            apply_cue(f, &found.v[i]);
            word += found.v[i].n;
        }
    }
    find_said_by(f->article, &f->k, &found, scratch);
}

void find_modality(dateline_article *article)
{
    modality_finder f = {.article = article, .published = DAY_MAX};
    day_number from;
    if (!edtf_bounds(article->source.published, &from, &f.published))
        f.published = DAY_MAX;
    for (uint32_t e = 0, end; e < article->events.n; e = end) {
        uint32_t s = article->events.v[e].sentence;
        for (end = e; end < article->events.n && article->events.v[end].sentence == s;)
            end++;
        arena scratch = ARENA_SCRATCH;
        f.k = skeleton_of(article, s);
        read_sentence(&f, &scratch);
        for (uint32_t i = e; i < end; i++)
            mark_future(&f, &article->events.v[i]);
        arena_free(&scratch);
    }
}
