/* link_side: from a cue to the words on both sides of it, by the tree; side.c makes events of them.
 */
#include "find/link_side.h"

#define CLIMB 4 /* heads from a participle up to its verb */

#define OBJECTS (RELATION(UD_OBJ) | RELATION(UD_CCOMP) | RELATION(UD_XCOMP))

bool link_says(const skeleton *k, uint32_t word)
{
    const lex_type *type = tree_event_type(k, word);
    return type && type->speech && k->article->events.v[tree_event(k, word)].verb;
}

/* "did not lead to", "no sign that it was caused by": said not to hang together. "Forced
 * confessions" tell of no forcing, "talks on ending the war" of no end. */
static bool states_nothing(const skeleton *k, uint32_t top)
{
    bool verb = tree_pos(k, top) == UD_VERB;
    bool known = top > k->first && tree_is(k, top - 1, RELATION(UD_DET_RELATION));
    if (verb && tree_is(k, top, RELATION(UD_AMOD)))
        return known || !skeleton_is(k, top, WORD_PREPOSITION); /* "the following attacks" */
    uint32_t lead = tree_find_any(k, top, RELATION(UD_CASE) | RELATION(UD_MARK));
    bool topic = verb && tree_at(k, top)->penn == PENN_VBG && lead != NONE &&
                 !skeleton_is(k, lead, WORD_TIME_CLAUSE | WORD_SUBORDINATOR);
    return topic || tree_at(k, top)->meant & TOKEN_DENIED ||
           tree_find_class(k, top,
                           RELATION(UD_ADVMOD) | RELATION(UD_DET_RELATION) | RELATION(UD_CC),
                           WORD_NEGATION) != NONE;
}

/* "The [deadliest] attack since the war", "the first arrests since": of all since then, which says
 * nothing of what followed what. "At least nine since" does. */
static bool is_measured(const skeleton *k, const cue_match *m)
{
    if (!token_signals(k->article, m->at + m->n - 1, SIGNAL_SINCE))
        return false;
    if (m->governed != NONE &&
        (tree_at(k, m->governed)->penn == PENN_VBZ || tree_at(k, m->governed)->penn == PENN_VBP))
        return true; /* "since the ban still applies": the reason */
    for (uint32_t i = m->at; i-- > k->first;) {
        if (k->article->text.tokens.v[i].kind == TOKEN_MARK || tree_pos(k, i) == UD_VERB)
            return false;
        if (skeleton_is(k, i, WORD_SUPERLATIVE) && tree_find(k, i, UD_CASE) == NONE)
            return true;
    }
    return false;
}

bool link_states_nothing(const skeleton *k, const cue_match *m)
{
    return states_nothing(k, m->top) || is_measured(k, m);
}

bool link_goes_on(const skeleton *k, uint32_t from, uint32_t to)
{
    for (uint32_t i = from + 1; i < to; i++) {
        if (token_is_mark(k->article, i, ';') ||
            (token_is_mark(k->article, i - 1, ',') && skeleton_is(k, i, WORD_COORDINATOR)))
            return true;
    }
    return false;
}

/* A participle that is a preposition: "swept the country following the election". */
static bool is_preposition(const skeleton *k, const cue_match *m)
{
    return m->n == 1 && tree_at(k, m->at)->penn == PENN_VBG &&
           skeleton_is(k, m->at, WORD_PREPOSITION);
}

/* "since January due to ...": what follows the cue is a time and nothing that it dates. */
static bool marks_time(const skeleton *k, uint32_t word)
{
    uint32_t end = k->first + k->n;
    if (word < end && tree_pos(k, word) == UD_DET)
        word++;
    if (word >= end || skeleton_at(k, word)->time == NONE)
        return false;
    const timex *t = &k->article->times.v[skeleton_at(k, word)->time];
    uint32_t next = t->first + t->n;
    if (t->type == TIMEX_TIME && str_find_char(t->value, 'T') != STR_NONE)
        return true; /* "before 9 p.m. riot officers withdrew" */
    if (next < end && side_timed(k, t) != NONE)
        return false; /* "after two days of protests" */
    if (next < end && tree_is(k, next, RELATION(UD_CASE)) && tree_head(k, next) - t->first < t->n)
        return false;                           /* "after Monday's protests" */
    uint32_t top = tree_top(k, t->first, t->n); /* "shortly before 9 p.m. riot police left" */
    return next >= end || !token_is_nominal(k, next) || tree_is(k, next, RELATION(UD_CASE)) ||
           tree_is(k, top, RELATION(UD_OBL));
}

/* What the cue marks. In "after the police had killed nine" a parser may read "after the police".
 */
uint32_t link_marked(const skeleton *k, const cue_match *m)
{
    uint32_t word = m->governed;
    if (word == NONE && is_preposition(k, m))
        return tree_find(k, m->at, UD_OBJ);
    if (word == NONE || marks_time(k, m->at + m->n))
        return NONE;
    if (skeleton_is(k, m->at + m->n - 1, WORD_RELATIVE))
        return word; /* "in which" */
    uint32_t subject = tree_find_any(k, word, SUBJECTS), other = subject;
    while (other != NONE && (other == subject || !tree_is(k, other, SUBJECTS)))
        other = tree_next(k, other);
    if (other != NONE && subject >= m->at + m->n)
        return subject; /* "amid the fighting, thousands fled": two subjects, the first is none */
    if (!skeleton_is(k, m->at + m->n - 1, WORD_TIME_CLAUSE))
        return word;
    return tree_is(k, word, SUBJECTS) ? tree_head(k, word) : word;
}

/* "was sentenced for the killing of a man, prompting ...": behind a comma a participle tells of the
 * clause, also where a parser hangs it on its last noun. */
static uint32_t clause_before(const skeleton *k, uint32_t participle)
{
    uint32_t word = tree_head(k, participle);
    if (tree_is(k, participle, RELATION(UD_ADVCL)))
        return tree_find_any(k, participle, SUBJECTS) == NONE ? word : NONE;
    if (!tree_is(k, participle, RELATION(UD_ACL)) || participle == k->first ||
        tree_at(k, participle)->penn != PENN_VBG || !token_is_mark(k->article, participle - 1, ','))
        return NONE;
    for (int i = 0; i < CLIMB && word != NONE && tree_pos(k, word) != UD_VERB; i++)
        word = tree_head(k, word);
    return word;
}

/* "decried arrests and threats in the response to": a response with an article is that of the noun
 * that it hangs on, or that stands right before it; "decried them in response to" is not. */
uint32_t link_noun_before(const skeleton *k, const cue_match *m)
{
    bool known = m->n > 2 && m->at > k->first && tree_pos(k, m->at + 1) == UD_DET;
    uint32_t head = known ? tree_head(k, m->at + 2) : NONE;
    if (head == NONE)
        return NONE;
    bool hangs = head < m->at && tree_pos(k, head) == UD_NOUN;
    return tree_event(k, hangs ? head : m->at - 1);
}

/* "Was jailed, [fined] and freed two days later": of `head` and the verbs joined to it, the last
 * one before the word. */
static uint32_t joined_before(const skeleton *k, uint32_t head, uint32_t word)
{
    uint32_t nearest = head;
    for (uint32_t c = tree_first(k, head); c != NONE && c < word; c = tree_next(k, c)) {
        if (tree_is(k, c, RELATION(UD_CONJ)) && tree_is_verbal(k, c))
            nearest = c;
    }
    return nearest;
}

/* The first word of the time that the cue belongs to: "[two days] after". */
static uint32_t opening(const skeleton *k, const cue_match *m)
{
    uint32_t opens = m->at;
    while (opens > k->first && skeleton_at(k, opens - 1)->time != NONE)
        opens--;
    return opens > k->first && tree_pos(k, opens - 1) == UD_NUM ? opens - 1 : opens;
}

/* "Suspended Chad and said it would stay out until ..., [three days after] soldiers stormed a
 * camp": behind a comma a time is of the main clause, if what a parser hangs it on tells nothing.
 */
static bool is_aside(const skeleton *k, const cue_match *m)
{
    uint32_t opens = opening(k, m);
    bool timed = opens < m->at || k->article->lexicon->link_cues.v[m->row].days > 0;
    return timed && opens > k->first && token_is_mark(k->article, opens - 1, ',');
}

/* "They were freed, police said[, hours after] ...": nothing but its subject hangs on the speech.
 */
static bool trails_speech(const skeleton *k, const cue_match *m, uint32_t speech)
{
    uint32_t opens = opening(k, m), subject = tree_find_any(k, speech, SUBJECTS);
    return opens > k->first && token_is_mark(k->article, opens - 1, ',') && subject != NONE &&
           (opens - 2 == speech || opens - 2 == subject);
}

/* What the marked word hangs on. What stands before "..., she said" belongs to what is said. */
static void add_governor(side *s, const cue_match *m, uint32_t right)
{
    const skeleton *k = s->k;
    uint32_t head = tree_head(k, right);
    bool inside = head != NONE && head - m->at < m->n; /* "two days after": days */
    if (inside)
        head = tree_head(k, m->top);
    if (head == NONE) { /* what opens the sentence was read as its root */
        uint32_t root = inside ? m->top : right;
        uint32_t main = tree_find_any(k, root, RELATION(UD_PARATAXIS) | RELATION(UD_CONJ));
        if (m->at == k->first && main != NONE)
            side_add_word(s, main);
        return;
    }
    if (inside && tree_is(k, m->top, RELATION(UD_CONJ)) && tree_pos(k, m->top) == UD_NOUN &&
        tree_pos(k, head) == UD_VERB)
        return; /* "noted that it burned, and voiced concern over" */
    uint32_t subject = tree_find_any(k, head, SUBJECTS);
    uint32_t told = link_says(k, head) ? tree_told(k, head) : NONE;
    bool said = told < m->at && subject != NONE && m->at < subject && !link_goes_on(k, told, head);
    bool trails = told < head && head < m->at && trails_speech(k, m, head);
    bool aside = told != NONE && m->at < head && head < told && /* "after it, he said, they left" */
                 token_is_mark(k->article, head + 1, ',') && !skeleton_at(k, told)->quoted;
    head = said || aside || trails ? told : joined_before(k, head, m->at);
    side_add_above(s, head);
    if (!s->n && is_aside(k, m))
        side_add(s, tree_event(k, tree_top(k, k->first, k->n)));
    for (uint32_t i = m->at; !s->n && is_aside(k, m) && i-- > k->first;) {
        if (tree_pos(k, i) == UD_VERB)
            side_add(s, tree_event(k, i)); /* "the envoy, who arrived, three days after" */
    }
    for (uint32_t c = tree_first(k, head); right < head && c != NONE; c = tree_next(k, c)) {
        if (tree_is(k, c, RELATION(UD_CONJ)) && tree_pos(k, c) == UD_VERB &&
            tree_find_any(k, c, SUBJECTS) == NONE)
            side_add(s, tree_event(k, c)); /* "after the vote, police seized ... and arrested" */
    }
}

/* "She [said] she was dismayed by the raid", "they were dismayed, he [said]": who tells a feeling
 * by its cue answers what it is about. */
static void add_teller(side *s, uint32_t clause)
{
    const skeleton *k = s->k;
    uint32_t above = tree_head(k, clause);
    if (tree_is(k, clause, RELATION(UD_CCOMP)) && above != NONE && link_says(k, above))
        side_add(s, tree_event(k, above));
    for (uint32_t c = tree_first(k, clause); c != NONE && !s->n; c = tree_next(k, c)) {
        if (tree_is(k, c, RELATION(UD_PARATAXIS)) && link_says(k, c))
            side_add(s, tree_event(k, c));
    }
}

/* The events before a cue: what its phrase hangs on, or its verb's subject; of a clause that is
 * told as the cause of the next ("shelled the town, prompting an exodus") the clause too. */
void link_left(side *s, const cue_match *m, uint32_t right)
{
    const skeleton *k = s->k;
    uint32_t top = m->top, head = tree_head(k, top);
    bool says = tree_pos(k, top) == UD_VERB || tree_find(k, top, UD_COP) != NONE;
    s->other = top;
    if (is_preposition(k, m) && right != NONE && tree_head(k, right) == top) {
        side_add_above(s, head);
    } else if (tree_pos(k, top) == UD_ADJ && tree_is(k, top, RELATION(UD_AMOD))) {
        side_add(s, tree_event(k, head)); /* "the attack responsible for", not "those ..." */
    } else if (right != NONE && (head == right || tree_is(k, top, FUNCTIONS))) {
        s->other = right;
        add_governor(s, m, right);
    } else if (says) {
        if (clause_before(k, top) != NONE)
            side_add_above(s, clause_before(k, top));
        if (!s->n || tree_is(k, top, RELATION(UD_ADVCL)))
            side_add_subject(s, top);
        if (!s->n && s->answers &&
            (tree_pos(k, top) == UD_ADJ || tree_at(k, top)->penn == PENN_VBN))
            add_teller(s, top);
    } else if (tree_pos(k, top) == UD_ADJ && head != NONE) {
        if (tree_is(k, top, RELATION(UD_ACL)))
            side_add(s, tree_event(k, head));
    } else if (right != NONE &&
               (m->at == k->first || !tree_is(k, top, SUBJECTS | RELATION(UD_OBJ)))) {
        add_governor(s, m, right);
    }
}

/* "Sanctions, [which] Minsk condemned": the event that a relative clause hangs on; behind a comma
 * the clause, if a parser hangs it on another noun. */
static void add_relative(side *s, const cue_match *m)
{
    const skeleton *k = s->k;
    uint32_t which = tree_find(k, m->top, UD_OBJ);
    if (which == NONE || which > m->at || which == k->first ||
        !tree_is(k, m->top, RELATION(UD_ACL_RELCL)) || !skeleton_is(k, which, WORD_RELATIVE))
        return;
    uint32_t word = tree_head(k, m->top);
    for (int i = 0; i < CLIMB && word != NONE && side_event(s, word) == NONE; i++)
        word = token_is_mark(k->article, which - 1, ',') ? tree_head(k, word) : NONE;
    if (word != NONE)
        side_add(s, side_event(s, word));
}

/* Of what hangs on the word behind `from`, the first event that is known and that nothing marks. */
static void add_bare(side *s, uint32_t word, uint32_t from)
{
    const skeleton *k = s->k;
    for (uint32_t c = tree_first(k, word); c != NONE && !s->n; c = tree_next(k, c)) {
        bool bare = tree_find_any(k, c, RELATION(UD_CASE) | RELATION(UD_MARK)) == NONE;
        if (c > from && bare && tree_is_definite(k, c))
            side_add(s, tree_event(k, c));
    }
}

/* "Hailed [as an advance]": the word that tells what something is called; or NONE. */
static uint32_t called_as(const skeleton *k, uint32_t verb)
{
    uint32_t c = tree_first(k, verb);
    for (; c != NONE; c = tree_next(k, c)) {
        uint32_t as = tree_find_any(k, c, RELATION(UD_CASE) | RELATION(UD_MARK));
        if (c > verb && as != NONE && token_is(k->article, as, S("as")))
            break;
    }
    return c;
}

uint32_t link_object_called(const skeleton *k, uint32_t verb)
{
    uint32_t object = tree_find(k, verb, UD_OBJ), is = tree_find(k, verb, UD_XCOMP);
    bool called = (is != NONE && tree_pos(k, is) != UD_VERB) || called_as(k, verb) != NONE;
    return called ? object : NONE;
}

/* "Hailed as an advance [the ruling] of ...": an object behind what it is called, on which a parser
 * may hang it. */
static void add_called(side *s, const cue_match *m)
{
    uint32_t called = called_as(s->k, m->top);
    if (called == NONE)
        return;
    add_bare(s, m->top, called);
    add_bare(s, called, called);
}

/* The events behind a cue: what its last word marks, else its verb's object. */
void link_right(side *s, const cue_match *m, uint32_t right)
{
    const skeleton *k = s->k;
    if (right != NONE) {
        side_add_word(s, right);
        return;
    }
    for (uint32_t c = tree_first(k, m->top); c != NONE && !s->n; c = tree_next(k, c)) {
        bool object = tree_is(k, c, s->strict ? RELATION(UD_OBJ) : OBJECTS);
        if (c >= m->at + m->n && object)
            side_add_word(s, c);
    }
    if (!s->n)
        side_add_made(s, m->top);
    if (!s->n)
        add_relative(s, m);
    if (!s->n)
        add_called(s, m);
}

/* "[Arrested] on Monday, he was freed a day later", "the man arrested on Monday was freed ..." */
static void add_backstory(side *s, const cue_match *m, uint32_t verb)
{
    const skeleton *k = s->k;
    for (uint32_t c = tree_first(k, verb); c != NONE && c < m->at; c = tree_next(k, c)) {
        bool bare = tree_find_any(k, c, RELATION(UD_MARK) | RELATION(UD_CASE)) == NONE;
        if (tree_is(k, c, RELATION(UD_ADVCL)) && bare && tree_at(k, c)->penn == PENN_VBN)
            side_add(s, tree_event(k, c));
        uint32_t told = tree_is(k, c, SUBJECTS)
                            ? tree_find_any(k, c, RELATION(UD_ACL) | RELATION(UD_ACL_RELCL))
                            : NONE;
        if (told != NONE && told < m->at)
            side_add(s, tree_event(k, told));
    }
}

bool link_earlier(side *s, const cue_match *m, uint32_t verb)
{
    const skeleton *k = s->k;
    uint32_t above = tree_head(k, verb);
    s->other = verb;
    bool said = above != NONE && link_says(k, above) &&
                (tree_is(k, verb, RELATION(UD_CCOMP)) || verb < above);
    if (above == NONE || said) {
        add_backstory(s, m, verb);
        return s->n > 0;
    }
    if (tree_is(k, verb, RELATION(UD_CONJ) | RELATION(UD_PARATAXIS)))
        side_add_above(s, above < verb ? joined_before(k, above, verb) : above);
    else if (tree_is(k, verb, RELATION(UD_XCOMP)) && link_cue_at(k, above) != NULL)
        side_add_subject(s, above); /* "prompted the mayor to resign a day later" */
    else if (tree_is(k, verb, RELATION(UD_XCOMP)))
        side_add_above(s, above);
    else if (tree_is(k, verb, RELATION(UD_ACL) | RELATION(UD_ACL_RELCL)))
        side_add(s, tree_event(k, above));
    return true;
}

bool link_went_before(const skeleton *k, const cue_match *m)
{
    uint32_t verb = tree_head(k, m->at), main = verb != NONE ? tree_head(k, verb) : NONE;
    if (main == NONE || tree_find_any(k, verb, RELATION(UD_MARK) | RELATION(UD_CASE)) != NONE ||
        tree_find_class(k, verb, RELATION(UD_ADVMOD), WORD_NEGATION) != NONE)
        return false; /* "for having lost" */
    uint32_t subject = tree_find_any(k, verb, SUBJECTS);
    uint32_t opens = subject != NONE && subject < m->at ? subject : m->at;
    bool absolute = opens < m->at && verb < main && tree_is(k, verb, RELATION(UD_CCOMP));
    bool apart = verb < main || (opens > k->first && token_is_mark(k->article, opens - 1, ','));
    return absolute || (apart && tree_is(k, verb, RELATION(UD_ADVCL)));
}
