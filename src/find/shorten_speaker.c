/* shorten_speaker: who says what a label tells in his own words: "Brandt: we never agreed". */
#include "base/utf8.h"
#include "find/noun_phrase.h"
#include "find/shorten.h"

bool shorten_speaks(const skeleton *k, uint32_t verb)
{
    const lex_type *type = tree_event_type(k, verb);
    return type && type->speech;
}

bool shorten_in_own_words(const skeleton *k, uint32_t told)
{
    uint64_t parts = SUBJECTS | RELATION(UD_OBJ) | RELATION(UD_IOBJ);
    return tree_find_class(k, told, parts, WORD_SPEAKING) != NONE;
}

static str speaker_of(const shortening *s, const event *e)
{
    const dateline_article *a = s->k->article;
    if (s->speaker == NONE)
        return str_span(a->source.text, e->said_by);
    uint32_t m = skeleton_at(s->k, s->speaker)->mention;
    bool pronoun = tree_pos(s->k, s->speaker) == UD_PRON;
    return pronoun ? (m == NONE ? (str){0} : a->entities.v[a->mentions.v[m].entity].name)
                   : str_span(a->source.text, noun_phrase(s->k, s->speaker));
}

/* "Brandt: we never agreed", where a clause of her own words says what she did. */
str shorten_with_speaker(const shortening *s, dateline_article *a, const event *e, str text)
{
    bool own = s->subject != NONE && (skeleton_is(s->k, s->subject, WORD_SPEAKING) ||
                                      shorten_in_own_words(s->k, s->root));
    str speaker = speaker_of(s, e);
    if (speaker.n == 0 || !(own || s->speaker != NONE))
        return text;
    bool capital = s->subject != NONE &&
                   (token_is(a, s->subject, S("I")) || tree_pos(s->k, s->subject) == UD_PROPN);
    buf out = {.arena = &a->arena};
    bool article = str_starts(speaker, S("The ")) || str_starts(speaker, S("the "));
    buf_puts(&out, str_from(speaker, article ? 4 : 0), S(": "));
    size_t at = 0;
    if (!capital && text.n > 0)
        utf8_put(&out, utf8_lower(utf8_next(text, &at)));
    buf_put(&out, str_from(text, at));
    return buf_str(&out);
}
