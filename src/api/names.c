/* Public function that tags the names in a file of tokens. */
#include "api/api.h"

#include "base/file.h"
#include "lang/bio.h"
#include "lang/model.h"
#include "lang/ner.h"

typedef struct names_run {
    const dateline_model *model;
    str path;
    const dateline_diag *diag;
} names_run;

/* `at`: the number of the sentence's first token in `n`; `next`: the first name not yet put. */
static size_t put_sentence(buf *out, const ner *n, const str *forms, uint32_t count, uint32_t at,
                           size_t next)
{
    static const char *const kinds[] = {"PER", "ORG", "LOC"};
    for (uint32_t i = 0; i < count; i++) {
        const ner_name *name = next < n->names.n ? &n->names.v[next] : NULL;
        buf_put(out, forms[i]);
        if (name == NULL || at + i < name->first) {
            buf_put(out, S("\tO\n"));
            continue;
        }
        buf_printf(out, "\t%c-%s\n", at + i == name->first ? 'B' : 'I', kinds[name->kind]);
        next += at + i + 1 == name->first + name->n;
    }
    buf_char(out, '\n');
    return next;
}

static void put_document(buf *out, const ner *n, const bio_file *file, size_t first, size_t end)
{
    uint32_t at = 0;
    size_t next = 0;
    if (file->sentences.v[first].opens)
        buf_put(out, S("-DOCSTART-\tO\n\n"));
    for (size_t i = first; i < end; i++) {
        const bio_sentence *s = &file->sentences.v[i];
        next = put_sentence(out, n, file->forms.v + s->first, s->n, at, next);
        at += s->n + 1;
    }
}

static dateline_status tag_file(void *ctx, buf *out, arena *scratch)
{
    const names_run *run = ctx;
    bio_file file;
    str text;
    dateline_status status = file_read(&text, scratch, run->path, FILE_MAX, run->diag);
    if (status == DATELINE_OK)
        status = bio_read(&file, scratch, run->path, text, run->diag);
    if (status != DATELINE_OK)
        return status;
    for (size_t i = 0; i < file.sentences.n;) {
        arena document = ARENA_SCRATCH;
        ner n;
        ner_new(&n, &document, &run->model->names);
        size_t end = ner_add_document(&n, &file, i);
        ner_find(&n);
        put_document(out, &n, &file, i, end);
        arena_free(&document);
        i = end;
    }
    return DATELINE_OK;
}

dateline_status dateline_names_bio(dateline_text **out, const dateline_model *model,
                                   const char *path, const dateline_diag *diag)
{
    names_run run = {model, str_of(path), diag};
    return api_text(out, tag_file, &run);
}
