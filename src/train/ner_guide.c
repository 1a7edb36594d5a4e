/* ner_guide: see ner_guide.h. */
#include "train/ner_guide.h"

#include "train/ner_network.h"

typedef struct guide { /* of one sentence */
    uint32_t n;
    const str *forms;
    const uint8_t *gold; /* labels */
    str *tags;
} guide;

static void put_name(const guide *g, ner_name name)
{
    static const str tags[NAME_KINDS][2] = {{STR_INIT("B-PER"), STR_INIT("I-PER")},
                                            {STR_INIT("B-ORG"), STR_INIT("I-ORG")},
                                            {STR_INIT("B-LOC"), STR_INIT("I-LOC")}};
    for (uint32_t i = 0; i < name.n; i++)
        g->tags[name.first + i] = tags[name.kind][i > 0];
}

static bool any_gold(const guide *g, ner_name name)
{
    for (uint32_t i = name.first; i < name.first + name.n; i++) {
        if (g->gold[i] != NER_OTHER)
            return true;
    }
    return false;
}

/* A name that only the model sees is one if it is of several words; a single one at the sentence's
 * beginning is none ("Well"), elsewhere nobody knows. */
static bool keep_said(const guide *g, ner_name name)
{
    if (any_gold(g, name) || name.n > 1)
        put_name(g, name);
    else
        return name.first == 0;
    return true;
}

/* A name that only the old marks have, if it is written as one. */
static void keep_gold(const guide *g)
{
    for (uint32_t i = 0; i < g->n; i++) {
        if (g->gold[i] == NER_OTHER)
            continue;
        ner_name name = {i, 1, ner_kind_of(g->gold[i])};
        name_part part = ner_part_of(g->gold[i]);
        while (part != NAME_LAST && part != NAME_WHOLE && name.first + name.n < g->n)
            part = ner_part_of(g->gold[name.first + name.n++]);
        bool missed = ascii_is_upper(g->forms[i].p[0]);
        for (uint32_t k = i; k < i + name.n; k++)
            missed = missed && str_eq(g->tags[k], S("O"));
        if (missed)
            put_name(g, name);
        i += name.n - 1;
    }
}

/* `at`: the sentence's first token as ner counts; `next`: the first name not yet used. */
static size_t guide_sentence(bio_file *file, arena *a, bio_sentence *s, const ner *said,
                             uint32_t at, size_t next)
{
    uint8_t *gold = arena_new(a, uint8_t, s->n);
    guide g = {s->n, file->forms.v + s->first, gold, file->tags.v + s->first};
    uint32_t count = s->n;
    ner_gold(gold, g.tags, g.n);
    for (uint32_t i = 0; i < g.n; i++)
        g.tags[i] = S("O");
    for (; next < said->names.n && said->names.v[next].first < at + count; next++) {
        ner_name name = said->names.v[next];
        name.first -= at;
        if (!keep_said(&g, name))
            s->n = 0;
    }
    if (s->n > 0)
        keep_gold(&g);
    return next;
}

void ner_guide(bio_file *file, arena *a, const ner_model *model)
{
    for (size_t i = 0, end; i < file->sentences.n; i = end) {
        ner said;
        uint32_t at = 0;
        ner_new(&said, a, model);
        end = ner_add_document(&said, file, i);
        ner_find(&said);
        for (size_t k = i, next = 0; k < end; k++) {
            uint32_t count = file->sentences.v[k].n;
            next = guide_sentence(file, a, &file->sentences.v[k], &said, at, next);
            at += count + 1;
        }
    }
}
