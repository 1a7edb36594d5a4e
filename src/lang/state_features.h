/* state_features: the questions the parser asks about where it stands. */
#ifndef LANG_STATE_FEATURES_H
#define LANG_STATE_FEATURES_H

#include "lang/feature.h"
#include "lang/transition.h"

/* The words the parser's layer looks at: those on top of the stack, in front of the buffer, and
 * their outermost children. What it makes of a word depends on the role. */
typedef enum parse_role {
    ROLE_S2,
    ROLE_S1,
    ROLE_S0,
    ROLE_B0,
    ROLE_B1,
    ROLE_B2,
    ROLE_S0_LEFT,
    ROLE_S0_RIGHT,
    ROLE_S1_RIGHT,
    ROLE_B0_LEFT,
} parse_role;
#define PARSE_ROLES   10
#define ROLE_FEATURES 3 /* at most, of a word in a role */

void state_words(uint16_t out[PARSE_ROLES], const parse_state *s);

/* Of the word alone, in its role; `at` may be NO_TOKEN. words[0] is the first word; tags[0] that of
 * the root, tags[1] that of the first word. */
void role_features(feature_list *out, parse_role role, uint16_t at, const lang_word *words,
                   const uint8_t *tags);

/* Of the state, beyond what the words say one by one. */
void state_features(feature_list *out, const parse_state *s, const lang_word *words,
                    const uint8_t *tags);

#endif
