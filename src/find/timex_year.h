/* timex_year: what the readers of years and of their parts share. */
#ifndef FIND_TIMEX_YEAR_H
#define FIND_TIMEX_YEAR_H

#include "find/timex.h"

#define YEAR_FIRST 1000
#define YEAR_LAST  2199

/* BC, A.D. at i, in capitals; its tokens or 0. */
size_t time_era_at(const time_reader *r, size_t i, bool *before_christ);
/* The number at i has something beside it that makes it a quantity, a price, a name. */
bool time_no_year(const time_reader *r, size_t i);
/* timex_spelled.c: nineteen eighty-four */
size_t time_spelled_year(const time_reader *r, size_t i, int32_t *year);
/* So near ours that little is needed to take it for a year. */
bool time_year_modern(int32_t year);
/* The year behind a quarter, half or season: ((of | in | ,)? year); its tokens or 0. */
size_t time_year_behind(const time_reader *r, size_t i, time_expr *e);

/* Parts of time_read_year(). */
size_t time_read_decade(const time_reader *r, size_t i, time_expr *e); /* timex_decade.c */
size_t time_read_season(const time_reader *r, size_t i, time_expr *e); /* timex_season.c */

#endif
