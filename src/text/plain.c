/* plain: tells an article from the furniture pasted with it.
 *
 *     chunks ──judge──> scores ──best run──> article, furniture ──head──> title, stamp
 *
 * Nothing is dropped unless some chunk is surely furniture ("Sign up for our newsletter"): a clean
 * text stays whole. Then the article is the run of chunks with the highest sum of scores, where
 * prose counts for it and pleas, menu words and what stands among them against it; one wordy plea
 * ("We are facing unprecedented challenges ...") between others does not save itself.
 */
#include "text/plain.h"

#include "text/chunk.h"
#include "text/headline.h"
#include "text/note.h"
#include "text/pubdate.h"

#include <string.h>

#define HEAD_CHUNKS  12 /* a title and a stamp stand this near to the article's beginning */
#define TITLE_WORDS  30 /* at most */
#define STAMP_WORDS  20 /* at most, in a line that says when it was published and changed */
#define TITLE_ABOVE  4  /* chunks between a title and its article */
#define NEAR         2  /* chunks */
#define TEASER_WORDS 35 /* at most, in one */
#define TEASERS      12 /* chunks of a list of related articles */
#define HEAD_WORDS   5  /* at most, over what is cited */
#define FOOT_CHUNKS  12 /* and what says below it when it was published */
#define BIO_CHUNKS   8  /* an author's box stands this near to the end of the text */

typedef struct plain {
    source *out;
    arena *arena;
    const furniture_words *words;
    chunk_vec chunks;
    bool glued;        /* lines ran together */
    bool pasted;       /* much is surely furniture: a whole page */
    size_t begin, end; /* the article's chunks */
} plain;

static str text_of(const plain *p, const chunk *c)
{
    return str_sub(p->out->text, c->at.at, c->at.n);
}

/* ---- One chunk ------------------------------------------------------------------------------- */

static void judge(const plain *p, chunk *c)
{
    str s = text_of(p, c);
    if (c->number || c->note || c->contents) /* no furniture of the page, and no sign of any */
        return;
    furniture_verdict v = furniture_judge(p->words, s);
    edtf date;
    c->words = v.words < UINT16_MAX ? (uint16_t)v.words : UINT16_MAX;
    c->ends = chunk_ends(s);
    bool dense = v.prose * 5 >= v.words;
    c->prose = dense && v.words >= (c->ends ? 6 : 25);
    c->date = v.words <= STAMP_WORDS && pubdate_stamp(&date, s, p->words) >= STAMP_LINE;
    c->address = pubdate_address(s).n > 0;
    c->credit =
        v.words <= 40 && (v.uses >> FURNITURE_CREDIT & 1 || str_find(s, S("©")) != STR_NONE);
    bool sentence = c->prose && c->ends;
    c->strong = furniture_is_sure(v, s, sentence);
    float length = (float)(v.words > 60 ? 60 : v.words) / 10;
    c->section = v.uses >> FURNITURE_SECTION & 1;
    c->references = v.words <= HEAD_WORDS && furniture_heads_references(p->words, s);
    bool aside = v.words <= 16 && !v.plea && !v.address && !c->section;
    if (c->strong && aside)
        c->score = -0.7F; /* "Advertisement", "Read more: ..." stand inside articles too */
    else if (c->strong)
        c->score = -(4 + (float)(v.plea > 12 ? 12 : v.plea) / 3 + length);
    else if (c->prose)
        c->score = length - (float)(v.address * 8 > v.words ? v.words : v.address * 8) / 12 -
                   (float)v.plea;
    else if (v.line)
        c->score = -1; /* "Health": a menu's word, if others stand by it */
}

/* ---- The article among the chunks ------------------------------------------------------------ */

/* "Jane Doe" and under it "Jane Doe is a reporter": the box about the author. */
static void doubt_author_boxes(plain *p)
{
    chunk *c = p->chunks.v;
    size_t n = p->chunks.n;
    for (size_t i = n > BIO_CHUNKS ? n - BIO_CHUNKS : 0; i + 1 < n; i++) {
        str name = text_of(p, &c[i]), bio = text_of(p, &c[i + 1]);
        if (c[i].prose || c[i].words > 6 || !str_starts(bio, name) ||
            !str_starts(str_from(bio, name.n), S(" is ")))
            continue;
        c[i].strong = c[i + 1].strong = true;
        c[i].score = c[i + 1].score = -6;
    }
}

/* What says nothing for itself follows its neighbours: a bare line by furniture is furniture. */
static void doubt_neighbours(plain *p)
{
    size_t n = p->chunks.n;
    chunk *c = p->chunks.v;
    for (size_t i = 0; i < n; i++) {
        if (c[i].strong || c[i].prose)
            continue;
        bool near = p->glued;
        for (size_t k = i > NEAR ? i - NEAR : 0; k < n && k <= i + NEAR; k++)
            near |= c[k].strong;
        if (near && !c[i].credit)
            c[i].score = c[i].date ? -2 : -1;
        else if (!near)
            c[i].score = p->pasted && !c[i].ends ? -0.2F : 0;
    }
}

/* Under "Related articles" stand teasers, which read like prose but count for little. */
static void doubt_teasers(plain *p)
{
    size_t left = 0;
    for (size_t i = 0; i < p->chunks.n; i++) {
        chunk *c = &p->chunks.v[i];
        if (c->section)
            left = TEASERS;
        else if (c->prose && c->ends && c->words >= TEASER_WORDS)
            left = 0; /* the article goes on below a box */
        else if (left > 0 && left-- && c->score > 0)
            c->score *= 0.25F;
    }
}

static void find_run(plain *p)
{
    const chunk *c = p->chunks.v;
    float sum = 0, best = 0;
    size_t begin = 0;
    p->begin = p->end = 0;
    for (size_t i = 0; i < p->chunks.n; i++) {
        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        sum += c[i].score;
        if (sum > best) {
            best = sum;
            p->begin = begin;
            p->end = i + 1;
        }
    }
    if (p->end == 0) { /* no prose at all: nothing to hold furniture against */
        p->end = p->chunks.n;
        return;
    }
    while (p->begin > 0 && c[p->begin - 1].score >= 0 && !c[p->begin - 1].prose)
        p->begin--;
    while (p->end < p->chunks.n && c[p->end].score >= 0)
        p->end++;
}

static void mark_furniture(plain *p)
{
    size_t strong = 0;
    for (size_t i = 0; i < p->chunks.n; i++)
        strong += p->chunks.v[i].strong;
    p->begin = 0;
    p->end = p->chunks.n;
    p->pasted = strong >= 3;
    p->glued = p->glued && p->pasted; /* not only sentences that lost their blanks */
    if (strong) {
        doubt_author_boxes(p);
        doubt_neighbours(p);
        doubt_teasers(p);
        find_run(p);
    }
    for (size_t i = 0; i < p->chunks.n; i++) {
        chunk *c = &p->chunks.v[i];
        bool inside = i >= p->begin && i < p->end;
        bool apart = !inside || c->strong || c->address;
        c->kind = apart ? BLOCK_FURNITURE : BLOCK_PARAGRAPH;
    }
}

/* ---- Title and stamp ------------------------------------------------------------------------- */

static bool is_title_like(const plain *p, const chunk *c)
{
    return !c->strong && !c->date && !c->address && !c->credit && c->words >= 2 &&
           c->words <= TITLE_WORDS && !(c->ends && c->prose && c->words > 12) &&
           headline_may_be(text_of(p, c));
}

/* The chunk that says `title`, nearest before the article's first prose; STR_NONE if none does. */
static size_t find_title(const plain *p, str title, size_t first_prose)
{
    for (size_t i = first_prose + 1; i-- > 0;)
        if (str_eq_nocase(text_of(p, &p->chunks.v[i]), title))
            return i;
    return STR_NONE;
}

/* Glued pages begin with the page's <title>. Others say it in the first title-like line of the
 * article that tells something, and be it a name if none does ("Home Office", title, prose), or in
 * the last one above it ("Support us!", title, prose). */
static size_t guess_title(const plain *p, size_t first_prose)
{
    const chunk *c = p->chunks.v;
    if (p->glued && is_title_like(p, &c[0]) && c[0].words >= 4)
        return 0;
    size_t top = p->pasted && first_prose > HEAD_CHUNKS ? first_prose - HEAD_CHUNKS : 0;
    for (size_t i = top; p->pasted && i < first_prose; i++)
        if (is_title_like(p, &c[i]) && c[i].words >= 5) /* menus have shorter entries */
            return i;
    size_t name = STR_NONE;
    for (size_t i = p->begin; i < first_prose; i++) {
        if (!is_title_like(p, &c[i]))
            continue;
        if (!c[i].ends && headline_tells(text_of(p, &c[i]), c[i].words))
            return i;
        name = name == STR_NONE ? i : name;
    }
    if (name != STR_NONE)
        return name;
    for (size_t i = p->begin; i > 0 && i + TITLE_ABOVE > p->begin; i--)
        if (is_title_like(p, &c[i - 1]) && c[i - 1].words >= 4)
            return i - 1;
    return STR_NONE;
}

/* Returns the chunk where the article's head begins. */
static size_t read_title(plain *p)
{
    size_t first_prose = p->begin;
    while (first_prose < p->end && !p->chunks.v[first_prose].prose)
        first_prose++;
    if (first_prose == p->end)
        return p->begin;
    str title = p->out->title;
    size_t at = title.n ? find_title(p, title, first_prose) : guess_title(p, first_prose);
    if (at == STR_NONE)
        return p->begin;
    if (!title.n) {
        title = headline_without_site(text_of(p, &p->chunks.v[at]));
        p->out->title = title;
    }
    size_t again = find_title(p, title, first_prose);
    at = again == STR_NONE ? at : again;
    p->chunks.v[at].kind = BLOCK_HEADING;
    return at;
}

/* The days of a chronology date its entries, not the article: "9 October 2020", and below it or
 * behind it what was then. Teasers under their dates are no sentences. */
static void mark_entries(plain *p)
{
    size_t heads = 0;
    for (size_t i = p->begin; i < p->end; i++) {
        chunk *c = &p->chunks.v[i];
        bool told = c->date ? i + 1 < p->end && c[1].ends : c->ends;
        c->entry = c->kind != BLOCK_FURNITURE && told && pubdate_heads(text_of(p, c), p->words);
        heads += c->entry;
    }
    for (size_t i = p->begin; heads < PUBDATE_HEADS_LEAST && i < p->end; i++)
        p->chunks.v[i].entry = false;
}

/* The stamp nearest to the title, or else to where the article begins, no further down than its
 * third paragraph, but for what says only when the text was changed. Teasers' dates stand
 * elsewhere. */
static void read_stamp(plain *p, size_t origin)
{
    size_t from = origin > HEAD_CHUNKS ? origin - HEAD_CHUNKS : 0;
    size_t prose = 0, best = STR_NONE, best_away = 0;
    edtf found = {0};
    for (size_t i = from; i < p->end && i < p->begin + HEAD_CHUNKS && prose < 3; i++) {
        chunk *c = &p->chunks.v[i];
        edtf date;
        bool article = c->kind != BLOCK_FURNITURE;
        prose += c->prose && article;
        bool opens = article && (c->prose ? prose == 1 : prose == 0 && c->ends && c->words >= 6);
        if (c->entry || (!c->date && !opens))
            continue;
        stamp_kind kind = pubdate_stamp(&date, text_of(p, c), p->words);
        size_t away =
            (i < origin ? origin - i : i - origin) + (kind == STAMP_CHANGED ? 2 * HEAD_CHUNKS : 0);
        if (kind == STAMP_NONE || (best != STR_NONE && away >= best_away))
            continue;
        best = i;
        best_away = away;
        found = date;
    }
    if (best == STR_NONE)
        return;
    if (p->chunks.v[best].date)
        p->chunks.v[best].kind = BLOCK_STAMP;
    if (edtf_empty(p->out->published)) {
        p->out->published = found;
        p->out->published_by = S("stamp");
    }
}

/* "First published: 5 March 2019" below an article that has no stamp above; teasers of others have
 * their own days. */
static void read_foot(plain *p)
{
    edtf found = {0};
    size_t from = p->chunks.n > FOOT_CHUNKS ? p->chunks.n - FOOT_CHUNKS : 0;
    for (size_t i = from > p->begin ? from : p->begin; i < p->chunks.n; i++) {
        chunk *c = &p->chunks.v[i];
        edtf date;
        if (!c->date || c->entry ||
            pubdate_stamp(&date, text_of(p, c), p->words) != STAMP_PUBLISHED)
            continue;
        if (!edtf_empty(found) && !edtf_equal(found, date))
            return;
        found = date;
        c->kind = BLOCK_STAMP;
    }
    p->out->published = found;
    p->out->published_by = edtf_empty(found) ? (str){0} : S("stamp");
}

/* What an article cites, behind prose of its own: from "References" on to the heading of a part
 * that is prose again, and the notes that tell nothing else. */
static void mark_references(plain *p)
{
    size_t prose = 0;
    bool below = false;
    for (size_t i = p->begin; i < p->end; i++) {
        chunk *c = &p->chunks.v[i];
        below = (c->references && prose >= 2) || (below && c->kind != BLOCK_HEADING);
        prose += c->prose && c->ends;
        bool cites = c->number || (c->note && note_cites(p->words, text_of(p, c)));
        if (c->contents)
            c->kind = BLOCK_FURNITURE;
        else if ((below || cites) && c->kind != BLOCK_FURNITURE)
            c->kind = BLOCK_REFERENCES;
    }
}

/* ---- Blocks ---------------------------------------------------------------------------------- */

/* A short line without a full stop, with prose under it, heads a section. */
static void mark_headings(plain *p)
{
    for (size_t i = p->begin; i + 1 < p->end; i++) {
        chunk *c = &p->chunks.v[i];
        if (c->kind != BLOCK_PARAGRAPH || c->prose)
            continue;
        if (c->credit)
            c->kind = BLOCK_CAPTION;
        else if (!c->ends && c->words <= 14 && c[1].prose && c[1].before != BREAK_WORD)
            c->kind = BLOCK_HEADING;
    }
}

/* A word like "WhatsApp" cut a sentence of a glued text, or a page break a sentence of a PDF. */
static bool is_one_sentence(const plain *p, const chunk *last, const chunk *c)
{
    if (last->kind != BLOCK_PARAGRAPH || c->kind != BLOCK_PARAGRAPH || last->ends)
        return false;
    char first = p->out->text.p[c->at.at];
    return c->before == BREAK_WORD ||
           (c->before == BREAK_PARAGRAPH && last->prose && ascii_is_lower(first));
}

static void write_blocks(plain *p)
{
    source *out = p->out;
    const chunk *last = NULL;
    vec_reserve(p->arena, &out->blocks, p->chunks.n);
    for (size_t i = 0; i < p->chunks.n; i++) {
        const chunk *c = &p->chunks.v[i];
        block *before = out->blocks.n ? &out->blocks.v[out->blocks.n - 1] : NULL;
        if (last && is_one_sentence(p, last, c))
            before->at = span_join(before->at, c->at);
        else
            *vec_push(p->arena, &out->blocks) = (block){c->at, (block_kind)c->kind};
        last = c;
    }
}

void plain_read(source *out, arena *a, const furniture_words *words)
{
    arena scratch = ARENA_SCRATCH;
    plain p = {.out = out, .arena = a, .words = words};
    size_t feet = out->form == SOURCE_PDF ? str_find_char(out->text, '\f') : STR_NONE;
    p.glued = chunk_cut(&p.chunks, &scratch, out->text, feet, p.words);
    for (size_t i = 0; i < p.chunks.n; i++)
        judge(&p, &p.chunks.v[i]);
    mark_furniture(&p);
    mark_entries(&p);
    read_stamp(&p, read_title(&p));
    if (edtf_empty(out->published))
        read_foot(&p);
    mark_headings(&p);
    mark_references(&p);
    write_blocks(&p);
    arena_free(&scratch);
}
