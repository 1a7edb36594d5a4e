/* ner_features: see ner_features.h. */
#include "lang/ner_features.h"

#define GAP_MOST 2 /* small words inside a name: "Movement for the Left" */

/* Letters beyond ASCII count as capitals where a word begins with one: most such words are names.
 */
static bool has_capital(const lang_word *w, str form)
{
    if (w->capital == 1 || w->capital == 2)
        return true;
    if (form.n > 0 && (unsigned char)form.p[0] >= 0xc3 && (unsigned char)form.p[0] < 0xe0)
        return true;
    for (size_t i = 0; i < form.n && i < 64; i++) {
        if (ascii_is_upper(form.p[i]))
            return true;
    }
    return false;
}

static uint16_t look_up(ner_lists lists, uint32_t key)
{
    uint32_t row = table_find(lists.index, key);
    return row != NO_ROW ? lists.known[row] : 0;
}

/* The longest phrase that begins here takes its words. */
static uint32_t mark_phrase(ner_word *words, ner_lists lists, uint32_t n, uint32_t i)
{
    uint32_t key = known_key(0, words[i].w.lower), longest = 1;
    uint16_t kinds = (uint16_t)(words[i].known & ~KNOWN_LONGER);
    bool more = (words[i].known & KNOWN_LONGER) != 0;
    for (uint32_t k = 1; more && k < KNOWN_MOST && i + k < n; k++) {
        key = known_key(key, words[i + k].w.lower);
        uint16_t found = look_up(lists, key);
        more = (found & KNOWN_LONGER) != 0;
        if ((found & ~KNOWN_LONGER) != 0) {
            longest = k + 1;
            kinds = (uint16_t)(found & ~KNOWN_LONGER);
        }
    }
    if (longest == 1)
        return 1;
    for (uint32_t k = 0; k < longest; k++) {
        words[i + k].phrase = kinds;
        words[i + k].place = 1 + (k == 0 ? NAME_BEGIN : k + 1 == longest ? NAME_LAST : NAME_INSIDE);
    }
    return longest;
}

static void mark_runs(ner_word *words, uint32_t n)
{
    for (uint32_t i = 0; i < n;) {
        uint32_t end = i + 1;
        while (words[i].capital && end < n && words[end].capital)
            end++;
        for (uint32_t k = i; k < end; k++) {
            words[k].begin = i;
            words[k].end = end;
            words[k].asked = words[k].capital;
        }
        i = end;
    }
}

/* Small words between two capitals are asked too. */
static void ask_gaps(ner_word *words, uint32_t n)
{
    uint32_t last = 0; /* behind the last capital, or 0 */
    for (uint32_t i = 0; i < n; i++) {
        if (!words[i].capital)
            continue;
        for (uint32_t k = last; last > 0 && i - last <= GAP_MOST && k < i; k++)
            words[k].asked = true;
        last = i + 1;
    }
}

/* Do the letters of the acronym at `i` open the capitalised words before its bracket? Those are
 * marked then. Small words between them need no letter: "Movement for the Left (ML)".
 */
static bool fits_words_before(ner_word *words, const str *forms, uint32_t i)
{
    uint32_t at = i - 1, left = (uint32_t)forms[i].n, small = 0;
    while (left > 0 && at > 0 && small <= GAP_MOST) {
        at--;
        bool opens = (forms[at].p[0] | 32) == (forms[i].p[left - 1] | 32);
        if (opens)
            left--;
        else if (words[at].capital)
            return false;
        small = opens ? 0 : small + 1;
    }
    for (uint32_t k = at; left == 0 && k < i - 1; k++)
        words[k].acronym = 3;
    return left == 0;
}

static void mark_acronyms(ner_word *words, const str *forms, uint32_t n)
{
    for (uint32_t i = 1; i + 1 < n; i++) {
        bool bracket =
            words[i].capital && str_eq(forms[i - 1], S("(")) && str_eq(forms[i + 1], S(")"));
        if (bracket)
            words[i].acronym = 1;
        if (bracket && forms[i].n > 1 && forms[i].n < 12 && fits_words_before(words, forms, i))
            words[i].acronym = 2;
    }
}

void ner_words_read(ner_word *out, ner_lists lists, const str *forms, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        out[i] = (ner_word){0};
        lang_word_read(&out[i].w, forms[i]);
        out[i].capital = has_capital(&out[i].w, forms[i]);
        table_ask_early(lists.index, known_key(0, out[i].w.lower));
    }
    for (uint32_t i = 0; i < n; i++)
        out[i].known = look_up(lists, known_key(0, out[i].w.lower));
    for (uint32_t i = 0; i < n;)
        i += mark_phrase(out, lists, n, i);
    mark_runs(out, n);
    ask_gaps(out, n);
    mark_acronyms(out, forms, n);
}

enum {
    LOWER = 1,
    EXACT,
    SUFFIX_2,
    SUFFIX_3,
    SUFFIX_4,
    PREFIX_2,
    PREFIX_3,
    SHAPE,
    SHAPES,
    CAPITALS,
    BEFORE,
    BEHIND,
    BEFORE_2,
    BEHIND_2,
    WITH_BEFORE,
    WITH_BEHIND,
    AROUND,
    TWO_BEFORE,
    TWO_BEHIND,
    SUFFIX_BEFORE,
    SUFFIX_BEHIND,
    KINDS,
    KIND,
    KINDS_BEFORE,
    KINDS_BEHIND,
    KINDS_AROUND,
    PHRASE,
    PHRASE_BEFORE,
    PHRASE_BEHIND,
    RUN,
    RUN_FIRST,
    RUN_LAST,
    RUN_LAST_KINDS,
    RUN_FIRST_KINDS,
    RUN_BEFORE,
    RUN_BEHIND,
    RUN_BEFORE_KINDS,
    RUN_BEHIND_KINDS,
    RUN_AROUND,
    LINK_LEFT,
    LINK_LEFT_KINDS,
    LINK_RIGHT,
    LINK_RIGHT_KINDS,
    NEAR,
    NEAR_KINDS,
    ACRONYM,
};

static const ner_word edge = {.w = {.lower = 1, .shape = 1}};

static const ner_word *word_at(const ner_word *words, uint32_t n, uint32_t i, int by)
{
    int64_t at = (int64_t)i + by;
    return at >= 0 && at < (int64_t)n ? &words[at] : &edge;
}

static void put_word(feature_list *f, const ner_word *words, uint32_t n, uint32_t i)
{
    const lang_word *w = &words[i].w;
    const lang_word *l1 = &word_at(words, n, i, -1)->w, *l2 = &word_at(words, n, i, -2)->w;
    const lang_word *r1 = &word_at(words, n, i, 1)->w, *r2 = &word_at(words, n, i, 2)->w;
    feature_1(f, LOWER, w->lower);
    feature_1(f, EXACT, w->exact);
    for (uint32_t k = 0; k < 3; k++)
        feature_1(f, SUFFIX_2 + k, w->suffix[k + 1]);
    feature_1(f, PREFIX_2, w->prefix[0]);
    feature_1(f, PREFIX_3, w->prefix[1]);
    feature_1(f, SHAPE, w->shape);
    feature_3(f, SHAPES, w->shape, l1->shape, r1->shape);
    feature_3(f, CAPITALS, w->capital, l1->capital * 4u + r1->capital, i == 0);
    feature_1(f, BEFORE, l1->lower);
    feature_1(f, BEHIND, r1->lower);
    feature_1(f, BEFORE_2, l2->lower);
    feature_1(f, BEHIND_2, r2->lower);
    feature_2(f, WITH_BEFORE, w->lower, l1->lower);
    feature_2(f, WITH_BEHIND, w->lower, r1->lower);
    feature_2(f, AROUND, l1->lower, r1->lower);
    feature_2(f, TWO_BEFORE, l1->lower, l2->lower);
    feature_2(f, TWO_BEHIND, r1->lower, r2->lower);
    feature_1(f, SUFFIX_BEFORE, l1->suffix[2]);
    feature_1(f, SUFFIX_BEHIND, r1->suffix[2]);
}

static void put_known(feature_list *f, const ner_word *words, uint32_t n, uint32_t i)
{
    const ner_word *w = &words[i];
    const ner_word *l = word_at(words, n, i, -1), *r = word_at(words, n, i, 1);
    feature_1(f, KINDS, w->known);
    for (uint32_t bit = 0; bit < KNOWN_BITS; bit++) {
        if (w->known >> bit & 1)
            feature_1(f, KIND, bit);
    }
    feature_1(f, KINDS_BEFORE, l->known);
    feature_1(f, KINDS_BEHIND, r->known);
    feature_3(f, KINDS_AROUND, w->known, l->known, r->known);
    feature_2(f, PHRASE, w->phrase, w->place);
    feature_2(f, PHRASE_BEFORE, l->phrase, l->place);
    feature_2(f, PHRASE_BEHIND, r->phrase, r->place);
}

/* "Ministry of Foreign Affairs": the run `Foreign Affairs` hangs on `Ministry` by `of`. */
static void put_links(feature_list *f, const ner_word *words, uint32_t n, uint32_t i)
{
    uint32_t begin = words[i].begin, end = words[i].end;
    for (uint32_t gap = 1; gap <= GAP_MOST && gap < begin; gap++) {
        const ner_word *far = &words[begin - gap - 1];
        if (!far->capital)
            continue;
        feature_3(f, LINK_LEFT, far->w.lower, words[begin - 1].w.lower, gap);
        feature_3(f, LINK_LEFT_KINDS, far->known, words[begin - 1].w.lower, gap);
        break;
    }
    for (uint32_t gap = 1; gap <= GAP_MOST && end + gap < n; gap++) {
        const ner_word *far = &words[end + gap];
        if (!far->capital)
            continue;
        feature_3(f, LINK_RIGHT, words[far->end - 1].w.lower, words[end].w.lower, gap);
        feature_3(f, LINK_RIGHT_KINDS, far->known, words[end].w.lower, gap);
        break;
    }
}

/* The noun before the run that says what it is: "the opposition activist Nina Baginskaya". */
static void put_near(feature_list *f, const ner_word *words, uint32_t begin)
{
    const uint16_t telling = KNOWN_TITLE | KNOWN_GROUP | KNOWN_ORG_WORD | KNOWN_PLACE_WORD;
    for (uint32_t by = 1; by <= 4 && by <= begin; by++) {
        const ner_word *w = &words[begin - by];
        if (w->capital)
            return;
        if ((w->known & telling) == 0)
            continue;
        feature_1(f, NEAR, w->w.lower);
        feature_2(f, NEAR_KINDS, w->known & telling, by);
        return;
    }
}

static void put_run(feature_list *f, const ner_word *words, uint32_t n, uint32_t i)
{
    uint32_t begin = words[i].begin, end = words[i].end, length = end - begin;
    uint32_t left = i - begin, right = end - 1 - i;
    const ner_word *before = word_at(words, n, begin, -1), *behind = word_at(words, n, end - 1, 1);
    const ner_word *first = &words[begin], *last = &words[end - 1];
    uint32_t part = (left > 2 ? 2 : left) * 3 + (right > 2 ? 2 : right);
    feature_3(f, RUN, length > 6 ? 6 : length, part, begin == 0);
    feature_2(f, RUN_FIRST, first->w.lower, left > 0);
    feature_2(f, RUN_LAST, last->w.lower, right > 0);
    feature_2(f, RUN_FIRST_KINDS, first->known, part);
    feature_2(f, RUN_LAST_KINDS, last->known, part);
    feature_2(f, RUN_BEFORE, before->w.lower, part);
    feature_2(f, RUN_BEHIND, behind->w.lower, part);
    feature_2(f, RUN_BEFORE_KINDS, before->known, part);
    feature_2(f, RUN_BEHIND_KINDS, behind->known, part);
    feature_2(f, RUN_AROUND, before->w.lower, behind->w.lower);
}

void ner_features(feature_list *f, const ner_word *words, uint32_t n, uint32_t i)
{
    f->n = 0;
    put_word(f, words, n, i);
    put_known(f, words, n, i);
    put_run(f, words, n, i);
    put_links(f, words, n, i);
    put_near(f, words, words[i].begin);
    feature_3(f, ACRONYM, words[i].acronym, words[i].w.capital, word_at(words, n, i, 1)->acronym);
}
