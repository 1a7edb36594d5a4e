/* svg: rewrites the parts of Graphviz' SVG that are not fit for a page. It knows the writer: one
 * element begins a line, and text and attributes are escaped, so that no `<g` or `<title>` can come
 * from a label. */
#include "draw/svg.h"

#include "base/map.h"

void xml_text(buf *b, str text)
{
    for (size_t i = 0; i < text.n; i++) {
        switch (text.p[i]) {
        case '&': buf_put(b, S("&amp;")); break;
        case '<': buf_put(b, S("&lt;")); break;
        case '>': buf_put(b, S("&gt;")); break;
        case '"': buf_put(b, S("&quot;")); break;
        default: buf_char(b, text.p[i]);
        }
    }
}

static void put_head(buf *out, const canvas *c, str title, str description)
{
    buf_put(out, S("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"dateline\" "
                   "width=\"100%\" style=\"max-width:"));
    dot_number(out, c->width * (c->shrink > 0 ? c->shrink : 1));
    buf_put(out, S("pt\" viewBox=\"0 0 "));
    dot_number(out, c->width);
    buf_char(out, ' ');
    dot_number(out, c->height);
    buf_put(out, S("\" font-family=\""));
    xml_text(out, c->style->font);
    buf_put(out, S("\">\n<title>"));
    xml_text(out, title);
    buf_put(out, S("</title>\n<desc>"));
    xml_text(out, description);
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

/* `<g id="e3" class="node event">`: with the event's own id; *n is its note. */
static void put_group(buf *out, str line, const canvas *c, const map *by_id, const canvas_note **n)
{
    uint32_t at = map_get(by_id, attribute(line, S(" id=\"")));
    *n = at == MAP_NONE ? NULL : &c->notes.v[at];
    if (!*n || !(*n)->data_id.n) {
        buf_put(out, line);
        return;
    }
    buf_put(out, str_sub(line, 0, line.n - 1));
    buf_put(out, S(" data-id=\""));
    xml_text(out, text_clean(c->a, (*n)->data_id, 400));
    buf_put(out, S("\">"));
}

/* The font is said once, at the top. */
static void put_text(buf *out, str line)
{
    str name = S(" font-family=\"");
    size_t at = str_find(line, name);
    str rest = str_from(line, at == STR_NONE ? line.n : at + name.n);
    size_t end = str_find_char(rest, '"');
    if (end == STR_NONE) {
        buf_put(out, line);
        return;
    }
    buf_put(out, str_sub(line, 0, at));
    buf_put(out, str_from(rest, end + 1));
}

static void put_line(buf *out, str line, const canvas *c, const map *by_id, const canvas_note **n)
{
    if (str_starts(line, S("<g "))) {
        put_group(out, line, c, by_id, n);
    } else if (str_starts(line, S("<text "))) {
        put_text(out, line);
    } else if (str_starts(line, S("<title>"))) {
        if (!*n)
            return;
        buf_put(out, S("<title>"));
        xml_text(out, (*n)->title);
        buf_put(out, S("</title>"));
        *n = NULL;
    } else {
        buf_put(out, line);
    }
    buf_char(out, '\n');
}

/* Comments hold node names; a comment ends where its "-->" stands, maybe lines later. */
static bool skip_comment(str line, bool *inside)
{
    if (!*inside && !str_starts(line, S("<!--")))
        return false;
    *inside = !str_ends(line, S("-->"));
    return true;
}

void svg_finish(buf *out, str svg, const canvas *c, str title, str description, str rules)
{
    map by_id = {.arena = c->a};
    for (uint32_t i = 0; i < c->notes.n; i++)
        *map_slot_of(&by_id, c->notes.v[i].id) = i;
    size_t start = str_find(svg, S("<g "));
    if (start == STR_NONE)
        return;
    str rest = str_from(svg, start), line;
    put_head(out, c, title, description);
    buf_put(out, rules);
    bool inside = false;
    const canvas_note *n = NULL;
    while (str_split(&rest, '\n', &line))
        if (line.n && !skip_comment(line, &inside))
            put_line(out, line, c, &by_id, &n);
}
