/* parse: parts of speech and dependencies, as CoNLL-U. */
#include "cli/cli.h"

#include <stdio.h>

static dateline_status parse_article(dateline_text **out, const dateline_model *model,
                                     const options *o)
{
    const char *path = o->args.n > 0 ? o->args.v[0] : "-";
    dateline_lexicon *lexicon;
    dateline_article *article = NULL;
    dateline_status status = load_lexicon(&lexicon, o);
    if (status == DATELINE_OK)
        status = dateline_article_read(&article, lexicon, path, NULL, DATELINE_STAGE_TOKENS,
                                       report_diag());
    if (status == DATELINE_OK)
        status = dateline_parse_article(out, model, article);
    dateline_article_free(article);
    dateline_lexicon_free(lexicon);
    return status;
}

int cmd_parse(const options *o)
{
    if (!count_args(o, 0, o->conllu != NULL ? 0 : 1, o->conllu != NULL ? "no file" : "one file"))
        return 2;
    dateline_model *model;
    dateline_text *text = NULL;
    dateline_status status = load_model(&model, o);
    if (status == DATELINE_OK && o->conllu != NULL)
        status = dateline_parse_conllu(&text, model, o->conllu, report_diag());
    else if (status == DATELINE_OK)
        status = parse_article(&text, model, o);
    dateline_model_free(model);
    return put_text(o, status, text);
}
