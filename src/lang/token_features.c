/* The questions the first layer asks about a token. The first ones are about the token alone. */
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
    SUFFIXES_AROUND,
    SUFFIX_BEFORE_2,
    SUFFIX_BEHIND_2,
    SHAPE_BEFORE,
    SHAPE_BEHIND,
    STYLE,
    CLASSES,
    CLASSES_CAPITAL,
    CLASSES_SUFFIX,
    CLASSES_BEFORE,
    CLASSES_BEHIND,
    CLASSES_AROUND,
};

/* What the dictionary says of the word and its neighbours. */
static void put_classes(feature_list *f, const lang_word *w, const lang_word *left,
                        const lang_word *right, bool first)
{
    feature_1(f, CLASSES, w->classes);
    feature_3(f, CLASSES_CAPITAL, w->classes, w->capital, first);
    feature_2(f, CLASSES_SUFFIX, w->classes, w->suffix[1]);
    feature_2(f, CLASSES_BEFORE, w->classes, left->classes);
    feature_2(f, CLASSES_BEHIND, w->classes, right->classes);
    feature_3(f, CLASSES_AROUND, w->classes, left->classes, right->classes);
}

void token_features(feature_list *f, const lang_word *words, uint32_t n, uint32_t i)
{
    static const lang_word edge = {.lower = 1, .shape = 1, .classes = 128};
    const lang_word *w = &words[i];
    const lang_word *l1 = i > 0 ? w - 1 : &edge, *l2 = i > 1 ? w - 2 : &edge;
    const lang_word *r1 = i + 1 < n ? w + 1 : &edge, *r2 = i + 2 < n ? w + 2 : &edge;
    f->n = 0;
    feature_1(f, LOWER, w->lower);
    feature_1(f, EXACT, w->exact);
    for (uint32_t k = 0; k < 4; k++)
        feature_1(f, SUFFIX_1 + k, w->suffix[k]);
    feature_1(f, PREFIX_2, w->prefix[0]);
    feature_1(f, PREFIX_3, w->prefix[1]);
    feature_1(f, SHAPE, w->shape);
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
    feature_2(f, SUFFIXES_AROUND, l1->suffix[1], r1->suffix[1]);
    feature_1(f, SUFFIX_BEFORE_2, l2->suffix[1]);
    feature_1(f, SUFFIX_BEHIND_2, r2->suffix[1]);
    feature_1(f, SHAPE_BEFORE, l1->shape);
    feature_1(f, SHAPE_BEHIND, r1->shape);
    feature_3(f, STYLE, w->style, w->capital, i == 0);
    put_classes(f, w, l1, r1, i == 0);
}
