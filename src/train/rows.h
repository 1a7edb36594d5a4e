/* rows: which features get a row of weights: those seen often enough. Row 0 stands for all others.
 */
#ifndef TRAIN_ROWS_H
#define TRAIN_ROWS_H

#include "train/keys.h"

typedef struct row_table {
    key_table keys;   /* how often each was seen; its value is its row */
    uint32_t rows;    /* after rows_number or rows_place */
    uint16_t *checks; /* after rows_place: their places (lang/table.h) */
} row_table;

/* Gives the keys seen most often a row, from 1: at most `most` of them, and none seen but once. */
void rows_number(row_table *t, uint32_t most);

/* The same for as many keys as find a place in a table of `buckets`, the most frequent first: what
 * is trained is what the model will hold. */
void rows_place(row_table *t, uint32_t buckets);

uint32_t rows_find(const row_table *t, uint32_t key); /* 0 if it has none */

#endif
