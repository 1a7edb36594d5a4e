/* ner_model: checking that every part of the file is of the size it must be. */
#include "lang/ner_model.h"

#include "base/file.h"

bool ner_may_follow(uint32_t a, uint32_t b)
{
    bool open = a != NER_OTHER && (ner_part_of(a) == NAME_BEGIN || ner_part_of(a) == NAME_INSIDE);
    bool goes_on = b != NER_OTHER && (ner_part_of(b) == NAME_INSIDE || ner_part_of(b) == NAME_LAST);
    return open == goes_on && (!open || ner_kind_of(a) == ner_kind_of(b));
}

static bool sizes_fit(const ner_model *m)
{
    const str *part = m->file.part;
    size_t outputs = dense_outputs(NER_LABELS);
    return part[NER_BIAS].n == VECTOR_WIDTH * sizeof *m->bias &&
           part[NER_OUTPUT].n == outputs * VECTOR_WIDTH &&
           part[NER_OUTPUT_BIAS].n == outputs * sizeof *m->output_bias &&
           part[NER_MOVES].n == NER_LABELS * NER_LABELS * sizeof *m->moves;
}

static dateline_status read_parts(ner_model *m)
{
    const str *part = m->file.part;
    if (!weights_index(&m->known_index, part[NER_KNOWN_CHECKS], part[NER_KNOWN_KINDS],
                       sizeof *m->known) ||
        !weights_table(&m->features, part[NER_CHECKS], part[NER_ROWS], VECTOR_WIDTH) ||
        !sizes_fit(m) || !weights_are_small(part[NER_OUTPUT_BIAS]) ||
        !weights_are_small(part[NER_MOVES]))
        return weights_broken(&m->file, "is damaged: its parts do not fit each other");
    const void *at[NER_MODEL_PARTS];
    for (size_t i = 0; i < NER_MODEL_PARTS; i++)
        at[i] = part[i].p;
    m->known = at[NER_KNOWN_KINDS];
    m->bias = at[NER_BIAS];
    m->output = at[NER_OUTPUT];
    m->output_bias = at[NER_OUTPUT_BIAS];
    m->moves = at[NER_MOVES];
    m->kernel = lang_kernel_best();
    return DATELINE_OK;
}

static const weights_kind kind = {NER_MODEL_VERSION, NER_MODEL_PARTS};

dateline_status ner_model_open(ner_model *out, str file, str bytes, const dateline_diag *diag)
{
    dateline_status status = weights_open(&out->file, kind, file, bytes, diag);
    return status == DATELINE_OK ? read_parts(out) : status;
}

dateline_status ner_model_map(ner_model *out, arena *a, str dir, const dateline_diag *diag)
{
    str path = path_join(a, dir, S("names.model"));
    dateline_status status = weights_map(&out->file, kind, path, a, diag);
    return status == DATELINE_OK ? read_parts(out) : status;
}

void ner_model_close(ner_model *m)
{
    weights_close(&m->file);
}
