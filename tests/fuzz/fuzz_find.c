/* fuzz_find: any bytes as two articles (parted by a form feed), found, joined and written: every
 * quote must be its document's bytes, links must join two different events, and the DOT must read
 * back as the same graph.
 */
#include "find/article.h"
#include "graph/merge.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static dateline_lexicon *lexicon;

static void load_once(void)
{
    const char *dirs[] = {"data/en"};
    if (!lexicon && dateline_lexicon_load(&lexicon, dirs, 1, NULL))
        abort();
}

static void check_sentence(const dateline_article *a, uint32_t s, uint32_t first, uint32_t n)
{
    const sentence *at = &a->text.sentences.v[s];
    if (first < at->first || first + n > at->first + at->n)
        abort();
}

static void check_quotes(const dateline_article *a)
{
    for (size_t i = 0; i < a->events.n; i++) {
        const event *e = &a->events.v[i];
        if (!span_holds(e->quote, e->at) || span_end(e->quote) > a->source.text.n ||
            e->label.n == 0)
            abort();
    }
    for (size_t i = 0; i < a->mentions.n; i++)
        check_sentence(a, a->mentions.v[i].sentence, a->mentions.v[i].first, a->mentions.v[i].n);
    for (size_t i = 0; i < a->times.n; i++)
        check_sentence(a, a->times.v[i].sentence, a->times.v[i].first, a->times.v[i].n);
    for (size_t i = 0; i < a->relations.n; i++)
        if (a->relations.v[i].from == a->relations.v[i].to)
            abort();
}

static void add_text(merger *m, str text, str name)
{
    dateline_article a = {.lexicon = lexicon};
    source_facts facts = {.published_by = S("option"), .furniture = &lexicon->furniture};
    edtf_parse(&facts.published, S("2020-11-05"));
    if (!source_from_bytes(&a.source, &a.arena, text, name, &facts, NULL)) {
        find_all(&a);
        check_quotes(&a);
        merger_add_article(m, &a);
    }
    arena_free(&a.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    load_once();
    arena a = {0}, work = {0};
    dateline_graph g = {0}, again = {0};
    buf dot = {.arena = &a}, second = {.arena = &a};
    merger *m = merger_new(&a, &work, lexicon);
    str text = {(const char *)data, size}, part;
    if (size < 5 || str_find(str_sub(text, 0, 1024), S("%PDF-")) == STR_NONE) {
        for (int i = 0; i < 2 && str_split(&text, '\f', &part); i++)
            add_text(m, part, i ? S("b.txt") : S("a.txt"));
    }
    merger_finish(m, &g, 1);
    graph_print(&dot, &g);
    if (graph_parse(&again, S("again.gv"), buf_str(&dot), NULL))
        abort();
    graph_print(&second, &again);
    if (!str_eq(buf_str(&dot), buf_str(&second)))
        abort();
    arena_free(&g.arena);
    arena_free(&again.arena);
    arena_free(&work);
    arena_free(&a);
    return 0;
}
