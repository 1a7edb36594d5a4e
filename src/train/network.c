/* network: its parts, and the rows for features seen in the training trees. */
#include "train/network.h"

#include <math.h>

#define WEIGHT_LIMIT (127.0f / (1 << FINE_BITS))

static void count_features(row_table *rows, const feature_list *f)
{
    for (uint32_t k = 0; k < f->n; k++)
        keys_add(&rows->keys, f->key[k]);
}

static void count_token_features(network *net, const tree *t)
{
    feature_list f;
    for (uint32_t i = 0; i < t->n; i++) {
        form_features(&f, &t->words[i]);
        count_features(&net->form_rows, &f);
        token_features(&f, t->words, t->n, i);
        count_features(&net->token_rows, &f);
    }
}

/* Along the right way through the tree. */
static void count_state_features(network *net, parse_state *s, const tree *t)
{
    feature_list f;
    parse_start(s, t->n);
    while (!parse_done(s)) {
        uint16_t words[PARSE_ROLES];
        state_words(words, s);
        for (parse_role role = 0; role < PARSE_ROLES; role++) {
            role_features(&f, role, words[role], t->words, t->tags);
            count_features(&net->state_rows, &f);
        }
        state_features(&f, s, t->words, t->tags);
        count_features(&net->state_rows, &f);
        uint32_t cost[TRANSITIONS], best = TRANSITIONS;
        oracle_costs(cost, s, t->heads);
        for (uint32_t m = 0; m < TRANSITIONS; m++) {
            if (parse_allows(s, m) && (best == TRANSITIONS || cost[m] < cost[best]))
                best = m;
        }
        parse_apply(s, best, best != SHIFT ? t->labels[stack_at(s, 0)] : 0);
    }
}

static void new_matrices(network *net, arena *a)
{
    random_state *r = &net->random;
    float vector = sqrtf(6.0f / VECTOR), state = sqrtf(6.0f / STATE);
    matrix_new(&net->form, a, net->form_rows.rows, FORM, 0.1f, r);
    matrix_new(&net->form_bias, a, 1, FORM, 0, r);
    for (size_t i = 0; i < CONTEXT; i++)
        matrix_new(&net->context[i], a, VECTOR, FORM, 0.4f * vector, r);
    for (size_t i = 0; i < VECTOR; i++) /* at first, a word's vector is its own form */
        net->context[CONTEXT / 2].weight[i * FORM + i] += 1;
    matrix_new(&net->token, a, net->token_rows.rows, VECTOR, 0.1f, r);
    matrix_new(&net->token_bias, a, 1, VECTOR, 0, r);
    matrix_new(&net->tag, a, net->tags, VECTOR, 0.5f * vector, r);
    matrix_new(&net->tag_bias, a, 1, net->tags, 0, r);
    matrix_new(&net->state, a, net->state_rows.rows, STATE, 0.05f, r);
    matrix_new(&net->state_bias, a, 1, STATE, 0, r);
    for (size_t i = 0; i < PARSE_ROLES; i++)
        matrix_new(&net->mix[i], a, STATE, VECTOR, 0.3f * vector, r);
    matrix_new(&net->move, a, TRANSITIONS, STATE, 0.5f * state, r);
    matrix_new(&net->move_bias, a, 1, TRANSITIONS, 0, r);
    for (size_t i = 0; i < 2; i++) {
        matrix_new(&net->label[i], a, net->labels, STATE, 0.5f * state, r);
        matrix_new(&net->label_bias[i], a, 1, net->labels, 0, r);
    }
}

/* Weights that become bytes are kept where these can hold them. */
static void limit_weights(network *net)
{
    matrix *all[] = {&net->form, &net->token,    &net->tag,     &net->state,
                     &net->move, &net->label[0], &net->label[1]};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        all[i]->limit = WEIGHT_LIMIT;
    for (size_t i = 0; i < CONTEXT; i++)
        net->context[i].limit = WEIGHT_LIMIT;
    for (size_t i = 0; i < PARSE_ROLES; i++)
        net->mix[i].limit = WEIGHT_LIMIT;
}

void network_new(network *out, arena *a, const tree_vec *trees, const symbols *names)
{
    *out = (network){.form_rows.keys.arena = a,
                     .token_rows.keys.arena = a,
                     .state_rows.keys.arena = a,
                     .random.x = 20201122};
    out->tags = (uint32_t)names->tags.words.n - 1;
    out->labels = (uint32_t)names->labels.words.n - 1;
    parse_state s;
    parse_state_new(&s, a, PARSE_MOST);
    for (size_t i = 0; i < trees->n; i++) {
        count_token_features(out, &trees->v[i]);
        count_state_features(out, &s, &trees->v[i]);
    }
    rows_place(&out->form_rows, FORM_BUCKETS);
    rows_place(&out->token_rows, TOKEN_BUCKETS);
    rows_place(&out->state_rows, STATE_BUCKETS);
    new_matrices(out, a);
    limit_weights(out);
}

void network_step(network *net, float rate, uint64_t step)
{
    matrix *all[] = {&net->form, &net->form_bias, &net->token, &net->token_bias,
                     &net->tag,  &net->tag_bias,  &net->state, &net->state_bias,
                     &net->move, &net->move_bias};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        matrix_step(all[i], rate, step);
    for (size_t i = 0; i < PARSE_ROLES; i++)
        matrix_step(&net->mix[i], rate, step);
    for (size_t i = 0; i < CONTEXT; i++)
        matrix_step(&net->context[i], rate, step);
    for (size_t i = 0; i < 2; i++) {
        matrix_step(&net->label[i], rate, step);
        matrix_step(&net->label_bias[i], rate, step);
    }
}

void workspace_new(workspace *out, arena *a)
{
    *out = (workspace){.form_rows = arena_new(a, row_list, PARSE_MOST),
                       .token_rows = arena_new(a, row_list, PARSE_MOST),
                       .form = arena_new(a, float, PARSE_MOST *FORM),
                       .form_gradient = arena_new(a, float, PARSE_MOST *FORM),
                       .vector = arena_new(a, float, PARSE_MOST *VECTOR),
                       .vector_gradient = arena_new(a, float, PARSE_MOST *VECTOR),
                       .mixed = arena_new(a, float, PARSE_ROLES *PARSE_MOST *STATE),
                       .mixed_gradient = arena_new(a, float, PARSE_ROLES *PARSE_MOST *STATE),
                       .roles = arena_new(a, uint16_t, PARSE_MOST),
                       .tags = arena_new(a, uint8_t, PARSE_MOST + 1)};
    parse_state_new(&out->state, a, PARSE_MOST);
}
