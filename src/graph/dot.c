/* Reading DOT: the only door to cgraph. The text is scanned first (dotscan), then parsed by
 * Graphviz, then turned into records (dot_records.c); each thing a person may have got wrong is
 * said with its place, and reading goes on, so that one run shows all mistakes.
 *
 * cgraph keeps global state: two graphs must not be read or drawn at the same time.
 */
#include "graph/dot_reader.h"

#include "graph/attr.h"
#include "graph/dotscan.h"

#include <graphviz/cgraph.h>
#include <stdio.h>
#include <string.h>

/* ---- Graphviz and its messages ------------------------------------------------------------- */

/* What cgraph says comes in pieces and without a context pointer. */
static struct {
    char text[512];
    size_t n;
} said;

static int keep_words(char *words)
{
    size_t n = strlen(words);
    if (n > sizeof said.text - 1 - said.n)
        n = sizeof said.text - 1 - said.n;
    memcpy(said.text + said.n, words, n);
    said.n += n;
    said.text[said.n] = 0;
    return 0;
}

/* "Error: <file>: syntax error in line 3 near '}'" as a message of ours. */
static dateline_status say_syntax_error(str file, str text, const dateline_diag *d)
{
    str words = {said.text, said.n};
    place at = {.file = file, .text = text};
    size_t line = str_find(words, S("in line "));
    if (line != STR_NONE) {
        for (size_t i = line + 8; i < words.n && ascii_is_digit(words.p[i]); i++)
            at.line = at.line * 10 + (uint32_t)(words.p[i] - '0');
    }
    size_t near = str_find(words, S("near "));
    str what = near == STR_NONE ? S("") : str_from(words, near);
    size_t end = str_find_char(what, '\n');
    what = end == STR_NONE ? what : str_sub(what, 0, end);
    return diag_error(d, DATELINE_INVALID, at, "syntax error %.*s", STR_ARG(what));
}

static Agraph_t *parse_quietly(const char *text)
{
    said.n = 0;
    said.text[0] = 0;
    agusererrf before = agseterrf(keep_words);
    agreadline(1);
    agsetfile(NULL);
    Agraph_t *root = agmemread(text);
    agseterrf(before);
    agreseterrors();
    return root;
}

static void declare(buf *b, str of, const str_vec *names)
{
    for (size_t i = 0; i < names->n; i++) {
        str name = names->v[i];
        if (!str_eq(name, S("key")) && !str_eq(name, S("\"key\"")))
            buf_puts(b, S(" "), of, S(" ["), name, S("=\"\"]"));
    }
}

/* The graph's text with every attribute declared at its beginning: names that come up later would
 * make Graphviz walk all nodes or edges again for each, and those of both cost each of either room.
 * `key` is Graphviz' own. Nothing follows the last brace: it would be read by the next parse. */
static str declared_text(arena *a, const dot_scan *scan, str text)
{
    buf b = {.arena = a};
    buf_reserve(&b, text.n + 64 * (scan->node_names.n + scan->edge_names.n));
    buf_put(&b, str_sub(text, 0, scan->open));
    declare(&b, S("node"), &scan->node_names);
    declare(&b, S("edge"), &scan->edge_names);
    buf_put(&b, S(" "));
    buf_put(&b, str_sub(text, scan->open, scan->end - scan->open));
    return buf_str(&b);
}

/* ---- Attributes ------------------------------------------------------------------------------ */

typedef enum node_kind { NODE_EVENT, NODE_ENTITY, NODE_DOCUMENT } node_kind;

typedef struct node_ref {
    node_kind kind;
    uint32_t index;
} node_ref;

typedef struct dot_door {
    Agraph_t *root;
    map ids; /* raw node name → refs */
    VEC(node_ref) refs;
    VEC(Agsym_t *) syms[3]; /* by AGRAPH, AGNODE, AGEDGE */

    void *object;         /* the node, edge or graph at hand */
    bool taken[3 * 1024]; /* by index in syms: its attributes that are known */
} dot_door;

static void list_syms(dot_reader *r, int kind)
{
    dot_door *x = r->door;
    for (Agsym_t *s = agnxtattr(x->root, kind, NULL); s; s = agnxtattr(x->root, kind, s)) {
        if (x->syms[kind].n < sizeof x->taken)
            *vec_push(&r->scratch, &x->syms[kind]) = s;
    }
}

static int kind_of(const dot_door *x)
{
    int kind = AGTYPE(x->object);
    return kind == AGINEDGE ? AGEDGE : kind;
}

static void begin_object(dot_reader *r, void *object, const char *from, const char *to)
{
    r->door->object = object;
    r->from = str_of(from);
    r->to = str_of(to);
    memset(r->door->taken, 0, r->door->syms[kind_of(r->door)].n);
}

str dot_key(dot_reader *r)
{
    return str_of(agnameof(r->door->object));
}

str dot_take_raw(dot_reader *r, const char *name)
{
    dot_door *x = r->door;
    int kind = kind_of(x);
    for (size_t i = 0; i < x->syms[kind].n; i++) {
        Agsym_t *sym = x->syms[kind].v[i];
        if (strcmp(sym->name, name) != 0)
            continue;
        x->taken[i] = true;
        str value = str_of(agxget(x->object, sym));
        return str_eq(value, S("\\N")) ? S("") : value; /* Graphviz' default label */
    }
    return S("");
}

str dot_take(dot_reader *r, const char *name)
{
    str raw = dot_take_raw(r, name);
    return raw.n > 0 ? attr_unescape(&r->g->arena, raw) : raw;
}

void dot_take_rest(dot_reader *r, extra_vec *extra)
{
    dot_door *x = r->door;
    int kind = kind_of(x);
    for (size_t i = 0; i < x->syms[kind].n; i++) {
        Agsym_t *sym = x->syms[kind].v[i];
        str value = str_of(agxget(x->object, sym));
        if (x->taken[i] || value.n == 0 || strcmp(sym->name, "key") == 0)
            continue;
        arena *a = &r->g->arena;
        graph_extra one = {attr_unescape(a, str_of(sym->name)), attr_unescape(a, value)};
        *vec_push(a, extra) = one;
    }
}

/* ---- Nodes ---------------------------------------------------------------------------------- */

/* What a node of somebody else's graph is: whoever has a role in something is an actor, all else an
 * event, with a date or without. Kinds of their own are no mistake. */
static str foreign_kind(dot_reader *r, Agnode_t *node, str kind)
{
    entity_kind actor;
    if (str_eq(kind, S("event")) || str_eq(kind, S("document")) || entity_kind_parse(&actor, kind))
        return kind;
    Agsym_t *part = agattr(r->door->root, AGEDGE, (char *)"role", NULL);
    for (Agedge_t *e = part ? agfstout(r->door->root, node) : NULL; e;
         e = agnxtout(r->door->root, e))
        if (*agxget(e, part))
            return S("group");
    return S("event");
}

static void read_node(dot_reader *r, Agnode_t *node)
{
    begin_object(r, node, agnameof(node), "");
    str id = attr_unescape(&r->g->arena, r->from);
    str kind = dot_take_raw(r, "kind");
    if (r->foreign)
        kind = foreign_kind(r, node, kind);
    node_ref ref = {.kind = NODE_ENTITY};
    entity_kind actor;
    if (str_eq(kind, S("event"))) {
        ref = (node_ref){NODE_EVENT, (uint32_t)r->g->events.n};
        dot_read_event(r, id);
    } else if (str_eq(kind, S("document"))) {
        ref = (node_ref){NODE_DOCUMENT, (uint32_t)r->g->documents.n};
        dot_read_document(r, id);
    } else if (entity_kind_parse(&actor, kind)) {
        ref.index = (uint32_t)r->g->entities.n;
        dot_read_entity(r, id, actor);
    } else if (kind.n > 0) {
        dot_complain(r, kind,
                     "kind must be event, person, institution, state, place, group or "
                     "document, not");
        return;
    } else {
        dot_complain(r, S(""),
                     "no node of this name has a kind (is the name of an edge's end right?)");
        return;
    }
    *map_slot_of(&r->door->ids, r->from) = (uint32_t)r->door->refs.n;
    *vec_push(&r->scratch, &r->door->refs) = ref;
}

/* ---- Edges ---------------------------------------------------------------------------------- */

static void read_edge(dot_reader *r, Agedge_t *edge)
{
    begin_object(r, edge, agnameof(agtail(edge)), agnameof(aghead(edge)));
    uint32_t from_id = map_get(&r->door->ids, r->from), to_id = map_get(&r->door->ids, r->to);
    if (from_id == MAP_NONE || to_id == MAP_NONE)
        return; /* said already, of the node */
    node_ref from = r->door->refs.v[from_id], to = r->door->refs.v[to_id];
    if (from.kind == NODE_ENTITY && to.kind == NODE_EVENT)
        dot_read_participant(r, from.index, to.index);
    else if (from.kind == NODE_EVENT && to.kind == NODE_EVENT)
        dot_read_link(r, from.index, to.index);
    else if (from.kind == NODE_EVENT && to.kind == NODE_DOCUMENT)
        dot_read_mention(r, from.index, to.index);
    else
        dot_complain(r, S(""),
                     "an edge leads from an actor or place to an event, from an event to an "
                     "event, or from an event to a document");
}

/* ---- The graph ------------------------------------------------------------------------------ */

/* Any node with a date makes a graph worth reading. */
static bool has_dates(dot_reader *r)
{
    Agsym_t *date = agattr(r->door->root, AGNODE, (char *)"date", NULL);
    for (Agnode_t *n = date ? agfstnode(r->door->root) : NULL; n; n = agnxtnode(r->door->root, n))
        if (*agxget(n, date))
            return true;
    return false;
}

static void read_root(dot_reader *r)
{
    Agraph_t *root = r->door->root;
    begin_object(r, root, "", "");
    str format = dot_take_raw(r, "dateline");
    r->foreign = format.n == 0 && has_dates(r);
    if (!r->foreign && !str_eq(format, S(GRAPH_FORMAT))) {
        diag_say(r->d, DATELINE_ERROR, place_file(r->file),
                 format.n > 0 ? "written by another version: dateline=\"%.*s\" is not known"
                              : "not an event graph: no node has a date, and the graph attribute "
                                "dateline=\"1\" is missing%.*s",
                 STR_ARG(format));
        r->errors = DOT_MESSAGES_MOST;
        return;
    }
    r->g->title = dot_take(r, "title");
    if (r->g->title.n == 0 && r->foreign)
        r->g->title = dot_take(r, "label");
    r->g->language = dot_take(r, "language");
    dot_take_rest(r, &r->g->extra);
    for (Agnode_t *n = agfstnode(root); n; n = agnxtnode(root, n))
        read_node(r, n);
    for (Agnode_t *n = agfstnode(root); n; n = agnxtnode(root, n)) {
        for (Agedge_t *e = agfstout(root, n); e; e = agnxtout(root, e))
            read_edge(r, e);
    }
    if (r->errors == 0)
        graph_sort(r->g);
}

/* Under its own guard: Graphviz' memory must be given back before an out-of-memory goes on. */
static void read_guarded(void *ctx)
{
    dot_reader *r = ctx;
    r->door->ids.arena = &r->scratch;
    list_syms(r, AGRAPH);
    list_syms(r, AGNODE);
    list_syms(r, AGEDGE);
    read_root(r);
}

static dateline_status read_text(dateline_graph *out, arena *scratch, str file, str text,
                                 const dateline_diag *d)
{
    dot_scan scan;
    dateline_status status = dot_scan_text(&scan, scratch, file, text, d);
    if (status != DATELINE_OK)
        return status;
    dot_reader reading = {.g = out, .file = file, .text = text, .d = d}, *r = &reading;
    r->door = arena_new(scratch, dot_door, 1);
    str declared = declared_text(scratch, &scan, text);
    r->door->root = parse_quietly(declared.p);
    if (r->door->root == NULL)
        return say_syntax_error(file, text, d);
    bool room = oom_guard(read_guarded, r);
    agclose(r->door->root);
    arena_free(&r->scratch);
    if (!room)
        return DATELINE_NOMEM;
    if (r->errors > DOT_MESSAGES_MOST)
        diag_say(d, DATELINE_NOTE, place_file(file), "and %zu more mistakes",
                 r->errors - DOT_MESSAGES_MOST);
    return r->errors > 0 ? DATELINE_INVALID : DATELINE_OK;
}

typedef struct text_run {
    dateline_graph *g;
    arena scratch;
    str file, text;
    const dateline_diag *d;
    dateline_status status;
} text_run;

static void read_text_guarded(void *ctx)
{
    text_run *run = ctx;
    run->status = read_text(run->g, &run->scratch, run->file, run->text, run->d);
}

dateline_status graph_parse(dateline_graph *out, str file, str text, const dateline_diag *d)
{
    *out = (dateline_graph){0};
    text_run run = {.g = out, .file = file, .text = text, .d = d};
    if (!oom_guard(read_text_guarded, &run))
        run.status = DATELINE_NOMEM;
    arena_free(&run.scratch);
    if (run.status != DATELINE_OK) {
        arena_free(&out->arena);
        *out = (dateline_graph){0};
    }
    return run.status;
}
