/* The parser, forward and back: greedy, learning from its own mistakes along a dynamic oracle. */
#include "train/softmax.h"

#include <math.h>
#include <string.h>

typedef struct step { /* one state of the parser and what it was computed from */
    uint32_t rows[FEATURES_MAX + 3 * PARSE_ROLES], n;
    uint16_t words[PARSE_ROLES];
    float hidden[STATE], gradient[STATE];
} step;

/* A word's vector mixed for a role, made when first asked for. */
static const float *mixed_word(const network *net, workspace *w, uint32_t role, uint32_t i)
{
    float *to = w->mixed + (i * PARSE_ROLES + role) * STATE;
    if ((w->roles[i] >> role & 1) == 0) {
        for (uint32_t k = 0; k < STATE; k++)
            to[k] = dot(matrix_row(&net->mix[role], k), w->vector + i * VECTOR, VECTOR);
        memset(w->mixed_gradient + (i * PARSE_ROLES + role) * STATE, 0, STATE * sizeof *to);
        w->roles[i] = (uint16_t)(w->roles[i] | 1u << role);
    }
    return to;
}

static void mix_backward(network *net, workspace *w, uint32_t role, uint32_t i)
{
    const float *from = w->mixed_gradient + (i * PARSE_ROLES + role) * STATE;
    for (uint32_t k = 0; k < STATE; k++) {
        if (from[k] != 0)
            add_product(matrix_touch(&net->mix[role], k), w->vector + i * VECTOR,
                        w->vector_gradient + i * VECTOR, matrix_row(&net->mix[role], k), from[k],
                        VECTOR);
    }
}

static void add_features(network *net, step *s, const feature_list *f, float drop)
{
    for (uint32_t k = 0; k < f->n; k++) {
        uint32_t row = rows_find(&net->state_rows, f->key[k]);
        if (row == 0 || (drop > 0 && random_unit(&net->random) < drop))
            continue;
        s->rows[s->n++] = row;
        add_scaled(s->hidden, matrix_row(&net->state, row), 1, STATE);
    }
}

static void step_forward(network *net, workspace *w, const tree *t, step *s, dropout drop)
{
    feature_list f;
    state_words(s->words, &w->state);
    memcpy(s->hidden, net->state_bias.weight, sizeof s->hidden);
    s->n = 0;
    for (parse_role role = 0; role < PARSE_ROLES; role++) {
        role_features(&f, role, s->words[role], t->words, w->tags);
        add_features(net, s, &f, drop.feature);
        if (s->words[role] != NO_TOKEN && s->words[role] > 0)
            add_scaled(s->hidden, mixed_word(net, w, role, s->words[role] - 1u), 1, STATE);
    }
    state_features(&f, &w->state, t->words, w->tags);
    add_features(net, s, &f, drop.feature);
    activate(s->hidden, STATE, drop.unit, &net->random);
    memset(s->gradient, 0, sizeof s->gradient);
}

static void step_backward(network *net, workspace *w, step *s)
{
    deactivate(s->gradient, s->hidden, STATE);
    for (uint32_t k = 0; k < s->n; k++)
        add_scaled(matrix_touch(&net->state, s->rows[k]), s->gradient, 1, STATE);
    add_scaled(matrix_touch(&net->state_bias, 0), s->gradient, 1, STATE);
    for (uint32_t role = 0; role < PARSE_ROLES; role++) {
        uint16_t word = s->words[role];
        if (word != NO_TOKEN && word > 0)
            add_scaled(w->mixed_gradient + ((word - 1u) * PARSE_ROLES + role) * STATE, s->gradient,
                       1, STATE);
    }
}

/* The best move among those allowed; with `cost`, among the cheapest of them. */
static transition choose(const parse_state *s, const float *score, const uint32_t *cost)
{
    uint32_t best = TRANSITIONS, least = UINT32_MAX;
    for (uint32_t m = 0; cost != NULL && m < TRANSITIONS; m++)
        least = parse_allows(s, m) && cost[m] < least ? cost[m] : least;
    for (uint32_t m = 0; m < TRANSITIONS; m++) {
        if (parse_allows(s, m) && (cost == NULL || cost[m] == least) &&
            (best == TRANSITIONS || score[m] > score[best]))
            best = m;
    }
    return best;
}

/* Several moves may be right: the loss is that of their sum. Gradient into `score`. */
static float move_loss(const parse_state *s, float *score, const uint32_t *cost)
{
    float p[TRANSITIONS] = {0}, sum = 0, right = 0;
    uint32_t least = cost[choose(s, score, cost)];
    float most = score[choose(s, score, NULL)];
    for (uint32_t m = 0; m < TRANSITIONS; m++) {
        if (!parse_allows(s, m))
            continue;
        p[m] = expf(score[m] - most);
        sum += p[m];
        right += cost[m] == least ? p[m] : 0;
    }
    right += 1e-10f;
    for (uint32_t m = 0; m < TRANSITIONS; m++)
        score[m] = p[m] / sum - (cost[m] == least ? p[m] / right : 0);
    return -logf(right / sum);
}

static uint16_t label_arc(network *net, const tree *t, step *s, const parse_state *state,
                          transition m, bool train, float *loss)
{
    float score[LABELS_MOST + 1];
    uint32_t side = m == RIGHT;
    for (uint32_t k = 0; k < net->labels; k++)
        score[k] = net->label_bias[side].weight[k] +
                   dot(matrix_row(&net->label[side], k), s->hidden, STATE);
    uint16_t guess = (uint16_t)best_of(score, net->labels);
    uint16_t child = stack_at(state, 0), head = m == LEFT ? state->next : stack_at(state, 1);
    if (train && t->heads[child] == head && t->labels[child] != UNKNOWN) {
        *loss += softmax_loss(score, net->labels, t->labels[child]);
        output_backward(&net->label[side], &net->label_bias[side], score, net->labels, s->hidden,
                        s->gradient);
    }
    return guess;
}

static float take_step(network *net, workspace *w, const tree *t, dropout drop, bool train,
                       float explore)
{
    static step s;
    float score[TRANSITIONS], loss = 0;
    uint32_t cost[TRANSITIONS];
    step_forward(net, w, t, &s, drop);
    for (uint32_t m = 0; m < TRANSITIONS; m++)
        score[m] = net->move_bias.weight[m] + dot(matrix_row(&net->move, m), s.hidden, STATE);
    transition next = choose(&w->state, score, NULL);
    if (train) {
        oracle_costs(cost, &w->state, t->heads);
        if (random_unit(&net->random) >= explore)
            next = choose(&w->state, score, cost);
        loss = move_loss(&w->state, score, cost);
        output_backward(&net->move, &net->move_bias, score, TRANSITIONS, s.hidden, s.gradient);
    }
    uint16_t label = next != SHIFT ? label_arc(net, t, &s, &w->state, next, train, &loss) : 0;
    if (train)
        step_backward(net, w, &s);
    parse_apply(&w->state, next, label);
    return loss;
}

float parse_sentence(network *net, workspace *w, const tree *t, dropout drop, bool train,
                     float explore)
{
    float loss = 0;
    memset(w->roles, 0, t->n * sizeof *w->roles);
    parse_start(&w->state, t->n);
    while (!parse_done(&w->state))
        loss += take_step(net, w, t, drop, train, explore);
    for (uint32_t i = 0; train && i < t->n; i++) {
        for (uint32_t role = 0; role < PARSE_ROLES; role++) {
            if (w->roles[i] >> role & 1)
                mix_backward(net, w, role, i);
        }
    }
    return loss;
}
