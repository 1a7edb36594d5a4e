/* model: checking that every part of the file is of the size it must be. */
#include "lang/model.h"

#include "base/file.h"
#include "lang/form.h"

static bool sizes_fit(const dateline_model *m)
{
    size_t tags = dense_outputs(m->tags.n), labels = dense_outputs(m->labels.n);
    size_t moves = dense_outputs(TRANSITIONS);
    const struct {
        model_part part;
        size_t n;
    } want[] = {
        {PART_FORM_BIAS, FORM_WIDTH * 2},
        {PART_CONTEXT, CONTEXT * VECTOR_WIDTH * FORM_WIDTH},
        {PART_TOKEN_BIAS, VECTOR_WIDTH * 2},
        {PART_TAG, tags * VECTOR_WIDTH},
        {PART_TAG_BIAS, tags * 4},
        {PART_STATE_BIAS, STATE_WIDTH * 2},
        {PART_MIX, PARSE_ROLES * STATE_WIDTH * VECTOR_WIDTH},
        {PART_MOVE, moves * STATE_WIDTH},
        {PART_MOVE_BIAS, moves * 4},
        {PART_LABEL, 2 * labels * STATE_WIDTH},
        {PART_LABEL_BIAS, 2 * labels * 4},
    };
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        if (m->file.part[want[i].part].n != want[i].n)
            return false;
    }
    return true;
}

/* The tags of sure words are numbers of tags. */
static bool tags_fit(const dateline_model *m)
{
    str tags = m->file.part[PART_SURE_TAGS];
    for (size_t i = 0; i < tags.n; i++) {
        if ((uint8_t)tags.p[i] >= m->tags.n)
            return false;
    }
    return true;
}

static void read_meanings(dateline_model *m)
{
    for (size_t i = 0; i < m->tags.n; i++) {
        str xpos = m->tags.v[i], upos;
        str_split(&xpos, '\t', &upos);
        m->tag_pos[i] = (uint8_t)ud_pos_of(upos);
        m->tag_penn[i] = (uint8_t)penn_of(xpos);
    }
    for (size_t i = 0; i < m->labels.n; i++)
        m->label_relation[i] = (uint8_t)ud_relation_of(m->labels.v[i]);
}

static void point_at_parts(dateline_model *m)
{
    const void *at[MODEL_PARTS];
    for (size_t i = 0; i < MODEL_PARTS; i++)
        at[i] = m->file.part[i].p;
    m->word_classes = at[PART_WORD_CLASSES];
    m->sure_tags = at[PART_SURE_TAGS];
    m->form_bias = at[PART_FORM_BIAS];
    m->token_bias = at[PART_TOKEN_BIAS];
    m->context = at[PART_CONTEXT];
    m->tag = at[PART_TAG];
    m->tag_bias = at[PART_TAG_BIAS];
    m->state_bias = at[PART_STATE_BIAS];
    m->mix = at[PART_MIX];
    m->move = at[PART_MOVE];
    m->move_bias = at[PART_MOVE_BIAS];
    m->label = at[PART_LABEL];
    m->label_bias = at[PART_LABEL_BIAS];
}

static const weights_kind kind = {MODEL_VERSION, MODEL_PARTS};

static dateline_status read_parts(dateline_model *m)
{
    const str *part = m->file.part;
    dateline_status status = weights_names(&m->tags, &m->arena, &m->file, PART_TAGS, TAGS_MOST);
    if (status == DATELINE_OK)
        status = weights_names(&m->labels, &m->arena, &m->file, PART_LABELS, LABELS_MOST);
    if (status != DATELINE_OK)
        return status;
    if (!weights_index(&m->word_index, part[PART_WORD_CHECKS], part[PART_WORD_CLASSES], 1) ||
        !weights_index(&m->sure_index, part[PART_SURE_CHECKS], part[PART_SURE_TAGS], 1) ||
        !weights_table(&m->forms, part[PART_FORM_CHECKS], part[PART_FORM_ROWS], FORM_WIDTH) ||
        !weights_table(&m->tokens, part[PART_TOKEN_CHECKS], part[PART_TOKEN_ROWS], VECTOR_WIDTH) ||
        !weights_table(&m->states, part[PART_STATE_CHECKS], part[PART_STATE_ROWS], STATE_WIDTH) ||
        !sizes_fit(m) || !tags_fit(m) || !weights_are_small(part[PART_TAG_BIAS]) ||
        !weights_are_small(part[PART_MOVE_BIAS]) || !weights_are_small(part[PART_LABEL_BIAS]))
        return weights_broken(&m->file, "is damaged: its parts do not fit each other");
    point_at_parts(m);
    read_meanings(m);
    m->kernel = lang_kernel_best();
    m->shelf = form_shelf_new(&m->arena);
    return DATELINE_OK;
}

dateline_status model_open(dateline_model *out, str file, str bytes, const dateline_diag *diag)
{
    dateline_status status = weights_open(&out->file, kind, file, bytes, diag);
    return status == DATELINE_OK ? read_parts(out) : status;
}

dateline_status model_map(dateline_model *out, str dir, const dateline_diag *diag)
{
    *out = (dateline_model){0};
    str path = path_join(&out->arena, dir, S("syntax.model"));
    dateline_status status = weights_map(&out->file, kind, path, &out->arena, diag);
    if (status == DATELINE_OK)
        status = read_parts(out);
    return status == DATELINE_OK ? ner_model_map(&out->names, &out->arena, dir, diag) : status;
}

uint8_t model_word_classes(const dateline_model *m, str word)
{
    lang_word w;
    lang_word_read(&w, word);
    uint32_t row = table_find(&m->word_index, w.lower);
    return row != NO_ROW ? m->word_classes[row] : 0;
}

void model_close(dateline_model *m)
{
    form_shelf_free(m->shelf);
    weights_close(&m->file);
    ner_model_close(&m->names);
    arena_free(&m->arena);
    *m = (dateline_model){0};
}
