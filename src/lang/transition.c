/* transition: the moves, and the children each word has so far. */
#include "lang/transition.h"

void parse_state_new(parse_state *out, arena *a, uint32_t most)
{
    *out = (parse_state){.nodes = arena_new(a, parse_node, most + 1),
                         .stack = arena_new(a, uint16_t, most + 1)};
}

void parse_start(parse_state *s, uint32_t words)
{
    for (uint32_t i = 0; i <= words; i++) {
        s->nodes[i] = (parse_node){
            .head = NO_TOKEN, .left = {NO_TOKEN, NO_TOKEN}, .right = {NO_TOKEN, NO_TOKEN}};
    }
    s->stack[0] = 0;
    s->depth = s->next = 1;
    s->end = (uint16_t)(words + 1);
}

/* Children come in from the inside out, so the newest is the outermost. */
static void attach(parse_state *s, uint16_t child, uint16_t head, uint16_t label)
{
    parse_node *h = &s->nodes[head];
    s->nodes[child].head = head;
    s->nodes[child].label = label;
    uint16_t *side = child < head ? h->left : h->right;
    side[1] = side[0];
    side[0] = child;
    if (child < head)
        h->lefts++;
    else
        h->rights++;
}

void parse_apply(parse_state *s, transition t, uint16_t label)
{
    if (t == SHIFT) {
        s->stack[s->depth++] = s->next++;
        return;
    }
    uint16_t child = stack_at(s, 0);
    attach(s, child, t == LEFT ? s->next : stack_at(s, 1), label);
    s->depth--;
}
