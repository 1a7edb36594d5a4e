/* source: one document as dateline reads it: its bytes, its extracted text and what is known of it.
 *
 *     bytes ──decode──> text ──blocks──> headings, paragraphs, furniture
 *
 * Every offset anywhere in dateline refers to `text`: valid UTF-8 without NUL. Of a plain text file
 * it is the file unchanged (but for a BOM, NULs, which become spaces, and bytes that are not UTF-8,
 * for which the whole file is read as Windows-1252). Of HTML and PDF it is what a reader sees,
 * block by block, parted by blank lines. The same bytes always give the same text, so `verify` can
 * rebuild it.
 */
#ifndef TEXT_SOURCE_H
#define TEXT_SOURCE_H

#include "base/diag.h"
#include "base/vec.h"
#include "time/edtf.h"

typedef enum source_form { SOURCE_TEXT, SOURCE_HTML, SOURCE_PDF, SOURCE_TABLE } source_form;

typedef enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,    /* title and section headings */
    BLOCK_CAPTION,    /* picture captions and credits */
    BLOCK_STAMP,      /* byline, date stamp */
    BLOCK_FURNITURE,  /* menus, pleas, teasers, cookie notes, footers: read by nobody */
    BLOCK_NAMES,      /* signatures, members: found by find/name_list.c */
    BLOCK_REFERENCES, /* what is cited, below an article: read by nobody, as it tells nothing */
} block_kind;

static inline bool block_is_read(block_kind kind)
{
    return kind != BLOCK_FURNITURE && kind != BLOCK_REFERENCES;
}

typedef struct block {
    span at;
    block_kind kind;
} block;

typedef struct source {
    source_form form;
    str file;   /* as the graph names it */
    str sha256; /* of the file's bytes, 64 hex digits; empty if facts.unhashed */
    str text;
    str title;
    str outlet; /* "source" in documents.csv: who published it */
    str url;
    str language; /* of a web page, as it says itself: "en-GB"; empty if unknown */
    edtf published;
    str published_by;  /* the signal: manifest, json-ld, meta, url, time, stamp; empty if unknown */
    VEC(block) blocks; /* sorted, disjoint, covering all that is not white space between them */
    str_vec extra;     /* further manifest columns: name, value, name, value ... */
    bool own;          /* a timeline that dateline wrote: no article */
} source;

/* What the user or a manifest says of a document; empty fields say nothing and lose to the page's
 * own signals, the others win over them. */
typedef struct source_facts {
    str title, outlet, url;
    edtf published;
    str published_by; /* "manifest" or "option" */
    str_vec extra;
    const struct furniture_words *furniture; /* lexicon.furniture; NULL: structure alone decides */
    bool unhashed; /* nobody will ask for the sha256, a large part of reading */
} source_facts;

/* Reads `path` ("-": standard input) into `a`. `file` is the name it gets. Foreign encodings are
 * said as warnings; DATELINE_INVALID for a file that is no text, web page or PDF (binary). */
dateline_status source_read(source *out, arena *a, str path, str file, const source_facts *facts,
                            const dateline_diag *d);

/* The same from bytes in memory, form chosen by `file`'s ending and the bytes themselves. */
dateline_status source_from_bytes(source *out, arena *a, str bytes, str file,
                                  const source_facts *facts, const dateline_diag *d);

#endif
