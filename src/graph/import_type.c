/* import_type: what kind of event a row tells whose table does not say so: its label is read as a
 * sentence, and what that is about is the type. "Ferry returns after the flood" is no flood.
 */
#include "graph/import.h"

#include "find/article.h"

static void read_label(void *ctx)
{
    find_all(ctx);
}

/* "Truce broken" is no truce; "Talks held in Riga" are talks. */
static bool is_done_to(const dateline_article *a, uint32_t noun)
{
    for (uint32_t i = noun + 1; i < a->text.tokens.n; i++) {
        bool participle = a->parse[i].head == noun && a->parse[i].relation == UD_ACL;
        if (participle && !lexicon_word_is(a->lexicon, a->text.tokens.v[i].word, WORD_SUPPORT))
            return true;
    }
    return false;
}

static str type_at_root(const dateline_article *a)
{
    for (size_t i = 0; i < a->events.n; i++) {
        const event *e = &a->events.v[i];
        if (a->parse[e->head].relation == UD_ROOT && !e->negated && !e->wished)
            return !e->verb && is_done_to(a, e->head) ? S("") : e->type;
    }
    return S("");
}

str import_type(const dateline_lexicon *lexicon, str label)
{
    if (lexicon->types.n == 0 || label.n == 0)
        return S("");
    dateline_article a = {.lexicon = lexicon, .source.text = label};
    *vec_push(&a.arena, &a.source.blocks) = (block){{0, (uint32_t)label.n}, BLOCK_PARAGRAPH};
    bool in_memory = oom_guard(read_label, &a);
    str type = in_memory ? type_at_root(&a) : S("");
    arena_free(&a.arena);
    if (!in_memory)
        oom_leap();
    return type;
}
