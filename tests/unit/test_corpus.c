/* What must hold of every article, whatever the lexicon says: each span lies in its text, each
 * index in its list, each quote is its bytes; DOT read back and written again is the same DOT.
 * Tried on the example corpus and on damaged copies of it.
 */
#include "base/file.h"
#include "base/utf8.h"
#include "find/article.h"
#include "graph/merge.h"
#include "shipped.h"
#include "unit.h"

Suite *corpus_suite(void);

#define EXAMPLE "data/belarus-2020"

static void must(const dateline_article *a, bool holds, const char *what, size_t i)
{
    ck_assert_msg(holds, "%.*s: %s %zu", STR_ARG(a->source.file), what, i);
}

static void check_text(const dateline_article *a)
{
    span all = {0, (uint32_t)a->source.text.n};
    uint32_t end = 0;
    must(a, utf8_invalid(a->source.text) == STR_NONE, "text is not UTF-8", 0);
    must(a, str_find_char(a->source.text, 0) == STR_NONE, "text holds a NUL", 0);
    for (size_t i = 0; i < a->source.blocks.n; i++) {
        span at = a->source.blocks.v[i].at;
        must(a, span_holds(all, at) && at.at >= end, "block out of order or text", i);
        end = span_end(at);
    }
    end = 0;
    for (size_t i = 0; i < a->text.tokens.n; i++) {
        span at = a->text.tokens.v[i].at;
        must(a, span_holds(all, at) && at.at >= end && at.n, "token out of order or text", i);
        end = span_end(at);
    }
    uint32_t next = 0;
    for (size_t i = 0; i < a->text.sentences.n; i++) {
        sentence s = a->text.sentences.v[i];
        must(a, s.first == next && s.n, "sentence does not follow the one before", i);
        must(a, span_holds(a->source.blocks.v[s.block].at, s.at), "sentence leaves its block", i);
        next = s.first + s.n;
    }
    must(a, next == a->text.tokens.n, "tokens without a sentence", next);
}

static bool in_sentence(const dateline_article *a, uint32_t s, uint32_t first, uint32_t n)
{
    const sentence *at = &a->text.sentences.v[s];
    return at->first <= first && first + n <= at->first + at->n;
}

static void check_times_and_entities(const dateline_article *a)
{
    span all = {0, (uint32_t)a->source.text.n};
    uint32_t at = 0;
    for (size_t i = 0; i < a->times.n; i++) {
        const timex *t = &a->times.v[i];
        must(a, span_holds(all, t->at) && t->at.n && t->at.at >= at, "time out of place", i);
        must(a, t->first + t->n <= a->text.tokens.n, "time beyond the tokens", i);
        must(a, t->sentence < a->text.sentences.n, "time without a sentence", i);
        must(a, in_sentence(a, t->sentence, t->first, t->n), "time leaves its sentence", i);
        must(a, t->anchor == NONE || t->anchor < a->times.n, "time counted from nothing", i);
        at = span_end(t->at);
    }
    for (size_t i = 0; i < a->mentions.n; i++) {
        const mention *m = &a->mentions.v[i];
        must(a, span_holds(all, m->at) && m->at.n, "mention out of text", i);
        must(a, m->entity < a->entities.n, "mention of nobody", i);
        must(a, m->sentence < a->text.sentences.n, "mention without a sentence", i);
        must(a, in_sentence(a, m->sentence, m->first, m->n), "mention leaves its sentence", i);
    }
    for (size_t i = 0; i < a->entities.n; i++)
        must(a, a->entities.v[i].name.n > 0, "entity without a name", i);
}

/* Whether the word is the past of an -ing form of the article: "killed", of "killing". */
static bool is_past_of_own(const dateline_article *a, str word)
{
    arena scratch = {0};
    bool found = false;
    for (size_t i = 0; i < a->text.tokens.n && !found; i++) {
        str ing = str_span(a->source.text, a->text.tokens.v[i].at);
        found = str_ends(ing, S("ing")) &&
                str_eq(inflect_past_of(&scratch, &a->lexicon->irregulars, ing), word);
    }
    arena_free(&scratch);
    return found;
}

/* Whether each word of a label stands in the article; but quotes, a speaker's colon, the 's of
 * "Weber's", which a pronoun stood for, a past of an -ing form, and "and others" for the rest of a
 * list need not. */
static bool in_own_words(const dateline_article *a, str label)
{
    str word;
    while (str_split(&label, ' ', &word)) {
        while (word.n > 0 && word.p[0] == '"')
            word = str_from(word, 1);
        while (word.n > 0 &&
               (str_ends(word, S("\"")) || str_ends(word, S(",")) || str_ends(word, S(":"))))
            word = str_sub(word, 0, word.n - 1);
        if (str_ends(word, S("'s")))
            word = str_sub(word, 0, word.n - 2);
        str rest = word.n > 0 ? str_from(word, 1) : word; /* "A week" may have become "a week" */
        bool others = str_eq(word, S("and")) || str_eq(word, S("others"));
        if (!others && str_find(a->source.text, rest) == STR_NONE && !is_past_of_own(a, word))
            return false;
    }
    return true;
}

static void check_events(const dateline_article *a)
{
    span all = {0, (uint32_t)a->source.text.n};
    for (size_t i = 0; i < a->events.n; i++) {
        const event *e = &a->events.v[i];
        must(a, span_holds(all, e->quote), "quote out of text", i);
        must(a, span_holds(e->quote, e->at) && e->at.n, "trigger outside its quote", i);
        must(a, e->label.n > 0 && in_own_words(a, e->label), "label in other words", i);
        must(a, e->trigger < shipped->triggers.n, "event of no trigger", i);
        must(a, e->time == NONE || e->time < a->times.n, "event at no time", i);
        must(a, e->confidence >= 0 && e->confidence <= 1, "confidence beyond 0 to 1", i);
        for (size_t k = 0; k < e->participants.n; k++) {
            const participant *p = &e->participants.v[k];
            bool named = p->mention < a->mentions.n;
            must(a, named || (p->mention == NONE && p->words.n > 0), "nobody takes part", i);
            must(a, p->words.n == 0 || span_holds(e->quote, p->words), "words not quoted", i);
        }
    }
    for (size_t i = 0; i < a->relations.n; i++) {
        const relation *r = &a->relations.v[i];
        must(a, r->from < a->events.n && r->to < a->events.n, "link to nothing", i);
        must(a, r->from != r->to, "link to itself", i);
        must(a, span_holds(all, r->cue) && r->cue.n, "link without words", i);
    }
}

/* Reads and checks one text; adds it to the merger if there is one. */
static void check_article(str text, str file, merger *m)
{
    dateline_article a = {.lexicon = shipped};
    source_facts facts = {.furniture = &shipped->furniture};
    if (!source_from_bytes(&a.source, &a.arena, text, file, &facts, NULL)) {
        find_all(&a);
        check_text(&a);
        check_times_and_entities(&a);
        check_events(&a);
        if (m)
            merger_add_article(m, &a);
    }
    arena_free(&a.arena);
}

static str_vec example_files(arena *a)
{
    str_vec all, articles = {0};
    ck_assert_int_eq(file_list(&all, a, S(EXAMPLE), NULL), DATELINE_OK);
    for (size_t i = 0; i < all.n; i++) {
        if (!str_ends(all.v[i], S(".csv")))
            *vec_push(a, &articles) = all.v[i];
    }
    ck_assert_uint_ge(articles.n, 8);
    return articles;
}

static str content(arena *a, str path)
{
    str text;
    ck_assert_int_eq(file_read(&text, a, path, FILE_MAX, NULL), DATELINE_OK);
    return text;
}

START_TEST(every_span_lies_in_its_text)
{
    arena a = {0};
    str_vec files = example_files(&a);
    for (size_t i = 0; i < files.n; i++)
        check_article(content(&a, files.v[i]), path_base(files.v[i]), NULL);
    arena_free(&a);
}
END_TEST

/* Bytes changed, cut out and doubled, always the same way. */
static str damage(arena *a, str text, uint32_t seed)
{
    buf out = {.arena = a};
    for (size_t i = 0; i < text.n; i++) {
        seed = seed * 1664525u + 1013904223u;
        uint32_t dice = (seed >> 16) % 400;
        if (dice == 0)
            buf_char(&out, (char)(seed >> 8));
        else if (dice == 1)
            i += 40;
        else if (dice == 2)
            buf_put(&out, str_sub(text, i > 60 ? i - 60 : 0, 60));
        else
            buf_char(&out, text.p[i]);
    }
    return buf_str(&out);
}

START_TEST(also_of_damaged_articles)
{
    arena a = {0};
    str_vec files = example_files(&a);
    for (uint32_t seed = 1; seed <= 20; seed++) {
        arena scratch = {0};
        for (size_t i = 0; i < files.n; i++)
            check_article(damage(&scratch, content(&scratch, files.v[i]), seed),
                          path_base(files.v[i]), NULL);
        arena_free(&scratch);
    }
    arena_free(&a);
}
END_TEST

START_TEST(dot_read_back_is_the_same_dot)
{
    arena a = {0}, work = {0};
    str_vec files = example_files(&a);
    merger *m = merger_new(&a, &work, shipped);
    for (size_t i = 0; i < files.n; i++)
        check_article(content(&a, files.v[i]), path_base(files.v[i]), m);
    dateline_graph graph = {0}, again = {0};
    merger_finish(m, &graph, 1);
    buf first = {.arena = &a}, second = {.arena = &a};
    graph_print(&first, &graph);
    ck_assert_int_eq(graph_parse(&again, S("first.gv"), buf_str(&first), NULL), DATELINE_OK);
    graph_print(&second, &again);
    ck_assert_uint_gt(graph.events.n, 10);
    ck_assert(str_eq(buf_str(&first), buf_str(&second)));
    arena_free(&graph.arena);
    arena_free(&again.arena);
    arena_free(&work);
    arena_free(&a);
}
END_TEST

Suite *corpus_suite(void)
{
    const TTest *tests[] = {every_span_lies_in_its_text, also_of_damaged_articles,
                            dot_read_back_is_the_same_dot};
    Suite *suite = suite_create("corpus");
    TCase *tcase = tcase_create("corpus");
    tcase_add_unchecked_fixture(tcase, shipped_load, shipped_free);
    tcase_set_timeout(tcase, 60);
    for (size_t i = 0; i < COUNT(tests); i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    return suite;
}
