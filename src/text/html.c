/* html: libxml2's SAX events become a flat tree. SAX rather than its document, because that one
 * takes four times the memory and stops reading at 256 levels. */
#include "text/html.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <strings.h>

#define DEPTH_MAX 512  /* each stray end tag costs libxml2 a look at all open elements */
#define ATTRS_MAX 1000 /* in one tag; libxml2 compares each with all others */

static const char *const tag_names[] = {
#define X(name) #name,
    HTML_TAGS(X)
#undef X
};

static const char *const attr_names[] = {
#define X(name) #name,
    HTML_ATTRS(X)
#undef X
};

typedef struct builder {
    html_tree *tree;
    arena *arena;
    buf text;
    buf json;
    str page;
    htmlParserCtxtPtr parser;
    uint32_t open[DEPTH_MAX + 1];
    size_t depth;
    bool in_json;
    bool started;
} builder;

static html_tag tag_of(const char *name)
{
    size_t low = 0, high = sizeof tag_names / sizeof *tag_names;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcasecmp(name, tag_names[middle]);
        if (order == 0)
            return (html_tag)(HTML_OTHER + 1 + middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return HTML_OTHER;
}

static uint32_t add_node(builder *b, html_tag tag)
{
    uint32_t id = (uint32_t)b->tree->nodes.n;
    html_node *node = vec_push(b->arena, &b->tree->nodes);
    node->tag = (uint8_t)tag;
    node->parent = b->open[b->depth];
    node->end = id + 1;
    node->attr = (uint32_t)b->tree->attrs.n;
    return id;
}

/* "display: none" and "visibility:hidden" say so whatever the blanks. */
static bool style_hides(const char *style)
{
    char tight[256];
    size_t n = 0;
    for (; *style && n + 1 < sizeof tight; style++)
        if (*style != ' ')
            tight[n++] = *style;
    tight[n] = 0;
    return strstr(tight, "display:none") || strstr(tight, "visibility:hidden");
}

static void add_attr(builder *b, html_node *node, const char *name, const char *value)
{
    if (strcasecmp(name, "hidden") == 0 ||
        (strcasecmp(name, "aria-hidden") == 0 && strcmp(value, "true") == 0))
        node->hidden = true;
    else if (strcasecmp(name, "style") == 0)
        node->hidden |= style_hides(value);
    for (size_t i = 0; i < HTML_ATTR_COUNT; i++) {
        if (strcasecmp(name, attr_names[i]) != 0 || node->attrs == UINT8_MAX)
            continue;
        *vec_push(b->arena, &b->tree->attrs) =
            (html_attr){(html_attr_name)i, arena_str(b->arena, str_of(value))};
        node->attrs++;
        return;
    }
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar **atts)
{
    builder *b = ctx;
    if (b->depth == DEPTH_MAX) {
        b->tree->cut = true;
        xmlStopParser(b->parser);
        return;
    }
    uint32_t id = add_node(b, tag_of((const char *)name));
    html_node *node = &b->tree->nodes.v[id];
    b->in_json = false;
    for (; atts && atts[0]; atts += 2) {
        const char *value = atts[1] ? (const char *)atts[1] : "";
        add_attr(b, node, (const char *)atts[0], value);
        if (node->tag == HTML_SCRIPT && strcasecmp((const char *)atts[0], "type") == 0)
            b->in_json = strcasecmp(value, "application/ld+json") == 0;
    }
    b->json.n = 0;
    b->open[++b->depth] = id;
}

static void on_end(void *ctx, const xmlChar *name)
{
    builder *b = ctx;
    (void)name;
    if (b->depth == 0)
        return;
    html_node *node = &b->tree->nodes.v[b->open[b->depth--]];
    node->end = (uint32_t)b->tree->nodes.n;
    if (node->tag == HTML_SCRIPT && b->in_json && b->json.n)
        *vec_push(b->arena, &b->tree->json) = arena_str(b->arena, buf_str(&b->json));
    b->in_json = false;
}

static void on_text(void *ctx, const xmlChar *text, int n)
{
    builder *b = ctx;
    html_tree *t = b->tree;
    html_tag inside = t->nodes.v[b->open[b->depth]].tag;
    str s = {(const char *)text, (size_t)n};
    if (b->in_json)
        buf_put(&b->json, s);
    if (inside == HTML_SCRIPT || inside == HTML_STYLE)
        return;
    uint32_t last = (uint32_t)t->nodes.n - 1;
    if (t->nodes.v[last].tag != HTML_TEXT || t->nodes.v[last].parent != b->open[b->depth]) {
        last = add_node(b, HTML_TEXT);
        t->nodes.v[last].text.at = (uint32_t)b->text.n;
    }
    buf_put(&b->text, s);
    t->nodes.v[last].text.n += (uint32_t)n;
}

static void build(void *ctx)
{
    builder *b = ctx;
    buf_reserve(&b->text, b->page.n);
    add_node(b, HTML_OTHER);
    b->parser = htmlCreateMemoryParserCtxt(b->page.p, (int)b->page.n);
    if (!b->parser)
        return;
    htmlSAXHandler sax = {0};
    sax.startElement = on_start;
    sax.endElement = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    *b->parser->sax = sax;
    b->parser->userData = b;
    htmlCtxtUseOptions(b->parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                      HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(b->parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(b->parser);
    b->started = true;
}

/* Where the contents of a script or a comment end, as page text is not read for tags there. */
static size_t skip_raw(str page, size_t at)
{
    str rest = str_from(page, at);
    size_t end = 0;
    if (str_starts(rest, S("<!--")))
        end = str_find(rest, S("-->"));
    else if (rest.n > 7 && str_eq_nocase(str_sub(rest, 0, 7), S("<script")))
        end = str_find(rest, S("</"));
    return end == STR_NONE ? page.n : at + end;
}

/* The page with every tag cut that has more attributes than a person would write. Returns it
 * unchanged when there is none, as good as always. */
static str without_endless_tags(arena *a, str page)
{
    char *copy = NULL;
    size_t blanks = 0;
    bool in_tag = false;
    for (size_t i = 0; i < page.n; i++) {
        char c = page.p[i];
        if (c == '<' && !in_tag) {
            size_t next = skip_raw(page, i);
            if (next > i) {
                i = next - (next < page.n && page.p[next] == '<');
                continue;
            }
            in_tag = i + 1 < page.n && ascii_is_letter(page.p[i + 1]);
            blanks = 0;
        } else if (c == '>') {
            in_tag = false;
        } else if (in_tag && (c == ' ' || c == '\n' || c == '\t' || c == '=' || c == '"' ||
                              c == '\'' || c == '/')) {
            blanks++;
        }
        if (in_tag && blanks > ATTRS_MAX * 4) {
            if (!copy)
                page.p = copy = arena_z(a, page);
            copy[i] = ' ';
        }
    }
    return page;
}

bool html_parse(html_tree *out, arena *a, str page)
{
    *out = (html_tree){0};
    builder b = {.tree = out, .arena = a, .text = {.arena = a}, .json = {.arena = a}};
    if (page.n > INT32_MAX)
        return false;
    b.page = without_endless_tags(a, page);
    bool in_memory = oom_guard(build, &b);
    if (b.parser)
        htmlFreeParserCtxt(b.parser);
    if (!in_memory)
        oom_leap();
    for (; b.depth > 0; b.depth--)
        out->nodes.v[b.open[b.depth]].end = (uint32_t)out->nodes.n;
    out->nodes.v[0].end = (uint32_t)out->nodes.n;
    out->text = buf_str(&b.text);
    return b.started;
}

str html_attr_of(const html_tree *t, uint32_t node, html_attr_name name)
{
    const html_node *n = &t->nodes.v[node];
    for (uint32_t i = 0; i < n->attrs; i++)
        if (t->attrs.v[n->attr + i].name == name)
            return t->attrs.v[n->attr + i].value;
    return (str){0};
}

str html_text_of(const html_tree *t, uint32_t node)
{
    const html_node *n = &t->nodes.v[node];
    return n->tag == HTML_TEXT ? str_sub(t->text, n->text.at, n->text.n) : (str){0};
}

str html_words(arena *a, const html_tree *t, uint32_t node, size_t most)
{
    buf b = {.arena = a};
    for (uint32_t i = node; i < t->nodes.v[node].end && b.n < most; i++) {
        str s = html_text_of(t, i);
        for (size_t k = 0; k < s.n && b.n < most; k++) {
            bool space = s.p[k] == ' ' || (s.p[k] >= '\t' && s.p[k] <= '\r');
            if (!space)
                buf_char(&b, s.p[k]);
            else if (b.n && b.p[b.n - 1] != ' ')
                buf_char(&b, ' ');
        }
        if (t->nodes.v[i].tag == HTML_BR && b.n && b.p[b.n - 1] != ' ')
            buf_char(&b, ' ');
    }
    while (b.n && ((unsigned char)b.p[b.n - 1] & 0xC0) == 0x80 &&
           utf8_invalid(buf_str(&b)) != STR_NONE)
        b.n--;
    return str_trim(buf_str(&b));
}
