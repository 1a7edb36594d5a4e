/* syntax: parts of speech and dependencies of one sentence after the other.
 *
 *     syntax s;
 *     syntax_new(&s, arena, model, most);
 *     syntax_tag(&s, forms, n);       // s.tags[1..n] into model->tags
 *     syntax_parse(&s);               // s.state.nodes[1..n]: head, label into model->labels
 *     syntax_done(&s);
 *
 * Make one for an article, or keep it for many; each thread has its own. The forms that were met
 * are remembered by the model, for the next who asks, so that a new one starts as fast as an old
 * one goes on; no result depends on what was read before.
 */
#ifndef LANG_SYNTAX_H
#define LANG_SYNTAX_H

#include "lang/form.h"

typedef struct syntax { /* results live until the next sentence */
    const dateline_model *model;
    uint32_t most, n;
    str *forms; /* for callers to lay a sentence's words in */
    form_memory *memory;
    lang_word *words;
    uint8_t *tags;    /* [0] is the root's */
    uint8_t *sure;    /* the tags of words that have but one, else NO_TAG */
    int16_t *sums;    /* VECTOR_WIDTH a word, two more words at each end */
    uint8_t *vectors; /* VECTOR_WIDTH a word, 0 to 127: what the tagger knows of a word and its
                         neighbours, for other layers to read: from syntax_tag on, of every word */
    int16_t *mixed;   /* PARSE_ROLES x STATE_WIDTH a word, the root before `most` of them, none
                         behind them; each made when first asked for */
    uint16_t *roles;  /* which of them are made, as bits */
    parse_state state;
} syntax;

/* For sentences of up to `most` words, or PARSE_MOST where that is less: longer ones go in pieces.
 * It takes 3 kB a word from the arena. */
void syntax_new(syntax *out, arena *a, const dateline_model *model, uint32_t most);

/* Lets another have what it remembers. Who forgets that, or is cut short by lack of memory, takes 8
 * MB from the model until that is closed. */
void syntax_done(syntax *s);

/* At most s->most words. */
void syntax_tag(syntax *s, const str *forms, uint32_t n);

/* Of the sentence that was tagged last. */
void syntax_parse(syntax *s);

#endif
