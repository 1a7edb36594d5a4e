/* readable: which part of a page is the article. Follows the method published with Mozilla's
 * Readability: paragraphs give their ancestors a score, the best ancestor and its like siblings are
 * the article, and inside it what is mostly links, fields or pictures is dropped.
 *
 *     html_tree ──regroup──> boxes ──score──> article ──clean──> boxes with `kept`
 */
#ifndef TEXT_READABLE_H
#define TEXT_READABLE_H

#include "text/html.h"

/* A node of the page as regrouped: loose runs of text inside a DIV stand in a P of their own. In
 * document order like html_tree's nodes. */
typedef struct box {
    uint32_t parent, end;
    uint32_t node;  /* in the html_tree; of a made P its first child */
    uint8_t tag;    /* html_tag; may differ from the node's */
    bool made;      /* a P that is not in the page */
    bool gone;      /* removed by the attempt at hand */
    bool collapsed; /* a DIV around a single P: looked through */
    bool scored;
    bool video;     /* holds a player */
    int8_t weight;  /* what its class and id promise, -50 to 50 */
    uint16_t marks; /* see boxes.h */
    float score;
    float links;    /* characters inside links; those within the page count 0.3 */
    uint32_t chars; /* of text below it, white space collapsed */
    uint32_t commas;
    uint32_t headings, listed, textish; /* characters inside such elements below it */
    uint32_t paragraphs, pictures, items, fields;
} box;

typedef struct readable {
    const html_tree *tree;
    VEC(box) boxes;
    uint8_t *kept;   /* by box: part of the article */
    uint32_t title;  /* box of the heading that says the title, or 0 */
    uint32_t byline; /* box of the line that names the author, or 0 */
} readable;

/* `title` is what the page calls itself; a heading that repeats it is found as the title. */
void readable_find(readable *out, arena *a, const html_tree *tree, str title);

#endif
