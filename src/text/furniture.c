/* furniture: the phrase list of page furniture and how a line of text is judged by it. */
#include "text/furniture.h"

#include "base/utf8.h"

#include <string.h>

static const char *const use_names[FURNITURE_USES] = {
    "line", "start", "section", "plea", "credit", "address", "prose", "stamp", "month"};

/* FNV-1a: words are short, and the gate stops most of them. */
static uint64_t word_hash(str s)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
    return h ^ h >> 29;
}

static bool passes(const furniture_words *w, str word)
{
    uint64_t hash = word_hash(word);
    return w->gate[(hash >> 6) & 63] >> (hash & 63) & 1;
}

static void add_phrase(furniture_words *w, arena *a, str words, furniture_use use, uint8_t weight)
{
    w->first.arena = a;
    str rest = words, first = {0};
    str_split(&rest, ' ', &first);
    uint32_t *head = map_slot_of(&w->first, first);
    uint32_t id = (uint32_t)w->phrases.n;
    uint32_t next = *head == MAP_NONE ? PHRASES_END : *head;
    *head = id;
    *vec_push(a, &w->phrases) = (furniture_phrase){words, use, weight, next};
    uint64_t hash = word_hash(first);
    w->gate[(hash >> 6) & 63] |= (uint64_t)1 << (hash & 63);
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

/* ---- Judging --------------------------------------------------------------------------------- */

#define QUOTE_OPEN  '\1'
#define QUOTE_CLOSE '\2'
#define QUOTE_FLIP  '\3' /* " is both */

/* What a byte folds to: a letter, digit or byte of a longer character; 0 for a blank. */
static char fold_byte(str s, size_t *at)
{
    unsigned char c = (unsigned char)s.p[*at];
    if (c >= 'A' && c <= 'Z')
        return (char)(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        return (char)c;
    if (c == '"')
        return QUOTE_FLIP;
    if (c == 0xE2 && *at + 2 < s.n && (unsigned char)s.p[*at + 1] == 0x80) {
        unsigned char last = (unsigned char)s.p[*at + 2]; /* general punctuation: “ ” ’ – */
        *at += 2;
        return last == 0x9C ? QUOTE_OPEN : last == 0x9D ? QUOTE_CLOSE : 0;
    }
    if (c == 0xC2 && *at + 1 < s.n) { /* NBSP, ©, » */
        ++*at;
        return 0;
    }
    return c >= 0x80 ? (char)c : 0;
}

/* The line in lower case, one space before each word and each quotation mark. */
static str fold(buf *b, str line)
{
    b->n = 0;
    buf_reserve(b, line.n * 2 + 2);
    bool blank = true;
    for (size_t i = 0; i < line.n; i++) {
        char c = fold_byte(line, &i);
        bool quote = c >= QUOTE_OPEN && c <= QUOTE_FLIP;
        if (c == 0) {
            blank = true;
            continue;
        }
        if ((blank || quote) && b->n)
            b->p[b->n++] = ' ';
        b->p[b->n++] = c;
        blank = quote;
    }
    return (str){b->p, b->n};
}

/* True if the folded text holds `words` at `at`, as whole words. */
static bool stands_at(str text, size_t at, str words)
{
    return at + words.n <= text.n && memcmp(text.p + at, words.p, words.n) == 0 &&
           (at + words.n == text.n || text.p[at + words.n] == ' ');
}

static void judge_at(furniture_verdict *v, const furniture_words *words, str folded, size_t at,
                     str word, bool quoted)
{
    uint32_t id = map_get(&words->first, word);
    for (; id != MAP_NONE && id != PHRASES_END; id = words->phrases.v[id].next) {
        const furniture_phrase *p = &words->phrases.v[id];
        if (!stands_at(folded, at, p->words))
            continue;
        bool whole = at == 0 && p->words.n == folded.n;
        if ((p->use == FURNITURE_START && at > 0) ||
            ((p->use == FURNITURE_LINE || p->use == FURNITURE_SECTION) && !whole))
            continue;
        if (quoted && (p->use == FURNITURE_PLEA || p->use == FURNITURE_ADDRESS))
            continue;
        v->uses |= 1U << p->use;
        v->plea += p->use == FURNITURE_PLEA ? p->weight : 0;
        v->line = p->use == FURNITURE_LINE ? p->weight : v->line;
        v->prose += p->use == FURNITURE_PROSE;
        v->address += p->use == FURNITURE_ADDRESS;
    }
}

furniture_verdict furniture_judge(const furniture_words *words, buf *scratch, str line)
{
    furniture_verdict v = {0};
    str folded = fold(scratch, line), rest = folded, word;
    bool quoted = false;
    while (str_split(&rest, ' ', &word)) {
        if (word.n == 1 && *word.p >= QUOTE_OPEN && *word.p <= QUOTE_FLIP) {
            quoted = *word.p == QUOTE_OPEN || (*word.p == QUOTE_FLIP && !quoted);
            continue;
        }
        v.words += word.n > 0;
        if (words && word.n && passes(words, word))
            judge_at(&v, words, folded, (size_t)(word.p - folded.p), word, quoted);
    }
    return v;
}

uint8_t furniture_number(const furniture_words *words, furniture_use use, str folded)
{
    uint32_t id = words && passes(words, folded) ? map_get(&words->first, folded) : MAP_NONE;
    for (; id != MAP_NONE && id != PHRASES_END; id = words->phrases.v[id].next)
        if (words->phrases.v[id].use == use && str_eq(words->phrases.v[id].words, folded))
            return words->phrases.v[id].weight;
    return 0;
}

/* ---- Sure furniture ------------------------------------------------------------------------- */

static bool has_use(furniture_verdict v, furniture_use use)
{
    return v.uses >> use & 1;
}

/* "© 2022 Example Media", "All rights reserved": a credit has no year. */
static bool is_copyright(str s, uint32_t words)
{
    size_t sign = words <= 20 ? str_find(s, S("©")) : STR_NONE;
    if (sign == STR_NONE)
        return false;
    str rest = str_trim(str_sub(s, sign + 2, 8));
    return rest.n >= 4 && (str_starts(rest, S("19")) || str_starts(rest, S("20")));
}

static bool is_plea(furniture_verdict v, bool sentence)
{
    if (!sentence)
        return v.plea >= 3 && v.words <= 25;
    /* "Citizens may sign up for a vaccination": one phrase does not make a plea of a sentence */
    if (v.plea >= 6)
        return v.address >= 2 || v.plea * 5 >= v.words;
    return v.plea >= 3 && v.address > 0 && v.words <= 20;
}

/* A phrase that fills most of a short line, or begins one that is no sentence of news. */
static bool begins_furniture(furniture_verdict v, bool sentence)
{
    if (!has_use(v, FURNITURE_START))
        return false;
    return v.words <= 6 || (v.words <= 16 && (!sentence || v.address || v.plea)) ||
           (v.words <= 40 && v.plea >= 2 && v.address);
}

bool furniture_is_sure(furniture_verdict v, str line, bool sentence)
{
    return has_use(v, FURNITURE_SECTION) || v.line >= 2 || is_copyright(line, v.words) ||
           is_plea(v, sentence) || begins_furniture(v, sentence);
}
