/* Proves a graph: the document is found, its bytes have the sha256, its text extracted anew holds
 * each quote at its place. Whatever fails is named: document, event, quote.
 */
#include "graph/verify.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/map.h"
#include "text/redact.h"

#define WORDS_LONGEST 1000 /* bytes of what is looked for in a quote; a graph may hold anything */
#define WORDS_MOST    100  /* and how many of them */

typedef struct verifier {
    const dateline_graph *g;
    arena *scratch; /* for the whole run */
    arena text;     /* of the document at hand */
    str_vec folders;
    const furniture_words *words;
    const redactor_names *names; /* or NULL */
    const dateline_diag *d;
    size_t findings;
    str_vec renamed;        /* files whose name holds a name of those; once they were listed, */
    map renamed_as;         /* what is left of their name, and which of them has it */
    uint32_t *first, *next; /* mentions of each document, as chains that end with NONE */
} verifier;

static void find_fault(verifier *v, str file, const char *what, str about)
{
    diag_say(v->d, DATELINE_ERROR, place_file(file), "%s '%.*s'", what, STR_ARG(about));
    v->findings++;
}

/* The folders to look in: the caller's, then those the graph names, as seen from each of these. */
static void list_folders(verifier *v, const str *folders, size_t n)
{
    for (size_t i = 0; i < n; i++)
        *vec_push(v->scratch, &v->folders) = folders[i];
    for (size_t e = 0; e < v->g->extra.n; e++) {
        str rest = v->g->extra.v[e].value, name;
        if (!str_eq(v->g->extra.v[e].name, S("folder")))
            continue;
        while (str_split(&rest, '|', &name)) {
            for (size_t i = 0; i < n; i++)
                *vec_push(v->scratch, &v->folders) = path_join(v->scratch, folders[i], name);
        }
    }
}

/* Reads the document from `path`. True if it is the very one the graph speaks of. */
static bool try_path(verifier *v, source *out, str path, const graph_document *doc, bool *there)
{
    if (file_kind_of(path) != FILE_REGULAR)
        return false;
    *there = true;
    arena_free(&v->text);
    str bytes;
    if (file_read(&bytes, &v->text, path, FILE_MAX, v->d) != DATELINE_OK ||
        !str_eq(sha256_hex(&v->text, bytes), doc->sha256))
        return false;
    source_facts facts = {.furniture = v->words};
    return source_from_bytes(out, &v->text, bytes, doc->file, &facts, NULL) == DATELINE_OK;
}

static void list_renamed(verifier *v)
{
    v->renamed_as.arena = v->scratch;
    for (size_t i = 0; i < v->folders.n; i++) {
        str_vec files = {0};
        if (file_kind_of(v->folders.v[i]) != FILE_FOLDER)
            continue;
        file_list(&files, v->scratch, v->folders.v[i], NULL);
        for (size_t k = 0; k < files.n; k++) {
            str name = path_base(files.v[k]);
            str now = redact_text(v->names, v->scratch, name, REDACT_NAME);
            if (str_eq(now, name))
                continue;
            *map_slot_of(&v->renamed_as, now) = (uint32_t)v->renamed.n;
            *vec_push(v->scratch, &v->renamed) = files.v[k];
        }
    }
}

/* A document whose file is named after one of the names. */
static bool try_renamed(verifier *v, source *out, const graph_document *doc, bool *there)
{
    if (v->names == NULL)
        return false;
    if (v->renamed_as.arena == NULL)
        list_renamed(v);
    uint32_t at = map_get(&v->renamed_as, path_base(doc->file));
    return at != MAP_NONE && try_path(v, out, v->renamed.v[at], doc, there);
}

static bool find_document(verifier *v, source *out, const graph_document *doc)
{
    bool there = false;
    bool absolute = str_starts(doc->file, S("/"));
    if (absolute && try_path(v, out, doc->file, doc, &there))
        return true;
    for (size_t i = 0; !absolute && i < v->folders.n; i++) {
        str path = path_join(v->scratch, v->folders.v[i], doc->file);
        if (try_path(v, out, path, doc, &there))
            return true;
    }
    if (try_renamed(v, out, doc, &there))
        return true;
    if (str_eq(doc->file, S("-")))
        find_fault(v, doc->file, "was read from standard input and cannot be proved:", doc->id);
    else if (there)
        find_fault(v, doc->file, "has changed: its sha256 is not that of", doc->id);
    else
        find_fault(v, doc->file, "cannot be found (name its folder with --root):", doc->id);
    return false;
}

/* The bytes around the first one in which two texts differ, from a whole character on. */
static str around(str text, size_t at)
{
    size_t from = at > 30 ? at - 30 : 0;
    while (from > 0 && ((unsigned char)text.p[from] & 0xC0) == 0x80)
        from--;
    size_t to = at + 30 < text.n ? at + 30 : text.n;
    while (to < text.n && ((unsigned char)text.p[to] & 0xC0) == 0x80)
        to++;
    return str_sub(text, from, to - from);
}

/* Where the quote stands now, or how the text there differs from it. */
static void say_quote(verifier *v, const graph_mention *m, const graph_document *doc, str text)
{
    const graph_event *e = &v->g->events.v[m->event];
    str there = str_span(text, (span){m->begin, m->end - m->begin});
    size_t at = m->quote.n > 0 ? str_find(text, m->quote) : STR_NONE, same = 0;
    while (same < there.n && same < m->quote.n && there.p[same] == m->quote.p[same])
        same++;
    str was = around(m->quote, same), is = around(there, same);
    v->findings++;
    if (at != STR_NONE)
        diag_say(v->d, DATELINE_ERROR, place_file(doc->file),
                 "event '%.*s': quote is not at %u-%u but at %zu-%zu: '%.*s'", STR_ARG(e->id),
                 m->begin, m->end, at, at + m->quote.n, STR_ARG(m->quote));
    else
        diag_say(v->d, DATELINE_ERROR, place_file(doc->file),
                 "event '%.*s': quote at %u-%u differs at byte %zu: '%.*s' is now '%.*s' in "
                 "'%.*s'",
                 STR_ARG(e->id), m->begin, m->end, m->begin + same, STR_ARG(was), STR_ARG(is),
                 STR_ARG(m->quote));
}

/* The bytes of `words` at the head of `text`, with blanks of any kind and length for its blanks. */
static bool begins_with(str text, str words)
{
    size_t at = 0;
    for (size_t i = 0; i < words.n; i++) {
        bool blank = words.p[i] == ' ', skipped = false;
        for (; blank && at < text.n && (unsigned char)text.p[at] <= ' '; at++)
            skipped = true;
        if (blank ? !skipped : at == text.n || text.p[at++] != words.p[i])
            return false;
    }
    return true;
}

static bool is_quoted(str quote, str words)
{
    if (words.n == 0 || words.n > WORDS_LONGEST)
        return false;
    for (size_t at = 0; at < quote.n; at++) {
        if (quote.p[at] == words.p[0] && begins_with(str_from(quote, at), words))
            return true;
    }
    return false;
}

/* Who takes part without being an actor is called so in the quote. */
static void prove_words(verifier *v, const graph_mention *m, const graph_document *doc)
{
    for (role r = 0; r < ROLES; r++) {
        str one, rest = graph_extra_get(&m->extra, role_name(r));
        for (int n = 0; rest.n > 0 && str_split(&rest, '|', &one); n++) {
            if (n < WORDS_MOST && is_quoted(m->quote, one))
                continue;
            diag_say(v->d, DATELINE_ERROR, place_file(doc->file),
                     "event '%.*s': %.*s '%.*s' is not in its quote",
                     STR_ARG(v->g->events.v[m->event].id), STR_ARG(role_name(r)), STR_ARG(one));
            v->findings++;
            break;
        }
    }
}

/* A quote that lost a name is proved by the table that took it out. */
static void prove_redacted(verifier *v, const graph_mention *m, const graph_document *doc,
                           str there)
{
    const graph_event *e = &v->g->events.v[m->event];
    if (v->names == NULL)
        find_fault(
            v, doc->file,
            "a name was taken out of its quote, which proves no more without --redact: event",
            e->id);
    else if (!str_eq(redact_text(v->names, &v->text, there, REDACT_PROSE), m->quote))
        find_fault(v, doc->file, "without the names the article says something else: event", e->id);
    else
        prove_words(v, m, doc);
}

static void prove_mention(verifier *v, const graph_mention *m, const graph_document *doc, str text)
{
    const graph_event *e = &v->g->events.v[m->event];
    str there = str_span(text, (span){m->begin, m->end - m->begin});
    if (graph_extra_get(&m->extra, S("redacted")).n > 0) {
        prove_redacted(v, m, doc, there);
        return;
    }
    if (m->end > text.n || !str_eq(there, m->quote)) {
        say_quote(v, m, doc, text);
    } else if (m->trigger_end > 0 && (m->trigger_begin < m->begin || m->trigger_end > m->end)) {
        diag_say(v->d, DATELINE_ERROR, place_file(doc->file),
                 "event '%.*s': trigger %u-%u lies outside its quote %u-%u", STR_ARG(e->id),
                 m->trigger_begin, m->trigger_end, m->begin, m->end);
        v->findings++;
    } else {
        prove_words(v, m, doc);
    }
}

/* Says which events lose their proof with a document that is not there. */
static void lose_mentions(verifier *v, uint32_t document, const graph_document *doc)
{
    for (uint32_t i = v->first[document]; i != NONE; i = v->next[i]) {
        const graph_mention *m = &v->g->mentions.v[i];
        diag_say(v->d, DATELINE_NOTE, place_file(doc->file), "unproved: event '%.*s': '%.*s'",
                 STR_ARG(v->g->events.v[m->event].id), STR_ARG(m->quote));
    }
}

/* A changed document's quotes are still looked for, so that the one that changed is named. */
static bool read_changed(verifier *v, source *out, const graph_document *doc)
{
    for (size_t i = 0; i < v->folders.n; i++) {
        str path = str_starts(doc->file, S("/"))
                       ? doc->file
                       : path_join(v->scratch, v->folders.v[i], doc->file);
        arena_free(&v->text);
        source_facts facts = {.furniture = v->words};
        if (file_kind_of(path) == FILE_REGULAR &&
            source_read(out, &v->text, path, doc->file, &facts, NULL) == DATELINE_OK)
            return true;
    }
    return false;
}

static void prove_document(verifier *v, uint32_t number)
{
    const graph_document *doc = &v->g->documents.v[number];
    source s = {0};
    if (doc->file.n == 0 || doc->sha256.n == 0) {
        find_fault(v, doc->file, "a document needs 'file' and 'sha256':", doc->id);
        return;
    }
    if (!str_eq(doc->id, S("")) && !str_eq(str_from(doc->id, 4), str_sub(doc->sha256, 0, 12)))
        find_fault(v, doc->file, "its id does not begin with its sha256:", doc->id);
    if (!find_document(v, &s, doc) && !read_changed(v, &s, doc)) {
        lose_mentions(v, number, doc);
        return;
    }
    for (uint32_t i = v->first[number]; i != NONE; i = v->next[i])
        prove_mention(v, &v->g->mentions.v[i], doc, s.text);
}

/* What every event must have, and that a quote stands behind each that was extracted. */
static void prove_events(verifier *v)
{
    bool *told = arena_new(v->scratch, bool, v->g->events.n + 1);
    for (size_t i = 0; i < v->g->mentions.n; i++)
        told[v->g->mentions.v[i].event] = true;
    for (size_t i = 0; i < v->g->events.n; i++) {
        const graph_event *e = &v->g->events.v[i];
        if (e->type.n == 0)
            find_fault(v, S(""), "an event needs a type:", e->id);
        if (!told[i] && !str_eq(e->status, S("added")))
            find_fault(v, S(""), "no quote proves event", e->id);
    }
}

static void prove_links(verifier *v)
{
    map documents = {.arena = v->scratch};
    for (size_t i = 0; i < v->g->documents.n; i++)
        *map_slot_of(&documents, v->g->documents.v[i].id) = (uint32_t)i;
    for (size_t i = 0; i < v->g->links.n; i++) {
        str doc = v->g->links.v[i].doc;
        if (doc.n > 0 && map_get(&documents, doc) == MAP_NONE)
            find_fault(v, S(""), "a link names a document that is not in the graph:", doc);
    }
}

/* ---- What no quote proves ------------------------------------------------------------------- */

static void tell_statement(const dateline_diag *d, const char *what, str id, str fields, str by)
{
    diag_say(d, DATELINE_NOTE, place_file(S("")), "a person's statement%s%.*s: %s '%.*s'",
             by.n > 0 ? ", by " : "", STR_ARG(by), what, STR_ARG(id));
    if (fields.n > 0)
        diag_say(d, DATELINE_NOTE, place_file(S("")), "of it: %.*s", STR_ARG(fields));
}

static bool is_added(const extra_vec *extra)
{
    return str_eq(graph_extra_get(extra, S("status")), S("added"));
}

size_t verify_statements(const dateline_graph *g, arena *scratch, const dateline_diag *d)
{
    size_t n = 0;
    bool *told = arena_new(scratch, bool, g->events.n + 1);
    for (size_t i = 0; i < g->mentions.n; i++)
        told[g->mentions.v[i].event] = true;
    for (size_t i = 0; i < g->events.n; i++) {
        const graph_event *e = &g->events.v[i];
        str fields = graph_extra_get(&e->extra, S("corrected"));
        if (told[i] && fields.n == 0)
            continue;
        tell_statement(d, "event", e->id, told[i] ? fields : S(""),
                       graph_extra_get(&e->extra, S("by")));
        n++;
    }
    for (size_t i = 0; i < g->participants.n; i++) {
        const graph_participant *p = &g->participants.v[i];
        if (!is_added(&p->extra))
            continue;
        tell_statement(d, "participant", g->entities.v[p->entity].id, S(""),
                       graph_extra_get(&p->extra, S("by")));
        n++;
    }
    for (size_t i = 0; i < g->links.n; i++) {
        const graph_link *l = &g->links.v[i];
        if (!is_added(&l->extra) || l->cue.n > 0)
            continue;
        tell_statement(d, "link from", g->events.v[l->from].id, S(""),
                       graph_extra_get(&l->extra, S("by")));
        n++;
    }
    return n;
}

static void chain_mentions(verifier *v)
{
    const dateline_graph *g = v->g;
    v->first = arena_new(v->scratch, uint32_t, g->documents.n + 1);
    v->next = arena_new(v->scratch, uint32_t, g->mentions.n + 1);
    for (size_t i = 0; i < g->documents.n; i++)
        v->first[i] = NONE;
    for (size_t i = g->mentions.n; i-- > 0;) {
        uint32_t document = g->mentions.v[i].document;
        v->next[i] = v->first[document];
        v->first[document] = (uint32_t)i;
    }
}

static void verify_guarded(void *ctx)
{
    verifier *v = ctx;
    chain_mentions(v);
    prove_events(v);
    prove_links(v);
    verify_statements(v->g, v->scratch, v->d);
    for (uint32_t i = 0; i < v->g->documents.n; i++)
        prove_document(v, i);
}

dateline_status verify_graph(const dateline_graph *g, arena *scratch, const str *folders, size_t n,
                             const furniture_words *words, const redactor_names *names,
                             const dateline_diag *d)
{
    verifier v = {.g = g, .scratch = scratch, .words = words, .names = names, .d = d};
    list_folders(&v, folders, n);
    bool room = oom_guard(verify_guarded, &v);
    arena_free(&v.text);
    if (!room)
        return DATELINE_NOMEM;
    return v.findings > 0 ? DATELINE_FOUND : DATELINE_OK;
}
