/* threads: every job is done once, whatever the number of threads. */
#include "base/threads.h"

#include "unit.h"

Suite *threads_suite(void);

#define JOBS 1000

typedef struct tally {
    int done[JOBS];          /* by job */
    size_t by[THREADS_MOST]; /* by thread: no other writes there */
    unsigned threads;
} tally;

static void count(void *ctx, size_t job, unsigned thread)
{
    tally *t = ctx;
    ck_assert_uint_lt(thread, t->threads);
    t->done[job]++;
    t->by[thread]++;
}

START_TEST(every_job_is_done_once)
{
    static const unsigned threads[] = {1, 2, 7, THREADS_MOST, THREADS_MOST + 1};
    static const size_t jobs[] = {0, 1, 3, JOBS};
    for (size_t i = 0; i < COUNT(threads); i++) {
        for (size_t k = 0; k < COUNT(jobs); k++) {
            tally t = {.threads = threads[i] < THREADS_MOST ? threads[i] : THREADS_MOST};
            threads_run(threads[i], jobs[k], count, &t);
            size_t done = 0;
            for (size_t job = 0; job < JOBS; job++)
                want_int("times done", t.done[job], job < jobs[k]);
            for (size_t thread = 0; thread < THREADS_MOST; thread++)
                done += t.by[thread];
            want_int("done in all", done, jobs[k]);
        }
    }
}
END_TEST

START_TEST(their_number_is_bounded)
{
    want_int("as asked", threads_count(3), 3);
    want_int("too many", threads_count(1000000), THREADS_MOST);
    ck_assert_uint_ge(threads_count(0), 1);
    ck_assert_uint_le(threads_count(0), THREADS_MOST);
}
END_TEST

Suite *threads_suite(void)
{
    const TTest *tests[] = {
        every_job_is_done_once,
        their_number_is_bounded,
    };
    return suite_of("threads", tests, COUNT(tests));
}
