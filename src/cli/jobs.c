/* Files are taken in batches, so that only so many results wait for their turn at once. */
#include "cli/jobs.h"

#include "cli/report.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BATCH        64
#define THREADS_MOST 64

typedef struct kept_message {
    dateline_message message;
    struct kept_message *next;
} kept_message;

typedef struct job {
    const char *path;
    dateline_text *text;
    dateline_status status;
    kept_message *first, **last;
} job;

typedef struct batch {
    const file_work *work;
    job jobs[BATCH];
    size_t n;
    atomic_size_t next;
} batch;

static char *copy_of(const char *text)
{
    return text != NULL ? strdup(text) : NULL;
}

static void keep_message(void *ctx, const dateline_message *m)
{
    job *j = ctx;
    kept_message *kept = calloc(1, sizeof *kept);
    if (kept == NULL)
        return;
    kept->message = *m;
    kept->message.file = copy_of(m->file);
    kept->message.what = copy_of(m->what);
    kept->message.text = copy_of(m->text);
    *j->last = kept;
    j->last = &kept->next;
}

/* Says what was kept, and forgets it. */
static void say_kept(job *j)
{
    const dateline_diag *d = report_diag();
    for (kept_message *kept = j->first, *next; kept != NULL; kept = next) {
        next = kept->next;
        if (kept->message.what != NULL)
            d->say(d->ctx, &kept->message);
        free((void *)(uintptr_t)kept->message.file);
        free((void *)(uintptr_t)kept->message.what);
        free((void *)(uintptr_t)kept->message.text);
        free(kept);
    }
    j->first = NULL;
}

static void *run_jobs(void *ctx)
{
    batch *b = ctx;
    for (size_t i; (i = atomic_fetch_add(&b->next, 1)) < b->n;) {
        job *j = &b->jobs[i];
        dateline_diag d = {keep_message, j};
        j->status = b->work->make(b->work->ctx, &j->text, j->path, &d);
    }
    return NULL;
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

static dateline_status take_batch(batch *b)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < b->n; i++) {
        job *j = &b->jobs[i];
        say_kept(j);
        if (j->status == DATELINE_OK)
            j->status = b->work->take(b->work->ctx, j->path, j->text);
        status = status == DATELINE_OK ? j->status : status;
        dateline_text_free(j->text);
    }
    return status;
}

static unsigned thread_count(unsigned asked)
{
    long n = asked > 0 ? (long)asked : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > THREADS_MOST ? THREADS_MOST : (unsigned)n;
}

dateline_status jobs_run(const file_work *work, const char *const *paths, size_t n,
                         unsigned threads)
{
    dateline_status status = DATELINE_OK;
    batch *b = calloc(1, sizeof *b);
    if (b == NULL)
        return DATELINE_NOMEM;
    b->work = work;
    for (size_t done = 0; done < n; done += b->n) {
        b->n = n - done < BATCH ? n - done : BATCH;
        for (size_t i = 0; i < b->n; i++) {
            b->jobs[i] = (job){.path = paths[done + i]};
            b->jobs[i].last = &b->jobs[i].first;
        }
        run_batch(b, thread_count(threads));
        dateline_status one = take_batch(b);
        status = status == DATELINE_OK ? one : status;
    }
    free(b);
    return status;
}
