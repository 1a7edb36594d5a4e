/* merge_sole: which events are the only one of their type, or family of types, that each of their
 * documents tells of. In two articles of one story, "the 2012 inspection" of the one is likely that
 * of the other then.
 */
#include "graph/merge_joiner.h"

#include <string.h>

#define SEVERAL    (NONE - 1)
#define TYPES_MOST 16 /* of one family; no event of a further one is sole of its type */
#define ANY_TYPE   0
#define NO_TYPE    UINT8_MAX
#define AHEAD      8 /* steps from which on signs are brought near */

struct sole_notes {
    uint32_t *document; /* by mention of the family: numbers from 0, or NONE */
    uint8_t *type;      /* the same: numbers from 1, or NO_TYPE */
    uint32_t *only; /* by document and type: the leader of the only event, or NONE, or SEVERAL */
    uint32_t documents, types; /* how many; types with ANY_TYPE */
    uint32_t joins;            /* those that were noted */
};

static uint8_t number_type(sole_notes *s, uint32_t *types, uint32_t type)
{
    for (uint32_t i = ANY_TYPE + 1; i < s->types; i++) {
        if (types[i] == type)
            return (uint8_t)i;
    }
    if (s->types > TYPES_MOST)
        return NO_TYPE;
    types[s->types] = type;
    return (uint8_t)s->types++;
}

static uint32_t number_document(sole_notes *s, map *documents, uint32_t document)
{
    if (document == NONE)
        return NONE;
    uint32_t *slot = map_slot_of(documents, (str){(const char *)&document, sizeof document});
    if (*slot == MAP_NONE)
        *slot = s->documents++;
    return *slot;
}

static sole_notes *number_all(joiner *j)
{
    const merger *m = j->m;
    uint32_t n = j->end - j->begin, types[TYPES_MOST + 1];
    sole_notes *s = arena_new(j->work, sole_notes, 1);
    map documents = {.arena = j->work};
    s->document = arena_new(j->work, uint32_t, n);
    s->type = arena_new(j->work, uint8_t, n);
    s->types = ANY_TYPE + 1;
    for (uint32_t i = 0; i < n; i++) {
        if (i + AHEAD < n)
            __builtin_prefetch(m->signs[j->begin + i + AHEAD]);
        s->document[i] = number_document(s, &documents, m->signs[j->begin + i]->document);
        s->type[i] = number_type(s, types, m->outlines[j->begin + i].type_id);
    }
    s->only = arena_new(j->work, uint32_t, (size_t)s->documents * s->types);
    return s;
}

static void add_to(uint32_t *only, uint32_t leader)
{
    *only = *only == NONE || *only == leader ? leader : SEVERAL;
}

/* What the mention's document tells of, by the type of its event. */
static uint32_t *only_at(const sole_notes *s, uint32_t i)
{
    return s->document[i] == NONE ? NULL : &s->only[(size_t)s->document[i] * s->types];
}

static void note_only(joiner *j)
{
    const sole_notes *s = j->sole;
    memset(s->only, 0xff, (size_t)s->documents * s->types * sizeof *s->only);
    for (uint32_t at = j->begin; at < j->end; at++) {
        uint32_t leader = merge_leader(j->m, at), *only = only_at(s, at - j->begin);
        uint8_t type = s->type[leader - j->begin];
        if (leader == at)
            j->m->outlines[at].sole = j->m->outlines[at].sole_of_type = true;
        if (only != NULL)
            add_to(&only[ANY_TYPE], leader);
        if (only != NULL && type != NO_TYPE)
            add_to(&only[type], leader);
    }
}

/* A leader is sole, as note_only has it, if it is so for all its mentions. */
static void mark_sole(joiner *j)
{
    const sole_notes *s = j->sole;
    for (uint32_t at = j->begin; at < j->end; at++) {
        uint32_t leader = merge_leader(j->m, at);
        const uint32_t *only = only_at(s, at - j->begin);
        uint8_t type = s->type[leader - j->begin];
        outline *o = &j->m->outlines[leader];
        o->sole &= only != NULL && only[ANY_TYPE] == leader;
        o->sole_of_type &= only != NULL && type != NO_TYPE && only[type] == leader;
    }
}

void merge_note_sole(joiner *j)
{
    if (j->sole == NULL)
        j->sole = number_all(j);
    else if (j->sole->joins == j->joins)
        return; /* all is as it was noted */
    j->sole->joins = j->joins;
    note_only(j);
    mark_sole(j);
}

/* Whether the second may be one that its readers know: dated, "the inspection", or, as far as
 * outlines tell, the same done by or to the same in the month before. */
static bool may_be_known(const outline *e, const outline *t)
{
    bool same = (e->triggers & t->triggers) != 0 && (e->entities & t->entities) != 0;
    int64_t age = (int64_t)t->published - e->from;
    bool fresh = t->published != INT32_MAX && 0 <= age && age <= FRESH_DAYS;
    return t->dated || t->definite || (same && fresh);
}

/* The only one of its family, or of its type, that each side's articles tell of, and on days that
 * can be the same; but not one of two of which no day is known. */
bool merge_are_sole(const merger *m, const outline *e, const outline *t)
{
    bool sole =
        (e->sole && t->sole) || (e->type_id == t->type_id && e->sole_of_type && t->sole_of_type);
    return sole && e->dated && may_be_known(e, t) && t->family_id != m->statement_family &&
           !t->figure;
}
