/* account_teller: what telling of an article and of a graph share, while an account is made. */
#ifndef GRAPH_ACCOUNT_TELLER_H
#define GRAPH_ACCOUNT_TELLER_H

#include "graph/account.h"

#include "base/map.h"

typedef struct told_type {
    uint32_t word, family; /* their numbers; 0: not looked up yet */
    bool figure, broad, mutual, harm, harms;
} told_type;

typedef struct teller {
    account *out;
    arena *keep, *work, *brief;
    arena *scratch;
    const dateline_lexicon *lexicon;
    intern words;
    intern type_names;
    VEC(told_type) types; /* by name */

    const dateline_article *article; /* NULL: a graph tells */
    str text;                        /* of the article */
    str last_quote;
    const bool *covered;    /* by token of it: whether a time or an entity mention covers it */
    const uint32_t *actors; /* by entity of it: its number here, or NONE */
} teller;

teller teller_begin(account_room room, arena *scratch, const dateline_lexicon *lexicon);
account *teller_end(teller *x); /* before its scratch is freed */

uint32_t teller_word(teller *x, str word); /* its number in this account */
void teller_copy_extra(arena *a, extra_vec *to, const extra_vec *from);
void teller_add_document(teller *x, const graph_document *d);
void teller_add_entity(teller *x, const graph_entity *e);
void teller_add_surname(teller *x, str word); /* or what may be one */

/* Types that can name one event are joined under their family; an unknown type is its own. */
void teller_set_type(teller *x, told *t, str type);

/* Without words of time of its own (`in_words`) an uncertain date is only supposed: it neither
 * joins nor parts events. */
void teller_set_date(teller *x, told *t, edtf date, bool in_words);
bool teller_is_doubtful(edtf date);

/* Words around a trigger, or of a label, that can tell two events apart: no names (they are counted
 * as participants), no stop words, no digits, not the trigger's. One that is folded, with its
 * number in the lexicon or 0; and one as it was written. */
void teller_add_word(teller *x, told_lists *to, str word, uint32_t known, str trigger);
void teller_add_raw(teller *x, told_lists *to, str raw, str trigger);

/* The names that things bear which are no entities: runs of two or more capitalised words. What is
 * done to one is not done to another ("invoked the Vienna Mechanism", "the Moscow Mechanism"). */
bool teller_is_name(str word); /* by its capital */
void teller_add_name(teller *x, told_lists *to, str run, size_t words);

static inline bool teller_is_blank(char c)
{
    return (unsigned char)c <= ' ';
}

/* account_words.c: what stands near an event's trigger in its sentence. */
void teller_add_words(teller *x, told_lists *to, const event *e);
void teller_add_names(teller *x, told_lists *to, const event *e);

/* account_toll.c: notes of each told by what else that is told somebody was killed or hurt. */
void account_note_tolls(teller *x);

/* account_actor.c: of an article the actors, and then who of them takes part in an event. */
void teller_add_actors(teller *x);
void teller_add_company(teller *x, told_lists *to, const event *e);

#endif
