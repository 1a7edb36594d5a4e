#include "draw.h"

#include "../unit/random_timeline.h"
#include "../unit/stability.h"
#include "base/file.h"
#include "draw/draw.h"
#include "draw/layout.h"
#include "draw/render.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static str style_text(arena *a)
{
    str text = {0};
    if (file_read(&text, a, S("data/style.csv"), FILE_MAX, NULL) != DATELINE_OK)
        exit(EXIT_FAILURE);
    return text;
}

static double lay_out(const dateline_graph *g, const draw_options *o)
{
    arena a = {0};
    style s;
    if (style_read(&s, &a, S("style.csv"), style_text(&a), NULL) != DATELINE_OK)
        exit(EXIT_FAILURE);
    double start = now();
    layout l = {.a = &a, .g = g, .options = o, .style = &s};
    layout_make(&l);
    double seconds = now() - start;
    arena_free(&a);
    return seconds;
}

static double draw(buf *out, const dateline_graph *g, draw_format format)
{
    draw_options o = {.format = format, .detail = DETAIL_FULL};
    str looks = style_text(out->arena);
    double start = now();
    if (graph_draw(out, g, &o, S("style.csv"), looks, NULL) != DATELINE_OK)
        exit(EXIT_FAILURE);
    return now() - start;
}

static double nop2(str dot)
{
    arena a = {0};
    buf out = {.arena = &a};
    double start = now();
    if (render_dot(&out, dot, "nop2", "svg", NULL) != DATELINE_OK)
        exit(EXIT_FAILURE);
    double seconds = now() - start;
    arena_free(&a);
    return seconds;
}

void bench_draw(size_t events)
{
    uint64_t seed = 1;
    dateline_graph g = {0};
    random_timeline(&g, &seed, timeline_mix_of((uint32_t)events));
    draw_options o = {.detail = DETAIL_FULL};
    printf("%7zu events, %7zu links: laid out in %6.3f s", g.events.n, g.links.n, lay_out(&g, &o));
    if (events <= 20000) {
        arena a = {0};
        buf svg = {.arena = &a}, dot = {.arena = &a};
        draw(&dot, &g, DRAW_DOT);
        double bare = nop2(buf_str(&dot));
        double whole = draw(&svg, &g, DRAW_SVG);
        printf(", SVG of %.1f MB in %6.3f s, %.2f times what nop2 alone takes", (double)svg.n / 1e6,
               whole, whole / bare);
        arena_free(&a);
    }
    printf("\n");
    arena_free(&g.arena);
}

void bench_like(size_t events)
{
    moved with = {0}, without = {0};
    for (uint64_t seed = 1; seed <= 10; seed++)
        compare_pictures(&with, &without, seed, (uint32_t)events,
                         (draw_options){.detail = DETAIL_FULL});
    double n = (double)with.cards;
    printf(
        "%7zu events and one more: %.1f%% keep lane and neighbour, moved %.1f points in the mean; "
        "without --like %.1f%%, %.1f points\n",
        events, 100 * (double)with.kept / n, with.far / n, 100 * (double)without.kept / n,
        without.far / n);
}

int put_timeline(size_t events)
{
    arena a = {0};
    uint64_t seed = 1;
    dateline_graph g = {0};
    random_timeline(&g, &seed, timeline_mix_of((uint32_t)events));
    buf text = {.arena = &a};
    graph_print(&text, &g);
    dateline_status status = file_write(S("-"), buf_str(&text), NULL);
    arena_free(&a);
    arena_free(&g.arena);
    return status ? EXIT_FAILURE : EXIT_SUCCESS;
}
