/* page_form: the actors, kinds and sources of the events drawn, to choose from. */
#include "draw/page.h"

#include "base/map.h"
#include "draw/paint.h"
#include "draw/svg.h"

#include <stdlib.h>

typedef struct choice {
    str value, label;
} choice;
typedef VEC(choice) choice_vec;

static int by_label(const void *left, const void *right)
{
    const choice *a = left, *b = right;
    int order = str_cmp(a->label, b->label);
    return order ? order : str_cmp(a->value, b->value);
}

static void put_select(buf *out, const char *name, const char *label, const choice_vec *list)
{
    buf_printf(out, "<label>%s <select name=\"%s\"><option value=\"\">all</option>\n", label, name);
    for (size_t i = 0; i < list->n; i++) {
        buf_put(out, S("<option"));
        put_page_attribute(out, "value", list->v[i].value);
        buf_char(out, '>');
        xml_text(out, list->v[i].label);
        buf_put(out, S("</option>\n"));
    }
    buf_put(out, S("</select></label>\n"));
}

static str number_text(arena *a, uint32_t number)
{
    buf b = {.arena = a};
    buf_printf(&b, "%u", number);
    return buf_str(&b);
}

static choice_vec actors_of(const layout *l, const entries *all)
{
    choice_vec list = {0};
    bool *seen = arena_new(l->a, bool, l->g->entities.n);
    for (size_t i = 0; i < all->n; i++) {
        for (size_t k = 0; k < all->v[i].actors.n; k++) {
            const entry_actor *who = &all->v[i].actors.v[k];
            if (!seen[who->entity])
                *vec_push(l->a, &list) = (choice){number_text(l->a, who->entity), who->name};
            seen[who->entity] = true;
        }
    }
    if (list.n)
        qsort(list.v, list.n, sizeof *list.v, by_label);
    return list;
}

static choice_vec kinds_of(const layout *l, const entries *all)
{
    choice_vec list = {0};
    map seen = {.arena = l->a};
    for (size_t i = 0; i < all->n; i++) {
        str label = all->v[i].card->style->label;
        uint32_t *slot = map_slot_of(&seen, label);
        if (*slot == MAP_NONE)
            *vec_push(l->a, &list) = (choice){label, label};
        *slot = 0;
    }
    if (list.n)
        qsort(list.v, list.n, sizeof *list.v, by_label);
    return list;
}

/* In the order of their numbers. */
static choice_vec sources_of(const layout *l)
{
    choice_vec list = {0};
    for (uint32_t i = 0; i < l->sources.n; i++) {
        buf b = {.arena = l->a};
        buf_printf(&b, "%u ", i + 1);
        buf_put(&b, source_words(l, l->sources.v[i]));
        *vec_push(l->a, &list) = (choice){number_text(l->a, i + 1), buf_str(&b)};
    }
    return list;
}

static void put_day(buf *out, const char *name, const char *label)
{
    buf_printf(out,
               "<label>%s <input name=\"%s\" placeholder=\"2020-08\" "
               "title=\"2020, 2020-08 or 2020-08-09\" "
               "pattern=\"-?[0-9]{4,6}(-[0-9]{2}){0,2}\"/></label>\n",
               label, name);
}

void put_page_form(buf *out, const layout *l, const entries *all)
{
    choice_vec actors = actors_of(l, all), kinds = kinds_of(l, all), sources = sources_of(l);
    buf_put(out, S("<form id=\"filter\" class=\"scripted\" role=\"search\" autocomplete=\"off\" "
                   "aria-label=\"Filter events\" hidden=\"hidden\">\n"
                   "<label>Words <input type=\"search\" name=\"words\"/></label>\n"));
    put_select(out, "actor", "Actor or place", &actors);
    put_select(out, "kind", "Kind", &kinds);
    put_select(out, "source", "Source", &sources);
    put_day(out, "from", "From");
    put_day(out, "to", "To");
    buf_put(out, S("<button type=\"reset\">Show all</button>\n"
                   "<output id=\"count\" aria-live=\"polite\"></output>\n</form>\n"));
}
