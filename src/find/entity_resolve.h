/* entity_resolve: what making entities (entity.c) and finding their mentions (entity_mention.c)
 * share. */
#ifndef FIND_ENTITY_RESOLVE_H
#define FIND_ENTITY_RESOLVE_H

#include "find/entity.h"

#define HEAD_OF_MANY (MAP_NONE - 1)
#define CHAIN_MAX    32 /* persons of one surname that are compared */

typedef enum told_alone { ALONE_NEVER, ALONE_FIRST_NAME, ALONE_SURNAME } told_alone;

typedef struct resolver {
    dateline_article *article;
    const dateline_lexicon *l;
    arena *scratch;
    spot_vec spots;
    u32_vec of_spot;    /* spot → entity, or NONE */
    u32_vec of_row;     /* lexicon.names row → entity + 1, or 0 */
    map by_name;        /* kind and folded name → entity */
    map acronyms;       /* as written → entity */
    map surnames;       /* alias_key → last added person */
    map parts;          /* a person's first or middle name → who has it, or HEAD_OF_MANY */
    map firsts;         /* a person's first name → last added person */
    map offices;        /* role and first name, "president Park" → person */
    map posts;          /* role, "president" → the person of it, or HEAD_OF_MANY */
    map titled;         /* title and surname, "Dr. Lee" → person, or HEAD_OF_MANY */
    u32_vec next;       /* entity → next person of the same key, or NONE */
    u32_vec next_first; /* entity → next person of the same first name, or NONE */
    u32_vec last;       /* entity → its last mention + 1 */
    u32_vec told;       /* entity → its mentions so far */
    u32_vec alone;      /* entity → by which of a person's names alone, told_alone */
    map heads;          /* "council" → the one institution of that head, or HEAD_OF_MANY */
    map seen;           /* capitalised word → 1 if it can be a surname, else 0 */
} resolver;

/* Takes the lexicon's row from "Congress" in what is no article on the United States. */
void entity_disown(resolver *r);

/* The name on one line: a line break inside it becomes a blank. */
str entity_name_text(const resolver *r, uint32_t first, uint32_t n);

/* One more form of its name; the fullest becomes the name. */
void entity_add_alias(resolver *r, uint32_t id, str form);

/* The best person of that name so far: of several, the one mentioned last. */
uint32_t entity_find_person(const resolver *r, str name, bool exact);

/* The entity of a spot: everything but persons of one word, which need the others first; or NONE.
 */
uint32_t entity_of_spot(resolver *r, size_t i);

/* The name, written like this, is that entity's, unless it is another's already. */
void entity_note_called(resolver *r, str name, uint32_t id);

/* Notes by what other name the text has a spot ("also known as Korvo"), if that is one word or a
 * name that was seen. */
void entity_note_other_name(resolver *r, size_t i);

/* Keeps a person's names but the last: some are known by one of them. */
void entity_note_parts(resolver *r, uint32_t id);

/* "Abiy" of "Abiy Ahmed", "Pardo" of "Jaime Pardo Leal": the one person of that name, of several
 * with that first name whoever was told of most so far; or NONE. */
uint32_t entity_person_of_part(const resolver *r, str word);

/* Who is told of by surname alone: of several of one family, whoever was told of most, but not by
 * first name; NONE if that is more than one. */
uint32_t entity_person_of_surname(const resolver *r, str name, bool exact);

/* Who of that surname has the title, which the text gives to nobody else of the family; or NONE. */
uint32_t entity_person_titled(const resolver *r, span title, str surname);
void entity_note_titled(resolver *r, span title, uint32_t id);

/* "Council" of "Transitional Council" and "Council of Ministers"; NONE if it is no such word. */
uint32_t entity_head_of(const resolver *r, const spot *s);
void entity_note_head(resolver *r, const spot *s, uint32_t id);
/* The one institution that the article has of the head at the token; or NONE. */
uint32_t entity_one_of_head(const resolver *r, uint32_t i);

/* "the council": of the one institution in the article that is a council. On the coreference of the
 * GUM treebank right in 38 of 40 places. NONE if there is none or more than one. */
uint32_t entity_told_by_head(const resolver *r, uint32_t i, uint32_t sentence_at);

/* "the president": of the one person in the article who is called so, if told of in this
 * sentence or the two before; or NONE. `n` gets the tokens of the post. */
uint32_t entity_told_by_post(const resolver *r, uint32_t i, uint32_t sentence_at, size_t *n);
void entity_note_posts(resolver *r);

/* "Wagner" is the Wagner Group, where no person of that name is told of; but "Nortek", told of time
 * and again before the Nortek Bank, is no bank. */
void entity_note_short_forms(resolver *r);

/* Notes what has no name: of "a Turkish court", "the court" may be told, too. */
void entity_note_unnamed(resolver *r);

/* entity_mention.c: all mentions, in the order of the text. */
void entity_walk(resolver *r);

#endif
