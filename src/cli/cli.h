/* cli: the commands, and what several of them need. Each returns the program's exit code. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "cli/opt.h"
#include "cli/report.h"

int cmd_build(const options *o);
int cmd_render(const options *o);
int cmd_picture(const options *o); /* build and render in one go */
int cmd_diff(const options *o);
int cmd_merge(const options *o);
int cmd_export(const options *o);
int cmd_verify(const options *o);
int cmd_explain(const options *o);
int cmd_check(const options *o);
int cmd_review(const options *o);
int cmd_text(const options *o);
int cmd_tokens(const options *o);
int cmd_times(const options *o);
int cmd_entities(const options *o);
int cmd_events(const options *o);
int cmd_parse(const options *o);
int cmd_lexicon(const options *o);

/* A file of the folder with en/ and style.csv: of $DATELINE_DATA, or data/ beside the program's
 * folder, or where it was installed. Until the next call. */
const char *data_path(const char *name);

/* The learned weights, or those of --model. */
dateline_status load_model(dateline_model **out, const options *o);

/* The base lexicon and those of --lexicon; mistakes are said. */
dateline_status load_lexicon(dateline_lexicon **out, const options *o);

/* Reads the one graph that the command's arguments name first, and takes out of it what --redact
 * names. */
dateline_status read_graph(dateline_graph **out, const options *o);

/* What git has no file for (/dev/null, or an empty one) is an empty graph. */
dateline_status read_graph_or_none(dateline_graph **out, const char *path);

/* Exactly `least` to `most` arguments; else it is said, and false. */
bool count_args(const options *o, size_t least, size_t most, const char *what);

/* The text to --output, or standard output; frees it. */
int put_text(const options *o, dateline_status status, dateline_text *text);

const char *file_ending(const char *path); /* "svg" of "a/b.svg", "" if none */

#endif
