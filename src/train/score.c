/* score: counts of right tags, heads and arcs. */
#include "train/score.h"

#include <stdio.h>

static str name_of(const intern *names, uint32_t number)
{
    return number + 1 < names->words.n ? names->words.v[number + 1] : S("?");
}

static bool is_core(str label)
{
    return str_starts(label, S("nsubj")) || str_eq(label, S("obj")) || str_eq(label, S("iobj")) ||
           str_eq(label, S("obl:agent"));
}

static void score_tags(score *out, const intern *names, uint8_t gold, uint8_t said)
{
    str a = name_of(names, gold), b = name_of(names, said), upos_a, upos_b;
    str_split(&a, '\t', &upos_a);
    str_split(&b, '\t', &upos_b);
    out->upos += str_eq(upos_a, upos_b);
    out->xpos += str_eq(a, b);
}

static void score_arc(score *out, const symbols *names, const tree *t, const parse_state *s,
                      uint32_t i)
{
    const parse_node *node = &s->nodes[i];
    bool head = node->head == t->heads[i], arc = head && node->label == t->labels[i];
    bool gold = is_core(name_of(&names->labels, t->labels[i]));
    bool said = is_core(name_of(&names->labels, node->label));
    out->heads += head;
    out->arcs += arc;
    out->core_gold += gold;
    out->core_said += said;
    out->core_right += gold && arc;
}

void score_trees(score *out, network *net, workspace *w, const tree_vec *trees,
                 const symbols *names)
{
    dropout none = {0, 0};
    *out = (score){0};
    for (size_t i = 0; i < trees->n; i++) {
        const tree *t = &trees->v[i];
        tag_forward(net, w, t, none, false);
        parse_sentence(net, w, t, none, false, 0);
        for (uint32_t k = 1; k <= t->n; k++) {
            out->words++;
            score_tags(out, &names->tags, t->tags[k], w->tags[k]);
            score_arc(out, names, t, &w->state, k);
        }
    }
}

void score_print(const score *s, const char *title)
{
    double each = 100.0 / (s->words > 0 ? s->words : 1);
    double core = s->core_gold + s->core_said;
    printf("  %-8s UPOS %.2f  XPOS %.2f  UAS %.2f  LAS %.2f  core arguments %.2f\n", title,
           s->upos * each, s->xpos * each, s->heads * each, s->arcs * each,
           core > 0 ? 200.0 * s->core_right / core : 0);
}
