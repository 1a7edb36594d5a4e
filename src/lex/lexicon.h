/* lexicon: all that dateline knows of a language, read from CSV tables (data/en). One struct a
 * table row, one phrase table a use. Loaded once, then const.
 *
 * Adding a column: the table in schema.c, the row struct here, one line where load.h says.
 */
#ifndef LEX_LEXICON_H
#define LEX_LEXICON_H

#include "lex/inflect.h"
#include "lex/phrase.h"
#include "text/furniture.h"

/* triggers.csv: words that name an event. `trigger` is the lemma, or a phrase whose first word is
 * the lemma for verbs ("take to the streets") and whose last is for nouns ("press conference"), or
 * the one marked with a *
 * ("state* of emergency"); inflected forms are made by inflect.c and irregular.csv. The row "*" is
 * for verbs that stand in no other. */
typedef enum trigger_frame { /* what the parse must show of a trigger, one of: */
                             FRAME_PERSON = 1 << 0, /* its object is somebody */
                             FRAME_PLACE =
                                 1 << 1, /* its object is a place or state: "captured Homs" */
                             FRAME_CLAUSE =
                                 1 << 2, /* it says that something is so: "demonstrates that" */
                             FRAME_ALONE = 1 << 3,   /* it has neither: "the roof collapsed" */
                             FRAME_AMOUNT = 1 << 4,  /* it tells by how much: "rose 3%" */
                             FRAME_PLURAL = 1 << 5,  /* a noun of several: "exiles" are people,
                                                        "exile" is what they suffer */
                             FRAME_PASSIVE = 1 << 6, /* who suffers it is told: "was born" */
                             FRAME_DOER = 1 << 7,    /* a noun that acts: "the mission found" */
                             FRAME_TERM = 1 << 8, /* somebody gets years: "was given ten years" */
} trigger_frame;
#define TRIGGER_FRAMES 9

typedef struct lex_trigger {
    str trigger;
    trigger_pos pos;
    str type;          /* election, protest, arrest, statement, meeting ... : see types.csv */
    uint32_t type_row; /* in types */
    str plover;        /* PLOVER class: PROTEST, COERCE, CONSULT ... or empty */
    uint8_t weight; /* 3: an event wherever it stands; 2: with a time or a participant; 1: only with
                       a time in its own clause (ordinary verbs: "visit", "move") */
    u32_vec object; /* words one of which must stand near: "trigger" + "mechanism"; empty: any */
    uint16_t frame; /* trigger_frame bits; 0: any */
} lex_trigger;

typedef struct lex_trigger_match { /* an entry of lexicon.trigger_forms */
    uint32_t trigger;              /* row in triggers */
    uint32_t other;  /* next reading of the same words (noun and verb "protest"), or PHRASE_NONE */
    trigger_pos pos; /* its row's; most readings are looked at and left without asking the row */
    trigger_form form;
    bool any; /* its row asks for no object and no frame */
} lex_trigger_match;

typedef enum entity_kind {
    ENTITY_PERSON,
    ENTITY_INSTITUTION,
    ENTITY_STATE,
    ENTITY_PLACE,
    ENTITY_GROUP,
} entity_kind;
#define ENTITY_KINDS 5
str entity_kind_name(entity_kind k);
bool entity_kind_parse(entity_kind *out, str name);

/* institutions.csv, states.csv, places.csv, groups.csv, persons.csv: name,aliases(|)... One row of
 * any of them. `demonyms` ("Belarusian", "Belarusians") stand for the state as an adjective. */
typedef struct lex_name {
    str name;
    entity_kind kind;
    str code;     /* states: ISO 3166-1 alpha-2 */
    str of;       /* places: code of their state; institutions: empty */
    bool capital; /* places: of that state, for which it stands where it acts: "Oslo refused" */
    bool common;  /* matches in lower case too ("riot police", "security forces") */
    bool generic; /* "people", "men": others each time, no actor one could follow */
} lex_name;

typedef struct lex_name_match {
    uint32_t name;   /* row in names */
    bool demonym;    /* matched as an adjective or people: "Belarusian" */
    bool exact_case; /* an acronym or name that must be written as the table has it: "WHO", "US" */
    str as;          /* the form in the table */
    uint32_t other;  /* next reading of the same words, or PHRASE_NONE */
} lex_name_match;

/* titles.csv: "president", "foreign secretary", "ambassador": words before (or, by apposition,
 * after) a person's name. */
typedef struct lex_title {
    str title;
    str role; /* what the graph calls it; the title itself if empty */
} lex_title;

/* link_cues.csv: words that state a relation between two events. */
typedef enum link_type {
    LINK_FOLLOWS,
    LINK_RESPONDS_TO,
    LINK_REPORTS_ON,
    LINK_PART_OF,
    LINK_CAUSES,
    LINK_RESULTS_IN,
    LINK_RELATED_TO, /* of graphs that people draw: no text gives it */
} link_type;
#define LINK_TYPES 7
str link_type_name(link_type t);
bool link_type_parse(link_type *out, str name);

typedef struct lex_link_cue {
    str cue;
    link_type type;
    bool reversed;   /* false: event before the cue → event after it; true: the other way */
    str left, right; /* event types, one of which must stand on that side: ask lexicon_list_has;
                        or "told", "deed", see side.h */
    uint32_t days;   /* that lie between the two at most; 0: any number */
} lex_link_cue;

/* Whether what was told before the cue is its other side: "in response, the council ...". */
static inline bool link_cue_looks_back(const lex_link_cue *cue)
{
    return str_eq(cue->right, S("before"));
}

/* cues.csv: words that change how an event is meant. */
typedef enum cue_effect {
    CUE_ALLEGED,     /* allegedly, accused of */
    CUE_PLANNED,     /* will, plans to, scheduled: by who is to do it */
    CUE_WISHED,      /* called for, urged to, should, hopes to: planned, if anybody heeds it */
    CUE_CONDITIONAL, /* if, could, unless */
    CUE_PROSPECTIVE, /* would: planned in reported speech ("he said he would"), else conditional */
    CUE_NEGATED,     /* not, refused to, failed to */
    CUE_DENIED,      /* denied: did not happen, if one believes who says so */
    CUE_FACTUAL,     /* managed to, forced to: the infinitive behind it did happen */
    CUE_KNOWN,       /* end to, responsible for: what it speaks of is there, whoever wants what */
    CUE_SAYING,      /* said, according to: somebody's words */
} cue_effect;
typedef struct lex_cue {
    str cue;
    cue_effect effect;
} lex_cue;

/* What a participant is to its event. */
typedef enum role { ROLE_AGENT, ROLE_PATIENT, ROLE_RECIPIENT, ROLE_PLACE, ROLE_ABOUT } role;
#define ROLES 5
str role_name(role r);
bool role_parse(role *out, str name);

/* role_words.csv: what a preposition makes of the name behind it, by what it hangs on: "resigned
 * over", "arrest of". Prepositions that are not there say only what it is about. */
typedef struct lex_role_word {
    bool known;
    role verb, noun;
} lex_role_word;

/* types.csv: kinds of event. What rules ask of them, a name in its column `traits` each: */
#define LEX_TRAITS(X)                                                                              \
    X(lasting)   /* may go on for days (protest, war): joins on overlapping dates */               \
    X(document)  /* a report, letter or statement: can report on other events */                   \
    X(suffered)  /* whoever's it is, suffers it: "her arrest", but "her visit" */                  \
    X(owned)     /* who it is of does it: "the resignation of Lee", not "the arrest of Lee" */     \
    X(figure)    /* is of a quarter or year, whatever day it is told on */                         \
    X(asks)      /* asks for what its object names, which then did not happen yet */               \
    X(harm)      /* somebody is killed or hurt */                                                  \
    X(death)     /* who suffers it tells nothing any more: "his murder" */                         \
    X(court)     /* a court, or who catches somebody for one: comes after the deed */              \
    X(claim)     /* denied, it was made all the same: "denied the charges" */                      \
    X(mutual)    /* what one does with another, the other does with one: a meeting, a war */       \
    X(force)     /* one event with the verb of what it does: "a storm struck the coast" */         \
    X(account)   /* tells of what it condemns, and does not answer it: a report */                 \
    X(moves)     /* leads somewhere else: "flew to Oslo, where ..." */                             \
    X(publishes) /* one event with the document: "the report was published" */                     \
    X(voices)    /* a purpose that is done by being told: "marched to protest" */                  \
    X(broad)     /* of many things: another word of it, "the plan", does not mean "decided" */

typedef struct lex_type {
    str type;
    str label;  /* in legends: "Election" */
    str family; /* types that can name one event: "detention" and "arrest" are both arrest */
    str holds;  /* types and families of what happens in or at it, and so when it does; or * */
#define TRAIT(name) bool name;
    LEX_TRAITS(TRAIT)
#undef TRAIT
    bool speech;    /* somebody's words: of the family "statement" */
    bool speaks;    /* is speech or a document: tells of what may be older */
    bool holds_all; /* anything may go on in it: "a meeting", "a rally" */
    bool harms;     /* all that it holds is harm: a crash, a war */
    bool plain;     /* "event": of no kind that the tables know */
} lex_type;

/* What single words are, by their id; a word may be several of these ("that": determiner,
 * subordinator, relative). Names: given_names.csv, not_names.csv, stopwords.csv,
 * name_particles.csv, org_heads.csv, org_nouns.csv. The rest: function_words.csv, the small words
 * that show a sentence's skeleton where nothing is parsed, and irregular.csv. */
typedef uint64_t word_class; /* one of these or several */
#define WORD_BIT(n)      (UINT64_C(1) << (n))
#define WORD_GIVEN_NAME  WORD_BIT(0) /* "svetlana" */
#define WORD_NOT_NAME    WORD_BIT(1) /* capitalised words that are no part of a person's name */
#define WORD_STOP        WORD_BIT(2) /* words too common to say that two texts are alike */
#define WORD_PARTICLE    WORD_BIT(3) /* "van", "de", "al" */
#define WORD_ORG_FIRST   WORD_BIT(4) /* "ministry" opens an institution's name ... */
#define WORD_ORG_LAST    WORD_BIT(5) /* ... "council" ends one; many do both */
#define WORD_PLACE_FIRST WORD_BIT(6) /* "mount", "lake" open a place's name ... */
#define WORD_PLACE_LAST  WORD_BIT(7) /* ... "airport", "river" end one */
#define WORD_THING_LAST  WORD_BIT(8) /* "treaty", "cup" end one of neither: the Moscow Mechanism */
/* function_words.csv, in the order of its classes in schema.c */
#define WORD_DETERMINER   WORD_BIT(9) /* the, a, his, some */
#define WORD_PREPOSITION  WORD_BIT(10)
#define WORD_COORDINATOR  WORD_BIT(11) /* and, or, but */
#define WORD_SUBORDINATOR WORD_BIT(12) /* because, while, when: a clause begins */
#define WORD_RELATIVE     WORD_BIT(13) /* who, which, whose, where */
#define WORD_MODAL        WORD_BIT(14) /* will, would, could */
#define WORD_BE           WORD_BIT(15) /* is, was, been: passive or progressive */
#define WORD_HAVE         WORD_BIT(16)
#define WORD_DO           WORD_BIT(17)
#define WORD_PRONOUN      WORD_BIT(18) /* subject and object pronouns */
#define WORD_NEGATION     WORD_BIT(19)
#define WORD_TO           WORD_BIT(20) /* before an infinitive */
#define WORD_ADVERB       WORD_BIT(21)
#define WORD_SUPPORT      WORD_BIT(22) /* verbs that lend their time to a noun: held, began */
#define WORD_PAST         WORD_BIT(23) /* past form of an irregular verb */
#define WORD_REFERRING    WORD_BIT(24) /* it, this, move: stands for what was just told */
#define WORD_TIME_CLAUSE  WORD_BIT(25) /* after, until: prepositions that may lead a clause */
#define WORD_LOCATIVE     WORD_BIT(26) /* in, near: a place may follow */
#define WORD_MASCULINE    WORD_BIT(27) /* he, him, his: stands for a person just told of */
#define WORD_FEMININE     WORD_BIT(28) /* she, her */
#define WORD_MEANWHILE    WORD_BIT(29) /* as, when, during: what they lead was at the same time */
#define WORD_INDEFINITE   WORD_BIT(30) /* a, some, another: of what was not told before */
#define WORD_LIGHT        WORD_BIT(31) /* verbs that only do what their object names: launched */
#define WORD_SPEAKING     WORD_BIT(32) /* I, we: stands for who speaks */
#define WORD_BYGONE       WORD_BIT(33) /* was born, former: a life or older times are told */
#define WORD_PLURAL       WORD_BIT(34) /* all, several: a plural noun follows */
#define WORD_NAMING       WORD_BIT(35) /* known as, alias: another name follows */
#define WORD_SUPERLATIVE  WORD_BIT(36) /* worst, first: measured against all "since the war" */
#define WORD_CHARGING     WORD_BIT(37) /* accused, acquitted: somebody, of something */
#define WORD_LIMITING     WORD_BIT(38) /* barely, nearly: without them more would be said */
#define WORD_OTHER        WORD_BIT(39) /* fresh, previous: not the one that was just told of */
#define WORD_MOVING       WORD_BIT(40) /* postponed, moved: from one day to another */
#define WORD_ORGAN        WORD_BIT(41) /* government, troops: what its state acts through */
#define WORD_MAN          WORD_BIT(42) /* Mr., king, father, also James: who is called so is "he" */
#define WORD_WOMAN        WORD_BIT(43)
/* org_nouns.csv */
#define WORD_ORG_NOUN WORD_BIT(44) /* an institution's bare name may follow: "the firm Tolvik" */
/* org_heads.csv */
#define WORD_LEGAL WORD_BIT(45) /* Corp., AG: ends a firm's name, which goes without it */

/* affixes.csv */
typedef enum affix {
    AFFIX_PREFIX, /* one word with what a hyphen ties to it: "anti-war" */
    AFFIX_SUFFIX, /* "Kafka-esque" */
    AFFIX_ENDING, /* of a number: "5th", "1990s" */
    AFFIX_UNIT,   /* one letter, a word behind a number: "5m" as "5 m" */
} affix;

typedef struct dateline_lexicon {
    arena arena;
    irregular_table irregulars;
    intern words;      /* every word of every table, lower case, from id 1 */
    map abbreviations; /* "dr." ... → abbreviation */
    map affixes;       /* "anti" → affix */

    VEC(lex_trigger) triggers;
    VEC(lex_trigger_match) trigger_matches;
    phrase_table trigger_forms; /* → trigger_matches */
    uint32_t any_verb;          /* row in triggers of "*", or PHRASE_NONE */

    VEC(lex_name) names;
    map state_rows; /* code → names */
    VEC(lex_name_match) name_matches;
    phrase_table name_forms; /* → name_matches */

    VEC(lex_title) titles;
    phrase_table title_forms; /* → titles */

    VEC(word_class) word_classes; /* by word id */
    u32_vec
        contractions; /* by word id: bit b where a word begins at byte b of "cannot"; 0: one word */

    VEC(lex_link_cue) link_cues;
    phrase_table link_forms; /* → link_cues */
    VEC(lex_cue) cues;
    phrase_table cue_forms;        /* → cues */
    VEC(lex_role_word) role_words; /* by word id */
    VEC(lex_type) types;
    map type_rows; /* type → types */

    struct timelex *time; /* find/timex's own tables: see lex/timelex.h */

    furniture_words furniture; /* furniture.csv, by furniture_load; goes into source_facts */

    struct dateline_model *model; /* lang/model.h; NULL until whoever loads both sets it */
} dateline_lexicon;

/* As dateline_lexicon_load, but for the model. */
dateline_status lexicon_load(dateline_lexicon **out, const char *const *dirs, size_t ndirs,
                             const dateline_diag *diag);
void lexicon_free(dateline_lexicon *lexicon);

/* What a token's word is; 0 for unknown words. */
static inline word_class lexicon_class(const dateline_lexicon *l, uint32_t word)
{
    return word < l->word_classes.n ? l->word_classes.v[word] : 0;
}

/* What a preposition says of the name behind it, on a verb or on a noun. */
role lexicon_role(const dateline_lexicon *l, uint32_t word, bool verb);
/* True if role_words.csv has the word. */
bool lexicon_role_known(const dateline_lexicon *l, uint32_t word);

const lex_type *lexicon_type(const dateline_lexicon *l, str type); /* NULL if unknown */

/* The PLOVER class that triggers of this type have; empty if it is not known. */
str lexicon_plover(const dateline_lexicon *l, str type);

/* True if `item` is in the |-parted list, or the list is empty: any will do. */
bool lexicon_list_has(str list, str item);

/* True if the word (token.word, or intern_find of a lower-case text) is of that class; 0 is none.
 */
static inline bool lexicon_word_is(const dateline_lexicon *l, uint32_t word, word_class c)
{
    return (lexicon_class(l, word) & c) != 0;
}

#endif
