/* dateline: dated events out of articles, as one graph that can be proved, drawn and compared.
 *
 * The whole public interface, in the order data flows:
 *
 *     lexicon ──> article ──> graph ──> render, export, explain, verify, diff
 *
 * Ownership: what comes out through a first parameter `T **out` is yours, to be freed with the
 * function of its type; what is returned is borrowed from its parent and ends with it. On an
 * error `*out` is NULL. Nothing here prints or exits; words go to the `dateline_diag` you give.
 * Lexicons and models are const once loaded and may be shared between threads; a graph may not.
 */
#ifndef DATELINE_H
#define DATELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DATELINE_VERSION "0.1.0"

/* ---- Errors ---------------------------------------------------------------------------- */

typedef enum dateline_status {
    DATELINE_OK = 0,
    DATELINE_FOUND,   /* not an error: differences or findings, exit code 1 in the program */
    DATELINE_INVALID, /* an input, option or argument is not what it must be */
    DATELINE_IO,      /* a file cannot be read or written */
    DATELINE_LIMIT,   /* larger than dateline is willing to handle */
    DATELINE_NOMEM,   /* out of memory; everything built so far has been released */
    DATELINE_STOPPED, /* the caller's progress function asked to stop */
} dateline_status;

typedef enum dateline_severity {
    DATELINE_NOTE,
    DATELINE_WARNING,
    DATELINE_ERROR,
} dateline_severity;

/* One message about a place in a file. `line` and `col` count from 1; 0 means "not known".
 * `text` is the offending line or NULL. Strings live until the sink returns. */
typedef struct dateline_message {
    dateline_severity severity;
    const char *file;
    uint32_t line, col;
    const char *what;
    const char *text;
} dateline_message;

/* Where messages go. `say` may be NULL: then they are dropped. Never called from two threads
 * at once by one library call. */
typedef struct dateline_diag {
    void (*say)(void *ctx, const dateline_message *message);
    void *ctx;
} dateline_diag;

/* Where long work reports its progress: `done` of `total` documents, `what` is the one at hand.
 * Return false to stop; the call then returns DATELINE_STOPPED. May be NULL. */
typedef bool (*dateline_progress)(void *ctx, size_t done, size_t total, const char *what);

/* ---- Text and files ------------------------------------------------------------------------ */

/* Bytes that a function made for you; a NUL follows the last one. */
typedef struct dateline_text {
    const char *p;
    size_t n;
} dateline_text;

void dateline_text_free(dateline_text *text); /* NULL is fine */

/* Writes `n` bytes to `path` ("-": standard output) so that no reader ever sees half a file: beside
 * it first, then renamed. DATELINE_IO with a message if that fails; nothing is left behind. */
dateline_status dateline_write(const char *path, const char *bytes, size_t n,
                               const dateline_diag *diag);

const char *dateline_version(void); /* "0.1.0" */

/* ---- Lexicon: the language, read from CSV files and learned weights ------------------------- */

typedef struct dateline_lexicon dateline_lexicon;

/* Loads the tables and weights of `dirs[0]` (a complete lexicon, as data/en is) and adds the rows
 * of the further directories, which may hold any of the tables. A broken row is DATELINE_INVALID
 * with a file:line:col message for each one found. */
dateline_status dateline_lexicon_load(dateline_lexicon **out, const char *const *dirs, size_t ndirs,
                                      const dateline_diag *diag);
void dateline_lexicon_free(dateline_lexicon *lexicon);

/* ---- Article: one document and what was found in it ---------------------------------------- */

typedef struct dateline_article dateline_article;

/* What you know of a document and its page need not say; NULL where you know nothing. `published`
 * is a date in EDTF ("2020-11-05", "2020-11"), as all dates here are: ISO 8601-2:2019, levels 0 to
 * 2. What is none is DATELINE_INVALID with a message that says why. */
typedef struct dateline_facts {
    const char *title, *source, *url, *published;
} dateline_facts;

/* How far an article is read; each stage needs the ones before it. */
typedef enum dateline_stage {
    DATELINE_STAGE_TEXT,
    DATELINE_STAGE_TOKENS,
    DATELINE_STAGE_TIMES,
    DATELINE_STAGE_ENTITIES,
    DATELINE_STAGE_EVENTS, /* with participants, modality, links, and times counted from events */
} dateline_stage;

/* Reads the text, web page or PDF at `path` ("-": standard input) up to a stage. `facts` may be
 * NULL. DATELINE_IO if it cannot be read, DATELINE_INVALID if it is no text (or `published` no
 * date). The lexicon must outlive the article. */
dateline_status dateline_article_read(dateline_article **out, const dateline_lexicon *lexicon,
                                      const char *path, const dateline_facts *facts,
                                      dateline_stage last, const dateline_diag *diag);

/* The same from memory; `name` is what the graph calls it, its ending tells the form (".html"). */
dateline_status dateline_article_from_bytes(dateline_article **out, const dateline_lexicon *lexicon,
                                            const char *name, const char *bytes, size_t n,
                                            const dateline_facts *facts, dateline_stage last,
                                            const dateline_diag *diag);
void dateline_article_free(dateline_article *article);

typedef enum dateline_form {
    DATELINE_LINES,  /* one line a thing, for reading; of the text: the text without furniture */
    DATELINE_BLOCKS, /* of the text only: all of it, each block with its kind */
    DATELINE_JSONL,  /* one object a line; of the text: what is known of the document */
    DATELINE_TIMEML, /* of the times only: the text with TIMEX3 elements */
} dateline_form;

/* One stage's result as text. DATELINE_INVALID if the article was not read that far or the stage
 * has no such form. */
dateline_status dateline_article_print(dateline_text **out, const dateline_article *article,
                                       dateline_stage stage, dateline_form form);

/* ---- Model: parts of speech, dependencies and names, learned from marked texts -------------- */

typedef struct dateline_model dateline_model;

/* Maps the weights in the folder `dir` (data/en/model), which threads and processes then share.
 * DATELINE_IO if there are none, DATELINE_INVALID if a file is not one that dateline-train wrote
 * for this version. */
dateline_status dateline_model_load(dateline_model **out, const char *dir,
                                    const dateline_diag *diag);
void dateline_model_free(dateline_model *model);

/* The sentences of an article, read up to DATELINE_STAGE_TOKENS, with Universal Dependencies, as
 * CoNLL-U. */
dateline_status dateline_parse_article(dateline_text **out, const dateline_model *model,
                                       const dateline_article *article);

/* The same for the CoNLL-U file at `path` ("-": standard input): its tokens and sentences stay, its
 * tags, heads and relations are replaced. */
dateline_status dateline_parse_conllu(dateline_text **out, const dateline_model *model,
                                      const char *path, const dateline_diag *diag);

/* The names of persons (PER), institutions (ORG) and places (LOC) in a file of tokens at `path`
 * ("-": standard input): `token TAB tag` a line, sentences parted by blank lines, the tag optional.
 * Gives the same lines with tags found: O, B- or I- and the kind. A line -DOCSTART- begins a
 * document. */
dateline_status dateline_names_bio(dateline_text **out, const dateline_model *model,
                                   const char *path, const dateline_diag *diag);

/* ---- Graph: events, actors, documents and links --------------------------------------------- */

typedef struct dateline_graph dateline_graph;

typedef struct dateline_build_options {
    const char *title;    /* of the graph, or NULL */
    const char *manifest; /* a documents.csv for inputs that have none in their folder, or NULL */
    const char *date;     /* publication date (EDTF) of the files named that no manifest dates, and
                             of those in folders that tell none themselves; or NULL */
    const char *folder;   /* where the graph will lie: it then names the documents' folder relative
                             to this one, so that both can be moved together. NULL: here */
    const dateline_graph *base;     /* an earlier graph whose ids are kept: what is the same event,
                                       actor or place has the same id, whatever became of its date or
                                       label. Sentences that did not change tell of one event if they
                                       did there, unless a correction made it one; or NULL */
    const char *const *corrections; /* tables of corrections to apply, in their order, when all
                                       is read */
    size_t correction_tables;
    size_t *stale;    /* how many of its rows found nothing to act on (each is said as
                         a warning with its place), or NULL */
    unsigned threads; /* for reading; 0: as many as there are processors. The result is the
                         same with any number */
    dateline_progress progress; /* or NULL */
    void *progress_ctx;
} dateline_build_options;

/* Reads files, folders and "-" (standard input) into one graph. A folder's documents.csv is its
 * manifest; other CSV files with the columns `date` and `label` are tables of events. A file given
 * twice counts once. `options` may be NULL. A document that is no text is said as a warning and
 * left out where its folder was named, an error where it was named itself. */
dateline_status dateline_build(dateline_graph **out, const dateline_lexicon *lexicon,
                               const char *const *inputs, size_t n,
                               const dateline_build_options *options, const dateline_diag *diag);

/* Joins articles into one graph: mentions of one event become one event. They must have been read
 * up to DATELINE_STAGE_EVENTS with this lexicon; the graph copies what it needs of them. */
dateline_status dateline_graph_join(dateline_graph **out, const dateline_lexicon *lexicon,
                                    const dateline_article *const *articles, size_t n);

/* Reads an event graph (canonical DOT or what a person made of it) from `path` ("-": standard
 * input), or from memory under the name `name`. All mistakes found are said with their place.
 * Graphviz has global state: no two graphs may be read or drawn at the same time. */
dateline_status dateline_graph_read(dateline_graph **out, const char *path,
                                    const dateline_diag *diag);
dateline_status dateline_graph_parse(dateline_graph **out, const char *name, const char *bytes,
                                     size_t n, const dateline_diag *diag);
void dateline_graph_free(dateline_graph *graph);

/* Canonical DOT: equal graphs give equal bytes. */
dateline_status dateline_graph_print(dateline_text **out, const dateline_graph *graph);

#define DATELINE_DATE_MAX 256 /* no date is written longer, with its NUL */

typedef struct dateline_counts {
    size_t documents, entities, events, dated, links, mentions; /* dated: events with a date */
    size_t statements;       /* what stands by a person's word, not by a quote */
    size_t undated_articles; /* documents but tables whose day of publication is not known */
} dateline_counts;
dateline_counts dateline_graph_count(const dateline_graph *graph);

/* The i-th event, part of an actor or place in one, quote and link, from 0 in the order of the DOT;
 * DATELINE_INVALID behind the last. Texts end with a NUL and the graph; `event`, `from` and `to`
 * are numbers of events.
 *
 *     dateline_event e;
 *     for (size_t i = 0; dateline_graph_event(&e, graph, i) == DATELINE_OK; i++)
 *         printf("%s %s\n", e.date, e.label);
 */
typedef struct dateline_event {
    const char *id, *type, *label;
    const char *time_text;        /* the words that date it, or "" */
    const char *modality;         /* asserted, alleged, planned, conditional */
    const char *status;           /* extracted, accepted, edited, added */
    char date[DATELINE_DATE_MAX]; /* EDTF; "" if undated */
    bool negated;                 /* said not to have happened */
    double confidence;            /* 0 to 1 */
} dateline_event;
dateline_status dateline_graph_event(dateline_event *out, const dateline_graph *graph, size_t i);

typedef struct dateline_part {
    const char *entity, *name; /* its id and label */
    const char *kind;          /* person, institution, state, place, group */
    const char *role;          /* agent, patient, recipient, place, about */
    size_t event;
} dateline_part;
dateline_status dateline_graph_part(dateline_part *out, const dateline_graph *graph, size_t i);

typedef struct dateline_quote {
    const char *file, *text;
    uint32_t begin, end; /* bytes in the document's extracted text */
    size_t event;
} dateline_quote;
dateline_status dateline_graph_quote(dateline_quote *out, const dateline_graph *graph, size_t i);

typedef struct dateline_link { /* read as a sentence: from, type, to */
    const char *type;          /* follows, responds_to, reports_on, part_of, causes, results_in,
                                  related_to */
    const char *cue;           /* the words that say so */
    size_t from, to;
    double confidence;
} dateline_link;
dateline_status dateline_graph_link(dateline_link *out, const dateline_graph *graph, size_t i);

/* The names of a table (name,replacement,pattern), whatever their case, accents, order, script or
 * initials: see the last section. */
typedef struct dateline_redactor dateline_redactor;

/* ---- What a graph is for -------------------------------------------------------------------- */

/* Proves every quote anew: finds the documents in `folders` (and in the folder the graph names),
 * compares their sha256, extracts their text and compares the quoted bytes. What fails is said as
 * an error that names document, event and quote; then DATELINE_FOUND. `lexicon` must be the one
 * that the graph was built with, as its furniture words take part in extraction; `redactor` the one
 * that took names out of it, or NULL. */
dateline_status dateline_verify(const dateline_graph *graph, const dateline_lexicon *lexicon,
                                const char *const *folders, size_t n,
                                const dateline_redactor *redactor, const dateline_diag *diag);

/* For other programs: "jsonl" (one object a line), "csv" (one row an event) or "facts" (one sorted
 * line a fact, for git to compare). DATELINE_INVALID for any other format. */
dateline_status dateline_export(dateline_text **out, const dateline_graph *graph,
                                const char *format);

/* All that stands behind one event, link ("FROM -> TO") or actor, in words: quotes, cues, date
 * steps. The id of an event or actor may be as much of its beginning as no other has.
 * DATELINE_INVALID if the graph has nothing of that id; near ones are then said. */
dateline_status dateline_explain(dateline_text **out, const dateline_graph *graph, const char *id,
                                 const dateline_diag *diag);

/* Where the graph is at odds with itself or with time: sources that disagree on a date, figure or
 * participant; links against time; events behind the day their article was published; dates that
 * no source supports. `format`: "text" (NULL) or "jsonl"; `all`: also links whose dates overlap, so
 * that they may be against time. `*found` counts. `lexicon` may be NULL: then no figures. */
dateline_status dateline_check(dateline_text **out, size_t *found, const dateline_graph *graph,
                               const dateline_lexicon *lexicon, const char *format, bool all,
                               const dateline_diag *diag);

/* A table (CSV) of the events with their quotes, for a person to edit in a spreadsheet: the columns
 * keep (yes, no), date, label and note. */
dateline_status dateline_review(dateline_text **out, const dateline_graph *graph);

/* The edits in such a table at `path` as corrections for dateline_build, signed with `by` and `at`
 * (a date), which may be NULL. DATELINE_INVALID if a cell is not clear; each is said. */
dateline_status dateline_review_apply(dateline_text **out, const dateline_graph *graph,
                                      const char *path, const char *by, const char *at,
                                      const dateline_diag *diag);

/* What became different from one graph to the next, and why where that can be known. */
typedef struct dateline_diff dateline_diff;

/* Finds which events, actors and documents of the two graphs are the same and how they differ. Both
 * graphs must outlive the diff. */
dateline_status dateline_diff_graphs(dateline_diff **out, const dateline_graph *old_graph,
                                     const dateline_graph *new_graph);
void dateline_diff_free(dateline_diff *diff);

/* How many changes there are: of what the graph says, or cosmetic ones (offsets that moved,
 * confidence, how a date was found). The parts of an event added or removed as a whole count
 * nothing. */
size_t dateline_diff_count(const dateline_diff *diff, bool cosmetic);

typedef struct dateline_diff_options {
    const char *format; /* text; json; pairs (what was taken for the same, and why); NULL: text */
    bool all;           /* cosmetic changes too */
    bool stat;          /* of text: which events changed, not how */
    bool context;       /* of text: with the quotes, and no list cut short */
    bool colour;        /* of text: with the escapes of a terminal */
} dateline_diff_options;

/* `options` may be NULL. DATELINE_INVALID for an unknown format. */
dateline_status dateline_diff_print(dateline_text **out, const dateline_diff *diff,
                                    const dateline_diff_options *options,
                                    const dateline_diag *diag);

/* The work of two people on the graph `base`, brought together: what only one changed is as that
 * one has it. Where both changed the same to different values `ours` stays, `*conflicts` counts, a
 * warning tells it, and the attribute `conflict` of the thing keeps what `theirs` says. Without a
 * `base` (NULL) all that either has is new. `name` is the file's name in messages. */
dateline_status dateline_merge(dateline_graph **out, size_t *conflicts, const dateline_graph *base,
                               const dateline_graph *ours, const dateline_graph *theirs,
                               const char *name, const dateline_diag *diag);

/* ---- Redaction: names that nobody must read ------------------------------------------------- */

/* DATELINE_INVALID if a row has no name, or a replacement holds one. No message shows a name. */
dateline_status dateline_redactor_load(dateline_redactor **out, const char *path,
                                       const dateline_diag *diag);
void dateline_redactor_free(dateline_redactor *redactor);

/* Adds the other names that a graph knows for those named: do so with all graphs of a run before
 * the first of them is redacted. */
dateline_status dateline_redact_learn(dateline_redactor *redactor, const dateline_graph *graph);

/* Takes them out of all that the graph says: labels, quotes, ids, titles, files, addresses. Do so
 * before it is printed, drawn, exported or compared. */
dateline_status dateline_redact_graph(const dateline_redactor *redactor, dateline_graph *graph);

/* A text, such as a message, without them. */
dateline_status dateline_redact_text(dateline_text **out, const dateline_redactor *redactor,
                                     const char *text);

/* DATELINE_INVALID, said without the name, if an output holds one: as it is, percent-encoded, with
 * the references of XML or the escapes of JSON, or in the uncompressed parts of PNG and PDF. */
dateline_status dateline_redact_check(const dateline_redactor *redactor, const char *bytes,
                                      size_t n, const dateline_diag *diag);

typedef struct dateline_render_options {
    const char *format;        /* svg, png, pdf, dot, html; as text md, txt, term; NULL: svg */
    const char *view;          /* timeline, graph; NULL: timeline */
    const char *lanes;         /* actor, type, source, none; NULL: actor */
    const char *detail;        /* low, normal, full: how much of the undated; NULL: normal */
    const char *scale;         /* broken, linear, ordinal: what distances mean; NULL: broken */
    const char *rankdir;       /* TB: time runs down; LR: to the right; NULL: TB */
    const char *from, *to;     /* EDTF dates, or NULL */
    const char *const *actors; /* names or ids: only events with one of them */
    size_t actor_count;
    const char *const *types; /* only events of these, as arrest or "Arrest or repression" */
    size_t type_count;
    const char *const *sources; /* only what one of these documents or outlets tells */
    size_t source_count;
    const char *precision;           /* only dates known to the day, month or year; NULL: any */
    const char *title;               /* instead of the graph's; or NULL */
    const dateline_lexicon *lexicon; /* shows figures, too, that sources disagree on; or NULL */
    const dateline_graph *like; /* an older one, whose picture this one shall look like; or NULL */
    const char *page;      /* a3, a4, a5, letter, legal, a4-landscape and so on; NULL: one sheet */
    double width;          /* in points; 0: as wide as needed. Of txt and term in columns; 0: 80 */
    bool colour;           /* of term: with a terminal's escapes */
    double min_confidence; /* leave out the events below */
    size_t max_events;     /* keep so many, the most supported; 0: all */
    const char *theme;     /* light, dark, print, auto; NULL: light, of html auto */
    double dpi;            /* of a PNG; 0: 96 */
    size_t sheet;      /* of pages, or of a PNG too long for one file, its part, from 1; 0: all */
    size_t *sheets;    /* how many such parts there are is put there, if not NULL */
    const char *style; /* path of a style.csv; needed */
} dateline_render_options;

/* The picture's bytes. DATELINE_INVALID for an option that is not one of the words above. */
dateline_status dateline_render(dateline_text **out, const dateline_graph *graph,
                                const dateline_render_options *options, const dateline_diag *diag);

/* The timeline of a diff's new graph, laid out as its own picture: what was added or changed is
 * marked by colour, line and sign, what is gone stands in a lane of its own, and where a date moved
 * a ghost stays behind. `options->view` must be a timeline. */
dateline_status dateline_diff_render(dateline_text **out, const dateline_diff *diff,
                                     const dateline_render_options *options,
                                     const dateline_diag *diag);

#ifdef __cplusplus
}
#endif
#endif
