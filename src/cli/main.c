/* The program: a table of commands. What is no command is an input, to be drawn in one go. */
#include "cli/cli.h"
#include "cli/redact.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct command {
    const char *name, *takes, *does, *options;
    int (*run)(const options *o);
} command;

#define BUILD_OPTIONS "output manifest date title base corrections strict redact lexicon jobs"
#define TIMELINE_OPTIONS                                                                           \
    "format title lanes detail scale rankdir from to precision actor type source min-confidence "  \
    "max-events like width dpi theme style"
#define RENDER_OPTIONS "view page " TIMELINE_OPTIONS
#define STAGE_OPTIONS  "format output date title lexicon jobs"

static const command commands[] = {
    {"build", "INPUT...", "make an event graph of articles", BUILD_OPTIONS, cmd_build},
    {"render", "GRAPH.gv", "draw a graph: svg, png, pdf, dot or html; as text: md, txt or term",
     "output redact " RENDER_OPTIONS, cmd_render},
    {"diff", "OLD.gv NEW.gv",
     "tell what changed and why: text, json or pairs; or draw it: svg, png, pdf, html",
     "output all stat context redact " TIMELINE_OPTIONS, cmd_diff},
    {"merge", "[--base BASE.gv] GRAPH.gv...",
     "bring together what two did to one graph, or several graphs", "output base", cmd_merge},
    {"export", "GRAPH.gv", "give a graph to other programs: jsonl, csv or facts",
     "output format redact", cmd_export},
    {"verify", "GRAPH.gv", "prove every quote against its article", "root lexicon redact",
     cmd_verify},
    {"check", "GRAPH.gv", "find where sources disagree and what time forbids: text or jsonl",
     "output format all redact lexicon", cmd_check},
    {"explain", "GRAPH.gv ID", "tell what stands behind an event, link or actor", "output redact",
     cmd_explain},
    {"review", "GRAPH.gv", "write a table to edit, or with --apply make corrections of the edits",
     "output apply by at redact", cmd_review},
    {"times", "[FILE]...", "show the times found: text, jsonl or timeml", STAGE_OPTIONS, cmd_times},
    {"tokens", "[FILE]...", "show words and sentences: text or jsonl", STAGE_OPTIONS, cmd_tokens},
    {"entities", "[FILE]...", "show names found: text or jsonl; or in a file of tokens",
     "bio model " STAGE_OPTIONS, cmd_entities},
    {"events", "[FILE]...", "show events and links found: text or jsonl", STAGE_OPTIONS,
     cmd_events},
    {"text", "[FILE]...", "show an article's text (or json: what is known of it)",
     "all " STAGE_OPTIONS, cmd_text},
    {"parse", "[FILE]", "show parts of speech and dependencies as CoNLL-U",
     "output conllu model lexicon", cmd_parse},
    {"lexicon", "check [DIR]", "find mistakes in a lexicon's tables", "", cmd_lexicon},
};

#define COMMANDS (sizeof commands / sizeof *commands)

static const command picture = {"", "INPUT... -o PICTURE", "build and draw in one go",
                                "version " BUILD_OPTIONS " " RENDER_OPTIONS, cmd_picture};

static const command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

static int print_help(void)
{
    puts("dateline makes dated event graphs and timelines of news articles.\n\n"
         "usage: dateline INPUT... -o PICTURE.svg      articles into a picture, in one go\n"
         "       dateline COMMAND [OPTION]... ARGUMENT...\n\n"
         "An INPUT is a text, web page, PDF, table of events, a folder of these, or - (standard\n"
         "input).\n\ncommands (each knows -h):");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-9s %s\n", commands[i].name, commands[i].does);
    puts("  help      this text, or that of a command\n"
         "  version   which dateline this is\n\noptions in one go:");
    opt_print_help(picture.options);
    puts("\nexit status: 0 done, 1 findings (of diff, merge, verify, check, lexicon check and\n"
         "build --strict), 2 trouble\n"
         "'man dateline' tells all of it");
    return 0;
}

static int print_command_help(const command *c)
{
    if (c == &picture)
        return print_help();
    printf("usage: dateline %s [OPTION]... %s\n%s\n\n", c->name, c->takes, c->does);
    opt_print_help(c->options);
    return 0;
}

static int print_version(void)
{
    printf("dateline %s\n", dateline_version());
    return 0;
}

static int run_help(const char *name)
{
    const command *c = name != NULL ? find_command(name) : &picture;
    if (c != NULL)
        return print_command_help(c);
    report_error("no command is called '%s'", name);
    return 2;
}

/* A first word that is neither a command nor a file is most often a mistyped command. */
static bool is_input(const char *word)
{
    return word[0] == '-' || strchr(word, '/') != NULL || access(word, F_OK) == 0;
}

static int run_redacted(const command *c, const options *o)
{
    dateline_status status = redact_start(o);
    int code = status == DATELINE_OK ? c->run(o) : report_exit(status);
    redact_end();
    return code;
}

static int run_command(const command *c, int argc, char **argv)
{
    options o;
    int code = 2;
    if (opt_read(&o, argc, argv, c->options)) {
        if (o.help)
            code = print_command_help(c);
        else
            code = o.version ? print_version() : run_redacted(c, &o);
    } else {
        fprintf(stderr, "'dateline %s%s-h' tells what there is\n", c->name, *c->name ? " " : "");
    }
    opt_free(&o);
    return code;
}

/* What was printed must have arrived: a full disk is trouble. */
static int end_output(int code)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    report_error("cannot write to standard output");
    return 2;
}

int main(int argc, char **argv)
{
    report_start();
    if (argc < 2) {
        print_help();
        return 2;
    }
    const char *word = argv[1];
    if (strcmp(word, "help") == 0)
        return end_output(run_help(argv[2]));
    if (strcmp(word, "version") == 0)
        return end_output(print_version());
    const command *c = find_command(word);
    if (c != NULL)
        return end_output(run_command(c, argc - 1, argv + 1));
    if (!is_input(word)) {
        report_error("'%s' is neither a command nor a file; 'dateline help' tells more", word);
        return 2;
    }
    return end_output(run_command(&picture, argc, argv));
}
