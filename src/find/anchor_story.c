/* anchor_story: what has been told so far, from which later times are counted. */
#include "find/anchor.h"

/* Many years long before publication and few words like "Thursday" or "last week": history. */
bool story_is_history(const anchoring *an, const time_expr_vec *exprs)
{
    size_t old = 0, fresh = 0;
    for (size_t i = 0; i < exprs->n; i++) {
        const time_expr *e = &exprs->v[i];
        bool year = e->has_year && !e->short_year && e->kind == KIND_CALENDAR;
        bool far = an->published.precision < EDTF_YEAR || e->year < an->publication.year - 2;
        old += year && far;
        bool near = e->kind == KIND_DAY || (e->kind == KIND_SHIFT && !e->there) ||
                    (e->kind == KIND_CALENDAR && e->weekday && !e->has_year);
        fresh += near || (year && !far);
    }
    return old >= 6 && old > 3 * fresh;
}

/* "the August 9 vote": a time that only says which thing is meant does not
 * move what is told to that day, so "the same day" is not counted from it. */
static bool only_qualifies(const anchoring *an, const time_expr *e)
{
    const dateline_article *a = an->article;
    const sentence *s = &a->text.sentences.v[e->sentence];
    const token *tokens = a->text.tokens.v;
    uint32_t next = e->first + e->n;
    if (e->first == s->first || next >= s->first + s->n || tokens[next].kind != TOKEN_WORD ||
        tokens[next].flags & TOKEN_CAPITAL)
        return false;
    uint32_t before = lexicon_class(a->lexicon, tokens[e->first - 1].word);
    uint32_t after = lexicon_class(a->lexicon, tokens[next].word);
    return before & WORD_DETERMINER && !(after & ~(uint32_t)WORD_SUPPORT);
}

/* What later times may be counted from: points in time, not lengths or what bounds them. */
void story_tell(anchoring *an, const time_expr *e, const timex *t, uint32_t index)
{
    bool point = e->kind != KIND_PERIOD && e->kind != KIND_LENGTH && e->kind != KIND_SET &&
                 !only_qualifies(an, e);
    if (point && t->date.from.precision >= EDTF_YEAR) {
        an->spoken = t->date.from;
        an->spoken_at = index;
        an->spoken_sentence = e->sentence;
        an->spoken_year = e->has_year;
    }
}
