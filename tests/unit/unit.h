/* unit: what the table-driven tests share. A failure prints input, got, wanted.
 */
#ifndef UNIT_H
#define UNIT_H

#include "base/diag.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

#define want_str(input, got, want)                                                                 \
    do {                                                                                           \
        str got_ = (got), want_ = str_of(want);                                                    \
        ck_assert_msg(str_eq(got_, want_), "'%s': got '%.*s', wanted '%.*s'", (input),             \
                      (int)got_.n, got_.p ? got_.p : "", (int)want_.n, want_.p ? want_.p : "");    \
    } while (0)

#define want_int(input, got, want)                                                                 \
    do {                                                                                           \
        long long got_ = (long long)(got), want_ = (long long)(want);                              \
        ck_assert_msg(got_ == want_, "'%s': got %lld, wanted %lld", (input), got_, want_);         \
    } while (0)

/* A sink that keeps the last message as `file:line:col: what`. */
typedef struct heard {
    char text[1200];
    char line[500];
    int errors, warnings;
} heard;

static inline void hear(void *ctx, const dateline_message *m)
{
    heard *h = ctx;
    snprintf(h->text, sizeof h->text, "%s:%u:%u: %s", m->file, m->line, m->col, m->what);
    snprintf(h->line, sizeof h->line, "%s", m->text ? m->text : "");
    h->errors += m->severity == DATELINE_ERROR;
    h->warnings += m->severity == DATELINE_WARNING;
}

static inline Suite *suite_of(const char *name, const TTest *const *tests, size_t n)
{
    Suite *suite = suite_create(name);
    TCase *tcase = tcase_create(name);
    for (size_t i = 0; i < n; i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    return suite;
}

#endif
