#include "build.h"

#include "base/file.h"
#include "prose.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ARTICLE_BYTES 5000

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t write_article(const char *folder, uint32_t number)
{
    arena a = {0};
    buf text = {.arena = &a};
    char path[100];
    prose_article(&text, number, ARTICLE_BYTES);
    snprintf(path, sizeof path, "%s/article-%06u.txt", folder, number);
    dateline_status status = file_write(str_of(path), buf_str(&text), NULL);
    size_t n = text.n;
    arena_free(&a);
    if (status != DATELINE_OK)
        exit(EXIT_FAILURE);
    return n;
}

static void remove_articles(const char *folder, uint32_t n)
{
    char path[100];
    for (uint32_t i = 0; i < n; i++) {
        snprintf(path, sizeof path, "%s/article-%06u.txt", folder, i);
        unlink(path);
    }
    rmdir(folder);
}

static double seconds_of(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* Prints the time it took, that of its cores, and the most memory that any run took so far; ends
 * the benchmark if the program fails. */
static void run(const char *program, const char *folder, const char *threads, double megabytes)
{
    static double before; /* of all cores in the runs before this one */
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        execl(program, program, "build", "-j", threads, folder, "-o", "/dev/null", (char *)NULL);
        _exit(127);
    }
    int status = 1;
    struct rusage use;
    if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0) {
        printf("%s failed\n", program);
        exit(EXIT_FAILURE);
    }
    double took = now() - start;
    getrusage(RUSAGE_CHILDREN, &use);
    double cores = seconds_of(use.ru_utime) + seconds_of(use.ru_stime);
    printf("    -j %s: %6.2f s, %4.1f MB/s (of all cores %6.2f s), peak %ld MB\n", threads, took,
           megabytes / took, cores - before, use.ru_maxrss / 1024);
    before = cores;
}

int bench_build(size_t megabytes, const char *program)
{
    char folder[] = "/tmp/dateline-bench-XXXXXX", all[20];
    if (mkdtemp(folder) == NULL)
        return EXIT_FAILURE;
    size_t bytes = 0;
    uint32_t articles = 0;
    while (bytes < megabytes * 1000000)
        bytes += write_article(folder, articles++);
    printf("%3zu MB in %6u articles\n", megabytes, articles);
    fflush(stdout);
    snprintf(all, sizeof all, "%ld", sysconf(_SC_NPROCESSORS_ONLN));
    run(program, folder, "1", (double)bytes / 1e6);
    run(program, folder, all, (double)bytes / 1e6);
    remove_articles(folder, articles);
    return EXIT_SUCCESS;
}
