/* chunk_end: how a line or paragraph ends: as sentences do, or as the lines of a table of contents.
 */
#include "text/chunk.h"
#include "text/note.h"

#define LEADER_LEAST 4 /* dots that lead from a title to its page */

/* The text without the number that calls a note behind its last stop: "a resolution.2", "[2]". */
static str without_call(str s)
{
    bool bracket = s.n && s.p[s.n - 1] == ']';
    size_t end = s.n - bracket, at = end;
    while (at > 0 && end - at < 3 && ascii_is_digit(s.p[at - 1]))
        at--;
    if (at == end || at < 2)
        return s;
    if (bracket ? s.p[at - 1] != '[' : !note_may_call(s, at))
        return s;
    return str_sub(s, 0, at - bracket);
}

bool chunk_ends(str s)
{
    s = without_call(s);
    while (s.n) {
        char c = s.p[s.n - 1];
        if (c == '.' || c == '!' || c == '?')
            return true;
        if (str_ends(s, S("…")))
            return true;
        if (c == '"' || c == '\'' || c == ')' || c == ']')
            s.n--;
        else if (str_ends(s, S("”")) || str_ends(s, S("’")))
            s.n -= 3;
        else
            return false;
    }
    return false;
}

bool chunk_leads_to_page(str line)
{
    size_t end = line.n, dots = 0;
    while (end > 0 && line.n - end < 4 &&
           str_find_char(S("0123456789ivx"), line.p[end - 1]) != STR_NONE)
        end--;
    bool page = end < line.n;
    while (page && end > 0 && (line.p[end - 1] == '.' || line.p[end - 1] == ' '))
        dots += line.p[--end] == '.';
    return dots >= LEADER_LEAST;
}
