/* syntax: parts of speech and dependencies of one sentence after the other.
 *
 *     syntax s;
 *     syntax_new(&s, arena, model, most);
 *     syntax_tag(&s, forms, n);       // s.tags[1..n] into model->tags
 *     syntax_parse(&s);               // s.state.nodes[1..n]: head, label into model->labels
 */
#ifndef LANG_SYNTAX_H
#define LANG_SYNTAX_H

#include "lang/model.h"

typedef struct syntax { /* results live until the next sentence; one for each thread */
    const dateline_model *model;
    uint32_t most, n;
    str *forms; /* for callers to lay a sentence's words in */
    lang_word *words;
    uint8_t *tags;    /* [0] is the root's */
    uint8_t *first;   /* VECTOR_WIDTH a word: from its features */
    uint8_t *vectors; /* the same with its neighbours', */
    bool *joined;     /* where they are made yet */
    int16_t *mixed;   /* STATE_WORDS x STATE_WIDTH a word, each made when first asked for */
    uint16_t *roles;  /* which of them are made, as bits */
    parse_state state;
} syntax;

/* For sentences of up to `most` words, or PARSE_MOST where that is less: longer ones go in pieces.
 * It takes 3 kB a word. */
void syntax_new(syntax *out, arena *a, const dateline_model *model, uint32_t most);

/* At most s->most words. */
void syntax_tag(syntax *s, const str *forms, uint32_t n);

/* Of the sentence that was tagged last. */
void syntax_parse(syntax *s);

#endif
