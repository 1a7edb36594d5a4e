/* account_graph: the events of a graph, each with all its mentions. */
#include "graph/account_teller.h"

#include "base/utf8.h"

static void collect_words(teller *x, told_lists *to, str rest)
{
    str raw;
    while (str_split(&rest, ' ', &raw))
        teller_add_raw(x, to, raw, S(""));
}

/* Of the label alone: no article is known. */
static void collect_names(teller *x, told_lists *to, str label)
{
    size_t start = 0, words = 0, at = 0;
    str rest = label, word;
    while (str_split(&rest, ' ', &word)) {
        if (!teller_is_name(word)) {
            teller_add_name(x, to, str_sub(label, start, at - start), words);
            words = 0;
        } else if (words++ == 0) {
            start = at;
        }
        at += word.n + 1;
    }
    teller_add_name(x, to, str_from(label, start), words);
}

static void add_given(teller *x, const graph_event *e)
{
    graph_event *given = arena_new(x->work, graph_event, 1);
    told *t = vec_push(x->work, &x->out->told);
    given->id = arena_str(x->keep, e->id);
    given->status = arena_str(x->keep, e->status);
    teller_copy_extra(x->keep, &given->extra, &e->extra);
    t->given = given;
    t->toll_of = NONE;
    teller_set_type(x, t, e->type);
    t->plover_id = teller_word(x, e->plover);
    t->label = arena_str(x->keep, e->label);
    teller_set_date(x, t, e->date, e->time_text.n > 0 || !str_eq(e->status, S("extracted")));
    t->negated = e->negated;
    t->modality = e->modality;
    t->confidence = e->confidence;
    t->weight = 3;
    t->document = NONE;
    t->published = DAY_MAX;
    str first = str_sub(t->label, 0, str_find_char(t->label, ' ')); /* no name for its capital */
    told_lists *lists = vec_push(x->brief, &x->out->lists);
    collect_words(x, lists, utf8_lowercase(x->scratch, first));
    collect_words(x, lists, str_from(t->label, first.n));
    collect_names(x, lists, t->label);
}

static void add_mention(teller *x, const graph_mention *gm)
{
    told *t = &x->out->told.v[gm->event];
    graph_mention *new = vec_push(x->work, &t->mentions);
    *new = *gm;
    new->quote = arena_str(x->keep, gm->quote);
    new->time_text = arena_str(x->keep, gm->time_text);
    new->date = arena_str(x->keep, gm->date);
    new->extra = (extra_vec){0};
    teller_copy_extra(x->keep, &new->extra, &gm->extra);
    t->document = gm->document;
}

static void add_link(teller *x, const graph_link *l)
{
    told_link *new = vec_push(x->brief, &x->out->links);
    *new = (told_link){
        .from = l->from,
        .to = l->to,
        .type = l->type,
        .cue = arena_str(x->keep, l->cue),
        .doc = arena_str(x->keep, l->doc),
        .confidence = l->confidence,
    };
    teller_copy_extra(x->keep, &new->extra, &l->extra);
}

account *account_of_graph(account_room room, const dateline_lexicon *lexicon,
                          const dateline_graph *g)
{
    arena scratch = ARENA_SCRATCH;
    teller x = teller_begin(room, &scratch, lexicon);
    for (size_t i = 0; i < g->documents.n; i++)
        teller_add_document(&x, &g->documents.v[i]);
    for (size_t i = 0; i < g->entities.n; i++)
        teller_add_entity(&x, &g->entities.v[i]);
    vec_reserve(room.work, &x.out->told, g->events.n);
    vec_reserve(room.brief, &x.out->lists, g->events.n);
    for (size_t i = 0; i < g->events.n; i++)
        add_given(&x, &g->events.v[i]);
    for (size_t i = 0; i < g->participants.n; i++) {
        const graph_participant *p = &g->participants.v[i];
        *vec_push(room.brief, &x.out->lists.v[p->event].participants) =
            (told_participant){.entity = p->entity, .role = p->role, .times = 1};
    }
    for (size_t i = 0; i < g->mentions.n; i++)
        add_mention(&x, &g->mentions.v[i]);
    for (size_t i = 0; i < g->links.n; i++)
        add_link(&x, &g->links.v[i]);
    account_subjects_of_graph(x.out, room.brief, g);
    account *made = teller_end(&x);
    arena_free(&scratch);
    return made;
}
