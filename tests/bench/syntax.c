/* syntax: see syntax.h. */
#include "syntax.h"

#include "lang/ner.h"
#include "lang/syntax.h"
#include "lang/words.h"
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

typedef struct times {
    double words, names, tag, parse; /* seconds */
    size_t bytes, count;
} times;

/* The words of one article, and where each sentence's begin. */
typedef struct prose_words {
    VEC(str) forms;
    u32_vec first;
} prose_words;

static void cut_words(prose_words *out, arena *a, const dateline_lexicon *lexicon, str article,
                      const token_list *text)
{
    ud_words words = {0};
    for (size_t i = 0; i < text->sentences.n; i++) {
        const sentence *part = &text->sentences.v[i];
        ud_words_read(&words, a, lexicon, article, text->tokens.v + part->first, part->n);
        *vec_push(a, &out->first) = (uint32_t)out->forms.n;
        for (size_t k = 0; k < words.n; k++)
            *vec_push(a, &out->forms) = str_span(article, words.v[k].at);
    }
    *vec_push(a, &out->first) = (uint32_t)out->forms.n;
}

static void read_sentences(syntax *s, const prose_words *words, bool parse)
{
    for (size_t i = 0; i + 1 < words->first.n; i++) {
        uint32_t first = words->first.v[i], n = words->first.v[i + 1] - first;
        syntax_tag(s, words->forms.v + first, n < PARSE_MOST ? n : PARSE_MOST);
        if (parse)
            syntax_parse(s);
    }
}

static void read_names(arena *a, const dateline_model *model, const prose_words *words)
{
    ner n;
    ner_new(&n, a, &model->names);
    for (size_t i = 0; i + 1 < words->first.n; i++) {
        uint32_t first = words->first.v[i];
        ner_add(&n, words->forms.v + first, words->first.v[i + 1] - first);
    }
    ner_find(&n);
}

static void read_article(times *sum, const dateline_lexicon *lexicon, syntax *s, uint32_t number)
{
    arena a = {0};
    buf prose = {.arena = &a};
    source page = {0};
    token_list text = {0};
    prose_words words = {0};
    source_facts facts = {.furniture = &lexicon->furniture};
    prose_article(&prose, number, 5000);
    source_from_bytes(&page, &a, buf_str(&prose), S("article.txt"), &facts, NULL);
    tokenize(&text, &a, &page, &lexicon->words, &lexicon->abbreviations);
    double start = now();
    cut_words(&words, &a, lexicon, page.text, &text);
    double cut = now();
    read_names(&a, s->model, &words);
    double named = now();
    read_sentences(s, &words, false);
    double tagged = now();
    read_sentences(s, &words, true);
    sum->parse += now() - tagged;
    sum->tag += tagged - named;
    sum->names += named - cut;
    sum->words += cut - start;
    sum->bytes += prose.n;
    sum->count += words.forms.n;
    arena_free(&a);
}

static void say(const char *what, const times *t, double seconds)
{
    printf("%-10s %8.3f s  %8.1f MB/s  %8.0f thousand words/s\n", what, seconds,
           (double)t->bytes / 1e6 / seconds, (double)t->count / 1e3 / seconds);
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
    say("words", &sum, sum.words);
    say("names", &sum, sum.names);
    say("tag", &sum, sum.tag);
    say("tag, names", &sum, sum.tag + sum.names);
    say("tag, parse", &sum, sum.parse);
    printf("%-10s %8.3f ms\n", "load", loaded * 1e3);
    syntax_done(&s);
    arena_free(&a);
    dateline_model_free(model);
}
