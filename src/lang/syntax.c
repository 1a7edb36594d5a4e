/* syntax: the trained network, forward, in whole numbers. */
#include "lang/syntax.h"

#define ROOT_TAG 0xff

void syntax_new(syntax *out, arena *a, const dateline_model *model, uint32_t most)
{
    most = most < PARSE_MOST ? most : PARSE_MOST;
    *out = (syntax){.model = model,
                    .most = most,
                    .forms = arena_new(a, str, most),
                    .words = arena_new(a, lang_word, most),
                    .tags = arena_new(a, uint8_t, most + 1),
                    .first = arena_new(a, uint8_t, most * VECTOR_WIDTH),
                    .joined = arena_new(a, bool, most),
                    .vectors = arena_new(a, uint8_t, most * VECTOR_WIDTH),
                    .mixed = arena_new(a, int16_t, most * STATE_WORDS * STATE_WIDTH),
                    .roles = arena_new(a, uint16_t, most)};
    parse_state_new(&out->state, a, most);
}

static uint32_t best_of(const int32_t *score, size_t n)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++)
        best = score[i] > score[best] ? i : best;
    return best;
}

static void read_word(const syntax *s, uint32_t i)
{
    const dateline_model *m = s->model;
    feature_list f;
    const int8_t *rows[FEATURES_MAX];
    token_features(&f, s->words, s->n, i);
    size_t n = feature_rows(rows, &f, &m->token_index, m->token_rows, VECTOR_WIDTH);
    m->kernel->vector(s->first + i * VECTOR_WIDTH, m->token_bias, rows, n);
}

/* The vector of a word from those of itself and its neighbours. */
static void join_context(const syntax *s, uint32_t i)
{
    const dateline_model *m = s->model;
    int32_t sum[VECTOR_WIDTH];
    const int32_t *bias = m->context_bias;
    for (uint32_t c = 0; c < CONTEXT; c++) { /* the word before, the word itself, the one behind */
        if (i + c < 1 || i + c > s->n)
            continue;
        m->kernel->dense(sum, bias, m->context + c * VECTOR_WIDTH * VECTOR_WIDTH, VECTOR_WIDTH,
                         VECTOR_WIDTH, s->first + (i + c - 1) * VECTOR_WIDTH);
        bias = sum;
    }
    m->kernel->units(s->vectors + i * VECTOR_WIDTH, sum);
}

/* A word that has but one tag is not asked; its vector is made when the parser needs it. */
static uint8_t tag_word(const syntax *s, uint32_t i)
{
    const dateline_model *m = s->model;
    int32_t score[TAGS_MOST + OUTPUT_PAD];
    uint32_t sure = table_find(&m->sure_index, s->words[i].exact);
    s->joined[i] = sure == NO_ROW;
    if (sure != NO_ROW)
        return m->sure_tags[sure];
    join_context(s, i);
    m->kernel->dense(score, m->tag_bias, m->tag, dense_outputs(m->tags.n), VECTOR_WIDTH,
                     s->vectors + i * VECTOR_WIDTH);
    return (uint8_t)best_of(score, m->tags.n);
}

static uint8_t classes_of(const dateline_model *m, uint32_t form)
{
    uint32_t row = table_find(&m->form_index, form);
    return row != NO_ROW ? m->form_classes[row] : 0;
}

void syntax_tag(syntax *s, const str *forms, uint32_t n)
{
    s->n = n;
    s->tags[0] = ROOT_TAG;
    lang_words_read(s->words, forms, n);
    for (uint32_t i = 0; i < n; i++)
        s->words[i].classes = classes_of(s->model, s->words[i].lower);
    for (uint32_t i = 0; i < n; i++)
        read_word(s, i);
    for (uint32_t i = 0; i < n; i++)
        s->tags[i + 1] = tag_word(s, i);
}

static void mix_word(const dateline_model *m, int16_t *out, uint32_t role, const uint8_t *vector)
{
    static const int32_t zero[STATE_WIDTH];
    int32_t sum[STATE_WIDTH];
    m->kernel->dense(sum, zero, m->mix + role * STATE_WIDTH * VECTOR_WIDTH, STATE_WIDTH,
                     VECTOR_WIDTH, vector);
    m->kernel->sums(out, sum);
}

/* A word's vector as the parser's layer sees it in a role. */
static const int16_t *mixed_word(const syntax *s, uint32_t i, uint32_t role)
{
    const dateline_model *m = s->model;
    int16_t *out = s->mixed + (i * STATE_WORDS + role) * STATE_WIDTH;
    if ((s->roles[i] >> role & 1) == 0)
        mix_word(m, out, role, s->vectors + i * VECTOR_WIDTH);
    s->roles[i] = (uint16_t)(s->roles[i] | 1u << role);
    return out;
}

/* Almost every word plays these roles: one after the other, so that their weights stay near. */
static void mix_common_roles(syntax *s)
{
    static const uint32_t common[] = {2, 3, 4, 5}; /* s0 b0 b1 b2 */
    for (uint32_t i = 0; i < s->n; i++)
        s->roles[i] = 0;
    for (size_t k = 0; k < sizeof common / sizeof *common; k++) {
        for (uint32_t i = 0; i < s->n; i++)
            mixed_word(s, i, common[k]);
    }
}

static void read_state(const syntax *s, uint8_t *hidden)
{
    const dateline_model *m = s->model;
    feature_list f;
    const int8_t *rows[FEATURES_MAX];
    const int16_t *mixed[STATE_WORDS];
    uint16_t around[STATE_WORDS];
    size_t nmixed = 0;
    state_features(&f, &s->state, s->words, s->tags);
    size_t n = feature_rows(rows, &f, &m->state_index, m->state_rows, STATE_WIDTH);
    state_words(around, &s->state);
    for (uint32_t role = 0; role < STATE_WORDS; role++) {
        if (around[role] != NO_TOKEN && around[role] > 0)
            mixed[nmixed++] = mixed_word(s, around[role] - 1u, role);
    }
    m->kernel->state(hidden, m->state_bias, rows, n, mixed, nmixed);
}

static transition best_move(const syntax *s, const uint8_t *hidden)
{
    const dateline_model *m = s->model;
    int32_t score[OUTPUT_PAD];
    transition best = SHIFT;
    bool any = false;
    m->kernel->dense(score, m->move_bias, m->move, OUTPUT_PAD, STATE_WIDTH, hidden);
    for (transition t = SHIFT; t < TRANSITIONS; t++) {
        if (parse_allows(&s->state, t) && (!any || score[t] > score[best])) {
            best = t;
            any = true;
        }
    }
    return best;
}

static uint16_t best_label(const syntax *s, transition t, const uint8_t *hidden)
{
    const dateline_model *m = s->model;
    int32_t score[LABELS_MOST + OUTPUT_PAD];
    size_t n = dense_outputs(m->labels.n), side = t == RIGHT;
    m->kernel->dense(score, m->label_bias + side * n, m->label + side * n * STATE_WIDTH, n,
                     STATE_WIDTH, hidden);
    return (uint16_t)best_of(score, m->labels.n);
}

void syntax_parse(syntax *s)
{
    uint8_t hidden[STATE_WIDTH];
    for (uint32_t i = 0; i < s->n; i++) {
        if (!s->joined[i])
            join_context(s, i);
    }
    mix_common_roles(s);
    parse_start(&s->state, s->n);
    while (!parse_done(&s->state)) {
        read_state(s, hidden);
        transition t = best_move(s, hidden);
        parse_apply(&s->state, t, t != SHIFT ? best_label(s, t, hidden) : 0);
    }
}
