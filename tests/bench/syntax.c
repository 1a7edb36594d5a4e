/* syntax: see syntax.h. */
#include "syntax.h"

#include "lang/syntax.h"
#include "prose.h"
#include "text/token.h"

#include <stdio.h>
#include <time.h>

#define MODEL "data/en/model"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void read_sentences(syntax *s, const token_list *text, str article, bool parse)
{
    for (size_t i = 0; i < text->sentences.n; i++) {
        const sentence *part = &text->sentences.v[i];
        uint32_t n = part->n < PARSE_MOST ? part->n : PARSE_MOST;
        for (uint32_t k = 0; k < n; k++)
            s->forms[k] = str_span(article, text->tokens.v[part->first + k].at);
        syntax_tag(s, s->forms, n);
        if (parse)
            syntax_parse(s);
    }
}

typedef struct times {
    double tag, parse; /* seconds */
    size_t bytes, tokens;
} times;

static void read_article(times *sum, const dateline_lexicon *lexicon, syntax *s, uint32_t number)
{
    arena a = {0};
    buf prose = {.arena = &a};
    source page = {0};
    token_list text = {0};
    source_facts facts = {.furniture = &lexicon->furniture};
    prose_article(&prose, number, 5000);
    source_from_bytes(&page, &a, buf_str(&prose), S("article.txt"), &facts, NULL);
    tokenize(&text, &a, &page, &lexicon->words, &lexicon->abbreviations);
    double start = now();
    read_sentences(s, &text, page.text, false);
    double tagged = now();
    read_sentences(s, &text, page.text, true);
    sum->parse += now() - tagged;
    sum->tag += tagged - start;
    sum->bytes += prose.n;
    sum->tokens += text.tokens.n;
    arena_free(&a);
}

static void say(const char *what, const times *t, double seconds)
{
    printf("%-10s %8.3f s  %8.1f MB/s  %8.0f thousand tokens/s\n", what, seconds,
           (double)t->bytes / 1e6 / seconds, (double)t->tokens / 1e3 / seconds);
}

void bench_syntax(const dateline_lexicon *lexicon, size_t megabytes)
{
    dateline_model *model;
    times sum = {0};
    arena a = {0};
    syntax s;
    double start = now();
    if (dateline_model_load(&model, MODEL, NULL) != DATELINE_OK) {
        printf("no weights in " MODEL ": tagger and parser are not measured\n");
        return;
    }
    double loaded = now() - start;
    syntax_new(&s, &a, model, PARSE_MOST);
    for (uint32_t i = 0; sum.bytes < megabytes * 1000000; i++)
        read_article(&sum, lexicon, &s, i);
    say("tag", &sum, sum.tag);
    say("tag, parse", &sum, sum.parse);
    printf("%-10s %8.3f ms\n", "load", loaded * 1e3);
    arena_free(&a);
    dateline_model_free(model);
}
