/* weights: files of numbers that dateline-train has learned, mapped read-only, so that all threads
 * and processes share them. A file that is not whole is refused when loaded; who opens one asks for
 * the sizes of its parts, so that nothing reads outside of it after that.
 *
 * file = header, sections; all numbers little-endian
 *     header   magic "dateline", version, number of sections, size, checksum of all behind it
 *     sections offset, size; their contents begin at multiples of 64
 */
#ifndef LANG_WEIGHTS_H
#define LANG_WEIGHTS_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"
#include "lang/table.h"

#define WEIGHTS_MAGIC      0x656e696c65746164u /* "dateline" */
#define WEIGHTS_MAX        ((size_t)64 << 20)
#define WEIGHTS_PARTS_MOST 32

typedef struct weights_header {
    uint64_t magic;
    uint32_t version, parts;
    uint64_t size, sum;
} weights_header;

typedef struct weights_section {
    uint64_t at, n;
} weights_section;

typedef struct weights_kind { /* what a file must be */
    uint32_t version, parts;
} weights_kind;

typedef struct weights_file {
    void *map;
    size_t size; /* of the map */
    str file;
    str part[WEIGHTS_PARTS_MOST];
    const dateline_diag *diag; /* only while it is being opened */
} weights_file;

/* Checks `bytes`, which must outlive the weights, and points at their parts. */
dateline_status weights_open(weights_file *out, weights_kind kind, str file, str bytes,
                             const dateline_diag *diag);

/* Maps the file at `path`, which must live as long; weights_close gives it back. */
dateline_status weights_map(weights_file *out, weights_kind kind, str path, arena *scratch,
                            const dateline_diag *diag);
void weights_close(weights_file *w);

/* A file of these parts, into an empty `out`. */
void weights_write(buf *out, weights_kind kind, const str *parts);

/* Sets the checksum of a whole file anew. */
void weights_seal(char *bytes, size_t n);

/* Says what is wrong with the file. */
dateline_status weights_broken(const weights_file *w, const char *what);

/* The names in a part, at most `most`, each ended by a newline. */
dateline_status weights_names(str_vec *out, arena *a, const weights_file *w, size_t part,
                              size_t most);

/* A table whose keys' checks are one part and whose rows of `width` bytes are another; false if
 * they do not fit each other. */
bool weights_index(row_index *out, str checks, str rows, size_t width);
bool weights_table(lang_table *out, str checks, str rows, uint32_t width);

/* Whether the part's int32 are small enough to be summed with whatever a layer gives. */
bool weights_are_small(str part);

#endif
