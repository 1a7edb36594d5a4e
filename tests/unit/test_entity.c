/* Entities: a text and the entities found in it, in the order in which they are met. */
#include "find/article.h"

#include "base/buf.h"
#include "shipped.h"
#include "unit.h"

Suite *entity_suite(void);

static const struct {
    const char *text, *want; /* kind name (aliases), role xmentions; ... */
} cases[] = {
    {"UK Foreign Secretary Dominic Raab spoke. Raab left.",
     "state United Kingdom (UK) x1; person Dominic Raab (Raab), foreign secretary x2"},
    {"President Alexander Lukashenko won. Later Lukashenka said no.",
     "person Alexander Lukashenko (Lukashenka), president x2"},
    {"Ann Miller met Bob Miller. Ann Miller's husband Bob Miller left.",
     "person Ann Miller x2; person Bob Miller x2"},
    {"The Organization for Security and Co-operation in Europe (OSCE) met. The OSCE's permanent "
     "council followed.",
     "institution OSCE (Organization for Security and Co-operation in Europe) x3; institution "
     "OSCE Permanent Council (permanent council) x1"},
    {"The Fictional Widget Agency (FWA) closed. Workers of the FWA protested.",
     "institution Fictional Widget Agency (FWA) x3; group workers (Workers) x1"},
    {"Ruritanian police and Belarusian diplomats met in Minsk.",
     "group police x1; state Belarus x1; group diplomats x1; place Minsk x1"},
    {"They invoked the Vienna Mechanism and the Paris Agreement.", ""},
    {"A report by the Ministry of Foreign Affairs of Japan came out.",
     "institution Ministry of Foreign Affairs of Japan x1"},
    {"Michael Jordan flew to Jordan.", "person Michael Jordan x1; state Jordan x1"},
    {"Bashar al-Assad met Ban Ki-moon and Ursula von der Leyen.",
     "person Bashar al-Assad x1; person Ban Ki-moon x1; person Ursula von der Leyen x1"},
    {"Zyx Qwerton, the mayor of Berlin, resigned.",
     "person Zyx Qwerton, mayor x1; place Berlin x1"},
    {"\"No,\" said Zyx Qwerton.", "person Zyx Qwerton x1"},
    {"The Costa Serena sank.", ""},
    /* names that no table has */
    {"A court freed Holm on Friday. Lawyer Per Olav Dahl said Holm would return to work.",
     "person Per Olav Dahl x1; person Holm x2"},
    {"Talks with the FFL ended. The Free Fishers' League (FFL) left.",
     "institution Free Fishers' League (FFL) x3"},
    {"\xc2\xa9 Ana Berg/XYZ via Photo Images", ""},
    {"In Zuwara, Libya, many fled. Zuwara is a port.", "place Zuwara x2; state Libya x1"},
    {"Who was it? It was the WHO.", "institution World Health Organization (WHO) x1"},
    {"She ate turkey in Turkey.", "state Turkey x1"},
    {"Meta CEO Mark Zuckerberg spoke.", "person Mark Zuckerberg, chief executive x1"},
    {"Doe was held. John Doe, 45, a farmer from Bonn, left.",
     "person John Doe (Doe), farmer x2; place Bonn x1"},
    {"", ""},
};

static void show(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->entities.n; i++) {
        const entity *e = &a->entities.v[i];
        size_t mentions = 0;
        for (size_t k = 0; k < a->mentions.n; k++)
            mentions += a->mentions.v[k].entity == i;
        buf_printf(out, "%s%.*s %.*s", i ? "; " : "", STR_ARG(entity_kind_name(e->kind)),
                   STR_ARG(e->name));
        for (size_t k = 0; k < e->aliases.n; k++)
            buf_printf(out, "%s%.*s", k ? "|" : " (", STR_ARG(e->aliases.v[k]));
        buf_printf(out, "%s", e->aliases.n ? ")" : "");
        if (e->role.n)
            buf_printf(out, ", %.*s", STR_ARG(e->role));
        buf_printf(out, " x%zu", mentions);
    }
}

static dateline_article read_text(str text)
{
    dateline_article a = {.lexicon = shipped};
    a.source.text = text;
    if (text.n)
        *vec_push(&a.arena, &a.source.blocks) = (block){{0, (uint32_t)text.n}, BLOCK_PARAGRAPH};
    tokenize(&a.text, &a.arena, &a.source, &shipped->words, &shipped->abbreviations);
    find_times(&a);
    find_entities(&a);
    return a;
}

START_TEST(entities)
{
    shipped_load();
    for (size_t i = 0; i < COUNT(cases); i++) {
        dateline_article a = read_text(str_of(cases[i].text));
        buf b = {.arena = &a.arena};
        show(&b, &a);
        want_str(cases[i].text, buf_str(&b), cases[i].want);
        arena_free(&a.arena);
    }
    shipped_free();
}
END_TEST

/* Mentions stand in text order, do not overlap and lie in their sentence. */
START_TEST(order)
{
    shipped_load();
    dateline_article a = read_text(
        S("President Jane Roe of Chile met Chancellor Olaf Scholz in Berlin. Roe and Scholz, "
          "who lead Chile and Germany, visited the Bundestag, NATO and Jim Bo Hu.\n\nRoe left."));
    ck_assert(a.mentions.n > 6);
    for (size_t i = 0; i < a.mentions.n; i++) {
        const mention *m = &a.mentions.v[i];
        const sentence *s = &a.text.sentences.v[m->sentence];
        ck_assert(m->entity < a.entities.n);
        ck_assert(m->first >= s->first && m->first + m->n <= s->first + s->n);
        ck_assert(i == 0 || m->first >= a.mentions.v[i - 1].first + a.mentions.v[i - 1].n);
        ck_assert(span_holds((span){0, (uint32_t)a.source.text.n}, m->at));
    }
    arena_free(&a.arena);
    shipped_free();
}
END_TEST

Suite *entity_suite(void)
{
    const TTest *const tests[] = {entities, order};
    return suite_of("entity", tests, COUNT(tests));
}
