/* oracle: the price of a move, from any state, right or wrong. */
#include "train/network.h"

void oracle_costs(uint32_t cost[TRANSITIONS], const parse_state *s, const uint16_t *heads)
{
    uint16_t s0 = stack_at(s, 0), s1 = stack_at(s, 1), b0 = buffer_at(s, 0);
    cost[SHIFT] = cost[LEFT] = cost[RIGHT] = 0;
    /* s0 leaves: its children still in the buffer are lost, and its head unless it is the one. */
    for (uint16_t i = s->next; i < s->end; i++) {
        bool child = s0 != NO_TOKEN && s0 > 0 && heads[i] == s0;
        cost[LEFT] += child;
        cost[RIGHT] += child;
    }
    if (s0 != NO_TOKEN && s0 > 0) {
        uint16_t head = heads[s0];
        bool waits = head >= s->next && head < s->end;
        cost[LEFT] += (waits && head != b0) || head == s1;
        cost[RIGHT] += waits;
    }
    /* b0 covers the stack: arcs between it and those below the top are lost, but its head on top.
     */
    for (uint16_t i = 0; b0 != NO_TOKEN && i < s->depth; i++) {
        uint16_t below = s->stack[i];
        cost[SHIFT] += below > 0 && heads[below] == b0;
        cost[SHIFT] += heads[b0] == below && below != s0 && below > 0;
    }
}
