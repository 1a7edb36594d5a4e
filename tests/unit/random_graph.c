#include "random_graph.h"

#include "base/hash.h"

#include <string.h>

uint32_t random_below(uint64_t *seed, uint32_t n)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*seed >> 33) % n);
}

bool random_one_in(uint64_t *seed, uint32_t n)
{
    return random_below(seed, n) == 0;
}

static const char *const words[] = {
    "council", "harbour", "strike", "envoy",   "border", "treaty",  "ferry",  "minister",
    "north",   "court",   "ballot", "railway", "island", "permit",  "ruling", "market",
    "guild",   "valley",  "bridge", "survey",  "fleet",  "archive", "mine",   "canal",
};

static const char *const types[] = {"arrest", "meeting", "protest", "election", "statement"};

static str random_words(arena *a, uint64_t *seed, uint32_t n)
{
    buf b = {.arena = a};
    for (uint32_t i = 0; i < n; i++)
        buf_printf(&b, "%s%s", i ? " " : "",
                   words[random_below(seed, sizeof words / sizeof *words)]);
    return buf_str(&b);
}

static edtf random_date(uint64_t *seed)
{
    civil c = {(int32_t)(2000 + random_below(seed, 20)), (uint8_t)(1 + random_below(seed, 12)),
               (uint8_t)(1 + random_below(seed, 28))};
    switch (random_below(seed, 8)) {
    case 0: return (edtf){0};
    case 1: return edtf_year(c.year);
    case 2: return edtf_month(c.year, c.month);
    case 3: return edtf_since(edtf_day(c));
    default: return edtf_day(c);
    }
}

static void add_document(dateline_graph *g, uint32_t number)
{
    arena *a = &g->arena;
    graph_document *d = vec_push(a, &g->documents);
    buf name = {.arena = a};
    buf_printf(&name, "article-%04u.txt", number);
    d->file = buf_str(&name);
    d->sha256 = sha256_hex(a, d->file);
    buf id = {.arena = a};
    buf_put(&id, S("doc:"));
    buf_put(&id, str_sub(d->sha256, 0, 12));
    d->id = buf_str(&id);
    d->published = S("2020-06-01");
}

static void add_entity(dateline_graph *g, uint32_t number)
{
    buf id = {.arena = &g->arena}, name = {.arena = &g->arena};
    buf_printf(&id, "person:person-%u", number);
    buf_printf(&name, "Person %u", number);
    *vec_push(&g->arena, &g->entities) =
        (graph_entity){.id = buf_str(&id), .label = buf_str(&name)};
}

void random_add_company(dateline_graph *g, uint64_t *seed, uint32_t at)
{
    for (uint32_t n = random_below(seed, 4); n > 0; n--) {
        uint32_t who = random_below(seed, (uint32_t)g->entities.n);
        *vec_push(&g->arena, &g->participants) = (graph_participant){
            .entity = who, .event = at, .role = random_one_in(seed, 3) ? ROLE_PLACE : ROLE_AGENT};
    }
}

/* The words behind the n-th blank name the event. */
static void set_trigger(graph_mention *m, uint32_t n)
{
    uint32_t at = 0;
    for (; n > 0; n--)
        at += (uint32_t)str_find_char(str_from(m->quote, at), ' ') + 1;
    m->trigger_begin = m->begin + at;
    m->trigger_end = m->trigger_begin + 3;
}

/* One or two; of four events one is told in a sentence that tells another, too. */
static void add_mentions(dateline_graph *g, uint64_t *seed, uint32_t at)
{
    for (uint32_t n = 1 + random_below(seed, 2); n > 0; n--) {
        graph_mention *m = vec_push(&g->arena, &g->mentions);
        if (n == 1 && at > 0 && random_one_in(seed, 4)) {
            *m = m[-1];
            m->event = at;
            set_trigger(m, 3 + at % 3);
            continue;
        }
        uint32_t document = random_below(seed, (uint32_t)g->documents.n);
        uint32_t begin = 10 * (at + 1) * 100 + n * 500;
        *m = (graph_mention){.event = at, .document = document, .begin = begin};
        m->quote = random_words(&g->arena, seed, 8);
        m->end = begin + (uint32_t)m->quote.n;
        set_trigger(m, 1 + at % 2);
    }
}

static void add_event(dateline_graph *g, uint64_t *seed, uint32_t number)
{
    graph_event *e = vec_push(&g->arena, &g->events);
    buf truth = {.arena = &g->arena};
    buf_printf(&truth, "%u", number);
    *e = (graph_event){.type = str_of(types[random_below(seed, sizeof types / sizeof *types)]),
                       .label = random_words(&g->arena, seed, 5),
                       .date = random_date(seed),
                       .confidence = 0.5,
                       .status = S("extracted")};
    *vec_push(&g->arena, &e->extra) = (graph_extra){S("truth"), buf_str(&truth)};
    random_add_company(g, seed, number);
    add_mentions(g, seed, number);
}

static void add_link(dateline_graph *g, uint64_t *seed)
{
    uint32_t from = random_below(seed, (uint32_t)g->events.n);
    uint32_t to = random_below(seed, (uint32_t)g->events.n);
    if (from != to)
        *vec_push(&g->arena, &g->links) =
            (graph_link){.from = from,
                         .to = to,
                         .type = (link_type)random_below(seed, 6),
                         .cue = random_words(&g->arena, seed, 1),
                         .doc = g->documents.v[random_below(seed, (uint32_t)g->documents.n)].id,
                         .confidence = 0.8};
}

void random_graph(dateline_graph *g, uint64_t *seed, size_t events)
{
    for (uint32_t i = 0; i < events / 5 + 1; i++)
        add_document(g, i);
    for (uint32_t i = 0; i < events / 3 + 2; i++)
        add_entity(g, i);
    for (uint32_t i = 0; i < events; i++)
        add_event(g, seed, i);
    for (size_t i = 0; i < events / 2; i++)
        add_link(g, seed);
    random_new_ids(g);
}

void random_change_date(dateline_graph *g, uint64_t *seed, uint32_t at)
{
    edtf before = g->events.v[at].date;
    while (edtf_relate(before, g->events.v[at].date) == EDTF_SAME ||
           edtf_empty(g->events.v[at].date))
        g->events.v[at].date = random_date(seed);
}

void random_change_label(dateline_graph *g, uint64_t *seed, uint32_t at)
{
    buf label = {.arena = &g->arena};
    buf_printf(&label, "new ");
    buf_put(&label, random_words(&g->arena, seed, 4));
    g->events.v[at].label = buf_str(&label);
}

void random_change_company(dateline_graph *g, uint64_t *seed, uint32_t at)
{
    size_t kept = 0;
    for (size_t i = 0; i < g->participants.n; i++) {
        if (g->participants.v[i].event != at)
            g->participants.v[kept++] = g->participants.v[i];
    }
    g->participants.n = kept;
    random_add_company(g, seed, at);
}

void random_drop_events(dateline_graph *g, uint64_t *seed, uint32_t one_in)
{
    uint32_t *now = arena_new(&g->arena, uint32_t, g->events.n + 1), kept = 0;
    for (size_t i = 0; i < g->events.n; i++) {
        now[i] = random_one_in(seed, one_in) ? UINT32_MAX : kept;
        if (now[i] != UINT32_MAX)
            g->events.v[kept++] = g->events.v[i];
    }
    g->events.n = kept;
    size_t n = 0;
    for (size_t i = 0; i < g->participants.n; i++) {
        graph_participant p = g->participants.v[i];
        p.event = now[p.event];
        if (p.event != UINT32_MAX)
            g->participants.v[n++] = p;
    }
    g->participants.n = n;
    n = 0;
    for (size_t i = 0; i < g->links.n; i++) {
        graph_link l = g->links.v[i];
        l.from = now[l.from];
        l.to = now[l.to];
        if (l.from != UINT32_MAX && l.to != UINT32_MAX)
            g->links.v[n++] = l;
    }
    g->links.n = n;
    n = 0;
    for (size_t i = 0; i < g->mentions.n; i++) {
        graph_mention m = g->mentions.v[i];
        m.event = now[m.event];
        if (m.event != UINT32_MAX)
            g->mentions.v[n++] = m;
    }
    g->mentions.n = n;
}

void random_reword(dateline_graph *g, uint64_t *seed, graph_mention *m)
{
    buf b = {.arena = &g->arena};
    str rest = m->quote, word;
    uint32_t at = random_below(seed, 8);
    for (uint32_t n = 0; str_split(&rest, ' ', &word); n++) {
        buf_put(&b, n > 0 ? S(" ") : S(""));
        if (n == at && word.n == 6) /* no longer and no shorter: the trigger stays where it is */
            buf_put(&b, S("reword"));
        else
            buf_put(&b, word);
    }
    m->quote = buf_str(&b);
}

void random_new_ids(dateline_graph *g)
{
    for (size_t i = 0; i < g->events.n; i++) {
        graph_event *e = &g->events.v[i];
        buf id = {.arena = &g->arena};
        edtf_print(&id, (edtf){.from = e->date.from});
        buf_put(&id, S("--"));
        buf_put(&id, e->label);
        buf_printf(&id, "-%u", random_truth(e));
        e->id = buf_str(&id);
    }
    graph_sort(g);
}

uint32_t random_truth(const graph_event *e)
{
    uint32_t number = 0;
    str_number(e->extra.v[0].value, &number);
    return number;
}
