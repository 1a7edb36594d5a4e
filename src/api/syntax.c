/* Public functions that print what the learned model reads, as CoNLL-U. */
#include "api/api.h"

#include "base/file.h"
#include "find/article.h"
#include "lang/annotate.h"
#include "lang/words.h"

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
    syntax_done(&s);
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

typedef VEC(conllu_token) conllu_lines;

/* The words of a sentence as lines of CoNLL-U have them; `joined`: nothing parts it from the next.
 */
static void read_words(conllu_lines *out, arena *a, str text, const ud_words *words, bool joined)
{
    out->n = 0;
    for (size_t i = 0; i < words->n; i++) {
        const ud_word *w = &words->v[i];
        bool spaced = i + 1 < words->n ? w[1].spaced : !joined;
        *vec_push(a, out) = (conllu_token){.form = form_of(a, str_span(text, w->at)),
                                           .misc = spaced ? S("") : S("SpaceAfter=No")};
    }
}

/* No white space stands before sentence i. */
static bool is_joined(const token_list *text, size_t i)
{
    return i < text->sentences.n &&
           !(text->tokens.v[text->sentences.v[i].first].flags & TOKEN_SPACED);
}

static dateline_status parse_article(void *ctx, buf *out, arena *scratch)
{
    const parse_run *run = ctx;
    const dateline_article *article = run->article;
    const token_list *text = &article->text;
    conllu_lines lines = {0};
    ud_words words = {0};
    syntax s;
    syntax_new(&s, scratch, run->model, PARSE_MOST);
    for (size_t i = 0; i < text->sentences.n; i++) {
        const sentence *part = &text->sentences.v[i];
        if (i == 0 || part->block != part[-1].block)
            buf_put(out, S("# newpar\n"));
        buf_printf(out, "# sent_id = %zu\n# text = ", i + 1);
        put_line(out, str_span(article->source.text, part->at));
        ud_words_read(&words, scratch, article->lexicon, article->source.text,
                      text->tokens.v + part->first, part->n);
        read_words(&lines, scratch, article->source.text, &words, is_joined(text, i + 1));
        put_sentence(out, &s, lines.v, (uint32_t)words.n);
    }
    syntax_done(&s);
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
