/* ner_score: names found against names marked. */
#include "train/ner_score.h"

#include "lang/ner.h"
#include "train/ner_network.h"

#include <stdio.h>

typedef struct counts {
    uint32_t gold, said, right;
} counts;

static void find_names(ner *out, arena *a, const ner_model *model, const bio_file *file)
{
    ner_new(out, a, model);
    for (size_t i = 0; i < file->sentences.n; i++) {
        const bio_sentence *s = &file->sentences.v[i];
        ner_add(out, file->forms.v + s->first, s->n);
    }
    ner_find(out);
}

/* Names as `first` of a token in a document whose sentences stand one apart (see ner_add). */
static void gold_names(ner *out, arena *a, const bio_file *file)
{
    uint32_t at = 0;
    *out = (ner){.arena = a};
    for (size_t i = 0; i < file->sentences.n; i++) {
        const bio_sentence *s = &file->sentences.v[i];
        uint8_t *labels = arena_new(a, uint8_t, s->n);
        ner_gold(labels, file->tags.v + s->first, s->n);
        for (uint32_t k = 0, begin = 0; k < s->n; k++) {
            if (labels[k] == NER_OTHER)
                continue;
            name_part part = ner_part_of(labels[k]);
            begin = part == NAME_BEGIN || part == NAME_WHOLE ? k : begin;
            if (part == NAME_LAST || part == NAME_WHOLE)
                *vec_push(a, &out->names) =
                    (ner_name){at + begin, k + 1 - begin, ner_kind_of(labels[k])};
        }
        at += s->n + 1;
    }
}

static void count_names(counts *c, const ner *gold, const ner *said)
{
    for (size_t i = 0, k = 0; i < gold->names.n; i++) {
        const ner_name *g = &gold->names.v[i];
        while (k < said->names.n && said->names.v[k].first < g->first)
            k++;
        const ner_name *s = k < said->names.n ? &said->names.v[k] : NULL;
        c[g->kind].gold++;
        c[g->kind].right += s != NULL && s->first == g->first && s->n == g->n && s->kind == g->kind;
    }
    for (size_t i = 0; i < said->names.n; i++)
        c[said->names.v[i].kind].said++;
}

static double f1(counts c)
{
    return c.gold + c.said > 0 ? 200.0 * c.right / (c.gold + c.said) : 0;
}

void ner_score(const ner_model *model, const bio_file *file, const char *path)
{
    arena a = {0};
    ner gold, said;
    counts c[NAME_KINDS] = {0}, all = {0};
    gold_names(&gold, &a, file);
    find_names(&said, &a, model, file);
    count_names(c, &gold, &said);
    for (size_t i = 0; i < NAME_KINDS; i++) {
        all.gold += c[i].gold;
        all.said += c[i].said;
        all.right += c[i].right;
    }
    printf("  %s: P %.2f R %.2f F1 %.2f (PER %.1f ORG %.1f LOC %.1f)\n", path,
           100.0 * all.right / (all.said + 1e-9), 100.0 * all.right / (all.gold + 1e-9), f1(all),
           f1(c[NAME_PERSON]), f1(c[NAME_INSTITUTION]), f1(c[NAME_PLACE]));
    arena_free(&a);
}
