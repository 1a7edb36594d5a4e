/* role_argument: what role.c notes of an event that it looks at. Who is named in an argument takes
 * part by name; of others the words are kept.
 */
#ifndef FIND_ROLE_ARGUMENT_H
#define FIND_ROLE_ARGUMENT_H

#include "find/tree.h"

typedef struct role_finder {
    dateline_article *article;
    skeleton k;
    event *e;
} role_finder;

/* The token's own name, if it is one, takes part; people without names do by their words. */
bool role_add_name(role_finder *f, uint32_t word, role r);
bool role_at_place(const role_finder *f, uint32_t word);
bool role_at_group(const role_finder *f, uint32_t word);
bool role_at_somewhere(const role_finder *f, uint32_t word);
/* The name of an argument's head and all that belong to it. */
void role_add_names(role_finder *f, uint32_t word, role r, uint32_t depth);
/* An argument, by its words and its names; what is joined to it shares its role. */
void role_add_argument(role_finder *f, uint32_t word, role r);
/* What stands behind "by" of a passive. */
void role_add_agent(role_finder *f, uint32_t word);
/* An argument with a preposition. */
void role_add_oblique(role_finder *f, uint32_t word, bool verb);

/* ---- role_through.c ---- */

/* Whether the name at `word` does, or suffers, what is told of the noun that it qualifies: "Iranian
 * forces", not "an Iranian teacher". */
bool role_acts_through(const role_finder *f, uint32_t word, role r);
/* "The resignation of Lee", "the ruling of the court": whether who is named behind the "of" of the
 * event's noun does it. "The acquittal of Lee" is done to him. */
bool role_is_owner(const role_finder *f, uint32_t word);
/* "The office [listed] executions", "the film [shows] arrests": what is done to somebody is not
 * done by who only tells of it; "carried out executions", "made arrests" does it. */
bool role_only_told(const role_finder *f, uint32_t verb);

#endif
