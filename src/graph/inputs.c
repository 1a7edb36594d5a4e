/* What a command line names: which documents and tables are to be read, by which name the graph
 * calls them, and what manifests say of them. Sorted, so that a folder's order does not matter.
 */
#include "base/file.h"
#include "graph/build.h"
#include "graph/import.h"
#include "text/manifest.h"

#include <stdlib.h>

#define MANIFEST_NAME "documents.csv"

typedef struct collector {
    build_inputs *out;
    arena *a;
    manifest given; /* of --manifest */
    str given_dir;
    const build_options *options;
    const furniture_words *words;
    const dateline_diag *d;
} collector;

static bool is_prose(str path)
{
    static const char *const endings[] = {"txt", "text", "md", "html", "htm", "xhtml", "pdf"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (str_eq_nocase(path_ending(path), str_of(endings[i])))
            return true;
    }
    return false;
}

static bool is_csv(str path)
{
    return str_eq_nocase(path_ending(path), S("csv"));
}

/* What is known of a document: its folder's manifest, else the given one (which may name it from
 * its own folder), and --date where these have no date. */
static const source_facts *facts_of(collector *c, const manifest *own, str path, str file)
{
    const source_facts *said = own != NULL ? manifest_of(own, file) : NULL;
    if (said == NULL)
        said = manifest_of(&c->given, file);
    if (said == NULL && c->given_dir.n > 0 && str_starts(path, c->given_dir) &&
        path.n > c->given_dir.n && path.p[c->given_dir.n] == '/')
        said = manifest_of(&c->given, str_from(path, c->given_dir.n + 1));
    source_facts *facts = arena_new(c->a, source_facts, 1);
    if (said != NULL)
        *facts = *said;
    if (edtf_empty(facts->published) && !edtf_empty(c->options->date)) {
        facts->published = c->options->date;
        facts->published_by = S("option");
    }
    facts->furniture = c->words;
    return facts;
}

static build_input *add_input(collector *c, const manifest *own, str path, str file)
{
    build_input *in = vec_push(c->a, &c->out->list);
    *in = (build_input){.path = path, .file = file};
    in->facts = facts_of(c, own, path, file);
    return in;
}

static dateline_status read_manifest(collector *c, manifest *m, str path)
{
    str text;
    dateline_status status = file_read(&text, c->a, path, FILE_MAX, c->d);
    return status != DATELINE_OK ? status : manifest_parse(m, c->a, path, text, c->d);
}

/* A table of events, some other table, or (false) not to be read at all. */
static dateline_status table_kind(collector *c, str path, bool *is_table)
{
    arena scratch = {0};
    str text;
    dateline_status status = file_read(&text, &scratch, path, FILE_MAX, c->d);
    *is_table = status == DATELINE_OK && import_is_table(text);
    arena_free(&scratch);
    return status;
}

static dateline_status add_from_folder(collector *c, const manifest *own, str path, str file)
{
    if (is_prose(path)) {
        add_input(c, own, path, file);
        return DATELINE_OK;
    }
    if (!is_csv(path) || str_eq(file, S(MANIFEST_NAME)))
        return DATELINE_OK;
    bool is_table;
    dateline_status status = table_kind(c, path, &is_table);
    if (is_table)
        add_input(c, own, path, file)->table = true;
    else if (status == DATELINE_OK)
        diag_say(c->d, DATELINE_WARNING, place_file(path),
                 "left out: a table of events has the columns 'date' and 'label'");
    return status;
}

/* Rows about documents that are not there are most often a slip of the pen. */
static void check_manifest(collector *c, const manifest *own, str path, str dir)
{
    for (size_t i = 0; i < own->files.n; i++) {
        str file = own->files.v[i];
        if (file_kind_of(path_join(c->a, dir, file)) != FILE_REGULAR)
            diag_say(c->d, DATELINE_WARNING, place_file(path), "'%.*s' is not in this folder",
                     STR_ARG(file));
    }
}

static dateline_status add_folder(collector *c, str dir)
{
    manifest own = {0};
    str path = path_join(c->a, dir, S(MANIFEST_NAME));
    dateline_status status = DATELINE_OK;
    if (file_kind_of(path) == FILE_REGULAR)
        status = read_manifest(c, &own, path);
    str_vec files = {0};
    if (status == DATELINE_OK)
        status = file_list(&files, c->a, dir, c->d);
    if (status == DATELINE_OK)
        check_manifest(c, &own, path, dir);
    size_t skip = dir.n + (dir.n > 0 && dir.p[dir.n - 1] != '/');
    for (size_t i = 0; i < files.n && status == DATELINE_OK; i++)
        status = add_from_folder(c, &own, files.v[i], str_from(files.v[i], skip));
    *vec_push(c->a, &c->out->folders) = dir;
    return status;
}

static dateline_status add_file(collector *c, str path)
{
    bool is_table = false;
    if (!str_eq(path, S("-")) && is_csv(path)) {
        dateline_status status = table_kind(c, path, &is_table);
        if (status != DATELINE_OK)
            return status;
        if (!is_table)
            return diag_error(c->d, DATELINE_INVALID, place_file(path),
                              "a table of events has the columns 'date' and 'label'");
    }
    build_input *in = add_input(c, NULL, path, path);
    in->named = true;
    in->table = is_table;
    return DATELINE_OK;
}

static dateline_status add_path(collector *c, str path)
{
    if (str_eq(path, S("-")))
        return add_file(c, path);
    switch (file_kind_of(path)) {
    case FILE_FOLDER: return add_folder(c, path);
    case FILE_MISSING:
        return diag_error(c->d, DATELINE_IO, place_file(path), "no such file or folder");
    case FILE_REGULAR:
    case FILE_OTHER: break;
    }
    return add_file(c, path);
}

static int by_file(const void *a, const void *b)
{
    const build_input *x = a, *y = b;
    int order = str_cmp(x->file, y->file);
    if (order == 0)
        order = str_cmp(x->path, y->path);
    return order != 0 ? order : (int)y->named - (int)x->named;
}

static void sort_inputs(build_inputs *in)
{
    if (in->list.n == 0)
        return;
    qsort(in->list.v, in->list.n, sizeof *in->list.v, by_file);
    size_t kept = 1;
    for (size_t i = 1; i < in->list.n; i++) {
        if (!str_eq(in->list.v[kept - 1].path, in->list.v[i].path))
            in->list.v[kept++] = in->list.v[i];
    }
    in->list.n = kept;
}

dateline_status build_collect(build_inputs *out, arena *a, const str *paths, size_t n,
                              const build_options *options, const furniture_words *words,
                              const dateline_diag *d)
{
    *out = (build_inputs){0};
    collector c = {.out = out, .a = a, .options = options, .words = words, .d = d};
    dateline_status status = DATELINE_OK;
    if (options->manifest.n > 0) {
        c.given_dir = path_dir(options->manifest);
        status = read_manifest(&c, &c.given, options->manifest);
    }
    for (size_t i = 0; i < n && status == DATELINE_OK; i++)
        status = add_path(&c, paths[i]);
    sort_inputs(out);
    return status;
}
