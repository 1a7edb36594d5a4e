/* threads: numbered jobs done by several threads, each taking the next that is left.
 *
 *     threads_run(threads_count(0), n, read_file, &files);     // returns when all are done
 *
 * Nothing leaps out of a thread: a job that allocates stands under an oom_guard of its own.
 */
#ifndef BASE_THREADS_H
#define BASE_THREADS_H

#include <stddef.h>

#define THREADS_MOST 64

/* So many threads as are asked for, within bounds; 0: as many as there are processors. */
unsigned threads_count(unsigned asked);

/* Job number `job` in thread number `thread`, from 0: so each thread can have room of its own. */
typedef void (*threads_job)(void *ctx, size_t job, unsigned thread);

/* The caller's thread works too; where the system gives no further one, it does all the work. */
void threads_run(unsigned threads, size_t jobs, threads_job work, void *ctx);

#endif
