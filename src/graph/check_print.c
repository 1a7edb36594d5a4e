/* Findings in words, and as JSON lines. */
#include "graph/check.h"

#include "base/json.h"

static str kind_name(check_kind kind)
{
    static const str names[] = {
#define X(kind, name, words) STR_INIT(name),
        CHECK_KINDS(X)
#undef X
    };
    return names[kind];
}

static str kind_words(check_kind kind)
{
    static const str all[] = {
#define X(kind, name, words) STR_INIT(words),
        CHECK_KINDS(X)
#undef X
    };
    return all[kind];
}

static void put_clean(buf *out, str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char ch = (unsigned char)text.p[i];
        buf_char(out, ch < ' ' || ch == 0x7f ? ' ' : text.p[i]);
    }
}

static void put_value(buf *out, const check_finding *f, str value)
{
    edtf date;
    bool dated = f->kind == CHECK_DATE || f->kind == CHECK_ORDER || f->kind == CHECK_PART ||
                 f->kind == CHECK_HORIZON || f->kind == CHECK_SUPPORT;
    if (dated && value.n > 0 && edtf_parse(&date, value))
        edtf_print_words(out, date);
    else
        put_clean(out, value);
}

/* 3 March 2019  ferry.txt: “The ferry sank on Sunday.” */
static void put_side(buf *out, const dateline_graph *g, const check_finding *f, size_t side)
{
    const check_side *s = &f->sides[side];
    if (s->value.n == 0 && s->mention == NONE)
        return;
    buf_put(out, S("    "));
    put_value(out, f, s->value);
    if (f->kind == CHECK_HORIZON && side == 1)
        buf_put(out, S("  when it was published"));
    if (s->mention != NONE) {
        const graph_mention *m = &g->mentions.v[s->mention];
        buf_put(out, S("  "));
        put_clean(out, g->documents.v[m->document].file);
        buf_put(out, S(": “"));
        put_clean(out, m->quote);
        buf_put(out, S("”"));
    }
    buf_char(out, '\n');
}

static void put_link(buf *out, const dateline_graph *g, const check_finding *f)
{
    const graph_link *l = &g->links.v[f->link];
    buf_put(out, S("    "));
    put_clean(out, g->events.v[l->from].label);
    buf_char(out, ' ');
    str type = link_type_name(l->type);
    for (size_t i = 0; i < type.n; i++)
        buf_char(out, type.p[i] == '_' ? ' ' : type.p[i]);
    buf_char(out, ' ');
    put_clean(out, g->events.v[l->to].label);
    if (l->cue.n > 0) {
        buf_put(out, S(", cue “"));
        put_clean(out, l->cue);
        buf_put(out, S("”"));
    }
    buf_char(out, '\n');
}

static void put_summary(buf *out, const check_vec *found)
{
    size_t counts[CHECK_KIND_COUNT] = {0}, certain = 0;
    for (size_t i = 0; i < found->n; i++) {
        counts[found->v[i].kind]++;
        certain += found->v[i].certain;
    }
    if (found->n == 0) {
        buf_put(out, S("nothing found\n"));
        return;
    }
    buf_printf(out, "%zu finding%s, %zu certain:", found->n, found->n == 1 ? "" : "s", certain);
    const char *comma = "";
    for (size_t k = 0; k < CHECK_KIND_COUNT; k++) {
        if (counts[k] == 0)
            continue;
        buf_printf(out, "%s %zu %s", comma, counts[k], kind_name((check_kind)k).p);
        comma = ",";
    }
    buf_char(out, '\n');
}

void check_print_text(buf *out, const dateline_graph *g, const check_vec *found)
{
    put_summary(out, found);
    for (size_t i = 0; i < found->n; i++) {
        const check_finding *f = &found->v[i];
        const graph_event *e = &g->events.v[f->event];
        buf_char(out, '\n');
        put_clean(out, e->label);
        buf_put(out, S("  ("));
        put_clean(out, e->id);
        buf_printf(out, ")\n  %s: ", f->certain ? "certain" : "possible");
        buf_put(out, kind_words(f->kind));
        buf_char(out, '\n');
        if (f->link != NONE)
            put_link(out, g, f);
        put_side(out, g, f, 0);
        put_side(out, g, f, 1);
    }
}

static void put_json_side(buf *out, const dateline_graph *g, const check_side *s)
{
    buf_char(out, '{');
    json_put_text(out, "value", s->value);
    if (s->mention != NONE) {
        const graph_mention *m = &g->mentions.v[s->mention];
        json_put_text(out, "doc", g->documents.v[m->document].file);
        buf_printf(out, ",\"begin\":%u,\"end\":%u", m->begin, m->end);
        json_put_text(out, "quote", m->quote);
    }
    buf_char(out, '}');
}

void check_print_jsonl(buf *out, const dateline_graph *g, const check_vec *found)
{
    for (size_t i = 0; i < found->n; i++) {
        const check_finding *f = &found->v[i];
        buf_char(out, '{');
        json_put_text(out, "finding", kind_name(f->kind));
        json_put_text(out, "verdict", f->certain ? S("certain") : S("possible"));
        json_put_text(out, "event", g->events.v[f->event].id);
        if (f->link != NONE) {
            const graph_link *l = &g->links.v[f->link];
            buf_put(out, S(",\"link\":{"));
            json_put_text(out, "from", g->events.v[l->from].id);
            json_put_text(out, "to", g->events.v[l->to].id);
            json_put_text(out, "type", link_type_name(l->type));
            json_put_text(out, "cue", l->cue);
            buf_char(out, '}');
        }
        buf_put(out, S(",\"sides\":["));
        for (size_t s = 0; s < 2; s++) {
            if (f->sides[s].value.n == 0 && f->sides[s].mention == NONE)
                continue;
            buf_put(out, s > 0 ? S(",") : S(""));
            put_json_side(out, g, &f->sides[s]);
        }
        buf_put(out, S("]}\n"));
    }
}
