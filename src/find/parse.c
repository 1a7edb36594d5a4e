/* parse: the sentences that may tell an event are read by the learned parser: those that hold a
 * trigger, and a time or a name. All others would cost most of the time and give nothing.
 */
#include "find/article.h"
#include "lang/syntax.h"

typedef struct parse_finder {
    dateline_article *article;
    syntax syntax;
    uint32_t mention, time; /* the first of them in this sentence or behind it */
} parse_finder;

static bool has_trigger(const dateline_article *a, const sentence *s)
{
    size_t n;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        if (phrase_match(&a->lexicon->trigger_forms, a->text.tokens.v, i, s->first + s->n, &n) !=
            PHRASE_NONE)
            return true;
    }
    return false;
}

/* Whether a time or a name stands in sentence `s`; asked of one sentence after the other. */
static bool is_placed(parse_finder *f, uint32_t s)
{
    const dateline_article *a = f->article;
    while (f->mention < a->mentions.n && a->mentions.v[f->mention].sentence < s)
        f->mention++;
    while (f->time < a->times.n && a->times.v[f->time].sentence < s)
        f->time++;
    return (f->mention < a->mentions.n && a->mentions.v[f->mention].sentence == s) ||
           (f->time < a->times.n && a->times.v[f->time].sentence == s);
}

static bool wants_parse(parse_finder *f, uint32_t s)
{
    const sentence *part = &f->article->text.sentences.v[s];
    bool prose = part->kind == BLOCK_PARAGRAPH || part->kind == BLOCK_CAPTION;
    return prose && part->n <= PARSE_MOST && is_placed(f, s) && has_trigger(f->article, part);
}

static void parse_sentence(parse_finder *f, const sentence *part)
{
    dateline_article *a = f->article;
    syntax *s = &f->syntax;
    const dateline_model *model = s->model;
    for (uint32_t i = 0; i < part->n; i++)
        s->forms[i] = str_span(a->source.text, a->text.tokens.v[part->first + i].at);
    syntax_tag(s, s->forms, part->n);
    syntax_parse(s);
    for (uint32_t i = 0; i < part->n; i++) {
        const parse_node *node = &s->state.nodes[i + 1];
        a->parse[part->first + i] = (token_parse){
            .head = node->head > 0 ? part->first + node->head - 1 : NONE,
            .pos = model->tag_pos[s->tags[i + 1]],
            .penn = model->tag_penn[s->tags[i + 1]],
            .relation = node->head > 0 ? model->label_relation[node->label] : UD_ROOT,
        };
    }
}

void find_parse(dateline_article *article)
{
    parse_finder f = {.article = article};
    arena scratch = ARENA_SCRATCH;
    uint32_t most = 1;
    for (size_t i = 0; i < article->text.sentences.n; i++)
        most = article->text.sentences.v[i].n > most ? article->text.sentences.v[i].n : most;
    syntax_new(&f.syntax, &scratch, article->lexicon->model, most);
    article->parse = arena_new(&article->arena, token_parse, article->text.tokens.n + 1);
    for (size_t i = 0; i < article->text.tokens.n; i++)
        article->parse[i].head = NONE;
    for (uint32_t s = 0; s < article->text.sentences.n; s++) {
        if (wants_parse(&f, s))
            parse_sentence(&f, &article->text.sentences.v[s]);
    }
    arena_free(&scratch);
}
