/* Texts of a graph may come from anywhere: what could steer a terminal is never printed. */
#include "graph/diff_paint.h"

#include "base/utf8.h"

#define QUOTE_MOST 160

const graph_event *diff_event(const dateline_diff *d, const change *c)
{
    if (c->new_event != NONE)
        return &d->new->events.v[c->new_event];
    return c->old_event != NONE ? &d->old->events.v[c->old_event] : NULL;
}

const graph_entity *diff_actor(const dateline_diff *d, const change *c)
{
    const dateline_graph *g = c->new != NONE ? d->new : d->old;
    uint32_t at = c->new != NONE ? c->new : c->old;
    if (c->about == ABOUT_PARTICIPANT)
        at = g->participants.v[at].entity;
    return &g->entities.v[at];
}

const graph_document *diff_article(const dateline_diff *d, const change *c)
{
    const dateline_graph *g = c->new != NONE ? d->new : d->old;
    uint32_t at = c->new != NONE ? c->new : c->old;
    if (c->about == ABOUT_SOURCE)
        at = g->mentions.v[at].document;
    return &g->documents.v[at];
}

const graph_document *diff_cause_article(const dateline_diff *d, const cause *one)
{
    if (one->document == NONE)
        return NULL;
    return one->kind == CAUSE_GONE ? &d->old->documents.v[one->document]
                                   : &d->new->documents.v[one->document];
}

static void put_colour(painter *p, paint with)
{
    static const char *const codes[] = {[PAINT_NONE] = "",
                                        [PAINT_ADDED] = "\033[32m",
                                        [PAINT_REMOVED] = "\033[31m",
                                        [PAINT_CHANGED] = "\033[33m",
                                        [PAINT_HEAD] = "\033[1m",
                                        [PAINT_DIM] = "\033[2m"};
    if (p->look.colour)
        buf_put(p->out, str_of(codes[with]));
}

/* Control characters (C0, DEL, C1) become blanks. */
void diff_put_clean(buf *out, str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        if (c < 0x20 || (c >= 0x7f && c < 0xa0))
            buf_char(out, ' ');
        else
            buf_put(out, str_sub(text, from, at - from));
    }
}

void paint_text(painter *p, paint with, str text)
{
    put_colour(p, with);
    diff_put_clean(p->out, text);
    if (with != PAINT_NONE && p->look.colour)
        buf_put(p->out, S("\033[0m"));
}

void paint_quote(painter *p, str quote)
{
    str shown = p->look.context ? quote : utf8_cut(quote, QUOTE_MOST);
    buf_put(p->out, S("“"));
    diff_put_clean(p->out, shown);
    buf_put(p->out, shown.n < quote.n ? S("…”") : S("”"));
}

void paint_date(painter *p, str date)
{
    edtf e;
    if (date.n > 0 && edtf_parse(&e, date))
        edtf_print_words(p->out, e);
    else
        buf_put(p->out, S("undated"));
}

void paint_mark(painter *p, size_t indent, char mark)
{
    paint with = mark == '+'   ? PAINT_ADDED
                 : mark == '-' ? PAINT_REMOVED
                 : mark == '~' ? PAINT_CHANGED
                               : PAINT_DIM;
    for (size_t i = 0; i < indent; i++)
        buf_char(p->out, ' ');
    paint_text(p, with, (str){&mark, 1});
    buf_char(p->out, ' ');
}

void paint_arrow(painter *p, str before, str after)
{
    diff_put_clean(p->out, before.n > 0 ? before : S("nothing"));
    buf_put(p->out, S(" → "));
    diff_put_clean(p->out, after.n > 0 ? after : S("nothing"));
}

/* ---- Why ------------------------------------------------------------------------------------ */

static void put_correction(painter *p, const change *c, buf *b)
{
    const extra_vec *extra = diff_signature(p->d, c);
    if (extra == NULL) {
        buf_put(b, S("removed by hand"));
        return;
    }
    str by = graph_extra_get(extra, S("by")), reason = graph_extra_get(extra, S("reason"));
    str status = c->about == ABOUT_EVENT ? p->d->new->events.v[c->new_event].status
                                         : graph_extra_get(extra, S("status"));
    bool added = str_eq(status, S("added")), accepted = str_eq(status, S("accepted"));
    buf_put(b, added ? S("added by hand") : accepted ? S("accepted") : S("corrected"));
    if (by.n > 0)
        buf_put(b, added ? S(", ") : S(" by "));
    buf_put(b, by);
    if (reason.n > 0)
        buf_put(b, S(": "));
    buf_put(b, reason);
}

/* That no article differs is said once, in the summary. */
void paint_causes(painter *p, const change *c)
{
    static const char *const words[] = {[CAUSE_NEW] = " is new",
                                        [CAUSE_GONE] = " is gone",
                                        [CAUSE_EDITED] = " was edited",
                                        [CAUSE_REDATED] = " was dated anew"};
    buf b = {.arena = p->scratch};
    for (size_t i = 0; i < c->n_causes; i++) {
        const cause *one = &c->causes[i];
        if (one->kind == CAUSE_TOOL)
            continue;
        buf_put(&b, b.n > 0 ? S(", ") : S(""));
        if (one->kind == CAUSE_CORRECTION) {
            put_correction(p, c, &b);
            continue;
        }
        buf_put(&b, diff_cause_article(p->d, one)->file);
        buf_put(&b, str_of(words[one->kind]));
    }
    if (b.n == 0)
        return;
    buf all = {.arena = p->scratch};
    buf_put(&all, S("  ("));
    buf_put(&all, buf_str(&b));
    buf_char(&all, ')');
    paint_text(p, PAINT_DIM, buf_str(&all));
}

bool same_causes(const change *a, const change *b)
{
    bool same = a->n_causes == b->n_causes;
    for (size_t i = 0; same && i < a->n_causes; i++)
        same = a->causes[i].kind == b->causes[i].kind &&
               a->causes[i].document == b->causes[i].document;
    return same;
}
