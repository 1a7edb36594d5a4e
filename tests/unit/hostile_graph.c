#include "hostile_graph.h"

static uint32_t seed;

static uint32_t any(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static str text_of(arena *a, const char *format, unsigned number)
{
    buf b = {.arena = a};
    buf_printf(&b, "%s %u", format, number);
    return buf_str(&b);
}

static str random_date(arena *a)
{
    buf b = {.arena = a};
    unsigned year = 2010 + any(5), month = 1 + any(12), day = 1 + any(28);
    switch (any(8)) {
    case 0: buf_printf(&b, "%u", year); break;
    case 1: buf_printf(&b, "%u-%02u", year, month); break;
    case 2: buf_printf(&b, "%u-%02u-%02u/..", year, month, day); break;
    case 3: buf_printf(&b, "../%u-%02u-%02u", year, month, day); break;
    case 4: buf_printf(&b, "%u-%02u-%02u/%u-%02u", year, month, day, year + 1, month); break;
    case 5: return S("");
    default: buf_printf(&b, "%u-%02u-%02u", year, month, day); break;
    }
    return buf_str(&b);
}

static graph_mention quoted(uint32_t number, uint32_t document, str text)
{
    str quote = text.n ? text : S("The words of an article.");
    return (graph_mention){.event = number,
                           .document = document,
                           .begin = 100,
                           .end = 100 + (uint32_t)quote.n,
                           .quote = quote,
                           .trigger_begin = 101,
                           .trigger_end = 104};
}

void make_graph(dateline_graph *g, uint32_t events, str text)
{
    static const char *types[] = {"election", "protest", "arrest", "unheard-of", "meeting"};
    arena *a = &g->arena;
    seed = events + 1;
    uint32_t actors = 4 + events / 20, documents = 3 + events / 30;
    g->title = text.n ? text : S("Test");
    for (uint32_t i = 0; i < actors; i++)
        *vec_push(a, &g->entities) =
            (graph_entity){.id = text_of(a, text.n ? text.p : "person:x", i),
                           .kind = (entity_kind)(i % ENTITY_KINDS),
                           .label = text.n ? text : text_of(a, "Actor", i),
                           .role = text};
    for (uint32_t i = 0; i < documents; i++)
        *vec_push(a, &g->documents) = (graph_document){.id = text_of(a, "doc:", i),
                                                       .file = text,
                                                       .title = text.n ? text : S("A title"),
                                                       .source = text,
                                                       .published = S("2015-03-01"),
                                                       .url = text};
    for (uint32_t i = 0; i < events; i++) {
        graph_event e = {.id = text_of(a, text.n ? text.p : "2010--event", i),
                         .type = text.n && any(2) ? text : str_of(types[any(5)]),
                         .plover = text,
                         .label = text.n
                                      ? text
                                      : str_sub(S("some words of a label that may be long enough "
                                                  "to need four lines, or only one of them, as "
                                                  "chance has it and the width allows"),
                                                0, 10 + any(120)),
                         .modality = (modality)any(4),
                         .negated = any(9) == 0};
        edtf_parse(&e.date, random_date(a));
        *vec_push(a, &g->events) = e;
        for (uint32_t k = any(4); k > 0; k--)
            *vec_push(a, &g->participants) =
                (graph_participant){.entity = any(actors), .event = i, .role = (role)any(ROLES)};
        *vec_push(a, &g->mentions) = quoted(i, any(documents), text);
        if (i > 0 && any(2))
            *vec_push(a, &g->links) = (graph_link){
                .from = i, .to = any(i), .type = (link_type)any(LINK_TYPES), .cue = text};
    }
}

/* Characters of three bytes: whoever cuts after so many bytes cuts one in two. */
#define MANY                                                                                       \
    "\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD\x97\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD\x97\xE4\xB8\xAD"         \
    "\xE6\x96\x87\xE5\xAD\x97\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD\x97\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD" \
    "\x97"                                                                                         \
    "\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD\x97\xE4\xB8\xAD\xE6\x96\x87\xE5\xAD\x97\xE4\xB8\xAD\xE6\x96" \
    "\x87"

const char *const hostile_texts[HOSTILE_TEXTS] = {
    "\"><script>alert(1)</script>",
    "javascript:alert(1)",
    "&#x0;&#0;&amp;&lt;&nbsp;&bogus;",
    "a\x01\x02\x08\x1b[31m\x7f z",
    "\\N \\G \\E \\l \\\\ \\",
    "quote \\\" and \\\\\" end\\",
    "<b>bold</b> <br/> <img src=x onerror=alert(1)>",
    "]]> --> <!-- <?xml?> <![CDATA[",
    "\xE2\x80\xAEgnirts\xE2\x80\xAC and \xE2\x81\xA6x",
    "\xEF\xBF\xBF \xEF\xBF\xBE \xED\xA0\x80 \xC0\xAF \xFF\xFE \xF4\x90\x80\x80",
    "\xF0\x9F\x92\xA9 \xE4\xB8\xAD\xE6\x96\x87\xE6\x96\x87\xE5\xAD\x97",
    "\xD0\x9C\xD0\xB8\xD0\xBD\xD1\x81\xD0\xBA \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",
    "%s%n%p {} [label=x] ; } digraph {",
    "http://evil.example/x.svg#a url(http://evil.example) @import",
    "wordwithoutanyblankthatisfarlongerthanalineofacardandmustbebrokensomewhereinthemiddle",
    "\t\r\n   \n",
    "x" MANY MANY MANY MANY MANY,
};
