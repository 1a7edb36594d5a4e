/* furniture: the phrase list of page furniture and how a line of text is judged by it. */
#include "text/furniture.h"

#include "base/utf8.h"

#include <string.h>

static const char *const use_names[FURNITURE_USES] = {"line",   "start",      "section", "plea",
                                                      "credit", "address",    "prose",   "stamp",
                                                      "month",  "references", "cites"};

/* Of the first eight bytes. */
static uint64_t hash_of_begin(str word)
{
    size_t n = word.n < 8 ? word.n : 8;
    return hash_short(bytes_load_few(word.p, n), n);
}

static bool passes(const furniture_words *w, uint64_t begin)
{
    return w->gate[(begin >> 6) & 63] >> (begin & 63) & 1;
}

static bool is_opening(furniture_use use)
{
    return use == FURNITURE_LINE || use == FURNITURE_START || use == FURNITURE_SECTION ||
           use == FURNITURE_REFERENCES;
}

static uint64_t second_of(str rest)
{
    str word = {0};
    str_split(&rest, ' ', &word);
    return hash_of_begin(word);
}

static void add_phrase(furniture_words *w, arena *a, str words, furniture_use use, uint8_t weight)
{
    map *by = is_opening(use)                                    ? &w->opening
              : use == FURNITURE_STAMP || use == FURNITURE_MONTH ? &w->dating
                                                                 : &w->anywhere;
    str rest = words, first = {0};
    by->arena = a;
    str_split(&rest, ' ', &first);
    uint32_t *head = map_slot_of(by, first);
    uint32_t id = (uint32_t)w->phrases.n;
    uint32_t next = *head == MAP_NONE ? PHRASES_END : *head;
    *head = id;
    *vec_push(a, &w->phrases) = (furniture_phrase){words, rest, second_of(rest), use, weight, next};
    uint64_t begin = hash_of_begin(first);
    if (by == &w->anywhere)
        w->gate[(begin >> 6) & 63] |= (uint64_t)1 << (begin & 63);
}

static bool parse_use(furniture_use *out, str name)
{
    uint32_t i;
    bool known = str_among(&i, use_names, FURNITURE_USES, name);
    if (known)
        *out = (furniture_use)i;
    return known;
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

/* ---- Words of a line ------------------------------------------------------------------------ */

#define WORD_MOST   64 /* bytes of a word that may be in the table */
#define QUOTE_OPEN  '\1'
#define QUOTE_CLOSE '\2'
#define QUOTE_FLIP  '\3' /* " is both */

/* A word of the line, or a quotation mark. */
typedef struct piece {
    char quote;     /* or 0 */
    size_t at, end; /* in the line */
    size_t n;       /* bytes of it as it folds */
    uint64_t begin; /* hash_of_begin of the word as it folds */
} piece;

/* What a byte folds to: a letter, digit or byte of a longer character; 0 for a blank. */
static char fold_byte(str s, size_t *at)
{
    if (ascii_is_letter(s.p[*at]) || ascii_is_digit(s.p[*at]))
        return ascii_lower(s.p[*at]);
    unsigned char c = (unsigned char)s.p[*at];
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

static bool is_quote(char c)
{
    return c >= QUOTE_OPEN && c <= QUOTE_FLIP;
}

/* The word at `at` folded into `low`; returns its bytes, which may be more than that holds. */
static size_t fold_word(str line, size_t at, char low[WORD_MOST], size_t *end)
{
    size_t n = 0;
    for (size_t next = at; at < line.n; at = ++next) {
        char c = fold_byte(line, &next);
        if (c == 0 || is_quote(c))
            break;
        if (n < WORD_MOST)
            low[n] = c;
        n++;
    }
    *end = at;
    return n;
}

/* Words of ASCII letters, as most are, eight bytes at a time; false for any other. */
static bool plain_word(str line, size_t at, piece *out)
{
    size_t n = 0, step = 8;
    uint64_t begin = 0;
    for (; step == 8; n += step) {
        if (line.n - at < n + 8)
            return false;
        uint64_t word = bytes_load(line.p + at + n), letters = bytes_letters(word);
        step = bytes_first(~letters & BYTES_TOP);
        if (n == 0)
            begin =
                hash_short(bytes_keep(bytes_lower(word, bytes_uppers(word, letters)), step), step);
    }
    char behind = line.p[at + n];
    *out = (piece){.at = at, .end = at + n, .n = n, .begin = begin};
    return (unsigned char)behind < 0x80 && !ascii_is_digit(behind);
}

/* The same of all that is no plain word. */
static bool next_odd_piece(str line, size_t *at, piece *out)
{
    char low[WORD_MOST];
    for (size_t i = *at, next; i < line.n; i = next + 1) {
        next = i;
        char c = fold_byte(line, &next);
        if (c == 0)
            continue;
        *out = (piece){.quote = is_quote(c) ? c : 0, .at = i, .end = next + 1};
        if (!out->quote) {
            out->n = fold_word(line, i, low, &out->end);
            out->begin = hash_of_begin((str){low, out->n});
        }
        *at = out->end;
        return true;
    }
    return false;
}

/* The next word or quotation mark from *at on, which moves behind it; false at the end. */
static inline bool next_piece(str line, size_t *at, piece *out)
{
    while (*at < line.n && line.p[*at] == ' ')
        ++*at;
    if (*at == line.n || !ascii_is_letter(line.p[*at]) || !plain_word(line, *at, out))
        return next_odd_piece(line, at, out);
    *at = out->end;
    return true;
}

/* ---- Judging -------------------------------------------------------------------------------- */

static bool is_word(str line, const piece *p, str word)
{
    char low[WORD_MOST];
    size_t end;
    if (p->quote || p->n != word.n || p->begin != hash_of_begin(word))
        return false;
    return p->n <= 8 ||
           (fold_word(line, p->at, low, &end) <= WORD_MOST && memcmp(low, word.p, p->n) == 0);
}

/* The first phrase of the chain of a word. */
static uint32_t chain_of(const map *by, str line, const piece *p)
{
    char low[WORD_MOST];
    size_t end;
    uint32_t id = MAP_NONE;
    if (p->n <= 8)
        id = map_get_short(by, p->begin, p->n);
    else if (fold_word(line, p->at, low, &end) <= WORD_MOST)
        id = map_get(by, (str){low, p->n});
    return id == MAP_NONE ? PHRASES_END : id;
}

/* Does the phrase go on behind its first word? `next` is the piece there, of no bytes at the end of
 * the line. *end moves behind the phrase. */
static bool goes_on(const furniture_phrase *p, str line, const piece *next, size_t *end)
{
    str rest = p->rest, word;
    if (rest.n && p->second != next->begin) /* nearly all fail here */
        return false;
    for (piece more; str_split(&rest, ' ', &word);) {
        if (!next_piece(line, end, &more) || !is_word(line, &more, word))
            return false;
    }
    return true;
}

/* What phrases say that begin with the line's first word. */
static void judge_opening(furniture_verdict *v, const furniture_words *words, str line,
                          const piece *first, const piece *next)
{
    uint32_t id = chain_of(&words->opening, line, first);
    for (; id != PHRASES_END; id = words->phrases.v[id].next) {
        const furniture_phrase *p = &words->phrases.v[id];
        size_t end = first->end;
        piece more;
        if (!goes_on(p, line, next, &end) ||
            (p->use != FURNITURE_START && next_piece(line, &end, &more)))
            continue;
        v->uses |= 1U << p->use;
        v->line = p->use == FURNITURE_LINE ? p->weight : v->line;
    }
}

/* What phrases say that begin with this word, wherever it stands. */
static void judge_word(furniture_verdict *v, const furniture_words *words, str line,
                       const piece *word, const piece *next, bool quoted)
{
    uint32_t id = chain_of(&words->anywhere, line, word);
    for (; id != PHRASES_END; id = words->phrases.v[id].next) {
        const furniture_phrase *p = &words->phrases.v[id];
        size_t end = word->end;
        if (quoted && (p->use == FURNITURE_PLEA || p->use == FURNITURE_ADDRESS))
            continue;
        if (!goes_on(p, line, next, &end))
            continue;
        v->uses |= 1U << p->use;
        v->plea += p->use == FURNITURE_PLEA ? p->weight : 0;
        v->prose += p->use == FURNITURE_PROSE;
        v->address += p->use == FURNITURE_ADDRESS;
    }
}

furniture_verdict furniture_judge(const furniture_words *words, str line)
{
    furniture_verdict v = {0};
    bool first = true, quoted = false;
    size_t at = 0;
    piece p, next;
    for (bool more = next_piece(line, &at, &p); more; p = next, first = false) {
        more = next_piece(line, &at, &next);
        if (!more)
            next = (piece){0};
        if (p.quote) {
            quoted = p.quote == QUOTE_OPEN || (p.quote == QUOTE_FLIP && !quoted);
            continue;
        }
        v.words++;
        if (first && words)
            judge_opening(&v, words, line, &p, &next);
        if (words && passes(words, p.begin))
            judge_word(&v, words, line, &p, &next, quoted);
    }
    return v;
}

bool furniture_heads_references(const furniture_words *words, str line)
{
    line = str_trim(line);
    size_t digits = 0;
    while (digits < line.n &&
           (ascii_is_digit(line.p[digits]) || line.p[digits] == '.' || line.p[digits] == ' '))
        digits++;
    return furniture_judge(words, str_from(line, digits)).uses >> FURNITURE_REFERENCES & 1;
}

uint8_t furniture_number(const furniture_words *words, furniture_use use, str folded)
{
    uint32_t id = words ? map_get(&words->dating, folded) : MAP_NONE;
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

/* "^ \"Two drown\". Brod Times.": a wiki's note, which leads back to where it is asked for. */
static bool is_note(str s)
{
    return str_starts(s, S("^ ")) || str_starts(s, S("↑"));
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
           is_note(line) || is_plea(v, sentence) || begins_furniture(v, sentence);
}
