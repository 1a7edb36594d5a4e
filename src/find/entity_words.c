/* entity_words: what can be part of a name: capitals, hyphens, words of the lexicon and of titles.
 */
#include "find/spotter.h"

#include "lang/model.h"

#define SYMBOL_MOST 24 /* tokens of a document's symbol */

#define WORD_FUNCTION                                                                              \
    (WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_RELATIVE |   \
     WORD_MODAL | WORD_BE | WORD_HAVE | WORD_DO | WORD_PRONOUN | WORD_NEGATION | WORD_TO)

bool spot_in_time(const spotter *f, uint32_t i)
{
    const dateline_article *a = f->article;
    for (size_t k = f->time; k < a->times.n && a->times.v[k].first <= i; k++) {
        if (i < a->times.v[k].first + a->times.v[k].n)
            return true;
    }
    return false;
}

bool spot_hyphen(const spotter *f, uint32_t i)
{
    return i > f->first && i + 1 < f->end && f->t[i].at.n == 1 && spot_is_text(f, i, S("-")) &&
           !(f->t[i].flags & TOKEN_SPACED) && !(f->t[i + 1].flags & TOKEN_SPACED) &&
           f->t[i + 1].kind == TOKEN_WORD;
}

uint32_t spot_word_end(const spotter *f, uint32_t i)
{
    uint32_t end = i + 1;
    while (end - i < RUN_MAX && spot_hyphen(f, end)) {
        if (f->t[end + 1].at.n <= 3 && spot_hyphen(f, end + 2) && spot_capital(f, end + 3)) {
            end += 4; /* "Lashkar-e-Taiba", "Stratford-on-Avon" */
            continue;
        }
        if (token_joins_quality(f->article, end))
            break;
        const token *left = &f->t[end - 1]; /* "Co-operation", but not "US-led" */
        bool prefix = left->at.n <= 2 && !(left->flags & TOKEN_ALLCAPS);
        bool name = prefix || spot_capital(f, end + 1) || !f->t[end + 1].word ||
                    spot_is(f, end + 1, WORD_GIVEN_NAME);
        if (!name)
            break;
        end += 2;
    }
    return end;
}

bool spot_strange(const spotter *f, uint32_t i)
{
    return spot_capital(f, i) && f->t[i].word == 0 &&
           model_word_classes(f->l->model, spot_text(f, i)) == 0;
}

uint32_t spot_number_end(const spotter *f, uint32_t end)
{
    uint32_t number = end + !spot_is_text(f, end - 1, S("No."));
    bool numbered = number < f->end && spot_is_text(f, number - 1, S("No.")) &&
                    f->t[number].kind == TOKEN_NUMBER;
    return numbered ? number + 1 : end;
}

bool spot_has_digit(str word)
{
    for (size_t i = 0; i < word.n; i++) {
        if (ascii_is_digit(word.p[i]))
            return true;
    }
    return false;
}

bool spot_has_initial(const spotter *f, uint32_t i, uint32_t end)
{
    for (; i < end; i++) {
        if (f->t[i].at.n <= 2 && str_ends(spot_text(f, i), S(".")))
            return true;
    }
    return false;
}

/* "R-N.C.": the party of who is named before, and the state that sent him. */
static uint32_t party_end(const spotter *f, uint32_t i)
{
    bool mark = spot_capital(f, i) && f->t[i].at.n == 1 && i > f->first &&
                f->t[i - 1].kind == TOKEN_MARK && spot_hyphen(f, i + 1) && spot_capital(f, i + 2);
    return mark && (spot_known(f, i + 2).match || str_ends(spot_text(f, i + 2), S("."))) ? i + 3
                                                                                         : i;
}

uint32_t spot_symbol_end(const spotter *f, uint32_t i)
{
    uint32_t party = party_end(f, i);
    if (party > i)
        return party;
    uint32_t end = i + 1, strokes = 0;
    bool figure = false;
    for (; end < f->end && end - i < SYMBOL_MOST && !(f->t[end].flags & TOKEN_SPACED); end++) {
        strokes += token_is_mark(f->article, end, '/');
        figure |= spot_has_digit(spot_text(f, end));
    }
    return strokes >= 2 && figure ? end : i;
}

bool spot_lists(const spotter *f, uint32_t i)
{
    return i == f->first && f->t[i].at.n == 2 && spot_has_initial(f, i, i + 1) &&
           f->article->text.sentences.v[f->sentence].kind == BLOCK_HEADING;
}

bool spot_name_word(const spotter *f, uint32_t i)
{
    if (!spot_capital(f, i) || spot_in_time(f, i))
        return false;
    word_class class = spot_class(f, i);
    bool opens = class & WORD_ORG_FIRST; /* "New Democratic Party" */
    bool small = ((class & WORD_FUNCTION) && !opens) || (f->t[i].flags & TOKEN_FIRST);
    return !(class & WORD_STOP) || !small;
}

bool spot_person_word(const spotter *f, uint32_t i)
{
    word_class never =
        WORD_STOP | WORD_NOT_NAME | WORD_ORG_LAST | WORD_PLACE_LAST | WORD_THING_LAST;
    return spot_name_word(f, i) && !spot_is(f, i, never) && !spot_has_digit(spot_text(f, i));
}

size_t spot_name_words(const spotter *f, uint32_t i, uint32_t end)
{
    size_t n = 0;
    for (uint32_t at = i; at < end; at++)
        n += spot_capital(f, at) &&
             !(at > i + 1 && spot_hyphen(f, at - 1) && spot_capital(f, at - 2));
    return n;
}

/* The text must be written as the name is: "Human Rights Watch", "WHO"; capitals may stand for
 * small letters ("BELARUS"), and names of groups may be written in any way. */
static bool written_as(const spotter *f, const lex_name_match *m, uint32_t i, size_t n)
{
    const lex_name *name = &f->l->names.v[m->name];
    span at = span_join(f->t[i].at, f->t[i + n - 1].at);
    str text = str_span(f->article->source.text, at);
    if (m->exact_case)
        return str_eq(text, m->as);
    if (name->common)
        return true;
    bool table_capital = m->as.p[0] < 'a' || m->as.p[0] > 'z';
    if (!table_capital)
        return true;
    for (uint32_t k = i; k < i + n; k++) {
        word_class class = spot_class(f, k);
        bool small = f->t[k].kind != TOKEN_WORD || (class & (WORD_STOP | WORD_PARTICLE));
        if (!small && !spot_capital(f, k) && !(k > i && spot_hyphen(f, k - 1)) &&
            str_find(m->as, spot_text(f, k)) == STR_NONE)
            return false;
    }
    return spot_capital(f, i) || str_find(m->as, spot_text(f, i)) == 0;
}

known spot_known(const spotter *f, uint32_t i)
{
    known k = {0};
    if (!f->t[i].word)
        return k;
    uint32_t at = phrase_match(&f->l->name_forms, f->t, i, f->end, &k.n);
    for (; at != PHRASE_NONE; at = f->l->name_matches.v[at].other) {
        if (written_as(f, &f->l->name_matches.v[at], i, k.n)) {
            k.match = &f->l->name_matches.v[at];
            return k;
        }
    }
    return (known){0};
}

size_t spot_title(const spotter *f, uint32_t i, const lex_title **title)
{
    size_t n = 0;
    if (i >= f->end || !f->t[i].word)
        return 0;
    uint32_t row = phrase_match(&f->l->title_forms, f->t, i, f->end, &n);
    if (row == PHRASE_NONE)
        return 0;
    *title = &f->l->titles.v[row];
    return n;
}

uint32_t spot_complement(const spotter *f, uint32_t i)
{
    if (!spot_is_text(f, i, S("to")) && !spot_is_text(f, i, S("of")) &&
        !spot_is_text(f, i, S("for")))
        return i;
    uint32_t at = i + 1;
    if (spot_is(f, at, WORD_DETERMINER))
        at++;
    if (at >= f->end)
        return i;
    known k = spot_known(f, at);
    return k.match ? at + (uint32_t)k.n : i;
}

bool spot_saying(const spotter *f, uint32_t i)
{
    return i < f->end && token_begins_cue(f->article, i, f->end, CUE_SAYING);
}

const learned_name *spot_learned(const spotter *f, uint32_t i)
{
    size_t at = f->name;
    while (at < f->names.n && f->names.v[at].first < i)
        at++;
    bool found = at < f->names.n && f->names.v[at].first == i && !f->headline;
    return found ? &f->names.v[at] : NULL;
}

spot *spot_add(spotter *f, uint32_t i, uint32_t end, entity_kind kind, spot_strength strength)
{
    spot *s = vec_push(f->arena, f->out);
    *s = (spot){.first = i,
                .n = end - i,
                .sentence = f->sentence,
                .kind = kind,
                .strength = strength,
                .row = NONE};
    return s;
}
