/* sentence: where sentences end. A stop ends one unless the next word says otherwise; blank lines
 * and lines that were broken on purpose end one too, but the breaks of hard-wrapped text do not. */
#include "text/sentence.h"

#include "base/utf8.h"

#define LONGEST    400 /* tokens: what goes on longer is a list or a table */
#define LINE_WIDTH 160 /* bytes: texts with longer lines are not hard-wrapped */
#define LINE_LEAST 45  /* bytes: nobody wraps text narrower than this */
#define LINE_SLACK 12  /* what a ragged right margin leaves free */

typedef struct splitter {
    token_list *list;
    arena *a;
    str text;
    const map *abbreviations;
    uint32_t block;
    block_kind kind;
    buf low;
    size_t width; /* longest line of the block; 0 if it is one line */
} splitter;

static str token_text(const splitter *s, size_t i)
{
    return str_span(s->text, s->list->tokens.v[i].at);
}

static const token *token_at(const splitter *s, size_t i)
{
    return &s->list->tokens.v[i];
}

static bool token_is(const splitter *s, size_t i, const char *z)
{
    return str_eq(token_text(s, i), str_of(z));
}

static bool lower_case(const splitter *s, size_t i)
{
    str text = token_text(s, i);
    size_t at = 0;
    return token_at(s, i)->kind == TOKEN_WORD && utf8_is_lower(utf8_next(text, &at));
}

/* ---- Lines ------------------------------------------------------------------------------------
 */

static size_t longest_line(str text, span at)
{
    str rest = str_span(text, at), line;
    size_t longest = 0, lines = 0;
    while (str_split(&rest, '\n', &line)) {
        longest = line.n > longest ? line.n : longest;
        lines++;
    }
    return lines > 1 ? longest : 0;
}

/* White space between tokens i-1 and i holds an empty line. */
static bool blank_line_before(const splitter *s, size_t i)
{
    uint32_t from = span_end(token_at(s, i - 1)->at), to = token_at(s, i)->at.at;
    int breaks = 0;
    for (uint32_t at = from; at < to; at++) {
        breaks += s->text.p[at] == '\n';
    }
    return breaks > 1;
}

static size_t line_length(const splitter *s, uint32_t end, uint32_t block_begin)
{
    size_t n = 0;
    while (end > block_begin + n && n <= s->width && s->text.p[end - n - 1] != '\n') {
        n++;
    }
    return n;
}

/* The line was broken on purpose: the next word would have had room on it. So do lines of
 * signatures and lists end, while those of wrapped text go on. */
static bool broken_line_before(const splitter *s, size_t i, uint32_t block_begin)
{
    if (s->width > LINE_WIDTH) {
        return true;
    }
    if (lower_case(s, i)) {
        return false;
    }
    if (s->width < LINE_LEAST) {
        return true;
    }
    size_t line = line_length(s, span_end(token_at(s, i - 1)->at), block_begin);
    return line + 1 + token_at(s, i)->at.n + LINE_SLACK <= s->width;
}

/* ---- Stops ------------------------------------------------------------------------------------
 */

typedef enum stop { STOP_NONE, STOP_FULL, STOP_DOTS, STOP_ABBREVIATION } stop;

static stop stop_of(const splitter *s, size_t i)
{
    str text = token_text(s, i);
    if (text.n == 0) {
        return STOP_NONE;
    }
    char last = text.p[text.n - 1];
    if (token_at(s, i)->kind == TOKEN_MARK) {
        if (last == '!' || last == '?') {
            return STOP_FULL;
        }
        if (last == '.') {
            return text.n == 1 ? STOP_FULL : STOP_DOTS;
        }
        return str_eq(text, S("…")) ? STOP_DOTS : STOP_NONE;
    }
    return last == '.' ? STOP_ABBREVIATION : STOP_NONE;
}

/* Quotes and brackets that close what ends here, and footnote marks: `."`, `.)`, `.[5]`. */
static bool closes(const splitter *s, size_t i)
{
    static const char *const closers[] = {"\"", "'", "''", "”", "’", ")", "]", "»"};
    if (token_at(s, i)->flags & TOKEN_SPACED) {
        return false;
    }
    for (size_t k = 0; k < sizeof closers / sizeof *closers; k++) {
        if (token_is(s, i, closers[k])) {
            return true;
        }
    }
    return false;
}

static bool opens_quote(const splitter *s, size_t i)
{
    static const char *const openers[] = {"\"", "'", "``", "“", "‘", "(", "[", "«", "-", "--", "–"};
    for (size_t k = 0; k < sizeof openers / sizeof *openers; k++) {
        if (token_is(s, i, openers[k])) {
            return true;
        }
    }
    return false;
}

static uint32_t abbreviation_of(splitter *s, size_t i)
{
    if (!s->abbreviations) {
        return MAP_NONE;
    }
    str text = token_text(s, i);
    s->low.n = 0;
    for (size_t at = 0; at < text.n;) {
        utf8_put(&s->low, utf8_lower(utf8_next(text, &at)));
    }
    return map_get(s->abbreviations, buf_str(&s->low));
}

/* May token i be the first of a sentence when `why` stood before it? */
static bool begins(splitter *s, size_t i, size_t end, stop why, size_t stop_token)
{
    size_t word = i;
    while (word < end && opens_quote(s, word)) {
        word++;
    }
    if (word == end) {
        return true;
    }
    const token *t = token_at(s, word);
    bool capital = t->flags & TOKEN_CAPITAL;
    switch (why) {
    case STOP_FULL: return !lower_case(s, word) && (capital || t->flags & TOKEN_SPACED || word > i);
    case STOP_DOTS: return capital;
    case STOP_ABBREVIATION:
        return capital && abbreviation_of(s, stop_token) != ABBREVIATION_TITLE &&
               abbreviation_of(s, word) == ABBREVIATION_OPENER;
    default: return false;
    }
}

/* ---- Splitting --------------------------------------------------------------------------------
 */

static void close_sentence(splitter *s, size_t first, size_t end)
{
    span at = span_join(token_at(s, first)->at, token_at(s, end - 1)->at);
    *vec_push(s->a, &s->list->sentences) = (sentence){.first = (uint32_t)first,
                                                      .n = (uint32_t)(end - first),
                                                      .at = at,
                                                      .block = s->block,
                                                      .kind = s->kind};
    for (size_t i = first; i < end; i++) {
        if (token_at(s, i)->kind == TOKEN_WORD) {
            s->list->tokens.v[i].flags |= TOKEN_FIRST;
            return;
        }
    }
}

/* "1." before its text is the number of a list, not a sentence. */
static bool list_number(const splitter *s, size_t first, size_t i)
{
    return i == first + 1 && token_at(s, first)->kind == TOKEN_NUMBER;
}

/* `[5]` directly behind a stop: how many of its tokens belong to it. */
static size_t footnote(const splitter *s, size_t i, size_t end)
{
    bool found = i + 2 < end && token_is(s, i, "[") && !(token_at(s, i)->flags & TOKEN_SPACED) &&
                 token_at(s, i + 1)->kind == TOKEN_NUMBER && token_is(s, i + 2, "]");
    return found ? 3 : 0;
}

void sentence_split(token_list *out, arena *a, const source *src, uint32_t block_id, size_t first,
                    const map *abbreviations)
{
    span at = src->blocks.v[block_id].at;
    splitter s = {.list = out,
                  .a = a,
                  .text = src->text,
                  .abbreviations = abbreviations,
                  .block = block_id,
                  .kind = src->blocks.v[block_id].kind,
                  .low = {.arena = a},
                  .width = longest_line(src->text, at)};
    stop why = STOP_NONE;
    size_t stop_token = 0, end = out->tokens.n;
    for (size_t i = first; i < end; i++) {
        bool newline = i > first && token_at(&s, i)->flags & TOKEN_NEWLINE;
        bool split = newline && (blank_line_before(&s, i) || broken_line_before(&s, i, at.at));
        if (!split && why != STOP_NONE) {
            size_t note = footnote(&s, i, end);
            if (note || closes(&s, i)) {
                i += note ? note - 1 : 0;
                continue;
            }
            split = begins(&s, i, end, why, stop_token);
        }
        if (i > first && (split || i - first >= LONGEST)) {
            close_sentence(&s, first, i);
            first = i;
        }
        why = stop_of(&s, i);
        stop_token = i;
        if (why == STOP_FULL && list_number(&s, first, i)) {
            why = STOP_NONE;
        }
    }
    if (first < end) {
        close_sentence(&s, first, end);
    }
}
