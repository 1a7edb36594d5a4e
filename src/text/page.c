/* page: writes the text of a page out of its boxes. A block is the run of text that belongs to one
 * block-level element and is wholly inside or outside the article. */
#include "text/page.h"

#include "base/buf.h"
#include "text/boxes.h"
#include "text/chunk.h"
#include "text/note.h"
#include "text/pubdate.h"

#define TIMES_LOOKED_AT 200
#define REFERENCES_HEAD 40 /* bytes at most */
#define STAMP_BLOCKS    6  /* a stamp stands this near to the title or the first paragraph */

typedef struct writer {
    source *out;
    arena *arena;
    buf text;
    const readable *page;
    uint32_t *owner; /* by box: the block-level box around it */
    uint8_t *facts;
    bool space;      /* white space was seen and not written yet */
    size_t begin;    /* of the block at hand */
    uint32_t last;   /* its owner */
    block_kind kind; /* its kind */
} writer;

enum {
    BOX_UNSEEN = 1,
    BOX_HEADING = 2,
    BOX_CAPTION = 4,
    BOX_PRE = 8,
    BOX_STAMP = 16,
    BOX_REFERENCES = 32,
    BOX_BESIDE = 64
};

/* Elements that stand in a line of text. */
static bool is_inline(html_tag tag)
{
    switch (tag) {
    case HTML_TEXT:
    case HTML_OTHER:
    case HTML_A:
    case HTML_ABBR:
    case HTML_B:
    case HTML_BDO:
    case HTML_BR:
    case HTML_CITE:
    case HTML_CODE:
    case HTML_DATA:
    case HTML_DEL:
    case HTML_DFN:
    case HTML_EM:
    case HTML_FONT:
    case HTML_I:
    case HTML_IMG:
    case HTML_INS:
    case HTML_KBD:
    case HTML_LABEL:
    case HTML_MARK:
    case HTML_MATH:
    case HTML_Q:
    case HTML_RP:
    case HTML_RT:
    case HTML_RUBY:
    case HTML_S:
    case HTML_SAMP:
    case HTML_SMALL:
    case HTML_SPAN:
    case HTML_STRONG:
    case HTML_SUB:
    case HTML_SUP:
    case HTML_TIME:
    case HTML_U:
    case HTML_VAR:
    case HTML_WBR: return true;
    default: return false;
    }
}

static void learn(writer *w)
{
    const readable *page = w->page;
    for (uint32_t i = 1; i < page->boxes.n; i++) {
        const box *b = &page->boxes.v[i];
        w->owner[i] = is_inline((html_tag)b->tag) ? w->owner[b->parent] : i;
        w->facts[i] = w->facts[b->parent];
        if (b->marks & MARK_HIDDEN)
            w->facts[i] |= BOX_UNSEEN;
        if ((b->tag >= HTML_H1 && b->tag <= HTML_H6) || i == page->title)
            w->facts[i] |= BOX_HEADING;
        if (b->tag == HTML_FIGCAPTION || b->tag == HTML_CAPTION)
            w->facts[i] |= BOX_CAPTION;
        if (b->tag == HTML_PRE)
            w->facts[i] |= BOX_PRE;
        if (b->marks & MARK_REFERENCES)
            w->facts[i] |= BOX_REFERENCES;
        if (b->marks & MARK_BESIDE)
            w->facts[i] |= BOX_BESIDE;
        if (page->byline && i == page->byline)
            w->facts[i] |= BOX_STAMP;
    }
}

static void end_block(writer *w)
{
    while (w->text.n > w->begin && w->text.p[w->text.n - 1] == '\n')
        w->text.n--;
    if (w->text.n > w->begin) {
        span at = {(uint32_t)w->begin, (uint32_t)(w->text.n - w->begin)};
        *vec_push(w->arena, &w->out->blocks) = (block){at, w->kind};
        buf_put(&w->text, S("\n\n"));
    }
    w->begin = w->text.n;
    w->space = false;
}

static void put_collapsed(writer *w, str s)
{
    for (size_t i = 0; i < s.n;) {
        size_t end = i;
        while (end < s.n && s.p[end] != ' ' && !(s.p[end] >= '\t' && s.p[end] <= '\r'))
            end++;
        if (end > i) {
            if (w->space && w->text.n > w->begin && w->text.p[w->text.n - 1] != '\n')
                buf_char(&w->text, ' ');
            buf_put(&w->text, str_sub(s, i, end - i));
            w->space = false;
        }
        w->space |= end < s.n;
        i = end + 1;
    }
}

static void put_pre(writer *w, str s)
{
    bool blank = str_trim(s).n == 0;
    if (w->text.n > w->begin || !blank)
        buf_put(&w->text, s);
}

static block_kind kind_of(const writer *w, uint32_t i)
{
    const readable *page = w->page;
    bool is_title = page->title && i >= page->title && i < page->boxes.v[page->title].end;
    if (w->facts[i] & BOX_STAMP)
        return BLOCK_STAMP;
    if ((!page->kept[i] && !is_title) || w->facts[i] & BOX_BESIDE)
        return BLOCK_FURNITURE;
    if (w->facts[i] & BOX_REFERENCES)
        return BLOCK_REFERENCES;
    if (w->facts[i] & BOX_HEADING)
        return BLOCK_HEADING;
    return w->facts[i] & BOX_CAPTION ? BLOCK_CAPTION : BLOCK_PARAGRAPH;
}

static void write_box(writer *w, uint32_t i)
{
    const box *b = &w->page->boxes.v[i];
    if (w->facts[i] & BOX_UNSEEN)
        return;
    if (b->tag == HTML_BR && w->text.n > w->begin)
        buf_char(&w->text, '\n');
    if (b->tag != HTML_TEXT)
        return;
    if (b->chars == 0) {
        w->space = true;
        return;
    }
    block_kind kind = kind_of(w, i);
    if (w->owner[i] != w->last || kind != w->kind)
        end_block(w);
    w->last = w->owner[i];
    w->kind = kind;
    str s = html_text_of(w->page->tree, b->node);
    if (w->facts[i] & BOX_PRE)
        put_pre(w, s);
    else
        put_collapsed(w, s);
}

/* What an article cites: from "References" to the next heading that is another. */
static void mark_references(source *out, const furniture_words *words)
{
    bool below = false;
    for (size_t i = 0; i < out->blocks.n; i++) {
        block *b = &out->blocks.v[i];
        if (!block_is_read(b->kind))
            continue;
        bool heads = b->at.n <= REFERENCES_HEAD &&
                     furniture_heads_references(words, str_sub(out->text, b->at.at, b->at.n));
        below = heads || (below && b->kind != BLOCK_HEADING);
        if (below)
            b->kind = BLOCK_REFERENCES;
    }
}

/* "[3] Interview KE-021, 3 July 2021": the notes below an article that only cite. */
static void mark_notes(source *out, const furniture_words *words)
{
    note_walk notes = {.text = out->text};
    for (size_t i = 0; i < out->blocks.n; i++) {
        block *b = &out->blocks.v[i];
        str s = str_span(out->text, b->at);
        size_t number = block_is_read(b->kind) ? note_begins(&notes, b->at.at, s, words) : 0;
        if (number && note_cites(words, str_from(s, number)))
            b->kind = BLOCK_REFERENCES;
    }
}

/* Newsletter boxes and lists of related articles that stand inside the article. */
static void mark_pleas(source *out, const furniture_words *words)
{
    bool listed = false;
    for (size_t i = 0; i < out->blocks.n; i++) {
        block *b = &out->blocks.v[i];
        str s = str_sub(out->text, b->at.at, b->at.n);
        if (!block_is_read(b->kind) || b->at.n > 1000) {
            listed = false;
            continue;
        }
        furniture_verdict v = furniture_judge(words, s);
        bool sentence = chunk_ends(s) && v.prose * 5 >= v.words && v.words >= 6;
        bool sure = furniture_is_sure(v, s, sentence);
        bool heads = v.uses >> FURNITURE_SECTION & 1;
        listed = heads || (listed && !sentence && b->kind != BLOCK_HEADING);
        if (sure || listed)
            b->kind = BLOCK_FURNITURE;
    }
}

/* The <time> that dates the article: behind its title, before its end; or the only one of the page.
 * Teasers have theirs elsewhere. */
static void read_times(source *out, const readable *page, const furniture_words *words)
{
    uint32_t last = 0, looked_at = 0;
    edtf only = {0};
    bool several = false;
    for (uint32_t i = 1; i < page->boxes.n; i++)
        last = page->kept[i] ? i : last;
    for (uint32_t i = 1; i < page->boxes.n && looked_at < TIMES_LOOKED_AT; i++) {
        const box *b = &page->boxes.v[i];
        edtf date;
        if (b->tag != HTML_TIME)
            continue;
        looked_at++;
        arena scratch = ARENA_SCRATCH;
        str value = html_attr_of(page->tree, b->node, HTML_AT_datetime);
        if (!value.n)
            value = html_words(&scratch, page->tree, b->node, 100);
        bool full = pubdate_parse(&date, value, words);
        arena_free(&scratch);
        if (!full)
            continue;
        bool behind_title = page->title && i > page->title && i <= last;
        if (behind_title || page->kept[i]) {
            only = date;
            several = false;
            break;
        }
        several |= !edtf_empty(only) && edtf_relate(only, date) != EDTF_SAME;
        only = date;
    }
    if (edtf_empty(only) || several)
        return;
    out->published = only;
    out->published_by = S("time");
}

static bool is_article(block_kind kind)
{
    return block_is_read(kind) && kind != BLOCK_STAMP;
}

static str block_text(const source *out, size_t i)
{
    return str_sub(out->text, out->blocks.v[i].at.at, out->blocks.v[i].at.n);
}

/* A day with what was then behind it or below it. */
static bool is_entry(const source *out, size_t i, const furniture_words *words)
{
    str text = block_text(out, i);
    bool below = i + 1 < out->blocks.n && chunk_ends(block_text(out, i + 1));
    return is_article(out->blocks.v[i].kind) && pubdate_heads(text, words) &&
           (chunk_ends(text) || below);
}

static bool is_chronology(const source *out, const furniture_words *words)
{
    size_t heads = 0;
    for (size_t i = 0; i < out->blocks.n && heads < PUBDATE_HEADS_LEAST; i++)
        heads += is_entry(out, i, words);
    return heads == PUBDATE_HEADS_LEAST;
}

/* Stamps in the text near the head of the article, which dates it if nothing better did. */
static void read_stamps(source *out, const furniture_words *words)
{
    size_t first = 0, paragraphs = 0;
    bool below = false, changed = false, chronology = is_chronology(out, words);
    while (first < out->blocks.n && !is_article(out->blocks.v[first].kind))
        first++;
    for (size_t i = first > STAMP_BLOCKS ? first - STAMP_BLOCKS : 0;
         i < out->blocks.n && i < first + 2 * STAMP_BLOCKS && paragraphs < 2; i++) {
        block *b = &out->blocks.v[i];
        edtf date;
        paragraphs += b->kind == BLOCK_PARAGRAPH && b->at.n > 200;
        below |= b->kind == BLOCK_PARAGRAPH && b->at.n > 100;
        stamp_kind kind = pubdate_stamp(&date, block_text(out, i), words);
        if (kind == STAMP_NONE || (chronology && is_entry(out, i, words)) ||
            (kind == STAMP_DATELINE && !block_is_read(b->kind)))
            continue;
        /* "28 February: Mayor resigns", a teaser below the text, is no stamp of it */
        if (!block_is_read(b->kind) && below)
            continue;
        if (kind >= STAMP_LINE)
            b->kind = BLOCK_STAMP;
        if (!edtf_empty(out->published) && !(changed && kind != STAMP_CHANGED))
            continue;
        changed = kind == STAMP_CHANGED;
        out->published = date;
        out->published_by = S("stamp");
    }
}

void page_read(source *out, arena *a, const html_tree *tree, str title,
               const struct furniture_words *words)
{
    arena scratch = ARENA_SCRATCH;
    readable page;
    readable_find(&page, &scratch, tree, title);
    writer w = {.out = out, .arena = a, .text = {.arena = a}, .page = &page};
    w.owner = arena_new(&scratch, uint32_t, page.boxes.n + 1);
    w.facts = arena_new(&scratch, uint8_t, page.boxes.n + 1);
    learn(&w);
    for (uint32_t i = 1; i < page.boxes.n; i++)
        write_box(&w, i);
    end_block(&w);
    out->text = buf_str(&w.text);
    mark_references(out, words);
    mark_notes(out, words);
    mark_pleas(out, words);
    if (edtf_empty(out->published))
        read_times(out, &page, words);
    read_stamps(out, words);
    arena_free(&scratch);
}
