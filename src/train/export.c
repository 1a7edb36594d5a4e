/* export: the parts of syntax.model (lang/model.h). */
#include "train/export.h"

#include "train/pack.h"
#include "train/sure.h"

#include <string.h>

/* What a form adds to the token two before it, ... two behind it, whose neighbour of the opposite
 * side it is: one layer, for a form's units are read but once. */
static str context_part(arena *a, const matrix *m)
{
    matrix all = {.rows = CONTEXT * VECTOR, .width = FORM};
    all.weight = arena_new(a, float, CONTEXT *VECTOR *FORM);
    for (size_t i = 0; i < CONTEXT; i++)
        memcpy(all.weight + i * VECTOR * FORM, m[CONTEXT - 1 - i].weight,
               VECTOR * FORM * sizeof(float));
    return pack_dense(a, &all, 1, FINE_BITS);
}

/* Biases of a layer to which `mixes` are added: each is cut down to the scale of rows, and loses
 * half a unit of it on average. */
static str bias_part(arena *a, const matrix *m, size_t mixes)
{
    matrix fair = {.rows = 1, .width = m->width, .weight = arena_new(a, float, m->width)};
    for (size_t i = 0; i < m->width; i++)
        fair.weight[i] = m->weight[i] + (float)mixes / (float)(2 << FINE_BITS);
    return pack_int16(a, &fair, FINE_BITS);
}

str export_model(arena *a, const network *net, const symbols *names, const tree_vec *trees)
{
    pack w = {.arena = a};
    w.part[PART_TAGS] = pack_names(a, &names->tags);
    w.part[PART_LABELS] = pack_names(a, &names->labels);
    size_t sure;
    const key_slot *sure_tags = sure_words(a, trees, &sure);
    pack_keys(&w, PART_WORD_CHECKS, keys_sorted(names->words, a), names->words->n, 10, 1);
    pack_keys(&w, PART_SURE_CHECKS, sure_tags, sure, 12, 1);
    pack_placed(&w, PART_FORM_CHECKS, &net->form_rows, &net->form);
    w.part[PART_FORM_BIAS] = pack_int16(a, &net->form_bias, FINE_BITS);
    w.part[PART_CONTEXT] = context_part(a, net->context);
    pack_placed(&w, PART_TOKEN_CHECKS, &net->token_rows, &net->token);
    w.part[PART_TOKEN_BIAS] = bias_part(a, &net->token_bias, CONTEXT);
    w.part[PART_TAG] = pack_dense(a, &net->tag, 1, FINE_BITS);
    w.part[PART_TAG_BIAS] = pack_int32(a, &net->tag_bias, 1, FINE_BITS);
    pack_placed(&w, PART_STATE_CHECKS, &net->state_rows, &net->state);
    w.part[PART_STATE_BIAS] = bias_part(a, &net->state_bias, PARSE_ROLES);
    w.part[PART_MIX] = pack_dense(a, net->mix, PARSE_ROLES, FINE_BITS);
    w.part[PART_MOVE] = pack_dense(a, &net->move, 1, FINE_BITS);
    w.part[PART_MOVE_BIAS] = pack_int32(a, &net->move_bias, 1, FINE_BITS);
    w.part[PART_LABEL] = pack_dense(a, net->label, 2, FINE_BITS);
    w.part[PART_LABEL_BIAS] = pack_int32(a, net->label_bias, 2, FINE_BITS);
    buf out = {.arena = a};
    weights_write(&out, (weights_kind){MODEL_VERSION, MODEL_PARTS}, w.part);
    return buf_str(&out);
}
