/* conflict: sources that disagree on a date, a figure or who took part: a line on the card, and
 * both quotes in what is said of it beyond what is drawn. What is at odds is found by
 * graph/check.h.
 */
#include "draw/conflict.h"

#include "graph/check.h"

#define DOUBTS_MOST 3 /* lines of one card */
#define QUOTE_MOST  200

static bool is_conflict(const check_finding *f)
{
    return f->link == NONE && f->sides[0].mention != NONE && f->sides[1].mention != NONE &&
           (f->kind == CHECK_DATE || f->kind == CHECK_FIGURE || f->kind == CHECK_PARTICIPANT);
}

static uint32_t number_of(const layout *l, const check_side *s)
{
    return l->number_of[l->g->mentions.v[s->mention].document];
}

static void put_value(buf *b, check_kind kind, const check_side *s)
{
    edtf date;
    if (kind == CHECK_DATE && edtf_parse(&date, s->value))
        edtf_print_words(b, date);
    else
        buf_put(b, text_clean(b->arena, s->value, 60));
}

/* "17 states [1] ≠ 35 states [2]"; dates that are not the event's own have a line already. */
static void add_line(const layout *l, card *c, const check_finding *f)
{
    if (f->kind == CHECK_DATE || c->doubts.n >= DOUBTS_MOST)
        return;
    buf b = {.arena = l->a};
    put_value(&b, f->kind, &f->sides[0]);
    buf_printf(&b, "  [%u] ≠ ", number_of(l, &f->sides[0]));
    put_value(&b, f->kind, &f->sides[1]);
    buf_printf(&b, "  [%u]", number_of(l, &f->sides[1]));
    *vec_push(l->a, &c->doubts) = buf_str(&b);
}

void conflict_mark(layout *l)
{
    if (!l->findings) {
        check_vec *found = arena_new(l->a, check_vec, 1);
        check_graph(found, l->a, l->g, l->options->lexicon, false);
        l->findings = found;
    }
    for (uint32_t i = 0; i < l->findings->n; i++) {
        const check_finding *f = &l->findings->v[i];
        if (!is_conflict(f) || l->card_of[f->event] == NONE)
            continue;
        card *c = &l->cards.v[l->card_of[f->event]];
        add_line(l, c, f);
        *vec_push(l->a, &c->conflicts) = i;
    }
}

static void put_side(buf *b, const layout *l, const check_finding *f, const check_side *s)
{
    str quote = text_clean(b->arena, l->g->mentions.v[s->mention].quote, QUOTE_MOST);
    put_value(b, f->kind, s);
    buf_printf(b, ", “%.*s%s” [%u]", STR_ARG(quote), quote.n < QUOTE_MOST ? "" : "…",
               number_of(l, s));
}

void conflict_note(buf *out, const layout *l, const card *k, const char *before)
{
    static const char *const words[] = {
#define X(kind, name, words) words,
        CHECK_KINDS(X)
#undef X
    };
    for (size_t i = 0; i < k->conflicts.n && i < DOUBTS_MOST; i++) {
        const check_finding *f = &l->findings->v[k->conflicts.v[i]];
        buf_printf(out, "%s≠ %s: ", before, words[f->kind]);
        put_side(out, l, f, &f->sides[0]);
        buf_put(out, S("; "));
        put_side(out, l, f, &f->sides[1]);
    }
}
