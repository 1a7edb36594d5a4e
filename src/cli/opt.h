/* opt: the options of all commands, from one table that also makes the help texts. */
#ifndef CLI_OPT_H
#define CLI_OPT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct opt_list {
    const char **v;
    size_t n;
} opt_list;

typedef struct options {
    const char *output, *format, *manifest, *date, *title, *base, *apply, *by, *at;
    const char *redact;
    const char *view, *lanes, *detail, *scale, *rankdir, *theme, *like, *page, *from, *to, *style,
        *precision;
    const char *model, *conllu, *bio;
    opt_list lexicons, actors, types, sources, corrections, roots;
    opt_list args; /* what is no option */
    unsigned jobs, max_events;
    double width; /* in points */
    double min_confidence, dpi;
    bool all, stat, context, strict, help, version;
} options;

/* Reads the arguments behind the command's name. `allowed` names the command's options, parted by
 * spaces. A mistake is said, and false; free with opt_free either way. */
bool opt_read(options *out, int argc, char **argv, const char *allowed);
void opt_free(options *o);

/* The lines of a help text for the options allowed. */
void opt_print_help(const char *allowed);

#endif
