/* bio: lines into tokens. */
#include "lang/bio.h"

typedef struct reader {
    bio_file *out;
    arena *arena;
    str file;
    const dateline_diag *diag;
    uint32_t line;
    bio_sentence sentence;
    bool opens;
} reader;

static void end_sentence(reader *r)
{
    if (r->sentence.n > 0) {
        r->sentence.opens = r->opens;
        *vec_push(r->arena, &r->out->sentences) = r->sentence;
        r->opens = false;
    }
    r->sentence = (bio_sentence){.first = (uint32_t)r->out->forms.n};
}

/* The first column is the token, the last one the tag. */
static dateline_status read_line(reader *r, str line)
{
    r->line++;
    if (line.n > 0 && line.p[line.n - 1] == '\r')
        line.n--;
    str form, tag = {0};
    if (str_trim(line).n == 0 || !str_split(&line, '\t', &form)) {
        end_sentence(r);
        return DATELINE_OK;
    }
    for (str column; str_split(&line, '\t', &column);)
        tag = column;
    if (form.n == 0 || str_find_char(form, ' ') != STR_NONE)
        return diag_error(r->diag, DATELINE_INVALID, (place){.file = r->file, .line = r->line},
                          "a token and a tab expected, not '%.*s'", STR_ARG(form));
    if (str_eq(form, S("-DOCSTART-"))) {
        end_sentence(r);
        r->opens = true;
        return DATELINE_OK;
    }
    *vec_push(r->arena, &r->out->forms) = form;
    *vec_push(r->arena, &r->out->tags) = tag;
    r->sentence.n++;
    return DATELINE_OK;
}

dateline_status bio_read(bio_file *out, arena *a, str file, str text, const dateline_diag *d)
{
    *out = (bio_file){0};
    reader r = {.out = out, .arena = a, .file = file, .diag = d};
    dateline_status status = DATELINE_OK;
    for (str line; status == DATELINE_OK && str_split(&text, '\n', &line);)
        status = read_line(&r, line);
    end_sentence(&r);
    return status;
}
