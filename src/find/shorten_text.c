/* shorten_text: what was taken, in one line of text. */
#include "base/utf8.h"
#include "find/antecedent.h"
#include "find/noun_phrase.h"
#include "find/shorten.h"

#include <string.h>

#define QUOTED_MOST 12 /* tokens between quotes that are kept */

static bool comes_before(shorten_word a, shorten_word b)
{
    return a.part != b.part ? a.part < b.part : a.word < b.word;
}

/* By part, then by place: they are few, and most were taken in that order. */
static void sort_taken(shortening *s)
{
    for (uint32_t i = 1; i < s->n; i++) {
        shorten_word word = s->taken[i];
        uint32_t at = i;
        for (; at > 0 && comes_before(word, s->taken[at - 1]); at--)
            s->taken[at] = s->taken[at - 1];
        s->taken[at] = word;
    }
}

static bool is_quote(const shortening *s, uint32_t word)
{
    return token_quote_mark(s->k->article, word) != QUOTE_NONE;
}

void shorten_take_quote(shortening *s, uint32_t told)
{
    uint32_t open = told, close = told, words = 0;
    while (open > s->k->first && told - open < QUOTED_MOST && !is_quote(s, open))
        open--;
    while (skeleton_has(s->k, close + 1) && close - told < QUOTED_MOST && !is_quote(s, close))
        close++;
    if (!is_quote(s, open) || !is_quote(s, close) || close < open + 2)
        return;
    for (uint32_t i = open + 1; i < close; i++)
        words += shorten_token(s, i)->kind != TOKEN_MARK;
    uint32_t last = close - 1;
    last -= last > open + 1 &&
            (token_is_mark(s->k->article, last, ',') || token_is_mark(s->k->article, last, '.'));
    if (s->words + words > SHORTEN_WORDS)
        return;
    s->words += words;
    s->quote = span_join(shorten_token(s, open + 1)->at, shorten_token(s, last)->at);
}

/* Behind the quote at `word`, all up to where it ends is taken: that token, else NONE. */
static uint32_t quote_end(const shortening *s, uint32_t word)
{
    for (uint32_t i = word + 1; skeleton_has(s->k, i) && i < word + QUOTED_MOST; i++) {
        if (is_quote(s, i))
            return i > word + 1 ? i : NONE;
        if (!shorten_has(s, i))
            return NONE;
    }
    return NONE;
}

/* The conjunct, clause or name that the word begins behind what it hangs on: "arrests, [trials]",
 * "fled, [killing] two", "leader of the council, [Ida Brandt]"; or NONE. `before`: the word that
 * was put before it. */
static uint32_t begun_at(const shortening *s, uint32_t before, uint32_t word)
{
    uint32_t first = word;
    if (tree_is(s->k, word, RELATION(UD_CC)) && !tree_is_verbal(s->k, tree_head(s->k, word)))
        return NONE; /* "dikes, and dams": others of the list may be left out */
    for (int i = 0; i < TREE_STEPS; i++) { /* up to what hangs on words further left */
        uint32_t head = tree_head(s->k, first);
        if (head == NONE || head < word)
            break;
        first = head;
    }
    bool clause = tree_is(s->k, first, RELATION(UD_ADVCL)) &&
                  tree_find(s->k, first, UD_MARK) == NONE; /* "barred them, [from leaving]" */
    bool name = tree_is(s->k, first, RELATION(UD_APPOS)) && skeleton_is_named(s->k, first) &&
                tree_head(s->k, first) != before;
    uint32_t head = tree_head(s->k, first); /* "was tried, [beaten]" told without the trial */
    bool begins = (clause || name || tree_is(s->k, first, RELATION(UD_CONJ))) && head < word &&
                  shorten_has(s, head);
    return begins ? first : NONE;
}

bool shorten_aside(const skeleton *k, uint32_t word)
{
    return tree_pos(k, word) == UD_NUM && word > k->first + 1 && skeleton_has(k, word + 1) &&
           token_is_mark(k->article, word - 1, ',') &&
           (token_is_mark(k->article, word + 1, ',') || token_is_mark(k->article, word + 1, '.')) &&
           (skeleton_is_named(k, word - 2) || tree_pos(k, word - 2) == UD_PROPN);
}

/* Whether of the nouns joined to `noun` one behind the token `from` is left out. */
static bool is_cut(const shortening *s, uint32_t noun, uint32_t from)
{
    for (uint32_t c = tree_first(s->k, noun); c != NONE; c = tree_next(s->k, c)) {
        if (c > from && tree_is(s->k, c, RELATION(UD_CONJ)) && !tree_is_verbal(s->k, c) &&
            !shorten_aside(s->k, c) && !shorten_has(s, c))
            return true;
    }
    return false;
}

/* "killings, rape [and torture]": the last that is told of a list that goes on. */
static bool ends_cut_list(const shortening *s, uint32_t conjunct)
{
    uint32_t head = tree_head(s->k, conjunct);
    if (head == s->subject || !is_cut(s, head, conjunct) || tree_is_verbal(s->k, conjunct))
        return false;
    for (uint32_t i = 0; i < s->n; i++) { /* another behind it */
        uint32_t word = s->taken[i].word;
        if (word > conjunct && tree_is(s->k, word, RELATION(UD_CONJ)) &&
            tree_head(s->k, word) != conjunct)
            return false;
    }
    return true;
}

typedef struct line { /* that is being written */
    buf *out;
    uint32_t before; /* the last word put; NONE at the beginning of a part */
    uint32_t quote;  /* the token that ends what is quoted, or NONE */
    uint32_t aside;  /* the last token of a name that stands between commas, or NONE */
} line;

static uint32_t last_of_name(const skeleton *k, uint32_t word)
{
    const mention *m = &k->article->mentions.v[skeleton_at(k, word)->mention];
    return m->first + m->n - 1;
}

/* Whether the token only says more of the word behind it, and is not told. */
static bool is_left_out(const shortening *s, uint32_t at, uint32_t word)
{
    uint32_t head = tree_head(s->k, at);
    bool below = head == word || (head != NONE && tree_head(s->k, head) == word);
    return below && !shorten_has(s, at) && !token_is_mark(s->k->article, at, ',');
}

/* "Those warrants [having] been quashed", "Ida Brandt, who['d] joined". */
static bool is_had(const shortening *s, uint32_t word)
{
    const skeleton *k = s->k;
    bool having = tree_at(k, word)->penn == PENN_VBG && skeleton_is(k, word, WORD_HAVE);
    bool lone = word > k->first && skeleton_is(k, word - 1, WORD_RELATIVE) &&
                !(shorten_token(s, word)->flags & TOKEN_SPACED) &&
                str_ends(token_text(k->article, word), S("d"));
    return s->subject != NONE && tree_head(k, word) == s->root &&
           (having || (lone && tree_at(k, s->root)->penn == PENN_VBN));
}

/* A mark that stands between two words that were taken. */
static void put_marks(const shortening *s, line *l, uint32_t word)
{
    buf *out = l->out;
    bool joined = l->before != NONE && word == l->before + 2;
    if (joined && token_is_hyphen(s->k, word - 1)) {
        buf_put(out, token_text(s->k->article, word - 1));
        return;
    }
    uint32_t mark = word - 1, parting = mark;
    while (parting > s->k->first && tree_is(s->k, word, RELATION(UD_CONJ)) &&
           is_left_out(s, parting, word))
        parting--; /* "Lee, [Mayor] Ek" */
    bool comma = l->before != NONE && word > s->k->first && parting > l->before &&
                 !tree_is(s->k, l->before, RELATION(UD_CC)) &&
                 token_is_mark(s->k->article, parting, ',');
    uint32_t begun = comma ? begun_at(s, l->before, word) : NONE;
    if (begun != NONE)
        buf_put(out, ends_cut_list(s, begun) ? S(" and") : S(","));
    if (begun != NONE && tree_is(s->k, begun, RELATION(UD_APPOS)))
        l->aside = last_of_name(s->k, begun);
    bool clitic = !is_had(s, word) && !(shorten_token(s, word)->flags & TOKEN_SPACED) &&
                  (l->before == mark || token_text(s->k->article, word).p[0] == '\'');
    if (out->n > 0 && !clitic)
        buf_char(out, ' ');
    if (word > s->k->first && is_quote(s, mark) && !shorten_has(s, mark) && l->quote == NONE) {
        l->quote = quote_end(s, mark);
        if (l->quote != NONE)
            buf_char(out, '"');
    }
}

/* The mention of somebody that a pronoun stands for and that is not named here; or NULL. Whom
 * "himself" stands for is told before it. */
static const mention *stands_for(const shortening *s, uint32_t word)
{
    const dateline_article *a = s->k->article;
    uint32_t m = skeleton_at(s->k, word)->mention;
    if (m == NONE || a->mentions.v[m].n > 1 || str_ends(token_text(a, word), S("self")) ||
        !skeleton_is(s->k, word, WORD_MASCULINE | WORD_FEMININE | WORD_REFERRING))
        return NULL;
    for (uint32_t i = 0; i < s->n; i++) {
        uint32_t other = skeleton_at(s->k, s->taken[i].word)->mention;
        if (other != NONE && s->taken[i].word < word &&
            a->mentions.v[other].entity == a->mentions.v[m].entity)
            return NULL;
    }
    return &a->mentions.v[m];
}

bool shorten_is_article(const shortening *s, uint32_t word)
{
    return skeleton_is(s->k, word, WORD_DETERMINER) && !skeleton_is_named(s->k, word) &&
           (shorten_is(s, word, S("the")) || shorten_is(s, word, S("a")) ||
            shorten_is(s, word, S("an")));
}

/* Whether only its place gives the word its capital. */
static bool opens_sentence(const shortening *s, uint32_t word)
{
    const dateline_article *a = s->k->article;
    uint32_t m = skeleton_at(s->k, word)->mention;
    bool name = m != NONE && a->entities.v[a->mentions.v[m].entity].kind != ENTITY_GROUP;
    const token *t = shorten_token(s, word);
    bool alone = shorten_is(s, word, S("I"));
    if (name || alone || t->flags & TOKEN_ALLCAPS || tree_pos(s->k, word) == UD_PROPN)
        return false;
    bool parted = word > s->k->first && shorten_token(s, word - 1)->kind == TOKEN_MARK &&
                  !token_is_hyphen(s->k, word - 1); /* "LIMA - [Police] said" */
    return t->flags & TOKEN_FIRST || parted;
}

/* "The army", for "it"; in small letters within a text, without "the" where one begins. */
static void put_antecedent(buf *out, const skeleton *k, uint32_t noun)
{
    const dateline_article *a = k->article;
    shortening there = {.k = k};
    span words = noun_phrase(k, noun);
    uint32_t first = noun;
    while (first > k->first && a->text.tokens.v[first - 1].at.at >= words.at)
        first--;
    if (out->n == 0 && shorten_is_article(&there, first) && first < noun)
        first++;
    span whole = span_join(a->text.tokens.v[first].at, a->text.tokens.v[noun].at);
    str text = str_span(a->source.text, whole);
    size_t letter = 0;
    if (out->n > 0 && opens_sentence(&there, first))
        utf8_put(out, utf8_lower(utf8_next(text, &letter)));
    buf_put(out, str_from(text, letter));
}

/* "An election", of "a May 4 election": by the letter that now follows, where that tells. */
static str article_for(const shortening *s, uint32_t article)
{
    str text = token_text(s->k->article, article);
    uint32_t next = NONE;
    for (uint32_t i = 0; i < s->n; i++) {
        if (s->taken[i].word > article && s->taken[i].word < next)
            next = s->taken[i].word;
    }
    if (next == NONE || next == article + 1 || shorten_is(s, article, S("the")))
        return text;
    size_t at = 0;
    uint32_t letter = utf8_lower(utf8_next(token_text(s->k->article, next), &at));
    bool vowel = letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o';
    bool either = letter == 'u' || letter == 'h' || letter < 'a' || letter > 'z';
    bool capital = text.p[0] == 'A';
    return either ? text : vowel ? (capital ? S("An") : S("an")) : capital ? S("A") : S("a");
}

/* A word as it stands in the text, but for what its place there made of it. */
static void put_as_told(const shortening *s, buf *out, uint32_t word)
{
    const dateline_article *a = s->k->article;
    str text = is_had(s, word) ? S("had") : token_text(a, word);
    size_t at = 0;
    if (shorten_is_article(s, word))
        text = article_for(s, word);
    if (word == s->root && s->past)
        text = shorten_past_of(s, out->arena, utf8_lowercase(out->arena, text));
    if (out->n > 0 && opens_sentence(s, word))
        utf8_put(out, utf8_lower(utf8_next(text, &at)));
    buf_put(out, str_from(text, at));
}

static void put_owner(const shortening *s, buf *out, uint32_t owner)
{
    const dateline_article *a = s->k->article;
    uint32_t m = skeleton_at(s->k, owner)->mention;
    if (m != NONE)
        buf_put(out, a->entities.v[a->mentions.v[m].entity].name);
    else
        put_antecedent(out, s->k, owner);
    bool many = tree_at(s->k, owner)->penn == PENN_NNS;
    buf_put(out, many ? S("'") : S("'s"));
}

static void put_word(const shortening *s, buf *out, uint32_t word)
{
    uint32_t owner = shorten_owner(s, word);
    if (owner != NONE) {
        put_owner(s, out, owner);
        return;
    }
    const mention *m = stands_for(s, word);
    const reference *of = antecedent_known(s->k->article, word);
    if (of && !shorten_has(s, of->noun)) {
        skeleton there = skeleton_of(s->k->article, of->sentence);
        put_antecedent(out, &there, of->noun);
        return;
    }
    if (!m) {
        put_as_told(s, out, word);
        return;
    }
    buf_put(out, s->k->article->entities.v[m->entity].name);
    bool possessive = skeleton_is(s->k, word, WORD_DETERMINER) &&
                      !tree_is(s->k, word, RELATION(UD_OBJ) | RELATION(UD_IOBJ) | RELATION(UD_OBL));
    if (possessive)
        buf_put(out, S("'s"));
}

uint32_t shorten_telling(const shortening *s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->n; i++)
        n += shorten_token(s, s->taken[i].word)->kind != TOKEN_MARK &&
             !shorten_is_article(s, s->taken[i].word);
    return n;
}

/* "Norway, Chile and others said": of several who do something not all could be told. */
static void put_others(const shortening *s, buf *out, uint8_t behind)
{
    if (behind == PART_SUBJECT && skeleton_is_named(s->k, s->subject) &&
        is_cut(s, s->subject, s->subject))
        buf_put(out, S(" and others"));
}

/* "fraud on", where the day was left out: no text ends or begins with a word that led to another.
 */
static bool dangles(const shortening *s, uint32_t word, bool end)
{
    uint64_t leads = RELATION(UD_CASE) | RELATION(UD_MARK) | RELATION(UD_CC);
    uint32_t head = tree_head(s->k, word);
    bool dated = skeleton_has(s->k, word + 1) && skeleton_at(s->k, word + 1)->time != NONE;
    uint64_t misread = RELATION(UD_NMOD) | (dated ? RELATION(UD_OBL) : 0);
    bool opens = tree_pos(s->k, word) == UD_CCONJ || skeleton_is(s->k, word, WORD_RELATIVE);
    if (end)
        return opens || tree_is(s->k, word, leads) ||
               (tree_pos(s->k, word) == UD_ADP && tree_is(s->k, word, misread));
    return tree_is(s->k, word, leads) && (head == s->root || head == s->subject);
}

static void trim(shortening *s)
{
    while (s->n > 1 && dangles(s, s->taken[s->n - 1].word, true))
        s->n--;
    uint32_t first = 0;
    while (first + 1 < s->n && dangles(s, s->taken[first].word, false))
        first++;
    s->n -= first;
    memmove(s->taken, s->taken + first, s->n * sizeof *s->taken);
}

/* "[The] two", "[the] latter", "[the] wounded": makes a noun of what is none. */
static bool is_of_several(const shortening *s, uint32_t article)
{
    uint32_t head = tree_head(s->k, article);
    return head != NONE && (tree_pos(s->k, head) == UD_NUM || tree_pos(s->k, head) == UD_ADJ);
}

static void put_taken(const shortening *s, line *l, uint32_t i)
{
    uint32_t word = s->taken[i].word;
    if (i == 0 && s->n > 1 && shorten_is_article(s, word) && !is_of_several(s, word))
        return;                                     /* as headlines do */
    if (l->before != NONE && l->before == l->aside) /* "leader of the council, Ida Brandt," */
        buf_char(l->out, ',');
    if (i > 0 && s->taken[i].part != s->taken[i - 1].part) {
        l->before = NONE;
        put_others(s, l->out, s->taken[i - 1].part);
    }
    put_marks(s, l, word);
    put_word(s, l->out, word);
    if (l->quote != NONE && word + 1 == l->quote) {
        buf_char(l->out, '"');
        l->quote = NONE;
    }
    l->before = word;
}

str shorten_text(shortening *s, arena *a)
{
    char room[256];
    buf out = BUF_ON(room, a);
    line l = {&out, NONE, NONE, NONE};
    sort_taken(s);
    trim(s);
    for (uint32_t i = 0; i < s->n; i++)
        put_taken(s, &l, i);
    if (s->quote.n > 0)
        buf_puts(&out, S(" \""), str_span(s->k->article->source.text, s->quote), S("\""));
    return arena_str(a, buf_str(&out));
}
