/* build: from files and folders to one graph.
 *
 *     inputs ──collect──> sorted documents ──read, in threads──> articles ──merge──> graph
 */
#ifndef GRAPH_BUILD_H
#define GRAPH_BUILD_H

#include "graph/graph.h"

typedef struct build_input {
    str path, file; /* where it lies; what the graph calls it */
    const source_facts *facts;
    bool named; /* by the user, not found in a folder: then its mistakes are errors */
    bool table; /* of events, not prose */
} build_input;

typedef struct build_inputs {
    VEC(build_input) list; /* sorted by file, then path */
    str_vec folders;       /* that were named */
} build_inputs;

typedef struct build_options {
    str title, manifest, folder;
    edtf date; /* of named files without one in a manifest, of others that tell none; or empty */
    const dateline_graph *base;     /* whose ids and joins are kept, or NULL */
    const char *const *corrections; /* paths of tables of them */
    size_t correction_tables;
    size_t *stale; /* how many of these found nothing to act on, or NULL */
    unsigned threads;
    dateline_progress progress;
    void *progress_ctx;
} build_options;

/* What `paths` stand for. A folder's documents.csv gives facts, as does options->manifest. */
dateline_status build_collect(build_inputs *out, arena *a, const str *paths, size_t n,
                              const build_options *options, const furniture_words *words,
                              const dateline_diag *d);

/* `g` must be empty; `scratch` is the caller's, to be freed even if memory runs out. */
dateline_status build_graph(dateline_graph *g, arena *scratch, const dateline_lexicon *lexicon,
                            const str *paths, size_t n, const build_options *options,
                            const dateline_diag *d);

#endif
