/* ner_crf: forward and backward sums over all ways, in logarithms. */
#include "train/ner_crf.h"

#include <math.h>
#include <string.h>

#define L NER_LABELS

typedef struct lattice {
    uint32_t n;
    const float *score, *moves;
    float before[CRF_MOST][L], behind[CRF_MOST][L]; /* of all ways to and from a label */
} lattice;

/* log of the sum of exponentials; what is not allowed is -INFINITY. */
static float log_sum(const float *x, uint32_t n)
{
    float most = -INFINITY, sum = 0;
    for (uint32_t i = 0; i < n; i++)
        most = x[i] > most ? x[i] : most;
    if (most == -INFINITY)
        return most;
    for (uint32_t i = 0; i < n; i++)
        sum += x[i] > -INFINITY ? expf(x[i] - most) : 0;
    return most + logf(sum);
}

static float move(const lattice *l, uint32_t from, uint32_t to)
{
    return ner_may_follow(from, to) ? l->moves[from * L + to] : -INFINITY;
}

static void sum_before(lattice *l)
{
    float x[L];
    for (uint32_t i = 0; i < l->n; i++) {
        for (uint32_t b = 0; b < L; b++) {
            for (uint32_t a = 0; a < L; a++)
                x[a] = i > 0 ? l->before[i - 1][a] + move(l, a, b)
                             : (a == NER_OTHER ? move(l, a, b) : -INFINITY);
            l->before[i][b] = log_sum(x, L) + l->score[i * L + b];
        }
    }
}

static void sum_behind(lattice *l)
{
    float x[L];
    for (uint32_t i = l->n; i-- > 0;) {
        for (uint32_t a = 0; a < L; a++) {
            if (i + 1 == l->n) {
                l->behind[i][a] = move(l, a, NER_OTHER);
                continue;
            }
            for (uint32_t b = 0; b < L; b++)
                x[b] = move(l, a, b) + l->score[(i + 1) * L + b] + l->behind[i + 1][b];
            l->behind[i][a] = log_sum(x, L);
        }
    }
}

static float gold_sum(const lattice *l, const uint8_t *gold)
{
    float sum = 0;
    uint32_t last = NER_OTHER;
    for (uint32_t i = 0; i < l->n; i++) {
        sum += move(l, last, gold[i]) + l->score[i * L + gold[i]];
        last = gold[i];
    }
    return sum + move(l, last, NER_OTHER);
}

static void add_moves(const lattice *l, float *gradient, const uint8_t *gold, float all)
{
    for (uint32_t i = 0; i <= l->n; i++) {
        uint32_t from = i > 0 ? gold[i - 1] : NER_OTHER, to = i < l->n ? gold[i] : NER_OTHER;
        gradient[from * L + to] -= 1;
        for (uint32_t a = 0; a < L; a++) {
            float left = i > 0 ? l->before[i - 1][a] : a == NER_OTHER ? 0 : -INFINITY;
            for (uint32_t b = 0; b < L; b++) {
                float right = i < l->n         ? l->score[i * L + b] + l->behind[i][b]
                              : b == NER_OTHER ? 0
                                               : -INFINITY;
                float x = left + move(l, a, b) + right - all;
                gradient[a * L + b] += x > -INFINITY ? expf(x) : 0;
            }
        }
    }
}

float crf_loss(float *score, uint32_t n, const uint8_t *gold, const float *moves,
               float *moves_gradient)
{
    lattice l = {.n = n, .score = score, .moves = moves};
    float last[L];
    sum_before(&l);
    sum_behind(&l);
    for (uint32_t a = 0; a < L; a++)
        last[a] = l.before[n - 1][a] + move(&l, a, NER_OTHER);
    float all = log_sum(last, L), loss = all - gold_sum(&l, gold);
    add_moves(&l, moves_gradient, gold, all);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t b = 0; b < L; b++) {
            float x = l.before[i][b] + l.behind[i][b] - all;
            score[i * L + b] = (x > -INFINITY ? expf(x) : 0) - (b == gold[i]);
        }
    }
    return loss;
}
