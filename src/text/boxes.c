/* boxes: the page's nodes regrouped so that every run of loose text stands in a paragraph. */
#include "text/boxes.h"

#include "base/map.h"
#include "base/utf8.h"

#include <string.h>

static bool is_phrasing_tag(html_tag tag)
{
    switch (tag) {
    case HTML_TEXT:
    case HTML_ABBR:
    case HTML_AUDIO:
    case HTML_B:
    case HTML_BDO:
    case HTML_BR:
    case HTML_BUTTON:
    case HTML_CITE:
    case HTML_CODE:
    case HTML_DATA:
    case HTML_DFN:
    case HTML_EM:
    case HTML_EMBED:
    case HTML_FONT:
    case HTML_I:
    case HTML_IMG:
    case HTML_INPUT:
    case HTML_KBD:
    case HTML_LABEL:
    case HTML_MARK:
    case HTML_MATH:
    case HTML_METER:
    case HTML_NOSCRIPT:
    case HTML_OBJECT:
    case HTML_OUTPUT:
    case HTML_PROGRESS:
    case HTML_Q:
    case HTML_RUBY:
    case HTML_SAMP:
    case HTML_SCRIPT:
    case HTML_SELECT:
    case HTML_SMALL:
    case HTML_SPAN:
    case HTML_STRONG:
    case HTML_SUB:
    case HTML_SUP:
    case HTML_TEXTAREA:
    case HTML_TIME:
    case HTML_VAR:
    case HTML_WBR: return true;
    default: return false;
    }
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_blank(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_space(s.p[i]))
            return false;
    return true;
}

enum { NODE_PHRASING = 1, NODE_BLOCK_CHILD = 2, NODE_CHAIN = 4, NODE_CHAINED = 8 };

static bool is_blank_node(const html_tree *t, uint32_t i)
{
    return t->nodes.v[i].tag == HTML_BR ||
           (t->nodes.v[i].tag == HTML_TEXT && is_blank(html_text_of(t, i)));
}

/* Two <br> in a row part paragraphs: both get NODE_CHAINED, their parent NODE_CHAIN. */
static void mark_chains(uint8_t *facts, const html_tree *t, uint32_t i)
{
    const html_node *n = &t->nodes.v[i];
    uint32_t next = n->end, parent_end = t->nodes.v[n->parent].end;
    while (next < parent_end && t->nodes.v[next].tag == HTML_TEXT &&
           is_blank(html_text_of(t, next)))
        next = t->nodes.v[next].end;
    if (next < parent_end && t->nodes.v[next].tag == HTML_BR) {
        facts[i] |= NODE_CHAINED;
        facts[next] |= NODE_CHAINED;
        facts[n->parent] |= NODE_CHAIN;
    }
}

static uint8_t *node_facts(arena *a, const html_tree *t)
{
    uint8_t *facts = arena_new(a, uint8_t, t->nodes.n + 1);
    for (uint32_t i = (uint32_t)t->nodes.n; i-- > 1;) {
        const html_node *n = &t->nodes.v[i];
        bool inside = n->tag == HTML_A || n->tag == HTML_DEL || n->tag == HTML_INS;
        if (is_phrasing_tag(n->tag) || (inside && !(facts[i] & NODE_BLOCK_CHILD)))
            facts[i] |= NODE_PHRASING;
        else
            facts[n->parent] |= NODE_BLOCK_CHILD;
        if (n->tag == HTML_BR)
            mark_chains(facts, t, i);
    }
    return facts;
}

typedef struct level {
    uint32_t node, box;
    uint32_t made; /* the P open in it, or 0 */
    bool wraps;
} level;

#define LEVELS 600 /* html.c nests 512 deep */

static uint32_t add_box(readable *page, arena *a, uint32_t parent, uint32_t node, html_tag tag)
{
    uint32_t id = (uint32_t)page->boxes.n;
    box *b = vec_push(a, &page->boxes);
    b->parent = parent;
    b->node = node;
    b->tag = (uint8_t)tag;
    b->end = id + 1;
    return id;
}

static void close_made(readable *page, level *l)
{
    if (l->made)
        page->boxes.v[l->made].end = (uint32_t)page->boxes.n;
    l->made = 0;
}

static void close_level(readable *page, level *l)
{
    close_made(page, l);
    page->boxes.v[l->box].end = (uint32_t)page->boxes.n;
}

/* Counts characters as a reader would (white space collapsed) and commas of any script. */
static void measure(box *b, str s)
{
    bool space = true;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool now = is_space((char)c);
        b->chars += (c & 0xC0) != 0x80 && !(now && space);
        space = now;
        bool wide_comma = i + 2 < s.n && ((c == 0xE3 && !memcmp(s.p + i, "、", 3)) ||
                                          (c == 0xEF && !memcmp(s.p + i, "，", 3)));
        b->commas += c == ',' || wide_comma || (c == 0xD8 && i + 1 < s.n && s.p[i + 1] == '\x8C');
    }
    if (b->chars == 1 && is_blank(s))
        b->chars = 0;
}

static void regroup(readable *page, arena *a, const uint8_t *facts)
{
    const html_tree *t = page->tree;
    box_name_index index = box_name_index_make();
    level stack[LEVELS] = {{0}};
    size_t depth = 0;
    add_box(page, a, 0, 0, HTML_OTHER);
    for (uint32_t i = 1; i < t->nodes.n; i++) {
        const html_node *n = &t->nodes.v[i];
        while (i >= t->nodes.v[stack[depth].node].end)
            close_level(page, &stack[depth--]);
        level *l = &stack[depth];
        bool loose = l->wraps && (facts[i] & NODE_PHRASING) && !(facts[i] & NODE_CHAINED);
        if (!loose)
            close_made(page, l);
        else if (!l->made && !is_blank_node(t, i)) {
            l->made = add_box(page, a, l->box, i, HTML_P);
            page->boxes.v[l->made].made = true;
        }
        html_tag tag = n->tag == HTML_P && (facts[i] & NODE_CHAIN) ? HTML_DIV : (html_tag)n->tag;
        uint32_t id = add_box(page, a, l->made ? l->made : l->box, i, tag);
        box *b = &page->boxes.v[id];
        if (tag == HTML_TEXT) {
            measure(b, html_text_of(t, i));
            continue;
        }
        box_read_names(b, t, &index);
        if (n->end > i + 1)
            stack[++depth] = (level){i, id, 0, tag == HTML_DIV || (facts[i] & NODE_CHAIN)};
    }
    for (size_t k = depth + 1; k-- > 0;)
        close_level(page, &stack[k]);
}

/* ---- Tables of data -------------------------------------------------------------------------- */

typedef struct table_size {
    uint32_t rows, columns, row_cells;
    bool data, layout;
} table_size;

static bool is_data_table(const table_size *s)
{
    if (s->layout)
        return false;
    if (s->data)
        return true;
    if (s->rows < 2 || s->columns < 2)
        return false;
    return s->rows >= 10 || s->columns > 4 || s->rows * s->columns > 10;
}

/* The nearest table of each box, and what stands in each table. */
static void size_tables(const readable *page, uint32_t *table_of, table_size *sizes)
{
    for (uint32_t i = 1; i < page->boxes.n; i++) {
        const box *b = &page->boxes.v[i];
        uint32_t table = table_of[b->parent];
        table_size *s = &sizes[table];
        table_of[i] = b->tag == HTML_TABLE ? i : table;
        if (b->tag == HTML_TR) {
            s->rows++;
            s->row_cells = 0;
        } else if (b->tag == HTML_TD || b->tag == HTML_TH) {
            s->data |= b->tag == HTML_TH;
            if (++s->row_cells > s->columns)
                s->columns = s->row_cells;
        } else if (b->tag == HTML_CAPTION || b->tag == HTML_THEAD || b->tag == HTML_TFOOT) {
            s->data = true;
        } else if (b->tag == HTML_TABLE) {
            s->layout |= table != 0;
            str role = html_attr_of(page->tree, b->node, HTML_AT_role);
            sizes[i].layout = str_eq(role, S("presentation"));
        }
    }
}

static void mark_data_tables(readable *page, arena *a)
{
    uint32_t *table_of = arena_new(a, uint32_t, page->boxes.n + 1);
    table_size *sizes = arena_new(a, table_size, page->boxes.n + 1);
    size_tables(page, table_of, sizes);
    for (uint32_t i = 1; i < page->boxes.n; i++) {
        box *b = &page->boxes.v[i];
        if ((b->tag == HTML_TABLE && is_data_table(&sizes[i])) ||
            (table_of[i] && page->boxes.v[table_of[i]].marks & MARK_DATA))
            b->marks |= MARK_DATA;
    }
    for (uint32_t i = (uint32_t)page->boxes.n; i-- > 1;)
        if (page->boxes.v[i].marks & MARK_DATA)
            page->boxes.v[page->boxes.v[i].parent].marks |= MARK_DATA;
}

void boxes_make(readable *page, arena *a, const html_tree *tree)
{
    arena scratch = ARENA_SCRATCH;
    page->tree = tree;
    regroup(page, a, node_facts(&scratch, tree));
    mark_data_tables(page, &scratch);
    arena_free(&scratch);
}

bool boxes_has_sentence_end(const readable *page, uint32_t i)
{
    for (uint32_t k = i; k < page->boxes.v[i].end; k++) {
        str s = html_text_of(page->tree, page->boxes.v[k].node);
        if (page->boxes.v[k].tag != HTML_TEXT)
            continue;
        for (size_t at = 0; at < s.n; at++)
            if (s.p[at] == '.' && (at + 1 == s.n || is_space(s.p[at + 1])))
                return true;
    }
    return false;
}

double words_alike(str a, str b)
{
    arena scratch = ARENA_SCRATCH;
    map said = {.arena = &scratch};
    str rest = utf8_fold(&scratch, a), word;
    while (str_split(&rest, ' ', &word))
        *map_slot_of(&said, word) = 0;
    size_t all = 0, other = 0;
    rest = utf8_fold(&scratch, b);
    while (str_split(&rest, ' ', &word)) {
        all += word.n;
        other += map_get(&said, word) == MAP_NONE ? word.n : 0;
    }
    arena_free(&scratch);
    return all ? 1.0 - (double)other / (double)all : 0;
}
