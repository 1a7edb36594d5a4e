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
    if (next < end && side_timed(k, t) != NONE)
        return false; /* "after two days of protests" */
    return next >= end || !token_is_nominal(k, next) || tree_is(k, next, RELATION(UD_CASE));
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
    uint32_t subject = tree_find_any(k, head, SUBJECTS);
    bool said = link_says(k, head) && subject != NONE && m->at < subject &&
                tree_told(k, head) != NONE && tree_told(k, head) < m->at &&
                tree_find(k, head, UD_CC) == NONE; /* "and, days before the vote, she said" */
    head = said ? tree_told(k, head) : joined_before(k, head, m->at);
    side_add_above(s, head);
    for (uint32_t c = tree_first(k, head); right < head && c != NONE; c = tree_next(k, c)) {
        if (tree_is(k, c, RELATION(UD_CONJ)) && tree_find_any(k, c, SUBJECTS) == NONE)
            side_add(s, tree_event(k, c)); /* "after the vote, police seized ... and arrested" */
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
    } else if (tree_pos(k, top) == UD_ADJ && head != NONE) {
        if (tree_is(k, top, RELATION(UD_ACL)))
            side_add(s, tree_event(k, head));
    } else if (right != NONE &&
               (m->at == k->first || !tree_is(k, top, SUBJECTS | RELATION(UD_OBJ)))) {
        add_governor(s, m, right);
    }
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
    else if (tree_is(k, verb, RELATION(UD_XCOMP)))
        side_add_above(s, above);
    else if (tree_is(k, verb, RELATION(UD_ACL) | RELATION(UD_ACL_RELCL)))
        side_add(s, tree_event(k, above));
    return true;
}
