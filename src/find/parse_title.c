/* parse_title: "the envoy to the council Ann Lee resigned": a post with its complement and the name
 * right behind it are one person, who is the head of them; the parser ties the name to the
 * complement. Nor is the title what stands beside the noun in "the judge, Mr Justice Lee, ruled".
 */
#include "find/parse.h"

typedef struct titled { /* tokens */
    uint32_t post, tie; /* where the title begins, and its preposition */
    uint32_t name, end;
} titled;

/* The title of the mention, if it has a complement. */
static bool find_title(titled *out, const dateline_article *a, const mention *m, uint32_t first)
{
    *out = (titled){m->first, NONE, m->first, m->first + m->n};
    while (m->title.n > 0 && out->post > first &&
           a->text.tokens.v[out->post - 1].at.at >= m->title.at) {
        out->post--;
        if (a->parse[out->post].pos == UD_ADP)
            out->tie = out->post;
    }
    return out->tie != NONE && out->tie > out->post && out->tie + 1 < out->name;
}

/* The first of words [from, end) that hangs on none of them, or NONE. */
static uint32_t top_of(const token_parse *parse, uint32_t from, uint32_t end)
{
    uint32_t i = from;
    while (i < end && parse[i].head - from < end - from)
        i++;
    return i < end ? i : NONE;
}

static void settle(token_parse *parse, titled t, uint32_t end)
{
    uint32_t post = top_of(parse, t.post, t.tie), top = top_of(parse, t.post, t.end);
    if (post == NONE || top == NONE)
        return;
    token_parse above = parse[top];
    for (uint32_t i = t.end; i < end; i++) { /* what was said of the post is said of the person */
        if (parse[i].head - t.post < t.end - t.post)
            parse[i].head = t.name;
    }
    for (uint32_t i = t.tie; i < t.name; i++) {
        if (parse[i].head - t.tie >= t.name - t.tie)
            parse_attach(parse, i, t.name - 1,
                         i == t.tie ? UD_CASE : (ud_relation)parse[i].relation);
    }
    parse_attach(parse, t.name - 1, post, UD_NMOD);
    for (uint32_t i = t.name + 1; i < t.end; i++)
        parse_attach(parse, i, t.name, UD_FLAT);
    parse_attach(parse, post, t.name, UD_NMOD_DESC);
    parse_attach(parse, t.name, above.head, (ud_relation)above.relation);
}

/* "the judge, [Mr] Justice Lee": who that is is said by the name. */
static void settle_bare(token_parse *parse, titled t, uint32_t first, uint32_t end)
{
    uint32_t top = top_of(parse, t.post, t.end);
    if (top == NONE || top >= t.name || parse[top].relation != UD_APPOS ||
        parse[t.name].head - t.post >= t.name - t.post)
        return;
    token_parse above = parse[top];
    for (uint32_t i = first; i < end; i++) {
        if (parse[i].head == top && i != t.name)
            parse[i].head = t.name;
    }
    parse_attach(parse, top, t.name, UD_NMOD_DESC);
    parse_attach(parse, t.name, above.head, (ud_relation)above.relation);
}

void parse_titles(dateline_article *article, uint32_t from, uint32_t first, uint32_t n)
{
    const mention *all = article->mentions.v;
    for (size_t m = from; m < article->mentions.n && all[m].first < first + n; m++) {
        titled t;
        if (find_title(&t, article, &all[m], first))
            settle(article->parse, t, first + n);
        else if (t.post < t.name && t.tie == NONE)
            settle_bare(article->parse, t, first, first + n);
    }
}
