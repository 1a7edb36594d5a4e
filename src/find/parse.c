/* parse: the sentences that may tell an event are read by the learned parser: those that hold a
 * trigger, a time or a name. All others would cost time and give nothing.
 */
#include "find/parse.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "find/parse_tags.h"
#include "lang/syntax.h"
#include "lang/words.h"
#include "text/filed.h"

typedef struct parse_finder {
    dateline_article *article;
    arena *scratch;
    syntax syntax;
    ud_words words;
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
    return sentence_is_prose(part) && (is_placed(f, s) || has_trigger(f->article, part));
}

/* Of the words over one token, the one that the others hang on. */
static uint32_t word_of(const parse_finder *f, uint32_t token_at)
{
    const ud_words *words = &f->words;
    uint32_t first = words->of_token.v[token_at], end = first + 1;
    while (end < words->n && words->v[end].token == token_at)
        end++;
    for (uint32_t w = first; w < end; w++) {
        uint32_t head = f->syntax.state.nodes[w + 1].head;
        if (head == 0 || head - 1 < first || head - 1 >= end)
            return w;
    }
    return first;
}

/* What the parser says of words, said of tokens, which lie at `first` in the article. */
static void keep_parse(const parse_finder *f, uint32_t first, uint32_t n)
{
    const syntax *s = &f->syntax;
    for (uint32_t i = 0; i < n; i++) {
        if (f->words.of_token.v[i] == NONE)
            continue;
        uint32_t w = word_of(f, i);
        const parse_node *node = &s->state.nodes[w + 1];
        token_parse *out = &f->article->parse[first + i];
        uint32_t begin = f->words.v[w].token;
        *out = (token_parse){.head = NONE,
                             .pos = s->model->tag_pos[s->tags[w + 1]],
                             .penn = s->model->tag_penn[s->tags[w + 1]],
                             .relation = UD_ROOT};
        if (begin < i) { /* a word's further tokens */
            out->head = first + begin;
            out->relation = UD_FLAT;
        } else if (node->head > 0) {
            out->head = first + f->words.v[node->head - 1].token;
            out->relation = s->model->label_relation[node->label];
        }
    }
}

/* Keeps the words of these tokens from the parser. */
static void leave_out(parse_finder *f, const uint8_t *aside, uint32_t n)
{
    ud_words *words = &f->words;
    uint32_t *now = arena_new(f->scratch, uint32_t, words->n + 1), kept = 0;
    for (uint32_t w = 0; w < words->n; w++) {
        now[w] = aside[words->v[w].token] != ASIDE_NONE ? NONE : kept;
        if (now[w] != NONE)
            words->v[kept++] = words->v[w];
    }
    words->n = kept;
    for (uint32_t i = 0; i < n; i++)
        words->of_token.v[i] = now[words->of_token.v[i]];
}

/* "Alvaro" of "Álvaro": the learned model knows capitals without accents only. */
static str plain_capital(arena *a, str form)
{
    size_t n = 0;
    if (form.n == 0 || (unsigned char)form.p[0] < 0x80 || !utf8_is_upper(utf8_next(form, &n)))
        return form;
    str letter = utf8_fold(a, str_sub(form, 0, n));
    if (letter.n != 1)
        return form;
    buf b = {.arena = a};
    buf_put(&b, utf8_capitalised(a, letter));
    buf_put(&b, str_from(form, n));
    return buf_str(&b);
}

static void parse_sentence(parse_finder *f, uint32_t s)
{
    const dateline_article *a = f->article;
    const sentence *part = &a->text.sentences.v[s];
    uint32_t first = behind_dateline(&a->text, a->source.text, s),
             n = part->first + part->n - first;
    uint8_t *aside = arena_new(f->scratch, uint8_t, n + 1);
    bool parted = parse_aside(a, s, first, n, aside);
    ud_words_read(&f->words, f->scratch, a->lexicon, a->source.text, a->text.tokens.v + first, n);
    if (parted)
        leave_out(f, aside, n);
    if (f->words.n == 0 || f->words.n > f->syntax.most)
        return;
    for (uint32_t i = 0; i < f->words.n; i++)
        f->syntax.forms[i] = plain_capital(f->scratch, str_span(a->source.text, f->words.v[i].at));
    syntax_tag(&f->syntax, f->syntax.forms, (uint32_t)f->words.n);
    parse_words words = {a, &f->words, f->syntax.words, first, f->mention, f->time};
    parse_tags(&words, f->syntax.model, f->syntax.tags + 1, f->scratch);
    syntax_parse(&f->syntax);
    keep_parse(f, first, n);
    if (parted)
        parse_hang(f->article, first, n, aside);
    parse_titles(f->article, f->mention, first, n);
    parse_settle(f->article, f->scratch, first, n, f->mention, f->time);
}

/* Words are at most a few more than tokens. */
static uint32_t longest(const token_list *text)
{
    uint32_t most = 0;
    for (size_t i = 0; i < text->sentences.n; i++)
        most = text->sentences.v[i].n > most ? text->sentences.v[i].n : most;
    return most + most / 4 + 8;
}

void find_parse(dateline_article *article)
{
    arena scratch = ARENA_SCRATCH;
    parse_finder f = {.article = article, .scratch = &scratch};
    syntax_new(&f.syntax, &scratch, article->lexicon->model, longest(&article->text));
    article->parse = arena_new(&article->arena, token_parse, article->text.tokens.n + 1);
    for (size_t i = 0; i < article->text.tokens.n; i++)
        article->parse[i].head = NONE;
    for (uint32_t s = 0; s < article->text.sentences.n; s++) {
        if (wants_parse(&f, s))
            parse_sentence(&f, s);
    }
    syntax_done(&f.syntax);
    arena_free(&scratch);
}
