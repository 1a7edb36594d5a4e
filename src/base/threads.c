/* threads: one counter hands out the jobs, so that no thread waits while any is left. */
#include "base/threads.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

typedef struct crew {
    threads_job work;
    void *ctx;
    size_t jobs;
    atomic_size_t next;
} crew;

typedef struct member {
    crew *crew;
    unsigned number;
} member;

unsigned threads_count(unsigned asked)
{
    long n = asked > 0 ? (long)asked : sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > THREADS_MOST ? THREADS_MOST : (unsigned)n;
}

static void *take_jobs(void *ctx)
{
    const member *m = ctx;
    for (size_t i; (i = atomic_fetch_add(&m->crew->next, 1)) < m->crew->jobs;)
        m->crew->work(m->crew->ctx, i, m->number);
    return NULL;
}

void threads_run(unsigned threads, size_t jobs, threads_job work, void *ctx)
{
    crew all = {.work = work, .ctx = ctx, .jobs = jobs};
    member members[THREADS_MOST];
    pthread_t others[THREADS_MOST];
    unsigned most = threads < THREADS_MOST ? threads : THREADS_MOST, n = 1; /* with this one */
    for (unsigned i = 0; i < THREADS_MOST; i++)
        members[i] = (member){&all, i};
    while (n < most && n < jobs && pthread_create(&others[n], NULL, take_jobs, &members[n]) == 0)
        n++;
    take_jobs(&members[0]);
    while (--n > 0)
        pthread_join(others[n], NULL);
}
