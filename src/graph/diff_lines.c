/* One change in words, as a line below its event. */
#include "graph/diff_paint.h"

#include "base/utf8.h"

#define CONTEXT_WORDS 4 /* kept on either side of words that differ */

static void put_field(painter *p, const char *name)
{
    buf_printf(p->out, "      %-9s ", name);
}

static void paint_values(painter *p, const char *field, const change *c)
{
    put_field(p, field);
    paint_arrow(p, c->before, c->after);
}

static void paint_dates(painter *p, const change *c)
{
    put_field(p, "date");
    paint_date(p, c->before);
    buf_put(p->out, S(" → "));
    paint_date(p, c->after);
    str verb = change_fact(c->kind)->verb;
    if (c->kind != CHANGE_DATE_MOVED && c->before.n > 0 && c->after.n > 0)
        buf_printf(p->out, ", %.*s", (int)verb.n, verb.p);
}

/* ---- Words that differ ---------------------------------------------------------------------- */

/* Bytes at the beginning of both, ending before a word that differs. */
static size_t common_start(str a, str b)
{
    size_t n = 0, word = 0;
    while (n < a.n && n < b.n && a.p[n] == b.p[n]) {
        n++;
        word = a.p[n - 1] == ' ' ? n : word;
    }
    return word;
}

static size_t common_end(str a, str b)
{
    size_t n = 0, word = 0;
    while (n < a.n && n < b.n && a.p[a.n - 1 - n] == b.p[b.n - 1 - n]) {
        n++;
        word = a.p[a.n - n] == ' ' ? n : word;
    }
    return word;
}

/* “… marched on [Sunday → Monday] to demand …” */
static void paint_rewording(painter *p, str before, str after)
{
    size_t start = common_start(before, after);
    size_t end = common_end(str_from(before, start), str_from(after, start));
    str head = str_sub(before, 0, start), tail = str_from(before, before.n - end);
    str left = p->look.context ? head : str_words(head, CONTEXT_WORDS + 1, true);
    str right = p->look.context ? tail : str_words(tail, CONTEXT_WORDS + 1, false);
    buf_put(p->out, left.n < head.n ? S("“… ") : S("“"));
    paint_text(p, PAINT_NONE, left);
    buf_char(p->out, '[');
    paint_text(p, PAINT_REMOVED, str_sub(before, start, before.n - end - start));
    buf_put(p->out, S(" → "));
    paint_text(p, PAINT_ADDED, str_sub(after, start, after.n - end - start));
    buf_char(p->out, ']');
    paint_text(p, PAINT_NONE, right);
    buf_put(p->out, right.n < tail.n ? S(" …”") : S("”"));
}

static void paint_label(painter *p, const change *c)
{
    put_field(p, "label");
    if (identity_words_shared(c->before, c->after) < ALIKE_WORDS)
        paint_arrow(p, c->before, c->after);
    else
        paint_rewording(p, c->before, c->after);
}

/* ---- Participants and links ------------------------------------------------------------------ */

static void paint_participant(painter *p, const change *c)
{
    char mark = c->kind == CHANGE_PARTICIPANT_ADDED     ? '+'
                : c->kind == CHANGE_PARTICIPANT_REMOVED ? '-'
                                                        : '~';
    paint_mark(p, 4, mark);
    str name = mark == '-' ? c->before : c->after;
    if (mark == '~') {
        paint_text(p, PAINT_NONE, diff_actor(p->d, c)->label);
        buf_put(p->out, S(": "));
        paint_arrow(p, c->before, c->after);
        return;
    }
    buf_printf(p->out, "%-9.*s ", (int)name.n, name.p);
    paint_text(p, PAINT_NONE, diff_actor(p->d, c)->label);
}

/* The event at the other end, and its date where that helps to tell it. */
static void paint_other(painter *p, const change *c)
{
    const dateline_graph *g = c->new != NONE ? p->d->new : p->d->old;
    const graph_link *l = &g->links.v[c->new != NONE ? c->new : c->old];
    const graph_event *to = &g->events.v[l->to];
    paint_quote(p, to->label);
    if (edtf_empty(to->date))
        return;
    buf_put(p->out, S(" of "));
    edtf_print_words(p->out, to->date);
}

static void paint_cue(painter *p, const change *c)
{
    const graph_link *l =
        c->new != NONE ? &p->d->new->links.v[c->new] : &p->d->old->links.v[c->old];
    if (l->cue.n == 0)
        return;
    buf_put(p->out, S(", cue "));
    paint_quote(p, l->cue);
}

static void put_type(painter *p, str type)
{
    for (size_t i = 0; i < type.n; i++)
        buf_char(p->out, type.p[i] == '_' ? ' ' : type.p[i]);
}

static void paint_link(painter *p, const change *c)
{
    char mark = c->kind == CHANGE_LINK_ADDED ? '+' : c->kind == CHANGE_LINK_REMOVED ? '-' : '~';
    paint_mark(p, 4, mark);
    if (c->kind == CHANGE_LINK_CUE) {
        const graph_link *l = &p->d->new->links.v[c->new];
        put_type(p, link_type_name(l->type));
        buf_char(p->out, ' ');
        paint_other(p, c);
        buf_put(p->out, S(": cue "));
        paint_arrow(p, c->before, c->after);
        return;
    }
    if (c->kind == CHANGE_LINK_RETYPED) {
        put_type(p, c->before);
        buf_put(p->out, S(" → "));
    }
    buf_put(p->out, c->kind == CHANGE_LINK_REVERSED ? S("reversed, now ") : S(""));
    put_type(p, c->after.n > 0 ? c->after : c->before);
    buf_char(p->out, ' ');
    paint_other(p, c);
    if (c->kind == CHANGE_LINK_REVERSED) {
        buf_put(p->out, S(" (was: that one "));
        put_type(p, c->before);
        buf_put(p->out, S(" this)"));
    }
    paint_cue(p, c);
}

/* ---- Sources -------------------------------------------------------------------------------- */

static void paint_source(painter *p, const change *c)
{
    char mark = c->kind == CHANGE_SOURCE_ADDED ? '+' : c->kind == CHANGE_SOURCE_REMOVED ? '-' : '~';
    paint_mark(p, 4, mark);
    paint_text(p, PAINT_NONE, diff_article(p->d, c)->file);
    buf_put(p->out, S(": "));
    if (c->kind == CHANGE_SOURCE_REWORDED) {
        paint_rewording(p, c->before, c->after);
    } else if (c->kind == CHANGE_SOURCE_REDATED) {
        buf_put(p->out, S("dates it "));
        paint_date(p, c->before);
        buf_put(p->out, S(" → "));
        paint_date(p, c->after);
    } else {
        paint_quote(p, mark == '-' ? c->before : c->after);
    }
}

/* ---- Any of them ---------------------------------------------------------------------------- */

/* What was one event before, or is now. */
static void paint_merged(painter *p, const change *c)
{
    const graph_event *other = &p->d->old->events.v[c->old];
    paint_mark(p, 4, '~');
    buf_put(p->out, c->kind == CHANGE_EVENT_MERGED ? S("now also ") : S("was part of "));
    paint_quote(p, other->label);
    buf_put(p->out, S(", "));
    paint_date(p, edtf_str(p->scratch, other->date));
}

static void paint_detail(painter *p, const change *c)
{
    paint_mark(p, 4, '.');
    paint_text(p, PAINT_NONE, c->field);
    if (c->about == ABOUT_SOURCE) {
        buf_put(p->out, S(" in "));
        paint_text(p, PAINT_NONE, diff_article(p->d, c)->file);
    }
    buf_put(p->out, S("  "));
    if (c->before.n > 0 || c->after.n > 0)
        paint_arrow(p, c->before, c->after);
}

void paint_change(painter *p, const change *c, bool with_causes)
{
    if (change_fact(c->kind)->cosmetic)
        paint_detail(p, c);
    else if (c->kind == CHANGE_EVENT_MERGED || c->kind == CHANGE_EVENT_SPLIT)
        paint_merged(p, c);
    else if (c->about == ABOUT_PARTICIPANT)
        paint_participant(p, c);
    else if (c->about == ABOUT_LINK)
        paint_link(p, c);
    else if (c->about == ABOUT_SOURCE)
        paint_source(p, c);
    else if (c->kind >= CHANGE_DATE_MOVED && c->kind <= CHANGE_DATE_QUALIFIED)
        paint_dates(p, c);
    else if (c->kind == CHANGE_LABEL_CHANGED)
        paint_label(p, c);
    else
        paint_values(p, c->field.p, c);
    if (with_causes)
        paint_causes(p, c);
    buf_char(p->out, '\n');
}
