/* fuzz_names: any bytes laid over the head of a whole model of names (its table of parts), with the
 * checksum made right again; what is taken for a model must find names inside of the text. Then the
 * same bytes as a file of tokens.
 */
#include "lang/bio.h"
#include "lang/ner.h"

#include <stdlib.h>
#include <string.h>

#define WHOLE 8192 /* bytes: enough for the parts of fixed size */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void find_names(arena *a, const ner_model *m, const str *forms, uint32_t count)
{
    ner n;
    uint32_t end = 0;
    ner_new(&n, a, m);
    ner_add(&n, forms, count);
    ner_find(&n);
    for (size_t i = 0; i < n.names.n; i++) {
        const ner_name *name = &n.names.v[i];
        if (name->n == 0 || name->first < end || name->first + name->n > count)
            abort();
        end = name->first + name->n;
    }
}

static void open_and_find(arena *a, str bytes, const bio_file *file)
{
    static const str forms[] = {STR_INIT("Ministers"), STR_INIT("of"), STR_INIT("Vienna"),
                                STR_INIT("met"),       STR_INIT("("),  STR_INIT("MV"),
                                STR_INIT(")"),         STR_INIT(".")};
    ner_model m = {0};
    if (ner_model_open(&m, S("fuzz.model"), bytes, NULL) == DATELINE_OK) {
        find_names(a, &m, forms, sizeof forms / sizeof *forms);
        find_names(a, &m, file->forms.v, (uint32_t)file->forms.n);
    }
    ner_model_close(&m);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    bio_file file;
    char *bytes = arena_new(&a, char, WHOLE);
    weights_header header = {WEIGHTS_MAGIC, NER_MODEL_VERSION, NER_MODEL_PARTS, WHOLE, 0};
    size_t head = sizeof header, room = WHOLE - head;
    memcpy(bytes + head, data, size < room ? size : room);
    memcpy(bytes, &header, head);
    weights_seal(bytes, WHOLE);
    if (bio_read(&file, &a, S("fuzz.bio"), (str){(const char *)data, size}, NULL) != DATELINE_OK)
        file = (bio_file){0};
    open_and_find(&a, (str){bytes, WHOLE}, &file);
    arena_free(&a);
    return 0;
}
