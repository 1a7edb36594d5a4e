/* Public functions that print what the learned model reads, as CoNLL-U. */
#include "api/api.h"

#include "base/file.h"
#include "find/article.h"
#include "lang/annotate.h"

typedef struct parse_run {
    const dateline_model *model;
    const dateline_article *article; /* or, if NULL, the file */
    str path;
    const dateline_diag *diag;
} parse_run;

static void put_sentence(buf *out, syntax *s, conllu_token *tokens, uint32_t n)
{
    annotate(s, tokens, n);
    for (uint32_t i = 0; i < n; i++)
        conllu_put_token(out, i + 1, &tokens[i]);
    buf_char(out, '\n');
}

static dateline_status parse_conllu(void *ctx, buf *out, arena *scratch)
{
    const parse_run *run = ctx;
    conllu_file file;
    syntax s;
    str text;
    dateline_status status = file_read(&text, scratch, run->path, FILE_MAX, run->diag);
    if (status == DATELINE_OK)
        status = conllu_read(&file, scratch, run->path, text, run->diag);
    if (status != DATELINE_OK)
        return status;
    syntax_new(&s, scratch, run->model, PARSE_MOST);
    for (size_t i = 0; i < file.sentences.n; i++) {
        const conllu_sentence *c = &file.sentences.v[i];
        buf_put(out, c->comments);
        if (c->comments.n > 0)
            buf_char(out, '\n');
        put_sentence(out, &s, file.tokens.v + c->first, c->n);
    }
    return DATELINE_OK;
}

/* A line of a comment holds no line break. */
static void put_line(buf *out, str text)
{
    for (size_t i = 0; i < text.n; i++)
        buf_char(out, (unsigned char)text.p[i] < ' ' ? ' ' : text.p[i]);
    buf_char(out, '\n');
}

/* A form is what the text says; the few that hold a blank or worse are written without it. */
static str form_of(arena *a, str form)
{
    size_t i = 0;
    while (i < form.n && (unsigned char)form.p[i] > ' ')
        i++;
    if (i == form.n)
        return form;
    buf clean = {.arena = a};
    for (i = 0; i < form.n; i++) {
        if ((unsigned char)form.p[i] > ' ')
            buf_char(&clean, form.p[i]);
    }
    return clean.n > 0 ? buf_str(&clean) : S("_");
}

static void read_tokens(conllu_token *out, arena *a, const dateline_article *article,
                        const sentence *s)
{
    for (uint32_t i = 0; i < s->n; i++) {
        const token *t = &article->text.tokens.v[s->first + i];
        out[i] = (conllu_token){.form = form_of(a, str_span(article->source.text, t->at))};
        if (i + 1 < s->n && (t[1].flags & TOKEN_SPACED) == 0)
            out[i].misc = S("SpaceAfter=No");
    }
}

static dateline_status parse_article(void *ctx, buf *out, arena *scratch)
{
    const parse_run *run = ctx;
    const token_list *text = &run->article->text;
    uint32_t most = 1;
    syntax s;
    for (size_t i = 0; i < text->sentences.n; i++)
        most = text->sentences.v[i].n > most ? text->sentences.v[i].n : most;
    conllu_token *tokens = arena_new(scratch, conllu_token, most);
    syntax_new(&s, scratch, run->model, most);
    for (size_t i = 0; i < text->sentences.n; i++) {
        const sentence *part = &text->sentences.v[i];
        buf_printf(out, "# sent_id = %zu\n# text = ", i + 1);
        put_line(out, str_span(run->article->source.text, part->at));
        read_tokens(tokens, scratch, run->article, part);
        put_sentence(out, &s, tokens, part->n);
    }
    return DATELINE_OK;
}

dateline_status dateline_parse_article(dateline_text **out, const dateline_model *model,
                                       const dateline_article *article)
{
    parse_run run = {.model = model, .article = article};
    return api_text(out, parse_article, &run);
}

dateline_status dateline_parse_conllu(dateline_text **out, const dateline_model *model,
                                      const char *path, const dateline_diag *diag)
{
    parse_run run = {.model = model, .path = str_of(path), .diag = diag};
    return api_text(out, parse_conllu, &run);
}
