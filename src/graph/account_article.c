/* account_article: the events an article tells, as mentions that know their article no more. */
#include "graph/account_teller.h"

#include "base/utf8.h"
#include "find/article_token.h"

#include <string.h>

#define POST_REACH 4 /* tokens behind a verb in which "as" may stand */

static void add_source(teller *x, const source *s)
{
    buf id = {.arena = x->scratch};
    buf_put(&id, S("doc:"));
    buf_put(&id, str_sub(s->sha256, 0, 12));
    graph_document d = {
        .id = buf_str(&id),
        .file = s->file,
        .title = s->title,
        .source = s->outlet,
        .published = edtf_str(x->scratch, s->published),
        .published_by = s->published_by,
        .sha256 = s->sha256,
        .url = s->url,
    };
    for (size_t i = 0; i + 1 < s->extra.n; i += 2)
        *vec_push(x->scratch, &d.extra) = (graph_extra){s->extra.v[i], s->extra.v[i + 1]};
    teller_add_document(x, &d);
}

/* ---- triggers ------------------------------------------------------------------------------- */

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

/* Of a verb that stands in no table its own words, which are all it shares with its like. */
static void set_trigger(teller *x, told *t, const event *e)
{
    const lex_trigger *trigger = &x->lexicon->triggers.v[e->trigger];
    bool known = e->trigger != x->lexicon->any_verb;
    str word =
        known ? head_word(x->scratch, trigger) : utf8_fold(x->scratch, str_span(x->text, e->at));
    t->weight = e->told && trigger->weight < 2 ? 2 : trigger->weight;
    t->trigger_word = teller_word(x, word);
    if (!known)
        t->family_id = t->trigger_word;
}

/* The noun that ends what begins there: "minister" of "prime minister for a year"; or NONE. */
static uint32_t noun_from(const dateline_article *a, uint32_t i, uint32_t end)
{
    uint32_t noun = NONE;
    for (; i < end && a->text.tokens.v[i].kind == TOKEN_WORD; i++) {
        ud_pos pos = (ud_pos)a->parse[i].pos;
        if (pos == UD_NOUN || pos == UD_PROPN)
            noun = i;
        else if (noun != NONE || (pos != UD_DET && pos != UD_ADJ && a->parse[i].penn != PENN_VBG))
            break;
    }
    return noun;
}

/* What somebody becomes: "minister" of "was sworn in as prime minister", "president" of "as acting
 * president", where "acting" looks like a clause. */
static uint32_t post_of(teller *x, const event *e)
{
    const dateline_article *a = x->article;
    const sentence *s = &a->text.sentences.v[e->sentence];
    uint32_t first = e->first + e->n, end = s->first + s->n;
    for (uint32_t i = first; e->verb && i + 1 < end && i - first < POST_REACH; i++) {
        if (!token_is(a, i, S("as")) ||
            (a->parse[i].relation != UD_CASE && a->parse[i + 1].penn != PENN_VBG))
            continue;
        uint32_t noun = noun_from(a, i + 1, end);
        return noun == NONE ? 0 : teller_word(x, utf8_fold(x->scratch, token_text(a, noun)));
    }
    return 0;
}

/* ---- events of an article ------------------------------------------------------------------- */

/* With one blank between words and none around them. */
static bool is_clean(str text)
{
    bool gap = true;
    for (size_t i = 0; i < text.n; i++) {
        bool blank = teller_is_blank(text.p[i]);
        if (blank && (gap || text.p[i] != ' '))
            return false;
        gap = blank;
    }
    return !gap;
}

static void put_clean(buf *b, str text)
{
    if (is_clean(text)) {
        buf_put(b, text);
        return;
    }
    size_t start = b->n;
    bool gap = false;
    for (size_t i = 0; i < text.n; i++) {
        if (teller_is_blank(text.p[i])) {
            gap = b->n > start;
            continue;
        }
        if (gap)
            buf_char(b, ' ');
        gap = false;
        buf_char(b, text.p[i]);
    }
}

/* A piece of the article, copied. */
static str piece(const teller *x, arena *a, span at)
{
    char room[256];
    buf b = BUF_ON(room, x->scratch);
    put_clean(&b, str_span(x->text, at));
    return arena_str(a, buf_str(&b));
}

/* Told with a name, or with who does or suffers it; else it is little more than a word. */
static bool is_acted(const event *e)
{
    for (size_t i = 0; i < e->participants.n; i++) {
        const participant *p = &e->participants.v[i];
        if (p->mention != NONE || p->role == ROLE_AGENT || p->role == ROLE_PATIENT)
            return true;
    }
    return false;
}

/* "The massacre on Market Day": the noun's own words say which. */
static bool is_told_apart(const dateline_article *a, const event *e)
{
    const token_parse *p = a->parse;
    uint32_t next = e->head + 1;
    uint32_t noun = next < a->text.tokens.n && p[next].pos == UD_ADP ? p[next].head : NONE;
    return noun != NONE && p[noun].relation == UD_NMOD && p[noun].head == e->head;
}

/* "The killing of protesters", "Oslo's attack": says which; "the attack was condemned by Oslo" does
 * not. */
static bool is_specific(const dateline_article *a, const event *e)
{
    if (!e->verb && is_told_apart(a, e))
        return true;
    for (size_t i = 0; i < e->participants.n; i++) {
        const participant *p = &e->participants.v[i];
        if (p->role == ROLE_PATIENT || (p->role == ROLE_AGENT && p->mention != NONE))
            return true;
    }
    return false;
}

/* "Nine people were killed", "nine died": by no deed, and of nobody by name. */
static bool is_nameless(const teller *x, const event *e, bool dies)
{
    const dateline_article *a = x->article;
    for (size_t i = 0; i < e->participants.n; i++) {
        const participant *p = &e->participants.v[i];
        bool person = p->mention != NONE &&
                      a->entities.v[a->mentions.v[p->mention].entity].kind == ENTITY_PERSON;
        if ((p->role == ROLE_AGENT && !dies) || (p->role <= ROLE_PATIENT && person))
            return false;
    }
    return true;
}

/* How sure one mention is: told as fact, dated, with a doer, by a word that always names an event.
 */
static double rate(const event *e, const lex_trigger *trigger)
{
    double c = 0.35;
    c += e->time != NONE ? 0.25 : e->steps.n && !teller_is_doubtful(e->date) ? 0.1 : 0;
    c += is_acted(e) ? 0.15 : 0;
    c += trigger->weight == 3 ? 0.15 : trigger->weight == 2 ? 0.1 : 0;
    c -= e->modality != MOD_ASSERTED || e->negated ? 0.1 : 0;
    return c;
}

/* Events of one sentence share its copy. */
static str quote_of(teller *x, str text)
{
    if (!str_eq(text, x->last_quote))
        x->last_quote = arena_str(x->keep, text);
    return x->last_quote;
}

/* Who and what takes part without being an actor, by their words: agent="two men|a court". */
static void add_unnamed(teller *x, graph_mention *gm, const event *e)
{
    for (role r = ROLE_AGENT; r <= ROLE_ABOUT; r++) {
        char room[256];
        buf b = BUF_ON(room, x->scratch);
        for (size_t i = 0; i < e->participants.n; i++) {
            const participant *p = &e->participants.v[i];
            if (p->role != r || p->words.n == 0)
                continue;
            buf_put(&b, b.n > 0 ? S("|") : S(""));
            put_clean(&b, str_span(x->text, p->words));
        }
        if (b.n > 0)
            *vec_push(x->keep, &gm->extra) =
                (graph_extra){role_name(r), arena_str(x->keep, buf_str(&b))};
    }
}

static graph_mention mention_of(teller *x, const event *e)
{
    const timex *t = e->time == NONE ? NULL : &x->article->times.v[e->time];
    graph_mention gm = {
        .begin = e->quote.at,
        .end = span_end(e->quote),
        .quote = quote_of(x, str_span(x->text, e->quote)),
        .trigger_begin = e->at.at,
        .trigger_end = span_end(e->at),
    };
    str steps = t != NULL ? t->steps : e->steps;
    add_unnamed(x, &gm, e);
    vec_reserve(x->keep, &gm.extra, (size_t)(steps.n > 0) + (e->cue.n > 0) + (e->said_by.n > 0));
    if (t != NULL)
        gm.time_text = piece(x, x->keep, t->at);
    if (steps.n > 0)
        *vec_push(x->keep, &gm.extra) = (graph_extra){S("steps"), arena_str(x->keep, steps)};
    if (e->cue.n > 0)
        *vec_push(x->keep, &gm.extra) = (graph_extra){S("modality_cue"), piece(x, x->keep, e->cue)};
    if (e->said_by.n > 0)
        *vec_push(x->keep, &gm.extra) = (graph_extra){S("said_by"), piece(x, x->keep, e->said_by)};
    return gm;
}

/* What is told as done "after the vote" was done when the article was published. */
static edtf date_of(const teller *x, const event *e)
{
    bool done = e->modality <= MOD_ALLEGED && !e->negated;
    return done ? edtf_no_later(x->scratch, e->date, x->article->source.published) : e->date;
}

/* Most of what it dates lay years back when it was published: then that is what it is of. */
static bool is_history(const dateline_article *a, day_number published)
{
    size_t dated = 0, old = 0;
    for (size_t i = 0; i < a->events.n; i++) {
        const event *e = &a->events.v[i];
        day_number first, last;
        if (e->time == NONE || !edtf_bounds(e->date, &first, &last))
            continue;
        dated++;
        old += last < published - STALE_DAYS;
    }
    return published != DAY_MAX && 2 * old > dated;
}

static void add_event(teller *x, const event *e, day_number published)
{
    const lex_trigger *trigger = &x->lexicon->triggers.v[e->trigger];
    told *t = vec_push(x->work, &x->out->told);
    teller_set_type(x, t, e->type);
    t->plover_id = teller_word(x, e->plover);
    t->label = arena_str(x->work, e->label);
    t->label_worth = e->label_worth;
    teller_set_date(x, t, date_of(x, e), e->time != NONE);
    t->published = published;
    t->definite = e->definite && !e->restricted;
    t->another = e->another;
    t->verb = e->verb;
    t->negated = e->negated;
    t->modality = e->modality;
    t->confidence = rate(e, trigger);
    set_trigger(x, t, e);
    t->post = post_of(x, e);
    t->acted = is_acted(e);
    t->specific = is_specific(x->article, e);
    t->passing = e->passing;
    t->dies = str_eq(e->type, S("death"));
    t->nameless = is_nameless(x, e, t->dies);
    vec_reserve(x->work, &t->mentions, 1);
    *vec_push(x->work, &t->mentions) = mention_of(x, e);
    told_lists *lists = vec_push(x->brief, &x->out->lists);
    teller_add_company(x, lists, e);
    teller_add_words(x, lists, e);
    teller_add_names(x, lists, e);
}

static void add_relation(teller *x, const relation *r)
{
    *vec_push(x->brief, &x->out->links) = (told_link){
        .from = r->from,
        .to = r->to,
        .type = r->type,
        .cue = piece(x, x->keep, r->cue),
        .doc = x->out->documents.v[0].id,
        .confidence = r->confidence,
        .days = r->days,
    };
}

static const bool *covered_tokens(arena *scratch, const dateline_article *a)
{
    bool *covered = arena_new(scratch, bool, a->text.tokens.n + 1);
    for (size_t i = 0; i < a->mentions.n; i++)
        memset(covered + a->mentions.v[i].first, true, a->mentions.v[i].n);
    for (size_t i = 0; i < a->times.n; i++)
        memset(covered + a->times.v[i].first, true, a->times.v[i].n);
    return covered;
}

account *account_of_article(account_room room, const dateline_article *a)
{
    arena scratch = ARENA_SCRATCH;
    teller x = teller_begin(room, &scratch, a->lexicon);
    day_number first, published;
    if (!edtf_bounds(a->source.published, &first, &published))
        published = DAY_MAX;
    x.article = a;
    add_source(&x, &a->source);
    teller_add_actors(&x);
    account_subjects_of_article(x.out, room.brief, a);
    x.text = a->source.text;
    x.covered = covered_tokens(&scratch, a);
    vec_reserve(room.work, &x.out->told, a->events.n);
    vec_reserve(room.brief, &x.out->lists, a->events.n);
    for (size_t i = 0; i < a->events.n; i++)
        add_event(&x, &a->events.v[i], published);
    bool history = is_history(a, published);
    for (size_t i = 0; i < x.out->told.n; i++)
        x.out->told.v[i].history = history;
    account_note_tolls(&x);
    vec_reserve(room.brief, &x.out->links, a->relations.n);
    for (size_t i = 0; i < a->relations.n; i++)
        add_relation(&x, &a->relations.v[i]);
    account *made = teller_end(&x);
    arena_free(&scratch);
    return made;
}
