/* Options by table: name, letter, what it takes, where it goes, what it does. getopt_long does the
 * reading, so that options are as people know them from GNU programs.
 */
#include "cli/opt.h"

#include "cli/report.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum kind { TEXT, LIST, COUNT, SHARE, NUMBER, LENGTH, FLAG } kind;

typedef struct known {
    const char *name;
    char letter; /* or 0 */
    kind kind;
    size_t offset;
    const char *takes, *does;
} known;

#define AT(member) offsetof(options, member)

static const known all_options[] = {
    {"output", 'o', TEXT, AT(output), "FILE",
     "where the result goes (- is standard output); a folder for a stage of several files"},
    {"format", 'T', TEXT, AT(format), "FORMAT", "the form of the result"},
    {"manifest", 0, TEXT, AT(manifest), "FILE", "a documents.csv that lies elsewhere"},
    {"date", 0, TEXT, AT(date), "DATE", "publication date where none is known: 2020-11-05"},
    {"title", 0, TEXT, AT(title), "TEXT", "the title of the graph or picture"},
    {"base", 0, TEXT, AT(base), "GRAPH.gv",
     "the earlier graph: build keeps its ids and joins; merge: where both began"},
    {"corrections", 0, LIST, AT(corrections), "FILE",
     "apply the corrections in this table; may be repeated"},
    {"strict", 0, FLAG, AT(strict), NULL, "exit with 1 if a correction finds nothing to act on"},
    {"redact", 0, TEXT, AT(redact), "FILE",
     "take the names in this table out of all that is written"},
    {"lexicon", 0, LIST, AT(lexicons), "DIR", "add the tables of a further lexicon"},
    {"jobs", 'j', COUNT, AT(jobs), "N", "read with N threads (default: one a processor)"},
    {"view", 0, TEXT, AT(view), "VIEW",
     "timeline, or graph (of a few events: actors and sources beside them)"},
    {"lanes", 0, TEXT, AT(lanes), "BY", "what lanes stand for: actor, type, source or none"},
    {"detail", 0, TEXT, AT(detail), "HOW", "what is undated or unsure: low, normal or full"},
    {"scale", 0, TEXT, AT(scale), "SCALE",
     "broken (long empty times are cut), linear or ordinal (one step a date)"},
    {"rankdir", 0, TEXT, AT(rankdir), "DIR", "time runs down (TB) or to the right (LR)"},
    {"from", 0, TEXT, AT(from), "DATE", "only events that may lie on this day or later"},
    {"to", 0, TEXT, AT(to), "DATE", "only events that may lie on this day or before"},
    {"actor", 0, LIST, AT(actors), "NAME", "only events with this actor; may be repeated"},
    {"type", 0, LIST, AT(types), "TYPE",
     "only events of this type, as arrest or as the legend says; may be repeated"},
    {"source", 0, LIST, AT(sources), "NAME",
     "only what this outlet, title or file tells; may be repeated"},
    {"precision", 0, TEXT, AT(precision), "HOW", "only dates known to the day, month or year"},
    {"min-confidence", 0, SHARE, AT(min_confidence), "SHARE",
     "only events at least so sure, from 0 to 1"},
    {"max-events", 0, COUNT, AT(max_events), "N",
     "only so many, those told best: by several articles, in their leads, of a known day; of a "
     "diff first what changed"},
    {"like", 0, TEXT, AT(like), "OLD.gv",
     "lanes, cards and scale stand where this older graph's picture has them"},
    {"page", 0, TEXT, AT(page), "PAPER",
     "parted into pages: a4, letter, a4-landscape and so on; PDF in one file"},
    {"width", 0, LENGTH, AT(width), "LENGTH",
     "the picture's width: 170mm, 17cm, 6.5in, 640px or points; a text's in columns"},
    {"dpi", 0, NUMBER, AT(dpi), "N", "pixels of a PNG to the inch"},
    {"theme", 0, TEXT, AT(theme), "THEME",
     "light, dark, print (greys), or auto: in SVG as the page around it is"},
    {"style", 0, TEXT, AT(style), "FILE", "colours and shapes from another style.csv"},
    {"apply", 0, TEXT, AT(apply), "FILE", "make corrections of the edits in this table"},
    {"by", 0, TEXT, AT(by), "NAME", "who made the edits"},
    {"at", 0, TEXT, AT(at), "DATE", "when they were made"},
    {"root", 0, LIST, AT(roots), "DIR", "look for the documents here first"},
    {"bio", 0, TEXT, AT(bio), "FILE", "tag the names in this file of tokens"},
    {"conllu", 0, TEXT, AT(conllu), "FILE", "keep this file's tokens and sentences"},
    {"model", 0, TEXT, AT(model), "DIR", "learned weights that lie elsewhere"},
    {"all", 0, FLAG, AT(all), NULL,
     "all there is: of a text its furniture, of a diff what is cosmetic, of a check what may be"},
    {"stat", 0, FLAG, AT(stat), NULL, "only what changed, not how"},
    {"context", 0, FLAG, AT(context), NULL, "with the quotes, and no list cut short"},
    {"help", 'h', FLAG, AT(help), NULL, "this text"},
    {"version", 0, FLAG, AT(version), NULL, "which dateline this is"},
};

#define OPTIONS (sizeof all_options / sizeof *all_options)

/* "date" is in "manifest date title"; every command has "help". */
static bool is_allowed(const char *allowed, const char *name)
{
    size_t n = strlen(name);
    for (const char *p = strstr(allowed, name); p != NULL; p = strstr(p + 1, name)) {
        if ((p == allowed || p[-1] == ' ') && (p[n] == ' ' || p[n] == 0))
            return true;
    }
    return strcmp(name, "help") == 0;
}

/* getopt's two tables. Long options return their index behind the letters. */
static void make_tables(const char *allowed, struct option *longs, char *letters)
{
    *letters++ = ':'; /* a missing value is told apart from an unknown option */
    for (size_t i = 0; i < OPTIONS; i++) {
        const known *k = &all_options[i];
        if (!is_allowed(allowed, k->name))
            continue;
        int takes = k->kind == FLAG ? no_argument : required_argument;
        *longs++ = (struct option){k->name, takes, NULL, 256 + (int)i};
        if (k->letter == 0)
            continue;
        *letters++ = k->letter;
        if (takes == required_argument)
            *letters++ = ':';
    }
    *longs = (struct option){0};
    *letters = 0;
}

static const known *option_of(int code)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        if (code == 256 + (int)i || (code != 0 && code == all_options[i].letter))
            return &all_options[i];
    }
    return NULL;
}

/* "170mm" in points: the unit's size, or 0 if it is none. */
static double unit_points(const char *unit)
{
    static const struct {
        const char *name;
        double points;
    } units[] = {{"", 1},    {"pt", 1},         {"px", 0.75},
                 {"in", 72}, {"cm", 72 / 2.54}, {"mm", 72 / 25.4}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].name, unit) == 0)
            return units[i].points;
    return 0;
}

static bool store_number(void *target, const known *k, const char *value)
{
    char *end;
    double number = strtod(value, &end), points = unit_points(end);
    bool whole = *end == 0 || (k->kind == LENGTH && points > 0);
    double most = k->kind == SHARE ? 1 : 1e6;
    if (*value == 0 || !whole || !(number > 0 && number <= most)) {
        report_error(k->kind == LENGTH  ? "--%s takes a length such as 170mm, not '%s'"
                     : k->kind == SHARE ? "--%s takes a number from 0 to 1, not '%s'"
                                        : "--%s takes a number, not '%s'",
                     k->name, value);
        return false;
    }
    if (k->kind == COUNT)
        *(unsigned *)target = (unsigned)number;
    else
        *(double *)target = k->kind == LENGTH ? number * points : number;
    return true;
}

static bool store(options *out, const known *k, const char *value)
{
    void *target = (char *)out + k->offset;
    opt_list *list = target;
    switch (k->kind) {
    case TEXT: *(const char **)target = value; return true;
    case LIST: list->v[list->n++] = value; return true;
    case FLAG: *(bool *)target = true; return true;
    case COUNT:
    case SHARE:
    case NUMBER:
    case LENGTH: break;
    }
    return store_number(target, k, value);
}

static bool read_options(options *out, int argc, char **argv, const char *allowed)
{
    struct option longs[OPTIONS + 1];
    char letters[2 * OPTIONS + 2];
    make_tables(allowed, longs, letters);
    opterr = 0;
    optind = 1;
    for (int code; (code = getopt_long(argc, argv, letters, longs, NULL)) != -1;) {
        const known *k = code == ':' || code == '?' ? NULL : option_of(code);
        const char *written = argv[optind - 1];
        if (k == NULL && code == ':')
            report_error("option '%s' needs a value", written);
        else if (k == NULL && optopt > 0 && optopt < 256)
            report_error("unknown option '-%c'", optopt);
        else if (k == NULL)
            report_error("unknown option '%s'", written);
        if (k == NULL || !store(out, k, optarg))
            return false;
    }
    for (; optind < argc; optind++)
        out->args.v[out->args.n++] = argv[optind];
    return true;
}

bool opt_read(options *out, int argc, char **argv, const char *allowed)
{
    *out = (options){0};
    size_t most = (size_t)argc + 1;
    opt_list *lists[] = {&out->lexicons,    &out->actors, &out->types, &out->sources,
                         &out->corrections, &out->roots,  &out->args};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        lists[i]->v = calloc(most, sizeof *lists[i]->v);
        if (lists[i]->v == NULL) {
            report_error("out of memory");
            return false;
        }
    }
    return read_options(out, argc, argv, allowed);
}

void opt_free(options *o)
{
    free(o->lexicons.v);
    free(o->actors.v);
    free(o->types.v);
    free(o->sources.v);
    free(o->corrections.v);
    free(o->roots.v);
    free(o->args.v);
}

#define HELP_LEFT  29 /* columns of the options' names */
#define HELP_WIDTH 80

/* Goes on from column HELP_LEFT, and begins its further lines there. */
static void print_wrapped(const char *words)
{
    size_t column = HELP_LEFT;
    while (*words) {
        size_t n = strcspn(words, " ");
        if (column > HELP_LEFT && column + 1 + n > HELP_WIDTH) {
            printf("\n%*s", HELP_LEFT, "");
            column = HELP_LEFT;
        }
        column += (size_t)printf("%s%.*s", column > HELP_LEFT ? " " : "", (int)n, words);
        words += n + (words[n] == ' ');
    }
    putchar('\n');
}

void opt_print_help(const char *allowed)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        const known *k = &all_options[i];
        if (!is_allowed(allowed, k->name))
            continue;
        char left[64];
        snprintf(left, sizeof left, "%s%c%s--%s%s%s", k->letter ? "-" : " ",
                 k->letter ? k->letter : ' ', k->letter ? ", " : "  ", k->name, k->takes ? " " : "",
                 k->takes ? k->takes : "");
        printf("  %-*s", HELP_LEFT - 2, left);
        print_wrapped(k->does);
    }
}
