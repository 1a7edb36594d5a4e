/* form: a table of slots, and a shelf of such tables. */
#include "lang/form.h"

#include <pthread.h>
#include <string.h>

#define SLOTS     2048
#define KEY_BYTES 24

struct form_memory {
    const dateline_model *model;
    arena arena;            /* which it lies in */
    form_memory *idle;      /* the next one that nobody has */
    form_memory *older;     /* the one made before it */
    known_form other;       /* the last of those that are too long */
    known_form slot[SLOTS]; /* each the last form that fell into it */
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

static void make(known_form *out, const dateline_model *m, str text)
{
    static const int32_t none[CONTEXT * VECTOR_WIDTH];
    feature_list f;
    const int8_t *rows[FEATURES_MAX + 1];
    uint8_t units[FORM_WIDTH];
    lang_word_read(&out->word, text);
    uint32_t word = table_find(&m->word_index, out->word.lower);
    uint32_t sure = table_find(&m->sure_index, out->word.exact);
    out->word.classes = word != NO_ROW ? m->word_classes[word] : 0;
    out->sure = sure != NO_ROW ? m->sure_tags[sure] : NO_TAG;
    form_features(&f, &out->word);
    size_t n = m->kernel->find(rows, &m->forms, f.key, f.n);
    m->kernel->layer(units, FORM_WIDTH, FINE_BITS, m->form_bias, rows, n, NULL, 0);
    m->kernel->mix(out->context, none, m->context, CONTEXT * VECTOR_WIDTH, FORM_WIDTH, units, NULL,
                   0);
}

const known_form *form_read(form_memory *m, str text)
{
    uint64_t key[3];
    if (text.n == 0 || text.n > KEY_BYTES) {
        make(&m->other, m->model, text);
        return &m->other;
    }
    key_of(key, text);
    uint32_t hash = lang_mix(key[0] ^ key[1] * 0xff51afd7ed558ccdu ^ key[2] * 0xc4ceb9fe1a85ec53u);
    known_form *slot = &m->slot[(hash + text.n) % SLOTS];
    if (slot->n != text.n || memcmp(slot->key, key, sizeof key) != 0) {
        make(slot, m->model, text);
        memcpy(slot->key, key, sizeof key);
        slot->n = (uint8_t)text.n;
    }
    return slot;
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
