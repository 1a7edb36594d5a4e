/* merge: collects what articles and graphs tell, as a list of mentions that know their article no
 * more. merge_join.c joins them, merge_emit.c makes a graph of them. */
#include "graph/merger.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_MOST   24
#define NAMES_BEFORE 8 /* tokens around a trigger in which names are looked for */
#define NAMES_BEHIND 30
#define LABEL_CUT    85 /* bytes of a label from which its clause was likely cut */

merger *merger_new(arena *a, arena *work, const dateline_lexicon *lexicon)
{
    merger *m = arena_new(a, merger, 1);
    m->arena = a;
    m->work = work;
    m->lexicon = lexicon;
    m->document_ids.arena = a;
    m->entity_keys.arena = a;
    m->surnames.arena = a;
    m->statement_family = intern_add(&m->words, a, S("statement"));
    return m;
}

/* ---- collecting ------------------------------------------------------------------------- */

static uint32_t add_document(merger *m, const graph_document *d)
{
    uint32_t *slot = map_slot_of(&m->document_ids, d->id);
    if (*slot == MAP_NONE) {
        *slot = (uint32_t)m->documents.n;
        graph_document *new = vec_push(m->arena, &m->documents);
        str *fields[] = {&new->id,        &new->file,         &new->title,  &new->source,
                         &new->published, &new->published_by, &new->sha256, &new->url};
        const str from[] = {d->id,        d->file,         d->title,  d->source,
                            d->published, d->published_by, d->sha256, d->url};
        for (size_t i = 0; i < sizeof from / sizeof *from; i++)
            *fields[i] = arena_str(m->arena, from[i]);
        for (size_t i = 0; i < d->extra.n; i++)
            *vec_push(m->arena, &new->extra) = (graph_extra){
                arena_str(m->arena, d->extra.v[i].name), arena_str(m->arena, d->extra.v[i].value)};
    }
    return *slot;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void sort_words(u32_vec *words)
{
    if (words->n)
        qsort(words->v, words->n, sizeof(uint32_t), by_number);
}

/* The label's words that can tell two events apart: no names (they are counted as participants), no
 * stop words, no digits, no trigger. */
static void collect_words(merger *m, told *t, str trigger)
{
    arena scratch = ARENA_SCRATCH;
    trigger = utf8_fold(&scratch, trigger);
    str rest = t->label, raw;
    while (str_split(&rest, ' ', &raw) && t->words.n < WORDS_MOST) {
        size_t first = 0;
        bool name = raw.n && utf8_is_upper(utf8_next(raw, &first));
        str word = name ? (str){0} : utf8_fold(&scratch, raw);
        uint32_t id = intern_find(&m->lexicon->words, word);
        bool stop =
            lexicon_class(m->lexicon, id) & (WORD_STOP | WORD_DETERMINER | WORD_PREPOSITION |
                                             WORD_PRONOUN | WORD_BE | WORD_HAVE | WORD_MODAL);
        bool digit = word.n && word.p[0] >= '0' && word.p[0] <= '9';
        if (word.n > 2 && !stop && !digit && str_find(trigger, word) == STR_NONE)
            *vec_push(m->arena, &t->words) = intern_add(&m->words, m->arena, word);
    }
    sort_words(&t->words);
    arena_free(&scratch);
}

/* The names that things bear which are no entities: runs of two or more capitalised words. What is
 * done to one is not done to another ("invoked the Vienna Mechanism", "the Moscow Mechanism"). */
static void add_name(merger *m, told *t, str run, size_t words)
{
    arena scratch = ARENA_SCRATCH;
    if (words >= 2)
        *vec_push(m->arena, &t->names) = arena_str(m->arena, utf8_fold(&scratch, run));
    arena_free(&scratch);
}

/* Of a label alone, where no article is known. */
static void collect_label_names(merger *m, told *t)
{
    size_t start = 0, words = 0, at = 0;
    str rest = t->label, word;
    while (str_split(&rest, ' ', &word)) {
        size_t first = 0;
        bool capital = word.n && utf8_is_upper(utf8_next(word, &first));
        if (!capital) {
            add_name(m, t, str_sub(t->label, start, at - start), words);
            words = 0;
        } else if (words++ == 0) {
            start = at;
        }
        at += word.n + 1;
    }
    add_name(m, t, str_from(t->label, start), words);
}

/* By token: whether a time or an entity mention covers it. */
static bool *covered_tokens(arena *scratch, const dateline_article *a)
{
    bool *covered = arena_new(scratch, bool, a->text.tokens.n + 1);
    for (size_t i = 0; i < a->mentions.n; i++)
        memset(covered + a->mentions.v[i].first, true, a->mentions.v[i].n);
    for (size_t i = 0; i < a->times.n; i++)
        memset(covered + a->times.v[i].first, true, a->times.v[i].n);
    return covered;
}

/* Around a trigger, in its sentence. */
static void collect_names(merger *m, told *t, const dateline_article *a, const event *e,
                          const bool *covered)
{
    const sentence *s = &a->text.sentences.v[e->sentence];
    uint32_t low = e->first - s->first > NAMES_BEFORE ? e->first - NAMES_BEFORE : s->first + 1;
    uint32_t end = s->first + s->n, words = 0;
    const token *tokens = a->text.tokens.v;
    for (uint32_t i = low; i <= end && i < e->first + NAMES_BEHIND; i++) {
        bool capital = i < end && tokens[i].kind == TOKEN_WORD && tokens[i].flags & TOKEN_CAPITAL &&
                       !covered[i];
        if (capital) {
            words++;
            continue;
        }
        if (words >= 2)
            add_name(m, t,
                     str_span(a->source.text, span_join(tokens[i - words].at, tokens[i - 1].at)),
                     words);
        words = 0;
    }
}

static str clean_text(arena *a, str text)
{
    buf b = {.arena = a};
    bool gap = false;
    for (size_t i = 0; i < text.n; i++) {
        bool blank = (unsigned char)text.p[i] <= ' ';
        if (blank) {
            gap = b.n > 0;
            continue;
        }
        if (gap)
            buf_char(&b, ' ');
        gap = false;
        buf_char(&b, text.p[i]);
    }
    return buf_str(&b);
}

static graph_document document_of(arena *a, const source *s)
{
    buf id = {.arena = a};
    buf_put(&id, S("doc:"));
    buf_put(&id, str_sub(s->sha256, 0, 12));
    graph_document d = {
        .id = buf_str(&id),
        .file = s->file,
        .title = s->title,
        .source = s->outlet,
        .published = edtf_str(a, s->published),
        .published_by = s->published_by,
        .sha256 = s->sha256,
        .url = s->url,
    };
    for (size_t i = 0; i + 1 < s->extra.n; i += 2)
        *vec_push(a, &d.extra) = (graph_extra){s->extra.v[i], s->extra.v[i + 1]};
    return d;
}

/* How sure one mention is: told as fact, dated, with a doer, by a word that always names an event.
 */
static double rate(const event *e, const lex_trigger *trigger)
{
    double c = 0.35;
    c += e->time != NONE ? 0.25 : 0;
    c += e->participants.n ? 0.15 : 0;
    c += trigger->weight == 3 ? 0.15 : trigger->weight == 2 ? 0.1 : 0;
    c -= e->modality != MOD_ASSERTED || e->negated ? 0.1 : 0;
    return c;
}

/* Events of one sentence share its copy. */
static str quote_of(merger *m, str text)
{
    if (!str_eq(text, m->last_quote))
        m->last_quote = arena_str(m->arena, text);
    return m->last_quote;
}

static graph_mention mention_of(merger *m, const dateline_article *a, const event *e,
                                uint32_t document)
{
    const timex *t = e->time == NONE ? NULL : &a->times.v[e->time];
    graph_mention gm = {
        .document = document,
        .begin = e->quote.at,
        .end = span_end(e->quote),
        .quote = quote_of(m, str_span(a->source.text, e->quote)),
        .trigger_begin = e->at.at,
        .trigger_end = span_end(e->at),
    };
    if (t) {
        gm.time_text = clean_text(m->arena, str_span(a->source.text, t->at));
        *vec_push(m->arena, &gm.extra) = (graph_extra){S("steps"), arena_str(m->arena, t->steps)};
    }
    if (e->cue.n)
        *vec_push(m->arena, &gm.extra) = (graph_extra){
            S("modality_cue"), clean_text(m->arena, str_span(a->source.text, e->cue))};
    return gm;
}

/* Types that can name one event are joined under their family; an unknown type is its own. */
static uint32_t family_id(merger *m, str type)
{
    const lex_type *known = lexicon_type(m->lexicon, type);
    return intern_add(&m->words, m->arena, known ? known->family : type);
}

/* The word that carries a trigger: "election" of "presidential election", "take" of "take refuge".
 */
static str head_word(arena *scratch, const lex_trigger *trigger)
{
    str rest = utf8_fold(scratch, trigger->trigger), word, last = {0};
    while (str_split(&rest, ' ', &word)) {
        last = word;
        if (trigger->pos == TRIGGER_VERB)
            break;
    }
    return last;
}

/* A clause's label that was cut says so. */
static str label_of(merger *m, const dateline_article *a, const event *e)
{
    buf label = {.arena = m->arena};
    buf_put(&label, clean_text(m->arena, str_span(a->source.text, e->label)));
    str after = str_trim(str_sub(a->source.text, span_end(e->label), 2));
    bool goes_on = after.n && utf8_is_letter((unsigned char)after.p[0]);
    if (e->verb && label.n > LABEL_CUT && goes_on)
        buf_put(&label, S("…"));
    return buf_str(&label);
}

static void add_told(merger *m, const dateline_article *a, const event *e, uint32_t document,
                     const uint32_t *entities, const bool *covered)
{
    arena scratch = ARENA_SCRATCH;
    const lex_trigger *trigger = &m->lexicon->triggers.v[e->trigger];
    uint32_t index = (uint32_t)m->told.n;
    told *t = vec_push(m->arena, &m->told);
    *t = (told){
        .type = e->type,
        .type_id = intern_add(&m->words, m->arena, e->type),
        .family_id = family_id(m, e->type),
        .plover = e->plover,
        .label = label_of(m, a, e),
        .date = e->date,
        .definite = e->definite,
        .verb = e->verb,
        .negated = e->negated,
        .modality = e->modality,
        .confidence = rate(e, trigger),
        .weight = trigger->weight,
        .trigger_word = intern_add(&m->words, m->arena, head_word(&scratch, trigger)),
        .document = document,
        .event = NONE,
    };
    arena_free(&scratch);
    t->dated = edtf_bounds(t->date, &t->from, &t->to);
    day_number first;
    if (!edtf_bounds(a->source.published, &first, &t->published))
        t->published = DAY_MAX;
    for (size_t i = 0; i < e->participants.n; i++)
        *vec_push(m->arena, &t->participants) = (told_participant){
            .entity = entities[a->mentions.v[e->participants.v[i].mention].entity],
            .role = e->participants.v[i].role};
    *vec_push(m->arena, &m->told.v[index].mentions) = mention_of(m, a, e, document);
    collect_words(m, &m->told.v[index], str_span(a->source.text, e->at));
    collect_names(m, &m->told.v[index], a, e, covered);
}

void merger_add_article(merger *m, const dateline_article *a)
{
    arena scratch = ARENA_SCRATCH;
    graph_document d = document_of(&scratch, &a->source);
    uint32_t document = add_document(m, &d);
    uint32_t *entities = arena_new(&scratch, uint32_t, a->entities.n + 1);
    for (size_t i = 0; i < a->entities.n; i++) {
        const entity *e = &a->entities.v[i];
        graph_entity ge = {
            .kind = e->kind, .label = e->name, .aliases = e->aliases, .role = e->role};
        entities[i] = merge_entity(m, &ge);
    }
    const bool *covered = covered_tokens(&scratch, a);
    uint32_t base = (uint32_t)m->told.n;
    for (size_t i = 0; i < a->events.n; i++)
        add_told(m, a, &a->events.v[i], document, entities, covered);
    for (size_t i = 0; i < a->relations.n; i++) {
        const relation *r = &a->relations.v[i];
        *vec_push(m->arena, &m->links) = (told_link){
            .from = base + r->from,
            .to = base + r->to,
            .type = r->type,
            .cue = clean_text(m->arena, str_span(a->source.text, r->cue)),
            .document = document,
            .confidence = r->confidence,
        };
    }
    arena_free(&scratch);
}

static extra_vec copy_extra(arena *a, extra_vec from)
{
    extra_vec to = {0};
    for (size_t i = 0; i < from.n; i++)
        *vec_push(a, &to) =
            (graph_extra){arena_str(a, from.v[i].name), arena_str(a, from.v[i].value)};
    return to;
}

static void add_graph_event(merger *m, const graph_event *e)
{
    told *t = vec_push(m->arena, &m->told);
    *t = (told){
        .type = arena_str(m->arena, e->type),
        .type_id = intern_add(&m->words, m->arena, e->type),
        .family_id = family_id(m, e->type),
        .plover = arena_str(m->arena, e->plover),
        .label = arena_str(m->arena, e->label),
        .date = edtf_copy(m->arena, e->date),
        .negated = e->negated,
        .modality = e->modality,
        .confidence = e->confidence,
        .weight = 3,
        .document = NONE,
        .event = NONE,
        .published = DAY_MAX,
        .id = arena_str(m->arena, e->id),
        .status = arena_str(m->arena, e->status),
        .extra = copy_extra(m->arena, e->extra),
    };
    t->dated = edtf_bounds(t->date, &t->from, &t->to);
    collect_words(m, t, S(""));
    collect_label_names(m, t);
}

static void add_graph_mention(merger *m, told *t, const graph_mention *gm, uint32_t document)
{
    graph_mention *new = vec_push(m->arena, &t->mentions);
    *new = *gm;
    new->document = document;
    new->quote = arena_str(m->arena, gm->quote);
    new->time_text = arena_str(m->arena, gm->time_text);
    new->date = arena_str(m->arena, gm->date);
    new->extra = copy_extra(m->arena, gm->extra);
    t->document = document;
}

void merger_add_graph(merger *m, const dateline_graph *g)
{
    arena scratch = ARENA_SCRATCH;
    uint32_t *documents = arena_new(&scratch, uint32_t, g->documents.n + 1);
    uint32_t *entities = arena_new(&scratch, uint32_t, g->entities.n + 1);
    for (size_t i = 0; i < g->documents.n; i++)
        documents[i] = add_document(m, &g->documents.v[i]);
    for (size_t i = 0; i < g->entities.n; i++)
        entities[i] = merge_entity(m, &g->entities.v[i]);
    uint32_t base = (uint32_t)m->told.n;
    for (size_t i = 0; i < g->events.n; i++)
        add_graph_event(m, &g->events.v[i]);
    for (size_t i = 0; i < g->participants.n; i++) {
        const graph_participant *p = &g->participants.v[i];
        *vec_push(m->arena, &m->told.v[base + p->event].participants) =
            (told_participant){.entity = entities[p->entity], .role = p->role};
    }
    for (size_t i = 0; i < g->mentions.n; i++)
        add_graph_mention(m, &m->told.v[base + g->mentions.v[i].event], &g->mentions.v[i],
                          documents[g->mentions.v[i].document]);
    for (size_t i = 0; i < g->links.n; i++) {
        const graph_link *l = &g->links.v[i];
        uint32_t document = map_get(&m->document_ids, l->doc);
        *vec_push(m->arena, &m->links) = (told_link){base + l->from,
                                                     base + l->to,
                                                     l->type,
                                                     arena_str(m->arena, l->cue),
                                                     document == MAP_NONE ? NONE : document,
                                                     l->confidence,
                                                     copy_extra(m->arena, l->extra)};
    }
    arena_free(&scratch);
}

void merger_finish(merger *m, dateline_graph *g)
{
    merge_join(m);
    merge_emit(m, g);
    graph_sort(g);
}
