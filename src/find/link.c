/* link: relations between events, only where words state them; the words are kept as the cue.
 *
 *     left ─ cue verb ─ right              "the attack led to protests"
 *     left ─ preposition ─ right           "protests erupted after the vote"
 *     the cue is an event's own trigger    "the UN condemned the attack": the condemning responds
 *
 * The tree tells the sides: a verb's subject and object, what a preposition or conjunction marks
 * and what that hangs on. A side that is no event stands for those in it: "a wave of protests".
 */
#include "find/link_finder.h"

#define NEAR  8 /* links of a sentence in which one may contradict another */
#define APART 2 /* tokens between cues that share their sides: "before, during and after" */

static uint8_t weight_of(const link_finder *f, uint32_t e)
{
    return f->article->lexicon->triggers.v[link_event(f, e)->trigger].weight;
}

/* Whether a cue before said so: "charged him over and for ...". */
static bool is_known(const link_finder *f, link_type type, uint32_t from, uint32_t to)
{
    const relation *all = f->article->relations.v;
    for (size_t i = f->article->relations.n; i-- > 0 && all[i].sentence == f->sentence;) {
        if (all[i].type == type && all[i].from == from && all[i].to == to)
            return true;
    }
    return false;
}

/* Between two events told as facts, no link that is only supposed: "whether the crash was caused by
 * an explosion". */
void link_add(link_finder *f, const relation *cue, bool supposed, const side *left,
              const side *right)
{
    for (uint32_t l = 0; l < left->n; l++) {
        for (uint32_t r = 0; r < right->n; r++) {
            const event *a = link_event(f, left->event[l]), *b = link_event(f, right->event[r]);
            if (a == b || (supposed && event_is_told(a) && event_is_told(b)) ||
                is_known(f, cue->type, left->event[l], right->event[r]))
                continue;
            relation *out = vec_push(&f->article->arena, &f->article->relations);
            *out = *cue;
            out->from = left->event[l];
            out->to = right->event[r];
        }
    }
}

/* The event that the cue itself names, or NONE: "led to" is none, "condemned" is one. */
static uint32_t own_event(const link_finder *f, const cue_match *m)
{
    if (m->at < m->top && tree_is(&f->k, m->at, RELATION(UD_CASE)) && m->governed != NONE)
        return NONE; /* "in protest at" */
    uint32_t e = tree_event(&f->k, m->top);
    if (e != NONE && tree_is(&f->k, m->top, RELATION(UD_ADVCL)) &&
        tree_at(&f->k, m->top)->penn == PENN_VBG && str_eq(link_event(f, e)->type, S("statement")))
        return NONE; /* "citing the riots, she put off the vote": the deed it says the reason of */
    const lex_link_cue *cue = &f->article->lexicon->link_cues.v[m->row];
    bool answered = cue->type == LINK_RESPONDS_TO && cue->reversed && m->governed != NONE;
    if (answered && tree_event(&f->k, m->governed) != NONE)
        return NONE; /* "was greeted with gunfire" */
    return e != NONE && m->top - link_event(f, e)->first < link_event(f, e)->n ? e : NONE;
}

/* "The crash killed nine", "nine were killed in the crash": the cue is an event itself, and what
 * the other one results in, where the row says of which kind that must be. */
static bool is_effect(const lex_link_cue *cue, bool passive)
{
    return cue->reversed ? cue->right.n > 0 : cue->left.n > 0 && !passive;
}

/* "The report [condemned] the abuses": a report tells of what it condemns. */
static link_type type_of(const link_finder *f, const cue_match *m, const side *left)
{
    link_type type = f->article->lexicon->link_cues.v[m->row].type;
    const event *e = left->n > 0 ? link_event(f, left->event[0]) : NULL;
    bool reports = e != NULL && !e->verb && event_type(f->article, e)->account;
    bool says = tree_pos(&f->k, m->top) == UD_VERB && !tree_is_passive(&f->k, m->top);
    return type == LINK_RESPONDS_TO && reports && says ? LINK_REPORTS_ON : type;
}

/* "Ninety days after" is more than "days after" tells. */
uint32_t link_days(const link_finder *f, const cue_match *m)
{
    bool counted = m->at > f->k.first && tree_pos(&f->k, m->at - 1) == UD_NUM;
    return counted ? 0 : f->article->lexicon->link_cues.v[m->row].days;
}

/* "Riots followed", "the violence that followed": what was told before, where the sentence tells
 * nothing else before. */
static void add_followed(const link_finder *f, const cue_match *m, const side *what, side *out)
{
    const skeleton *k = &f->k;
    bool alone = what->n > 0 && m->n == 1 && tree_pos(k, m->top) == UD_VERB &&
                 !tree_is_passive(k, m->top) && tree_find(k, m->top, UD_OBJ) == NONE;
    for (uint32_t c = tree_first(k, m->top); c != NONE; c = tree_next(k, c)) {
        uint32_t lead = tree_find(k, c, UD_CASE); /* "followed from the answer" */
        alone &= lead == NONE || !token_is(k->article, lead, S("from"));
    }
    if (!alone)
        return;
    if (tree_is(k, m->top, RELATION(UD_CONJ)))
        link_earlier(out, m, m->top);
    else if (what->event[0] == f->first)
        side_add(out, f->before);
}

/* `sides` is the cue that leads to both sides: in "before and after the vote", after. */
static void read_cue(link_finder *f, const cue_match *m, const cue_match *sides)
{
    const skeleton *k = &f->k;
    const lex_link_cue *cue = &f->article->lexicon->link_cues.v[m->row];
    bool acts = cue->type == LINK_RESPONDS_TO || cue->type == LINK_REPORTS_ON;
    uint32_t own = own_event(f, m), right = link_marked(k, sides);
    bool passive = tree_is_passive(k, m->top);
    bool auxiliary = tree_is(k, m->at, RELATION(UD_AUX_RELATION));
    if (link_states_nothing(k, m) || (auxiliary && !link_went_before(k, m)))
        return;
    if (link_leaves_out(f, m, right)) {
        link_before(f, m);
        return;
    }
    if (own != NONE && !acts && weight_of(f, own) == 3 && !is_effect(cue, passive))
        return; /* "triggered the Moscow Mechanism" is an event and causes none */
    side before = {.k = k, .types = cue->left, .other = NONE};
    side behind = {.k = k, .types = cue->right, .other = NONE};
    before.topic = behind.topic = f->topic;
    before.before = behind.before = f->before;
    before.deed = behind.deed = f->deed;
    before.strict = cue->type == LINK_REPORTS_ON || (cue->type == LINK_PART_OF && cue->reversed);
    behind.strict = cue->type == LINK_FOLLOWS;
    before.answers = cue->type == LINK_RESPONDS_TO && !cue->reversed;
    bool effect = own != NONE && !acts && is_effect(cue, passive);
    bool first = own != NONE && (acts || (effect && cue->reversed));
    side_add(&before, first ? own : cue->type == LINK_RESPONDS_TO ? link_noun_before(k, m) : NONE);
    if (before.n == 0 && (acts || !first))
        link_left(&before, sides, right);
    if (effect && !cue->reversed)
        side_add(&behind, own);
    else if (own != NONE && acts && passive && (right == NONE || cue->reversed))
        side_add_subject(&behind, m->top);
    else
        link_right(&behind, sides, right);
    if (behind.n == 0 && cue->type == LINK_FOLLOWS && !cue->reversed)
        add_followed(f, m, &before, &behind);
    relation link = {.type = type_of(f, m, &before),
                     .cue = m->words,
                     .days = link_days(f, m),
                     .sentence = f->sentence,
                     .confidence = 0.7};
    bool reversed = cue->reversed && (own == NONE || !acts);
    link_add(f, &link, tree_at(k, m->top)->meant & TOKEN_SUPPOSED, reversed ? &behind : &before,
             reversed ? &before : &behind);
}

/* Whether nothing but "and" or a comma parts two cues. */
static bool are_joined(const link_finder *f, const cue_match *a, const cue_match *b)
{
    uint32_t from = a->at + a->n;
    if (skeleton_is(&f->k, b->at + b->n - 1, WORD_RELATIVE))
        return false; /* "the riots that followed, in which" */
    for (uint32_t i = from; i < b->at; i++) {
        if (!token_is_mark(f->article, i, ',') && !skeleton_is(&f->k, i, WORD_COORDINATOR))
            return false;
    }
    return b->at > from && b->at - from <= APART;
}

/* "Blamed the army for it": with an object between its words only what its verb itself tells is
 * meant. */
static bool fits_apart(const link_finder *f, const cue_match *m)
{
    const lex_link_cue *cue = &f->article->lexicon->link_cues.v[m->row];
    bool acts = cue->type == LINK_RESPONDS_TO || cue->type == LINK_REPORTS_ON;
    if (link_cue_looks_back(cue)) /* "responded that night with a ban" */
        return true;
    return acts ? own_event(f, m) != NONE : tree_find(&f->k, m->top, UD_OBJ) == NONE;
}

/* "Was [charged] on Thursday [with] murder", "[protested] in Oslo [against] the ban"; `cues` are
 * those whose words stand together. */
static void read_apart(link_finder *f, const cue_match_vec *cues)
{
    size_t next = 0;
    for (uint32_t at = f->k.first; at < f->k.first + f->k.n; at++) {
        while (next < cues->n && cues->v[next].at < at)
            next++;
        bool together = next < cues->n && cues->v[next].at == at && cues->v[next].n > 1;
        cue_match m = together ? (cue_match){.row = PHRASE_NONE}
                               : cue_apart(&f->k, &f->article->lexicon->link_forms, at);
        if (m.row != PHRASE_NONE && fits_apart(f, &m))
            read_cue(f, &m, &m);
    }
}

static void read_cues(link_finder *f, arena *scratch)
{
    cue_match_vec cues = cues_of(scratch, &f->k, &f->article->lexicon->link_forms);
    size_t sides = 0;
    for (size_t i = 0; i < cues.n; i++) {
        sides = sides > i ? sides : i;
        while (sides + 1 < cues.n && are_joined(f, &cues.v[sides], &cues.v[sides + 1]))
            sides++;
        read_cue(f, &cues.v[i], &cues.v[sides]);
    }
    read_apart(f, &cues);
}

/* "The report", "this ruling": an event known by its name alone, which somebody may speak of. */
static bool is_spoken_of(const link_finder *f, uint32_t e, const event *speech)
{
    const event *of = e != NONE ? link_event(f, e) : NULL;
    return of != NULL && of != speech && !of->verb && of->definite &&
           !event_type(f->article, of)->speech;
}

/* "[Police] said rebels attacked the town": what somebody says has happened, told as an event. */
static uint32_t event_said(const link_finder *f, uint32_t speech, uint32_t clause)
{
    const event *e = link_event(f, speech);
    uint32_t told = tree_event(&f->k, clause);
    bool states = str_eq(e->type, S("statement")) && event_is_told(e);
    bool bare = tree_is(&f->k, e->first, RELATION(UD_PARATAXIS)) &&
                tree_find_any(&f->k, e->first, RELATION(UD_OBJ) | RELATION(UD_CCOMP)) == NONE;
    bool within = clause > e->first ? tree_is(&f->k, clause, RELATION(UD_CCOMP))
                                    : bare && !link_goes_on(&f->k, clause, e->first);
    return states && within && told != NONE && event_is_told(link_event(f, told)) ? told : NONE;
}

/* "The ruling was a disgrace, the minister said", "he called the ruling a disgrace": who says what
 * an event is or does reports on it.
 */
static void link_speech(link_finder *f, uint32_t speech)
{
    const event *e = link_event(f, speech);
    uint32_t clause = tree_told(&f->k, e->first);
    uint32_t of = NONE;
    if (clause != NONE)
        of = tree_find_any(&f->k, clause, SUBJECTS);
    else if (str_eq(e->type, S("statement"))) /* not "condemned the attack as vile" */
        of = link_object_called(&f->k, e->first);
    side left = {.k = &f->k, .deed = NONE}, right = {.k = &f->k, .deed = f->deed};
    uint32_t topic = of != NONE ? side_event(&right, of) : NONE;
    uint32_t said = clause != NONE ? event_said(f, speech, clause) : NONE;
    if (is_spoken_of(f, topic, e) || (topic != NONE && topic == f->deed))
        said = topic;
    side_add(&left, speech);
    side_add(&right, said);
    relation link = {
        .type = LINK_REPORTS_ON, .cue = e->at, .sentence = f->sentence, .confidence = 0.7};
    link_add(f, &link, false, &left, &right);
}

/* Whether both are told by the same word: "before the vote ... after the vote". */
static bool sounds_alike(const link_finder *f, uint32_t a, uint32_t b)
{
    return a == b || link_event(f, a)->trigger == link_event(f, b)->trigger;
}

static bool contradicts(const link_finder *f, const relation *a, const relation *b)
{
    bool both = sounds_alike(f, a->from, b->to) && sounds_alike(f, a->to, b->from);
    return a->type == LINK_FOLLOWS && b->type == LINK_FOLLOWS && both;
}

/* "Some were held before the vote and more after it": the one does not follow the other. Of the
 * sentence's links, which begin at `from`. */
static void drop_contradictions(link_finder *f, size_t from)
{
    relation *all = f->article->relations.v;
    size_t end = f->article->relations.n, kept = from;
    for (size_t i = from; i < end; i++) {
        for (size_t j = i + 1; j < end && j <= i + NEAR; j++) {
            if (contradicts(f, &all[i], &all[j]) || contradicts(f, &all[j], &all[i]))
                all[i].cue.n = all[j].cue.n = 0;
        }
    }
    for (size_t i = from; i < end; i++) {
        if (all[i].cue.n > 0)
            all[kept++] = all[i];
    }
    f->article->relations.n = kept;
}

/* What the next sentence's "it" would stand for: this one's first noun event, else its first event.
 */
static uint32_t topic_of(const link_finder *f)
{
    side s = {.k = &f->k, .deed = f->deed}; /* "the decision" of the sentence before */
    for (uint32_t e = f->first; e < f->end; e++) {
        if (!link_event(f, e)->verb)
            return tree_event(&f->k, link_event(f, e)->first) == e
                       ? side_event(&s, link_event(f, e)->first)
                       : e;
    }
    return f->first < f->end ? f->first : NONE;
}

void find_links(dateline_article *article)
{
    link_finder f = {.article = article, .topic = NONE, .before = NONE, .deed = NONE};
    uint32_t last_sentence = NONE;
    for (uint32_t e = 0; e < article->events.n; e = f.end) {
        f.sentence = article->events.v[e].sentence;
        f.first = f.end = e;
        while (f.end < article->events.n && article->events.v[f.end].sentence == f.sentence)
            f.end++;
        if (last_sentence == NONE || f.sentence - last_sentence > 1)
            f.topic = f.before = f.deed = NONE;
        arena scratch = ARENA_SCRATCH;
        f.k = skeleton_of(article, f.sentence);
        size_t from = article->relations.n;
        read_cues(&f, &scratch);
        drop_contradictions(&f, from);
        for (uint32_t i = f.first; i < f.end; i++) {
            if (link_says(&f.k, link_event(&f, i)->first))
                link_speech(&f, i);
        }
        arena_free(&scratch);
        f.topic = topic_of(&f);
        f.before = link_main_event(&f);
        f.deed = link_sole_deed(&f);
        last_sentence = f.sentence;
    }
}
