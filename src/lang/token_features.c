/* The questions the first two layers ask: about a form alone, and about forms beside each other. */
#include "lang/feature.h"

enum {
    LOWER = 1,
    EXACT,
    SUFFIX_1,
    SUFFIX_2,
    SUFFIX_3,
    SUFFIX_4,
    PREFIX_2,
    PREFIX_3,
    SHAPE,
    CAPITAL,
    CLASSES,
    CLASSES_SUFFIX,
};

void form_features(feature_list *f, const lang_word *w)
{
    f->n = 0;
    feature_small(f, LOWER, w->lower, 0);
    feature_small(f, EXACT, w->exact, 0);
    for (uint32_t k = 0; k < 4; k++)
        feature_small(f, SUFFIX_1 + k, w->suffix[k], 0);
    feature_small(f, PREFIX_2, w->prefix[0], 0);
    feature_small(f, PREFIX_3, w->prefix[1], 0);
    feature_small(f, SHAPE, w->shape, 0);
    feature_small(f, CAPITAL, w->capital, 0);
    feature_small(f, CLASSES, w->classes, 0);
    feature_small(f, CLASSES_SUFFIX, w->suffix[1], w->classes);
}

enum {
    PLACE = 1,
    CAPITALS,
    CAPITAL_CLASSES,
    STYLE,
    WITH_BEFORE,
    WITH_BEHIND,
    AROUND,
    TWO_BEFORE,
    TWO_BEHIND,
    SUFFIXES_AROUND,
    CLASSES_AROUND,
};

void token_features(feature_list *f, const lang_word *words, uint32_t n, uint32_t i)
{
    static const lang_word edge = {.lower = 1, .shape = 1, .classes = 128};
    const lang_word *w = &words[i];
    const lang_word *l1 = i > 0 ? w - 1 : &edge, *l2 = i > 1 ? w - 2 : &edge;
    const lang_word *r1 = i + 1 < n ? w + 1 : &edge, *r2 = i + 2 < n ? w + 2 : &edge;
    uint32_t before = i < 2 ? i : 2, behind = n - 1 - i < 2 ? n - 1 - i : 2;
    f->n = 0;
    feature_small(f, PLACE, 0, before << 8 | behind);
    feature_small(f, CAPITALS, i == 0,
                  (uint32_t)(w->capital << 16 | l1->capital << 8 | r1->capital));
    feature_small(f, CAPITAL_CLASSES, i == 0, (uint32_t)(w->capital << 8 | w->classes));
    feature_small(f, STYLE, i == 0, (uint32_t)(w->capital << 8 | w->style));
    feature_2(f, WITH_BEFORE, w->lower, l1->lower);
    feature_2(f, WITH_BEHIND, w->lower, r1->lower);
    feature_2(f, AROUND, l1->lower, r1->lower);
    feature_2(f, TWO_BEFORE, l1->lower, l2->lower);
    feature_2(f, TWO_BEHIND, r1->lower, r2->lower);
    feature_small(f, SUFFIXES_AROUND, l1->suffix[1] << 16 | r1->suffix[1], 0);
    feature_small(f, CLASSES_AROUND, 0,
                  (uint32_t)(w->classes << 16 | l1->classes << 8 | r1->classes));
}
