/* entity_person: names of persons, by what stands around them.
 *
 *     person = title name | given name surname | capitals said | capitals, 45, */
#include "find/spotter.h"

#include "lang/model.h"

#define OFFICE_WORDS  4 /* between two titles of one office */
#define SYLLABLE_MOST 5 /* bytes of "Geun" and "hye" */
#define SURNAME_MOST  6 /* bytes of "Park" and "Cheung" */

static str role_of(const lex_title *title)
{
    return str_eq(title->role, S("-")) ? (str){0} : title->role;
}

/* "X, 45," tells a person's age. */
static bool age_at(const spotter *f, uint32_t i)
{
    return i + 2 < f->end && token_is_mark(f->article, i, ',') &&
           f->t[i + 1].kind == TOKEN_NUMBER && f->t[i + 1].at.n <= 2 &&
           token_is_mark(f->article, i + 2, ',');
}

/* The role told behind the name: ", deputy Europe director at ...", ", the mayor of ...". The last
 * title before the group of words ends is its head. */
static str apposition(const spotter *f, uint32_t i, bool *titled)
{
    str told = {0};
    *titled = false;
    if (i >= f->end || !token_is_mark(f->article, i, ','))
        return told;
    if (age_at(f, i))
        i += 2;
    for (uint32_t at = i + 1; at < f->end && at < i + 9;) {
        const lex_title *title;
        size_t n = spot_title(f, at, &title);
        uint32_t next = at + (uint32_t)n;
        if (n && spot_capital(f, at) && next < f->end && spot_person_word(f, next))
            break; /* "Ann Lee, Prime Minister Bo Ek and ...": of the next in a list */
        if (n && role_of(title).n)
            told = role_of(title);
        *titled |= n > 0;
        bool over = f->t[at].kind == TOKEN_MARK ||
                    spot_is(f, at, WORD_PREPOSITION | WORD_RELATIVE) ||
                    spot_is(f, at, WORD_MODAL | WORD_BE | WORD_HAVE | WORD_PAST) ||
                    (spot_is(f, at, WORD_COORDINATOR) && !spot_capital(f, at + 1));
        over &= !token_is_owner_mark(f->article, at);
        if (over && !n && !(f->t[at].kind == TOKEN_MARK && spot_hyphen(f, at)))
            break;
        at += n ? (uint32_t)n : 1;
    }
    return told;
}

bool spot_has_office(const spotter *f, uint32_t end)
{
    bool titled;
    apposition(f, end, &titled);
    return titled;
}

/* "Ki-moon", "Geun-hye": two syllables, of which one is no word that is known. */
static bool is_paired(const spotter *f, uint32_t i)
{
    if (!spot_name_word(f, i) || !spot_hyphen(f, i + 1) || spot_capital(f, i + 2) ||
        f->t[i].flags & TOKEN_ALLCAPS || spot_is(f, i, WORD_PARTICLE) ||
        f->t[i].at.n > SYLLABLE_MOST || f->t[i + 2].at.n > SYLLABLE_MOST || spot_hyphen(f, i + 3))
        return false;
    uint8_t second = model_word_classes(f->l->model, spot_text(f, i + 2));
    uint8_t told = CLASS_VERB_FORM | CLASS_ADJECTIVE | CLASS_ADVERB; /* "Rif-led", "sky-high" */
    return (second & ~CLASS_NAME) == 0 ||
           (f->t[i].at.n <= 3 && (f->t[i].word == 0 || spot_is(f, i, WORD_GIVEN_NAME)) &&
            !(second & told));
}

bool spot_surname_first(const spotter *f, uint32_t i)
{
    const lex_title *title;
    return spot_name_word(f, i) && !(f->t[i].flags & TOKEN_ALLCAPS) &&
           f->t[i].at.n <= SURNAME_MOST && is_paired(f, i + 1) && !spot_title(f, i, &title) &&
           (f->t[i].at.n <= SYLLABLE_MOST || !spot_known(f, i).match);
}

/* "the reign of King Charles I", "Charles I was beheaded": where a pronoun hardly stands, behind a
 * name that opens its sentence, or before no verb. "I told Anna I knew." */
static bool is_first_of_name(const spotter *f, uint32_t i, uint32_t end)
{
    if (end == i || end >= f->end || !spot_is_text(f, end, S("I")))
        return false;
    while (i > f->first && spot_capital(f, i - 1))
        i--;
    bool opens = i == f->first || (f->t[i - 1].kind == TOKEN_MARK &&
                                   token_quote_mark(f->article, i - 1) == QUOTE_NONE &&
                                   !token_is_mark(f->article, i - 1, ','));
    bool ends = end + 1 == f->end || f->t[end + 1].kind == TOKEN_MARK ||
                spot_is(f, end + 1, WORD_PREPOSITION | WORD_COORDINATOR);
    return opens || ends;
}

/* "M A Rathnayaka": behind another initial, "A" is no article. */
static bool is_initial(const spotter *f, uint32_t i, uint32_t at)
{
    return at > i && at + 1 < f->end && f->t[at].at.n == 1 && f->t[at - 1].at.n == 1 &&
           spot_capital(f, at) && spot_capital(f, at - 1) && spot_person_word(f, at + 1);
}

/* "Mary Jo [White]": a surname that may be another word, where the tagger has learned so. */
static bool is_learned_surname(const spotter *f, uint32_t i, uint32_t at)
{
    const learned_name *name = at > i ? spot_learned(f, i) : NULL;
    return name != NULL && name->kind == ENTITY_PERSON && name->first + name->n == at + 1 &&
           spot_is(f, i, WORD_GIVEN_NAME) && spot_name_word(f, at) &&
           !spot_is(f, at, WORD_ORG_LAST | WORD_PLACE_LAST | WORD_THING_LAST);
}

uint32_t spot_person_end(const spotter *f, uint32_t i)
{
    if (spot_surname_first(f, i))
        return i + 4;
    uint32_t end = i;
    while (end < f->end && end - i < 8) {
        uint32_t at = end;
        while (at > i && at < f->end && at < end + 3 && spot_is(f, at, WORD_PARTICLE) &&
               !spot_in_time(f, at) && !token_is_mark(f->article, at, ',')) {
            at++;
            if (spot_hyphen(f, at)) /* "al-Assad" */
                at++;
        }
        if ((!spot_person_word(f, at) && !is_initial(f, i, at) &&
             !(at == end && is_learned_surname(f, i, at))) ||
            (end > i && at == end && spot_known(f, at).n > 1))
            break;
        const lex_title *title; /* "Meta CEO Mark Zuckerberg": the name comes behind the title */
        size_t office = end > i ? spot_title(f, at, &title) : 0;
        if (office && spot_person_word(f, at + (uint32_t)office))
            break;
        end = spot_word_end(f, at);
    }
    return is_first_of_name(f, i, end) ? end + 1 : end;
}

bool spot_doubtful_person(const spotter *f, uint32_t i, uint32_t end)
{
    bool common = true, loud = false;
    for (uint32_t at = i; at < end && !spot_is(f, i, WORD_GIVEN_NAME); at++) {
        uint8_t classes = model_word_classes(f->l->model, spot_text(f, at));
        common &= classes != 0 && !(classes & CLASS_NAME);
        loud |= (f->t[at].flags & TOKEN_ALLCAPS) && !(f->t[i].flags & TOKEN_ALLCAPS);
    }
    return !spot_is(f, i, WORD_GIVEN_NAME) && (common || loud);
}

static bool learned_person(const spotter *f, uint32_t i)
{
    const learned_name *name = spot_learned(f, i);
    return name != NULL && name->kind == ENTITY_PERSON && name->n > 1 &&
           !spot_doubtful_person(f, i, i + name->n);
}

void spot_add_person(spotter *f, uint32_t i, uint32_t end, span title, str office,
                     spot_strength strength)
{
    bool titled;
    str told = apposition(f, end, &titled);
    if (strength != SPOT_SURE && (told.n || age_at(f, end) || spot_saying(f, end) ||
                                  (i > f->first && spot_saying(f, i - 1)) || learned_person(f, i)))
        strength = SPOT_SURE;
    spot *s = spot_add(f, i, end, ENTITY_PERSON, strength);
    s->title = title;
    s->role = office.n ? office : told;
}

/* "Turkish president" */
static bool behind_state(const spotter *f, uint32_t i)
{
    const spot *last = f->out->n > 0 ? &f->out->v[f->out->n - 1] : NULL;
    return last && last->demonym && last->first + last->n == i;
}

/* "Chief [Election Officer] Ann Lee": common words up to another title are of the office. */
static uint32_t office_end(const spotter *f, uint32_t at, const lex_title **title)
{
    for (uint32_t i = at; i < f->end && i < at + OFFICE_WORDS && spot_capital(f, i); i++) {
        const lex_title *last;
        size_t n = i > at ? spot_title(f, i, &last) : 0;
        if (n > 0 && spot_person_word(f, i + (uint32_t)n)) {
            *title = last;
            return i + (uint32_t)n;
        }
        uint8_t classes = model_word_classes(f->l->model, spot_text(f, i));
        if (classes == 0 || classes & CLASS_NAME || spot_is(f, i, WORD_GIVEN_NAME))
            break;
    }
    return at;
}

/* "His elder brother Omar", "Lind's wife Ida": of a family told of, but no surname is said. */
static bool is_kin(const spotter *f, uint32_t i, const lex_title *title)
{
    if (i == f->first || !str_eq(title->role, S("-")))
        return false;
    bool elder = i > f->first + 1 && !spot_is(f, i - 1, WORD_DETERMINER) &&
                 !token_is_owner_mark(f->article, i - 1);
    uint32_t owner = elder ? i - 2 : i - 1;
    return spot_is(f, owner, WORD_MASCULINE | WORD_FEMININE) ||
           token_is_owner_mark(f->article, owner);
}

uint32_t spot_titled_person(spotter *f, uint32_t i)
{
    const lex_title *title;
    size_t n = spot_title(f, i, &title);
    if (!n)
        return 0;
    uint32_t title_end = i + (uint32_t)n;
    uint32_t at = title_end;
    const lex_title *more;
    size_t next = spot_title(f, at, &more); /* "Prime Minister Sir Keir", "President General" */
    if (next && spot_capital(f, at) && spot_name_word(f, at + (uint32_t)next))
        at += (uint32_t)next;
    at = office_end(f, at, &title);
    uint32_t behind = spot_complement(f, at);
    if (behind > at && spot_person_word(f, behind))
        at = behind;
    uint32_t end = spot_person_end(f, at);
    if (end == at && spot_name_word(f, at) && spot_is(f, at, WORD_GIVEN_NAME))
        end = spot_person_end(f, at + 1); /* "President Park", "President Bill Clinton" */
    size_t words = spot_name_words(f, at, end);
    known k = at < f->end ? spot_known(f, at) : (known){0};
    bool small = !spot_capital(f, i);
    bool other = k.match && !spot_is(f, at, WORD_GIVEN_NAME) &&
                 (f->l->names.v[k.match->name].kind != ENTITY_PLACE || at > title_end);
    bool office = small && ((role_of(title).n && f->t[at].word == 0 && behind_state(f, i)) ||
                            is_kin(f, i, title));
    bool shouted = f->headline && spot_doubtful_person(f, at, end); /* "Former Singer Jailed" */
    if (end == at || other || shouted || (small && words < 2 && !office))
        return 0;
    span before = span_join(f->t[i].at, f->t[at - 1].at);
    bool sure = !small || office || spot_is(f, at, WORD_GIVEN_NAME);
    spot_add_person(f, at, end, before, role_of(title), sure ? SPOT_SURE : SPOT_PERSON_MAYBE);
    return end - i;
}

uint32_t spot_before_office(const spotter *f, uint32_t i, uint32_t end)
{
    for (uint32_t at = i + 1; at + 1 < end; at++) {
        const lex_title *title;
        bool office =
            spot_capital(f, at) && !spot_hyphen(f, at - 1) && !spot_is(f, at, WORD_GIVEN_NAME);
        size_t n = office ? spot_title(f, at, &title) : 0;
        if (n > 0 && at + n < end && spot_person_word(f, at + (uint32_t)n) &&
            !spot_doubtful_person(f, at + (uint32_t)n, end))
            return at;
    }
    return end;
}

bool spot_given_and_surname(const spotter *f, uint32_t i, known k)
{
    if (f->headline || !spot_is(f, i, WORD_GIVEN_NAME) || !spot_name_word(f, i) || k.n > 1)
        return false;
    uint32_t end = spot_person_end(f, i);
    return spot_name_words(f, i, end) >= 2;
}
