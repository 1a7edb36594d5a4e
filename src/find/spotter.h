/* spotter: what the parts of entity_spot share: the sentence at hand and questions about its
 * tokens, by their number in the article. A token behind the sentence's end is none: no word, no
 * class.
 */
#ifndef FIND_SPOTTER_H
#define FIND_SPOTTER_H

#include "base/map.h"
#include "find/entity.h"
#include "find/skeleton.h"

#define RUN_MAX 14 /* tokens of one name */

typedef struct spotter {
    const dateline_article *article;
    const dateline_lexicon *l;
    const token *t;
    arena *arena;
    spot_vec *out;
    uint32_t sentence, first, end;
    bool headline; /* Most Of Its Words Have Capitals */
    size_t time;   /* article.times: the next one */
    learned_vec names;
    size_t name; /* of names: the next one */
    map things;  /* acronyms of what is neither place nor institution */
    map called;  /* names that the article itself calls an institution's */
} spotter;

/* ---- words: entity_words.c ---- */

static inline word_class spot_class(const spotter *f, uint32_t i)
{
    return i < f->end ? lexicon_class(f->l, f->t[i].word) : 0;
}

static inline bool spot_is(const spotter *f, uint32_t i, word_class classes)
{
    return spot_class(f, i) & classes;
}

static inline str spot_text(const spotter *f, uint32_t i)
{
    return token_text(f->article, i);
}

static inline bool spot_is_text(const spotter *f, uint32_t i, str text)
{
    return i < f->end && str_eq(spot_text(f, i), text);
}

static inline bool spot_capital(const spotter *f, uint32_t i)
{
    return i < f->end && token_is_capital(f->article, i);
}

bool spot_in_time(const spotter *f, uint32_t i);

/* A hyphen inside a word: "Co-operation", "al-Assad" are three tokens. */
bool spot_hyphen(const spotter *f, uint32_t i);
/* Behind the word at `i` with its hyphens: "Ki-moon", but only "Moscow" of "Moscow-based". */
uint32_t spot_word_end(const spotter *f, uint32_t i);
/* A capital that no dictionary and no table has: "Parestel", "Komnas". */
bool spot_strange(const spotter *f, uint32_t i);
/* Behind the number that goes on a name which ends before `end`: "Colony No. 6"; else `end`. */
uint32_t spot_number_end(const spotter *f, uint32_t end);
bool spot_has_digit(str word);
/* "Lyndon B. Johnson" */
bool spot_has_initial(const spotter *f, uint32_t i, uint32_t end);
/* Behind the symbol of a document, which names nobody: "A/HRC/48/67", "S/PRST/2021/5", or of a
 * lawmaker's party: "R-N.C."; `i` if none. */
uint32_t spot_symbol_end(const spotter *f, uint32_t i);
/* "B. Use of force": the letter counts the headings of a report. */
bool spot_lists(const spotter *f, uint32_t i);
/* A word of a name: capital, no time, no small word ("One Nation" has one, but not "One of them" at
 * the beginning of a sentence). */
bool spot_name_word(const spotter *f, uint32_t i);
bool spot_person_word(const spotter *f, uint32_t i);
size_t spot_name_words(const spotter *f, uint32_t i, uint32_t end);

typedef struct known {
    const lex_name_match *match; /* NULL: none */
    size_t n;
} known;

known spot_known(const spotter *f, uint32_t i);
/* Tokens of the title at `i`, or 0. */
size_t spot_title(const spotter *f, uint32_t i, const lex_title **title);
/* "Ambassador to the OSCE", "President of Belarus": behind the title's own complement. */
uint32_t spot_complement(const spotter *f, uint32_t i);
/* Words that are said of speakers stand on either side: "said X", "X told". */
bool spot_saying(const spotter *f, uint32_t i);
/* The learned name that begins at `i`, or NULL. Headlines have too many capitals to tell names by.
 */
const learned_name *spot_learned(const spotter *f, uint32_t i);
spot *spot_add(spotter *f, uint32_t i, uint32_t end, entity_kind kind, spot_strength strength);

/* ---- the learned tagger's names: entity_taken.c ---- */

/* Tokens used, or 0. */
uint32_t spot_take_learned(spotter *f, const learned_name *name);
/* "The German [Bundestag]": of no other state is there one. "[U.S.]-Iraq" are two. */
bool spot_state_beside(const spotter *f, uint32_t i, uint32_t end);

/* ---- what the article calls an institution: entity_called.c ---- */

/* Reads all sentences for such names, once the learned ones are known. */
void spot_note_called(spotter *f);
bool spot_is_called(const spotter *f, uint32_t i, uint32_t end);

/* ---- persons: entity_person.c ---- */

/* Behind a person's name that begins at `i`; `i` if none does.
 * name = word (initial | word | particle+ word)* roman? */
uint32_t spot_person_end(const spotter *f, uint32_t i);
/* "Park Geun-hye", "Ban Ki-moon": a surname ahead of two syllables. */
bool spot_surname_first(const spotter *f, uint32_t i);
/* ", Amir's widow,": behind the name stands what its bearer is. */
bool spot_has_office(const spotter *f, uint32_t end);
/* Words of the dictionary, or shouted ones, are no person's name unless the first is a given name:
 * "Crude Accountability", "Promo LEX". */
bool spot_doubtful_person(const spotter *f, uint32_t i, uint32_t end);
void spot_add_person(spotter *f, uint32_t i, uint32_t end, span title, str office,
                     spot_strength strength);
/* "President Lukashenko", "UK Foreign Secretary Dominic Raab", "Ambassador to the OSCE James
 * Gilmore". A title in small letters needs two words of name: "leader Xi Jinping", for after
 * "official" or "student" anything may stand; or a state before it and a name no dictionary has:
 * "Turkish president Erdoğan". Returns the tokens used, or 0. */
uint32_t spot_titled_person(spotter *f, uint32_t i);
/* "Arvella Magistrate Ann Lee": the office of who is named behind it ends the name before: where,
 * or `end`. */
uint32_t spot_before_office(const spotter *f, uint32_t i, uint32_t end);
/* "Svetlana Tikhanovskaya", "Jordan Peterson" (though Jordan is a state). */
bool spot_given_and_surname(const spotter *f, uint32_t i, known k);

/* ---- institutions and places by their heads: entity_headed.c ---- */

typedef struct run { /* capitals from `first` that end in a head */
    uint32_t end;
    word_class head; /* of that head; 0: none */
} run;

run spot_run_of(const spotter *f, uint32_t i);
/* An institution's, also of "Monitoring Mission to Ukraine (MM)". Returns the tokens of the name.
 */
uint32_t spot_read_acronym(const spotter *f, spot *s);
uint32_t spot_headed_name(spotter *f, uint32_t i, const run *r);
/* "Rally for the Republic (RPR)": capitals whose first letters are the acronym behind them.
 * Returns the tokens used, or 0. */
uint32_t spot_defined_name(spotter *f, uint32_t i);

#endif
