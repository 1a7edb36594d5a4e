/* name_list: lines that only list names, as signatures under a letter or the members of a body do:
 * nothing is told there, and who stands there takes no part in what the article tells.
 *
 *     list = line{3,}              lines of their own, without a full stop, mostly in capitals
 *          | name (", " name){4,}  the same in one line
 */
#include "find/article.h"
#include "find/skeleton.h"

#define LINES_LEAST   3
#define LINE_MOST     40 /* tokens of one line of several */
#define COMMAS_LEAST  4
#define LETTERS_LEAST 4 /* of a word that has a capital in a name */

typedef struct line_shape {
    uint32_t words, capitals, commas; /* of the longer words, how many have a capital */
    bool stop;                        /* at its end */
} line_shape;

static line_shape shape_of(const dateline_article *a, const sentence *s)
{
    line_shape shape = {0};
    uint32_t end = s->first + s->n;
    for (uint32_t i = s->first; i < end; i++) {
        const token *t = &a->text.tokens.v[i];
        bool counts = t->kind == TOKEN_WORD && t->at.n >= LETTERS_LEAST;
        shape.words += counts;
        shape.capitals += counts && (t->flags & TOKEN_CAPITAL);
        shape.commas += token_is_mark(a, i, ',') || token_is_mark(a, i, ';');
    }
    shape.stop = s->n > 0 && (token_is_mark(a, end - 1, '.') || token_is_mark(a, end - 1, '!') ||
                              token_is_mark(a, end - 1, '?'));
    return shape;
}

/* Whether a time stands in the sentence; `time` moves on to it. What is dated may be told. */
static bool is_dated(const dateline_article *a, uint32_t s, size_t *time)
{
    while (*time < a->times.n && a->times.v[*time].sentence < s)
        ++*time;
    return *time < a->times.n && a->times.v[*time].sentence == s;
}

static bool is_alone(const dateline_article *a, uint32_t s)
{
    const sentence *v = a->text.sentences.v;
    return (s == 0 || v[s - 1].block != v[s].block) &&
           (s + 1 == a->text.sentences.n || v[s + 1].block != v[s].block);
}

static void mark(dateline_article *article, uint32_t first, uint32_t end)
{
    for (uint32_t s = first; s < end; s++)
        article->text.sentences.v[s].kind = BLOCK_NAMES;
}

void find_name_lists(dateline_article *article)
{
    size_t time = 0;
    uint32_t first = 0; /* of the lines that follow each other */
    for (uint32_t s = 0; s <= article->text.sentences.n; s++) {
        bool line = false;
        if (s < article->text.sentences.n) {
            const sentence *part = &article->text.sentences.v[s];
            line_shape shape = shape_of(article, part);
            bool names = sentence_is_prose(part) && shape.words > 0 &&
                         !is_dated(article, s, &time) && shape.capitals * 10 >= shape.words * 7;
            if (names && shape.commas >= COMMAS_LEAST && shape.capitals == shape.words)
                mark(article, s, s + 1);
            line = names && !shape.stop && part->n <= LINE_MOST && is_alone(article, s);
        }
        if (line)
            continue;
        if (s - first >= LINES_LEAST)
            mark(article, first, s);
        first = s + 1;
    }
}
