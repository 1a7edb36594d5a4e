/* corpus: from CoNLL-U to numbers. */
#include "train/corpus.h"

#include "base/file.h"
#include "lang/transition.h"

static uint8_t symbol(intern *names, arena *a, str name, bool learn, uint32_t most)
{
    uint32_t id = learn ? intern_add(names, a, name) : intern_find(names, name);
    return id > 0 && id <= most ? (uint8_t)(id - 1) : UNKNOWN;
}

static str tag_name(arena *a, const conllu_token *t)
{
    buf b = {.arena = a};
    buf_put(&b, t->upos);
    buf_char(&b, '\t');
    buf_put(&b, t->xpos);
    return buf_str(&b);
}

static void read_tree(tree *out, arena *a, symbols *names, const conllu_token *tokens, uint32_t n,
                      bool learn)
{
    *out = (tree){.n = n,
                  .forms = arena_new(a, str, n),
                  .words = arena_new(a, lang_word, n),
                  .tags = arena_new(a, uint8_t, n + 1),
                  .heads = arena_new(a, uint16_t, n + 1),
                  .labels = arena_new(a, uint8_t, n + 1)};
    out->tags[0] = UNKNOWN;
    for (uint32_t i = 0; i < n; i++) {
        const conllu_token *t = &tokens[i];
        out->forms[i] = t->form;
        out->tags[i + 1] = symbol(&names->tags, names->arena, tag_name(a, t), learn, TAGS_MOST);
        out->heads[i + 1] = (uint16_t)t->head;
        out->labels[i + 1] = symbol(&names->labels, names->arena, t->deprel, learn, LABELS_MOST);
    }
    for (uint32_t i = 0; i < n; i++) {
        lang_word_read(&out->words[i], out->forms[i]);
        out->words[i].classes = (uint8_t)keys_value(names->words, out->words[i].lower);
    }
    lang_words_style(out->words, n);
}

dateline_status corpus_read(tree_vec *out, arena *a, symbols *names, const char *path, bool learn,
                            const dateline_diag *diag)
{
    str text;
    conllu_file file;
    dateline_status status = file_read(&text, a, str_of(path), FILE_MAX, diag);
    if (status == DATELINE_OK)
        status = conllu_read(&file, a, str_of(path), text, diag);
    for (size_t i = 0; status == DATELINE_OK && i < file.sentences.n; i++) {
        const conllu_sentence *s = &file.sentences.v[i];
        if (s->n <= PARSE_MOST)
            read_tree(vec_push(a, out), a, names, file.tokens.v + s->first, s->n, learn);
    }
    return status;
}
