/* html: a saved page as a flat tree, by libxml2's forgiving parser; the only door to it. No
 * network, no entities from outside, no doctype is followed.
 *
 * Nodes stand in document order, so a subtree is the range [i, nodes.v[i].end) and a pass over the
 * array is a walk; nothing recurses, however deep a page is nested. Node 0 is the root.
 */
#ifndef TEXT_HTML_H
#define TEXT_HTML_H

#include "base/diag.h"
#include "base/vec.h"

/* Elements that mean something to us; all others are HTML_OTHER. */
/* clang-format would write such a table anew each time. */
/* clang-format off */
#define HTML_TAGS(X)                                                                               \
    X(A) X(ABBR) X(ADDRESS) X(ARTICLE) X(ASIDE) X(AUDIO) X(B) X(BDO) X(BLOCKQUOTE) X(BODY) X(BR)   \
    X(BUTTON) X(CANVAS) X(CAPTION) X(CITE) X(CODE) X(DATA) X(DD) X(DEL) X(DETAILS) X(DFN) X(DIV)   \
    X(DL) X(DT) X(EM) X(EMBED) X(FIELDSET) X(FIGCAPTION) X(FIGURE) X(FONT) X(FOOTER) X(FORM)       \
    X(H1) X(H2) X(H3) X(H4) X(H5) X(H6) X(HEAD) X(HEADER) X(HR) X(HTML) X(I) X(IFRAME) X(IMG)      \
    X(INPUT) X(INS) X(KBD) X(LABEL) X(LEGEND) X(LI) X(LINK) X(MAIN) X(MAP) X(MARK) X(MATH)         \
    X(MENU) X(META) X(METER) X(NAV) X(NOSCRIPT) X(OBJECT) X(OL) X(OPTION) X(OUTPUT) X(P)           \
    X(PICTURE) X(PRE) X(PROGRESS) X(Q) X(RP) X(RT) X(RUBY) X(S) X(SAMP) X(SCRIPT) X(SECTION)       \
    X(SELECT) X(SMALL) X(SPAN) X(STRONG) X(STYLE) X(SUB) X(SUP) X(SVG) X(TABLE) X(TBODY) X(TD)     \
    X(TEMPLATE) X(TEXTAREA) X(TFOOT) X(TH) X(THEAD) X(TIME) X(TITLE) X(TR) X(U) X(UL) X(VAR)       \
    X(VIDEO) X(WBR)
/* clang-format on */

typedef enum html_tag {
    HTML_TEXT, /* a run of text */
    HTML_OTHER,
#define X(name) HTML_##name,
    HTML_TAGS(X)
#undef X
        HTML_TAG_COUNT
} html_tag;

/* Attributes that are kept. */
#define HTML_ATTRS(X)                                                                              \
    X(class)                                                                                       \
    X(content)                                                                                     \
    X(datetime) X(href) X(id) X(itemprop) X(lang) X(name) X(property) X(rel) X(role) X(src)

typedef enum html_attr_name {
#define X(name) HTML_AT_##name,
    HTML_ATTRS(X)
#undef X
        HTML_ATTR_COUNT
} html_attr_name;

typedef struct html_attr {
    html_attr_name name;
    str value;
} html_attr;

typedef struct html_node {
    uint32_t parent;
    uint32_t end;  /* one past the last node of its subtree */
    span text;     /* of HTML_TEXT: in tree.text */
    uint32_t attr; /* first in tree.attrs */
    uint8_t attrs; /* how many */
    uint8_t tag;   /* html_tag */
    bool hidden;   /* by the hidden attribute, its style, or a closed dialog */
} html_node;

typedef struct html_tree {
    VEC(html_node) nodes;
    VEC(html_attr) attrs;
    str text;     /* of all text nodes, references resolved, white space as it stands */
    str_vec json; /* contents of <script type="application/ld+json"> */
    bool cut;     /* nested too deeply: what follows the place was left out */
} html_tree;

/* Reads a page (valid UTF-8 without NUL). False if libxml2 refuses to begin. */
bool html_parse(html_tree *out, arena *a, str page);

str html_attr_of(const html_tree *t, uint32_t node, html_attr_name name); /* empty if absent */
str html_text_of(const html_tree *t, uint32_t node);                      /* of a text node */

/* All text below a node with white space collapsed, at most about `most` bytes. */
str html_words(arena *a, const html_tree *t, uint32_t node, size_t most);

#endif
