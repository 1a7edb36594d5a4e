/* merge_sole: which events are the only one of their type, or family of types, that each of their
 * documents tells of. In two articles of one story, "the 2012 inspection" of the one is likely that
 * of the other then.
 */
#include "graph/merge_joiner.h"

#define SEVERAL    (NONE - 1)
#define TYPES_MOST 16 /* of one family */

/* The leader of the only event of that type, or of any if NONE, by document; else SEVERAL. */
static void note_only(joiner *j, uint32_t type)
{
    const merger *m = j->m;
    for (uint32_t at = j->begin; at < j->end; at++) {
        if (m->told.v[at]->document != NONE)
            j->only[m->told.v[at]->document] = NONE;
    }
    for (uint32_t at = j->begin; at < j->end; at++) {
        uint32_t document = m->told.v[at]->document, leader = merge_leader(m, at);
        if (document == NONE || (type != NONE && m->outlines[leader].type_id != type))
            continue;
        uint32_t *only = &j->only[document];
        *only = *only == NONE || *only == leader ? leader : SEVERAL;
    }
}

static bool is_only(const joiner *j, uint32_t leader)
{
    const merger *m = j->m;
    uint32_t at = leader;
    do {
        uint32_t document = m->told.v[at]->document;
        if (document == NONE || j->only[document] != leader)
            return false;
        at = m->next[at];
    } while (at != leader);
    return true;
}

static void note_of_type(joiner *j, uint32_t type)
{
    outline *o = j->m->outlines;
    note_only(j, type);
    for (uint32_t at = j->begin; at < j->end; at++) {
        if (o[at].leader == at && o[at].type_id == type)
            o[at].sole_of_type = is_only(j, at);
    }
}

void merge_note_sole(joiner *j)
{
    outline *o = j->m->outlines;
    uint32_t types[TYPES_MOST], n = 0;
    note_only(j, NONE);
    for (uint32_t at = j->begin; at < j->end; at++) {
        uint32_t i = 0;
        o[at].sole = o[at].leader == at && is_only(j, at);
        while (i < n && types[i] != o[at].type_id)
            i++;
        if (i == n && n < TYPES_MOST)
            types[n++] = o[at].type_id;
    }
    for (uint32_t i = 0; i < n; i++)
        note_of_type(j, types[i]);
}
