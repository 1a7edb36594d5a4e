/* Reads the inputs in batches of bounded size: threads read each document and keep of it what it
 * tells, then one takes these accounts in order. Batches depend on the inputs' sizes alone and
 * messages are kept until their document's turn, so that any number of threads gives the same graph
 * and the same words.
 */
#include "graph/build.h"

#include "base/file.h"
#include "base/threads.h"
#include "graph/corrections.h"
#include "graph/identity.h"
#include "graph/import.h"
#include "graph/merge.h"

#include <stdlib.h>
#include <sys/stat.h>

#define BATCH_BYTES ((size_t)4 << 20) /* of input read before it is joined; at least one file */
#define BATCH_FILES 64

typedef struct kept_message {
    dateline_severity severity;
    str file;
    uint32_t line, col;
    str what, text;
} kept_message;

typedef struct job { /* one document of a batch */
    const build_input *input;
    account *told;
    str sha256;  /* of its bytes */
    arena brief; /* of all these */
    VEC(kept_message) messages;
    dateline_status status;
} job;

typedef struct batch {
    const dateline_lexicon *lexicon;
    edtf date; /* for documents that tell none */
    const corrections *corrections;
    job jobs[BATCH_FILES];
    size_t n;
} batch;

typedef struct worker { /* one thread, for all batches */
    const batch *batch;
    arena keep, work; /* of the accounts it made */
} worker;

/* ---- One document --------------------------------------------------------------------------- */

/* What cannot be read ends the build if the user named it, or if it is a table; what merely lies in
 * a folder is left out. */
static bool is_needed(const job *j)
{
    return j->input->named || j->input->table;
}

/* A document is called as it can be opened, not as the graph calls it. */
static void keep_message(void *ctx, const dateline_message *m)
{
    job *j = ctx;
    kept_message *kept = vec_push(&j->brief, &j->messages);
    str file = str_of(m->file);
    file = str_eq(file, j->input->file) ? j->input->path : file;
    bool left_out = m->severity == DATELINE_ERROR && !is_needed(j);
    buf what = {.arena = &j->brief};
    buf_put(&what, left_out ? S("left out: ") : S(""));
    buf_put(&what, str_of(m->what));
    *kept = (kept_message){.severity = left_out ? DATELINE_WARNING : m->severity,
                           .file = arena_str(&j->brief, file),
                           .line = m->line,
                           .col = m->col,
                           .what = buf_str(&what)};
    if (m->text != NULL)
        kept->text = arena_str(&j->brief, str_of(m->text));
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
    worker *worker;
    dateline_article article;
    dateline_graph table; /* what a table of events says */
} job_run;

static void tell_table(job_run *run, const dateline_diag *d)
{
    job *j = run->job;
    worker *w = run->worker;
    const dateline_lexicon *lexicon = run->article.lexicon;
    j->status = import_table(&run->table, &run->article.source, lexicon, d);
    account_room room = {&w->keep, &w->work, &j->brief};
    if (j->status == DATELINE_OK)
        j->told = account_of_graph(room, lexicon, &run->table);
}

static void run_guarded(void *ctx)
{
    job_run *run = ctx;
    job *j = run->job;
    worker *w = run->worker;
    dateline_article *article = &run->article;
    dateline_diag d = {keep_message, j};
    j->status = source_read(&article->source, &article->arena, j->input->path, j->input->file,
                            j->input->facts, &d);
    if (j->status != DATELINE_OK)
        return;
    if (edtf_empty(article->source.published) && !edtf_empty(w->batch->date)) {
        article->source.published = w->batch->date;
        article->source.published_by = S("option");
    }
    const source *s = &article->source;
    if (s->own) {
        diag_say(&d, j->input->named ? DATELINE_ERROR : DATELINE_NOTE, place_file(s->file),
                 "%sdateline wrote this: it is no article", j->input->named ? "" : "left out: ");
        j->status = DATELINE_INVALID;
        return;
    }
    const edtf *corrected = corrections_published(w->batch->corrections, s->file, s->sha256);
    if (corrected != NULL) {
        article->source.published = *corrected;
        article->source.published_by = S("correction");
    }
    j->sha256 = arena_str(&j->brief, s->sha256);
    if (j->input->table) {
        tell_table(run, &d);
    } else {
        find_all(article);
        if (!article_is_english(article))
            diag_say(&d, DATELINE_WARNING, place_file(s->file),
                     "this does not look like English, which is all that is read");
        j->told = account_of_article((account_room){&w->keep, &w->work, &j->brief}, article);
    }
}

static void run_job(job *j, worker *w)
{
    job_run run = {.job = j, .worker = w, .article = {.lexicon = w->batch->lexicon}};
    if (!oom_guard(run_guarded, &run))
        j->status = DATELINE_NOMEM;
    arena_free(&run.article.arena);
    arena_free(&run.table.arena);
}

static void free_batch(batch *b)
{
    for (size_t i = 0; i < b->n; i++)
        arena_free(&b->jobs[i].brief);
    b->n = 0;
}

/* ---- All of them ---------------------------------------------------------------------------- */

typedef struct builder {
    dateline_graph *g;
    arena *scratch;
    const dateline_lexicon *lexicon;
    const build_options *options;
    const dateline_diag *d;
    build_inputs inputs;
    corrections corrections;
    map seen; /* sha256 of every document */
    merger *merger;
    batch *batch;
    worker workers[THREADS_MOST];
} builder;

static void run_job_of(void *ctx, size_t i, unsigned thread)
{
    builder *b = ctx;
    b->workers[thread].batch = b->batch;
    run_job(&b->batch->jobs[i], &b->workers[thread]);
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

static dateline_status judge_job(builder *b, const job *j)
{
    say_kept(j, b->d);
    return is_needed(j) || j->status == DATELINE_NOMEM ? j->status : DATELINE_OK;
}

/* The same bytes under two names are one document: the first name stays. */
static bool is_new(builder *b, const job *j)
{
    uint32_t *first = map_slot_of(&b->seen, j->sha256);
    if (*first == MAP_NONE) {
        *first = (uint32_t)(j->input - b->inputs.list.v);
        return true;
    }
    if (size_of(b, j->input->path) > 0) /* of empty files that was said */
        diag_say(b->d, DATELINE_NOTE, place_file(j->input->path),
                 "left out: the same bytes as '%.*s'", STR_ARG(b->inputs.list.v[*first].path));
    return false;
}

static dateline_status join_batch(builder *b)
{
    for (size_t i = 0; i < b->batch->n; i++) {
        job *j = &b->batch->jobs[i];
        dateline_status status = judge_job(b, j);
        if (status != DATELINE_OK)
            return status;
        if (j->status == DATELINE_OK && is_new(b, j))
            merger_add(b->merger, j->told);
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
    unsigned threads = threads_count(b->options->threads);
    for (size_t done = 0; done < b->inputs.list.n;) {
        if (!go_on(b, done))
            return DATELINE_STOPPED;
        done = fill_batch(b, done);
        b->batch->lexicon = b->lexicon;
        b->batch->date = b->options->date;
        b->batch->corrections = &b->corrections;
        threads_run(threads, b->batch->n, run_job_of, b);
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
        buf_item(&names, way_between(b->scratch, str_of(here), str_of(there)));
    }
    if (names.n > 0 && !str_eq(buf_str(&names), S(".")))
        *vec_push(&b->g->arena, &b->g->extra) =
            (graph_extra){S("folder"), arena_str(&b->g->arena, buf_str(&names))};
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
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < b->options->correction_tables && status == DATELINE_OK; i++) {
        str path = str_of(b->options->corrections[i]), text;
        status = file_read(&text, b->scratch, path, FILE_MAX, b->d);
        if (status == DATELINE_OK)
            status = corrections_parse(&b->corrections, b->scratch, path, text, b->d);
    }
    return status;
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
    builder *b = run->b;
    run->status = read_all(b);
    if (run->status != DATELINE_OK)
        return;
    name_folders(b);
    if (b->options->base != NULL)
        merger_hold(b->merger, b->options->base);
    merger_finish(b->merger, b->g, threads_count(b->options->threads));
    if (b->options->base != NULL)
        identity_keep_ids(b->g, b->scratch, b->options->base);
    correct(b);
}

dateline_status build_graph(dateline_graph *g, arena *scratch, const dateline_lexicon *lexicon,
                            const str *paths, size_t n, const build_options *options,
                            const dateline_diag *d)
{
    builder *b = arena_new(scratch, builder, 1);
    *b = (builder){.g = g, .scratch = scratch, .lexicon = lexicon, .options = options, .d = d};
    b->seen.arena = scratch;
    dateline_status status =
        build_collect(&b->inputs, scratch, paths, n, options, &lexicon->furniture, d);
    if (status == DATELINE_OK)
        status = read_corrections(b);
    if (status != DATELINE_OK)
        return status;
    g->title = arena_str(&g->arena, options->title);
    g->language = S("en");
    b->batch = arena_new(scratch, batch, 1);
    b->merger = merger_new(&g->arena, scratch, lexicon);
    build_run run = {b, DATELINE_OK};
    bool room = oom_guard(read_all_guarded, &run);
    for (size_t i = 0; i < THREADS_MOST; i++) {
        arena_join(&g->arena, &b->workers[i].keep);
        arena_free(&b->workers[i].work);
    }
    free_batch(b->batch);
    return room ? run.status : DATELINE_NOMEM;
}
