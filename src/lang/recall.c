/* recall: a table of slots, as that of forms. */
#include "lang/recall.h"

#include "base/map.h"

#include <string.h>

known_sentence *recall_slot(recall *r, uint64_t *hash, const str *forms, uint32_t n)
{
    size_t bytes = 0;
    *hash = n;
    if (n == 0 || n > RECALL_WORDS)
        return NULL;
    for (uint32_t i = 0; i < n; i++) {
        bytes += forms[i].n;
        if (bytes > RECALL_BYTES || forms[i].n > UINT8_MAX)
            return NULL;
        *hash = hash_step(*hash, hash_bytes(forms[i]));
    }
    return &r->slots[*hash % RECALL_SLOTS];
}

static bool is_same(const known_sentence *k, uint64_t hash, const str *forms, uint32_t n)
{
    const char *text = k->text;
    if (k->hash != hash || k->n != n)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        if (!str_eq(forms[i], (str){text, k->words[i].bytes}))
            return false;
        text += forms[i].n;
    }
    return true;
}

bool recall_sentence(const known_sentence *slot, uint64_t hash, const str *forms, uint32_t n,
                     uint8_t *tags, parse_node *nodes)
{
    if (!is_same(slot, hash, forms, n))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        tags[i + 1] = slot->words[i].tag;
        nodes[i + 1].head = slot->words[i].head;
        nodes[i + 1].label = slot->words[i].label;
    }
    return true;
}

void recall_keep(known_sentence *slot, uint64_t hash, const str *forms, uint32_t n,
                 const uint8_t *tags, const parse_node *nodes)
{
    char *text = slot->text;
    slot->hash = hash;
    slot->n = n;
    for (uint32_t i = 0; i < n; i++) {
        slot->words[i] = (known_word){(uint8_t)forms[i].n, tags[i + 1], (uint8_t)nodes[i + 1].label,
                                      (uint8_t)nodes[i + 1].head};
        memcpy(text, forms[i].p, forms[i].n);
        text += forms[i].n;
    }
}
