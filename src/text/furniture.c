/* furniture: the phrase list of page furniture and how a line of text is judged by it. */
#include "text/furniture.h"

#include "base/utf8.h"

#include <string.h>

static const char *const use_names[FURNITURE_USES] = {"line", "start", "section",
                                                      "plea", "month", "stamp"};

static uint64_t gate_bit(uint64_t hash)
{
    return (uint64_t)1 << (hash & 63);
}

static size_t gate_word(uint64_t hash)
{
    return (hash >> 6) & 63;
}

static void add_phrase(furniture_words *w, arena *a, str words, furniture_use use, uint8_t weight)
{
    w->whole.arena = w->first.arena = a;
    uint32_t id = (uint32_t)w->phrases.n;
    *vec_push(a, &w->phrases) = (furniture_phrase){words, use, weight, PHRASES_END};
    uint32_t *whole = map_slot_of(&w->whole, words);
    *whole = (*whole == MAP_NONE ? 0 : *whole) | 1U << use;
    if (use != FURNITURE_START && use != FURNITURE_PLEA)
        return;
    str rest = words, first;
    str_split(&rest, ' ', &first);
    uint32_t *head = map_slot_of(&w->first, first);
    w->phrases.v[id].next = *head == MAP_NONE ? PHRASES_END : *head;
    *head = id;
    uint64_t hash = hash_bytes(first);
    w->gate[gate_word(hash)] |= gate_bit(hash);
}

static bool parse_use(furniture_use *out, str name)
{
    for (size_t i = 0; i < FURNITURE_USES; i++) {
        if (!str_eq(name, str_of(use_names[i])))
            continue;
        *out = (furniture_use)i;
        return true;
    }
    return false;
}

dateline_status furniture_load(furniture_words *out, arena *a, const csv_table *table,
                               const dateline_diag *d)
{
    size_t phrase = csv_column(table, S("phrase")), use = csv_column(table, S("use"));
    size_t weight = csv_column(table, S("weight"));
    if (phrase == STR_NONE || use == STR_NONE || weight == STR_NONE)
        return diag_error(d, DATELINE_INVALID, place_file(table->file),
                          "columns 'phrase', 'use' and 'weight' are needed");
    dateline_status status = DATELINE_OK;
    for (size_t i = 0; i < table->rows.n; i++) {
        const str *fields = table->rows.v[i].fields;
        furniture_use kind;
        uint32_t value = 0;
        str words = utf8_fold(a, fields[phrase]);
        if (!words.n)
            status = diag_error(d, DATELINE_INVALID, csv_place(table, i, phrase), "no phrase");
        else if (!parse_use(&kind, fields[use]))
            status = diag_error(d, DATELINE_INVALID, csv_place(table, i, use), "unknown use '%.*s'",
                                STR_ARG(fields[use]));
        else if (!str_number(fields[weight], &value) || value > 20)
            status = diag_error(d, DATELINE_INVALID, csv_place(table, i, weight),
                                "weight '%.*s' is no number up to 20", STR_ARG(fields[weight]));
        else
            add_phrase(out, a, words, kind, (uint8_t)value);
    }
    return status;
}

/* True if the folded `text` holds `words` at `at`, as whole words. */
static bool stands_at(str text, size_t at, str words)
{
    return at + words.n <= text.n && memcmp(text.p + at, words.p, words.n) == 0 &&
           (at + words.n == text.n || text.p[at + words.n] == ' ');
}

static void judge_at(furniture_verdict *v, const furniture_words *words, str folded, size_t at,
                     str word)
{
    uint64_t hash = hash_bytes(word);
    if (!(words->gate[gate_word(hash)] & gate_bit(hash)))
        return;
    uint32_t id = map_get(&words->first, word);
    for (; id != MAP_NONE && id != PHRASES_END; id = words->phrases.v[id].next) {
        const furniture_phrase *p = &words->phrases.v[id];
        if ((p->use == FURNITURE_START && at > 0) || !stands_at(folded, at, p->words))
            continue;
        v->uses |= (uint8_t)(1U << p->use);
        if (p->use == FURNITURE_PLEA)
            v->plea += p->weight;
    }
}

furniture_verdict furniture_judge(const furniture_words *words, arena *scratch, str line)
{
    furniture_verdict v = {0};
    if (!words || !words->phrases.n)
        return v;
    str folded = utf8_fold(scratch, line), rest = folded, word;
    uint32_t whole = folded.n ? map_get(&words->whole, folded) : MAP_NONE;
    if (whole != MAP_NONE)
        v.uses = (uint8_t)whole;
    while (str_split(&rest, ' ', &word)) {
        v.words++;
        if (word.n)
            judge_at(&v, words, folded, (size_t)(word.p - folded.p), word);
    }
    return v;
}

uint8_t furniture_number(const furniture_words *words, furniture_use use, str folded)
{
    uint32_t uses = words && words->phrases.n ? map_get(&words->whole, folded) : MAP_NONE;
    if (uses == MAP_NONE || !(uses & 1U << use))
        return 0;
    for (size_t i = 0; i < words->phrases.n; i++)
        if (words->phrases.v[i].use == use && str_eq(words->phrases.v[i].words, folded))
            return words->phrases.v[i].weight;
    return 0;
}
