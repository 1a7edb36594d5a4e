/* state_features: the questions the parser asks about where it stands. */
#ifndef LANG_STATE_FEATURES_H
#define LANG_STATE_FEATURES_H

#include "lang/feature.h"
#include "lang/transition.h"

/* The words whose vectors the parser's layer also reads, beside the features: s2 s1 s0 b0 b1 b2,
 * s0's outermost children, s1's last and b0's first. */
#define STATE_WORDS 10
void state_words(uint16_t out[STATE_WORDS], const parse_state *s);

/* words[0] is the first word; tags[0] that of the root, tags[1] that of the first word. */
void state_features(feature_list *out, const parse_state *s, const lang_word *words,
                    const uint8_t *tags);

#endif
