/* note: footnotes and endnotes, which plain text and pages only know by their number: one that the
 * text above calls ("on the spot.4", "on the spot.[4]") and that then stands at the head of a line.
 *
 *     ____________
 *     4   Interview KE-021, 3 July 2021.
 */
#ifndef TEXT_NOTE_H
#define TEXT_NOTE_H

#include "text/furniture.h"

#define NOTE_MOST 999 /* the highest number of one */

typedef struct note_walk { /* {.text = ...} */
    str text;
    size_t read;                         /* up to here for calls */
    uint64_t called[NOTE_MOST / 64 + 1]; /* a bit a number */
    uint32_t last;                       /* note found */
} note_walk;

/* Whether a figure at `at` may be raised to call a note: it is glued to a word, a mark or a year,
 * but to no other number. */
bool note_may_call(str text, size_t at);

/* If a note begins with the line at `at`, how many bytes its number takes with the blanks behind
 * it; else 0. Lines are asked in order, so that all of them cost one pass over the text. */
size_t note_begins(note_walk *walk, size_t at, str line, const furniture_words *words);

/* Whether the line is nothing but the number of a note whose words stand below, as PDFs give a
 * raised figure. */
bool note_stands_below(note_walk *walk, size_t at, str line);

/* Whether a note's words (without its number) only say where something is to be found. */
bool note_cites(const furniture_words *words, str note);

#endif
