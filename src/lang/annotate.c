/* annotate: numbers into names. */
#include "lang/annotate.h"

static void set_tag(conllu_token *t, str tag)
{
    str_split(&tag, '\t', &t->upos);
    t->xpos = tag;
}

/* The piece that begins behind `before` tokens; `root` is the head of the first piece, or 0.
 * Returns the piece's own. */
static uint32_t annotate_piece(syntax *s, conllu_token *tokens, uint32_t before, uint32_t n,
                               uint32_t root)
{
    uint32_t top = 0;
    for (uint32_t i = 0; i < n; i++)
        s->forms[i] = tokens[before + i].form;
    syntax_tag(s, s->forms, n);
    syntax_parse(s);
    for (uint32_t i = 1; i <= n; i++) {
        conllu_token *t = &tokens[before + i - 1];
        const parse_node *node = &s->state.nodes[i];
        set_tag(t, s->model->tags.v[s->tags[i]]);
        t->deprel = s->model->labels.v[node->label];
        t->head = node->head > 0 ? before + node->head : root;
        if (node->head > 0)
            continue;
        top = before + i;
        t->deprel = root > 0 ? S("parataxis") : S("root");
    }
    return top;
}

void annotate(syntax *s, conllu_token *tokens, uint32_t n)
{
    uint32_t root = 0;
    for (uint32_t at = 0; at < n; at += s->most) {
        uint32_t piece = n - at < s->most ? n - at : s->most;
        uint32_t top = annotate_piece(s, tokens, at, piece, root);
        root = root > 0 ? root : top;
    }
}
