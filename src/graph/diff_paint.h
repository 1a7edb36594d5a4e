/* diff_paint: what the files that print a diff for people share: safe text, colour, marks. */
#ifndef GRAPH_DIFF_PAINT_H
#define GRAPH_DIFF_PAINT_H

#include "graph/diff_print.h"

typedef struct painter {
    buf *out;
    const dateline_diff *d;
    diff_look look;
    arena *scratch;
} painter;

typedef enum paint {
    PAINT_NONE,
    PAINT_ADDED,
    PAINT_REMOVED,
    PAINT_CHANGED,
    PAINT_HEAD,
    PAINT_DIM
} paint;

void paint_text(painter *p, paint with, str text);     /* control characters do nothing */
void paint_quote(painter *p, str quote);               /* “...”, cut unless --context */
void paint_date(painter *p, str date);                 /* EDTF in words; "undated" */
void paint_mark(painter *p, size_t indent, char mark); /* + - ~ . and a blank */
void paint_arrow(painter *p, str before, str after);

/* " (02-protests.txt edited)"; nothing where no cause is known. */
void paint_causes(painter *p, const change *c);
bool same_causes(const change *a, const change *b);

typedef struct section { /* the changes of one event */
    const change *v;
    size_t n;
} section;

/* diff_articles.c: the articles, and which sections are told of there already. */
void paint_articles(painter *p);
section section_at(const dateline_diff *d, size_t at);
bool section_shows(const painter *p, const change *c); /* not if it is cosmetic */
bool section_is_whole(section b);                      /* an event added or removed */
bool section_is_folded(const painter *p, section b);

/* diff_lines.c: the line or lines of one change within its event. */
void paint_change(painter *p, const change *c, bool with_causes);

#endif
