/* score_words: how well raw text is cut into words and sentences. The text of each document of a
 * treebank is put together again from its sentences, paragraphs parted by a blank line, and read as
 * `dateline parse` reads a file; a word or sentence counts if it begins and ends where the
 * treebank's does.
 *
 *     score-words [-v] TREEBANK.conllu...     -v: each mistake, the treebank's part, TAB, and ours
 */
#include "base/file.h"
#include "lang/conllu.h"
#include "lang/words.h"
#include "score.h"

#include <stdio.h>
#include <string.h>

#define TREEBANK_MAX ((size_t)256 << 20)
#define PARTS_MOST   64

typedef VEC(span) spans;

typedef struct document {
    str name;
    buf text;
    spans words, sentences;
} document;

typedef struct tally {
    size_t gold, made, right;
} tally;

typedef struct part {
    str name; /* "weblog", "news" */
    tally words, sentences;
} part;

typedef struct run {
    arena arena;
    const dateline_lexicon *lexicon;
    bool verbose;
    part parts[PARTS_MOST];
    size_t n;
} run;

/* ---- The treebank ---------------------------------------------------------------------------- */

/* What stands behind `key` in a sentence's comments; false if they do not have it. */
static bool comment_of(str *out, str comments, str key)
{
    str line;
    while (str_split(&comments, '\n', &line)) {
        if (!str_starts(line, key))
            continue;
        *out = str_trim(str_from(line, key.n));
        return true;
    }
    return false;
}

/* Where `form` stands in the text from `at` on, blanks before it aside. */
static bool find_form(span *out, str text, size_t at, str form)
{
    size_t skipped = str_find(str_from(text, at), form);
    if (skipped == STR_NONE || str_trim(str_sub(text, at, skipped)).n > 0)
        return false;
    *out = (span){(uint32_t)(at + skipped), (uint32_t)form.n};
    return true;
}

static void add_sentence(document *d, arena *a, const conllu_file *file, const conllu_sentence *s,
                         str text)
{
    span at = {(uint32_t)d->text.n, 0}, where;
    size_t words = d->words.n;
    buf_put(&d->text, text);
    for (uint32_t i = 0; i < s->n; i++) {
        str form = file->tokens.v[s->first + i].form;
        if (find_form(&where, buf_str(&d->text), span_end(at), form)) {
            *vec_push(a, &d->words) = where;
            at = span_join(at, where);
        } else {
            fprintf(stderr, "'%.*s' is not in '%.*s'\n", STR_ARG(form), STR_ARG(text));
        }
    }
    if (d->words.n > words)
        *vec_push(a, &d->sentences) = span_join(d->words.v[words], d->words.v[d->words.n - 1]);
}

static bool joined(const conllu_file *file, const conllu_sentence *s)
{
    str misc = file->tokens.v[s->first + s->n - 1].misc, one;
    while (str_split(&misc, '|', &one)) {
        if (str_eq(one, S("SpaceAfter=No")))
            return true;
    }
    return false;
}

/* ---- Scoring --------------------------------------------------------------------------------- */

typedef struct stretch {
    const span *v;
    size_t n;
} stretch;

/* The next spans of both lists, as few as end at the same place. */
static void next_stretch(stretch *want, stretch *got, const spans *gold, size_t i,
                         const spans *made, size_t k)
{
    uint32_t end = 0;
    *want = (stretch){gold->v + i, 0};
    *got = (stretch){made->v + k, 0};
    for (;;) {
        const span *g = i < gold->n ? &gold->v[i] : NULL, *m = k < made->n ? &made->v[k] : NULL;
        bool from_gold = g && (!m || g->at <= m->at);
        const span *next = from_gold ? g : m;
        if (!next || (want->n + got->n > 0 && next->at >= end))
            return;
        end = span_end(*next) > end ? span_end(*next) : end;
        want->n += from_gold;
        got->n += !from_gold;
        i += from_gold;
        k += !from_gold;
    }
}

static void put_stretch(str text, stretch s)
{
    for (size_t i = 0; i < s.n; i++) {
        str one = str_span(text, s.v[i]);
        putchar('[');
        for (size_t k = 0; k < one.n; k++)
            putchar(one.p[k] == '\n' ? ' ' : one.p[k]);
        putchar(']');
    }
}

/* Both lists are walked in stretches at whose ends they agree. */
static void compare(const run *r, tally *t, str text, const spans *gold, const spans *made)
{
    size_t i = 0, k = 0;
    t->gold += gold->n;
    t->made += made->n;
    while (i < gold->n || k < made->n) {
        stretch want, got;
        next_stretch(&want, &got, gold, i, made, k);
        i += want.n;
        k += got.n;
        if (want.n == 1 && got.n == 1 && want.v->at == got.v->at && want.v->n == got.v->n) {
            t->right++;
        } else if (r->verbose) {
            put_stretch(text, want);
            putchar('\t');
            put_stretch(text, got);
            putchar('\n');
        }
    }
}

/* "weblog" of "weblog-juancole.com_...", "news" of "GUM_news_...". */
static part *part_of(run *r, str id)
{
    str name = str_starts(id, S("GUM_")) ? str_from(id, 4) : id;
    size_t n = 0, i = 0;
    while (n < name.n && name.p[n] != '-' && name.p[n] != '_')
        n++;
    name.n = n;
    while (i < r->n && !str_eq(r->parts[i].name, name))
        i++;
    if (i == r->n && r->n < PARTS_MOST)
        r->parts[r->n++].name = name;
    return &r->parts[i < PARTS_MOST ? i : PARTS_MOST - 1];
}

static void score_document(run *r, const document *d)
{
    arena a = {0};
    source page;
    token_list list;
    ud_words words = {0};
    spans cut = {0}, sentences = {0};
    source_facts facts = {.furniture = &r->lexicon->furniture, .unhashed = true};
    str text = buf_str(&d->text);
    if (d->text.n == 0)
        return;
    source_from_bytes(&page, &a, text, S("text.txt"), &facts, &diag);
    tokenize(&list, &a, &page, &r->lexicon->words, &r->lexicon->abbreviations);
    for (size_t i = 0; i < list.sentences.n; i++) {
        const sentence *s = &list.sentences.v[i];
        *vec_push(&a, &sentences) = s->at;
        ud_words_read(&words, &a, r->lexicon, text, list.tokens.v + s->first, s->n);
        for (size_t k = 0; k < words.n; k++)
            *vec_push(&a, &cut) = words.v[k].at;
    }
    part *p = part_of(r, d->name);
    if (r->verbose)
        printf("== %.*s\n", STR_ARG(d->name));
    compare(r, &p->words, text, &d->words, &cut);
    compare(r, &p->sentences, text, &d->sentences, &sentences);
    arena_free(&a);
}

static void score_treebank(run *r, const conllu_file *file)
{
    document d = {.text = {.arena = &r->arena}};
    str name, text, rest;
    bool space = false;
    for (size_t i = 0; i < file->sentences.n; i++) {
        const conllu_sentence *s = &file->sentences.v[i];
        if (comment_of(&name, s->comments, S("# newdoc id ="))) {
            score_document(r, &d);
            d = (document){.name = name, .text = {.arena = &r->arena}};
        } else if (comment_of(&rest, s->comments, S("# newpar"))) {
            buf_put(&d.text, S("\n\n"));
        } else if (space) {
            buf_char(&d.text, ' ');
        }
        if (comment_of(&text, s->comments, S("# text =")))
            add_sentence(&d, &r->arena, file, s, text);
        space = !joined(file, s);
    }
    score_document(r, &d);
}

/* ---- Figures --------------------------------------------------------------------------------- */

static void add(part *sum, const part *p)
{
    sum->words.gold += p->words.gold;
    sum->words.made += p->words.made;
    sum->words.right += p->words.right;
    sum->sentences.gold += p->sentences.gold;
    sum->sentences.made += p->sentences.made;
    sum->sentences.right += p->sentences.right;
}

static double f1(const tally *t)
{
    size_t both = t->gold + t->made;
    return both ? 200 * (double)t->right / (double)both : 0;
}

static void print_part(const part *p)
{
    printf("%-14.*s words %6.2f   sentences %6.2f   (%zu words, %zu sentences)\n", STR_ARG(p->name),
           f1(&p->words), f1(&p->sentences), p->words.gold, p->sentences.gold);
}

static void print_parts(const run *r)
{
    part news = {.name = S("news, weblogs")}, all = {.name = S("all")};
    for (size_t i = 0; i < r->n; i++) {
        const part *p = &r->parts[i];
        print_part(p);
        add(&all, p);
        if (str_starts(p->name, S("news")) || str_eq(p->name, S("weblog")))
            add(&news, p);
    }
    print_part(&news);
    print_part(&all);
}

int main(int argc, char **argv)
{
    static run r;
    static const char *const tables[] = {"data/en"};
    dateline_lexicon *lexicon;
    int first = argc > 1 && strcmp(argv[1], "-v") == 0 ? 2 : 1;
    if (argc <= first) {
        fprintf(stderr, "usage: score-words [-v] TREEBANK.conllu...\n");
        return 2;
    }
    if (dateline_lexicon_load(&lexicon, tables, 1, &diag) != DATELINE_OK)
        return 2;
    r.lexicon = lexicon;
    r.verbose = first == 2;
    for (int i = first; i < argc; i++) {
        str text, path = str_of(argv[i]);
        conllu_file file;
        if (file_read(&text, &r.arena, path, TREEBANK_MAX, &diag) != DATELINE_OK ||
            conllu_read(&file, &r.arena, path, text, &diag) != DATELINE_OK)
            return 2;
        score_treebank(&r, &file);
    }
    print_parts(&r);
    dateline_lexicon_free(lexicon);
    arena_free(&r.arena);
    return 0;
}
