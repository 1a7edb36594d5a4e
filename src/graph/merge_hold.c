/* merge_hold: which event of an earlier graph told each mention. A mention is known again by its
 * document's bytes and the place of its trigger. What people corrected is left out: their
 * corrections are applied anew.
 */
#include "graph/merger.h"

typedef struct place_key {
    uint32_t document, begin, end, trigger_begin, trigger_end;
} place_key;

typedef struct holder {
    map documents; /* id → document of the earlier graph */
    map events;    /* place of a mention → its event, from 1; 0: it was corrected */
} holder;

static place_key key_of(uint32_t document, const graph_mention *in)
{
    return (place_key){document, in->begin, in->end, in->trigger_begin, in->trigger_end};
}

static void note_all(holder *h, const dateline_graph *before)
{
    for (size_t i = 0; i < before->mentions.n; i++) {
        const graph_mention *in = &before->mentions.v[i];
        const graph_event *e = &before->events.v[in->event];
        bool untouched = str_eq(e->status, S("extracted")) || str_eq(e->status, S("accepted"));
        place_key key = key_of(in->document, in);
        *map_slot_of(&h->documents, before->documents.v[in->document].id) = in->document;
        *map_slot_of(&h->events, (str){(const char *)&key, sizeof key}) =
            untouched ? in->event + 1 : 0;
    }
}

static uint32_t event_before(const holder *h, const merger *m, const told *t)
{
    if (t->document == NONE || t->mentions.n != 1)
        return 0;
    uint32_t document = map_get(&h->documents, m->documents.v[t->document].id);
    if (document == MAP_NONE)
        return 0;
    place_key key = key_of(document, &t->mentions.v[0]);
    uint32_t known = map_get(&h->events, (str){(const char *)&key, sizeof key});
    return known == MAP_NONE ? 0 : known;
}

void merge_hold(merger *m, arena *scratch)
{
    holder h = {{.arena = scratch}, {.arena = scratch}};
    note_all(&h, m->before);
    for (size_t i = 0; i < m->told.n; i++)
        m->outlines[i].held = event_before(&h, m, m->told.v[i]);
}
