/* pubdate_url: the day of publication as an address or the name of a file says it. */
#include "text/pubdate_number.h"

#include "base/utf8.h"

#define HEAD_LINES 8  /* of a text, in which its address may stand */
#define LABEL_MOST 20 /* bytes before it: "Retrieved from:" */

/* path = "/" year "/" month "/" day "/" with month as a number or a name; the day may lack */
static bool url_folders(edtf *out, str path, const furniture_words *words)
{
    for (size_t at = 0; at + 6 < path.n; at++) {
        uint32_t year, month = 0, day = 0;
        if (path.p[at] != '/' || !pubdate_digits(path, at + 1, 4, &year) || path.p[at + 5] != '/')
            continue;
        str rest = str_from(path, at + 6), folder = {0}, next = {0};
        str_split(&rest, '/', &folder);
        str_split(&rest, '/', &next);
        if (folder.n < 1 || folder.n > 9 || year < PUBDATE_YEAR_MIN || year > PUBDATE_YEAR_MAX)
            continue;
        if (!str_number(folder, &month)) {
            arena scratch = ARENA_SCRATCH;
            month = furniture_number(words, FURNITURE_MONTH, utf8_fold(&scratch, folder));
            arena_free(&scratch);
        }
        if (folder.n == 4 && month > 12) /* /2020/1105/ */
            return pubdate_accept(out, year, month / 100, month % 100);
        if (month < 1 || month > 12)
            continue;
        size_t day_digits = 0;
        while (day_digits < next.n && ascii_is_digit(next.p[day_digits]))
            day_digits++;
        bool ends = day_digits == next.n || next.p[day_digits] == '-' || next.p[day_digits] == '_';
        if (day_digits >= 1 && day_digits <= 2 && ends &&
            str_number(str_sub(next, 0, day_digits), &day) && pubdate_accept(out, year, month, day))
            return true;
        *out = edtf_month((int32_t)year, (int)month);
        return true;
    }
    return false;
}

/* A date at either end of a part of the path: "/name-2020-11-05", "/20201105-name". */
static bool url_part(edtf *out, str part)
{
    size_t end;
    while (part.n && part.p[part.n - 1] != '-' && !ascii_is_digit(part.p[part.n - 1]) &&
           str_find_char(str_from(part, part.n > 6 ? part.n - 6 : 0), '.') != STR_NONE)
        part.n--; /* .html */
    if (part.n >= 8 && pubdate_iso(out, part, 0, &end) &&
        (end == part.n || part.p[end] == '-' || part.p[end] == '_'))
        return true;
    for (size_t length = 8; length <= 10; length += 2)
        if (part.n > length && !ascii_is_digit(part.p[part.n - length - 1]) &&
            pubdate_iso(out, part, part.n - length, &end) && end == part.n)
            return true;
    return false;
}

bool pubdate_url(edtf *out, str url, const furniture_words *words)
{
    *out = (edtf){0};
    size_t host = str_find(url, S("://"));
    str path = str_from(url, host == STR_NONE ? 0 : host + 3);
    size_t query = str_find_char(path, '?');
    path = str_sub(path, 0, query == STR_NONE ? path.n : query);
    size_t slash = str_find_char(path, '/');
    path = slash == STR_NONE ? (str){0} : str_sub(path, slash, 2000);
    if (url_folders(out, path, words))
        return true;
    str part;
    while (str_split(&path, '/', &part))
        if (url_part(out, part))
            return true;
    *out = (edtf){0};
    return false;
}

bool pubdate_file(edtf *out, str path)
{
    for (size_t slash = str_find_char(path, '/'); slash != STR_NONE;
         slash = str_find_char(path, '/'))
        path = str_from(path, slash + 1);
    if (!url_part(out, path))
        *out = (edtf){0};
    return !edtf_empty(*out);
}

/* label = word ":", as in "URL: https://example.org/name" */
static bool is_label(str s)
{
    return s.n == 0 || (s.n <= LABEL_MOST && str_ends(s, S(":")));
}

str pubdate_address(str text)
{
    str line;
    for (int i = 0; i < HEAD_LINES && str_split(&text, '\n', &line); i++) {
        line = str_trim(line);
        size_t at = str_find(str_sub(line, 0, LABEL_MOST + 8), S("http"));
        if (at == STR_NONE || !is_label(str_trim(str_sub(line, 0, at))))
            continue;
        str address = str_from(line, at);
        if (str_find(address, S("://")) != STR_NONE && str_find_char(address, ' ') == STR_NONE)
            return address;
    }
    return (str){0};
}
