/* ner_lists: tables into hashed phrases. */
#include "train/ner_lists.h"

#include "base/csv.h"
#include "base/file.h"

/* Words of one phrase, parted by blanks. */
static void add_phrase(key_table *k, str phrase, uint16_t kinds)
{
    uint32_t key[KNOWN_MOST] = {0}, n = 0;
    for (str word; str_split(&phrase, ' ', &word);) {
        lang_word w;
        if (word.n == 0)
            continue;
        if (n == KNOWN_MOST)
            return;
        lang_word_read(&w, word);
        key[n] = known_key(n > 0 ? key[n - 1] : 0, w.lower);
        n++;
    }
    for (uint32_t i = 0; i + 1 < n; i++)
        keys_add(k, key[i])->value |= KNOWN_LONGER;
    if (n > 0)
        keys_add(k, key[n - 1])->value |= kinds;
}

static void add_list(key_table *k, str list, uint16_t kinds)
{
    for (str name; str_split(&list, '|', &name);)
        add_phrase(k, str_trim(name), kinds);
}

static uint16_t kinds_of_head(str position)
{
    if (str_starts(position, S("place")))
        return KNOWN_PLACE_WORD;
    return str_eq(position, S("thing")) ? KNOWN_NOT_NAME : KNOWN_ORG_WORD;
}

static dateline_status read_table(key_table *k, const char *dir, str name, str column,
                                  uint16_t kinds, const dateline_diag *diag)
{
    csv_table table;
    str text, path = path_join(k->arena, str_of(dir), name);
    dateline_status status = file_read(&text, k->arena, path, FILE_MAX, diag);
    if (status == DATELINE_OK)
        status = csv_parse_table(&table, k->arena, path, text, diag);
    if (status != DATELINE_OK)
        return status;
    size_t at = csv_column(&table, column), position = csv_column(&table, S("position"));
    for (size_t i = 0; at != STR_NONE && i < table.rows.n; i++) {
        const str *fields = table.rows.v[i].fields;
        add_list(k, fields[at], position != STR_NONE ? kinds_of_head(fields[position]) : kinds);
    }
    return DATELINE_OK;
}

dateline_status known_read_tables(key_table *k, const char *dir, const dateline_diag *diag)
{
    static const struct {
        str table, column;
        uint16_t kinds;
    } columns[] = {
        {STR_INIT("states.csv"), STR_INIT("name"), KNOWN_STATE},
        {STR_INIT("states.csv"), STR_INIT("aliases"), KNOWN_STATE},
        {STR_INIT("states.csv"), STR_INIT("demonyms"), KNOWN_DEMONYM},
        {STR_INIT("places.csv"), STR_INIT("name"), KNOWN_PLACE},
        {STR_INIT("places.csv"), STR_INIT("aliases"), KNOWN_PLACE},
        {STR_INIT("institutions.csv"), STR_INIT("name"), KNOWN_INSTITUTION},
        {STR_INIT("institutions.csv"), STR_INIT("aliases"), KNOWN_INSTITUTION},
        {STR_INIT("given_names.csv"), STR_INIT("name"), KNOWN_GIVEN},
        {STR_INIT("titles.csv"), STR_INIT("title"), KNOWN_TITLE},
        {STR_INIT("groups.csv"), STR_INIT("name"), KNOWN_GROUP},
        {STR_INIT("groups.csv"), STR_INIT("aliases"), KNOWN_GROUP},
        {STR_INIT("not_names.csv"), STR_INIT("word"), KNOWN_NOT_NAME},
        {STR_INIT("org_heads.csv"), STR_INIT("head"), KNOWN_ORG_WORD},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        dateline_status status =
            read_table(k, dir, columns[i].table, columns[i].column, columns[i].kinds, diag);
        if (status != DATELINE_OK)
            return status;
    }
    return DATELINE_OK;
}

void known_pack(const key_table *k, pack *p, size_t at)
{
    pack_keys(p, at, keys_sorted(k, p->arena), k->n, 11, sizeof(uint16_t));
}
