/* utf8: code points out of bytes and back; the only door to utf8proc. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/buf.h"

/* The code point at s.p[*at], which moves behind it. Bytes that are not UTF-8 give U+FFFD and one
 * step. *at must be < s.n. */
uint32_t utf8_next(str s, size_t *at);
void utf8_put(buf *b, uint32_t cp);

/* Offset of the first byte that is not UTF-8 (overlong forms and surrogates are not), or STR_NONE.
 */
size_t utf8_invalid(str s);

/* At most `most` bytes of s, cut before a character rather than within it. */
str utf8_cut(str s, size_t most);

/* Windows-1252 (which holds Latin-1) as UTF-8. Never fails: the five undefined bytes become U+FFFD.
 */
str utf8_from_cp1252(arena *a, str s);

bool utf8_is_upper(uint32_t cp);
bool utf8_is_lower(uint32_t cp);
bool utf8_is_letter(uint32_t cp);
bool utf8_is_space(uint32_t cp);  /* Unicode white space, NBSP among it */
size_t utf8_columns(uint32_t cp); /* of a terminal: 0 (accents), 1, 2 (ideographs, emoji) */
uint32_t utf8_lower(uint32_t cp);
uint32_t utf8_upper(uint32_t cp);

/* Lower case, for looking words up; ’ and ‘ become '. */
str utf8_lowercase(arena *a, str s);

/* As a sentence begins: "Officials said" of "officials said", "\"Free\" press" of "\"free\" press";
 * but "iPhone": what has a capital behind its first letter is spelled as it wants. */
str utf8_capitalised(arena *a, str s);

/* For comparing names: lower case, no accents (NFKD less marks), punctuation and runs of space as
 * one space: "Jürgen  O’Neil-Braun" → "jurgen o neil braun". */
str utf8_fold(arena *a, str s);

#endif
