/* Reading DOT: the only door to cgraph. The text is scanned first (dotscan), then parsed by
 * Graphviz, then turned into records; each thing a person may have got wrong is said with its
 * place, and reading goes on, so that one run shows all mistakes.
 *
 * cgraph keeps global state: two graphs must not be read or drawn at the same time.
 */
#include "graph/dot.h"
#include "graph/attr.h"
#include "graph/dotscan.h"

#include <graphviz/cgraph.h>
#include <stdio.h>
#include <string.h>

#define MESSAGES_MOST 50

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
        for (size_t i = line + 8; i < words.n && words.p[i] >= '0' && words.p[i] <= '9'; i++)
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

static void declare(buf *b, const char *of, const str_vec *names)
{
    for (size_t i = 0; i < names->n; i++) {
        str name = names->v[i];
        if (!str_eq(name, S("key")) && !str_eq(name, S("\"key\"")))
            buf_printf(b, " %s [%.*s=\"\"]", of, STR_ARG(name));
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
    declare(&b, "node", &scan->node_names);
    declare(&b, "edge", &scan->edge_names);
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

typedef struct reader {
    dateline_graph *g;
    Agraph_t *root;
    str file, text;
    const dateline_diag *d;
    arena scratch;
    map ids; /* raw node name → refs */
    VEC(node_ref) refs;
    VEC(Agsym_t *) syms[3]; /* by AGRAPH, AGNODE, AGEDGE */
    size_t errors;
    bool foreign; /* a graph of dated nodes that is not dateline's */

    void *object;         /* the node, edge or graph being read */
    bool taken[3 * 1024]; /* by index in syms: known attributes of this object */
    str from, to;         /* its raw names, for messages */
} reader;

static void list_syms(reader *r, int kind)
{
    for (Agsym_t *s = agnxtattr(r->root, kind, NULL); s; s = agnxtattr(r->root, kind, s)) {
        if (r->syms[kind].n < sizeof r->taken)
            *vec_push(&r->scratch, &r->syms[kind]) = s;
    }
}

static int kind_of(const reader *r)
{
    int kind = AGTYPE(r->object);
    return kind == AGINEDGE ? AGEDGE : kind;
}

static void begin_object(reader *r, void *object, const char *from, const char *to)
{
    r->object = object;
    r->from = str_of(from);
    r->to = str_of(to);
    memset(r->taken, 0, r->syms[kind_of(r)].n);
}

/* The attribute as Graphviz holds it; it then counts as known. */
static str take_raw(reader *r, const char *name)
{
    int kind = kind_of(r);
    for (size_t i = 0; i < r->syms[kind].n; i++) {
        Agsym_t *sym = r->syms[kind].v[i];
        if (strcmp(sym->name, name) != 0)
            continue;
        r->taken[i] = true;
        str value = str_of(agxget(r->object, sym));
        return str_eq(value, S("\\N")) ? S("") : value; /* Graphviz' default label */
    }
    return S("");
}

static str take(reader *r, const char *name)
{
    str raw = take_raw(r, name);
    return raw.n > 0 ? attr_unescape(&r->g->arena, raw) : raw;
}

/* All that is left on the object, in the order of its names. */
static void take_rest(reader *r, extra_vec *extra)
{
    int kind = kind_of(r);
    for (size_t i = 0; i < r->syms[kind].n; i++) {
        Agsym_t *sym = r->syms[kind].v[i];
        str value = str_of(agxget(r->object, sym));
        if (r->taken[i] || value.n == 0 || strcmp(sym->name, "key") == 0)
            continue;
        arena *a = &r->g->arena;
        graph_extra one = {attr_unescape(a, str_of(sym->name)), attr_unescape(a, value)};
        *vec_push(a, extra) = one;
    }
}

/* ---- Messages ---------------------------------------------------------------------------------
 */

/* `'a'` or `'a' -> 'b'`: what a message is about. */
static str subject(reader *r)
{
    buf b = {.arena = &r->scratch};
    buf_printf(&b, "'%.*s'", STR_ARG(r->from));
    if (r->to.n > 0)
        buf_printf(&b, " -> '%.*s'", STR_ARG(r->to));
    return buf_str(&b);
}

/* `what` reads on after the subject; the value, if any, is quoted behind it, then comes `why`. */
static void complain_why(reader *r, str value, const char *what, str why)
{
    if (r->errors++ >= MESSAGES_MOST)
        return;
    place at = dot_place(r->file, r->text, r->from, r->to, value);
    str about = subject(r);
    if (value.n > 0)
        diag_say(r->d, DATELINE_ERROR, at, "%.*s: %s '%.*s'%.*s", STR_ARG(about), what,
                 STR_ARG(value), STR_ARG(why));
    else
        diag_say(r->d, DATELINE_ERROR, at, "%.*s: %s", STR_ARG(about), what);
}

static void complain(reader *r, str value, const char *what)
{
    complain_why(r, value, what, S(""));
}

/* A date of the object. */
static edtf read_date(reader *r, str text)
{
    edtf date;
    if (edtf_parse(&date, text))
        return date;
    buf why = {.arena = &r->scratch};
    buf_put(&why, S(": "));
    edtf_explain(&why, text);
    complain_why(r, text, "cannot read date", buf_str(&why));
    return date;
}

static double take_confidence(reader *r)
{
    str raw = take_raw(r, "confidence");
    double value = 1;
    if (raw.n > 0 && !attr_fraction(&value, raw))
        complain(r, raw, "confidence must be a number from 0 to 1, not");
    return value;
}

/* ---- Nodes --------------------------------------------------------------------------------------
 */

static void read_event(reader *r, str id)
{
    graph_event e = {.id = id, .type = take(r, "type"), .plover = take(r, "plover")};
    e.label = take(r, "label");
    e.date = read_date(r, take(r, "date"));
    e.time_text = take(r, "time_text");
    str meant = take_raw(r, "modality"), polarity = take_raw(r, "polarity");
    if (meant.n > 0 && !modality_parse(&e.modality, meant))
        complain(r, meant, "modality must be asserted, alleged, planned or conditional, not");
    e.negated = str_eq(polarity, S("negated"));
    if (polarity.n > 0 && !e.negated && !str_eq(polarity, S("affirmed")))
        complain(r, polarity, "polarity must be affirmed or negated, not");
    e.confidence = take_confidence(r);
    e.status = take(r, "status");
    if (e.status.n == 0)
        e.status = S("added");
    if (e.label.n == 0 && r->foreign)
        e.label = id;
    if (e.label.n == 0)
        complain(r, S(""), "an event needs a label");
    take_rest(r, &e.extra);
    *vec_push(&r->g->arena, &r->g->events) = e;
}

static void read_entity(reader *r, str id, entity_kind kind)
{
    graph_entity e = {.id = id, .kind = kind, .label = take(r, "label"), .role = take(r, "role")};
    str rest = take(r, "aliases"), alias;
    while (str_split(&rest, '|', &alias)) {
        if (alias.n > 0)
            *vec_push(&r->g->arena, &e.aliases) = alias;
    }
    if (e.label.n == 0 && r->foreign)
        e.label = id;
    if (e.label.n == 0)
        complain(r, S(""), "an actor or place needs a label");
    take_rest(r, &e.extra);
    *vec_push(&r->g->arena, &r->g->entities) = e;
}

static bool is_sha256(str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (!((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'f')))
            return false;
    }
    return s.n == 64;
}

static void read_document(reader *r, str id)
{
    graph_document d = {.id = id, .file = take(r, "file"), .title = take(r, "title")};
    d.source = take(r, "source");
    d.published = take(r, "published");
    d.published_by = take(r, "published_by");
    d.sha256 = take(r, "sha256");
    d.url = take(r, "url");
    read_date(r, d.published);
    if (d.sha256.n > 0 && !is_sha256(d.sha256))
        complain(r, d.sha256, "sha256 must be 64 hexadecimal digits, not");
    take_rest(r, &d.extra);
    *vec_push(&r->g->arena, &r->g->documents) = d;
}

/* What a node of somebody else's graph is: whoever has a role in something is an actor, all else an
 * event, with a date or without. Kinds of their own are no mistake. */
static str foreign_kind(reader *r, Agnode_t *node, str kind)
{
    entity_kind actor;
    if (str_eq(kind, S("event")) || str_eq(kind, S("document")) || entity_kind_parse(&actor, kind))
        return kind;
    Agsym_t *part = agattr(r->root, AGEDGE, (char *)"role", NULL);
    for (Agedge_t *e = part ? agfstout(r->root, node) : NULL; e; e = agnxtout(r->root, e))
        if (*agxget(e, part))
            return S("group");
    return S("event");
}

static void read_node(reader *r, Agnode_t *node)
{
    begin_object(r, node, agnameof(node), "");
    str id = attr_unescape(&r->g->arena, r->from);
    str kind = take_raw(r, "kind");
    if (r->foreign)
        kind = foreign_kind(r, node, kind);
    node_ref ref = {.kind = NODE_ENTITY};
    entity_kind actor;
    if (str_eq(kind, S("event"))) {
        ref = (node_ref){NODE_EVENT, (uint32_t)r->g->events.n};
        read_event(r, id);
    } else if (str_eq(kind, S("document"))) {
        ref = (node_ref){NODE_DOCUMENT, (uint32_t)r->g->documents.n};
        read_document(r, id);
    } else if (entity_kind_parse(&actor, kind)) {
        ref.index = (uint32_t)r->g->entities.n;
        read_entity(r, id, actor);
    } else if (kind.n > 0) {
        complain(r, kind,
                 "kind must be event, person, institution, state, place, group or "
                 "document, not");
        return;
    } else {
        complain(r, S(""), "no node of this name has a kind (is the name of an edge's end right?)");
        return;
    }
    *map_slot_of(&r->ids, r->from) = (uint32_t)r->refs.n;
    *vec_push(&r->scratch, &r->refs) = ref;
}

/* ---- Edges --------------------------------------------------------------------------------------
 */

/* The attribute, or the edge's key: hand-written edges often have but one of them. */
static str take_or_key(reader *r, const char *name)
{
    str value = take_raw(r, name);
    str key = str_of(agnameof(r->object));
    return value.n > 0 || str_starts(key, S("%")) ? value : key;
}

static void read_participant(reader *r, uint32_t actor, uint32_t of)
{
    graph_participant p = {.entity = actor, .event = of};
    str part = take_or_key(r, "role");
    bool known = role_parse(&p.role, part);
    if (!known && r->foreign) {
        p.role = ROLE_ABOUT; /* takes part, however that is called there */
    } else if (!known) {
        complain(r, part, "role must be agent, patient, recipient, place or about, not");
        return;
    }
    take_rest(r, &p.extra);
    *vec_push(&r->g->arena, &r->g->participants) = p;
}

static void read_link(reader *r, uint32_t from, uint32_t to)
{
    graph_link l = {.from = from, .to = to};
    str type = take_or_key(r, "type");
    bool known = link_type_parse(&l.type, type);
    if (!known && r->foreign) {
        l.type = LINK_RELATED_TO;
        l.cue = take(r, "label");
    } else if (!known) {
        complain(r, type,
                 "type must be follows, responds_to, reports_on, part_of, causes, results_in "
                 "or related_to, not");
        return;
    }
    l.cue = l.cue.n > 0 ? l.cue : take(r, "cue");
    l.doc = take(r, "doc");
    l.confidence = take_confidence(r);
    take_rest(r, &l.extra);
    *vec_push(&r->g->arena, &r->g->links) = l;
}

static void read_mention(reader *r, uint32_t of, uint32_t document)
{
    graph_mention m = {.event = of, .document = document};
    str begin = take_raw(r, "begin"), end = take_raw(r, "end"), trigger = take_raw(r, "trigger");
    bool given = str_number(begin, &m.begin) && str_number(end, &m.end) && m.begin <= m.end;
    if (!given && !attr_range(&m.begin, &m.end, str_of(agnameof(r->object)))) {
        complain(r, begin.n > 0 ? begin : end, "begin and end must be byte offsets, not");
        return;
    }
    if (trigger.n > 0 && !attr_range(&m.trigger_begin, &m.trigger_end, trigger))
        complain(r, trigger, "trigger must be two byte offsets as '120-128', not");
    m.quote = take(r, "quote");
    m.time_text = take(r, "time_text");
    m.date = take(r, "date");
    read_date(r, m.date);
    take_rest(r, &m.extra);
    *vec_push(&r->g->arena, &r->g->mentions) = m;
}

static void read_edge(reader *r, Agedge_t *edge)
{
    begin_object(r, edge, agnameof(agtail(edge)), agnameof(aghead(edge)));
    uint32_t from_id = map_get(&r->ids, r->from), to_id = map_get(&r->ids, r->to);
    if (from_id == MAP_NONE || to_id == MAP_NONE)
        return; /* said already, of the node */
    node_ref from = r->refs.v[from_id], to = r->refs.v[to_id];
    if (from.kind == NODE_ENTITY && to.kind == NODE_EVENT)
        read_participant(r, from.index, to.index);
    else if (from.kind == NODE_EVENT && to.kind == NODE_EVENT)
        read_link(r, from.index, to.index);
    else if (from.kind == NODE_EVENT && to.kind == NODE_DOCUMENT)
        read_mention(r, from.index, to.index);
    else
        complain(r, S(""),
                 "an edge leads from an actor or place to an event, from an event to an "
                 "event, or from an event to a document");
}

/* ---- The graph ----------------------------------------------------------------------------------
 */

/* Any node with a date makes a graph worth reading. */
static bool has_dates(reader *r)
{
    Agsym_t *date = agattr(r->root, AGNODE, (char *)"date", NULL);
    for (Agnode_t *n = date ? agfstnode(r->root) : NULL; n; n = agnxtnode(r->root, n))
        if (*agxget(n, date))
            return true;
    return false;
}

static void read_root(reader *r)
{
    begin_object(r, r->root, "", "");
    str format = take_raw(r, "dateline");
    r->foreign = format.n == 0 && has_dates(r);
    if (!r->foreign && !str_eq(format, S(GRAPH_FORMAT))) {
        diag_say(r->d, DATELINE_ERROR, place_file(r->file),
                 format.n > 0 ? "written by another version: dateline=\"%.*s\" is not known"
                              : "not an event graph: no node has a date, and the graph attribute "
                                "dateline=\"1\" is missing%.*s",
                 STR_ARG(format));
        r->errors = MESSAGES_MOST;
        return;
    }
    r->g->title = take(r, "title");
    if (r->g->title.n == 0 && r->foreign)
        r->g->title = take(r, "label");
    r->g->language = take(r, "language");
    take_rest(r, &r->g->extra);
    for (Agnode_t *n = agfstnode(r->root); n; n = agnxtnode(r->root, n))
        read_node(r, n);
    for (Agnode_t *n = agfstnode(r->root); n; n = agnxtnode(r->root, n)) {
        for (Agedge_t *e = agfstout(r->root, n); e; e = agnxtout(r->root, e))
            read_edge(r, e);
    }
    if (r->errors == 0)
        graph_sort(r->g);
}

/* Under its own guard: Graphviz' memory must be given back before an out-of-memory goes on. */
static void read_guarded(void *ctx)
{
    reader *r = ctx;
    r->ids.arena = &r->scratch;
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
    reader *r = arena_new(scratch, reader, 1);
    *r = (reader){.g = out, .file = file, .text = text, .d = d};
    str declared = declared_text(scratch, &scan, text);
    r->root = parse_quietly(declared.p);
    if (r->root == NULL)
        return say_syntax_error(file, text, d);
    bool room = oom_guard(read_guarded, r);
    agclose(r->root);
    arena_free(&r->scratch);
    if (!room)
        return DATELINE_NOMEM;
    if (r->errors > MESSAGES_MOST)
        diag_say(d, DATELINE_NOTE, place_file(file), "and %zu more mistakes",
                 r->errors - MESSAGES_MOST);
    return r->errors > 0 ? DATELINE_INVALID : DATELINE_OK;
}

dateline_status graph_parse(dateline_graph *out, str file, str text, const dateline_diag *d)
{
    *out = (dateline_graph){0};
    arena scratch = {0};
    dateline_status status = read_text(out, &scratch, file, text, d);
    arena_free(&scratch);
    if (status != DATELINE_OK) {
        arena_free(&out->arena);
        *out = (dateline_graph){0};
    }
    return status;
}
