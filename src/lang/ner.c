/* ner: scores of each asked word, then the best way through each run of asked words (Viterbi). */
#include "lang/ner.h"

#include <string.h>

void ner_new(ner *out, arena *a, const ner_model *model)
{
    *out = (ner){.model = model, .arena = a};
}

static void find_rows(const ner *n, found_rows *out, uint32_t count, uint32_t i)
{
    feature_list f;
    ner_features(&f, n->words.v, count, i);
    out->n = n->model->kernel->find(out->row, &n->model->features, f.key, f.n);
}

static void score_word(const ner *n, ner_asked *out, const found_rows *rows)
{
    const ner_model *m = n->model;
    uint8_t hidden[VECTOR_WIDTH];
    int32_t score[NER_LABELS + OUTPUT_PAD];
    m->kernel->layer(hidden, VECTOR_WIDTH, ROW_BITS, m->bias, rows->row, rows->n, NULL, 0);
    m->kernel->dense(score, m->output_bias, m->output, dense_outputs(NER_LABELS), VECTOR_WIDTH,
                     hidden);
    memcpy(out->score, score, sizeof out->score);
}

void ner_add(ner *n, const str *forms, uint32_t count)
{
    const ner_lists lists = {&n->model->known_index, n->model->known};
    size_t first = n->asked.n;
    found_rows rows[2]; /* while one word is scored, the rows of the next are on their way */
    n->words.n = 0;
    vec_reserve(n->arena, &n->words, count);
    ner_words_read(n->words.v, lists, forms, count);
    for (uint32_t i = 0; i < count; i++) {
        if (!n->words.v[i].asked)
            continue;
        size_t at = n->asked.n;
        *vec_push(n->arena, &n->asked) =
            (ner_asked){.token = n->n + i, .form = n->words.v[i].w.exact};
        find_rows(n, &rows[at % 2], count, i);
        if (at > first)
            score_word(n, &n->asked.v[at - 1], &rows[(at - 1) % 2]);
    }
    if (n->asked.n > first)
        score_word(n, &n->asked.v[n->asked.n - 1], &rows[(n->asked.n - 1) % 2]);
    n->n += count + 1; /* sentences do not touch */
}

size_t ner_add_document(ner *n, const bio_file *file, size_t first)
{
    size_t end = first;
    do {
        const bio_sentence *s = &file->sentences.v[end++];
        ner_add(n, file->forms.v + s->first, s->n);
    } while (end < file->sentences.n && !file->sentences.v[end].opens);
    return end;
}

/* ---- One run of asked words ---- */

#define NEVER (INT64_MIN / 4)

typedef struct step {
    int64_t sum[NER_LABELS];
    uint8_t from[NER_LABELS];
} step;

/* The labels that may stand before one (ner_may_follow), which are few, and what each move scores.
 */
typedef struct before {
    uint32_t n;
    uint8_t label[NER_LABELS];
    int32_t move[NER_LABELS];
} before;

static void list_before(before out[NER_LABELS], const ner_model *m)
{
    for (uint32_t b = 0; b < NER_LABELS; b++) {
        out[b].n = 0;
        for (uint8_t a = 0; a < NER_LABELS; a++) {
            if (!ner_may_follow(a, b))
                continue;
            out[b].label[out[b].n] = a;
            out[b].move[out[b].n++] = m->moves[a * NER_LABELS + b];
        }
    }
}

/* The best sum of the labels before, and, in *label, which it is: the first of equals. */
static int64_t best_before(uint8_t *label, const before *may, const step *from)
{
    int64_t best = INT64_MIN;
    for (uint32_t k = 0; k < may->n; k++) {
        int64_t sum = from->sum[may->label[k]] + may->move[k];
        *label = sum > best ? may->label[k] : *label;
        best = sum > best ? sum : best;
    }
    return best;
}

static void step_on(const before *may, step *to, const step *from, const int32_t *score)
{
    for (uint32_t b = 0; b < NER_LABELS; b++) {
        int64_t best = best_before(&to->from[b], &may[b], from);
        to->sum[b] = best < NEVER ? NEVER : best + score[b];
    }
}

/* Before the first word of a run no name has begun. */
static void step_first(const ner_model *m, step *to, const int32_t *score)
{
    for (uint32_t b = 0; b < NER_LABELS; b++)
        to->sum[b] = ner_may_follow(NER_OTHER, b)
                         ? (int64_t)m->moves[NER_OTHER * NER_LABELS + b] + score[b]
                         : NEVER;
}

static void add_names(ner *n, const uint8_t *labels, uint32_t first, uint32_t count)
{
    uint32_t begin = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (labels[i] == NER_OTHER)
            continue;
        name_part part = ner_part_of(labels[i]);
        if (part == NAME_BEGIN || part == NAME_WHOLE)
            begin = i;
        if (part == NAME_LAST || part == NAME_WHOLE)
            *vec_push(n->arena, &n->names) =
                (ner_name){first + begin, i + 1 - begin, ner_kind_of(labels[i])};
    }
}

#define RUN_MOST 64 /* longer runs (lists, shouting) are read in pieces */

static void read_run(ner *n, const before *may, const ner_asked *run, uint32_t count)
{
    step steps[RUN_MOST];
    uint8_t labels[RUN_MOST], label = NER_OTHER;
    step_first(n->model, &steps[0], run[0].score);
    for (uint32_t i = 1; i < count; i++)
        step_on(may, &steps[i], &steps[i - 1], run[i].score);
    best_before(&label, &may[NER_OTHER], &steps[count - 1]); /* nor does one go on behind it */
    for (uint32_t i = count - 1; i > 0; i--) {
        labels[i] = label;
        label = steps[i].from[label];
    }
    labels[0] = label;
    add_names(n, labels, run[0].token, count);
}

/* ---- What the document says of a word elsewhere ---- */

typedef struct memory {   /* of one form */
    uint32_t form, count; /* count 0: a free slot */
    int64_t sum[NAME_KINDS];
} memory;

/* How much the best label of a kind is better than none. */
static void weigh_kinds(int32_t weight[NAME_KINDS], const int32_t *score)
{
    for (uint32_t k = 0; k < NAME_KINDS; k++) {
        const int32_t *part = score + ner_label((name_kind)k, NAME_BEGIN);
        int32_t best = part[0];
        for (uint32_t p = 1; p < NAME_PARTS; p++)
            best = part[p] > best ? part[p] : best;
        weight[k] = best - score[NER_OTHER];
    }
}

static memory *memory_of(memory *slots, size_t cap, uint32_t form)
{
    size_t i = form & (cap - 1);
    while (slots[i].count > 0 && slots[i].form != form)
        i = (i + 1) & (cap - 1);
    return &slots[i];
}

/* Draws each word half-way to what its form is taken for in the whole document: "Holm" alone is a
 * person where "Nadia Holm" was told of. */
static void remember(ner *n)
{
    size_t cap = 16;
    int32_t weight[NAME_KINDS];
    while (cap < 2 * n->asked.n)
        cap *= 2;
    memory *slots = arena_new(n->arena, memory, cap);
    for (size_t i = 0; i < n->asked.n; i++) {
        const ner_asked *a = &n->asked.v[i];
        memory *m = memory_of(slots, cap, a->form);
        m->form = a->form;
        m->count++;
        weigh_kinds(weight, a->score);
        for (uint32_t k = 0; k < NAME_KINDS; k++)
            m->sum[k] += weight[k];
    }
    for (size_t i = 0; i < n->asked.n; i++) {
        ner_asked *a = &n->asked.v[i];
        const memory *m = memory_of(slots, cap, a->form);
        weigh_kinds(weight, a->score);
        for (uint32_t k = 0; m->count > 1 && k < NAME_KINDS; k++) {
            int64_t far = (m->sum[k] / m->count - weight[k]) / 2;
            for (uint32_t p = 0; p < NAME_PARTS; p++)
                a->score[ner_label((name_kind)k, (name_part)p)] += (int32_t)far;
        }
    }
}

void ner_find(ner *n)
{
    before may[NER_LABELS];
    n->names.n = 0;
    list_before(may, n->model);
    remember(n);
    for (uint32_t i = 0; i < n->asked.n;) {
        uint32_t end = i + 1;
        while (end < n->asked.n && end - i < RUN_MOST &&
               n->asked.v[end].token == n->asked.v[end - 1].token + 1)
            end++;
        read_run(n, may, n->asked.v + i, end - i);
        i = end;
    }
}
