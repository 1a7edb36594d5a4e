/* entity: what the parts of find_entities share: entity_learned.c asks the learned tagger for
 * names, entity_taken.c says which of these are taken, entity_spot.c finds names in the text by
 * them and by the lexicon, entity_confirm.c says which of them are names, entity.c which are one
 * entity, entity_mention.c where it is told of.
 */
#ifndef FIND_ENTITY_H
#define FIND_ENTITY_H

#include "base/map.h"
#include "find/article_token.h"

typedef enum spot_strength {
    SPOT_SURE,
    SPOT_PERSON_MAYBE, /* capitalised words that look like a name: a person only if more says so */
    SPOT_PLACE_MAYBE,  /* one after "in": a place if it comes again */
} spot_strength;

typedef struct spot {  /* a name seen in the text */
    uint32_t first, n; /* tokens */
    uint32_t sentence;
    entity_kind kind;
    spot_strength strength;
    uint32_t row; /* lexicon.names row, or NONE */
    bool demonym;
    span title;  /* n 0 if none */
    str role;    /* empty if none */
    str acronym; /* defined in brackets behind it; or empty */
} spot;

typedef VEC(spot) spot_vec;

typedef struct learned_name {
    uint32_t first, n; /* tokens */
    entity_kind kind;  /* person, institution or place */
} learned_name;

typedef VEC(learned_name) learned_vec;

/* What the learned tagger takes for names, in text order, without overlap. */
void entity_learn(learned_vec *out, arena *scratch, const dateline_article *article);

/* All names of the article, in text order, without overlap. */
void entity_spot(spot_vec *out, arena *a, const dateline_article *article);

/* Which of the spots that may be names are: their strength becomes SPOT_SURE. `seen` gets the
 * surnames of sure persons, as word → 1. */
void entity_confirm(spot_vec *spots, arena *scratch, const dateline_article *article, map *seen);

#endif
