/* sentence: where sentences end. A stop ends one unless the next word says otherwise; blank lines
 * and lines that were broken on purpose end one too, but the breaks of hard-wrapped text do not. */
#include "text/sentence.h"

#include "text/splitter.h"

#define LONGEST    400 /* tokens: what goes on longer is a list or a table */
#define LINE_WIDTH 160 /* bytes: texts with longer lines are not hard-wrapped */
#define LINE_LEAST 45  /* bytes: nobody wraps text narrower than this */
#define LINE_SLACK 12  /* what a ragged right margin leaves free */

/* ---- Lines ---------------------------------------------------------------------------------- */

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

/* ---- Splitting ------------------------------------------------------------------------------ */

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
    return i > s->first + 2 && s->text.p[token_at(s, i)->at.at] == ':' && stop_is_label(s, i - 1) &&
           stop_is_label(s, s->first);
}

/* `[5]` or `[...]` behind a stop: how many of its tokens belong to it. */
static size_t footnote(const splitter *s, size_t i)
{
    bool found = i + 2 < s->end && token_is(s, i, S("[")) &&
                 (token_at(s, i + 1)->kind == TOKEN_NUMBER || stop_is_dots(s, i + 1)) &&
                 token_is(s, i + 2, S("]"));
    return found ? 3 : 0;
}

/* How many tokens from i on still belong to the stop before them. */
static size_t belonging(const splitter *s, size_t i)
{
    size_t note = footnote(s, i);
    return note ? note : stop_closes(s, i);
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
        bool split = line || stop_is_rule(&s, i) || (s.why != STOP_NONE && stop_begins(&s, i)) ||
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
