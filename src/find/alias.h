/* alias: when two names mean one person. Spelling of foreign names wavers ("Lukashenko",
 * "Lukashenka"; "Alexander", "Alyaksandr"), so names are compared by the skeleton of their
 * consonants and by small differences. Persons who only share a surname stay apart.
 */
#ifndef FIND_ALIAS_H
#define FIND_ALIAS_H

#include "lex/lexicon.h"

/* True if two names (without titles) may be one person's: their given names and their surnames
 * agree. Initials agree with what they begin, and a single word with every full name that ends in
 * it: the caller knows whether somebody else of that name is about. */
bool alias_same_person(str a, str b);

/* True if one is the other with its given name cut short: "Greg Lind", "Gregory Lind". */
bool alias_cut_short(str a, str b);

/* A short text that is the same for all spellings of a name's last word that could be alike: for
 * looking up which names are worth comparing. In `a`; empty if the name has none. */
str alias_key(arena *a, str name);

/* A name's last word without a particle: "Bashir" of "Omar al-Bashir". */
str alias_surname(str name);

/* True if two names of an institution have words in common, however spelled: "Organisation for
 * Security in Europe", "Organization for Security and Co-operation in Europe". */
bool alias_respelled(str a, str b);

/* Whether the lexicon's name of that row, known by an acronym, goes by such a full name: some form
 * of it is one in another spelling, or no full form of it is known. */
bool alias_goes_by(const dateline_lexicon *l, uint32_t row, str name);

/* An institution's folded name, equal in British and American spelling and for "Court of Appeal"
 * and "Court of Appeals". */
str alias_institution_key(arena *a, str folded);

/* True if the letters of `acronym` are the first letters of the words of `full`, small words left
 * out or not: "OSCE" of "Organization for Security and Co-operation in Europe". */
bool alias_is_acronym(str acronym, str full);

#endif
