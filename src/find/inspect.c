/* Looking inside an article: every stage's result, one line a thing. A line begins with the byte
 * range in the text, then the quoted words, then what was understood.
 */
#include "find/inspect.h"

#include "base/json.h"

#define JSON_LINE 400 /* bytes that a time takes at most, in most texts */
#define TEXT_LINE 100

static str words_at(const dateline_article *a, span at)
{
    return str_span(a->source.text, at);
}

/* `12-20  "Thursday"`, line breaks shown as spaces. */
static void put_words(buf *out, const dateline_article *a, span at)
{
    buf_number(out, at.at, 1);
    buf_char(out, '-');
    buf_number(out, span_end(at), 1);
    buf_put(out, S("  \""));
    size_t begin = out->n;
    buf_put(out, words_at(a, at));
    for (size_t i = begin; i < out->n; i++) {
        if (out->p[i] == '\n' || out->p[i] == '\r')
            out->p[i] = ' ';
    }
    buf_char(out, '"');
}

static void put_field(buf *out, str value)
{
    buf_put(out, S("  "));
    buf_put(out, value.n > 0 ? value : S("-"));
}

static void json_span(buf *out, const dateline_article *a, span at)
{
    buf_put(out, S("{\"begin\":"));
    buf_number(out, at.at, 1);
    buf_put(out, S(",\"end\":"));
    buf_number(out, span_end(at), 1);
    buf_put(out, S(",\"text\":"));
    json_quote(out, words_at(a, at));
}

static void json_number_member(buf *out, const char *name, uint32_t value)
{
    json_put_name(out, name);
    buf_number(out, value, 1);
}

static void json_date(buf *out, const char *name, edtf date)
{
    json_put_name(out, name);
    buf_char(out, '"');
    edtf_print(out, date);
    buf_char(out, '"');
}

/* ---- Text ----------------------------------------------------------------------------------- */

static str block_name(block_kind kind)
{
    static const char *const names[] = {"paragraph", "heading", "caption",   "stamp",
                                        "furniture", "names",   "references"};
    return str_of(names[kind]);
}

void inspect_text(buf *out, const dateline_article *article)
{
    for (size_t i = 0; i < article->source.blocks.n; i++) {
        const block *b = &article->source.blocks.v[i];
        if (!block_is_read(b->kind))
            continue;
        if (out->n > 0)
            buf_char(out, '\n');
        buf_put(out, str_trim(words_at(article, b->at)));
        buf_char(out, '\n');
    }
}

void inspect_blocks(buf *out, const dateline_article *article)
{
    for (size_t i = 0; i < article->source.blocks.n; i++) {
        const block *b = &article->source.blocks.v[i];
        buf_printf(out, "%s[%u-%u ", i > 0 ? "\n" : "", b->at.at, span_end(b->at));
        buf_put(out, block_name(b->kind));
        buf_put(out, S("]\n"));
        buf_put(out, str_trim(words_at(article, b->at)));
        buf_char(out, '\n');
    }
}

void inspect_source(buf *out, const dateline_article *article)
{
    const source *s = &article->source;
    buf_put(out, S("{\"file\":"));
    json_quote(out, s->file);
    json_put_text(out, "title", s->title);
    json_put_text(out, "source", s->outlet);
    json_date(out, "published", s->published);
    json_put_text(out, "published_by", s->published_by);
    json_put_text(out, "url", s->url);
    json_put_text(out, "sha256", s->sha256);
    buf_printf(out, ",\"bytes\":%zu,\"blocks\":%zu}\n", s->text.n, s->blocks.n);
}

/* ---- Tokens --------------------------------------------------------------------------------- */

static str token_kind_name(uint8_t kind)
{
    return kind == TOKEN_WORD ? S("word") : kind == TOKEN_NUMBER ? S("number") : S("mark");
}

void inspect_tokens(buf *out, const dateline_article *article, bool json)
{
    for (size_t i = 0; i < article->text.sentences.n; i++) {
        const sentence *s = &article->text.sentences.v[i];
        if (!json)
            buf_printf(out, "%ssentence %zu  %u-%u\n", i > 0 ? "\n" : "", i + 1, s->at.at,
                       span_end(s->at));
        for (uint32_t t = s->first; t < s->first + s->n; t++) {
            const token *word = &article->text.tokens.v[t];
            if (json) {
                json_span(out, article, word->at);
                json_put_text(out, "kind", token_kind_name(word->kind));
                json_number_member(out, "sentence", (uint32_t)i);
                buf_put(out, word->word != 0 ? S(",\"known\":true}\n") : S(",\"known\":false}\n"));
                continue;
            }
            put_words(out, article, word->at);
            put_field(out, token_kind_name(word->kind));
            buf_put(out, word->word != 0 ? S("  known\n") : S("\n"));
        }
    }
}

/* ---- Times ---------------------------------------------------------------------------------- */

static str timex_type_name(timex_type type)
{
    static const char *const names[] = {"DATE", "TIME", "DURATION", "SET"};
    return str_of(names[type]);
}

static str timex_relation_name(timex_relation r)
{
    static const char *const names[] = {"at",    "since",  "until", "before",
                                        "after", "within", "for",   "every"};
    return str_of(names[r]);
}

static void json_tid(buf *out, const char *name, uint32_t tid)
{
    if (tid == NONE)
        return;
    json_put_name(out, name);
    buf_put(out, S("\"t"));
    buf_number(out, tid, 1);
    buf_char(out, '"');
}

static void json_if_said(buf *out, const char *name, str value)
{
    if (value.n > 0)
        json_put_text(out, name, value);
}

/* The names are those of TIMEX3, but for `date` (the value as EDTF), `relation` and `steps`. */
static void json_timex(buf *out, const dateline_article *article, const timex *t)
{
    json_span(out, article, t->at);
    json_tid(out, "tid", (uint32_t)(t - article->times.v) + 1);
    json_put_text(out, "type", timex_type_name(t->type));
    json_put_text(out, "value", t->value);
    json_put_text(out, "mod", t->mod);
    json_if_said(out, "quant", t->quant);
    json_if_said(out, "freq", t->freq);
    json_if_said(out, "zone", t->zone);
    json_tid(out, "anchorTimeID", timex_anchor_tid(t));
    json_tid(out, "beginPoint", t->begin_point);
    json_tid(out, "endPoint", t->end_point);
    if (t->ambiguous)
        buf_put(out, S(",\"ambiguous\":true"));
    json_date(out, "date", t->date);
    json_put_text(out, "relation", timex_relation_name(t->relation));
    json_number_member(out, "sentence", t->sentence);
    json_put_text(out, "steps", t->steps);
    buf_put(out, S("}\n"));
}

void inspect_times(buf *out, const dateline_article *article, bool json)
{
    buf_reserve(out, article->times.n * (json ? JSON_LINE : TEXT_LINE));
    for (size_t i = 0; i < article->times.n; i++) {
        const timex *t = &article->times.v[i];
        if (json) {
            json_timex(out, article, t);
            continue;
        }
        put_words(out, article, t->at);
        put_field(out, timex_type_name(t->type));
        put_field(out, t->value);
        if (t->mod.n > 0)
            put_field(out, t->mod);
        put_field(out, timex_relation_name(t->relation));
        buf_put(out, S("  "));
        if (edtf_empty(t->date))
            buf_char(out, '-');
        edtf_print(out, t->date);
        put_field(out, t->steps);
        buf_char(out, '\n');
    }
}

/* ---- Entities ------------------------------------------------------------------------------- */

static void json_entity(buf *out, const dateline_article *article, uint32_t number)
{
    const entity *e = &article->entities.v[number];
    buf_put(out, S("{\"name\":"));
    json_quote(out, e->name);
    json_put_text(out, "entity", entity_kind_name(e->kind));
    json_put_text(out, "role", e->role);
    buf_put(out, S(",\"aliases\":["));
    for (size_t i = 0; i < e->aliases.n; i++) {
        buf_put(out, i > 0 ? S(",") : S(""));
        json_quote(out, e->aliases.v[i]);
    }
    buf_put(out, S("],\"mentions\":["));
    const char *comma = "";
    for (size_t i = 0; i < article->mentions.n; i++) {
        const mention *m = &article->mentions.v[i];
        if (m->entity != number)
            continue;
        buf_put(out, str_of(comma));
        json_span(out, article, m->at);
        buf_put(out, S("}"));
        comma = ",";
    }
    buf_put(out, S("]}\n"));
}

void inspect_entities(buf *out, const dateline_article *article, bool json)
{
    for (uint32_t i = 0; json && i < article->entities.n; i++)
        json_entity(out, article, i);
    for (size_t i = 0; !json && i < article->mentions.n; i++) {
        const mention *m = &article->mentions.v[i];
        const entity *e = &article->entities.v[m->entity];
        put_words(out, article, m->at);
        put_field(out, entity_kind_name(e->kind));
        put_field(out, e->name);
        if (m->demonym)
            buf_put(out, S("  (demonym)"));
        if (m->title.n > 0) {
            buf_put(out, S("  title "));
            put_words(out, article, m->title);
        }
        buf_char(out, '\n');
    }
}

/* ---- Events --------------------------------------------------------------------------------- */

static str participant_name(const dateline_article *article, const participant *p)
{
    return p->words.n > 0 ? words_at(article, p->words)
                          : article->entities.v[article->mentions.v[p->mention].entity].name;
}

static void json_participants(buf *out, const dateline_article *article, const event *e)
{
    buf_put(out, S(",\"participants\":["));
    for (size_t i = 0; i < e->participants.n; i++) {
        const participant *p = &e->participants.v[i];
        span at = p->words.n > 0 ? p->words : article->mentions.v[p->mention].at;
        buf_put(out, i > 0 ? S(",") : S(""));
        json_span(out, article, at);
        json_put_text(out, "name", participant_name(article, p));
        json_put_text(out, "role", role_name(p->role));
        buf_char(out, '}');
    }
    buf_char(out, ']');
}

static str event_steps(const dateline_article *article, const event *e)
{
    return e->time != NONE ? article->times.v[e->time].steps : e->steps;
}

static void json_event(buf *out, const dateline_article *article, const event *e)
{
    json_span(out, article, e->at);
    json_put_text(out, "type", e->type);
    json_date(out, "date", e->date);
    json_put_text(out, "label", e->label);
    json_put_text(out, "modality", modality_name(e->modality));
    json_put_text(out, "polarity", e->negated ? S("negated") : S("affirmed"));
    json_participants(out, article, e);
    buf_printf(out, ",\"quote\":[%u,%u]", e->quote.at, span_end(e->quote));
    json_put_text(out, "steps", event_steps(article, e));
    buf_put(out, S("}\n"));
}

static void put_event(buf *out, const dateline_article *article, const event *e)
{
    put_words(out, article, e->at);
    put_field(out, e->type);
    buf_put(out, S("  "));
    if (edtf_empty(e->date))
        buf_put(out, S("undated"));
    edtf_print(out, e->date);
    put_field(out, modality_name(e->modality));
    if (e->negated)
        put_field(out, S("negated"));
    for (size_t i = 0; i < e->participants.n; i++) {
        const participant *p = &e->participants.v[i];
        put_field(out, role_name(p->role));
        buf_char(out, ':');
        buf_put(out, participant_name(article, p));
    }
    put_field(out, event_steps(article, e));
    buf_char(out, '\n');
}

void inspect_events(buf *out, const dateline_article *article, bool json)
{
    for (size_t i = 0; i < article->events.n; i++) {
        if (json)
            json_event(out, article, &article->events.v[i]);
        else
            put_event(out, article, &article->events.v[i]);
    }
    for (size_t i = 0; !json && i < article->relations.n; i++) {
        const relation *r = &article->relations.v[i];
        buf_printf(out, "link  %u ", r->from + 1);
        buf_put(out, link_type_name(r->type));
        buf_printf(out, " %u  ", r->to + 1);
        put_words(out, article, r->cue);
        buf_char(out, '\n');
    }
}
