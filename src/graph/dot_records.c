/* The records that the nodes and edges of DOT are read into, attribute by attribute. */
#include "graph/dot_reader.h"

#include "graph/attr.h"
#include "graph/dotscan.h"

/* `'a'` or `'a' -> 'b'`: what a message is about. */
static str subject(dot_reader *r)
{
    buf b = {.arena = &r->scratch};
    buf_printf(&b, "'%.*s'", STR_ARG(r->from));
    if (r->to.n > 0)
        buf_printf(&b, " -> '%.*s'", STR_ARG(r->to));
    return buf_str(&b);
}

/* As dot_complain; behind the value comes `why`. */
static void complain_why(dot_reader *r, str value, const char *what, str why)
{
    if (r->errors++ >= DOT_MESSAGES_MOST)
        return;
    place at = dot_place(r->file, r->text, r->from, r->to, value);
    str about = subject(r);
    if (value.n > 0)
        diag_say(r->d, DATELINE_ERROR, at, "%.*s: %s '%.*s'%.*s", STR_ARG(about), what,
                 STR_ARG(value), STR_ARG(why));
    else
        diag_say(r->d, DATELINE_ERROR, at, "%.*s: %s", STR_ARG(about), what);
}

void dot_complain(dot_reader *r, str value, const char *what)
{
    complain_why(r, value, what, S(""));
}

/* A date of the object. */
static edtf read_date(dot_reader *r, str text)
{
    edtf date;
    if (edtf_parse(&date, text))
        return date;
    buf why = {.arena = &r->scratch};
    buf_put(&why, S(": "));
    edtf_explain(&why, text);
    complain_why(r, text, "cannot read date", buf_str(&why));
    return date;
}

static double take_confidence(dot_reader *r)
{
    str raw = dot_take_raw(r, "confidence");
    double value = 1;
    if (raw.n > 0 && !attr_fraction(&value, raw))
        dot_complain(r, raw, "confidence must be a number from 0 to 1, not");
    return value;
}

/* ---- Nodes ---------------------------------------------------------------------------------- */

void dot_read_event(dot_reader *r, str id)
{
    graph_event e = {.id = id, .type = dot_take(r, "type"), .plover = dot_take(r, "plover")};
    e.label = dot_take(r, "label");
    e.date = read_date(r, dot_take(r, "date"));
    e.time_text = dot_take(r, "time_text");
    str meant = dot_take_raw(r, "modality"), polarity = dot_take_raw(r, "polarity");
    if (meant.n > 0 && !modality_parse(&e.modality, meant))
        dot_complain(r, meant, "modality must be asserted, alleged, planned or conditional, not");
    e.negated = str_eq(polarity, S("negated"));
    if (polarity.n > 0 && !e.negated && !str_eq(polarity, S("affirmed")))
        dot_complain(r, polarity, "polarity must be affirmed or negated, not");
    e.confidence = take_confidence(r);
    e.status = dot_take(r, "status");
    if (e.status.n == 0)
        e.status = S("added");
    if (e.label.n == 0 && r->foreign)
        e.label = id;
    if (e.label.n == 0)
        dot_complain(r, S(""), "an event needs a label");
    dot_take_rest(r, &e.extra);
    *vec_push(&r->g->arena, &r->g->events) = e;
}

void dot_read_entity(dot_reader *r, str id, entity_kind kind)
{
    graph_entity e = {
        .id = id, .kind = kind, .label = dot_take(r, "label"), .role = dot_take(r, "role")};
    str rest = dot_take(r, "aliases"), alias;
    while (str_split(&rest, '|', &alias)) {
        if (alias.n > 0)
            *vec_push(&r->g->arena, &e.aliases) = alias;
    }
    if (e.label.n == 0 && r->foreign)
        e.label = id;
    if (e.label.n == 0)
        dot_complain(r, S(""), "an actor or place needs a label");
    dot_take_rest(r, &e.extra);
    *vec_push(&r->g->arena, &r->g->entities) = e;
}

static bool is_sha256(str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (!ascii_is_digit(s.p[i]) && !(s.p[i] >= 'a' && s.p[i] <= 'f'))
            return false;
    }
    return s.n == 64;
}

void dot_read_document(dot_reader *r, str id)
{
    graph_document d = {.id = id, .file = dot_take(r, "file"), .title = dot_take(r, "title")};
    d.source = dot_take(r, "source");
    d.published = dot_take(r, "published");
    d.published_by = dot_take(r, "published_by");
    d.sha256 = dot_take(r, "sha256");
    d.url = dot_take(r, "url");
    read_date(r, d.published);
    if (d.sha256.n > 0 && !is_sha256(d.sha256))
        dot_complain(r, d.sha256, "sha256 must be 64 hexadecimal digits, not");
    dot_take_rest(r, &d.extra);
    *vec_push(&r->g->arena, &r->g->documents) = d;
}

/* ---- Edges ---------------------------------------------------------------------------------- */

/* The attribute, or the edge's key: hand-written edges often have but one of them. */
static str take_or_key(dot_reader *r, const char *name)
{
    str value = dot_take_raw(r, name);
    str key = dot_key(r);
    return value.n > 0 || str_starts(key, S("%")) ? value : key;
}

void dot_read_participant(dot_reader *r, uint32_t actor, uint32_t of)
{
    graph_participant p = {.entity = actor, .event = of};
    str part = take_or_key(r, "role");
    bool known = role_parse(&p.role, part);
    if (!known && r->foreign) {
        p.role = ROLE_ABOUT; /* takes part, however that is called there */
    } else if (!known) {
        dot_complain(r, part, "role must be agent, patient, recipient, place or about, not");
        return;
    }
    dot_take_rest(r, &p.extra);
    *vec_push(&r->g->arena, &r->g->participants) = p;
}

void dot_read_link(dot_reader *r, uint32_t from, uint32_t to)
{
    graph_link l = {.from = from, .to = to};
    str type = take_or_key(r, "type");
    bool known = link_type_parse(&l.type, type);
    if (!known && r->foreign) {
        l.type = LINK_RELATED_TO;
        l.cue = dot_take(r, "label");
    } else if (!known) {
        dot_complain(r, type,
                     "type must be follows, responds_to, reports_on, part_of, causes, results_in "
                     "or related_to, not");
        return;
    }
    l.cue = l.cue.n > 0 ? l.cue : dot_take(r, "cue");
    l.doc = dot_take(r, "doc");
    l.confidence = take_confidence(r);
    dot_take_rest(r, &l.extra);
    *vec_push(&r->g->arena, &r->g->links) = l;
}

void dot_read_mention(dot_reader *r, uint32_t of, uint32_t document)
{
    graph_mention m = {.event = of, .document = document};
    str begin = dot_take_raw(r, "begin"), end = dot_take_raw(r, "end"),
        trigger = dot_take_raw(r, "trigger");
    bool given = str_number(begin, &m.begin) && str_number(end, &m.end) && m.begin <= m.end;
    if (!given && !attr_range(&m.begin, &m.end, dot_key(r))) {
        dot_complain(r, begin.n > 0 ? begin : end, "begin and end must be byte offsets, not");
        return;
    }
    if (trigger.n > 0 && !attr_range(&m.trigger_begin, &m.trigger_end, trigger))
        dot_complain(r, trigger, "trigger must be two byte offsets as '120-128', not");
    m.quote = dot_take(r, "quote");
    m.time_text = dot_take(r, "time_text");
    m.date = dot_take(r, "date");
    read_date(r, m.date);
    dot_take_rest(r, &m.extra);
    *vec_push(&r->g->arena, &r->g->mentions) = m;
}
