/* crossings: how many times lines of two links cross in our drawing, and in what Graphviz' dot
 * makes of the same events and links with the months as ranks. And how long both take. */
#include "draw.h"

#include "../unit/random_timeline.h"
#include "base/file.h"
#include "draw/layout.h"
#include "draw/render.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct segment {
    point p, q;
    uint32_t line;
} segment;
typedef VEC(segment) segment_vec;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double turn(point a, point b, point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Truly: not where one begins on the other, or lies along it. */
static bool cross(const segment *a, const segment *b)
{
    const double hair = 1e-6;
    double d1 = turn(a->p, a->q, b->p), d2 = turn(a->p, a->q, b->q);
    double d3 = turn(b->p, b->q, a->p), d4 = turn(b->p, b->q, a->q);
    return ((d1 > hair && d2 < -hair) || (d1 < -hair && d2 > hair)) &&
           ((d3 > hair && d4 < -hair) || (d3 < -hair && d4 > hair));
}

static size_t count_crossings(const segment_vec *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = i + 1; k < s->n; k++)
            n += s->v[i].line != s->v[k].line && cross(&s->v[i], &s->v[k]);
    return n;
}

static size_t our_crossings(const dateline_graph *g, double *seconds)
{
    arena a = {0};
    style s;
    str text = {0};
    draw_options o = {.detail = DETAIL_FULL};
    if (file_read(&text, &a, S("data/style.csv"), FILE_MAX, NULL) != DATELINE_OK ||
        style_read(&s, &a, S("style.csv"), text, NULL) != DATELINE_OK)
        exit(EXIT_FAILURE);
    double start = now();
    layout l = {.a = &a, .g = g, .options = &o, .style = &s};
    layout_make(&l);
    *seconds = now() - start;
    segment_vec lines = {0};
    for (uint32_t i = 0; i < l.wires.n; i++)
        for (size_t k = 1; k < l.wires.v[i].points.n; k++)
            *vec_push(&a, &lines) =
                (segment){l.wires.v[i].points.v[k - 1], l.wires.v[i].points.v[k], i};
    size_t n = count_crossings(&lines);
    arena_free(&a);
    return n;
}

/* One rank a month, chained by invisible edges; cards of our size. */
static str month_ranks(arena *a, const dateline_graph *g)
{
    buf b = {.arena = a};
    map months = {.arena = a};
    VEC(str) names = {0};
    buf_put(&b,
            S("digraph { node [shape=box, fixedsize=true, width=2.6, height=0.9, label=\"\"];\n"));
    for (size_t i = 0; i < g->events.n; i++) {
        buf month = {.arena = a};
        edtf_date d = g->events.v[i].date.from;
        buf_printf(&month, "%05d-%02d", d.year, d.month);
        uint32_t *slot = map_slot_of(&months, buf_str(&month));
        if (*slot == MAP_NONE) {
            *slot = (uint32_t)names.n;
            *vec_push(a, &names) = buf_str(&month);
        }
        buf_printf(&b, "{rank=same; \"m%.*s\"; e%zu}\n", STR_ARG(buf_str(&month)), i);
    }
    for (size_t i = 0; i < names.n; i++) /* by name, that is by time */
        for (size_t k = i; k > 0 && str_cmp(names.v[k], names.v[k - 1]) < 0; k--) {
            str t = names.v[k];
            names.v[k] = names.v[k - 1];
            names.v[k - 1] = t;
        }
    for (size_t i = 1; i < names.n; i++)
        buf_printf(&b, "\"m%.*s\" -> \"m%.*s\" [style=invis];\n", STR_ARG(names.v[i - 1]),
                   STR_ARG(names.v[i]));
    for (size_t i = 0; i < g->links.n; i++)
        buf_printf(&b, "e%u -> e%u [constraint=false];\n", g->links.v[i].from, g->links.v[i].to);
    buf_put(&b, S("}\n"));
    return buf_str(&b);
}

static point curve(const point *p, double t)
{
    double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return (point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                   a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/* `edge e1 e2 4 x y x y ...`: Bezier curves end to end. */
static void add_edge(arena *a, segment_vec *lines, const char *text, uint32_t number)
{
    enum { STEPS = 12, MOST = 2000 };
    static point p[MOST];
    int n, used;
    if (sscanf(text, "edge %*s %*s %d%n", &n, &used) != 1 || n > MOST)
        return;
    for (int i = 0; i < n; i++) {
        int more;
        text += used;
        if (sscanf(text, "%lf %lf%n", &p[i].x, &p[i].y, &more) != 2)
            return;
        used = more;
    }
    for (int i = 0; i + 3 < n; i += 3)
        for (int k = 0; k < STEPS; k++)
            *vec_push(a, lines) = (segment){curve(p + i, (double)k / STEPS),
                                            curve(p + i, (double)(k + 1) / STEPS), number};
}

static size_t dot_crossings(const dateline_graph *g, double *seconds)
{
    arena a = {0};
    buf plain = {.arena = &a};
    str dot = month_ranks(&a, g), line;
    double start = now();
    if (render_dot(&plain, dot, "dot", "plain", NULL) != DATELINE_OK)
        exit(EXIT_FAILURE);
    *seconds = now() - start;
    segment_vec lines = {0};
    uint32_t number = 0;
    for (str rest = buf_str(&plain); str_split(&rest, '\n', &line);)
        if (str_starts(line, S("edge e")))
            add_edge(&a, &lines, arena_z(&a, line), number++);
    size_t n = count_crossings(&lines);
    arena_free(&a);
    return n;
}

/* What dot makes of it, within `most` seconds; false if it is not done by then. */
static bool try_dot(const dateline_graph *g, size_t *crossings, double *seconds, unsigned most)
{
    int ends[2];
    bool done = pipe(ends) == 0;
    pid_t child = done ? fork() : -1;
    if (child == 0) {
        alarm(most);
        *crossings = dot_crossings(g, seconds);
        done = write(ends[1], crossings, sizeof *crossings) == sizeof *crossings &&
               write(ends[1], seconds, sizeof *seconds) == sizeof *seconds;
        _exit(done ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    close(ends[1]);
    done = child > 0 && read(ends[0], crossings, sizeof *crossings) == sizeof *crossings &&
           read(ends[0], seconds, sizeof *seconds) == sizeof *seconds;
    close(ends[0]);
    waitpid(child, NULL, 0);
    return done;
}

void bench_crossings(size_t events)
{
    enum { SECONDS_MOST = 60 };
    uint64_t seed = 1;
    dateline_graph g = {0};
    timeline_mix mix = timeline_mix_of((uint32_t)events);
    mix.only_days = true;
    random_timeline(&g, &seed, mix);
    double ours, theirs;
    size_t our = our_crossings(&g, &ours);
    printf("%5zu events, %5zu links: %6zu crossings in %6.3f s", events, g.links.n, our, ours);
    fflush(stdout); /* or the child prints it again */
    size_t their;
    if (try_dot(&g, &their, &theirs, SECONDS_MOST))
        printf("; dot with a rank a month: %6zu in %7.2f s, %.0f times as long\n", their, theirs,
               theirs / ours);
    else
        printf("; dot with a rank a month: not done in %d s, more than %.0f times as long\n",
               SECONDS_MOST, SECONDS_MOST / ours);
    arena_free(&g.arena);
}
