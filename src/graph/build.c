/* Reads the inputs in batches of bounded size: threads extract, then one joins in order. Batches
 * depend on the inputs' sizes alone and messages are kept until their document's turn, so that any
 * number of threads gives the same graph and the same words.
 */
#include "graph/build.h"

#include "base/file.h"
#include "graph/corrections.h"
#include "graph/identity.h"
#include "graph/import.h"
#include "graph/merge.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BATCH_BYTES  ((size_t)4 << 20) /* of input read before it is joined; at least one file */
#define BATCH_FILES  64
#define THREADS_MOST 64

typedef struct kept_message {
    dateline_severity severity;
    str file;
    uint32_t line, col;
    str what, text;
} kept_message;

typedef struct job { /* one document of a batch */
    const build_input *input;
    dateline_article *article;
    dateline_graph table; /* what a table of events says */
    arena words;          /* of its messages */
    VEC(kept_message) messages;
    dateline_status status;
} job;

typedef struct batch {
    const dateline_lexicon *lexicon;
    edtf date; /* for documents that tell none */
    const corrections *corrections;
    job jobs[BATCH_FILES];
    size_t n;
    atomic_size_t next;
} batch;

/* ---- One document ------------------------------------------------------------------------------
 */

static void keep_message(void *ctx, const dateline_message *m)
{
    job *j = ctx;
    kept_message *kept = vec_push(&j->words, &j->messages);
    *kept = (kept_message){m->severity, arena_str(&j->words, str_of(m->file)), m->line,
                           m->col,      arena_str(&j->words, str_of(m->what)), {0}};
    if (m->text != NULL)
        kept->text = arena_str(&j->words, str_of(m->text));
}

static void say_kept(const job *j, const dateline_diag *d)
{
    for (size_t i = 0; d != NULL && d->say != NULL && i < j->messages.n; i++) {
        const kept_message *m = &j->messages.v[i];
        dateline_message message = {m->severity, m->file.p, m->line, m->col, m->what.p, m->text.p};
        d->say(d->ctx, &message);
    }
}

typedef struct job_run {
    job *job;
    const batch *batch;
} job_run;

static void run_guarded(void *ctx)
{
    const job_run *run = ctx;
    job *j = run->job;
    dateline_article *article = j->article;
    dateline_diag d = {keep_message, j};
    article->lexicon = run->batch->lexicon;
    j->status = source_read(&article->source, &article->arena, j->input->path, j->input->file,
                            j->input->facts, &d);
    if (j->status != DATELINE_OK)
        return;
    if (edtf_empty(article->source.published) && !edtf_empty(run->batch->date)) {
        article->source.published = run->batch->date;
        article->source.published_by = S("option");
    }
    const source *s = &article->source;
    const edtf *corrected = corrections_published(run->batch->corrections, s->file, s->sha256);
    if (corrected != NULL) {
        article->source.published = *corrected;
        article->source.published_by = S("correction");
    }
    if (j->input->table)
        j->status = import_table(&j->table, &article->source, article->lexicon, &d);
    else
        find_all(article);
}

static void run_job(job *j, const batch *b)
{
    job_run run = {j, b};
    j->article = calloc(1, sizeof *j->article);
    if (j->article == NULL || !oom_guard(run_guarded, &run))
        j->status = DATELINE_NOMEM;
}

static void *run_jobs(void *ctx)
{
    batch *b = ctx;
    for (size_t i; (i = atomic_fetch_add(&b->next, 1)) < b->n;)
        run_job(&b->jobs[i], b);
    return NULL;
}

static void free_batch(batch *b)
{
    for (size_t i = 0; i < b->n; i++) {
        if (b->jobs[i].article != NULL)
            arena_free(&b->jobs[i].article->arena);
        free(b->jobs[i].article);
        arena_free(&b->jobs[i].table.arena);
        arena_free(&b->jobs[i].words);
    }
    b->n = 0;
}

/* ---- All of them -------------------------------------------------------------------------------
 */

typedef struct builder {
    dateline_graph *g;
    arena *scratch;
    arena work; /* of the merger */
    const dateline_lexicon *lexicon;
    const build_options *options;
    const dateline_diag *d;
    build_inputs inputs;
    corrections corrections;
    map seen; /* sha256 of every document */
    merger *merger;
    dateline_graph joined; /* still borrows from the merger */
    batch *batch;
} builder;

static unsigned thread_count(const build_options *options)
{
    long n = options->threads > 0 ? (long)options->threads : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > THREADS_MOST ? THREADS_MOST : (unsigned)n;
}

/* This thread works too; where the system gives no further one, it does all the work. */
static void run_batch(batch *b, unsigned threads)
{
    pthread_t others[THREADS_MOST];
    unsigned started = 0;
    atomic_store(&b->next, 0);
    while (started + 1 < threads && started + 1 < b->n &&
           pthread_create(&others[started], NULL, run_jobs, b) == 0)
        started++;
    run_jobs(b);
    for (unsigned i = 0; i < started; i++)
        pthread_join(others[i], NULL);
}

static size_t size_of(builder *b, str path)
{
    struct stat info;
    return stat(arena_z(b->scratch, path), &info) == 0 && info.st_size > 0 ? (size_t)info.st_size
                                                                           : 0;
}

/* Takes as many inputs from `first` on as fit into one batch. */
static size_t fill_batch(builder *b, size_t first)
{
    size_t bytes = 0;
    b->batch->n = 0;
    while (first < b->inputs.list.n && b->batch->n < BATCH_FILES) {
        const build_input *input = &b->inputs.list.v[first];
        bytes += size_of(b, input->path);
        if (b->batch->n > 0 && bytes > BATCH_BYTES)
            break;
        b->batch->jobs[b->batch->n++] = (job){.input = input};
        first++;
    }
    return first;
}

/* A file that is no text ends the build if the user named it, else it is left out. */
static dateline_status judge_job(builder *b, job *j)
{
    say_kept(j, b->d);
    if (j->status == DATELINE_OK || j->status == DATELINE_NOMEM)
        return j->status;
    if (j->input->named || j->input->table)
        return j->status;
    diag_say(b->d, DATELINE_WARNING, place_file(j->input->path), "left out of the graph");
    return DATELINE_OK;
}

/* The same bytes under two names are one document: the first name stays. */
static bool is_new(builder *b, const job *j)
{
    uint32_t *first = map_slot_of(&b->seen, j->article->source.sha256);
    if (*first == MAP_NONE) {
        *first = (uint32_t)(j->input - b->inputs.list.v);
        return true;
    }
    diag_say(b->d, DATELINE_NOTE, place_file(j->input->path), "left out: the same bytes as '%.*s'",
             STR_ARG(b->inputs.list.v[*first].path));
    return false;
}

static dateline_status join_batch(builder *b)
{
    for (size_t i = 0; i < b->batch->n; i++) {
        job *j = &b->batch->jobs[i];
        dateline_status status = judge_job(b, j);
        if (status != DATELINE_OK)
            return status;
        if (j->status != DATELINE_OK || !is_new(b, j))
            continue;
        if (j->input->table)
            merger_add_graph(b->merger, &j->table);
        else
            merger_add_article(b->merger, j->article);
    }
    return DATELINE_OK;
}

static bool go_on(const builder *b, size_t done)
{
    const build_options *o = b->options;
    size_t total = b->inputs.list.n;
    if (o->progress == NULL)
        return true;
    str path = done < total ? b->inputs.list.v[done].path : S("");
    return o->progress(o->progress_ctx, done, total, arena_z(b->scratch, path));
}

static dateline_status read_all(builder *b)
{
    unsigned threads = thread_count(b->options);
    for (size_t done = 0; done < b->inputs.list.n;) {
        if (!go_on(b, done))
            return DATELINE_STOPPED;
        done = fill_batch(b, done);
        b->batch->lexicon = b->lexicon;
        b->batch->date = b->options->date;
        b->batch->corrections = &b->corrections;
        run_batch(b->batch, threads);
        dateline_status status = join_batch(b);
        free_batch(b->batch);
        if (status != DATELINE_OK)
            return status;
    }
    return go_on(b, b->inputs.list.n) ? DATELINE_OK : DATELINE_STOPPED;
}

/* The way from folder `from` to folder `to`, both absolute and without links: "../articles". */
static str way_between(arena *a, str from, str to)
{
    size_t same = 0;
    for (size_t i = 0; i <= from.n && i <= to.n; i++) {
        bool from_ends = i == from.n || from.p[i] == '/', to_ends = i == to.n || to.p[i] == '/';
        if (from_ends && to_ends)
            same = i;
        if (i == from.n || i == to.n || from.p[i] != to.p[i])
            break;
    }
    buf b = {.arena = a};
    for (size_t i = same; i < from.n; i++) {
        if (from.p[i] == '/' && i + 1 < from.n)
            buf_put(&b, b.n > 0 ? S("/..") : S(".."));
    }
    str rest = str_from(to, same);
    while (rest.n > 0 && rest.p[0] == '/')
        rest = str_from(rest, 1);
    if (b.n > 0 && rest.n > 0)
        buf_char(&b, '/');
    buf_put(&b, rest);
    return b.n > 0 ? buf_str(&b) : S(".");
}

/* The graph names the folders its documents came from, as seen from where it will lie. */
static void name_folders(builder *b)
{
    str folder = b->options->folder.n > 0 ? b->options->folder : S(".");
    buf names = {.arena = b->scratch};
    char here[4096], there[4096];
    for (size_t i = 0; i < b->inputs.folders.n; i++) {
        if (realpath(arena_z(b->scratch, folder), here) == NULL ||
            realpath(arena_z(b->scratch, b->inputs.folders.v[i]), there) == NULL)
            continue;
        if (names.n > 0)
            buf_char(&names, '|');
        buf_put(&names, way_between(b->scratch, str_of(here), str_of(there)));
    }
    if (names.n > 0 && !str_eq(buf_str(&names), S(".")))
        *vec_push(b->scratch, &b->joined.extra) = (graph_extra){S("folder"), buf_str(&names)};
}

/* Corrections that bring a new source quote it from the document itself. */
static bool read_text(void *ctx, const graph_document *document, str *text)
{
    builder *b = ctx;
    source s = {0};
    for (size_t i = 0; i < b->inputs.list.n; i++) {
        const build_input *in = &b->inputs.list.v[i];
        if (!str_eq(in->file, document->file) || str_eq(in->path, S("-")))
            continue;
        if (source_read(&s, b->scratch, in->path, in->file, in->facts, NULL) == DATELINE_OK &&
            str_eq(s.sha256, document->sha256)) {
            *text = s.text;
            return true;
        }
    }
    return false;
}

static dateline_status read_corrections(builder *b)
{
    str path = b->options->corrections, text;
    if (path.n == 0)
        return DATELINE_OK;
    dateline_status status = file_read(&text, b->scratch, path, FILE_MAX, b->d);
    return status != DATELINE_OK ? status
                                 : corrections_parse(&b->corrections, b->scratch, path, text, b->d);
}

static void correct(builder *b)
{
    corrector_options o = {b->lexicon, read_text, b};
    size_t stale = corrections_apply(b->g, &b->corrections, &o, b->d);
    if (b->options->stale != NULL)
        *b->options->stale = stale;
}

typedef struct build_run {
    builder *b;
    dateline_status status;
} build_run;

static void read_all_guarded(void *ctx)
{
    build_run *run = ctx;
    run->status = read_all(run->b);
    if (run->status == DATELINE_OK) {
        builder *b = run->b;
        name_folders(b);
        merger_finish(b->merger, &b->joined);
        graph_copy(b->g, &b->joined);
        if (b->options->base != NULL)
            identity_keep_ids(b->g, b->scratch, b->options->base);
        correct(b);
    }
}

dateline_status build_graph(dateline_graph *g, arena *scratch, const dateline_lexicon *lexicon,
                            const str *paths, size_t n, const build_options *options,
                            const dateline_diag *d)
{
    builder b = {.g = g, .scratch = scratch, .lexicon = lexicon, .options = options, .d = d};
    b.seen.arena = scratch;
    dateline_status status =
        build_collect(&b.inputs, scratch, paths, n, options, &lexicon->furniture, d);
    if (status == DATELINE_OK)
        status = read_corrections(&b);
    if (status != DATELINE_OK)
        return status;
    b.joined.title = options->title;
    b.joined.language = S("en");
    b.batch = arena_new(scratch, batch, 1);
    b.merger = merger_new(scratch, &b.work, lexicon);
    build_run run = {&b, DATELINE_OK};
    bool room = oom_guard(read_all_guarded, &run);
    arena_free(&b.work);
    free_batch(b.batch);
    arena_free(&b.joined.arena);
    return room ? run.status : DATELINE_NOMEM;
}
