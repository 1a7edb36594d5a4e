/* article: the stages of find/, in order, and the names of what they find. */
#include "find/article.h"

static const str modality_names[] = {STR_INIT("asserted"), STR_INIT("alleged"), STR_INIT("planned"),
                                     STR_INIT("conditional")};

str modality_name(modality m)
{
    return modality_names[m];
}

bool modality_parse(modality *out, str name)
{
    for (int i = MOD_ASSERTED; i <= MOD_CONDITIONAL; i++) {
        if (str_eq(name, modality_names[i])) {
            *out = (modality)i;
            return true;
        }
    }
    return false;
}

void find_all(dateline_article *article)
{
    const dateline_lexicon *lexicon = article->lexicon;
    tokenize(&article->text, &article->arena, &article->source, &lexicon->words,
             &lexicon->abbreviations);
    find_times(article);
    find_entities(article);
    find_name_lists(article);
    find_parse(article);
    find_pronouns(article);
    find_events(article);
    find_dates(article);
    if (anchor_events(article))
        find_dates(article);
    find_capitals(article);
    find_roles(article);
    find_modality(article);
    find_entries(article);
    find_story(article);
    find_links(article);
    find_worth(article);
    find_labels(article);
}
