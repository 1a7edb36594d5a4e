/* merge_hold: which event of an earlier graph told each mention. A mention is known again by its
 * document, be it edited, its quote and the place of its trigger in it. What people corrected is
 * left out: their corrections are applied anew.
 */
#include "graph/merger.h"

typedef struct holder {
    map documents; /* id, and file → document of the earlier graph */
    map events; /* mention → its event, from 1; 0: corrected, or told twice in the same words */
    arena *scratch;
} holder;

static str key_of(const holder *h, uint32_t document, const graph_mention *in)
{
    buf key = {.arena = h->scratch};
    buf_printf(&key, "%u %u-%u ", document, in->trigger_begin - in->begin,
               in->trigger_end - in->begin);
    buf_put(&key, in->quote);
    return buf_str(&key);
}

static void note_documents(holder *h, const dateline_graph *before)
{
    for (uint32_t i = 0; i < before->documents.n; i++) {
        *map_slot_of(&h->documents, before->documents.v[i].id) = i;
        *map_slot_of(&h->documents, before->documents.v[i].file) = i;
    }
}

static void note_mentions(holder *h, const dateline_graph *before)
{
    for (size_t i = 0; i < before->mentions.n; i++) {
        const graph_mention *in = &before->mentions.v[i];
        const graph_event *e = &before->events.v[in->event];
        bool untouched = str_eq(e->status, S("extracted")) || str_eq(e->status, S("accepted"));
        uint32_t *known = map_slot_of(&h->events, key_of(h, in->document, in));
        *known = untouched && *known == MAP_NONE ? in->event + 1 : 0;
    }
}

static uint32_t event_before(const holder *h, const merger *m, const told *t)
{
    if (t->document == NONE || t->mentions.n != 1)
        return 0;
    const graph_document *d = &m->documents.v[t->document];
    uint32_t document = map_get(&h->documents, d->id);
    if (document == MAP_NONE)
        document = map_get(&h->documents, d->file);
    uint32_t known = document == MAP_NONE
                         ? MAP_NONE
                         : map_get(&h->events, key_of(h, document, &t->mentions.v[0]));
    return known == MAP_NONE ? 0 : known;
}

/* Then what is joined comes out as it did, or another way because rules did change. */
static bool no_article_changed(const holder *h, const merger *m)
{
    size_t same = 0;
    for (size_t i = 0; i < m->documents.n; i++)
        same += map_get(&h->documents, m->documents.v[i].id) != MAP_NONE;
    return same == m->documents.n && same == m->before->documents.n;
}

void merge_hold(merger *m, arena *scratch)
{
    holder h = {{.arena = scratch}, {.arena = scratch}, scratch};
    note_documents(&h, m->before);
    if (no_article_changed(&h, m))
        return;
    note_mentions(&h, m->before);
    for (size_t i = 0; i < m->told.n; i++)
        m->outlines[i].held = event_before(&h, m, m->told.v[i]);
}
