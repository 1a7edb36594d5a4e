/* What is done to actors and places, to their parts in events, and to links. */
#include "graph/corrector.h"
#include "graph/slug.h"

#include "base/utf8.h"

void correct_add_part(corrector *c, graph_participant p)
{
    uint32_t at = (uint32_t)c->g->participants.n;
    *vec_push(c->a, &c->g->participants) = p;
    *vec_push(c->scratch, &c->of_event.v[p.event].parts) = at;
    *vec_push(c->scratch, &c->of_entity.v[p.entity].parts) = at;
}

static uint32_t push_entity(corrector *c, entity_kind kind, str label)
{
    buf id = {.arena = c->a};
    slug_put_entity(&id, kind, label);
    uint32_t at = (uint32_t)c->g->entities.n;
    graph_entity e = {.kind = kind, .label = arena_str(c->a, label)};
    e.id = correct_free_id(c, &id);
    correct_sign(c, &e.extra, "added");
    *vec_push(c->a, &c->g->entities) = e;
    *vec_push(c->scratch, &c->of_entity) = (entity_edges){.into = NONE};
    buf key = {.arena = c->scratch};
    buf_put(&key, S("entity "));
    buf_put(&key, e.id);
    *map_slot_of(&c->ids, buf_str(&key)) = at;
    correct_name_entity(c, at, label, true);
    return at;
}

/* ---- Parts in events ------------------------------------------------------------------------ */

/* `person: Ida Brandt`: one that the graph need not know yet. An id is no name. */
static uint32_t find_or_add(corrector *c, str name)
{
    uint32_t at = correct_seek_entity(c, name);
    size_t colon = str_find_char(name, ':');
    entity_kind kind;
    if (at != NONE)
        return at;
    str label = colon != STR_NONE ? str_trim(str_from(name, colon + 1)) : S("");
    bool is_slug =
        str_eq(utf8_lowercase(c->scratch, label), label) && str_find_char(label, ' ') == STR_NONE;
    if (label.n == 0 || is_slug || !entity_kind_parse(&kind, str_sub(name, 0, colon)))
        return correct_find_entity(c, VALUE_COLUMN, name); /* which says so */
    at = correct_seek_entity(c, label);
    return at != NONE ? at : push_entity(c, kind, label);
}

bool correct_participant(corrector *c)
{
    const correction *row = c->row;
    size_t colon = str_find_char(row->value, ':');
    str name = str_trim(str_from(row->value, colon + 1));
    role part;
    if (!role_parse(&part, str_trim(str_sub(row->value, 0, colon))))
        return false; /* was checked */
    uint32_t at = correct_find_event(c, TARGET_COLUMN, row->target, row->quote);
    if (at == NONE)
        return false;
    bool add = row->action == CORRECT_ADD;
    uint32_t who = add ? find_or_add(c, name) : correct_find_entity(c, VALUE_COLUMN, name);
    if (who == NONE)
        return false;
    const u32_vec *parts = &c->of_event.v[at].parts;
    graph_participant *found = NULL;
    for (size_t i = 0; i < parts->n; i++) {
        graph_participant *p = &c->g->participants.v[parts->v[i]];
        if (p->event == at && p->entity == who && p->role == part)
            found = p;
    }
    if (add) {
        graph_participant p = {.entity = who, .event = at, .role = part};
        correct_sign(c, found != NULL ? &found->extra : &p.extra,
                     found != NULL ? "accepted" : "added");
        if (found == NULL)
            correct_add_part(c, p);
    } else if (found == NULL) {
        return correct_stale(c, VALUE_COLUMN, "no such participant:", row->value);
    } else {
        found->event = NONE;
    }
    correct_sign_event(c, at, "edited", "participants");
    return true;
}

/* ---- Links ---------------------------------------------------------------------------------- */

static void push_link(corrector *c, graph_link l)
{
    uint32_t at = (uint32_t)c->g->links.n;
    *vec_push(c->a, &c->g->links) = l;
    *vec_push(c->scratch, &c->of_event.v[l.from].links) = at;
    *vec_push(c->scratch, &c->of_event.v[l.to].links) = at;
}

/* `TYPE|PROOF`: with the words that say so, or as a person's own statement. */
static bool add_link(corrector *c, graph_link l, str proof)
{
    evidence words;
    if (proof.n > 0 && !correct_find_evidence(c, VALUE_COLUMN, &words, proof))
        return false;
    if (proof.n > 0) {
        l.cue = words.quote;
        l.doc = c->g->documents.v[words.document].id;
    }
    l.confidence = 1;
    correct_sign(c, &l.extra, "added");
    push_link(c, l);
    return true;
}

bool correct_link(corrector *c)
{
    const correction *row = c->row;
    str from, to, rest = row->value, type;
    if (!correction_link(&from, &to, row->target))
        return false; /* was checked */
    graph_link l = {.from = correct_find_event(c, TARGET_COLUMN, from, S(""))};
    l.to = l.from != NONE ? correct_find_event(c, TARGET_COLUMN, to, S("")) : NONE;
    if (l.from == NONE || l.to == NONE)
        return false;
    if (l.from == l.to)
        return correct_stale(c, TARGET_COLUMN, "an event is not linked to itself:", row->target);
    bool typed = str_split(&rest, '|', &type) && link_type_parse(&l.type, str_trim(type));
    const u32_vec *links = &c->of_event.v[l.from].links;
    size_t found = 0;
    for (size_t i = 0; i < links->n; i++) {
        graph_link *old = &c->g->links.v[links->v[i]];
        if (old->from != l.from || old->to != l.to || (typed && old->type != l.type))
            continue;
        found++;
        if (row->action == CORRECT_ACCEPT || row->action == CORRECT_ADD)
            correct_sign(c, &old->extra, "accepted");
        else
            old->from = NONE;
    }
    if (found > 0)
        return true;
    return row->action == CORRECT_ADD
               ? add_link(c, l, str_trim(rest))
               : correct_stale(c, TARGET_COLUMN, "the graph has no such link:", row->target);
}

/* ---- Renaming, joining, parting ------------------------------------------------------------- */

static void add_alias(corrector *c, uint32_t at, str name)
{
    graph_entity *e = &c->g->entities.v[at];
    bool known = str_eq(e->label, name);
    for (size_t i = 0; i < e->aliases.n; i++)
        known |= str_eq(e->aliases.v[i], name);
    if (!known)
        *vec_push(c->a, &e->aliases) = name;
}

static void drop_alias(graph_entity *e, str name)
{
    size_t kept = 0;
    for (size_t i = 0; i < e->aliases.n; i++) {
        if (!str_eq(e->aliases.v[i], name))
            e->aliases.v[kept++] = e->aliases.v[i];
    }
    e->aliases.n = kept;
}

/* The old name stays as another one: it is what the articles say. */
static void rename_entity(corrector *c, uint32_t at)
{
    graph_entity *e = &c->g->entities.v[at];
    str old = e->label;
    e->label = arena_str(c->a, c->row->value);
    drop_alias(e, e->label);
    add_alias(c, at, old);
    correct_name_entity(c, at, e->label, true);
}

static bool join_entities(corrector *c, uint32_t at, uint32_t other)
{
    if (at == other)
        return correct_stale(c, VALUE_COLUMN, "it is the same one already:", c->row->value);
    const graph_entity *o = &c->g->entities.v[other];
    add_alias(c, at, o->label);
    for (size_t i = 0; i < o->aliases.n; i++)
        add_alias(c, at, o->aliases.v[i]);
    const u32_vec *parts = &c->of_entity.v[other].parts;
    for (size_t i = 0; i < parts->n; i++) {
        graph_participant *p = &c->g->participants.v[parts->v[i]];
        p->entity = p->entity == other ? at : p->entity;
        *vec_push(c->scratch, &c->of_entity.v[at].parts) = parts->v[i];
    }
    c->of_entity.v[other].into = at;
    return true;
}

static bool is_letter_at(str text, size_t at)
{
    return at < text.n && ((unsigned char)text.p[at] >= 0x80 || ascii_is_letter(text.p[at]));
}

/* Whether a name stands in a quote as whole words, and not as part of another, longer name. */
static bool is_named(str quote, str name, const str_vec *longer)
{
    for (size_t at = 0, next; at < quote.n; at = next + 1) {
        size_t found = str_find(str_from(quote, at), name);
        if (found == STR_NONE)
            return false;
        next = at + found;
        bool whole =
            (next == 0 || !is_letter_at(quote, next - 1)) && !is_letter_at(quote, next + name.n);
        for (size_t i = 0; i < longer->n && whole; i++) {
            size_t inside = str_find(longer->v[i], name);
            whole = longer->v[i].n <= name.n || inside == STR_NONE || inside > next ||
                    !str_starts(str_from(quote, next - inside), longer->v[i]);
        }
        if (whole)
            return true;
    }
    return false;
}

static bool any_named(const corrector *c, uint32_t at, const str_vec *names, const str_vec *longer)
{
    const u32_vec *told = &c->of_event.v[at].told;
    for (size_t i = 0; i < told->n; i++) {
        const graph_mention *m = &c->g->mentions.v[told->v[i]];
        for (size_t k = 0; k < names->n && m->event == at; k++) {
            if (is_named(m->quote, names->v[k], longer))
                return true;
        }
    }
    return false;
}

/* Where only its names stand in the quotes, it takes part instead; where both do, beside. */
static void part_events(corrector *c, uint32_t at, uint32_t new)
{
    const graph_entity *old = &c->g->entities.v[at], *now = &c->g->entities.v[new];
    str_vec names = {0}, others = {0};
    *vec_push(c->scratch, &names) = now->label;
    for (size_t i = 0; i < now->aliases.n; i++)
        *vec_push(c->scratch, &names) = now->aliases.v[i];
    *vec_push(c->scratch, &others) = old->label;
    for (size_t i = 0; i < old->aliases.n; i++)
        *vec_push(c->scratch, &others) = old->aliases.v[i];
    u32_vec parts = c->of_entity.v[at].parts;
    for (size_t i = 0; i < parts.n; i++) {
        graph_participant *p = &c->g->participants.v[parts.v[i]];
        if (p->event == NONE || p->entity != at || !any_named(c, p->event, &names, &others))
            continue;
        if (any_named(c, p->event, &others, &names)) {
            graph_participant both = {.entity = new, .event = p->event, .role = p->role};
            correct_add_part(c, both);
        } else {
            p->entity = new;
            *vec_push(c->scratch, &c->of_entity.v[new].parts) = parts.v[i];
        }
    }
}

static bool part_entity(corrector *c, uint32_t at)
{
    str rest = c->row->value, name;
    str_vec leave = {0};
    while (str_split(&rest, '|', &name)) {
        const graph_entity *e = &c->g->entities.v[at];
        str folded = utf8_fold(c->scratch, name);
        size_t before = leave.n;
        for (size_t i = 0; i < e->aliases.n; i++) {
            if (str_eq(utf8_fold(c->scratch, e->aliases.v[i]), folded))
                *vec_push(c->scratch, &leave) = e->aliases.v[i];
        }
        if (leave.n == before)
            return correct_stale(c, VALUE_COLUMN, "not among its other names:", str_trim(name));
    }
    for (size_t i = 0; i < leave.n; i++) {
        drop_alias(&c->g->entities.v[at], leave.v[i]);
        *map_slot_of(&c->aliases, utf8_fold(c->scratch, leave.v[i])) = MAP_NONE;
    }
    uint32_t new = push_entity(c, c->g->entities.v[at].kind, leave.v[0]);
    for (size_t i = 1; i < leave.n; i++) {
        add_alias(c, new, leave.v[i]);
        correct_name_entity(c, new, leave.v[i], false);
    }
    part_events(c, at, new);
    return true;
}

bool correct_entity(corrector *c)
{
    const correction *row = c->row;
    uint32_t at = correct_find_entity(c, TARGET_COLUMN, row->target), other;
    if (at == NONE)
        return false;
    bool done = true;
    switch (row->action) {
    case CORRECT_RENAME: rename_entity(c, at); break;
    case CORRECT_PART: done = part_entity(c, at); break;
    default:
        other = correct_find_entity(c, VALUE_COLUMN, row->value);
        done = other != NONE && join_entities(c, at, other);
        break;
    }
    if (done)
        correct_sign(c, &c->g->entities.v[at].extra, "edited");
    return done;
}
