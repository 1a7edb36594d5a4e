/* cues: where the words of cues.csv and link_cues.csv stand in a sentence, and what they hang on.
 */
#ifndef FIND_CUES_H
#define FIND_CUES_H

#include "find/tree.h"

typedef struct cue_match {
    uint32_t row; /* of the table */
    span words;
    uint32_t at, n;    /* tokens */
    uint32_t top;      /* the word of the cue that the others hang on */
    uint32_t governed; /* what its last word marks: of "refused to sign", sign; or NONE */
} cue_match;

typedef VEC(cue_match) cue_match_vec;

/* The phrases of `table` in the sentence, in text order. Words of names and of longer triggers
 * ("claimed victory") are no cues. */
cue_match_vec cues_of(arena *scratch, const skeleton *k, const phrase_table *table);

/* The cue of two words that begins at the verb or noun and whose second leads a phrase further
 * behind: "[charged] on Thursday [with] murder". Of none, its row is PHRASE_NONE. */
cue_match cue_apart(const skeleton *k, const phrase_table *table, uint32_t at);

/* How the words that begin at the token say that events hang together; NULL if they do not. */
const lex_link_cue *link_cue_at(const skeleton *k, uint32_t word);

/* The verb that led somebody to do what this one tells: "[forced] him to resign"; or NONE. */
uint32_t cue_leading(const skeleton *k, uint32_t deed);

/* "The leak forced the mayor [to resign]": he did, so that this tells it alone. */
bool cue_did(const skeleton *k, uint32_t deed);

/* Sets whose words the sentence's events are; `cues` are rows of lexicon.cues. */
void find_said_by(dateline_article *article, const skeleton *k, const cue_match_vec *cues,
                  arena *scratch);

#endif
