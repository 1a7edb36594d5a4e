/* entity_other: by what else one is known: a name that the text says is another one's ("also known
 * as Korvo"), and a first or middle name that stands alone where others have a surname; whom of
 * several a surname means, and that "the court" may have no name.
 */
#include "find/entity_resolve.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "find/alias.h"
#include "lang/model.h"

#define OWN_NAME   2 /* times that a short form is told before the long one if it is none */
#define PART_LEAST 2 /* bytes of a first name that one may be known by: "Xu", no initial */
#define KIND_WORDS 3 /* from "a" to "court": "a Turkish appeal court" */
#define POST_REACH 2 /* sentences that a post is behind who has it */
#define KIND_MOST  5 /* words that tell what somebody is: "a young blogger" */

void entity_note_parts(resolver *r, uint32_t id)
{
    str rest = r->article->entities.v[id].name, word;
    size_t blank = str_find_char(rest, ' ');
    uint32_t *first = map_slot_of(&r->firsts, str_sub(rest, 0, blank == STR_NONE ? 0 : blank));
    r->next_first.v[id] = *first == MAP_NONE ? NONE : *first;
    *first = id;
    while (str_find_char(rest, ' ') != STR_NONE && str_split(&rest, ' ', &word)) {
        if (word.n < PART_LEAST || word.p[1] == '.' || ascii_is_lower(word.p[0]))
            continue;
        uint32_t *slot = map_slot_of(&r->parts, word);
        *slot = *slot == MAP_NONE || *slot == id ? id : HEAD_OF_MANY;
    }
}

/* Of those told of so far whose first name it is, whoever was told of most; or NONE. */
static uint32_t told_most(const resolver *r, str word)
{
    uint32_t best = NONE, at = map_get(&r->firsts, word);
    bool many = false;
    for (int tries = 0; at != MAP_NONE && at != NONE && tries < CHAIN_MAX; tries++) {
        bool more = r->told.v[at] > (best == NONE ? 0 : r->told.v[best]);
        many = more ? false : many || (best != NONE && r->told.v[at] == r->told.v[best]);
        best = more ? at : best;
        at = r->next_first.v[at];
    }
    return many ? NONE : best;
}

uint32_t entity_person_of_part(const resolver *r, str word)
{
    uint32_t id = map_get(&r->parts, word);
    return id == MAP_NONE ? NONE : id == HEAD_OF_MANY ? told_most(r, word) : id;
}

/* The title as written and the surname: "Dr. Lee". */
static str titled_name(const resolver *r, span title, str surname)
{
    buf key = {.arena = r->scratch};
    buf_put(&key, str_span(r->article->source.text, title));
    buf_char(&key, ' ');
    buf_put(&key, surname);
    return buf_str(&key);
}

void entity_note_titled(resolver *r, span title, uint32_t id)
{
    str surname = alias_surname(r->article->entities.v[id].name);
    uint32_t *slot = map_slot_of(&r->titled, titled_name(r, title, surname));
    *slot = *slot == MAP_NONE || *slot == id ? id : HEAD_OF_MANY;
}

uint32_t entity_person_titled(const resolver *r, span title, str surname)
{
    uint32_t id = title.n ? map_get(&r->titled, titled_name(r, title, surname)) : MAP_NONE;
    return id == MAP_NONE || id == HEAD_OF_MANY ? NONE : id;
}

/* How much speaks for a surname that stands alone: of "Elian" and his father, both Lind, it is the
 * father's. */
static uint32_t weight_of(const resolver *r, uint32_t id)
{
    return r->alone.v[id] == ALONE_FIRST_NAME ? 0 : r->told.v[id];
}

uint32_t entity_person_of_surname(const resolver *r, str name, bool exact)
{
    uint32_t best = entity_find_person(r, name, exact);
    if (best == NONE)
        return NONE;
    str surname = alias_surname(r->article->entities.v[best].name);
    bool many = false;
    uint32_t at = map_get(&r->surnames, alias_key(r->scratch, name));
    for (int tries = 0; at != MAP_NONE && at != NONE && tries < CHAIN_MAX; tries++) {
        bool other = at != best && r->last.v[at] > 0 &&
                     str_eq(alias_surname(r->article->entities.v[at].name), surname);
        bool more = other && weight_of(r, at) > weight_of(r, best);
        many = more ? false : many || (other && weight_of(r, at) == weight_of(r, best));
        many |= other && name.n == 1; /* "Mr. B." is one of two */
        best = more ? at : best;
        at = r->next.v[at];
    }
    return many ? NONE : best;
}

/* Behind what may stand between a name and "known": ", who", ", [a young blogger]", "is", "also".
 */
static uint32_t naming_from(const dateline_article *a, uint32_t i, uint32_t end)
{
    word_class other = WORD_PREPOSITION | WORD_RELATIVE | WORD_NAMING | WORD_BE | WORD_HAVE;
    bool aside = i < end && (token_is_mark(a, i, ',') || token_is_mark(a, i, '('));
    i += aside;
    if (aside && i < end && token_class(a, i) & WORD_INDEFINITE) {
        for (uint32_t last = i + KIND_MOST; i < end && i < last; i++) {
            if (a->text.tokens.v[i].kind != TOKEN_WORD || token_is_capital(a, i) ||
                token_class(a, i) & other)
                break;
        }
    } else if (aside && i < end && token_is(a, i, S("who"))) {
        i++;
    }
    i += i < end && token_class(a, i) & WORD_BE;
    bool led = i + 1 < end && token_class(a, i + 1) & WORD_NAMING && /* "widely", "also" */
               !(token_class(a, i) & WORD_NEGATION);
    return i + led;
}

/* "Mohamed Dagalo, also known as [Hemedti],": where the other name of a spot begins, or 0. */
static uint32_t other_name(const resolver *r, const spot *s)
{
    const dateline_article *a = r->article;
    const sentence *in = &a->text.sentences.v[s->sentence];
    uint32_t end = in->first + in->n, i = naming_from(a, s->first + s->n, end);
    if (i + 2 >= end || !(token_class(a, i) & WORD_NAMING))
        return 0;
    i++;
    i += token_is(a, i, S("as"));
    i += i < end && (token_class(a, i) & WORD_DETERMINER && !(token_class(a, i) & WORD_INDEFINITE));
    i += i < end && token_quote_mark(a, i) != QUOTE_NONE;
    return i < end && token_is_capital(a, i) ? i : 0;
}

void entity_note_called(resolver *r, str name, uint32_t id)
{
    uint32_t *slot = map_slot_of(&r->acronyms, name);
    *slot = *slot == MAP_NONE ? id : *slot;
}

void entity_note_other_name(resolver *r, size_t i)
{
    const spot *s = &r->spots.v[i], *next = i + 1 < r->spots.n ? s + 1 : NULL;
    bool actor = s->kind == ENTITY_PERSON || s->kind == ENTITY_INSTITUTION;
    uint32_t at = actor && s->strength == SPOT_SURE ? other_name(r, s) : 0;
    if (at == 0)
        return;
    bool titled = next && next->title.n > 0 && next->first > at && next->first - at <= 2;
    at = titled ? next->first : at; /* "alias Comrade José" */
    bool seen = next && next->first == at;
    if (r->of_spot.v[i] == NONE)
        r->of_spot.v[i] = entity_of_spot(r, i);
    str name = entity_name_text(r, at, seen ? next->n : 1);
    bool whole = seen || !token_is_capital(r->article, at + 1);
    if (r->of_spot.v[i] == NONE || !whole)
        return;
    entity_note_called(r, name, r->of_spot.v[i]);
    if (s->kind == ENTITY_PERSON && str_find_char(name, ' ') != STR_NONE) /* "Jimmy Korvo" */
        entity_note_called(r, alias_surname(name), r->of_spot.v[i]);
}

uint32_t entity_head_of(const resolver *r, const spot *s)
{
    uint32_t head = NONE, end = s->first + s->n;
    for (uint32_t i = s->first; i < end; i++) {
        if (token_class(r->article, i) & WORD_PREPOSITION)
            break;
        head = i;
    }
    bool kind = head != NONE && token_class(r->article, head) & WORD_ORG_FIRST;
    return kind ? head : NONE;
}

void entity_note_head(resolver *r, const spot *s, uint32_t id)
{
    uint32_t head = id != NONE && r->article->entities.v[id].kind == ENTITY_INSTITUTION
                        ? entity_head_of(r, s)
                        : NONE;
    if (head == NONE || str_find_char(r->article->entities.v[id].name, ' ') == STR_NONE)
        return;
    str word = utf8_lowercase(r->scratch, token_text(r->article, head));
    uint32_t *slot = map_slot_of(&r->heads, word);
    *slot = *slot == MAP_NONE || *slot == id ? id : HEAD_OF_MANY;
}

uint32_t entity_one_of_head(const resolver *r, uint32_t i)
{
    uint32_t id = map_get(&r->heads, utf8_lowercase(r->scratch, token_text(r->article, i)));
    return id == MAP_NONE || id == HEAD_OF_MANY ? NONE : id;
}

uint32_t entity_told_by_head(const resolver *r, uint32_t i, uint32_t sentence_at)
{
    const dateline_article *a = r->article;
    const sentence *in = &a->text.sentences.v[sentence_at];
    if (!(token_class(a, i) & WORD_ORG_FIRST) || i == in->first || !token_is(a, i - 1, S("the")))
        return NONE;
    bool more =
        i + 1 < in->first + in->n && (token_is_capital(a, i + 1) || token_is(a, i + 1, S("of")));
    return more ? NONE : entity_one_of_head(r, i);
}

static void note_post(resolver *r, str post, uint32_t id)
{
    uint32_t *slot = post.n ? map_slot_of(&r->posts, post) : NULL;
    if (slot != NULL)
        *slot = *slot == MAP_NONE || *slot == id ? id : HEAD_OF_MANY;
}

/* Of "a Turkish judge", too, "the judge" may be told. */
static void note_unnamed_post(resolver *r, uint32_t i)
{
    size_t n;
    const token_list *text = &r->article->text;
    for (uint32_t at = i + 1; at < text->tokens.n && at < i + KIND_WORDS; at++) {
        uint32_t row =
            phrase_match(&r->l->title_forms, text->tokens.v, at, (uint32_t)text->tokens.n, &n);
        if (row != PHRASE_NONE) {
            note_post(r, r->l->titles.v[row].role, HEAD_OF_MANY);
            return;
        }
    }
}

void entity_note_posts(resolver *r)
{
    for (size_t i = 0; i < r->spots.n; i++) {
        const spot *s = &r->spots.v[i];
        uint32_t id = r->of_spot.v[i];
        if (s->kind != ENTITY_PERSON || s->strength != SPOT_SURE || s->role.n == 0)
            continue;
        if (id == NONE)
            id = entity_find_person(r, entity_name_text(r, s->first, s->n), false);
        note_post(r, s->role, id == NONE ? HEAD_OF_MANY : id);
    }
    for (uint32_t i = 0; r->posts.n > 0 && i + 1 < r->article->text.tokens.n; i++) {
        if (token_class(r->article, i) & WORD_INDEFINITE)
            note_unnamed_post(r, i);
    }
}

/* Behind a post: "the general [election]", "the president [of] Peru", "the judge[, Mr] Justice". */
static bool tells_more(const dateline_article *a, uint32_t i, uint32_t end)
{
    if (i >= end)
        return false;
    if (a->text.tokens.v[i].kind != TOKEN_WORD)
        return i + 1 < end && token_is_mark(a, i, ',') && token_is_capital(a, i + 1);
    uint8_t classes = model_word_classes(a->lexicon->model, token_text(a, i));
    return token_is_capital(a, i) || token_is(a, i, S("of")) ||
           (classes & (CLASS_NOUN | CLASS_PLURAL) && !(classes & CLASS_VERB_FORM) &&
            !(token_class(a, i) & WORD_STOP));
}

uint32_t entity_told_by_post(const resolver *r, uint32_t i, uint32_t sentence_at, size_t *n)
{
    const dateline_article *a = r->article;
    const sentence *in = &a->text.sentences.v[sentence_at];
    uint32_t end = in->first + in->n;
    if (r->posts.n == 0 || i == in->first || !token_is(a, i - 1, S("the")))
        return NONE;
    uint32_t row = phrase_match(&r->l->title_forms, a->text.tokens.v, i, end, n);
    if (row == PHRASE_NONE)
        return NONE;
    uint32_t behind = i + (uint32_t)*n;
    uint32_t id = token_is_capital(a, i) || tells_more(a, behind, end)
                      ? MAP_NONE
                      : map_get(&r->posts, r->l->titles.v[row].role);
    if (id == MAP_NONE || id == HEAD_OF_MANY || r->last.v[id] == 0)
        return NONE;
    uint32_t told = a->mentions.v[r->last.v[id] - 1].sentence;
    return told + POST_REACH >= sentence_at ? id : NONE;
}

void entity_note_unnamed(resolver *r)
{
    const dateline_article *a = r->article;
    for (uint32_t i = 1; i < a->text.tokens.n; i++) {
        if (!(token_class(a, i) & WORD_ORG_FIRST) || token_is_capital(a, i))
            continue;
        uint32_t from = i;
        while (from > 0 && i - from < KIND_WORDS && a->text.tokens.v[from - 1].kind == TOKEN_WORD &&
               !(token_class(a, from) & (WORD_DETERMINER | WORD_PREPOSITION)))
            from--;
        if (token_class(a, from) & WORD_INDEFINITE)
            *map_slot_of(&r->heads, token_text(a, i)) = HEAD_OF_MANY;
    }
}

void entity_note_short_forms(resolver *r)
{
    map alone = {.arena = r->scratch};
    for (size_t i = 0; i < r->spots.n; i++) {
        const spot *s = &r->spots.v[i];
        uint32_t id = r->of_spot.v[i];
        if (s->n == 1 && s->row == NONE) {
            uint32_t *times = map_slot_of(&alone, token_text(r->article, s->first));
            *times = *times == MAP_NONE ? 1 : *times + 1;
        }
        bool short_form = s->kind == ENTITY_INSTITUTION && s->n == 2 && s->row == NONE &&
                          id != NONE && r->article->text.tokens.v[s->first].word == 0;
        if (!short_form)
            continue;
        str word = token_text(r->article, s->first);
        uint32_t times = map_get(&alone, word);
        if (times != MAP_NONE && times >= OWN_NAME &&
            token_class(r->article, s->first + 1) & WORD_ORG_FIRST)
            continue;
        if (map_get(&r->acronyms, word) == MAP_NONE && entity_find_person(r, word, true) == NONE)
            *map_slot_of(&r->acronyms, word) = id;
    }
}
