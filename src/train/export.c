/* export: the parts of syntax.model (lang/model.h). */
#include "train/export.h"

#include "train/pack.h"
#include "train/sure.h"

#include <stdlib.h>

static int by_form(const void *left, const void *right)
{
    const dictionary_entry *a = left, *b = right;
    return a->form < b->form ? -1 : a->form > b->form;
}

static void put_dictionary(pack *w, const dictionary *d)
{
    size_t n = 0;
    dictionary_entry *entries = arena_new(w->arena, dictionary_entry, d->n + 1);
    for (size_t i = 0; i < d->cap; i++) {
        if (d->slots[i].classes != 0)
            entries[n++] = d->slots[i];
    }
    qsort(entries, n, sizeof *entries, by_form);
    uint32_t buckets = (uint32_t)(n / 10 + 1); /* roomy: a word left out is a word unknown */
    uint16_t *checks = arena_new(w->arena, uint16_t, buckets * BUCKET);
    char *classes = arena_new(w->arena, char, buckets *BUCKET);
    for (size_t i = 0; i < n; i++) {
        size_t at = pack_free(checks, buckets, entries[i].form);
        if (at != STR_NONE)
            classes[at] = (char)entries[i].classes;
        w->dropped += at == STR_NONE;
    }
    w->part[PART_FORM_CHECKS] = (str){(char *)checks, buckets * BUCKET * sizeof *checks};
    w->part[PART_FORM_CLASSES] = (str){classes, buckets * BUCKET};
}

static void put_sure_words(pack *w, const tree_vec *trees)
{
    size_t n;
    const sure_word *words = sure_words(w->arena, trees, &n);
    uint32_t buckets = (uint32_t)(n / 12 + 1);
    uint16_t *checks = arena_new(w->arena, uint16_t, buckets * BUCKET);
    char *tags = arena_new(w->arena, char, buckets *BUCKET);
    for (size_t i = 0; i < n; i++) {
        size_t at = pack_free(checks, buckets, words[i].form);
        if (at != STR_NONE)
            tags[at] = (char)words[i].tag;
        w->dropped += at == STR_NONE;
    }
    w->part[PART_SURE_CHECKS] = (str){(char *)checks, buckets * BUCKET * sizeof *checks};
    w->part[PART_SURE_TAGS] = (str){tags, buckets * BUCKET};
}

str export_model(arena *a, const network *net, const symbols *names, const tree_vec *trees)
{
    pack w = {.arena = a};
    w.part[PART_TAGS] = pack_names(a, &names->tags);
    w.part[PART_LABELS] = pack_names(a, &names->labels);
    put_dictionary(&w, names->words);
    put_sure_words(&w, trees);
    pack_table(&w, PART_TOKEN_CHECKS, &net->token_rows, &net->token, 13);
    w.part[PART_TOKEN_BIAS] = pack_int16(a, &net->token_bias);
    w.part[PART_CONTEXT] = pack_dense(a, net->context, CONTEXT, ROW_BITS);
    w.part[PART_CONTEXT_BIAS] = pack_int32(a, &net->context_bias, 1, ROW_BITS);
    w.part[PART_TAG] = pack_dense(a, &net->tag, 1, OUTPUT_BITS);
    w.part[PART_TAG_BIAS] = pack_int32(a, &net->tag_bias, 1, OUTPUT_BITS);
    pack_table(&w, PART_STATE_CHECKS, &net->state_rows, &net->state, 15);
    w.part[PART_STATE_BIAS] = pack_int16(a, &net->state_bias);
    w.part[PART_MIX] = pack_dense(a, net->mix, STATE_WORDS, ROW_BITS);
    w.part[PART_MOVE] = pack_dense(a, &net->move, 1, OUTPUT_BITS);
    w.part[PART_MOVE_BIAS] = pack_int32(a, &net->move_bias, 1, OUTPUT_BITS);
    w.part[PART_LABEL] = pack_dense(a, net->label, 2, OUTPUT_BITS);
    w.part[PART_LABEL_BIAS] = pack_int32(a, net->label_bias, 2, OUTPUT_BITS);
    return pack_file(&w, (weights_kind){MODEL_VERSION, MODEL_PARTS});
}
