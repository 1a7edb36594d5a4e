/* shipped: the tables and models of data/en, for suites that need them whole. */
#ifndef SHIPPED_H
#define SHIPPED_H

#include "lex/lexicon.h"

extern dateline_lexicon *shipped;

/* A fixture of a Check test case. */
void shipped_load(void);
void shipped_free(void);

#endif
