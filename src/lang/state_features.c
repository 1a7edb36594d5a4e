/* The parser's questions: words and tags around the top of the stack and the front of the buffer,
 * the children they have so far, and how far apart they stand.
 */
#include "lang/state_features.h"

typedef struct item { /* a word in a role, as numbers to make keys of */
    uint32_t word, tag, both;
} item;

enum { NO_ITEM = 0xfe }; /* the tag of what is not there */

static item item_at(uint16_t at, const lang_word *words, const uint8_t *tags)
{
    if (at == NO_TOKEN)
        return (item){2, NO_ITEM, 2};
    uint32_t word = at > 0 ? words[at - 1].lower : 1, tag = tags[at];
    return (item){word, tag, word + tag * 0x9e3779b1u};
}

static uint32_t label_of(const parse_state *s, uint16_t at)
{
    return at == NO_TOKEN ? NO_ITEM : s->nodes[at].label;
}

static uint32_t capped(uint32_t n, uint32_t most)
{
    return n < most ? n : most;
}

/* 1 2 3 4, 5-6, 7-10, more. */
static uint32_t distance(uint16_t from, uint16_t to)
{
    if (from == NO_TOKEN || to == NO_TOKEN)
        return 0;
    uint32_t n = (uint32_t)(to - from);
    return n < 5 ? n : n < 7 ? 5 : n < 11 ? 6 : 7;
}

typedef struct view {
    const parse_state *s;
    const lang_word *words;
    const uint8_t *tags;
    uint16_t at_s1, at_s0, at_b0;
    item s2, s1, s0, b0, b1, b2;
} view;

/* Words, tags and both of one role: three questions from `question` on. */
static void put_item(feature_list *f, uint32_t question, item a)
{
    feature_1(f, question, a.word);
    feature_1(f, question + 1, a.tag);
    feature_1(f, question + 2, a.both);
}

static void put_singles(feature_list *f, const view *v)
{
    put_item(f, 1, v->s1);
    put_item(f, 4, v->s0);
    put_item(f, 7, v->b0);
    feature_1(f, 10, v->b1.word);
    feature_1(f, 11, v->b1.tag);
    feature_1(f, 13, v->b2.tag);
    feature_1(f, 15, v->s2.tag);
    feature_1(f, 16, item_at(buffer_at(v->s, 3), v->words, v->tags).tag);
}

static void put_pairs(feature_list *f, const view *v)
{
    feature_2(f, 21, v->s0.word, v->b0.tag);
    feature_2(f, 22, v->s0.tag, v->b0.word);
    feature_2(f, 23, v->s0.both, v->b0.tag);
    feature_2(f, 24, v->s0.tag, v->b0.both);
    feature_2(f, 26, v->s1.word, v->s0.tag);
    feature_2(f, 27, v->s1.tag, v->s0.word);
    feature_2(f, 28, v->s1.tag, v->s0.tag);
    uint32_t near = distance(v->at_s0, v->at_b0), far = distance(v->at_s1, v->at_s0);
    feature_3(f, 32, v->s0.tag, v->b0.tag, near);
    feature_3(f, 33, v->s1.tag, v->s0.tag, far);
    feature_2(f, 34, v->s0.word, near);
    feature_2(f, 35, v->b0.word, near);
    feature_2(f, 36, v->s1.word, far);
}

static void put_triples(feature_list *f, const view *v)
{
    feature_3(f, 40, v->s1.tag, v->s0.tag, v->b0.tag);
    feature_3(f, 41, v->s0.tag, v->b0.tag, v->b1.tag);
    feature_3(f, 42, v->s2.tag, v->s1.tag, v->s0.tag);
    feature_3(f, 43, v->b0.tag, v->b1.tag, v->b2.tag);
}

/* A child of `head`: itself, its label, and both with the head and a third word. */
static void put_child(feature_list *f, const view *v, uint32_t question, uint16_t child, item head,
                      item third)
{
    item c = item_at(child, v->words, v->tags);
    uint32_t label = label_of(v->s, child);
    feature_2(f, question + 1, c.tag, label);
    feature_3(f, question + 2, head.tag, c.tag, third.tag);
    feature_2(f, question + 3, head.word, label);
}

static void put_children(feature_list *f, const view *v)
{
    static const parse_node none = {.left = {NO_TOKEN, NO_TOKEN}, .right = {NO_TOKEN, NO_TOKEN}};
    const parse_node *nodes = v->s->nodes;
    const parse_node *s0 = v->at_s0 != NO_TOKEN ? &nodes[v->at_s0] : &none;
    const parse_node *s1 = v->at_s1 != NO_TOKEN ? &nodes[v->at_s1] : &none;
    const parse_node *b0 = v->at_b0 != NO_TOKEN ? &nodes[v->at_b0] : &none;
    put_child(f, v, 50, s0->left[0], v->s0, v->b0);
    put_child(f, v, 54, s0->right[0], v->s0, v->b0);
    put_child(f, v, 58, s1->left[0], v->s1, v->s0);
    put_child(f, v, 62, s1->right[0], v->s1, v->s0);
    put_child(f, v, 66, b0->left[0], v->b0, v->s0);
    feature_3(f, 70, v->s0.tag, label_of(v->s, s0->left[0]), label_of(v->s, s0->left[1]));
    feature_3(f, 71, v->s0.tag, label_of(v->s, s0->right[0]), label_of(v->s, s0->right[1]));
    feature_3(f, 72, v->b0.tag, label_of(v->s, b0->left[0]), label_of(v->s, b0->left[1]));
    feature_3(f, 73, v->s1.tag, label_of(v->s, s1->right[0]), label_of(v->s, s1->right[1]));
    feature_3(f, 74, v->s0.tag, capped(s0->lefts, 4), capped(s0->rights, 4));
    feature_3(f, 75, v->s1.tag, capped(s1->lefts, 4), capped(s1->rights, 4));
    feature_3(f, 76, v->b0.tag, capped(b0->lefts, 4), v->s0.tag);
}

void state_words(uint16_t out[STATE_WORDS], const parse_state *s)
{
    uint16_t s1 = stack_at(s, 1), s0 = stack_at(s, 0), b0 = buffer_at(s, 0);
    out[0] = stack_at(s, 2);
    out[1] = s1;
    out[2] = s0;
    out[3] = b0;
    out[4] = buffer_at(s, 1);
    out[5] = buffer_at(s, 2);
    out[6] = s0 != NO_TOKEN ? s->nodes[s0].left[0] : NO_TOKEN;
    out[7] = s0 != NO_TOKEN ? s->nodes[s0].right[0] : NO_TOKEN;
    out[8] = s1 != NO_TOKEN ? s->nodes[s1].right[0] : NO_TOKEN;
    out[9] = b0 != NO_TOKEN ? s->nodes[b0].left[0] : NO_TOKEN;
}

void state_features(feature_list *out, const parse_state *s, const lang_word *words,
                    const uint8_t *tags)
{
    view v = {.s = s,
              .words = words,
              .tags = tags,
              .at_s1 = stack_at(s, 1),
              .at_s0 = stack_at(s, 0),
              .at_b0 = buffer_at(s, 0)};
    v.s2 = item_at(stack_at(s, 2), words, tags);
    v.s1 = item_at(v.at_s1, words, tags);
    v.s0 = item_at(v.at_s0, words, tags);
    v.b0 = item_at(v.at_b0, words, tags);
    v.b1 = item_at(buffer_at(s, 1), words, tags);
    v.b2 = item_at(buffer_at(s, 2), words, tags);
    out->n = 0;
    put_singles(out, &v);
    put_pairs(out, &v);
    put_triples(out, &v);
    put_children(out, &v);
}
