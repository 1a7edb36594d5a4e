/* sentence: where sentences end. A stop ends one unless the next word says otherwise; blank lines
 * and lines that were broken on purpose end one too, but the breaks of hard-wrapped text do not. */
#include "text/sentence.h"

#include "base/utf8.h"

#define LONGEST      400 /* tokens: what goes on longer is a list or a table */
#define LINE_WIDTH   160 /* bytes: texts with longer lines are not hard-wrapped */
#define LINE_LEAST   45  /* bytes: nobody wraps text narrower than this */
#define DASHES_LEAST 4   /* in a row that make a line */
#define HEAD_MOST    14  /* tokens before what a line of text has at its head */
#define NAME_SHORT   4   /* bytes of a capital word that may be short for another */
#define LINE_SLACK   12  /* what a ragged right margin leaves free */

typedef enum stop {
    STOP_NONE,
    STOP_FULL,
    STOP_DOTS, /* or an emoticon */
    STOP_ABBREVIATION,
    STOP_ALONE, /* stands for a line: an address, "--" over a signature */
    STOP_RULE,  /* "----------" */
} stop;

typedef struct splitter {
    token_list *list;
    arena *a;
    str text;
    const map *abbreviations;
    uint32_t block;
    block_kind kind;
    buf low;
    size_t width;   /* longest line of the block; 0 if it is one line */
    uint32_t begin; /* of the block */
    size_t end;     /* of its tokens */
    size_t first;   /* token of the sentence at hand */
    stop why;       /* how the token before this one ends the sentence */
    size_t stop_at; /* the token with the stop; what closes behind it belongs to it */
} splitter;

static str token_text(const splitter *s, size_t i)
{
    return str_span(s->text, s->list->tokens.v[i].at);
}

static const token *token_at(const splitter *s, size_t i)
{
    return &s->list->tokens.v[i];
}

static bool token_is(const splitter *s, size_t i, str what)
{
    return str_eq(token_text(s, i), what);
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

static size_t line_length(const splitter *s, uint32_t end)
{
    size_t n = 0;
    while (end > s->begin + n && n <= s->width && s->text.p[end - n - 1] != '\n') {
        n++;
    }
    return n;
}

/* The line was broken on purpose: the next word would have had room on it. So do lines of
 * signatures and lists end, while those of wrapped text go on. */
static bool broken_line_before(const splitter *s, size_t i)
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
    size_t line = line_length(s, span_end(token_at(s, i - 1)->at));
    return line + 1 + token_at(s, i)->at.n + LINE_SLACK <= s->width;
}

/* ---- Stops ------------------------------------------------------------------------------------
 */

/* "...", or one of the dots of ". . ." */
static bool is_dots(const splitter *s, size_t i)
{
    const token *t = token_at(s, i);
    return t->kind == TOKEN_MARK && s->text.p[t->at.at] == '.';
}

/* "----------" or "***" between blanks; the dash "---" is none. */
static bool is_rule(const splitter *s, size_t i)
{
    const token *t = token_at(s, i);
    if (t->kind != TOKEN_MARK || t->at.n < 3) {
        return false;
    }
    char mark = s->text.p[t->at.at];
    bool apart = t->flags & TOKEN_SPACED && (i + 1 == s->end || t[1].flags & TOKEN_SPACED);
    return apart &&
           (mark == '-' ? t->at.n >= DASHES_LEAST : str_find_char(S("*=_~#+"), mark) != STR_NONE);
}

/* ":-)" and the like: all other marks of several bytes are runs of one of them, or not ASCII. */
static bool is_emoticon(const splitter *s, size_t i)
{
    str mark = token_text(s, i);
    return token_at(s, i)->kind == TOKEN_MARK && mark.n >= 2 && mark.n <= 3 &&
           str_find_char(S(":;="), mark.p[0]) != STR_NONE && mark.p[1] != mark.p[0];
}

/* All from the sentence's first token to i are dots, which then open it. */
static bool opens_with_dots(const splitter *s, size_t i)
{
    while (i > s->first && is_dots(s, i)) {
        i--;
    }
    return is_dots(s, i);
}

static bool is_label(const splitter *s, size_t i)
{
    const token *t = token_at(s, i);
    return i + 1 < s->end && t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL &&
           !(t[1].flags & TOKEN_SPACED) && s->text.p[t[1].at.at] == ':';
}

/* What stands for a line by itself, if a capital follows: an address, also as "Email: a@b.org",
 * "(AP)" before a report, "MINSK (AP) -", and "--" over a signature. */
static bool is_alone(const splitter *s, size_t i)
{
    const token *t = token_at(s, i);
    if (t->flags & TOKEN_ADDRESS) {
        return i == s->first || (i <= s->first + HEAD_MOST && is_label(s, s->first));
    }
    if (t->kind != TOKEN_MARK || i > s->first + HEAD_MOST) {
        return false;
    }
    switch (s->text.p[t->at.at]) {
    case '-':
        return (i == s->first && t->at.n == 2) || (i > s->first && token_is(s, i - 1, S(")")));
    case ')': return token_is(s, s->first, S("("));
    case ']': return token_is(s, s->first, S("["));
    default: return false;
    }
}

static stop stop_of(const splitter *s, size_t i)
{
    const token *t = token_at(s, i);
    char last = s->text.p[span_end(t->at) - 1];
    if (is_alone(s, i)) {
        return STOP_ALONE;
    }
    if (t->kind != TOKEN_MARK) {
        return last == '.' ? STOP_ABBREVIATION : STOP_NONE;
    }
    switch (last) {
    case '!':
    case '?': return STOP_FULL;
    case '.':
        if (opens_with_dots(s, i)) {
            return STOP_NONE;
        }
        return t->at.n == 1 && !is_dots(s, i - 1) ? STOP_FULL : STOP_DOTS;
    case '\xA6': return token_is(s, i, S("…")) ? STOP_DOTS : STOP_NONE;
    default: break;
    }
    return is_rule(s, i) ? STOP_RULE : is_emoticon(s, i) ? STOP_DOTS : STOP_NONE;
}

static bool is_mark_of(const splitter *s, size_t i, const str *marks, size_t n)
{
    for (size_t k = 0; token_at(s, i)->kind == TOKEN_MARK && k < n; k++) {
        if (token_is(s, i, marks[k])) {
            return true;
        }
    }
    return false;
}

/* An odd number of straight quotation marks stands in the sentence so far. */
static bool in_quotes(const splitter *s, size_t i)
{
    bool odd = false;
    while (i-- > s->first) {
        odd ^= token_at(s, i)->kind == TOKEN_MARK && token_is(s, i, S("\""));
    }
    return odd;
}

/* Quotes and brackets that close what ends here: `."`, `.)`, `. )`, the other dots of ". . .", and
 * emoticons. */
static bool closes(const splitter *s, size_t i)
{
    static const str closers[] = {STR_INIT("\""), STR_INIT("'"), STR_INIT("''"), STR_INIT("”"),
                                  STR_INIT("’"),  STR_INIT(")"), STR_INIT("]"),  STR_INIT("»")};
    const token *t = token_at(s, i);
    if (t->kind != TOKEN_MARK) {
        return false;
    }
    switch (s->text.p[t->at.at]) {
    case ')':
    case ']': return true;
    case '>': return s->why == STOP_ALONE;
    case '.':
    case '!':
    case '?': return i + 1 == s->end || t[1].flags & TOKEN_SPACED;
    case ':':
    case ';':
    case '=': return is_emoticon(s, i);
    default: break;
    }
    if (t->flags & TOKEN_SPACED) {
        return token_is(s, i, S("\"")) && (i + 1 == s->end || t[1].flags & TOKEN_SPACED) &&
               in_quotes(s, i);
    }
    return is_mark_of(s, i, closers, sizeof closers / sizeof *closers);
}

static bool opens_quote(const splitter *s, size_t i)
{
    static const str openers[] = {STR_INIT("\""), STR_INIT("'"),  STR_INIT("``"), STR_INIT("“"),
                                  STR_INIT("‘"),  STR_INIT("("),  STR_INIT("["),  STR_INIT("«"),
                                  STR_INIT("-"),  STR_INIT("--"), STR_INIT("–")};
    return is_mark_of(s, i, openers, sizeof openers / sizeof *openers);
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

static bool closes_quote(const splitter *s, size_t i)
{
    static const str quotes[] = {STR_INIT("\""), STR_INIT("'"), STR_INIT("''"),
                                 STR_INIT("”"),  STR_INIT("’"), STR_INIT("»")};
    return is_mark_of(s, i, quotes, sizeof quotes / sizeof *quotes);
}

/* The stop is part of a name, "Yahoo! and", or of an abbreviation that no table has, "Cie. de". */
static bool stop_of_name(const splitter *s)
{
    const token *t = token_at(s, s->stop_at);
    char mark = s->text.p[t->at.at];
    if (s->stop_at == s->first || t->at.n > 1 || mark == '?') {
        return false;
    }
    const token *name = t - 1;
    return name->flags & TOKEN_CAPITAL && (mark == '!' || name->at.n <= NAME_SHORT);
}

/* The next word is in lower case: people who never use capitals, or "goes on," she said. */
static bool begins_small(const splitter *s, size_t i)
{
    return token_at(s, i)->flags & TOKEN_SPACED && !closes_quote(s, i - 1) && !stop_of_name(s);
}

/* May token i be the first of a sentence after the stop? */
static bool begins(splitter *s, size_t i)
{
    size_t word = i;
    while (word < s->end && opens_quote(s, word)) {
        word++;
    }
    if (word == s->end) {
        return true;
    }
    const token *t = token_at(s, word);
    bool capital = t->flags & TOKEN_CAPITAL, address = t->flags & TOKEN_ADDRESS;
    switch (s->why) {
    case STOP_FULL: { /* not between the years of "(1450?-1516)" */
        bool opened = word > i && token_at(s, i)->flags & TOKEN_SPACED;
        if (lower_case(s, word)) {
            return word == i && (address || begins_small(s, i));
        }
        return capital || t->flags & TOKEN_SPACED || opened;
    }
    case STOP_ALONE:
    case STOP_DOTS: return capital || address;
    case STOP_ABBREVIATION:
        return capital && abbreviation_of(s, s->stop_at) != ABBREVIATION_TITLE &&
               abbreviation_of(s, word) == ABBREVIATION_OPENER;
    default: return s->why == STOP_RULE;
    }
}

/* ---- Splitting --------------------------------------------------------------------------------
 */

static void close_sentence(splitter *s, size_t end)
{
    size_t first = s->first;
    span at = span_join(token_at(s, first)->at, token_at(s, end - 1)->at);
    *vec_push(s->a, &s->list->sentences) = (sentence){.first = (uint32_t)first,
                                                      .n = (uint32_t)(end - first),
                                                      .at = at,
                                                      .block = s->block,
                                                      .kind = s->kind};
    s->first = end;
    for (size_t i = first; i < end; i++) {
        if (token_at(s, i)->kind == TOKEN_WORD) {
            s->list->tokens.v[i].flags |= TOKEN_FIRST;
            return;
        }
    }
}

/* "1." or "*1." before its text is the number of a list, not a sentence. */
static bool list_number(const splitter *s, size_t i)
{
    size_t first = s->first;
    while (first < i && token_at(s, first)->kind == TOKEN_MARK) {
        first++;
    }
    return i == first + 1 && token_at(s, first)->kind == TOKEN_NUMBER;
}

/* The next field of a list of them begins: "Date: Friday Place: Oslo". */
static bool field_before(const splitter *s, size_t i)
{
    return i > s->first + 2 && s->text.p[token_at(s, i)->at.at] == ':' && is_label(s, i - 1) &&
           is_label(s, s->first);
}

/* `[5]` or `[...]` behind a stop: how many of its tokens belong to it. */
static size_t footnote(const splitter *s, size_t i)
{
    bool found = i + 2 < s->end && token_is(s, i, S("[")) &&
                 (token_at(s, i + 1)->kind == TOKEN_NUMBER || is_dots(s, i + 1)) &&
                 token_is(s, i + 2, S("]"));
    return found ? 3 : 0;
}

/* How many tokens from i on still belong to the stop before them. */
static size_t belonging(const splitter *s, size_t i)
{
    size_t note = footnote(s, i);
    return note ? note : closes(s, i);
}

static bool line_before(const splitter *s, size_t i)
{
    return i > s->first && token_at(s, i)->flags & TOKEN_NEWLINE &&
           (blank_line_before(s, i) || broken_line_before(s, i));
}

/* Past tokens that neither stop nor begin a sentence, as most do: the next one worth a look. */
static size_t skip_quiet(const splitter *s, size_t i)
{
    size_t most = s->first + LONGEST, end = s->end < most ? s->end : most;
    const token *tokens = s->list->tokens.v;
    const char *text = s->text.p;
    while (i < end && !(tokens[i].flags & (TOKEN_NEWLINE | TOKEN_ADDRESS)) &&
           (tokens[i].kind != TOKEN_MARK ? text[span_end(tokens[i].at) - 1] != '.'
                                         : text[tokens[i].at.at] == ',')) {
        i++;
    }
    return i;
}

void sentence_split(token_list *out, arena *a, const source *src, uint32_t block_id, size_t first,
                    const map *abbreviations)
{
    const block *b = &src->blocks.v[block_id];
    splitter s = {.list = out,
                  .a = a,
                  .text = src->text,
                  .abbreviations = abbreviations,
                  .block = block_id,
                  .kind = b->kind,
                  .low = {.arena = a},
                  .width = longest_line(src->text, b->at),
                  .begin = b->at.at,
                  .end = out->tokens.n,
                  .first = first};
    for (size_t i = first; i < s.end; i++) {
        i = s.why == STOP_NONE ? skip_quiet(&s, i) : i;
        if (i == s.end) {
            break;
        }
        bool line = line_before(&s, i);
        if (s.why != STOP_NONE && !line) {
            size_t n = belonging(&s, i);
            if (n) {
                i += n - 1;
                continue;
            }
        }
        if (field_before(&s, i)) {
            close_sentence(&s, i - 1);
        }
        bool split = line || is_rule(&s, i) || (s.why != STOP_NONE && begins(&s, i)) ||
                     i - s.first >= LONGEST;
        if (split && i > s.first) {
            close_sentence(&s, i);
        }
        s.why = stop_of(&s, i);
        s.stop_at = i;
        if (s.why == STOP_FULL && list_number(&s, i)) {
            s.why = STOP_NONE;
        }
    }
    if (s.first < s.end) {
        close_sentence(&s, s.end);
    }
}
