/* The graph as JSON lines and as a table. The graph is sorted already; participants and mentions
 * are gathered by event in one pass each.
 */
#include "graph/export.h"

#include "base/csv.h"
#include "base/json.h"
#include "base/map.h"
#include "graph/group.h"

#define UNNAMED_MOST 50 /* of one event in one role; a graph may hold anything */

/* ---- JSON lines ----------------------------------------------------------------------------- */

/* The value, or null where there is none. */
static void put_or_null(buf *out, const char *name, str value)
{
    json_put_text_or_null(out, name, value.n > 0, value);
}

static void put_number(buf *out, const char *name, double value)
{
    unsigned milli = (unsigned)(value * 1000 + 0.5);
    buf_printf(out, ",\"%s\":%u.%03u", name, milli / 1000, milli % 1000);
    while (out->p[out->n - 1] == '0' && out->p[out->n - 2] != '.')
        out->n--;
}

static void put_bounds(buf *out, edtf date)
{
    day_number first = DAY_MIN, last = DAY_MAX;
    edtf_bounds(date, &first, &last);
    const char *name = "begin";
    for (int i = 0; i < 2; i++, name = "end") {
        day_number day = i == 0 ? first : last;
        bool open = day == DAY_MIN || day == DAY_MAX;
        buf_printf(out, ",\"%s\":%s", name, open ? "null" : "\"");
        edtf_print_day(out, day);
        buf_put(out, open ? S("") : S("\""));
    }
}

static void put_document(buf *out, const graph_document *d)
{
    buf_put(out, S("{\"kind\":\"document\""));
    json_put_text(out, "id", d->id);
    json_put_text(out, "file", d->file);
    put_or_null(out, "title", d->title);
    put_or_null(out, "source", d->source);
    put_or_null(out, "published", d->published);
    put_or_null(out, "published_by", d->published_by);
    put_or_null(out, "sha256", d->sha256);
    put_or_null(out, "url", d->url);
    buf_put(out, S("}\n"));
}

static void put_entity(buf *out, const graph_entity *e)
{
    buf_put(out, S("{\"kind\":\"entity\""));
    json_put_text(out, "id", e->id);
    json_put_text(out, "name", e->label);
    json_put_text(out, "entity", entity_kind_name(e->kind));
    buf_put(out, S(",\"aliases\":["));
    for (size_t i = 0; i < e->aliases.n; i++) {
        buf_put(out, i > 0 ? S(",") : S(""));
        json_quote(out, e->aliases.v[i]);
    }
    buf_put(out, S("]"));
    if (e->role.n > 0)
        json_put_text(out, "role", e->role);
    buf_put(out, S("}\n"));
}

static void put_participant(buf *out, const dateline_graph *g, const graph_participant *p)
{
    const graph_entity *e = &g->entities.v[p->entity];
    buf_put(out, S("{\"id\":"));
    json_quote(out, e->id);
    json_put_text(out, "name", e->label);
    json_put_text(out, "role", role_name(p->role));
    json_put_text(out, "kind", entity_kind_name(e->kind));
    buf_char(out, '}');
}

static bool is_listed(const str_vec *list, str item)
{
    for (size_t i = 0; i < list->n; i++) {
        if (str_eq_nocase(list->v[i], item))
            return true;
    }
    return false;
}

static void put_unnamed_one(buf *out, str words, role r, bool first)
{
    buf_put(out, first ? S("{\"id\":null") : S(",{\"id\":null"));
    json_put_text(out, "name", words);
    json_put_text(out, "role", role_name(r));
    buf_put(out, S(",\"kind\":null}"));
}

/* Who takes part without being an actor, as the mentions of the event say it, each once. */
static void put_unnamed(buf *out, arena *scratch, const dateline_graph *g, const grouped *mentions,
                        size_t e)
{
    bool first = out->p[out->n - 1] == '[';
    for (role r = 0; r < ROLES; r++) {
        str_vec said = {0};
        for (uint32_t k = mentions->first[e]; k < mentions->first[e + 1]; k++) {
            str one, rest = graph_extra_get(&g->mentions.v[mentions->edges[k]].extra, role_name(r));
            while (said.n < UNNAMED_MOST && rest.n > 0 && str_split(&rest, '|', &one)) {
                if (one.n == 0 || is_listed(&said, one))
                    continue;
                *vec_push(scratch, &said) = one;
                put_unnamed_one(out, one, r, first);
                first = false;
            }
        }
    }
}

static void put_mention(buf *out, const dateline_graph *g, const graph_mention *m)
{
    buf_put(out, S("{\"doc\":"));
    json_quote(out, g->documents.v[m->document].file);
    buf_printf(out, ",\"begin\":%u,\"end\":%u,\"trigger\":", m->begin, m->end);
    if (m->trigger_end > 0)
        buf_printf(out, "[%u,%u]", m->trigger_begin, m->trigger_end);
    else
        buf_put(out, S("null"));
    json_put_text(out, "quote", m->quote);
    put_or_null(out, "date", m->date);
    str outlet = graph_extra_get(&m->extra, S("source"));
    if (outlet.n > 0)
        json_put_text(out, "source", outlet);
    buf_char(out, '}');
}

static void put_event(buf *out, const graph_event *e)
{
    buf_put(out, S("{\"kind\":\"event\""));
    json_put_text(out, "id", e->id);
    json_put_text(out, "type", e->type);
    buf_put(out, S(",\"date\":\""));
    edtf_print(out, e->date);
    buf_char(out, '"');
    put_bounds(out, e->date);
    json_put_text(out, "label", e->label);
    json_put_text(out, "modality", modality_name(e->modality));
    json_put_text(out, "polarity", e->negated ? S("negated") : S("affirmed"));
    put_number(out, "confidence", e->confidence);
}

static void put_events(buf *out, const dateline_graph *g, arena *scratch)
{
    grouped participants = group_participants(scratch, g);
    grouped mentions = group_mentions(scratch, g);
    for (size_t i = 0; i < g->events.n; i++) {
        put_event(out, &g->events.v[i]);
        buf_put(out, S(",\"participants\":["));
        for (uint32_t k = participants.first[i]; k < participants.first[i + 1]; k++) {
            buf_put(out, k > participants.first[i] ? S(",") : S(""));
            put_participant(out, g, &g->participants.v[participants.edges[k]]);
        }
        put_unnamed(out, scratch, g, &mentions, i);
        buf_put(out, S("],\"mentions\":["));
        for (uint32_t k = mentions.first[i]; k < mentions.first[i + 1]; k++) {
            buf_put(out, k > mentions.first[i] ? S(",") : S(""));
            put_mention(out, g, &g->mentions.v[mentions.edges[k]]);
        }
        buf_put(out, S("]}\n"));
    }
}

static void put_link(buf *out, const dateline_graph *g, const map *documents, const graph_link *l)
{
    uint32_t document = map_get(documents, l->doc);
    str file = document != MAP_NONE ? g->documents.v[document].file : l->doc;
    buf_put(out, S("{\"kind\":\"link\""));
    json_put_text(out, "from", g->events.v[l->from].id);
    json_put_text(out, "to", g->events.v[l->to].id);
    json_put_text(out, "type", link_type_name(l->type));
    json_put_text(out, "cue", l->cue);
    put_or_null(out, "doc", file);
    put_number(out, "confidence", l->confidence);
    buf_put(out, S("}\n"));
}

void export_jsonl(buf *out, const dateline_graph *g)
{
    arena scratch = ARENA_SCRATCH;
    map documents = {.arena = &scratch};
    for (size_t i = 0; i < g->documents.n; i++) {
        put_document(out, &g->documents.v[i]);
        *map_slot_of(&documents, g->documents.v[i].id) = (uint32_t)i;
    }
    for (size_t i = 0; i < g->entities.n; i++)
        put_entity(out, &g->entities.v[i]);
    put_events(out, g, &scratch);
    for (size_t i = 0; i < g->links.n; i++)
        put_link(out, g, &documents, &g->links.v[i]);
    arena_free(&scratch);
}

/* ---- A table of events ---------------------------------------------------------------------- */

static void put_date_cells(buf *out, edtf date)
{
    day_number days[2] = {DAY_MIN, DAY_MAX};
    edtf_bounds(date, &days[0], &days[1]);
    buf_put(out, date.set ? S("\"") : S("")); /* its dates are parted by commas */
    edtf_print(out, date);
    buf_put(out, date.set ? S("\"") : S(""));
    for (int i = 0; i < 2; i++) {
        buf_char(out, ',');
        edtf_print_day(out, days[i]);
    }
}

/* The names in one role after the other, parted by |; places apart from those who act. */
static str names_of(arena *a, const dateline_graph *g, const grouped *by, size_t e, bool places)
{
    buf b = {.arena = a};
    for (uint32_t k = by->first[e]; k < by->first[e + 1]; k++) {
        const graph_participant *p = &g->participants.v[by->edges[k]];
        if ((p->role == ROLE_PLACE) != places)
            continue;
        buf_item(&b, g->entities.v[p->entity].label);
    }
    return buf_str(&b);
}

static void put_mention_cells(buf *out, arena *a, const dateline_graph *g, const grouped *by,
                              size_t e)
{
    buf files = {.arena = a};
    str last = {0}, quote = {0};
    for (uint32_t k = by->first[e]; k < by->first[e + 1]; k++) {
        const graph_mention *m = &g->mentions.v[by->edges[k]];
        str file = g->documents.v[m->document].file;
        quote = quote.n > 0 ? quote : m->quote;
        if (str_eq(file, last))
            continue;
        buf_item(&files, file);
        last = file;
    }
    buf_char(out, ',');
    csv_put(out, buf_str(&files));
    buf_char(out, ',');
    csv_put(out, quote);
}

void export_csv(buf *out, const dateline_graph *g)
{
    arena scratch = ARENA_SCRATCH;
    grouped participants = group_participants(&scratch, g);
    grouped mentions = group_mentions(&scratch, g);
    buf_put(out, S("id,date,begin,end,label,type,modality,polarity,participants,place,source,"
                   "quote\n"));
    for (size_t i = 0; i < g->events.n; i++) {
        const graph_event *e = &g->events.v[i];
        csv_put(out, e->id);
        buf_char(out, ',');
        put_date_cells(out, e->date);
        str cells[] = {e->label,
                       e->type,
                       modality_name(e->modality),
                       e->negated ? S("negated") : S("affirmed"),
                       names_of(&scratch, g, &participants, i, false),
                       names_of(&scratch, g, &participants, i, true)};
        for (size_t c = 0; c < sizeof cells / sizeof *cells; c++) {
            buf_char(out, ',');
            csv_put(out, cells[c]);
        }
        put_mention_cells(out, &scratch, g, &mentions, i);
        buf_char(out, '\n');
    }
    arena_free(&scratch);
}
