/* What a command line names: which documents and tables are to be read, by which name the graph
 * calls them, and what manifests say of them. Sorted, so that a folder's order does not matter.
 */
#include "base/file.h"
#include "base/utf8.h"
#include "graph/build.h"
#include "graph/import.h"
#include "text/decode.h"
#include "text/manifest.h"

#include <stdlib.h>

#define MANIFEST_NAME "documents.csv"

typedef struct placed_manifest {
    str path, dir; /* where it lies: its rows name files as seen from there */
    bool anywhere; /* given by the user: its names may also be the graph's */
    manifest rows;
} placed_manifest;

typedef struct collector {
    build_inputs *out;
    arena *a;
    VEC(placed_manifest) manifests;
    const build_options *options;
    const furniture_words *words;
    const dateline_diag *d;
} collector;

/* A graph names its files, and it is text. */
static const char no_name[] = "its name is not in UTF-8: rename it";

static bool ends_in_one(str path, const char *const *endings, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq_nocase(path_ending(path), str_of(endings[i])))
            return true;
    }
    return false;
}

static bool is_prose(str path)
{
    static const char *const endings[] = {"txt", "text", "md", "html", "htm", "xhtml", "pdf"};
    return ends_in_one(path, endings, sizeof endings / sizeof *endings);
}

/* Documents that hold text, but in none of the forms that are read. */
static bool is_foreign(str path)
{
    static const char *const endings[] = {"doc",   "docx",       "odt", "rtf", "pages", "epub",
                                          "mhtml", "webarchive", "mht", "eml", "msg",   "xls",
                                          "xlsx",  "ods",        "ppt", "pptx"};
    return ends_in_one(path, endings, sizeof endings / sizeof *endings);
}

static bool is_csv(str path)
{
    return str_eq_nocase(path_ending(path), S("csv"));
}

static bool is_graph(str path)
{
    return str_eq_nocase(path_ending(path), S("gv")) || str_eq_nocase(path_ending(path), S("dot"));
}

/* The name of `path` as seen from `dir`, or empty. */
static str name_within(str dir, str path)
{
    if (str_eq(dir, S(".")) && !str_starts(path, S("./")))
        return path;
    size_t skip = dir.n + (dir.n > 0 && dir.p[dir.n - 1] != '/');
    bool within = str_starts(path, dir) && path.n > skip && path.p[skip - 1] == '/';
    return within ? str_from(path, skip) : S("");
}

/* The row about a document in the manifest nearest to it, or NULL. */
static const source_facts *row_of(const collector *c, const build_input *in)
{
    const source_facts *best = NULL;
    size_t nearest = 0;
    for (size_t i = 0; i < c->manifests.n; i++) {
        const placed_manifest *m = &c->manifests.v[i];
        str name = name_within(m->dir, in->path);
        const source_facts *said = name.n > 0 ? manifest_of(&m->rows, name) : NULL;
        if (said != NULL && m->dir.n >= nearest) {
            best = said;
            nearest = m->dir.n;
        } else if (best == NULL && m->anywhere) {
            best = manifest_of(&m->rows, in->file);
        }
    }
    return best;
}

/* --date speaks for a file named by the user; of those found in folders it is the last resort,
 * which build.c takes when their pages say nothing. */
static const source_facts *facts_of(collector *c, const build_input *in)
{
    const source_facts *said = row_of(c, in);
    source_facts *facts = arena_new(c->a, source_facts, 1);
    if (said != NULL)
        *facts = *said;
    if (in->named && edtf_empty(facts->published) && !edtf_empty(c->options->date)) {
        facts->published = c->options->date;
        facts->published_by = S("option");
    }
    facts->furniture = c->words;
    return facts;
}

static build_input *add_input(collector *c, str path, str file, bool named)
{
    build_input *in = vec_push(c->a, &c->out->list);
    *in = (build_input){.path = path, .file = file, .named = named};
    in->facts = facts_of(c, in);
    return in;
}

static dateline_status read_manifest(collector *c, str path, bool anywhere)
{
    str text;
    dateline_status status = file_read(&text, c->a, path, FILE_MAX, c->d);
    placed_manifest m = {.path = path, .dir = path_dir(path), .anywhere = anywhere};
    if (status == DATELINE_OK)
        text = decode_text(c->a, text, SOURCE_TABLE, path, c->d);
    if (status == DATELINE_OK)
        status = manifest_parse(&m.rows, c->a, path, text, c->d);
    if (status == DATELINE_OK)
        *vec_push(c->a, &c->manifests) = m;
    return status;
}

/* A table of corrections that lies beside the articles and is applied needs no word. */
static bool is_applied(const collector *c, str path)
{
    for (size_t i = 0; i < c->options->correction_tables; i++) {
        if (str_eq(path_base(str_of(c->options->corrections[i])), path_base(path)))
            return true;
    }
    return false;
}

/* Whether it is a table of events; if it is another, that is said. */
static dateline_status table_kind(collector *c, str path, dateline_severity severity,
                                  bool *is_table)
{
    arena scratch = ARENA_SCRATCH;
    buf why = {.arena = &scratch};
    str text;
    dateline_status status = file_read(&text, &scratch, path, FILE_MAX, c->d);
    if (status == DATELINE_OK)
        text = decode_text(&scratch, text, SOURCE_TABLE, path, NULL);
    *is_table = status == DATELINE_OK && import_is_table(text, &why);
    if (status == DATELINE_OK && !*is_table)
        diag_say(c->d, severity, place_file(path), "%s%.*s",
                 severity == DATELINE_ERROR ? "" : "left out: ", STR_ARG(buf_str(&why)));
    arena_free(&scratch);
    return status;
}

/* One message a folder, however many there are. */
static void say_foreign(const collector *c, str dir, const str_vec *files)
{
    str first = {0};
    size_t n = 0;
    for (size_t i = 0; i < files->n; i++) {
        if (is_foreign(files->v[i]) && n++ == 0)
            first = files->v[i];
    }
    if (n == 1)
        diag_say(c->d, DATELINE_WARNING, place_file(first),
                 "left out: save it as text, web page, PDF or CSV");
    else if (n > 1)
        diag_say(c->d, DATELINE_WARNING, place_file(dir),
                 "%zu files left out, such as '%.*s': save them as text, web page, PDF or CSV", n,
                 STR_ARG(path_base(first)));
}

static dateline_status add_from_folder(collector *c, str path, str file)
{
    bool is_other = str_eq(path_base(path), S(MANIFEST_NAME)) || is_applied(c, path);
    if (!is_prose(path) && (!is_csv(path) || is_other))
        return DATELINE_OK;
    if (utf8_invalid(path) != STR_NONE) {
        diag_say(c->d, DATELINE_WARNING, place_file(path), "left out: %s", no_name);
        return DATELINE_OK;
    }
    if (is_prose(path)) {
        add_input(c, path, file, false);
        return DATELINE_OK;
    }
    bool is_table;
    dateline_status status = table_kind(c, path, DATELINE_WARNING, &is_table);
    if (is_table)
        add_input(c, path, file, false)->table = true;
    return status;
}

/* Rows about documents that are not there are most often a slip of the pen. */
static void check_manifest(collector *c, const placed_manifest *m)
{
    for (size_t i = 0; i < m->rows.files.n; i++) {
        str file = m->rows.files.v[i];
        if (file_kind_of(path_join(c->a, m->dir, file)) != FILE_REGULAR)
            diag_say(c->d, DATELINE_WARNING, place_file(m->path), "'%.*s' is not in this folder",
                     STR_ARG(file));
    }
}

/* The folder's manifest and those of the folders in it. */
static dateline_status read_manifests(collector *c, const str_vec *files)
{
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < files->n && status == DATELINE_OK; i++) {
        if (!str_eq(path_base(files->v[i]), S(MANIFEST_NAME)))
            continue;
        status = read_manifest(c, files->v[i], false);
        if (status == DATELINE_OK)
            check_manifest(c, &c->manifests.v[c->manifests.n - 1]);
    }
    return status;
}

/* Whether one of these files, which are sorted, is the web page `stem`. */
static bool is_page(const str_vec *files, arena *a, str stem)
{
    static const char *const endings[] = {".html", ".htm", ".xhtml"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        buf name = {.arena = a};
        buf_put(&name, stem);
        buf_put(&name, str_of(endings[i]));
        if (str_in_sorted(files->v, files->n, buf_str(&name)))
            return true;
    }
    return false;
}

/* "Report_files" beside "Report.html" is what a browser saved with that page: scripts, pictures and
 * frames, but no article. */
static bool is_part_of_page(const str_vec *files, arena *a, str path)
{
    for (str dir = path_dir(path); !str_eq(dir, path_dir(dir)); dir = path_dir(dir)) {
        if (str_ends(dir, S("_files")) && is_page(files, a, str_sub(dir, 0, dir.n - 6)))
            return true;
    }
    return false;
}

static dateline_status list_folder(collector *c, str_vec *files, str dir)
{
    str_vec all;
    dateline_status status = file_list(&all, c->a, dir, c->d);
    for (size_t i = 0; i < all.n; i++) {
        if (!is_part_of_page(&all, c->a, all.v[i]))
            *vec_push(c->a, files) = all.v[i];
    }
    return status;
}

static dateline_status add_folder(collector *c, str dir)
{
    for (size_t i = 0; i < c->out->folders.n; i++) {
        if (str_eq(c->out->folders.v[i], dir))
            return DATELINE_OK;
    }
    str_vec files = {0};
    dateline_status status = list_folder(c, &files, dir);
    if (status == DATELINE_OK)
        status = read_manifests(c, &files);
    size_t before = c->out->list.n;
    for (size_t i = 0; i < files.n && status == DATELINE_OK; i++)
        status = add_from_folder(c, files.v[i], name_within(dir, files.v[i]));
    say_foreign(c, dir, &files);
    if (status == DATELINE_OK && c->out->list.n == before)
        diag_say(c->d, DATELINE_WARNING, place_file(dir),
                 "no article in this folder: no text, web page, PDF or table of events");
    *vec_push(c->a, &c->out->folders) = dir;
    return status;
}

static dateline_status add_file(collector *c, str path)
{
    bool is_table = false;
    if (is_graph(path))
        return diag_error(c->d, DATELINE_INVALID, place_file(path),
                          "a graph is no article: 'dateline merge' joins graphs, 'dateline "
                          "render' draws one");
    if (!str_eq(path, S("-")) && is_csv(path)) {
        dateline_status status = table_kind(c, path, DATELINE_ERROR, &is_table);
        if (status != DATELINE_OK || !is_table)
            return status != DATELINE_OK ? status : DATELINE_INVALID;
    }
    add_input(c, path, path, true)->table = is_table;
    return DATELINE_OK;
}

static dateline_status add_path(collector *c, str path)
{
    if (str_eq(path, S("-")))
        return add_file(c, path);
    if (utf8_invalid(path) != STR_NONE)
        return diag_error(c->d, DATELINE_INVALID, place_file(path), "%s", no_name);
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
    if (options->manifest.n > 0)
        status = read_manifest(&c, options->manifest, true);
    for (size_t i = 0; i < n && status == DATELINE_OK; i++)
        status = add_path(&c, paths[i]);
    sort_inputs(out);
    return status;
}
