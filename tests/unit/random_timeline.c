#include "random_timeline.h"

#include "random_graph.h"

#include <stdlib.h>

static const char *const verbs[] = {
    "opens",  "delays",  "questions", "confirms", "rejects", "signs",  "leaves", "visits",
    "blocks", "defends", "announces", "repeals",  "audits",  "widens", "sells",  "mourns",
};
static const char *const nouns[] = {
    "the harbour",      "a ferry line",      "the budget",        "its own report",
    "the new bridge",   "the border treaty", "a night market",    "the mining law",
    "the water board",  "a school reform",   "the fishing quota", "the railway tender",
    "a public inquiry", "the old archive",   "the relief fund",   "the island's airport",
};
static const char *const tails[] = {
    "",
    "",
    " after a long night of talks",
    " before the winter session begins",
    " although two members of the committee had asked for more time",
    " in front of several thousand people",
    ", says a statement that was read out twice",
    " for the third time",
};
static const char *const first_names[] = {"Ada",   "Bruno", "Carla", "David", "Elin",
                                          "Farid", "Greta", "Hugo",  "Ines",  "Jonas"};
static const char *const last_names[] = {"Lindqvist", "Moreau", "Novak", "Okafor", "Petrov",
                                         "Quist",     "Rahman", "Silva", "Tanaka", "Ueland"};
static const char *const bodies[] = {"Harbour Council",  "Ministry of Works", "Railway Union",
                                     "Court of Audit",   "Island Assembly",   "Fishing Guild",
                                     "Relief Committee", "Water Board",       "Observers' Mission",
                                     "Chamber of Trade"};
static const char *const types[] = {"election", "protest",  "arrest",    "meeting", "statement",
                                    "storm",    "contract", "agreement", "report",  "ruling"};

#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof *(list)))

timeline_mix timeline_mix_of(uint32_t events)
{
    timeline_mix m = {.events = events, .first_year = 2015};
    m.actors = events < 20 ? 3 : events < 200 ? 10 : 30;
    m.links = events + events / 2;
    m.documents = events / 12 + 2;
    m.years = events < 40 ? 1 : events < 400 ? 4 : 12;
    m.crowds = events / 60 + 1;
    return m;
}

static str pick(uint64_t *seed, const char *const *list, uint32_t n)
{
    return str_of(list[random_below(seed, n)]);
}

static str numbered(arena *a, const char *before, uint32_t number)
{
    buf b = {.arena = a};
    buf_printf(&b, "%s%06u", before, number);
    return buf_str(&b);
}

static void add_actors(dateline_graph *g, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        bool person = i % 2 == 0;
        uint32_t k = i / 2, again = k / 10;
        buf name = {.arena = &g->arena};
        if (person)
            buf_printf(&name, "%s %s", first_names[k % 10], last_names[(k + 3 * again) % 10]);
        else
            buf_printf(&name, "%s%s", again ? "Second " : "", bodies[k % 10]);
        *vec_push(&g->arena, &g->entities) =
            (graph_entity){.id = numbered(&g->arena, person ? "person:p" : "institution:i", i),
                           .kind = person ? ENTITY_PERSON : ENTITY_INSTITUTION,
                           .label = buf_str(&name),
                           .role = i % 3    ? S("")
                                   : person ? S("speaker")
                                            : S("public body")};
    }
}

static void add_documents(dateline_graph *g, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        *vec_push(&g->arena, &g->documents) =
            (graph_document){.id = numbered(&g->arena, "doc:", i),
                             .file = numbered(&g->arena, "article-", i),
                             .title = S("A report from the islands"),
                             .source = i % 3 ? S("Island Courier") : S("Harbour Gazette"),
                             .published = S("2020-06-01"),
                             .url = i % 2 ? S("https://example.org/a") : S("")};
}

/* A day: half of them in one of the crowded weeks. */
static civil random_day(uint64_t *seed, const timeline_mix *m)
{
    uint32_t days = m->years * 365;
    uint32_t at = random_below(seed, days);
    if (m->crowds && random_below(seed, 2))
        at = (random_below(seed, m->crowds) * 2654435761u) % days + random_below(seed, 7);
    return civil_from_day(civil_to_day((civil){m->first_year, 1, 1}) + at);
}

static edtf random_date(uint64_t *seed, const timeline_mix *m)
{
    civil c = random_day(seed, m);
    if (m->only_days)
        return edtf_day(c);
    day_number day = civil_to_day(c);
    edtf later = edtf_day(civil_from_day(day + 1 + random_below(seed, 40)));
    switch (random_below(seed, 16)) {
    case 0: return (edtf){0};
    case 1: return edtf_month(c.year, c.month);
    case 2: return edtf_year(c.year);
    case 3: return edtf_range(edtf_day(c), later);
    case 4: return random_below(seed, 4) ? later : edtf_since(edtf_day(c));
    case 5: return random_below(seed, 4) ? later : edtf_until(edtf_day(c));
    case 6: return edtf_qualify(edtf_day(c), EDTF_UNCERTAIN);
    case 7: return edtf_qualify(edtf_month(c.year, c.month), EDTF_APPROXIMATE);
    default: return edtf_day(c);
    }
}

static void add_company(dateline_graph *g, uint64_t *seed, uint32_t at)
{
    uint32_t n = random_below(seed, 12) == 0 ? 5 : random_below(seed, 4);
    if (!g->entities.n)
        return;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t who = random_below(seed, (uint32_t)g->entities.n);
        who = random_below(seed, 2) ? who : random_below(seed, who + 1); /* some are busier */
        *vec_push(&g->arena, &g->participants) = (graph_participant){
            .entity = who, .event = at, .role = i ? (role)random_below(seed, 3) : ROLE_AGENT};
    }
}

static void add_event(dateline_graph *g, uint64_t *seed, const timeline_mix *m, uint32_t number)
{
    buf label = {.arena = &g->arena};
    str who = g->entities.n ? g->entities.v[number % g->entities.n].label : S("The council");
    buf_put(&label, who);
    buf_printf(&label, " %s %s%s", verbs[random_below(seed, COUNT(verbs))],
               nouns[random_below(seed, COUNT(nouns))], tails[random_below(seed, COUNT(tails))]);
    graph_event e = {.id = numbered(&g->arena, "event-", number),
                     .type = pick(seed, types, COUNT(types)),
                     .label = buf_str(&label),
                     .date = random_date(seed, m),
                     .modality =
                         random_below(seed, 6) ? MOD_ASSERTED : (modality)random_below(seed, 4),
                     .negated = random_below(seed, 30) == 0,
                     .confidence = (double)(40 + random_below(seed, 60)) / 100,
                     .status = S("extracted")};
    *vec_push(&g->arena, &g->events) = e;
    add_company(g, seed, number);
    for (uint32_t n = 1 + random_below(seed, 2); n > 0; n--) {
        graph_mention k = {.event = number,
                           .document = random_below(seed, m->documents),
                           .quote = e.label,
                           .end = (uint32_t)e.label.n};
        if (!m->only_days && random_below(seed, 40) == 0)
            k.date = edtf_str(&g->arena, edtf_day(random_day(seed, m)));
        *vec_push(&g->arena, &g->mentions) = k;
    }
}

static int by_date(const graph_event *a, const graph_event *b)
{
    day_number first[2] = {0}, last;
    edtf_bounds(a->date, &first[0], &last);
    edtf_bounds(b->date, &first[1], &last);
    return first[0] < first[1] ? -1 : first[0] > first[1];
}

typedef struct dated {
    const graph_event *event;
    uint32_t at;
} dated;

static int by_event_date(const void *left, const void *right)
{
    const dated *a = left, *b = right;
    int order = by_date(a->event, b->event);
    return order ? order : a->at < b->at ? -1 : a->at > b->at;
}

/* Most link events that are near each other in time, some any two. */
static void add_links(dateline_graph *g, uint64_t *seed, const timeline_mix *m)
{
    uint32_t n = (uint32_t)g->events.n;
    dated *order = arena_new(&g->arena, dated, n);
    for (uint32_t i = 0; i < n; i++)
        order[i] = (dated){&g->events.v[i], i};
    if (n)
        qsort(order, n, sizeof *order, by_event_date);
    for (uint32_t i = 0; i < m->links && n > 1; i++) {
        uint32_t a = random_below(seed, n);
        uint32_t near = a + 1 + random_below(seed, 12);
        uint32_t b = random_below(seed, 8) && near < n ? near : random_below(seed, n);
        if (a == b)
            continue;
        *vec_push(&g->arena, &g->links) =
            (graph_link){.from = order[b].at,
                         .to = order[a].at,
                         .type = (link_type)random_below(seed, LINK_TYPES),
                         .cue = S("because of"),
                         .confidence = 0.8};
    }
}

void random_timeline(dateline_graph *g, uint64_t *seed, timeline_mix m)
{
    g->title = S("What happened on the islands");
    m.documents = m.documents ? m.documents : 1;
    add_documents(g, m.documents);
    add_actors(g, m.actors);
    for (uint32_t i = 0; i < m.events; i++)
        add_event(g, seed, &m, i);
    add_links(g, seed, &m);
    graph_sort(g);
}
