/* own: a page says so where it is not shown. Texts have no such place, but a form that no article
 * has: a table with our columns; an underlined title, how many events there are, and sources below.
 */
#include "text/own.h"

static bool is_rule(str line, char sign)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == sign)
        n++;
    return n > 0 && n == line.n;
}

static bool is_own_plain(str text)
{
    str title, rule, count;
    return str_split(&text, '\n', &title) && str_split(&text, '\n', &rule) &&
           str_split(&text, '\n', &count) && title.n > 0 && is_rule(rule, '=') &&
           str_find(count, S(" event")) != STR_NONE &&
           str_find(text, S("\nSources\n-------\n")) != STR_NONE;
}

bool text_is_own(str text)
{
    return str_find(text, S("\n| No. | Date | Event | Who | Links | Sources |\n")) != STR_NONE ||
           str_find(str_sub(text, 0, 2048), S(OWN_META)) != STR_NONE || is_own_plain(text);
}
