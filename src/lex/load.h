/* load: what loading a lexicon is made of. lexicon.c reads the tables in the order in which they
 * need each other and hands each to the one function that takes its rows: those of single words are
 * in load_words.c, of names in load_names.c, of events in load_events.c.
 *
 * A row that cannot be taken is said with its place and sets `status`; loading goes on, so that one
 * run shows all mistakes. Rows met first win: directories are read from the last to the first.
 */
#ifndef LEX_LOAD_H
#define LEX_LOAD_H

#include "lex/lexicon.h"
#include "lex/schema.h"

typedef struct loader {
    dateline_lexicon *lexicon;
    arena *arena; /* the lexicon's own */
    const dateline_diag *diag;
    dateline_status status; /* of the last mistake; DATELINE_OK if there was none */
} loader;

/* Single words. */
void load_abbreviations(loader *w, const schema_table *t);
void load_contractions(loader *w, const schema_table *t);
void load_affixes(loader *w, const schema_table *t);
void load_function_words(loader *w, const schema_table *t);
void load_irregular(loader *w, const schema_table *t);
void load_given_names(loader *w, const schema_table *t);
void load_not_names(loader *w, const schema_table *t);
void load_particles(loader *w, const schema_table *t);
void load_stopwords(loader *w, const schema_table *t);
void load_org_heads(loader *w, const schema_table *t);
void load_org_nouns(loader *w, const schema_table *t);

/* Names. */
void load_persons(loader *w, const schema_table *t);
void load_states(loader *w, const schema_table *t);
void load_institutions(loader *w, const schema_table *t);
void load_places(loader *w, const schema_table *t);
void load_groups(loader *w, const schema_table *t);
void load_titles(loader *w, const schema_table *t);

/* Events. */
void load_types(loader *w, const schema_table *t);
void load_triggers(loader *w, const schema_table *t);
void load_cues(loader *w, const schema_table *t);
void load_role_words(loader *w, const schema_table *t);
void load_link_cues(loader *w, const schema_table *t);

#endif
