/* timex_clock: what the readers of times of day share. */
#ifndef FIND_TIMEX_CLOCK_H
#define FIND_TIMEX_CLOCK_H

#include "find/timex.h"

typedef enum clock_form {
    CLOCK_WORD,  /* ten */
    CLOCK_HOUR,  /* 10 */
    CLOCK_COLON, /* 10:30 */
    CLOCK_DOT,   /* 10.30 */
    CLOCK_H,     /* 10h30 */
    CLOCK_BARE,  /* 1030 */
} clock_form;

/* Reads the figures that a text begins with, and a zone told by figures or Z, into *e; the bytes
 * read, 0 if there are none. */
size_t time_clock_bytes(str s, time_expr *e, clock_form *form);
size_t time_zone_bytes(str s, time_expr *e);

#endif
