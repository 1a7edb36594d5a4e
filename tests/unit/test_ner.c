/* lang: names: lists, runs, acronyms, labels, files of tokens, and models that are not whole. */
#include "lang/bio.h"
#include "lang/model.h"
#include "lang/ner.h"
#include "unit.h"

Suite *ner_suite(void);

static uint32_t split(str *forms, const char *text)
{
    uint32_t n = 0;
    str rest = str_of(text);
    while (str_split(&rest, ' ', &forms[n]))
        n++;
    return n;
}

/* Lists that know nothing but one phrase. */
static ner_lists lists_of(row_index *index, uint16_t *checks, uint16_t *kinds, const char *phrase,
                          uint16_t kind)
{
    str forms[8];
    uint32_t n = split(forms, phrase), key = 0;
    for (uint32_t i = 0; i < n; i++) {
        lang_word w;
        lang_word_read(&w, forms[i]);
        key = known_key(key, w.lower);
        checks[i] = table_check(key);
        kinds[i] = i + 1 < n ? KNOWN_LONGER : kind;
    }
    *index = (row_index){checks, 1};
    return (ner_lists){index, kinds};
}

START_TEST(words_that_may_be_names_are_asked)
{
    static const struct {
        const char *text, *asked; /* x: asked */
    } rows[] = {
        {"the council met in Vienna .", "....x."},
        {"Movement for the Left won", "xxxx."},
        {"Bo gave all that he had to Ana", "x......x"},
        {"al-Qaeda , Łódź", "xxx"},
        {"", "."},
        {"iPhone", "x"},
    };
    uint16_t checks[BUCKET] = {0}, kinds[BUCKET] = {0};
    row_index index;
    ner_lists lists = lists_of(&index, checks, kinds, "Nowhere", KNOWN_PLACE);
    for (size_t i = 0; i < COUNT(rows); i++) {
        str forms[16];
        ner_word words[16];
        char asked[17] = {0};
        uint32_t n = split(forms, rows[i].text);
        ner_words_read(words, lists, forms, n);
        for (uint32_t k = 0; k < n; k++)
            asked[k] = words[k].asked ? 'x' : '.';
        want_str(rows[i].text, str_of(asked), rows[i].asked);
    }
}
END_TEST

START_TEST(phrases_are_known)
{
    uint16_t checks[BUCKET] = {0}, kinds[BUCKET] = {0};
    row_index index;
    str forms[8];
    ner_word words[8];
    ner_lists lists = lists_of(&index, checks, kinds, "Gulf of Langhavn", KNOWN_PLACE);
    uint32_t n = split(forms, "the gulf of Langhavn froze");
    ner_words_read(words, lists, forms, n);
    for (uint32_t i = 0; i < n; i++)
        want_int("known", words[i].phrase, i > 0 && i < 4 ? KNOWN_PLACE : 0);
    want_int("first", words[1].place, 1 + NAME_BEGIN);
    want_int("middle", words[2].place, 1 + NAME_INSIDE);
    want_int("last", words[3].place, 1 + NAME_LAST);
    n = split(forms, "Gulf of Holm");
    ner_words_read(words, lists, forms, n);
    want_int("another", words[0].phrase, 0);
}
END_TEST

START_TEST(acronyms_open_the_words_before)
{
    static const struct {
        const char *text, *marks;
    } rows[] = {
        {"the Free Fishers League ( FFL ) met", "03330200"},
        {"the Movement for the Left ( ML ) met", "033330200"},
        {"the Council ( FFL ) met", "000100"},
        {"a town ( Holm ) burned", "000100"},
        {"( A )", "010"},
        {"Free ( FFFFFFFFFFFFFFFF )", "0010"},
    };
    uint16_t checks[BUCKET] = {0}, kinds[BUCKET] = {0};
    row_index index;
    ner_lists lists = lists_of(&index, checks, kinds, "Nowhere", KNOWN_PLACE);
    for (size_t i = 0; i < COUNT(rows); i++) {
        str forms[16];
        ner_word words[16];
        char marks[17] = {0};
        uint32_t n = split(forms, rows[i].text);
        ner_words_read(words, lists, forms, n);
        for (uint32_t k = 0; k < n; k++)
            marks[k] = (char)('0' + words[k].acronym);
        want_str(rows[i].text, str_of(marks), rows[i].marks);
    }
}
END_TEST

START_TEST(labels_follow_each_other)
{
    static const struct {
        uint32_t a, b;
        bool may;
    } rows[] = {
        {NER_OTHER, NER_OTHER, true},
        {NER_OTHER, 1, true},
        {NER_OTHER, 2, false},
        {NER_OTHER, 3, false},
        {NER_OTHER, 4, true},
        {1, 2, true},
        {1, 3, true},
        {1, 1, false},
        {1, NER_OTHER, false},
        {1, 7, false},
        {2, 3, true},
        {3, NER_OTHER, true},
        {3, 5, true},
        {4, 4, true},
        {4, 2, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        want_int("follows", ner_may_follow(rows[i].a, rows[i].b), rows[i].may);
    for (uint32_t k = 0; k < NAME_KINDS; k++) {
        for (uint32_t p = 0; p < NAME_PARTS; p++) {
            uint32_t label = ner_label((name_kind)k, (name_part)p);
            want_int("kind", ner_kind_of(label), k);
            want_int("part", ner_part_of(label), p);
        }
    }
}
END_TEST

START_TEST(tokens_and_tags_are_read)
{
    arena a = {0};
    bio_file f;
    const char *text = "-DOCSTART-\tO\n\nBo\tNNP\tB-PER\r\nmet\n\n\n-DOCSTART-\nAna\tB-PER";
    ck_assert_int_eq(bio_read(&f, &a, S("f"), str_of(text), NULL), DATELINE_OK);
    want_int("sentences", f.sentences.n, 2);
    want_int("tokens", f.forms.n, 3);
    want_int("opens", f.sentences.v[0].opens && f.sentences.v[1].opens, true);
    want_str("last column", f.tags.v[0], "B-PER");
    want_str("no tag", f.tags.v[1], "");
    want_str("third", f.forms.v[2], "Ana");
    heard h = {0};
    dateline_diag d = {hear, &h};
    ck_assert_int_eq(bio_read(&f, &a, S("f"), S("Bo\tO\n\nhe went\tO\n"), &d), DATELINE_INVALID);
    want_str("said", str_of(h.text), "f:3:0: a token and a tab expected, not 'he went'");
    arena_free(&a);
}
END_TEST

/* A model whose weights are all zero, but for the bias of one label. */
static void blank_model(buf *out, uint32_t label)
{
    static const size_t sizes[NER_MODEL_PARTS] = {
        [NER_KNOWN_CHECKS] = BUCKET * 2, [NER_KNOWN_KINDS] = BUCKET * 2,
        [NER_CHECKS] = BUCKET * 2,       [NER_ROWS] = BUCKET * VECTOR_WIDTH,
        [NER_BIAS] = VECTOR_WIDTH * 2,   [NER_OUTPUT] = 16 * VECTOR_WIDTH,
        [NER_OUTPUT_BIAS] = 16 * 4,      [NER_MOVES] = NER_LABELS * NER_LABELS * 4,
    };
    str parts[NER_MODEL_PARTS];
    for (size_t i = 0; i < NER_MODEL_PARTS; i++)
        parts[i] = (str){arena_new(out->arena, char, sizes[i]), sizes[i]};
    int32_t bias = 1000;
    memcpy((char *)(uintptr_t)parts[NER_OUTPUT_BIAS].p + label * 4, &bias, sizeof bias);
    weights_write(out, (weights_kind){NER_MODEL_VERSION, NER_MODEL_PARTS}, parts);
}

START_TEST(names_are_whole)
{
    static const struct {
        uint32_t label;
        const char *text;
        uint32_t names, first, n;
    } rows[] = {
        {0, "Ana Berg", 0, 0, 0},
        {4, "so Ana Berg", 2, 1, 1},
        {6, "so Ana Berg Olsen", 1, 1, 3}, /* inside of an institution: begun and ended, too */
        {4, "nothing here", 0, 0, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        buf bytes = {.arena = &a};
        ner_model m = {0};
        ner n;
        str forms[8];
        blank_model(&bytes, rows[i].label);
        ck_assert_int_eq(ner_model_open(&m, S("m"), buf_str(&bytes), NULL), DATELINE_OK);
        ner_new(&n, &a, &m);
        ner_add(&n, forms, split(forms, rows[i].text));
        ner_find(&n);
        want_int(rows[i].text, n.names.n, rows[i].names);
        if (n.names.n > 0) {
            want_int("first", n.names.v[0].first, rows[i].first);
            want_int("words", n.names.v[0].n, rows[i].n);
        }
        ner_model_close(&m);
        arena_free(&a);
    }
}
END_TEST

START_TEST(long_runs_end)
{
    arena a = {0};
    buf bytes = {.arena = &a};
    ner_model m = {0};
    ner n;
    enum { WORDS = 5000 };
    str *forms = arena_new(&a, str, WORDS);
    for (uint32_t i = 0; i < WORDS; i++)
        forms[i] = S("SHOUT");
    blank_model(&bytes, 4);
    ck_assert_int_eq(ner_model_open(&m, S("m"), buf_str(&bytes), NULL), DATELINE_OK);
    ner_new(&n, &a, &m);
    ner_add(&n, forms, WORDS);
    ner_add(&n, forms, 1);
    ner_find(&n);
    want_int("names", n.names.n, WORDS + 1);
    want_int("next sentence", n.names.v[WORDS].first, WORDS + 1);
    arena_free(&a);
}
END_TEST

START_TEST(broken_models_of_names_are_refused)
{
    static const struct {
        size_t at;
        uint64_t value;
        const char *said;
    } rows[] = {
        {8, MODEL_VERSION, "m:0:0: was learned for another version of dateline"},
        {32 + 16 * NER_ROWS + 8, 64, "m:0:0: is damaged: its parts do not fit each other"},
        {32 + 16 * NER_KNOWN_KINDS + 8, 2, "m:0:0: is damaged: its parts do not fit each other"},
        {32 + 16 * NER_MOVES + 8, 64, "m:0:0: is damaged: its parts do not fit each other"},
        {32 + 16 * NER_BIAS, 1 << 20, "m:0:0: is damaged: a part lies outside of it"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        buf b = {.arena = &a};
        heard h = {0};
        dateline_diag d = {hear, &h};
        ner_model m = {0};
        blank_model(&b, 0);
        memcpy(b.p + rows[i].at, &rows[i].value, 8);
        weights_seal(b.p, b.n);
        ck_assert_int_eq(ner_model_open(&m, S("m"), buf_str(&b), &d), DATELINE_INVALID);
        want_str("said", str_of(h.text), rows[i].said);
        arena_free(&a);
    }
}
END_TEST

/* Whole, but sums with it would run over. */
START_TEST(huge_weights_are_refused)
{
    arena a = {0};
    buf b = {.arena = &a};
    ner_model m = {0};
    blank_model(&b, 0);
    uint64_t at;
    int32_t huge = INT32_MIN;
    memcpy(&at, b.p + 32 + 16 * NER_OUTPUT_BIAS, sizeof at);
    memcpy(b.p + at, &huge, sizeof huge);
    weights_seal(b.p, b.n);
    ck_assert_int_eq(ner_model_open(&m, S("m"), buf_str(&b), NULL), DATELINE_INVALID);
    arena_free(&a);
}
END_TEST

Suite *ner_suite(void)
{
    const TTest *tests[] = {words_that_may_be_names_are_asked,
                            phrases_are_known,
                            acronyms_open_the_words_before,
                            labels_follow_each_other,
                            tokens_and_tags_are_read,
                            names_are_whole,
                            long_runs_end,
                            broken_models_of_names_are_refused,
                            huge_weights_are_refused};
    return suite_of("ner", tests, COUNT(tests));
}
