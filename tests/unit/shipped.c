#include "shipped.h"

#include "unit.h"

dateline_lexicon *shipped;

void shipped_load(void)
{
    const char *dirs[] = {"data/en"};
    heard h = {0};
    dateline_diag d = {hear, &h};
    ck_assert_msg(dateline_lexicon_load(&shipped, dirs, 1, &d) == DATELINE_OK, "%s", h.text);
}

void shipped_free(void)
{
    dateline_lexicon_free(shipped);
}
