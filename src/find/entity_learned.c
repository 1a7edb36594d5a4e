/* entity_learned: the names that the learned tagger finds, as tokens of the article. What a name is
 * taken for most often in an article, it is everywhere in it.
 */
#include "base/map.h"
#include "find/entity.h"
#include "lang/model.h"
#include "lang/ner.h"
#include "lang/words.h"

typedef struct learner {
    const dateline_article *article;
    arena *scratch;
    ud_words words;
    str *forms;
    size_t room;    /* of forms */
    u32_vec tokens; /* by word, counted as ner counts: the token it begins at; behind the last word
                       of a sentence, the sentence's end */
    ner ner;
} learner;

/* The tagger has learned "Jean-Yves" as one word; the treebanks cut it at the hyphen. */
static bool goes_on(const learner *l, size_t i)
{
    const ud_word *w = &l->words.v[i];
    str text = l->article->source.text;
    if (i == 0 || w->spaced)
        return false;
    bool hyphen = str_eq(str_span(text, w->at), S("-")) && i + 1 < l->words.n && !w[1].spaced;
    return hyphen || (i > 1 && !w[-1].spaced && str_eq(str_span(text, w[-1].at), S("-")));
}

static void add_sentence(learner *l, const sentence *part)
{
    const dateline_article *a = l->article;
    uint32_t n = 0;
    ud_words_read(&l->words, l->scratch, a->lexicon, a->source.text, a->text.tokens.v + part->first,
                  part->n);
    if (l->words.n > l->room) {
        l->room = l->words.n * 2;
        l->forms = arena_new(l->scratch, str, l->room);
    }
    for (size_t i = 0; i < l->words.n; i++) {
        str form = str_span(a->source.text, l->words.v[i].at);
        if (n > 0 && goes_on(l, i)) {
            l->forms[n - 1].n += form.n;
            continue;
        }
        l->forms[n++] = form;
        *vec_push(l->scratch, &l->tokens) = part->first + l->words.v[i].token;
    }
    *vec_push(l->scratch, &l->tokens) = part->first + part->n;
    ner_add(&l->ner, l->forms, n);
}

/* Does the word that ner counts as `at` have a capital? "al-Assad" has one. */
static bool has_capital(const learner *l, uint32_t at)
{
    for (uint32_t i = l->tokens.v[at]; i < l->tokens.v[at + 1]; i++) {
        if (token_is_capital(l->article, i))
            return true;
    }
    return false;
}

/* "[Boston-based] Oasis Group": what is only said of it, and does not end it. */
static bool is_compound(const learner *l, uint32_t at)
{
    const dateline_article *a = l->article;
    for (uint32_t i = l->tokens.v[at] + 1; i + 1 < l->tokens.v[at + 1]; i++) {
        if (token_joins_quality(a, i))
            return true;
    }
    return false;
}

/* "[Certainly] Saddam Hussein": a word that only its place gives a capital, and that names nothing.
 */
static bool is_opening(const learner *l, uint32_t at)
{
    const dateline_article *a = l->article;
    const token *t = &a->text.tokens.v[l->tokens.v[at]];
    uint8_t names = CLASS_NAME | CLASS_NOUN | CLASS_PLURAL | CLASS_ADJECTIVE;
    uint8_t classes = model_word_classes(a->lexicon->model, token_text(a, l->tokens.v[at]));
    return t->flags & TOKEN_FIRST && classes != 0 && !(classes & names) &&
           l->tokens.v[at + 1] == l->tokens.v[at] + 1 &&
           !(token_class(a, l->tokens.v[at]) & WORD_GIVEN_NAME);
}

/* "In Norburg, [N.Y.] Slepian was": the state of a town, where its stop ends a sentence. */
static bool is_state_of_town(const learner *l, uint32_t at)
{
    const dateline_article *a = l->article;
    uint32_t i = l->tokens.v[at];
    size_t n;
    return i > 1 && token_is_mark(a, i - 1, ',') && token_is_capital(a, i - 2) &&
           str_ends(token_text(a, i), S(".")) &&
           phrase_match(&a->lexicon->name_forms, a->text.tokens.v, i, i + 1, &n) != PHRASE_NONE;
}

/* Marks and small words at either end are no part of a name: "told Air France". */
static learned_name learned_of(const learner *l, const ner_name *name)
{
    static const entity_kind kinds[] = {[NAME_PERSON] = ENTITY_PERSON,
                                        [NAME_INSTITUTION] = ENTITY_INSTITUTION,
                                        [NAME_PLACE] = ENTITY_PLACE};
    uint32_t first = name->first, end = name->first + name->n;
    while (first < end &&
           (!has_capital(l, first) || is_compound(l, first) ||
            (first + 1 < end && (is_opening(l, first) || is_state_of_town(l, first)))))
        first++;
    while (end > first && !has_capital(l, end - 1))
        end--;
    return (learned_name){l->tokens.v[first], l->tokens.v[end] - l->tokens.v[first],
                          kinds[name->kind]};
}

static str text_of(const learner *l, const learned_name *name)
{
    return tokens_text(l->article, name->first, name->n);
}

typedef struct votes {
    uint32_t of_kind[ENTITY_KINDS];
} votes;

static void settle_kinds(const learner *l, learned_vec *names)
{
    map by_text = {.arena = l->scratch};
    VEC(votes) counts = {0};
    for (size_t i = 0; i < names->n; i++) {
        uint32_t *slot = map_slot_of(&by_text, text_of(l, &names->v[i]));
        if (*slot == MAP_NONE) {
            *slot = (uint32_t)counts.n;
            vec_push(l->scratch, &counts);
        }
        counts.v[*slot].of_kind[names->v[i].kind]++;
    }
    for (size_t i = 0; i < names->n; i++) {
        const votes *v = &counts.v[map_get(&by_text, text_of(l, &names->v[i]))];
        entity_kind best = ENTITY_PERSON;
        for (entity_kind k = ENTITY_PERSON; k < ENTITY_KINDS; k++)
            best = v->of_kind[k] > v->of_kind[best] ? k : best;
        names->v[i].kind = best;
    }
}

static str last_word(const learner *l, const learned_name *name)
{
    learned_name last = {name->first + name->n - 1, 1, name->kind};
    return text_of(l, &last);
}

/* "Kell Brook" and "Brook" are one: if either is taken for a person, so is the other. */
static void settle_persons(const learner *l, learned_vec *names)
{
    map alone = {.arena = l->scratch}, full = {.arena = l->scratch};
    for (size_t i = 0; i < names->n; i++) {
        if (names->v[i].kind == ENTITY_PERSON)
            *map_slot_of(names->v[i].n > 1 ? &full : &alone, last_word(l, &names->v[i])) = 1;
    }
    for (size_t i = 0; i < names->n; i++) {
        learned_name *name = &names->v[i];
        const map *other = name->n == 1 ? &full : &alone;
        if (name->n <= 3 && map_get(other, last_word(l, name)) != MAP_NONE)
            name->kind = ENTITY_PERSON;
    }
}

void entity_learn(learned_vec *out, arena *scratch, const dateline_article *article)
{
    learner l = {.article = article, .scratch = scratch};
    ner_new(&l.ner, scratch, &article->lexicon->model->names);
    for (size_t s = 0; s < article->text.sentences.n; s++)
        add_sentence(&l, &article->text.sentences.v[s]);
    ner_find(&l.ner);
    for (size_t i = 0; i < l.ner.names.n; i++) {
        learned_name name = learned_of(&l, &l.ner.names.v[i]);
        bool overlaps = out->n > 0 && out->v[out->n - 1].first + out->v[out->n - 1].n > name.first;
        if (!overlaps && name.n > 0)
            *vec_push(scratch, out) = name;
    }
    settle_kinds(&l, out);
    settle_persons(&l, out);
}
