/* link_side: which events stand before and behind the words that link them.
 */
#ifndef FIND_LINK_SIDE_H
#define FIND_LINK_SIDE_H

#include "find/cues.h"
#include "find/side.h"

/* Whether the word tells that somebody says something. */
bool link_says(const skeleton *k, uint32_t word);

/* "Did not lead to", "the first since the war", "since the ban still applies": the cue links
 * nothing.
 */
bool link_states_nothing(const skeleton *k, const cue_match *m);

/* "A truce was signed, [and], days before the vote, she said ...": what stands before is not what
 * is said. */
bool link_goes_on(const skeleton *k, uint32_t from, uint32_t to);

/* The word that the cue marks, "vote" of "after the disputed vote"; or NONE. */
uint32_t link_marked(const skeleton *k, const cue_match *m);

/* The event of the noun that a response with an article belongs to; or NONE. */
uint32_t link_noun_before(const skeleton *k, const cue_match *m);

/* Adds what the sentence tells before the verb of a cue like "two days later": what the verb is
 * joined to, what its subject had done. False if the sentence before must tell it. */
bool link_earlier(side *s, const cue_match *m, uint32_t verb);

/* "[Having] lost the vote, he resigned": whether the cue is the auxiliary of such a clause. */
bool link_went_before(const skeleton *k, const cue_match *m);

/* "Called [the ruling] illegal", "described [it] as vile": what is called so; or NONE. */
uint32_t link_object_called(const skeleton *k, uint32_t verb);

/* `marked` is what link_marked gave. */
void link_left(side *s, const cue_match *m, uint32_t marked);
void link_right(side *s, const cue_match *m, uint32_t marked);

#endif
