/* boxes: a page regrouped for scoring, what its class names promise, and sums over its boxes. */
#ifndef TEXT_BOXES_H
#define TEXT_BOXES_H

#include "text/readable.h"

enum box_marks {
    MARK_UNLIKELY = 1, /* class or id of menus, comments, sidebars */
    MARK_MAYBE = 2,    /* but also one that an article may have */
    MARK_ROLE = 4,     /* an ARIA role of navigation or dialogs */
    MARK_BYLINE = 8,
    MARK_SHARE = 16,
    MARK_HIDDEN = 32,      /* not seen by a reader, or no text: scripts, head */
    MARK_DATA = 64,        /* in, or around, a table of data rather than of layout */
    MARK_REFERENCES = 128, /* a list of what is cited */
    MARK_BESIDE = 256,     /* a wiki's column of facts beside the text, or note above it */
};

/* The parts of class and id names that say something, by first letter. */
typedef struct box_name_index {
    uint8_t first[128]; /* where a letter's parts begin in the table */
    uint8_t count[128];
} box_name_index;

box_name_index box_name_index_make(void);

/* Sets weight, video and marks of the box of an element by its attributes. */
void box_read_names(box *b, const html_tree *t, const box_name_index *index);

/* Fills page->boxes from page->tree. */
void boxes_make(readable *page, arena *a, const html_tree *tree);

/* Sums over [from, to), leaving out what is gone. clear, then from the last box to the first close
 * and add, is the same in steps. */
void boxes_sum(readable *page, uint32_t from, uint32_t to);
void boxes_clear(readable *page, uint32_t from, uint32_t to);
void boxes_add(readable *page, uint32_t i); /* a box's sums to its parent's */

/* True if the text below holds a full stop before a blank or the end. */
bool boxes_has_sentence_end(const readable *page, uint32_t i);

/* 1 if `b` says no word that `a` does not say, less the more other words it has. */
double words_alike(str a, str b);

#endif
