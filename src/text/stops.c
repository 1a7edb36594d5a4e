/* stops: what ends a sentence, what still belongs to that, and what may begin the next one. */
#include "text/splitter.h"

#define DASHES_LEAST 4  /* in a row that make a line */
#define HEAD_MOST    14 /* tokens before what a line of text has at its head */
#define NAME_SHORT   4  /* bytes of a capital word that may be short for another */

/* "...", or one of the dots of ". . ." */
bool stop_is_dots(const splitter *s, size_t i)
{
    const token *t = token_at(s, i);
    return t->kind == TOKEN_MARK && s->text.p[t->at.at] == '.';
}

/* "----------" or "***" between blanks; the dash "---" is none. */
bool stop_is_rule(const splitter *s, size_t i)
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
    while (i > s->first && stop_is_dots(s, i)) {
        i--;
    }
    return stop_is_dots(s, i);
}

bool stop_is_label(const splitter *s, size_t i)
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
        return i == s->first || (i <= s->first + HEAD_MOST && stop_is_label(s, s->first));
    }
    if (t->kind != TOKEN_MARK || i > s->first + HEAD_MOST) {
        return false;
    }
    switch (s->text.p[t->at.at]) {
    case '-': return (i == s->first && t->at.n == 2) || filed_ends(s, i);
    case ')': return filed_ends(s, i);
    case ']': return token_is(s, s->first, S("["));
    default: return false;
    }
}

stop stop_of(const splitter *s, size_t i)
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
        return t->at.n == 1 && !stop_is_dots(s, i - 1) ? STOP_FULL : STOP_DOTS;
    case '\xA6': return token_is(s, i, S("…")) ? STOP_DOTS : STOP_NONE;
    default: break;
    }
    return stop_is_rule(s, i) ? STOP_RULE : is_emoticon(s, i) ? STOP_DOTS : STOP_NONE;
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
bool stop_closes(const splitter *s, size_t i)
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
bool stop_begins(splitter *s, size_t i)
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
