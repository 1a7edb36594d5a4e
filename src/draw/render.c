/* render: runs Graphviz' stock renderers in memory; pages of a PDF through cairo, which Graphviz
 * draws with. Graphviz keeps its state in globals: there is
 * one context a process (a second one after freeing the first is a use after free), and a lock lets
 * one thread in at a time. No arena is touched while Graphviz holds memory, so that running out of
 * memory leaks nothing. */
#include "draw/render.h"

#include <cairo-pdf.h>
#include <graphviz/gvc.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static GVC_t *context;
static char said[200]; /* Graphviz' first message of this run */

static int note(char *text)
{
    size_t used = strlen(said), n = strcspn(text, "\n");
    if (n > sizeof said - 1 - used)
        n = sizeof said - 1 - used;
    memcpy(said + used, text, n);
    said[used + n] = '\0';
    return 0;
}

typedef struct picture {
    char *data;
    unsigned n;
} picture;

/* Graphviz reads numbers as the user's locale writes them; ours have points. */
static locale_t plain_numbers(void)
{
    locale_t now = duplocale(uselocale((locale_t)0));
    locale_t plain = now ? newlocale(LC_NUMERIC_MASK, "C", now) : (locale_t)0;
    if (now && !plain)
        freelocale(now);
    return plain ? uselocale(plain) : (locale_t)0;
}

static void usual_numbers(locale_t before)
{
    if (!before)
        return;
    locale_t plain = uselocale(before);
    freelocale(plain);
}

typedef bool render_step(Agraph_t *g, const char *format, void *ctx);

static bool to_memory(Agraph_t *g, const char *format, void *ctx)
{
    picture *out = ctx;
    return gvRenderData(context, g, format, &out->data, &out->n) == 0 && out->data;
}

/* Graphviz finishes the surface that it draws on: it gets one within the page. */
static bool to_page(Agraph_t *g, const char *format, void *ctx)
{
    cairo_surface_t *page = cairo_surface_create_for_rectangle(ctx, 0, 0, 1e5, 1e5);
    cairo_t *pen = cairo_create(page);
    bool good = gvRenderContext(context, g, format, pen) == 0;
    cairo_destroy(pen);
    cairo_surface_destroy(page);
    cairo_surface_show_page(ctx);
    return good;
}

static bool draw(const char *dot, const char *engine, const char *format, render_step *render,
                 void *ctx)
{
    locale_t before = plain_numbers();
    if (!context)
        context = gvContext();
    agusererrf sink = agseterrf(note);
    bool good = false;
    Agraph_t *g = context ? agmemread(dot) : NULL;
    if (g && gvLayout(context, g, engine) == 0) {
        good = render(g, format, ctx);
        gvFreeLayout(context, g);
    }
    if (g)
        agclose(g);
    agseterrf(sink);
    usual_numbers(before);
    return good;
}

typedef struct copy {
    buf *out;
    str bytes;
} copy;

static void copy_bytes(void *ctx)
{
    copy *c = ctx;
    buf_put(c->out, c->bytes);
}

/* cairo writes the time of day into a PDF; blanks of the same length keep every offset right. */
static void drop_pdf_date(str pdf)
{
    str at = pdf;
    size_t found;
    while ((found = str_find(at, S("/CreationDate ("))) != STR_NONE) {
        char *p = (char *)(at.p + found);
        size_t n = str_find_char(str_from(at, found), ')');
        if (n == STR_NONE)
            return;
        memset(p, ' ', n + 1);
        at = str_from(at, found + n);
    }
}

dateline_status render_dot(buf *out, str dot, const char *engine, const char *format,
                           const dateline_diag *d)
{
    picture made = {0};
    char first[sizeof said];
    buf_reserve(out, 1 << 16);
    pthread_mutex_lock(&lock);
    said[0] = '\0';
    bool good = draw(dot.p, engine, format, to_memory, &made);
    memcpy(first, said, sizeof first);
    pthread_mutex_unlock(&lock);
    if (!good)
        return diag_error(d, DATELINE_INVALID, place_file(S("graphviz")),
                          "cannot draw this as %s: %s", format,
                          first[0] ? first : "no reason given");
    copy c = {out, {made.data, made.n}};
    if (strcmp(format, "pdf") == 0)
        drop_pdf_date(c.bytes);
    bool copied = oom_guard(copy_bytes, &c);
    gvFreeRenderData(made.data);
    return copied ? DATELINE_OK : DATELINE_NOMEM;
}

typedef struct stream { /* what cairo writes; the heap's, as no arena may be touched meanwhile */
    char *data;
    size_t n, room;
} stream;

static cairo_status_t put_stream(void *ctx, const unsigned char *bytes, unsigned n)
{
    stream *s = ctx;
    if (s->n + n > s->room) {
        size_t room = 2 * (s->n + n);
        char *more = realloc(s->data, room);
        if (!more)
            return CAIRO_STATUS_NO_MEMORY;
        s->data = more;
        s->room = room;
    }
    memcpy(s->data + s->n, bytes, n);
    s->n += n;
    return CAIRO_STATUS_SUCCESS;
}

static bool draw_pages(stream *s, const str *dots, size_t pages, double width, double height)
{
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(put_stream, s, width, height);
    bool good = true;
    for (size_t i = 0; i < pages && good; i++)
        good = draw(dots[i].p, "nop2", "pdf", to_page, pdf);
    cairo_surface_finish(pdf);
    good = good && cairo_surface_status(pdf) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(pdf);
    return good;
}

dateline_status render_pages(buf *out, const str *dots, size_t pages, double width, double height,
                             const dateline_diag *d)
{
    stream s = {0};
    pthread_mutex_lock(&lock);
    said[0] = '\0';
    bool good = draw_pages(&s, dots, pages, width, height);
    pthread_mutex_unlock(&lock);
    copy c = {out, {s.data, s.n}};
    if (good)
        drop_pdf_date(c.bytes);
    bool copied = good && oom_guard(copy_bytes, &c);
    free(s.data);
    if (!good)
        return diag_error(d, DATELINE_INVALID, place_file(S("graphviz")),
                          "cannot draw these pages as pdf");
    return copied ? DATELINE_OK : DATELINE_NOMEM;
}
