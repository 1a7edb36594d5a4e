/* syntax: the trained network, forward, in whole numbers. */
#include "lang/syntax.h"

#include <string.h>

#define ROOT_TAG 0xff

void syntax_new(syntax *out, arena *a, const dateline_model *model, uint32_t most)
{
    most = most < PARSE_MOST ? most : PARSE_MOST;
    *out = (syntax){
        .model = model,
        .most = most,
        .forms = arena_new(a, str, most),
        .words = arena_new(a, lang_word, most),
        .tags = arena_new(a, uint8_t, most + 1),
        .sure = arena_new(a, uint8_t, most),
        .sums = arena_room(a, int16_t, (most + CONTEXT - 1) * VECTOR_WIDTH),
        .vectors = arena_room(a, uint8_t, most * VECTOR_WIDTH),
        .mixed = arena_room(a, int16_t, (most + 2) * PARSE_ROLES * STATE_WIDTH),
        .roles = arena_new(a, uint16_t, most + 2),
    };
    parse_state_new(&out->state, a, most);
    out->memory = form_memory_take(model);
}

void syntax_done(syntax *s)
{
    form_memory_give(s->model, s->memory);
    s->memory = NULL;
}

/* What each form adds to the tokens around it. */
static void read_forms(syntax *s, const str *forms)
{
    const dateline_model *m = s->model;
    for (uint32_t i = 0; i < s->n + CONTEXT - 1; i++)
        memcpy(s->sums + i * VECTOR_WIDTH, m->token_bias, VECTOR_WIDTH * sizeof *s->sums);
    for (size_t at = 0, read; at < s->n; at += read) {
        const known_form *known[FORMS_MOST];
        read = forms_read(known, s->memory, forms + at, s->n - at);
        for (size_t k = 0; k < read; k++) {
            s->words[at + k] = known[k]->word;
            s->sure[at + k] = known[k]->sure;
            m->kernel->add_sums(s->sums + (at + k) * VECTOR_WIDTH, known[k]->context,
                                CONTEXT * VECTOR_WIDTH);
        }
    }
    lang_words_style(s->words, s->n);
}

static void find_token_rows(const syntax *s, found_rows *out, uint32_t i)
{
    feature_list f;
    token_features(&f, s->words, s->n, i);
    out->n = s->model->kernel->find(out->row, &s->model->tokens, f.key, f.n);
}

/* While one token is read, the rows of the next are on their way. */
static void read_tokens(const syntax *s)
{
    const dateline_model *m = s->model;
    found_rows rows[2];
    if (s->n > 0)
        find_token_rows(s, &rows[0], 0);
    for (uint32_t i = 0; i < s->n; i++) {
        const found_rows *r = &rows[i % 2];
        if (i + 1 < s->n)
            find_token_rows(s, &rows[(i + 1) % 2], i + 1);
        m->kernel->layer(s->vectors + i * VECTOR_WIDTH, VECTOR_WIDTH, FINE_BITS,
                         s->sums + (i + CONTEXT / 2) * VECTOR_WIDTH, r->row, r->n, NULL, 0);
    }
}

/* The best of `n` outputs of a layer. */
static uint32_t best_output(const dateline_model *m, const int32_t *bias, const int8_t *weights,
                            size_t n, size_t inputs, const uint8_t *x)
{
    int32_t score[TAGS_MOST + OUTPUT_PAD];
    size_t padded = dense_outputs(n);
    m->kernel->dense(score, bias, weights, padded, inputs, x);
    for (size_t i = n; i < padded; i++)
        score[i] = INT32_MIN;
    return m->kernel->best(score, padded);
}

/* A word that has but one tag is not asked. */
static uint8_t tag_word(const syntax *s, uint32_t i)
{
    const dateline_model *m = s->model;
    if (s->sure[i] != NO_TAG)
        return s->sure[i];
    return (uint8_t)best_output(m, m->tag_bias, m->tag, m->tags.n, VECTOR_WIDTH,
                                s->vectors + i * VECTOR_WIDTH);
}

void syntax_tag(syntax *s, const str *forms, uint32_t n)
{
    s->n = n;
    read_forms(s, forms);
    read_tokens(s);
    s->tags[0] = ROOT_TAG;
    for (uint32_t i = 0; i < n; i++)
        s->tags[i + 1] = tag_word(s, i);
}

/* ---- What the parser's layer sees of a word in a role ---- */

#define MIX_MOST 8 /* words at once */

typedef struct role_rows { /* of the few features of a word in a role */
    const int8_t *row[ROLE_FEATURES + 1];
} role_rows;

static int16_t *mixed_at(const syntax *s, parse_role role, size_t slot)
{
    return s->mixed + (slot * PARSE_ROLES + role) * STATE_WIDTH;
}

/* The `n` words from `at` on, which may be NO_TOKEN or the root; their slots follow each other. */
static void mix_words(const syntax *s, parse_role role, uint16_t at, size_t slot, size_t n)
{
    const dateline_model *m = s->model;
    lang_mixing of[MIX_MOST];
    role_rows rows[MIX_MOST];
    feature_list f;
    for (size_t k = 0; k < n; k++) {
        uint16_t word = (uint16_t)(at + k);
        role_features(&f, role, word, s->words, s->tags);
        bool vector = word != 0 && word != NO_TOKEN;
        s->roles[slot + k] = (uint16_t)(s->roles[slot + k] | 1u << role);
        of[k] = (lang_mixing){.out = mixed_at(s, role, slot + k),
                              .x = vector ? s->vectors + (word - 1) * VECTOR_WIDTH : NULL,
                              .rows = rows[k].row,
                              .n = m->kernel->find(rows[k].row, &m->states, f.key, f.n)};
    }
    m->kernel->mix(of, n, m->mix + role * STATE_WIDTH * VECTOR_WIDTH, STATE_WIDTH, VECTOR_WIDTH);
}

/* Almost every word plays these roles. What the root and no word are mixed to is the same in every
 * sentence. */
static void mix_common_roles(const syntax *s)
{
    static const parse_role common[] = {ROLE_S0, ROLE_B0, ROLE_B1, ROLE_B2};
    memset(s->roles + 1, 0, s->n * sizeof *s->roles);
    for (size_t k = 0; k < sizeof common / sizeof *common; k++) {
        for (uint32_t i = 1; i <= s->n; i += MIX_MOST) {
            uint32_t left = s->n + 1 - i;
            mix_words(s, common[k], (uint16_t)i, i, left < MIX_MOST ? left : MIX_MOST);
        }
    }
}

/* Other roles are made when first asked for. */
static inline const int16_t *mixed_word(const syntax *s, parse_role role, uint16_t at)
{
    size_t slot = at != NO_TOKEN ? at : s->most + 1;
    if ((s->roles[slot] >> role & 1) == 0)
        mix_words(s, role, at, slot, 1);
    return mixed_at(s, role, slot);
}

static void read_state(const syntax *s, uint8_t *hidden)
{
    const dateline_model *m = s->model;
    feature_list f;
    found_rows rows;
    const int16_t *mixed[PARSE_ROLES];
    uint16_t around[PARSE_ROLES];
    state_features(&f, &s->state, s->words, s->tags);
    rows.n = m->kernel->find(rows.row, &m->states, f.key, f.n);
    state_words(around, &s->state);
    for (parse_role role = 0; role < PARSE_ROLES; role++)
        mixed[role] = mixed_word(s, role, around[role]);
    m->kernel->layer(hidden, STATE_WIDTH, FINE_BITS, m->state_bias, rows.row, rows.n, mixed,
                     PARSE_ROLES);
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
    size_t outputs = dense_outputs(m->labels.n), side = t == RIGHT;
    return (uint16_t)best_output(m, m->label_bias + side * outputs,
                                 m->label + side * outputs * STATE_WIDTH, m->labels.n, STATE_WIDTH,
                                 hidden);
}

void syntax_parse(syntax *s)
{
    uint8_t hidden[STATE_WIDTH];
    mix_common_roles(s);
    parse_start(&s->state, s->n);
    while (!parse_done(&s->state)) {
        if (s->state.depth == 1) { /* there is but one move, and it makes no arc */
            parse_apply(&s->state, SHIFT, 0);
            continue;
        }
        read_state(s, hidden);
        transition t = best_move(s, hidden);
        parse_apply(&s->state, t, t != SHIFT ? best_label(s, t, hidden) : 0);
    }
}
