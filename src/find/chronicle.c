/* chronicle: which dates of an article head the entries of a chronology. */
#include "find/chronicle.h"

#include "text/pubdate.h"

/* "Day 3: 6 May": the token behind that, or `at`. */
static uint32_t behind_count(const dateline_article *a, uint32_t at, uint32_t end)
{
    bool counted = at + 3 <= end && token_is(a, at, S("day")) &&
                   a->text.tokens.v[at + 1].kind != TOKEN_MARK &&
                   a->text.tokens.v[at + 2].kind == TOKEN_MARK;
    return counted ? at + 3 : at;
}

/* Whether only marks, a bullet or a bracket, stand before it in its paragraph. */
static bool opens_paragraph(const dateline_article *a, const time_expr *e)
{
    const sentence *s = &a->text.sentences.v[e->sentence];
    if (e->sentence > 0 && s[-1].block == s->block)
        return false;
    for (uint32_t i = behind_count(a, s->first, e->first); i < e->first; i++) {
        if (a->text.tokens.v[i].kind != TOKEN_MARK)
            return false;
    }
    return true;
}

/* The first sentence behind the paragraph that sentence `s` stands in. */
static uint32_t behind_paragraph(const dateline_article *a, uint32_t s)
{
    uint32_t paragraph = a->text.sentences.v[s].block;
    while (s < a->text.sentences.n && a->text.sentences.v[s].block == paragraph)
        s++;
    return s;
}

/* The token behind its paragraph. */
static uint32_t paragraph_end(const dateline_article *a, uint32_t s)
{
    const sentence *last = &a->text.sentences.v[behind_paragraph(a, s) - 1];
    return last->first + last->n;
}

static uint32_t end_of(const time_expr_vec *exprs, const time_expr *e)
{
    const time_expr *last = e->until == NONE ? e : &exprs->v[e->until];
    return last->first + last->n;
}

/* Whether a mark, a tabulator or a capital parts the date from what follows, or nothing does. */
static bool is_parted(const dateline_article *a, const time_expr_vec *exprs, const time_expr *e)
{
    uint32_t at = end_of(exprs, e);
    if (at >= paragraph_end(a, e->sentence))
        return true;
    const token *next = &a->text.tokens.v[at];
    return next->kind == TOKEN_MARK || next->flags & TOKEN_CAPITAL ||
           a->source.text.p[next->at.at - 1] == '\t';
}

/* Whether it is all that its paragraph says. */
static bool stands_alone(const dateline_article *a, const time_expr_vec *exprs, const time_expr *e)
{
    for (uint32_t i = end_of(exprs, e); i < paragraph_end(a, e->sentence); i++) {
        if (a->text.tokens.v[i].kind != TOKEN_MARK)
            return false;
    }
    return true;
}

static bool may_head(const dateline_article *a, const time_expr_vec *exprs, const time_expr *e)
{
    bool said = e->has_year || (e->month && (e->day || stands_alone(a, exprs, e)));
    return e->kind == KIND_CALENDAR && said && e->relation == TIMEX_AT && opens_paragraph(a, e) &&
           is_parted(a, exprs, e);
}

void chronicle_mark(const dateline_article *article, time_expr_vec *exprs)
{
    size_t heads = 0;
    for (size_t i = 0; i < exprs->n; i++)
        heads += may_head(article, exprs, &exprs->v[i]);
    for (size_t i = 0; heads >= PUBDATE_HEADS_LEAST && i < exprs->n; i++)
        exprs->v[i].heads = may_head(article, exprs, &exprs->v[i]);
}

/* "14:30 Ferry sinks off Holm": a heading of its day. */
static bool begins_with_clock(const dateline_article *a, uint32_t s)
{
    str first = token_text(a, a->text.sentences.v[s].first);
    size_t colon = str_find_char(first, ':');
    return colon == 1 || colon == 2;
}

/* Where what stands under the head ends: with its paragraph, or, if it has a line for itself, where
 * another head or heading begins. */
static uint32_t entry_end(const dateline_article *a, const time_expr_vec *exprs, size_t head)
{
    const time_expr *e = &exprs->v[head];
    uint32_t end = behind_paragraph(a, e->sentence);
    if (!stands_alone(a, exprs, e))
        return end;
    size_t next = head + 1;
    while (next < exprs->n && !exprs->v[next].heads)
        next++;
    uint32_t limit = next < exprs->n ? exprs->v[next].sentence : (uint32_t)a->text.sentences.n;
    while (end < limit &&
           (a->text.sentences.v[end].kind != BLOCK_HEADING || begins_with_clock(a, end)))
        end++;
    return end;
}

void chronicle_enter(dateline_article *article, const time_expr_vec *exprs)
{
    for (size_t i = 0; i < exprs->n; i++) {
        const time_expr *e = &exprs->v[i];
        if (e->heads && !edtf_empty(article->times.v[i].date))
            *vec_push(&article->arena, &article->entries) =
                (dated_entry){(uint32_t)i, e->sentence, entry_end(article, exprs, i)};
    }
}

const dated_entry *chronicle_entry(const dateline_article *article, uint32_t s)
{
    size_t low = 0, high = article->entries.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (article->entries.v[middle].end <= s)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == article->entries.n)
        return NULL;
    const dated_entry *found = &article->entries.v[low];
    return found->first <= s ? found : NULL;
}
