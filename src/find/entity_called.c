/* entity_called: names of which the article itself says what they are.
 *
 *     called = noun of an institution, name     "the mining company Serrova", "newspaper Dagen"
 *            | noun, naming, name               "a group known as Korvo"
 *            | name, article, noun of one       "Viasna, a local rights group, said"
 *
 * Such a name is an institution's wherever the article has it, whatever it was taken for. */
#include "find/spotter.h"

#define WORDS_MOST 7 /* between a name and the noun that says what it is */

static bool behind_noun(const spotter *f, uint32_t i)
{
    uint32_t name = i;
    i -= i > f->first + 1 && spot_is_text(f, i - 1, S("as")); /* "a group known as Korvo" */
    bool naming = i > f->first + 1 && spot_is(f, i - 1, WORD_NAMING);
    i = naming ? i - 1 : name;
    const token *noun = f->t + i - 1;
    return i > 0 && !(f->t[i].flags & TOKEN_FIRST) && noun->kind == TOKEN_WORD &&
           !(noun->flags & TOKEN_CAPITAL) && (lexicon_class(f->l, noun->word) & WORD_ORG_NOUN) != 0;
}

/* "[Viasna], a local rights group,": behind the name stands what it is. */
static bool before_noun(const spotter *f, uint32_t end)
{
    if (end + 2 >= f->end || !token_is_mark(f->article, end, ',') ||
        !spot_is(f, end + 1, WORD_DETERMINER))
        return false;
    for (uint32_t i = end + 2; i < f->end && i < end + 2 + WORDS_MOST; i++) {
        if (spot_is(f, i, WORD_PREPOSITION | WORD_RELATIVE) ||
            (f->t[i].kind != TOKEN_WORD && !spot_hyphen(f, i)))
            return false;
        bool head = i + 1 < f->end && (f->t[i + 1].kind == TOKEN_MARK ||
                                       spot_is(f, i + 1, WORD_PREPOSITION | WORD_RELATIVE));
        if (head && !spot_hyphen(f, i + 1) && spot_is(f, i, WORD_ORG_NOUN))
            return true;
    }
    return false;
}

/* One word that is a name if anything here is: "the company Tolvik paid". */
static bool one_word(const spotter *f, uint32_t i)
{
    const lex_title *title;
    return spot_name_word(f, i) && !spot_capital(f, i + 1) && !spot_hyphen(f, i + 1) &&
           !spot_is(f, i, WORD_GIVEN_NAME | WORD_NOT_NAME) && !spot_title(f, i, &title) &&
           !spot_known(f, i).match;
}

void spot_note_called(spotter *f)
{
    size_t k = 0;
    for (size_t s = 0; s < f->article->text.sentences.n; s++) {
        const sentence *at = &f->article->text.sentences.v[s];
        f->first = at->first;
        f->end = at->first + at->n;
        for (; k < f->names.n && f->names.v[k].first < f->end; k++) {
            const learned_name *name = &f->names.v[k];
            if (behind_noun(f, name->first) || before_noun(f, name->first + name->n))
                *map_slot_of(&f->called, tokens_text(f->article, name->first, name->n)) = 1;
        }
        for (uint32_t i = f->first; i < f->end; i++) {
            if (spot_capital(f, i) && (behind_noun(f, i) || before_noun(f, i + 1)) &&
                one_word(f, i))
                *map_slot_of(&f->called, spot_text(f, i)) = 1;
        }
    }
}

bool spot_is_called(const spotter *f, uint32_t i, uint32_t end)
{
    return f->called.n > 0 && map_get(&f->called, tokens_text(f->article, i, end - i)) != MAP_NONE;
}
