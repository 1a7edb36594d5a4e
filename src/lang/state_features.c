/* The parser's questions: words and tags around the top of the stack and the front of the buffer,
 * the children they have so far, and how far apart they stand.
 */
#include "lang/state_features.h"

typedef struct item { /* a word in a role */
    uint32_t word;
    uint8_t tag;
} item;

enum { NO_ITEM = 0xfe }; /* the tag of what is not there */

static inline item item_at(uint16_t at, const lang_word *words, const uint8_t *tags)
{
    if (at == NO_TOKEN)
        return (item){2, NO_ITEM};
    return (item){at > 0 ? words[at - 1].lower : 1, tags[at]};
}

static inline uint32_t label_of(const parse_state *s, uint16_t at)
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

static uint32_t two(uint32_t a, uint32_t b)
{
    return a << 8 | b;
}

enum {
    OF_ROLES = 1,
    HEAD_WORD = OF_ROLES + ROLE_FEATURES * PARSE_ROLES,
    FRONT_WORD,
    BELOW_WORD,
    WORD_BELOW,
    NEAR,
    FAR,
    TOP,
    FRONT,
    CHILDREN, /* two of each kind of child */
    LEFTS = CHILDREN + 8,
    RIGHTS,
    FRONT_LEFTS,
    BELOW_RIGHTS,
    COUNTS,
    FRONT_COUNTS,
};

void role_features(feature_list *f, parse_role role, uint16_t at, const lang_word *words,
                   const uint8_t *tags)
{
    item a = item_at(at, words, tags);
    f->n = 0;
    if (role >= ROLE_S0_LEFT)
        return;
    feature_small(f, OF_ROLES + role * ROLE_FEATURES, 0, a.tag);
    if (role == ROLE_S2 || role == ROLE_B2)
        return;
    feature_small(f, OF_ROLES + role * ROLE_FEATURES + 1, a.word, 0);
    if (role != ROLE_B1)
        feature_small(f, OF_ROLES + role * ROLE_FEATURES + 2, a.word, a.tag);
}

typedef struct view {
    const parse_state *s;
    const lang_word *words;
    const uint8_t *tags;
    uint16_t at_s1, at_s0, at_b0;
    item s1, s0, b0, b1;
} view;

static inline void put_words(feature_list *f, const view *v)
{
    feature_small(f, HEAD_WORD, v->s0.word, two(v->s0.tag, v->b0.tag));
    feature_small(f, FRONT_WORD, v->b0.word, two(v->s0.tag, v->b0.tag));
    feature_small(f, BELOW_WORD, v->s1.word, v->s0.tag);
    feature_small(f, WORD_BELOW, v->s0.word, v->s1.tag);
}

static inline void put_tags(feature_list *f, const view *v)
{
    uint32_t near = distance(v->at_s0, v->at_b0), far = distance(v->at_s1, v->at_s0);
    feature_small(f, NEAR, near, two(v->s0.tag, v->b0.tag));
    feature_small(f, FAR, far, two(v->s1.tag, v->s0.tag));
    feature_small(f, TOP, v->s1.tag, two(v->s0.tag, v->b0.tag));
    feature_small(f, FRONT, v->b1.tag, two(v->s0.tag, v->b0.tag));
}

/* A child, and its label with the head. */
static inline void put_child(feature_list *f, const view *v, uint32_t question, uint16_t child,
                             item head)
{
    uint32_t label = label_of(v->s, child);
    feature_small(f, question, 0, two(item_at(child, v->words, v->tags).tag, label));
    feature_small(f, question + 1, head.word, label);
}

static inline void put_two(feature_list *f, const view *v, uint32_t question, item head,
                           const uint16_t children[2])
{
    uint32_t labels = two(label_of(v->s, children[0]), label_of(v->s, children[1]));
    feature_small(f, question, head.tag, labels);
}

static inline void put_children(feature_list *f, const view *v)
{
    static const parse_node none = {.left = {NO_TOKEN, NO_TOKEN}, .right = {NO_TOKEN, NO_TOKEN}};
    const parse_node *nodes = v->s->nodes;
    const parse_node *s0 = v->at_s0 != NO_TOKEN ? &nodes[v->at_s0] : &none;
    const parse_node *s1 = v->at_s1 != NO_TOKEN ? &nodes[v->at_s1] : &none;
    const parse_node *b0 = v->at_b0 != NO_TOKEN ? &nodes[v->at_b0] : &none;
    put_child(f, v, CHILDREN, s0->left[0], v->s0);
    put_child(f, v, CHILDREN + 2, s0->right[0], v->s0);
    put_child(f, v, CHILDREN + 4, s1->right[0], v->s1);
    put_child(f, v, CHILDREN + 6, b0->left[0], v->b0);
    put_two(f, v, LEFTS, v->s0, s0->left);
    put_two(f, v, RIGHTS, v->s0, s0->right);
    put_two(f, v, FRONT_LEFTS, v->b0, b0->left);
    put_two(f, v, BELOW_RIGHTS, v->s1, s1->right);
    feature_small(f, COUNTS, v->s0.tag, two(capped(s0->lefts, 4), capped(s0->rights, 4)));
    feature_small(f, FRONT_COUNTS, v->b0.tag, two(capped(b0->lefts, 4), v->s0.tag));
}

void state_words(uint16_t out[PARSE_ROLES], const parse_state *s)
{
    uint16_t s1 = stack_at(s, 1), s0 = stack_at(s, 0), b0 = buffer_at(s, 0);
    out[ROLE_S2] = stack_at(s, 2);
    out[ROLE_S1] = s1;
    out[ROLE_S0] = s0;
    out[ROLE_B0] = b0;
    out[ROLE_B1] = buffer_at(s, 1);
    out[ROLE_B2] = buffer_at(s, 2);
    out[ROLE_S0_LEFT] = s0 != NO_TOKEN ? s->nodes[s0].left[0] : NO_TOKEN;
    out[ROLE_S0_RIGHT] = s0 != NO_TOKEN ? s->nodes[s0].right[0] : NO_TOKEN;
    out[ROLE_S1_RIGHT] = s1 != NO_TOKEN ? s->nodes[s1].right[0] : NO_TOKEN;
    out[ROLE_B0_LEFT] = b0 != NO_TOKEN ? s->nodes[b0].left[0] : NO_TOKEN;
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
    v.s1 = item_at(v.at_s1, words, tags);
    v.s0 = item_at(v.at_s0, words, tags);
    v.b0 = item_at(v.at_b0, words, tags);
    v.b1 = item_at(buffer_at(s, 1), words, tags);
    out->n = 0;
    put_words(out, &v);
    put_tags(out, &v);
    put_children(out, &v);
}
