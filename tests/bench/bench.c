/* bench: megabytes a second of each stage, one core, and peak memory, on generated articles.
 * Usage: bench MEGABYTES BYTES_AN_ARTICLE [quiet], or bench MEGABYTES syntax, or
 * bench prose MEGABYTES, which prints the text, or
 *        bench build MEGABYTES PROGRAM, or
 *        bench diff EVENTS, or bench correct EVENTS, or bench draw EVENTS, or bench crossings
 * EVENTS, or bench like EVENTS, or bench timeline EVENTS, which prints a graph as DOT
 */
#include "base/file.h"
#include "build.h"
#include "correct.h"
#include "diff.h"
#include "draw.h"
#include "find/article.h"
#include "graph/merge.h"
#include "prose.h"
#include "syntax.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct stage {
    const char *name;
    double seconds;
} stage;

enum {
    AT_GENERATE,
    AT_READ,
    AT_READ_HTML,
    AT_TOKENS,
    AT_TIMES,
    AT_ENTITIES,
    AT_SENTENCES,
    AT_EVENTS,
    AT_ROLES,
    AT_LINKS,
    AT_LABELS,
    AT_JOIN,
    AT_WRITE,
    AT_PARSE
};
static stage stages[] = {
    {"generate", 0}, {"read text", 0}, {"read html", 0}, {"tokens", 0},    {"times", 0},
    {"entities", 0}, {"sentences", 0}, {"events", 0},    {"roles", 0},     {"links", 0},
    {"labels", 0},   {"join", 0},      {"write dot", 0}, {"parse dot", 0},
};

/* Of this process on its core: others on the machine do not count. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Adds the time since *mark to a stage and moves the mark. */
static void lap(int at, double *mark)
{
    double t = now();
    stages[at].seconds += t - *mark;
    *mark = t;
}

static void find_stages(dateline_article *a, double *mark)
{
    tokenize(&a->text, &a->arena, &a->source, &a->lexicon->words, &a->lexicon->abbreviations);
    lap(AT_TOKENS, mark);
    find_times(a);
    lap(AT_TIMES, mark);
    find_entities(a);
    find_name_lists(a);
    lap(AT_ENTITIES, mark);
    find_parse(a);
    find_pronouns(a);
    lap(AT_SENTENCES, mark);
    find_events(a);
    lap(AT_EVENTS, mark);
    find_dates(a);
    if (anchor_events(a))
        find_dates(a);
    find_roles(a);
    find_modality(a);
    lap(AT_ROLES, mark);
    find_story(a);
    find_links(a);
    lap(AT_LINKS, mark);
    find_labels(a);
    lap(AT_LABELS, mark);
}

/* The same words as a web page, paragraph by paragraph. */
static str as_html(arena *a, str text)
{
    buf b = {.arena = a};
    buf_put(&b, S("<!DOCTYPE html><html><head><title>Report</title></head><body><nav><a href=/>Home"
                  "</a></nav><article><p>"));
    for (str piece; str_split(&text, '\n', &piece);) {
        if (piece.n)
            buf_put(&b, piece);
        else
            buf_put(&b, S("</p>\n<p>"));
    }
    buf_put(&b, S("</p></article></body></html>"));
    return buf_str(&b);
}

static void read_html(const source_facts *facts, str text, const char *name, double *mark)
{
    arena a = {0};
    source page = {0};
    str html = as_html(&a, text);
    *mark = now();
    source_from_bytes(&page, &a, html, str_of(name), facts, NULL);
    lap(AT_READ_HTML, mark);
    arena_free(&a);
}

static size_t one_article(merger *m, const dateline_lexicon *lexicon, uint32_t number, size_t size)
{
    dateline_article a = {.lexicon = lexicon};
    arena scratch = {0};
    buf text = {.arena = &scratch};
    source_facts facts = {.furniture = &lexicon->furniture};
    char name[40];
    snprintf(name, sizeof name, "article-%06u.txt", number);
    double mark = now();
    prose_article(&text, number, size);
    lap(AT_GENERATE, &mark);
    source_from_bytes(&a.source, &a.arena, buf_str(&text), str_of(name), &facts, NULL);
    lap(AT_READ, &mark);
    find_stages(&a, &mark);
    merger_add_article(m, &a);
    lap(AT_JOIN, &mark);
    snprintf(name, sizeof name, "article-%06u.html", number);
    read_html(&facts, buf_str(&text), name, &mark);
    arena_free(&a.arena);
    arena_free(&scratch);
    return text.n;
}

static void print_stages(size_t bytes, size_t dot)
{
    double sum = 0, finding = 0;
    for (int i = AT_READ; i <= AT_PARSE; i++) {
        double mb = (double)(i >= AT_WRITE ? dot : bytes) / 1e6;
        printf("%-10s %8.3f s  %8.1f MB/s%s\n", stages[i].name, stages[i].seconds,
               mb / stages[i].seconds, i >= AT_WRITE ? " of DOT" : "");
        if (i != AT_READ_HTML && i != AT_PARSE)
            sum += stages[i].seconds;
        if (i != AT_READ_HTML && i < AT_JOIN)
            finding += stages[i].seconds;
    }
    printf("%-10s %8.3f s  %8.1f MB/s  text to events, one core\n", "extraction", finding,
           (double)bytes / 1e6 / finding);
    printf("%-10s %8.3f s  %8.1f MB/s  text to DOT, one core\n", "all", sum,
           (double)bytes / 1e6 / sum);
}

static void run(const dateline_lexicon *lexicon, size_t megabytes, size_t size, bool quiet)
{
    arena a = {0}, work = {0};
    merger *m = merger_new(&a, &work, lexicon);
    dateline_graph graph = {0}, again = {0};
    buf dot = {.arena = &a};
    size_t bytes = 0;
    uint32_t articles = 0;
    while (bytes < megabytes * 1000000)
        bytes += one_article(m, lexicon, articles++, size);
    double mark = now();
    merger_finish(m, &graph, 1);
    lap(AT_JOIN, &mark);
    graph_print(&dot, &graph);
    lap(AT_WRITE, &mark);
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    if (graph_parse(&again, S("bench.gv"), buf_str(&dot), NULL))
        printf("the graph cannot be read back\n");
    lap(AT_PARSE, &mark);
    if (!quiet)
        print_stages(bytes, dot.n);
    double seconds = 0;
    for (int i = AT_READ; i <= AT_WRITE; i++)
        seconds += i == AT_READ_HTML ? 0 : stages[i].seconds;
    printf("%3zu MB in %6u articles: %6.2f s, of it joining %5.2f s, %7zu events, %6.1f MB of DOT, "
           "peak %ld MB\n",
           megabytes, articles, seconds, stages[AT_JOIN].seconds, graph.events.n,
           (double)dot.n / 1e6, use.ru_maxrss / 1024);
}

static int put_prose(size_t megabytes)
{
    arena a = {0};
    buf text = {.arena = &a};
    prose_article(&text, 1, megabytes * 1000000);
    dateline_status status = file_write(S("-"), buf_str(&text), NULL);
    arena_free(&a);
    return status ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    const char *dirs[] = {"data/en"};
    dateline_lexicon *lexicon;
    if (argc == 3 && strcmp(argv[1], "diff") == 0) {
        bench_diff(strtoul(argv[2], NULL, 10));
        return EXIT_SUCCESS;
    }
    if (argc == 3 && strcmp(argv[1], "correct") == 0) {
        bench_correct(strtoul(argv[2], NULL, 10));
        return EXIT_SUCCESS;
    }
    if (argc == 3 && strcmp(argv[1], "draw") == 0) {
        bench_draw(strtoul(argv[2], NULL, 10));
        return EXIT_SUCCESS;
    }
    if (argc == 3 && strcmp(argv[1], "like") == 0) {
        bench_like(strtoul(argv[2], NULL, 10));
        return EXIT_SUCCESS;
    }
    if (argc == 3 && strcmp(argv[1], "crossings") == 0) {
        bench_crossings(strtoul(argv[2], NULL, 10));
        return EXIT_SUCCESS;
    }
    if (argc == 3 && strcmp(argv[1], "timeline") == 0)
        return put_timeline(strtoul(argv[2], NULL, 10));
    if (argc == 3 && strcmp(argv[1], "prose") == 0)
        return put_prose(strtoul(argv[2], NULL, 10));
    if (argc == 4 && strcmp(argv[1], "build") == 0)
        return bench_build(strtoul(argv[2], NULL, 10), argv[3]);
    if (argc < 3 || dateline_lexicon_load(&lexicon, dirs, 1, NULL))
        return EXIT_FAILURE;
    size_t megabytes = strtoul(argv[1], NULL, 10);
    if (strcmp(argv[2], "syntax") == 0)
        bench_syntax(lexicon, megabytes);
    else
        run(lexicon, megabytes, strtoul(argv[2], NULL, 10), argc > 3);
    dateline_lexicon_free(lexicon);
    return EXIT_SUCCESS;
}
