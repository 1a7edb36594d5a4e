/* readable: scoring of the regrouped page (boxes.c regroups, readable_clean.c cleans). The
 * numbers are those published with Readability; each attempt that finds too little text drops one
 * of its three strictnesses, and the best one stands. */
#include "text/finder.h"

#include <string.h>

/* ---- What cannot be part of an article ------------------------------------------------------- */

static bool is_title(const finder *f, uint32_t i)
{
    const box *b = finder_box(f, i);
    if ((b->tag != HTML_H1 && b->tag != HTML_H2) || b->made || !f->title.n)
        return false;
    arena scratch = ARENA_SCRATCH;
    str words = html_words(&scratch, f->page->tree, b->node, 600);
    bool same = words_alike(f->title, words) > 0.75;
    arena_free(&scratch);
    return same;
}

static bool is_unlikely(const finder *f, uint32_t i)
{
    const box *b = finder_box(f, i);
    if (b->marks & MARK_ROLE)
        return true;
    return (b->marks & MARK_UNLIKELY) && !(b->marks & MARK_MAYBE) && b->tag != HTML_BODY &&
           b->tag != HTML_A && !finder_is_below(f, i, HTML_TABLE, 3) &&
           !finder_is_below(f, i, HTML_CODE, 3);
}

static bool is_empty_frame(const box *b)
{
    bool frame = b->tag == HTML_DIV || b->tag == HTML_SECTION || b->tag == HTML_HEADER ||
                 (b->tag >= HTML_H1 && b->tag <= HTML_H6);
    return frame && b->chars == 0 && b->pictures == 0 && b->fields == 0 && !b->video;
}

/* A DIV that holds one P and nothing else is that P. */
static bool is_shell(const finder *f, uint32_t i)
{
    const box *b = finder_box(f, i);
    if (b->tag != HTML_DIV || i + 1 >= b->end || box_link_density(b) >= 0.25)
        return false;
    uint32_t only = 0;
    for (uint32_t k = i + 1; k < b->end; k = finder_box(f, k)->end) {
        const box *child = finder_box(f, k);
        if (child->tag == HTML_TEXT && child->chars == 0)
            continue;
        if (only || child->tag != HTML_P)
            return false;
        only = k;
    }
    return only != 0;
}

static void strip(finder *f)
{
    readable *page = f->page;
    page->title = page->byline = 0;
    for (uint32_t i = 0; i < page->boxes.n; i++) {
        box *b = finder_box(f, i);
        b->gone = b->collapsed = b->scored = false;
        b->score = 0;
    }
    boxes_sum(page, 0, (uint32_t)page->boxes.n);
    for (uint32_t i = 1; i < page->boxes.n;) {
        box *b = finder_box(f, i);
        if (b->tag == HTML_TEXT || b->made) {
            i++;
            continue;
        }
        if (!page->byline && (b->marks & MARK_BYLINE) && b->chars > 0 && b->chars < 100) {
            page->byline = i;
            b->gone = true;
        } else if (!page->title && is_title(f, i)) {
            page->title = i;
            b->gone = true;
        } else if ((b->marks & MARK_HIDDEN) || is_empty_frame(b)) {
            b->gone = true;
        } else if (f->flags & STRIP_UNLIKELY || box_link_density(b) > 0.5) {
            b->gone =
                is_unlikely(f, i); /* a short page may do with unlikely text, not with links */
        }
        if (!b->gone)
            b->collapsed = is_shell(f, i);
        i = b->gone ? b->end : i + 1;
    }
}

/* ---- Scores ---------------------------------------------------------------------------------- */

static void begin_score(const finder *f, box *b)
{
    b->scored = true;
    b->score = (float)finder_weight(f, b);
    switch (b->tag) {
    case HTML_DIV: b->score += 5; break;
    case HTML_PRE:
    case HTML_TD:
    case HTML_BLOCKQUOTE: b->score += 3; break;
    case HTML_ADDRESS:
    case HTML_OL:
    case HTML_UL:
    case HTML_DL:
    case HTML_DD:
    case HTML_DT:
    case HTML_LI:
    case HTML_FORM: b->score -= 3; break;
    case HTML_H1:
    case HTML_H2:
    case HTML_H3:
    case HTML_H4:
    case HTML_H5:
    case HTML_H6:
    case HTML_TH: b->score -= 5; break;
    default: break;
    }
}

static bool is_scored_tag(const box *b)
{
    return b->tag == HTML_P || b->tag == HTML_TD || b->tag == HTML_PRE || b->tag == HTML_SECTION ||
           (b->tag >= HTML_H2 && b->tag <= HTML_H6);
}

/* A paragraph's own worth goes whole to its parent, half to the next, then less and less. */
static void score_one(const finder *f, uint32_t i)
{
    const box *b = finder_box(f, i);
    float worth = 2.0F + (float)b->commas + (float)(b->chars / 100 > 3 ? 3 : b->chars / 100);
    for (int level = 0; level < 5 && i; level++) {
        i = finder_around(f, i);
        box *above = finder_box(f, i);
        if (i == 0)
            return;
        if (!above->scored)
            begin_score(f, above);
        above->score += worth / (float)(level == 0 ? 1 : level == 1 ? 2 : level * 3);
    }
}

static void keep_top(finder *f, uint32_t i)
{
    float score = finder_box(f, i)->score;
    for (int k = 0; k < TOP_CANDIDATES; k++) {
        if (f->top[k] && finder_box(f, f->top[k])->score >= score)
            continue;
        memmove(&f->top[k + 1], &f->top[k], sizeof(uint32_t) * (size_t)(TOP_CANDIDATES - 1 - k));
        f->top[k] = i;
        return;
    }
}

static void score(finder *f)
{
    readable *page = f->page;
    boxes_sum(page, 0, (uint32_t)page->boxes.n);
    for (uint32_t i = 1; i < page->boxes.n;) {
        const box *b = finder_box(f, i);
        if (!b->gone && !b->collapsed && is_scored_tag(b) && b->chars >= 25)
            score_one(f, i);
        i = b->gone ? b->end : i + 1;
    }
    memset(f->top, 0, sizeof f->top);
    for (uint32_t i = 1; i < page->boxes.n; i++) {
        box *b = finder_box(f, i);
        if (!b->scored)
            continue;
        b->score *= 1.0F - (float)box_link_density(b);
        keep_top(f, i);
    }
}

/* ---- The best candidate and its neighbours --------------------------------------------------- */

static bool holds(const finder *f, uint32_t outer, uint32_t inner)
{
    return outer < inner && inner < finder_box(f, outer)->end;
}

/* Three good candidates under one roof: the roof is the article ("three chapters side by side"). */
static uint32_t shared_roof(const finder *f, uint32_t top)
{
    float enough = finder_box(f, top)->score * 0.75F;
    for (uint32_t up = finder_around(f, top); up && finder_box(f, up)->tag != HTML_BODY;
         up = finder_around(f, up)) {
        int inside = 0;
        for (int k = 1; k < TOP_CANDIDATES && f->top[k]; k++)
            inside += finder_box(f, f->top[k])->score >= enough && holds(f, up, f->top[k]);
        if (inside >= 3)
            return up;
    }
    return top;
}

static bool is_only_child(const finder *f, uint32_t i, uint32_t parent)
{
    int n = 0;
    for (uint32_t k = parent + 1; k < finder_box(f, parent)->end; k = finder_box(f, k)->end)
        n += !finder_box(f, k)->gone && finder_box(f, k)->tag != HTML_TEXT;
    return n == 1 && holds(f, parent, i);
}

static uint32_t climb(const finder *f, uint32_t top)
{
    float last = finder_box(f, top)->score, least = last / 3;
    for (uint32_t up = finder_around(f, top); up && finder_box(f, up)->tag != HTML_BODY;
         up = finder_around(f, up)) {
        const box *b = finder_box(f, up);
        if (!b->scored)
            continue;
        if (b->score < least)
            break;
        if (b->score > last) {
            top = up;
            break;
        }
        last = b->score;
    }
    uint32_t up = finder_around(f, top);
    while (up && finder_box(f, up)->tag != HTML_BODY && is_only_child(f, top, up)) {
        top = up;
        up = finder_around(f, top);
    }
    return top;
}

/* A sibling short on score still belongs if it is a paragraph of prose. */
static bool is_like_sibling(const finder *f, uint32_t i, uint32_t top)
{
    const box *b = finder_box(f, i), *best = finder_box(f, top);
    float least = best->score * 0.2F > 10 ? best->score * 0.2F : 10;
    str own = html_attr_of(f->page->tree, b->node, HTML_AT_class);
    bool same_class =
        !b->made && own.n && str_eq(own, html_attr_of(f->page->tree, best->node, HTML_AT_class));
    if (b->scored && b->score + (same_class ? best->score * 0.2F : 0) >= least)
        return true;
    if (b->tag != HTML_P)
        return false;
    if (b->chars > 80)
        return box_link_density(b) < 0.25;
    return b->chars > 0 && b->links <= 0 && boxes_has_sentence_end(f->page, i);
}

static void keep(readable *page, uint32_t i)
{
    memset(page->kept + i, 1, page->boxes.v[i].end - i);
}

static void gather(finder *f)
{
    readable *page = f->page;
    memset(page->kept, 0, page->boxes.n);
    uint32_t top = f->top[0];
    if (!top || finder_box(f, top)->tag == HTML_BODY) {
        keep(page, 0);
        return;
    }
    top = climb(f, shared_roof(f, top));
    uint32_t parent = finder_around(f, top);
    for (uint32_t k = parent + 1; k < finder_box(f, parent)->end;) {
        const box *b = finder_box(f, k);
        if (b->collapsed) {
            k++;
            continue;
        }
        if (k == top || (!b->gone && b->tag != HTML_TEXT && is_like_sibling(f, k, top)))
            keep(page, k);
        k = b->end;
    }
}

/* ---- All of it ---------------------------------------------------------------------------- */

static size_t kept_chars(const readable *page)
{
    size_t sum = 0;
    for (size_t i = 0; i < page->boxes.n; i++)
        if (page->kept[i] && page->boxes.v[i].tag == HTML_TEXT)
            sum += page->boxes.v[i].chars;
    return sum;
}

void readable_find(readable *out, arena *a, const html_tree *tree, str title)
{
    *out = (readable){.tree = tree};
    boxes_make(out, a, tree);
    out->kept = arena_new(a, uint8_t, out->boxes.n + 1);
    uint8_t *best = arena_new(a, uint8_t, out->boxes.n + 1);
    size_t most = 0;
    uint32_t best_title = 0, best_byline = 0;
    finder f = {.page = out, .arena = a, .title = title};
    static const unsigned attempts[] = {STRIP_UNLIKELY | USE_WEIGHTS | CLEAN, USE_WEIGHTS | CLEAN,
                                        CLEAN, 0};
    for (size_t k = 0; k < sizeof attempts / sizeof *attempts && most < TEXT_ENOUGH; k++) {
        f.flags = attempts[k];
        strip(&f);
        score(&f);
        gather(&f);
        readable_clean(&f);
        size_t chars = kept_chars(out);
        if (chars <= most)
            continue;
        most = chars;
        memcpy(best, out->kept, out->boxes.n);
        best_title = out->title;
        best_byline = out->byline;
    }
    out->kept = best;
    out->title = best_title;
    out->byline = best_byline;
}
