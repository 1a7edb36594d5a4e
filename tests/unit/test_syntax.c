/* lang: words as numbers, the parser's moves, kernels, CoNLL-U, and models that are not whole. */
#include "lang/annotate.h"
#include "unit.h"

Suite *syntax_suite(void);

START_TEST(words_are_alike_by_sense)
{
    static const struct {
        const char *a, *b;
        bool lower, shape;
    } rows[] = {
        {"Council", "council", true, false},
        {"council", "treaty", false, true},
        {"2019", "1998", true, true},
        {"it’s", "it's", true, true},
        {"U.S.", "U.N.", false, true},
        {"MacDonald", "MacArthur", false, true},
        {"", "", true, true},
        {"“", "\"", true, true},
        {"Minsk-based", "Kyiv-led", false, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        lang_word a, b;
        lang_word_read(&a, str_of(rows[i].a));
        lang_word_read(&b, str_of(rows[i].b));
        want_int(rows[i].a, a.lower == b.lower, rows[i].lower);
        want_int(rows[i].a, a.shape == b.shape, rows[i].shape);
    }
    lang_word w;
    char longest[500];
    memset(longest, '-', sizeof longest);
    lang_word_read(&w, (str){longest, sizeof longest});
    want_int("no letters", w.capital, 3);
    lang_word_read(&w, S("NATO"));
    want_int("capitals", w.capital, 2);
    want_int("ends", w.suffix[1], 't' << 8 | 'o');
}
END_TEST

/* "ministers met in Vienna": 2 is the root, 4 its child, 3 that one's. */
START_TEST(moves_build_a_tree)
{
    static const transition moves[] = {SHIFT, LEFT, SHIFT, SHIFT, LEFT, SHIFT, RIGHT, RIGHT};
    static const uint16_t heads[] = {0, 2, 0, 4, 2};
    arena a = {0};
    parse_state s;
    parse_state_new(&s, &a, 4);
    parse_start(&s, 4);
    ck_assert(!parse_allows(&s, LEFT) && !parse_allows(&s, RIGHT));
    for (size_t i = 0; i < COUNT(moves); i++) {
        ck_assert_msg(parse_allows(&s, moves[i]), "move %zu", i);
        parse_apply(&s, moves[i], (uint16_t)(i + 1));
    }
    ck_assert(parse_done(&s));
    for (uint16_t i = 1; i <= 4; i++)
        want_int("head", s.nodes[i].head, heads[i]);
    want_int("left child", s.nodes[2].left[0], 1);
    want_int("right child", s.nodes[2].right[0], 4);
    want_int("label", s.nodes[3].label, 5);
    arena_free(&a);
}
END_TEST

static uint32_t noise(uint32_t *x)
{
    *x = *x * 1664525u + 1013904223u;
    return *x >> 8;
}

static int8_t any_weight(int round, uint32_t *x)
{
    return (int8_t)(round == 0 ? -127 : round == 1 ? 127 : (int)(noise(x) % 255) - 127);
}

/* Any weights that a model can have, also the extreme ones. */
static void layers_agree(const lang_kernel *best)
{
    static int8_t weights[STATE_WIDTH * STATE_WIDTH];
    uint8_t input[STATE_WIDTH], plain[STATE_WIDTH], fast[STATE_WIDTH];
    int32_t bias[STATE_WIDTH], plain_out[STATE_WIDTH], fast_out[STATE_WIDTH];
    int16_t small[STATE_WIDTH], plain_sums[STATE_WIDTH], fast_sums[STATE_WIDTH];
    const lang_kernel *base = &lang_kernel_plain;
    static const size_t outputs[] = {16, 32, 48, 96, 112, 128},
                        widths[] = {VECTOR_WIDTH, STATE_WIDTH};
    uint32_t x = 1;
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < COUNT(weights); i++)
            weights[i] = any_weight(round, &x);
        for (size_t i = 0; i < STATE_WIDTH; i++) {
            input[i] = (uint8_t)(round < 2 ? 127 : noise(&x) % 128);
            bias[i] = (int32_t)(noise(&x) % 20000) - 10000;
            small[i] = (int16_t)((int)(noise(&x) % 4000) - 2000);
        }
        const int8_t *rows[] = {weights, weights + STATE_WIDTH, weights + 7 * STATE_WIDTH};
        const int16_t *sums[] = {small, small};
        for (size_t k = 0; k < COUNT(widths); k++) {
            base->layer(plain, widths[k], FINE_BITS, small, rows, 3, sums, 2);
            best->layer(fast, widths[k], FINE_BITS, small, rows, 3, sums, 2);
            ck_assert_mem_eq(plain, fast, widths[k]);
        }
        for (size_t k = 0; k < COUNT(outputs); k++) {
            base->dense(plain_out, bias, weights, outputs[k], VECTOR_WIDTH, input);
            best->dense(fast_out, bias, weights, outputs[k], VECTOR_WIDTH, input);
            ck_assert_mem_eq(plain_out, fast_out, outputs[k] * sizeof *fast_out);
            plain_out[noise(&x) % outputs[k]] = plain_out[noise(&x) % outputs[k]];
            want_int("best", best->best(plain_out, outputs[k]), base->best(plain_out, outputs[k]));
        }
        memcpy(plain_sums, small, sizeof small);
        memcpy(fast_sums, small, sizeof small);
        base->add_sums(plain_sums, small, STATE_WIDTH);
        best->add_sums(fast_sums, small, STATE_WIDTH);
        ck_assert_mem_eq(plain_sums, fast_sums, sizeof fast_sums);
    }
}

/* As many at once as are, with none to three rows each. */
static void mixes_agree(const lang_kernel *best)
{
    enum { MOST = 9 };
    static int8_t weights[STATE_WIDTH * STATE_WIDTH];
    static uint8_t input[MOST][STATE_WIDTH];
    static int16_t plain[MOST][STATE_WIDTH], fast[MOST][STATE_WIDTH];
    static const size_t outputs[] = {32, 96, 128};
    uint32_t x = 2;
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < COUNT(weights); i++)
            weights[i] = any_weight(round, &x);
        const int8_t *rows[] = {weights + 5, weights + STATE_WIDTH, weights + 7 * STATE_WIDTH};
        lang_mixing of[MOST];
        for (size_t n = 1; n <= MOST; n++) {
            for (size_t k = 0; k < n; k++) {
                for (size_t i = 0; i < STATE_WIDTH; i++)
                    input[k][i] = (uint8_t)(round < 2 ? 127 : noise(&x) % 128);
                of[k] = (lang_mixing){plain[k], n > 1 ? input[k] : NULL, rows, (n + k) % 4};
            }
            lang_kernel_plain.mix(of, n, weights, outputs[n % 3], STATE_WIDTH);
            for (size_t k = 0; k < n; k++)
                of[k].out = fast[k];
            best->mix(of, n, weights, outputs[n % 3], STATE_WIDTH);
            ck_assert_mem_eq(plain, fast, sizeof fast);
        }
    }
}

static void searches_agree(const lang_kernel *best)
{
    enum { BUCKETS = 7, KEYS = 3000 };
    uint16_t checks[BUCKETS * BUCKET];
    static uint32_t keys[KEYS];
    static const int8_t *plain[KEYS + 1], *fast[KEYS + 1];
    uint32_t x = 1;
    for (size_t i = 0; i < COUNT(checks); i++)
        checks[i] = (uint16_t)(i % 5 == 0 ? 0 : noise(&x) % 64);
    for (size_t i = 0; i < KEYS; i++)
        keys[i] = noise(&x) << 16 | (noise(&x) % 64);
    lang_table table = {{checks, BUCKETS}, (const int8_t *)checks, 1};
    size_t n = lang_kernel_plain.find(plain, &table, keys, KEYS);
    ck_assert_uint_gt(n, 10);
    want_int("found", best->find(fast, &table, keys, KEYS), n);
    ck_assert_mem_eq(plain, fast, n * sizeof *fast);
}

START_TEST(kernels_agree)
{
    const lang_kernel *all[LANG_KERNELS];
    size_t n = lang_kernel_list(all);
    ck_assert_ptr_eq(all[0], lang_kernel_best());
    ck_assert_ptr_eq(all[n - 1], &lang_kernel_plain);
    for (size_t i = 0; i + 1 < n; i++) {
        layers_agree(all[i]);
        mixes_agree(all[i]);
        searches_agree(all[i]);
    }
}
END_TEST

START_TEST(conllu_comes_back)
{
    str text =
        S("# sent_id = 1\n# text = Both left\n1-2\tBothleft\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "1\tBoth\tboth\tPRON\tDT\t_\t2\tnsubj\t2:nsubj\t_\n1.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "2\tleft\tleave\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No\n\n\n"
          "1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\r\n");
    arena a = {0};
    conllu_file file;
    buf out = {.arena = &a};
    ck_assert_int_eq(conllu_read(&file, &a, S("t"), text, NULL), DATELINE_OK);
    want_int("sentences", file.sentences.n, 2);
    want_int("tokens", file.tokens.n, 3);
    want_str("comments", file.sentences.v[0].comments, "# sent_id = 1\n# text = Both left");
    conllu_put_token(&out, 2, &file.tokens.v[1]);
    conllu_put_token(&out, 1, &file.tokens.v[2]);
    want_str("written", buf_str(&out),
             "2\tleft\tleave\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No\n"
             "1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n");
    arena_free(&a);
}
END_TEST

START_TEST(conllu_mistakes)
{
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"1\tBoth\n", "f:1:0: ten columns expected, not '1\tBoth'"},
        {"1\ta\t_\t_\t_\t_\t0\t_\t_\t_\n3\tb\t_\t_\t_\t_\t0\t_\t_\t_\n",
         "f:2:0: token number out of order: '3'"},
        {"1\ta\t_\t_\t_\t_\tx\t_\t_\t_\n", "f:1:0: cannot read head 'x'"},
        {"1\ta\t_\t_\t_\t_\t2\t_\t_\t_\n\n",
         "f:2:0: head beyond its sentence, which ends at 'this line'"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        conllu_file file;
        heard h = {0};
        dateline_diag d = {hear, &h};
        ck_assert_int_eq(conllu_read(&file, &a, S("f"), str_of(rows[i].text), &d),
                         DATELINE_INVALID);
        want_str(rows[i].text, str_of(h.text), rows[i].said);
        arena_free(&a);
    }
}
END_TEST

/* A model whose weights are all zero: whole, and ignorant. Tables have so many buckets. */
static void blank_model(buf *out, const char *tags, const char *labels, size_t buckets)
{
    size_t checks = buckets * BUCKET * 2, rows = buckets * BUCKET;
    const size_t sizes[MODEL_PARTS] = {
        [PART_WORD_CHECKS] = checks,
        [PART_WORD_CLASSES] = rows,
        [PART_SURE_CHECKS] = checks,
        [PART_SURE_TAGS] = rows,
        [PART_FORM_CHECKS] = checks,
        [PART_FORM_ROWS] = rows * FORM_WIDTH,
        [PART_FORM_BIAS] = FORM_WIDTH * 2,
        [PART_CONTEXT] = CONTEXT * VECTOR_WIDTH * FORM_WIDTH,
        [PART_TOKEN_CHECKS] = checks,
        [PART_TOKEN_ROWS] = rows * VECTOR_WIDTH,
        [PART_TOKEN_BIAS] = VECTOR_WIDTH * 2,
        [PART_TAG] = OUTPUT_PAD * VECTOR_WIDTH,
        [PART_TAG_BIAS] = OUTPUT_PAD * 4,
        [PART_STATE_CHECKS] = checks,
        [PART_STATE_ROWS] = rows * STATE_WIDTH,
        [PART_STATE_BIAS] = STATE_WIDTH * 2,
        [PART_MIX] = PARSE_ROLES * STATE_WIDTH * VECTOR_WIDTH,
        [PART_MOVE] = OUTPUT_PAD * STATE_WIDTH,
        [PART_MOVE_BIAS] = OUTPUT_PAD * 4,
        [PART_LABEL] = 2 * OUTPUT_PAD * STATE_WIDTH,
        [PART_LABEL_BIAS] = 2 * OUTPUT_PAD * 4,
    };
    str parts[MODEL_PARTS];
    for (size_t i = 0; i < MODEL_PARTS; i++)
        parts[i] = (str){arena_new(out->arena, char, sizes[i]), sizes[i]};
    parts[PART_TAGS] = str_of(tags);
    parts[PART_LABELS] = str_of(labels);
    weights_write(out, (weights_kind){MODEL_VERSION, MODEL_PARTS}, parts);
}

START_TEST(a_blank_model_builds_trees)
{
    arena a = {0};
    buf bytes = {.arena = &a};
    dateline_model m = {0};
    syntax s;
    enum { WORDS = 2 * PARSE_MOST + 345 };
    conllu_token *tokens = arena_new(&a, conllu_token, WORDS);
    blank_model(&bytes, "NOUN\tNNS\n", "dep\n", 1);
    ck_assert_int_eq(model_open(&m, S("blank"), buf_str(&bytes), NULL), DATELINE_OK);
    syntax_new(&s, &a, &m, PARSE_MOST);
    static const uint32_t counts[] = {0, 1, 2, PARSE_MOST, PARSE_MOST + 1, WORDS};
    for (size_t c = 0; c < COUNT(counts); c++) {
        uint32_t roots = 0;
        for (uint32_t i = 0; i < counts[c]; i++)
            tokens[i] = (conllu_token){.form = S("words")};
        annotate(&s, tokens, counts[c]);
        for (uint32_t i = 0; i < counts[c]; i++) {
            ck_assert_uint_le(tokens[i].head, counts[c]);
            want_str("tag", tokens[i].xpos, "NNS");
            roots += tokens[i].head == 0;
            want_int("root", str_eq(tokens[i].deprel, S("root")), tokens[i].head == 0);
        }
        want_int("one root", roots, counts[c] > 0);
    }
    model_close(&m);
    arena_free(&a);
}
END_TEST

enum { FORMS = 12000, SENTENCE = 40, SENTENCES = 30 };

static void write_forms(str *forms, arena *a)
{
    static const char *const starts[] = {"",
                                         "a",
                                         "about",
                                         "beginnings-",
                                         "beginnings-and-ends-",
                                         "forms-too-long-to-be-remembered-"};
    uint32_t x = 5;
    for (uint32_t i = 0; i < FORMS; i++) {
        buf b = {.arena = a};
        buf_printf(&b, "%s%x", starts[i % COUNT(starts)], noise(&x) % 0x10000);
        forms[i] = buf_str(&b);
    }
}

/* Any weights, and a row for whatever these forms are asked. */
static void noisy_model(dateline_model *m, buf *bytes, const str *forms)
{
    uint32_t x = 9;
    blank_model(bytes, "NOUN\tNNS\nVERB\tVB\nADJ\tJJ\n", "dep\nobj\nobl\n", 64);
    ck_assert_int_eq(model_open(m, S("noise"), buf_str(bytes), NULL), DATELINE_OK);
    static const model_part parts[] = {PART_FORM_ROWS,  PART_CONTEXT, PART_TOKEN_ROWS, PART_TAG,
                                       PART_STATE_ROWS, PART_MIX,     PART_MOVE,       PART_LABEL};
    for (size_t p = 0; p < COUNT(parts); p++) {
        str at = m->file.part[parts[p]];
        for (size_t i = 0; i < at.n; i++)
            ((char *)(uintptr_t)at.p)[i] = (char)any_weight(2, &x);
    }
    uint16_t *checks = (uint16_t *)(uintptr_t)m->forms.index.checks;
    for (size_t i = 0; i < FORMS; i++) {
        lang_word w;
        feature_list f;
        lang_word_read(&w, forms[i]);
        w.classes = 0;
        form_features(&f, &w);
        for (uint32_t k = 0; k < f.n; k++)
            checks[table_bucket(f.key[k], 64) * BUCKET + i % BUCKET] = table_check(f.key[k]);
    }
}

/* Tags, heads, labels and vectors of some sentences, one after the other. */
static str read_forms(arena *a, const dateline_model *m, const str *forms)
{
    syntax s;
    buf out = {.arena = a};
    uint32_t x = 3;
    syntax_new(&s, a, m, SENTENCE);
    for (int i = 0; i < SENTENCES; i++) {
        for (uint32_t k = 0; k < SENTENCE; k++)
            s.forms[k] = forms[noise(&x) % FORMS];
        syntax_tag(&s, s.forms, SENTENCE);
        syntax_parse(&s);
        buf_put(&out, (str){(const char *)s.tags, SENTENCE + 1});
        buf_put(&out, (str){(const char *)s.vectors, SENTENCE * VECTOR_WIDTH});
        for (uint32_t k = 1; k <= SENTENCE; k++)
            buf_printf(&out, "%u %u,", s.state.nodes[k].head, s.state.nodes[k].label);
    }
    syntax_done(&s);
    return buf_str(&out);
}

START_TEST(what_was_read_before_changes_nothing)
{
    static str forms[FORMS];
    arena a = {0};
    buf bytes = {.arena = &a};
    dateline_model m = {0};
    write_forms(forms, &a);
    noisy_model(&m, &bytes, forms);
    syntax other;
    syntax_new(&other, &a, &m, SENTENCE);
    for (uint32_t i = 0; i + SENTENCE <= FORMS; i += SENTENCE)
        syntax_tag(&other, forms + i, SENTENCE);
    str fresh = read_forms(&a, &m, forms);               /* with a memory of its own */
    ck_assert_ptr_nonnull(memchr(fresh.p, 1, SENTENCE)); /* not all tags are alike */
    syntax_done(&other);
    want_int("after other forms", str_eq(read_forms(&a, &m, forms), fresh), true);
    want_int("after the same ones", str_eq(read_forms(&a, &m, forms), fresh), true);
    dateline_model plain = m;
    plain.kernel = &lang_kernel_plain;
    plain.shelf = form_shelf_new(&a);
    want_int("in plain C", str_eq(read_forms(&a, &plain, forms), fresh), true);
    form_shelf_free(plain.shelf);
    model_close(&m);
    arena_free(&a);
}
END_TEST

/* What a test breaks: writes `value` at byte `at`; `mend`: and makes the checksum right again. */
START_TEST(broken_models_are_refused)
{
    static const struct {
        size_t at, cut;
        uint64_t value;
        bool mend;
        const char *said;
    } rows[] = {
        {0, 10, 0, false, "m:0:0: is not a model: too short"},
        {0, 0, 7, false, "m:0:0: is not a model of dateline"},
        {8, 0, MODEL_VERSION + 1, false, "m:0:0: was learned for another version of dateline"},
        {16, 0, 7, false, "m:0:0: is cut or has been added to"},
        {24, 0, 7, false, "m:0:0: is damaged: its checksum is wrong"},
        {5000, 0, 7, false, "m:0:0: is damaged: its checksum is wrong"},
        {32, 0, UINT64_MAX - 63, true, "m:0:0: is damaged: a part lies outside of it"},
        {40, 0, UINT64_MAX, true, "m:0:0: is damaged: a part lies outside of it"},
        {40, 0, 0, true, "m:0:0: is damaged: a list of names is cut"},
        {40, 0, 8, true, "m:0:0: is damaged: a list of names is cut"},
        {32 + 16 * PART_MIX + 8, 0, 64, true, "m:0:0: is damaged: its parts do not fit each other"},
        {32 + 16 * PART_SURE_TAGS, 0, 0, true,
         "m:0:0: is damaged: its parts do not fit each other"},
        {32 + 16 * PART_TOKEN_CHECKS + 8, 0, 0, true,
         "m:0:0: is damaged: its parts do not fit each other"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        arena a = {0};
        buf b = {.arena = &a};
        heard h = {0};
        dateline_diag d = {hear, &h};
        dateline_model m = {0};
        blank_model(&b, "NOUN\tNNS\n", "dep\n", 1);
        memcpy(b.p + rows[i].at, &rows[i].value, 8);
        if (rows[i].mend)
            weights_seal(b.p, b.n);
        str bytes = {b.p, rows[i].cut > 0 ? rows[i].cut : b.n};
        ck_assert_int_eq(model_open(&m, S("m"), bytes, &d), DATELINE_INVALID);
        want_str("said", str_of(h.text), rows[i].said);
        model_close(&m);
        arena_free(&a);
    }
}
END_TEST

START_TEST(no_file_no_model)
{
    heard h = {0};
    dateline_diag d = {hear, &h};
    dateline_model *m;
    ck_assert_int_eq(dateline_model_load(&m, "/nowhere", &d), DATELINE_IO);
    ck_assert_ptr_null(m);
    want_str("missing", str_of(h.text),
             "/nowhere/syntax.model:0:0: cannot open: No such file or directory");
    dateline_model_free(NULL);
}
END_TEST

Suite *syntax_suite(void)
{
    const TTest *tests[] = {words_are_alike_by_sense,
                            moves_build_a_tree,
                            kernels_agree,
                            conllu_comes_back,
                            conllu_mistakes,
                            a_blank_model_builds_trees,
                            what_was_read_before_changes_nothing,
                            broken_models_are_refused,
                            no_file_no_model};
    return suite_of("syntax", tests, COUNT(tests));
}
