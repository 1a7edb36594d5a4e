/* headline: a title is one line of words; what names the outlet, the section or the author stands
 * above and below it in as many forms as there are outlets, and these are the common ones. */
#include "text/headline.h"

#include "base/ascii.h"

#define TELLING_WORDS 5
#define LONG_WORD     5 /* letters: longer than "of", "from" */

/* "World | Africa | Politics", "Home > News", "Politics   Economy", "ESSAY · 19 April · 8 min" */
static bool is_menu(str s)
{
    static const char *const signs[] = {" | ", " · ", " • ", "  "};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        str sign = str_of(signs[i]);
        size_t at = str_find(s, sign);
        if (at != STR_NONE && str_find(str_from(s, at + sign.n), sign) != STR_NONE)
            return true;
    }
    return str_find(s, S(" > ")) != STR_NONE || str_find(s, S("   ")) != STR_NONE;
}

/* "SUDAN-POLITICS/AFRICAN UNION (UPDATE 4)", "A/HRC/51/L.1" */
static bool is_slug(str s)
{
    bool slash = false;
    for (size_t i = 0; i < s.n && s.p[i] != ' '; i++) {
        if (ascii_is_lower(s.p[i]))
            return false;
        slash = slash || (s.p[i] == '/' && i > 0);
    }
    return slash;
}

/* "NAIROBI, Kenya (AP) --", the first line of an article that is cut behind it. */
static bool is_dateline(str s)
{
    static const char *const dashes[] = {"--", "_", "–", "—"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_ends(s, str_of(dashes[i])))
            return true;
    return false;
}

bool headline_may_be(str line)
{
    return !is_menu(line) && !is_slug(line) && !is_dateline(line) && !str_starts(line, S("By "));
}

bool headline_tells(str line, size_t words)
{
    size_t small = 0;
    for (size_t i = 0; i < line.n && small < LONG_WORD; i++) {
        bool begins = i == 0 || line.p[i - 1] == ' ';
        small = !ascii_is_lower(line.p[i]) ? 0 : small > 0 || begins ? small + 1 : 0;
    }
    return words >= TELLING_WORDS || small == LONG_WORD;
}

str headline_without_site(str title)
{
    static const char *const signs[] = {" | ", " » ", " — ", " – ", " - "};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t at = str_find(title, str_of(signs[i]));
        if (at != STR_NONE && at >= 15)
            return str_sub(title, 0, at);
    }
    return title;
}
