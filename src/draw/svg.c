/* svg: rewrites the parts of Graphviz' SVG that are not fit for a page. It knows the writer: one
 * element begins a line, and text and attributes are escaped, so that no `<g` or `<title>` can come
 * from a label. */
#include "draw/svg.h"

#include "base/map.h"
#include "draw/url.h"

typedef struct page_colour { /* of a style, and what stands for it on any page */
    str light, page, share;  /* `share` of it covers what lies below */
} page_colour;

typedef struct writer {
    buf *out;
    const canvas *c;
    map by_id;
    str prefix; /* of ids */
    page_colour colours[5];
    size_t n_colours; /* 0: those of the style stay */
    int depth;        /* 1 in the graph's group, 2 in that of a node or edge */
    bool ground;      /* within the group of what is no node and no edge */
    bool linked;
    const canvas_note *note; /* of the group just begun, whose <title> is to come */
} writer;

void xml_text(buf *b, str text)
{
    size_t done = 0;
    for (size_t i = 0; i < text.n; i++) {
        const char *escape;
        switch (text.p[i]) {
        case '&': escape = "&amp;"; break;
        case '<': escape = "&lt;"; break;
        case '>': escape = "&gt;"; break;
        case '"': escape = "&quot;"; break;
        case '\n': escape = "&#10;"; break;
        default: continue;
        }
        buf_put(b, str_sub(text, done, i - done));
        buf_put(b, str_of(escape));
        done = i + 1;
    }
    buf_put(b, str_from(text, done));
}

static void put_attribute(buf *b, const char *name, str value)
{
    buf_printf(b, " %s=\"", name);
    xml_text(b, value);
    buf_char(b, '"');
}

/* `width` is as good as in a style sheet: the picture's own, but no wider than its column. As the
 * file of an <img> it has no column, 100% is nothing, and the middle part makes it its own width.
 */
static void put_head(writer *w, svg_page page)
{
    const canvas *c = w->c;
    buf *out = w->out;
    buf_put(out, S("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"graphics-document document\" "
                   "class=\"dateline\" width=\"min(max(100%,(1px - 100%)*9999),"));
    dot_number(out, c->width * (c->shrink > 0 ? c->shrink : 1));
    buf_put(out, S("pt)\" viewBox=\"0 0 "));
    dot_number(out, c->width);
    buf_char(out, ' ');
    dot_number(out, c->height);
    buf_char(out, '"');
    put_attribute(out, "font-family", c->style->font);
    buf_put(out, S(">\n<title>"));
    xml_text(out, page.title);
    buf_put(out, S("</title>\n<desc>"));
    xml_text(out, page.description);
    buf_put(out, S("</desc>\n"));
}

static str attribute(str line, str name)
{
    size_t at = str_find(line, name);
    if (at == STR_NONE)
        return S("");
    str value = str_from(line, at + name.n);
    return str_sub(value, 0, str_find_char(value, '"'));
}

/* ---- Groups ------------------------------------------------------------------------------ */

static void end_ground(writer *w)
{
    if (w->ground)
        buf_put(w->out, S("</g>\n"));
    w->ground = false;
}

/* What is read aloud names the group, or the link within it. */
static void put_names(writer *w, const canvas_note *n)
{
    str url = n ? url_safe(w->c->a, n->url) : S("");
    w->linked = url.n > 0;
    if (n && n->data_id.n)
        put_attribute(w->out, "data-id", text_clean(w->c->a, n->data_id, 400));
    if (w->linked) {
        buf_put(w->out, S("><a"));
        put_attribute(w->out, "href", url);
    } else if (n && n->aria.n) {
        buf_put(w->out, S(" role=\"graphics-symbol img\""));
    } else {
        buf_put(w->out, S(" aria-hidden=\"true\">"));
        return;
    }
    if (n->aria.n)
        put_attribute(w->out, "aria-label", n->aria);
    buf_char(w->out, '>');
}

/* `<g id="e3" class="node event">`, with the event's own id. */
static void begin_group(writer *w, str line)
{
    str id = attribute(line, S(" id=\"")), class = attribute(line, S(" class=\""));
    end_ground(w);
    w->depth++;
    if (w->depth == 1) { /* the graph's own; its transform counts */
        size_t rest = str_find(line, S(" class="));
        buf_put(w->out, S("<g"));
        buf_put(w->out, rest == STR_NONE ? S(">") : str_from(line, rest));
        return;
    }
    uint32_t at = map_get(&w->by_id, id);
    w->note = at == MAP_NONE ? NULL : &w->c->notes.v[at];
    buf_put(w->out, S("<g id=\""));
    buf_put(w->out, w->prefix);
    buf_put(w->out, id);
    buf_put(w->out, S("\" class=\""));
    buf_put(w->out, class);
    buf_char(w->out, '"');
    put_names(w, w->note);
}

static void end_group(writer *w)
{
    end_ground(w);
    w->depth--;
    buf_put(w->out, w->linked ? S("</a></g>") : S("</g>"));
    w->linked = false;
}

/* ---- What is drawn ----------------------------------------------------------------------- */

/* With the page's colour where the line has one that stands for it; what does not know it falls
 * back to the group's. */
static str page_line(writer *w, str line, str name, buf *around)
{
    str hex = attribute(line, name);
    for (size_t i = 0; i < w->n_colours; i++) {
        const page_colour *p = &w->colours[i];
        if (!str_eq_nocase(hex, p->light))
            continue;
        size_t at = str_find(line, name) + name.n;
        buf b = {.arena = w->c->a};
        str bare = str_sub(name, 0, name.n - 2); /* ` fill` of ` fill="` */
        buf_put(&b, str_sub(line, 0, at));
        buf_put(&b, p->page);
        if (p->share.n)
            buf_printf(&b, "\"%.*s-opacity=\"%.*s", STR_ARG(bare), STR_ARG(p->share));
        buf_put(&b, str_from(line, at + hex.n));
        str plain = p->share.n ? w->c->style->ink : p->light;
        buf_printf(around, "%.*s%.*s\"", STR_ARG(name), STR_ARG(plain));
        return buf_str(&b);
    }
    return line;
}

static void put_drawn(writer *w, str line)
{
    if (!w->n_colours) {
        buf_put(w->out, line);
        return;
    }
    buf around = {.arena = w->c->a};
    line = page_line(w, line, S(" fill=\""), &around);
    line = page_line(w, line, S(" stroke=\""), &around);
    if (around.n)
        buf_printf(w->out, "<g%.*s>", STR_ARG(buf_str(&around)));
    buf_put(w->out, line);
    if (around.n)
        buf_put(w->out, S("</g>"));
}

/* The font is said once, at the top. */
static void put_text(writer *w, str line)
{
    str name = S(" font-family=\"");
    size_t at = str_find(line, name);
    str rest = str_from(line, at == STR_NONE ? line.n : at + name.n);
    size_t end = str_find_char(rest, '"');
    if (end == STR_NONE) {
        put_drawn(w, line);
        return;
    }
    buf b = {.arena = w->c->a};
    buf_put(&b, str_sub(line, 0, at));
    buf_put(&b, str_from(rest, end + 1));
    put_drawn(w, buf_str(&b));
}

static void put_title(writer *w)
{
    if (!w->note)
        return;
    buf_put(w->out, S("<title>"));
    xml_text(w->out, w->note->title);
    buf_put(w->out, S("</title>\n"));
    w->note = NULL;
}

static void put_line(writer *w, str line)
{
    if (str_starts(line, S("<title>"))) {
        put_title(w);
        return;
    }
    if (str_starts(line, S("<g "))) {
        begin_group(w, line);
    } else if (str_starts(line, S("</g>"))) {
        end_group(w);
    } else if (str_starts(line, S("</svg>"))) {
        buf_put(w->out, line);
    } else {
        if (w->depth == 1 && !w->ground) {
            buf_put(w->out, S("<g class=\"ground\" aria-hidden=\"true\">\n"));
            w->ground = true;
        }
        if (str_starts(line, S("<text ")))
            put_text(w, line);
        else
            put_drawn(w, line);
    }
    buf_char(w->out, '\n');
}

/* Comments hold node names; a comment ends where its "-->" stands, maybe lines later. */
static bool skip_comment(str line, bool *inside)
{
    if (!*inside && !str_starts(line, S("<!--")))
        return false;
    *inside = !str_ends(line, S("-->"));
    return true;
}

/* ---- The whole --------------------------------------------------------------------------- */

static void follow_page(writer *w)
{
    const style *s = w->c->style;
    const page_colour colours[] = {{s->ink, S("CanvasText"), S("")},
                                   {s->faint, S("CanvasText"), S(".65")},
                                   {s->line, S("CanvasText"), S(".3")},
                                   {s->band, S("CanvasText"), S(".05")},
                                   {s->paper, S("Canvas"), S("")}};
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        w->colours[i] = colours[i];
    w->n_colours = sizeof colours / sizeof *colours;
}

void svg_finish(buf *out, str svg, const canvas *c, svg_page page)
{
    size_t start = str_find(svg, S("<g "));
    if (start == STR_NONE)
        return;
    buf prefix = {.arena = c->a};
    buf_printf(&prefix, "d%08x-", (unsigned)(page.id & 0xFFFFFFFFu));
    writer w = {
        .out = out, .c = c, .by_id = {.arena = c->a}, .prefix = buf_str(&prefix), .n_colours = 0};
    for (uint32_t i = 0; i < c->notes.n; i++)
        *map_slot_of(&w.by_id, c->notes.v[i].id) = i;
    if (page.follows)
        follow_page(&w);
    put_head(&w, page);
    bool inside = false;
    str rest = str_from(svg, start), line;
    while (str_split(&rest, '\n', &line))
        if (line.n && !skip_comment(line, &inside))
            put_line(&w, line);
}
