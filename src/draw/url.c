/* url: addresses come from manifests and pages, that is from anybody. What a browser might take for
 * another scheme ("java\nscript:", "\\host") is encoded or refused. */
#include "draw/url.h"

#define URL_MOST 2000

static bool is_plain(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) ||
           str_find_char(S("-._~:/?#[]@!$&()*+,;=%"), c) != STR_NONE;
}

/* The part before the first colon, if that stands before any slash, question or hash. */
static str scheme_of(str url)
{
    for (size_t i = 0; i < url.n; i++) {
        if (url.p[i] == ':')
            return str_sub(url, 0, i);
        if (url.p[i] == '/' || url.p[i] == '?' || url.p[i] == '#')
            break;
    }
    return S("");
}

static bool is_allowed(str url)
{
    str scheme = scheme_of(url);
    if (str_eq_nocase(scheme, S("http")) || str_eq_nocase(scheme, S("https")))
        return str_starts(str_from(url, scheme.n), S("://"));
    if (scheme.n || (url.n && url.p[0] == ':'))
        return str_eq_nocase(scheme, S("mailto"));
    return !str_starts(url, S("//"));
}

str url_safe(arena *a, str url)
{
    url = str_trim(url);
    if (!url.n || url.n > URL_MOST || !is_allowed(url))
        return S("");
    buf b = {.arena = a};
    for (size_t i = 0; i < url.n; i++) {
        if (is_plain(url.p[i]))
            buf_char(&b, url.p[i]);
        else
            buf_printf(&b, "%%%02X", (unsigned char)url.p[i]);
    }
    return buf_str(&b);
}

str url_web(arena *a, str url)
{
    str safe = url_safe(a, url), scheme = scheme_of(safe);
    return scheme.n && !str_eq_nocase(scheme, S("mailto")) ? safe : S("");
}
