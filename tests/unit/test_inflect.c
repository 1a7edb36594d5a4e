/* Inflection: base, form and the spellings it has, parted by |. */
#include "lex/inflect.h"

#include "base/buf.h"

#include "unit.h"

Suite *inflect_suite(void);

static const struct {
    const char *base;
    trigger_pos pos;
    trigger_form form;
    const char *want;
} cases[] = {
    {"arrest", TRIGGER_VERB, FORM_BASE, "arrest"},
    {"arrest", TRIGGER_VERB, FORM_PAST, "arrested"},
    {"arrest", TRIGGER_VERB, FORM_ING, "arresting"},
    {"invoke", TRIGGER_VERB, FORM_PAST, "invoked"},
    {"invoke", TRIGGER_VERB, FORM_ING, "invoking"},
    {"flee", TRIGGER_VERB, FORM_PRESENT, "flees"},
    {"flee", TRIGGER_VERB, FORM_ING, "fleeing"},
    {"deny", TRIGGER_VERB, FORM_PRESENT, "denies"},
    {"deny", TRIGGER_VERB, FORM_PAST, "denied"},
    {"deny", TRIGGER_VERB, FORM_ING, "denying"},
    {"deploy", TRIGGER_VERB, FORM_PRESENT, "deploys"},
    {"deploy", TRIGGER_VERB, FORM_PAST, "deployed"},
    {"ban", TRIGGER_VERB, FORM_PAST, "banned"},
    {"stop", TRIGGER_VERB, FORM_ING, "stopping"},
    {"open", TRIGGER_VERB, FORM_PAST, "opened"},
    {"beat up", TRIGGER_VERB, FORM_ING, "beating up"},
    {"quit", TRIGGER_VERB, FORM_ING, "quitting"},
    {"tax", TRIGGER_VERB, FORM_PAST, "taxed"},
    {"clash", TRIGGER_VERB, FORM_PRESENT, "clashes"},
    {"march", TRIGGER_VERB, FORM_PRESENT, "marches"},
    {"undergo surgery", TRIGGER_VERB, FORM_PRESENT, "undergoes surgery"},
    {"untie", TRIGGER_VERB, FORM_ING, "untying"},
    {"crack down on", TRIGGER_VERB, FORM_PAST, "cracked down on"},
    {"expel", TRIGGER_VERB, FORM_PAST, "expelled"},
    {"take to the streets", TRIGGER_VERB, FORM_PARTICIPLE, "taken to the streets"},
    {"take to the streets", TRIGGER_VERB, FORM_PAST, "took to the streets"},
    {"cancel", TRIGGER_VERB, FORM_PAST, "cancelled|canceled"},
    {"be born", TRIGGER_VERB, FORM_PAST, "was born|were born"},
    {"be born", TRIGGER_VERB, FORM_PRESENT, "is born"},
    {"election", TRIGGER_NOUN, FORM_PLURAL, "elections"},
    {"inquiry", TRIGGER_NOUN, FORM_PLURAL, "inquiries"},
    {"political crisis", TRIGGER_NOUN, FORM_PLURAL, "political crises"},
    {"state* of emergency", TRIGGER_NOUN, FORM_PLURAL, "states of emergency"},
    {"state* of emergency", TRIGGER_NOUN, FORM_BASE, "state of emergency"},
    {"speech", TRIGGER_NOUN, FORM_PLURAL, "speeches"},
};

static void add_row(irregular_table *t, arena *a, map *m, const char *base, irregular row)
{
    *map_slot_of(m, str_of(base)) = (uint32_t)t->rows.n;
    *vec_push(a, &t->rows) = row;
}

START_TEST(forms)
{
    arena a = {0};
    irregular_table t = {.verbs.arena = &a, .nouns.arena = &a};
    add_row(&t, &a, &t.verbs, "take", (irregular){.past = S("took"), .participle = S("taken")});
    add_row(&t, &a, &t.verbs, "be",
            (irregular){.past = S("was|were"), .present = S("is"), .ing = S("being")});
    add_row(&t, &a, &t.verbs, "cancel", (irregular){.past = S("cancelled|canceled")});
    add_row(&t, &a, &t.verbs, "expel", (irregular){.past = S("expelled")});
    add_row(&t, &a, &t.verbs, "undergo", (irregular){.present = S("undergoes")});
    add_row(&t, &a, &t.nouns, "crisis", (irregular){.plural = S("crises")});
    for (size_t i = 0; i < COUNT(cases); i++) {
        str_vec got = {0};
        inflect(&got, &a, &t, str_of(cases[i].base), cases[i].pos, cases[i].form);
        buf b = {.arena = &a};
        for (size_t k = 0; k < got.n; k++) {
            buf_put(&b, k ? S("|") : S(""));
            buf_put(&b, got.v[k]);
        }
        want_str(cases[i].base, buf_str(&b), cases[i].want);
    }
    arena_free(&a);
}
END_TEST

START_TEST(past_of_ing)
{
    static const char *const pairs[][2] = {
        {"killing", "killed"},   {"sentencing", "sentenced"}, {"burying", "buried"},
        {"stopping", "stopped"}, {"destroying", "destroyed"}, {"taking", "took"},
        {"hitting", "hit"},      {"dying", "died"},           {"biding", "bided"},
        {"robbery", "robbery"},
    };
    arena a = {0};
    irregular_table t = {.verbs.arena = &a, .nouns.arena = &a};
    add_row(&t, &a, &t.verbs, "take", (irregular){.past = S("took")});
    add_row(&t, &a, &t.verbs, "hit", (irregular){.past = S("hit"), .ing = S("hitting")});
    add_row(&t, &a, &t.verbs, "die", (irregular){.past = S("died"), .ing = S("dying")});
    add_row(&t, &a, &t.verbs, "bid", (irregular){.past = S("bid"), .ing = S("bidding")});
    for (size_t i = 0; i < COUNT(pairs); i++)
        want_str(pairs[i][0], inflect_past_of(&a, &t, str_of(pairs[i][0])), pairs[i][1]);
    arena_free(&a);
}
END_TEST

Suite *inflect_suite(void)
{
    const TTest *const tests[] = {forms, past_of_ing};
    return suite_of("inflect", tests, COUNT(tests));
}
