/* conllu: lines into tokens; what the networks do not use is kept for writing it back. */
#include "lang/conllu.h"

#define COLUMNS 10

typedef struct reader {
    conllu_file *out;
    arena *arena;
    str file;
    const dateline_diag *diag;
    uint32_t line;
    conllu_sentence sentence;
} reader;

static dateline_status mistake(const reader *r, const char *what, str value)
{
    place at = {.file = r->file, .line = r->line};
    return diag_error(r->diag, DATELINE_INVALID, at, "%s '%.*s'", what, STR_ARG(value));
}

static str field(str f)
{
    return str_eq(f, S("_")) ? S("") : f;
}

static dateline_status read_token(reader *r, str line)
{
    str f[COLUMNS] = {0}, rest = line;
    size_t n = 0;
    while (n < COLUMNS && str_split(&rest, '\t', &f[n]))
        n++;
    uint32_t id, head = 0;
    if (n < COLUMNS)
        return mistake(r, "ten columns expected, not", line);
    if (str_find_char(f[0], '-') != STR_NONE || str_find_char(f[0], '.') != STR_NONE)
        return DATELINE_OK;
    if (!str_number(f[0], &id) || id != r->sentence.n + 1)
        return mistake(r, "token number out of order:", f[0]);
    if (!str_number(f[6], &head) && !str_eq(f[6], S("_")))
        return mistake(r, "cannot read head", f[6]);
    *vec_push(r->arena, &r->out->tokens) = (conllu_token){
        f[1], field(f[2]), field(f[3]), field(f[4]), field(f[5]), field(f[7]), field(f[9]), head};
    r->sentence.n++;
    return DATELINE_OK;
}

static dateline_status end_sentence(reader *r)
{
    conllu_sentence *s = &r->sentence;
    for (uint32_t i = 0; i < s->n; i++) {
        if (r->out->tokens.v[s->first + i].head > s->n)
            return mistake(r, "head beyond its sentence, which ends at", S("this line"));
    }
    if (s->n > 0)
        *vec_push(r->arena, &r->out->sentences) = *s;
    *s = (conllu_sentence){.first = (uint32_t)r->out->tokens.n};
    return DATELINE_OK;
}

static dateline_status read_line(reader *r, str line)
{
    r->line++;
    if (line.n > 0 && line.p[line.n - 1] == '\r')
        line.n--;
    if (line.n == 0)
        return end_sentence(r);
    if (line.p[0] != '#')
        return read_token(r, line);
    str *c = &r->sentence.comments;
    if (r->sentence.n == 0)
        *c = c->n == 0 ? line : (str){c->p, (size_t)(line.p + line.n - c->p)};
    return DATELINE_OK;
}

dateline_status conllu_read(conllu_file *out, arena *a, str file, str text, const dateline_diag *d)
{
    *out = (conllu_file){0};
    reader r = {.out = out, .arena = a, .file = file, .diag = d};
    dateline_status status = DATELINE_OK;
    for (str line; status == DATELINE_OK && str_split(&text, '\n', &line);)
        status = read_line(&r, line);
    return status == DATELINE_OK ? end_sentence(&r) : status;
}

static void put_field(buf *out, str value)
{
    buf_char(out, '\t');
    buf_put(out, value.n > 0 ? value : S("_"));
}

void conllu_put_token(buf *out, uint32_t id, const conllu_token *t)
{
    buf_printf(out, "%u", id);
    put_field(out, t->form);
    put_field(out, t->lemma);
    put_field(out, t->upos);
    put_field(out, t->xpos);
    put_field(out, t->feats);
    if (t->deprel.n > 0)
        buf_printf(out, "\t%u", t->head);
    else
        put_field(out, S(""));
    put_field(out, t->deprel);
    put_field(out, S(""));
    put_field(out, t->misc);
    buf_char(out, '\n');
}
