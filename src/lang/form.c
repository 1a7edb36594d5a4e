/* form: a table of forms by their bytes, and a shelf of such tables. A form falls into one of many
 * sets; of the few in a set, the one that was not met for longest makes room for a new one. Forms
 * are read many at once, step by step: while one is read, memory brings what the others need, and
 * new ones share the weights.
 */
#include "lang/form.h"

#include <pthread.h>
#include <string.h>

#define SETS      2048
#define WAYS      4
#define KEY_BYTES 24

typedef struct form_key {
    uint64_t part[3]; /* the form's bytes */
    uint32_t n;       /* how many; 0: none is remembered here */
    uint32_t met;     /* the last reading in which it was */
} form_key;

struct form_memory {
    _Alignas(64) form_key key[SETS][WAYS];
    known_form form[SETS][WAYS];
    form_key other_key; /* of forms with too many bytes: there is room for one */
    known_form other;
    uint32_t readings; /* begun */
    const dateline_model *model;
    arena arena;        /* which it lies in */
    form_memory *idle;  /* the next one that nobody has */
    form_memory *older; /* the one made before it */
};

struct form_shelf {
    pthread_mutex_t lock;
    form_memory *idle, *newest;
};

static uint64_t bytes_8(const char *p)
{
    uint64_t x;
    memcpy(&x, p, sizeof x);
    return x;
}

static uint64_t bytes_4(const char *p)
{
    uint32_t x;
    memcpy(&x, p, sizeof x);
    return x;
}

/* All bytes of a form of 1 to KEY_BYTES: together with their number, no two are alike. */
static void key_of(uint64_t key[3], str text)
{
    const char *p = text.p;
    size_t n = text.n;
    key[1] = key[2] = 0;
    if (n >= 8) {
        key[0] = bytes_8(p);
        key[1] = bytes_8(p + n - 8);
        key[2] = n > 16 ? bytes_8(p + 8) : 0;
    } else if (n >= 4) {
        key[0] = bytes_4(p) | bytes_4(p + n - 4) << 32;
    } else {
        key[0] =
            (uint8_t)p[0] | (uint64_t)(uint8_t)p[n / 2] << 8 | (uint64_t)(uint8_t)p[n - 1] << 16;
    }
}

/* ---- Where a form is remembered, or else may be ---- */

typedef struct form_place {
    uint64_t part[3];
    uint32_t n, set; /* n is 0 if it has too many bytes */
} form_place;

static form_place place_of(const form_memory *m, str text)
{
    form_place p = {0};
    if (text.n == 0 || text.n > KEY_BYTES)
        return p;
    key_of(p.part, text);
    p.n = (uint32_t)text.n;
    p.set = lang_mix(p.part[0] ^ p.part[1] * 0xff51afd7ed558ccdu ^ p.part[2] * 0xc4ceb9fe1a85ec53u);
    p.set = (p.set + p.n) % SETS;
    for (size_t k = 0; k < WAYS; k += 2) /* two keys fill a line */
        ask_early(&m->key[p.set][k]);
    return p;
}

static bool is_at(const form_key *key, const form_place *p)
{
    return key->n == p->n && memcmp(key->part, p->part, sizeof p->part) == 0;
}

/* The way of its set in which it is, or the one that was not met for longest. */
static size_t way_of(const form_key set[WAYS], const form_place *p)
{
    size_t oldest = 0;
    for (size_t k = 0; k < WAYS; k++) {
        if (is_at(&set[k], p))
            return k;
        oldest = set[k].met < set[oldest].met ? k : oldest;
    }
    return oldest;
}

/* ---- What is made of new ones ---- */

typedef struct new_forms {
    size_t n;
    known_form *form[FORMS_MOST];
    str text[FORMS_MOST];
} new_forms;

static void look_up(known_form *form, const dateline_model *m)
{
    uint32_t word = table_find(&m->word_index, form->word.lower);
    uint32_t sure = table_find(&m->sure_index, form->word.exact);
    form->word.classes = word != NO_ROW ? m->word_classes[word] : 0;
    form->sure = sure != NO_ROW ? m->sure_tags[sure] : NO_TAG;
}

static void make(const new_forms *new, const dateline_model *m)
{
    found_rows rows[FORMS_MOST];
    uint8_t units[FORMS_MOST][FORM_WIDTH];
    lang_mixing contexts[FORMS_MOST];
    for (size_t i = 0; i < new->n; i++) {
        lang_word word;
        lang_word_read(&word, new->text[i]);
        table_ask_early(&m->word_index, word.lower);
        table_ask_early(&m->sure_index, word.exact);
        new->form[i]->word = word;
    }
    for (size_t i = 0; i < new->n; i++) {
        feature_list f;
        look_up(new->form[i], m);
        form_features(&f, &new->form[i]->word);
        rows[i].n = m->kernel->find(rows[i].row, &m->forms, f.key, f.n);
    }
    for (size_t i = 0; i < new->n; i++) {
        m->kernel->layer(units[i], FORM_WIDTH, FINE_BITS, m->form_bias, rows[i].row, rows[i].n,
                         NULL, 0);
        contexts[i] = (lang_mixing){.out = new->form[i]->context, .x = units[i]};
    }
    m->kernel->mix(contexts, new->n, m->context, CONTEXT * VECTOR_WIDTH, FORM_WIDTH);
}

/* NULL if it would take the place of one that is being read. */
static const known_form *read_form(form_memory *m, new_forms *new, const form_place *p, str text)
{
    size_t way = p->n > 0 ? way_of(m->key[p->set], p) : 0;
    form_key *key = p->n > 0 ? &m->key[p->set][way] : &m->other_key;
    known_form *form = p->n > 0 ? &m->form[p->set][way] : &m->other;
    if (p->n > 0 && is_at(key, p)) {
        for (size_t i = 0; i < CONTEXT * VECTOR_WIDTH; i += 32)
            ask_early(form->context + i);
    } else if (key->met == m->readings) {
        return NULL;
    } else {
        new->form[new->n] = form;
        new->text[new->n++] = text;
        memcpy(key->part, p->part, sizeof key->part);
        key->n = p->n;
    }
    key->met = m->readings;
    return form;
}

static void begin_reading(form_memory *m)
{
    if (++m->readings > 0)
        return;
    memset(m->key, 0, sizeof m->key); /* the count begins anew, and so does the memory */
    m->other_key.met = 0;
    m->readings = 1;
}

size_t forms_read(const known_form *out[FORMS_MOST], form_memory *m, const str *texts, size_t n)
{
    form_place places[FORMS_MOST];
    new_forms new = {0};
    size_t read = 0;
    n = n < FORMS_MOST ? n : FORMS_MOST;
    for (size_t i = 0; i < n; i++)
        places[i] = place_of(m, texts[i]);
    begin_reading(m);
    while (read < n && (out[read] = read_form(m, &new, &places[read], texts[read])) != NULL)
        read++;
    make(&new, m->model);
    return read;
}

form_shelf *form_shelf_new(arena *a)
{
    form_shelf *shelf = arena_new(a, form_shelf, 1);
    pthread_mutex_init(&shelf->lock, NULL);
    return shelf;
}

void form_shelf_free(form_shelf *shelf)
{
    if (shelf == NULL)
        return;
    for (form_memory *m = shelf->newest, *older; m != NULL; m = older) {
        older = m->older;
        arena a = m->arena;
        arena_free(&a);
    }
    pthread_mutex_destroy(&shelf->lock);
}

/* One allocation, so that lack of memory leaves nothing behind. Its pages are taken as forms come.
 */
static form_memory *new_memory(const dateline_model *model)
{
    arena a = {0};
    form_memory *m = arena_new(&a, form_memory, 1);
    m->model = model;
    m->arena = a;
    return m;
}

form_memory *form_memory_take(const dateline_model *model)
{
    form_shelf *shelf = model->shelf;
    pthread_mutex_lock(&shelf->lock);
    form_memory *m = shelf->idle;
    if (m != NULL)
        shelf->idle = m->idle;
    pthread_mutex_unlock(&shelf->lock);
    if (m != NULL)
        return m;
    m = new_memory(model);
    pthread_mutex_lock(&shelf->lock);
    m->older = shelf->newest;
    shelf->newest = m;
    pthread_mutex_unlock(&shelf->lock);
    return m;
}

void form_memory_give(const dateline_model *model, form_memory *memory)
{
    form_shelf *shelf = model->shelf;
    pthread_mutex_lock(&shelf->lock);
    memory->idle = shelf->idle;
    shelf->idle = memory;
    pthread_mutex_unlock(&shelf->lock);
}
