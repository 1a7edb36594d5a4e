/* inflect: the forms of English verbs and nouns: regular ones by rule, others from irregular.csv.
 *
 *     inflect(&forms, a, irregulars, S("crack down on"), TRIGGER_VERB, FORM_PAST)
 *         → "cracked down on"
 */
#ifndef LEX_INFLECT_H
#define LEX_INFLECT_H

#include "base/map.h"
#include "base/vec.h"

typedef enum trigger_pos { TRIGGER_VERB, TRIGGER_NOUN } trigger_pos;
typedef enum trigger_form {                  /* how the matched words are inflected */
                            FORM_BASE,       /* arrest; nouns: singular */
                            FORM_PRESENT,    /* arrests; nouns: plural is FORM_PLURAL */
                            FORM_PAST,       /* arrested, took */
                            FORM_PARTICIPLE, /* taken; the same as FORM_PAST where the words are the
                                                same */
                            FORM_ING,
                            FORM_PLURAL,
} trigger_form;

/* A row of irregular.csv; an empty column is regular. Several spellings are parted by |:
 * "cancelled|canceled". */
typedef struct irregular {
    str past, participle, ing, present, plural;
} irregular;

typedef struct irregular_table {
    VEC(irregular) rows;
    map verbs, nouns; /* base → row */
} irregular_table;

/* Appends the spellings of `phrase` in that form. The inflected word is the first of a verb
 * phrase and the last of a noun phrase, or the one before a *: "state* of emergency". */
void inflect(str_vec *out, arena *a, const irregular_table *t, str phrase, trigger_pos pos,
             trigger_form form);

/* The past of a verb of which only the -ing form is known: "burying" → "buried"; or only the base:
 * "bury". */
str inflect_past_of(arena *a, const irregular_table *t, str ing);
str inflect_past_of_base(arena *a, const irregular_table *t, str base);

#endif
