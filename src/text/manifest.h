/* manifest: documents.csv, what a user knows of the documents of a folder.
 *
 *     file,title,source,published,url      any order; only `file` is required, others are kept
 */
#ifndef TEXT_MANIFEST_H
#define TEXT_MANIFEST_H

#include "base/map.h"
#include "text/source.h"

typedef struct manifest {
    str_vec files;           /* in the order of the rows */
    VEC(source_facts) facts; /* of files.v[i] */
    map index;               /* file → i */
} manifest;

/* `text` is borrowed. A date that is no EDTF or no possible day, a missing `file` or one named
 * twice is DATELINE_INVALID with its place. */
dateline_status manifest_parse(manifest *out, arena *a, str name, str text, const dateline_diag *d);

const source_facts *manifest_of(const manifest *m, str file); /* NULL if it says nothing */

#endif
