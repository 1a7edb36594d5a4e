/* bio: tokens with name tags, one a line: `token TAB tag`, sentences parted by blank lines. A tag
 * is O, or B- (begins) or I- (goes on) and a kind: PER, ORG, LOC. Files of the CoNLL-2003 family
 * look so; their -DOCSTART- lines begin a document.
 */
#ifndef LANG_BIO_H
#define LANG_BIO_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"

typedef struct bio_sentence {
    uint32_t first, n; /* tokens */
    bool opens;        /* -DOCSTART- stands before it */
} bio_sentence;

typedef struct bio_file {
    str_vec forms, tags; /* of each token; a tag may be empty */
    VEC(bio_sentence) sentences;
} bio_file;

/* Texts are borrowed from `text`. The tag is the last column, if there are two. A token that is
 * empty or holds a blank is DATELINE_INVALID, said with its line. */
dateline_status bio_read(bio_file *out, arena *a, str file, str text, const dateline_diag *d);

#endif
