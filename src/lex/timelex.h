/* timelex: the words of time: months, weekdays, numbers, units, seasons, holidays, signal words.
 * Read from data/en/months.csv, weekdays.csv, numbers.csv, time_units.csv, time_words.csv ... */
#ifndef LEX_TIMELEX_H
#define LEX_TIMELEX_H

#endif
