/* show: one line a finding, its words in brackets first:
 *
 *     times:     [early August] DATE 2020-08 since = 2020-08/.. mod=START
 *     entities:  person Wolfgang Benedek (Benedek), rapporteur
 *     events:    [arrested] arrest 2020-09-07 patient=Maria Kolesnikova
 *     labels:    [arrested] Maria Kolesnikova was arrested
 *     modality:  [arrested] alleged negated [denied]
 *     links:     [in response to] [invoked] responds_to [violence]
 */
#include "show.h"

#include "base/buf.h"

static const char *const block_names[] = {"paragraph", "heading", "caption",   "stamp",
                                          "furniture", "names",   "references"};
static const char *const timex_types[] = {"DATE", "TIME", "DURATION", "SET"};
static const char *const timex_relations[] = {"",       " since",  " until", " before",
                                              " after", " within", " for",   " every"};

static void put_words(buf *out, const dateline_article *a, span at)
{
    buf_char(out, '[');
    str words = str_span(a->source.text, at);
    for (size_t i = 0; i < words.n; i++)
        buf_char(out, words.p[i] == '\n' ? ' ' : words.p[i]);
    buf_char(out, ']');
}

static void put_date(buf *out, edtf date)
{
    size_t before = out->n;
    edtf_print(out, date);
    if (out->n == before)
        buf_char(out, '-');
}

static void show_tokens(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->text.sentences.n; i++) {
        sentence s = a->text.sentences.v[i];
        for (uint32_t t = s.first; t < s.first + s.n; t++) {
            str word = str_span(a->source.text, a->text.tokens.v[t].at);
            buf_printf(out, "%s%.*s", t > s.first ? " " : "", STR_ARG(word));
        }
        buf_char(out, '\n');
    }
}

static void show_sentences(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->text.sentences.n; i++) {
        put_words(out, a, a->text.sentences.v[i].at);
        buf_char(out, '\n');
    }
}

static void show_blocks(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->source.blocks.n; i++) {
        block b = a->source.blocks.v[i];
        buf_printf(out, "%s ", block_names[b.kind]);
        put_words(out, a, b.at);
        buf_char(out, '\n');
    }
}

static void show_source(buf *out, const dateline_article *a)
{
    const source *s = &a->source;
    put_date(out, s->published);
    buf_printf(out, " %.*s | %.*s | %.*s\n", STR_ARG(s->published_by), STR_ARG(s->title),
               STR_ARG(s->outlet));
}

static void put_said(buf *out, const char *name, str value)
{
    if (value.n)
        buf_printf(out, " %s=%.*s", name, STR_ARG(value));
}

static void show_times(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->times.n; i++) {
        const timex *t = &a->times.v[i];
        put_words(out, a, t->at);
        buf_printf(out, " %s %.*s%s", timex_types[t->type], STR_ARG(t->value),
                   timex_relations[t->relation]);
        str date = edtf_str(out->arena, t->date);
        if (date.n && !str_eq(date, t->value))
            buf_printf(out, " = %.*s", STR_ARG(date));
        put_said(out, "mod", t->mod);
        put_said(out, "quant", t->quant);
        put_said(out, "freq", t->freq);
        put_said(out, "zone", t->zone);
        if (t->ambiguous)
            buf_put(out, S(" ambiguous"));
        buf_char(out, '\n');
    }
}

static void show_entities(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->entities.n; i++) {
        const entity *e = &a->entities.v[i];
        buf_printf(out, "%.*s %.*s", STR_ARG(entity_kind_name(e->kind)), STR_ARG(e->name));
        for (size_t k = 0; k < e->aliases.n; k++)
            buf_printf(out, "%s%.*s", k ? " | " : " (", STR_ARG(e->aliases.v[k]));
        if (e->aliases.n)
            buf_char(out, ')');
        if (e->role.n)
            buf_printf(out, ", %.*s", STR_ARG(e->role));
        buf_char(out, '\n');
    }
}

static void put_participants(buf *out, const dateline_article *a, const event *e)
{
    for (size_t k = 0; k < e->participants.n; k++) {
        participant p = e->participants.v[k];
        buf_printf(out, " %.*s=", STR_ARG(role_name(p.role)));
        if (p.words.n > 0)
            buf_printf(out, "'%.*s'", STR_ARG(str_span(a->source.text, p.words)));
        else
            buf_put(out, a->entities.v[a->mentions.v[p.mention].entity].name);
    }
}

static void show_events(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->events.n; i++) {
        const event *e = &a->events.v[i];
        put_words(out, a, e->at);
        buf_printf(out, " %.*s ", STR_ARG(e->type));
        put_date(out, e->date);
        if (e->modality != MOD_ASSERTED)
            buf_printf(out, " %.*s", STR_ARG(modality_name(e->modality)));
        if (e->negated)
            buf_printf(out, " negated");
        put_participants(out, a, e);
        buf_char(out, '\n');
    }
}

static void show_labels(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->events.n; i++) {
        put_words(out, a, a->events.v[i].at);
        buf_printf(out, " %.*s\n", STR_ARG(a->events.v[i].label));
    }
}

/* Events that have participants, with nothing but them. */
static void show_roles(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->events.n; i++) {
        const event *e = &a->events.v[i];
        if (e->participants.n == 0)
            continue;
        put_words(out, a, e->at);
        put_participants(out, a, e);
        buf_char(out, '\n');
    }
}

static void show_modality(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->events.n; i++) {
        const event *e = &a->events.v[i];
        if (e->modality == MOD_ASSERTED && !e->negated)
            continue;
        put_words(out, a, e->at);
        buf_printf(out, " %.*s%s ", STR_ARG(modality_name(e->modality)),
                   e->negated ? " negated" : "");
        put_words(out, a, e->cue);
        buf_char(out, '\n');
    }
}

/* Those that get no entry of their own; see event_worth.c. */
static void show_passing(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->events.n; i++) {
        if (a->events.v[i].passing) {
            put_words(out, a, a->events.v[i].at);
            buf_char(out, '\n');
        }
    }
}

static void show_said(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->events.n; i++) {
        if (!a->events.v[i].said_by.n)
            continue;
        put_words(out, a, a->events.v[i].at);
        buf_put(out, S(" by "));
        put_words(out, a, a->events.v[i].said_by);
        buf_char(out, '\n');
    }
}

static void show_links(buf *out, const dateline_article *a)
{
    for (size_t i = 0; i < a->relations.n; i++) {
        const relation *r = &a->relations.v[i];
        put_words(out, a, r->cue);
        buf_char(out, ' ');
        put_words(out, a, a->events.v[r->from].at);
        buf_printf(out, " %.*s ", STR_ARG(link_type_name(r->type)));
        put_words(out, a, a->events.v[r->to].at);
        buf_char(out, '\n');
    }
}

static const struct {
    const char *key;
    void (*show)(buf *out, const dateline_article *a);
} shows[] = {
    {"tokens", show_tokens},   {"sentences", show_sentences}, {"blocks", show_blocks},
    {"source", show_source},   {"times", show_times},         {"entities", show_entities},
    {"events", show_events},   {"roles", show_roles},         {"labels", show_labels},
    {"links", show_links},     {"modality", show_modality},   {"said", show_said},
    {"passing", show_passing},
};

bool show(buf *out, const dateline_article *article, str key)
{
    for (size_t i = 0; i < sizeof shows / sizeof *shows; i++) {
        if (!str_eq(key, str_of(shows[i].key)))
            continue;
        shows[i].show(out, article);
        return true;
    }
    return false;
}
