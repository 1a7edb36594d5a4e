/* fuzz_model: any bytes laid over the head of a whole model (its table of parts and its names),
 * with the checksum made right again; what is taken for a model must parse. Then the same bytes as
 * CoNLL-U.
 */
#include "lang/annotate.h"

#include <stdlib.h>
#include <string.h>

#define WHOLE 400000 /* bytes: enough for the parts of fixed size */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void open_and_parse(arena *a, str bytes)
{
    dateline_model m = {0};
    if (model_open(&m, S("fuzz.model"), bytes, NULL) == DATELINE_OK) {
        conllu_token tokens[] = {{.form = S("Ministers")}, {.form = S("met")}, {.form = S(".")}};
        syntax s;
        syntax_new(&s, a, &m, PARSE_MOST);
        annotate(&s, tokens, 3);
        for (size_t i = 0; i < 3; i++) {
            if (tokens[i].head > 3)
                abort();
        }
    }
    model_close(&m);
}

static void read_conllu(arena *a, str text)
{
    conllu_file file;
    buf out = {.arena = a};
    if (conllu_read(&file, a, S("fuzz.conllu"), text, NULL) != DATELINE_OK)
        return;
    for (size_t i = 0; i < file.sentences.n; i++) {
        const conllu_sentence *s = &file.sentences.v[i];
        for (uint32_t t = 0; t < s->n; t++)
            conllu_put_token(&out, t + 1, &file.tokens.v[s->first + t]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    char *bytes = arena_new(&a, char, WHOLE);
    weights_header header = {WEIGHTS_MAGIC, MODEL_VERSION, MODEL_PARTS, WHOLE, 0};
    size_t head = sizeof header, room = WHOLE - head;
    memcpy(bytes + head, data, size < room ? size : room);
    memcpy(bytes, &header, head);
    weights_seal(bytes, WHOLE);
    open_and_parse(&a, (str){bytes, WHOLE});
    read_conllu(&a, (str){(const char *)data, size});
    arena_free(&a);
    return 0;
}
