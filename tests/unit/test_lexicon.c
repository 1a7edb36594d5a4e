/* The lexicon: data/en loads without a word, every name in it is found in a text, all states of
 * ISO 3166-1 are there, and a broken table is told by its place. */
#include "lex/lexicon.h"

#include "base/file.h"
#include "base/json.h"
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

Suite *lexicon_suite(void);

#define ISO "/usr/share/iso-codes/json/iso_3166-1.json"

static dateline_lexicon *load(void)
{
    const char *dirs[] = {"data/en"};
    heard h = {0};
    dateline_diag d = {hear, &h};
    dateline_lexicon *l;
    ck_assert_msg(dateline_lexicon_load(&l, dirs, 1, &d) == DATELINE_OK, "%s", h.text);
    return l;
}

static token_list tokens_of(const dateline_lexicon *l, arena *a, str text)
{
    source s = {.text = text};
    *vec_push(a, &s.blocks) = (block){{0, (uint32_t)text.n}, BLOCK_PARAGRAPH};
    token_list list = {0};
    tokenize(&list, a, &s, &l->words, &l->abbreviations);
    return list;
}

/* Phrases are split when the lexicon is read, texts when they are: both must agree. */
static void want_whole(const dateline_lexicon *l, const phrase_table *t, str form)
{
    arena a = {0};
    token_list list = tokens_of(l, &a, form);
    size_t n;
    uint32_t entry = phrase_match(t, list.tokens.v, 0, list.tokens.n, &n);
    ck_assert_msg(entry != PHRASE_NONE && n == list.tokens.n, "'%.*s' is not found in itself",
                  STR_ARG(form));
    arena_free(&a);
}

START_TEST(own_words)
{
    dateline_lexicon *l = load();
    for (size_t i = 0; i < l->name_matches.n; i++)
        want_whole(l, &l->name_forms, l->name_matches.v[i].as);
    for (size_t i = 0; i < l->titles.n; i++)
        want_whole(l, &l->title_forms, l->titles.v[i].title);
    for (size_t i = 0; i < l->cues.n; i++)
        want_whole(l, &l->cue_forms, l->cues.v[i].cue);
    for (size_t i = 0; i < l->link_cues.n; i++)
        want_whole(l, &l->link_forms, l->link_cues.v[i].cue);
    dateline_lexicon_free(l);
}
END_TEST

/* The classes of a table's words stand twice: as names in the schema, as bits in lexicon.h. */
START_TEST(classes_of_words)
{
    static const struct {
        str word;
        word_class all;
    } words[] = {
        {STR_INIT("svetlana"), WORD_GIVEN_NAME | WORD_WOMAN},
        {STR_INIT("airport"), WORD_NOT_NAME | WORD_PLACE_LAST},
        {STR_INIT("isle"), WORD_PLACE_FIRST},
        {STR_INIT("treaty"), WORD_NOT_NAME | WORD_THING_LAST},
        {STR_INIT("whose"), WORD_STOP | WORD_DETERMINER | WORD_RELATIVE},
        {STR_INIT("ought"), WORD_MODAL},
        {STR_INIT("her"), WORD_NOT_NAME | WORD_STOP | WORD_DETERMINER | WORD_FEMININE},
        {STR_INIT("another"),
         WORD_NOT_NAME | WORD_STOP | WORD_DETERMINER | WORD_INDEFINITE | WORD_OTHER},
    };
    dateline_lexicon *l = load();
    for (size_t i = 0; i < COUNT(words); i++) {
        word_class got = lexicon_class(l, intern_find(&l->words, words[i].word));
        ck_assert_msg(got == words[i].all, "'%.*s': got %llx, wanted %llx", STR_ARG(words[i].word),
                      (unsigned long long)got, (unsigned long long)words[i].all);
    }
    dateline_lexicon_free(l);
}
END_TEST

static const struct {
    const char *text, *trigger;
    trigger_pos pos;
    trigger_form form;
} triggers[] = {
    {"taken to the streets", "take to the streets", TRIGGER_VERB, FORM_PARTICIPLE},
    {"arrested", "arrest", TRIGGER_VERB, FORM_PAST},
    {"states of emergency", "state* of emergency", TRIGGER_NOUN, FORM_PLURAL},
    {"invoking", "invoke", TRIGGER_VERB, FORM_ING},
    {"news conferences", "news conference", TRIGGER_NOUN, FORM_PLURAL},
};

START_TEST(trigger_readings)
{
    dateline_lexicon *l = load();
    for (size_t i = 0; i < COUNT(triggers); i++) {
        arena a = {0};
        token_list list = tokens_of(l, &a, str_of(triggers[i].text));
        size_t n;
        uint32_t at = phrase_match(&l->trigger_forms, list.tokens.v, 0, list.tokens.n, &n);
        bool found = false;
        for (; at != PHRASE_NONE; at = l->trigger_matches.v[at].other) {
            const lex_trigger_match *m = &l->trigger_matches.v[at];
            const lex_trigger *t = &l->triggers.v[m->trigger];
            found |= m->form == triggers[i].form && t->pos == triggers[i].pos &&
                     str_eq(t->trigger, str_of(triggers[i].trigger));
        }
        ck_assert_msg(found && n == list.tokens.n, "'%s' not read", triggers[i].text);
        arena_free(&a);
    }
    dateline_lexicon_free(l);
}
END_TEST

START_TEST(all_states)
{
    if (file_kind_of(S(ISO)) != FILE_REGULAR)
        return; /* iso-codes is not installed */
    dateline_lexicon *l = load();
    arena a = {0};
    str text;
    ck_assert(file_read(&text, &a, S(ISO), FILE_MAX, NULL) == DATELINE_OK);
    json_value *iso = json_parse(text);
    const json_value *list = json_member(iso, "3166-1");
    ck_assert(json_count(list) > 200);
    for (size_t i = 0; i < json_count(list); i++) {
        str code = json_text(json_member(json_item(list, i), "alpha_2"));
        bool found = false;
        for (size_t k = 0; k < l->names.n; k++)
            found |= l->names.v[k].kind == ENTITY_STATE && str_eq(l->names.v[k].code, code);
        ck_assert_msg(found, "no state has the code %.*s", STR_ARG(code));
    }
    json_free(iso);
    arena_free(&a);
    dateline_lexicon_free(l);
}
END_TEST

static const struct {
    const char *table, *text, *want; /* the last message, behind the folder */
    int errors;
} broken[] = {
    {"triggers.csv", "trigger,pos,type,weight\nprotest,verb,protest,3\nmarch,verb,protest,7\n",
     "/triggers.csv:3:20: weight '7' is not a number from 0 to 3", 1},
    {"triggers.csv", "trigger,pos,type,weight\nx,verb,y,3\nx,verb,z,3\n",
     "/triggers.csv:3:8: unknown type 'z', types.csv has no such row", 2},
    {"triggers.csv", "trigger,pos,type,weight\nmarch,adverb,protest,\n",
     "/triggers.csv:2:22: weight '' may not be empty", 2},
    {"triggers.csv",
     "trigger,pos,type,weight,frame\nmarch,verb,protest,2,alone\nrise,verb,protest,2,alone|high\n",
     "/triggers.csv:3:21: unknown frame 'high', must be one of "
     "person|place|clause|alone|amount|plural|passive|doer|term",
     1},
    {"places.csv", "name,of\nParis,FR\nParis,FR\n",
     "/places.csv:3:1: 'Paris' is given twice, first in line 2", 1},
    {"places.csv", "name,country\nParis,FR\n", "/places.csv:1:1: unknown column 'country'", 1},
    {"places.csv", "of\nFR\n", "/places.csv:1:1: column 'name' is missing", 1},
    {"institutions.csv", "name,aliases\nX,a||b\n",
     "/institutions.csv:2:3: aliases 'a||b' has an empty item in its list", 1},
    {"link_cues.csv", "cue,type,reversed\nafter,follows,maybe\n",
     "/link_cues.csv:2:15: reversed 'maybe' must be 'yes' or empty", 1},
    {"affixes.csv", "affix,kind\nanti,front\n",
     "/affixes.csv:2:6: unknown kind 'front', must be one of prefix|suffix|ending|unit", 1},
    {"contractions.csv", "form,parts\ndont,do|n\n",
     "/contractions.csv:2:6: the parts do not make 'dont'", 1},
    {"states.csv", "name,code\n\"Ruri,XX\n", "/states.csv:2:0: quote is never closed", 1},
    {"states.csv", "name,code\nRuritania\xff,XX\n", "/states.csv:2:10: not UTF-8", 1},
};

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    ck_assert(f != NULL);
    fputs(text, f);
    fclose(f);
}

/* Of two rows for one word the user's counts. */
START_TEST(a_users_rows_come_first)
{
    char dir[] = "/tmp/dateline-lexicon-XXXXXX", affixes[100], contractions[100];
    ck_assert(mkdtemp(dir) != NULL);
    snprintf(affixes, sizeof affixes, "%s/affixes.csv", dir);
    snprintf(contractions, sizeof contractions, "%s/contractions.csv", dir);
    write_file(affixes, "affix,kind\nanti,suffix\n");
    write_file(contractions, "form,parts\nwont,won|t\n");
    const char *dirs[] = {"data/en", dir};
    dateline_lexicon *l;
    ck_assert(dateline_lexicon_load(&l, dirs, 2, NULL) == DATELINE_OK);
    ck_assert_uint_eq(map_get(&l->affixes, S("anti")), AFFIX_SUFFIX);
    ck_assert_uint_eq(l->contractions.v[intern_find(&l->words, S("wont"))], 1U << 3);
    dateline_lexicon_free(l);
    unlink(affixes);
    unlink(contractions);
    rmdir(dir);
}
END_TEST

START_TEST(mistakes)
{
    char dir[] = "/tmp/dateline-lexicon-XXXXXX";
    ck_assert(mkdtemp(dir) != NULL);
    for (size_t i = 0; i < COUNT(broken); i++) {
        char path[100];
        snprintf(path, sizeof path, "%s/%s", dir, broken[i].table);
        write_file(path, broken[i].text);
        heard h = {0};
        dateline_diag d = {hear, &h};
        const char *dirs[] = {"data/en", dir};
        dateline_lexicon *l;
        ck_assert(dateline_lexicon_load(&l, dirs, 2, &d) == DATELINE_INVALID);
        ck_assert(l == NULL);
        want_str(broken[i].text, str_of(h.text + strlen(dir)), broken[i].want);
        want_int(broken[i].text, h.errors, broken[i].errors);
        unlink(path);
    }
    rmdir(dir);
}
END_TEST

static int mistakes_in(const char *dir)
{
    heard h = {0};
    dateline_diag d = {hear, &h};
    dateline_lexicon *l;
    ck_assert(dateline_lexicon_load(&l, &dir, 1, &d) == DATELINE_INVALID);
    return h.errors;
}

/* Where types.csv is refused, each row of triggers.csv would be. */
START_TEST(one_mistake_is_told_once)
{
    char dir[] = "/tmp/dateline-lexicon-XXXXXX", types[100], rows[100];
    ck_assert(mkdtemp(dir) != NULL);
    snprintf(types, sizeof types, "%s/types.csv", dir);
    snprintf(rows, sizeof rows, "%s/triggers.csv", dir);
    write_file(types, "type,label,colour\nprotest,Protest,red\n");
    int without = mistakes_in(dir); /* triggers.csv is missing, as all others are */
    write_file(rows, "trigger,pos,type,weight\nmarch,verb,protest,2\nrise,verb,protest,2\n");
    want_int("mistakes", mistakes_in(dir), without - 1);
    unlink(types);
    unlink(rows);
    rmdir(dir);
}
END_TEST

/* Wherever memory runs out while loading, everything is given back. */
START_TEST(out_of_memory)
{
    const char *dirs[] = {"data/en"};
    size_t refused = 0;
    for (size_t n = 1; n < 400; n += 7) {
        dateline_lexicon *l;
        arena_fail_after(n);
        dateline_status status = dateline_lexicon_load(&l, dirs, 1, NULL);
        arena_fail_after(0);
        ck_assert(status == DATELINE_NOMEM || status == DATELINE_OK);
        refused += status == DATELINE_NOMEM;
        dateline_lexicon_free(l);
    }
    ck_assert_uint_gt(refused, 0);
}
END_TEST

Suite *lexicon_suite(void)
{
    const TTest *const tests[] = {
        own_words, classes_of_words,         trigger_readings, all_states, a_users_rows_come_first,
        mistakes,  one_mistake_is_told_once, out_of_memory};
    return suite_of("lexicon", tests, COUNT(tests));
}
