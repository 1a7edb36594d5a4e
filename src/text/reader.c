/* reader: letters beyond ASCII, lower case, and looking words up. */
#include "text/reader.h"

#include "base/utf8.h"

size_t high_letter(const reader *r, size_t at)
{
    size_t next = at;
    uint32_t cp = utf8_next((str){r->text.p, r->end}, &next);
    bool punctuation = cp < 0xAA || (cp > 0xAA && cp < 0xC0 && cp != 0xB5 && cp != 0xBA) ||
                       cp == 0xD7 || cp == 0xF7 || (cp >= 0x2000 && cp < 0x2070) ||
                       (cp >= 0x20A0 && cp < 0x2100) || (cp >= 0x2190 && cp < 0x2C00) ||
                       (cp >= 0x3000 && cp < 0x3005) || (cp >= 0x3008 && cp < 0x3021) ||
                       (cp >= 0xFF01 && cp < 0xFF10) || cp == 0xFEFF || cp >= 0xFFF0;
    bool soft_hyphen = cp == 0xAD;
    return punctuation && !soft_hyphen ? 0 : next - at;
}

size_t apostrophe(const reader *r, size_t at)
{
    if (byte_at(r, at) == '\'')
        return 1;
    bool curly = at + 2 < r->end && (unsigned char)r->text.p[at] == 0xE2 &&
                 (unsigned char)r->text.p[at + 1] == 0x80 &&
                 (unsigned char)r->text.p[at + 2] == 0x99;
    return curly ? 3 : 0;
}

/* Clitics stand alone as in Universal Dependencies: "Minsk" "'s", "did" "n't". They are part of how
 * English writes words, like its stops, not of its vocabulary. */
bool is_clitic(str s)
{
    static const str clitics[] = {STR_INIT("s"),  STR_INIT("re"), STR_INIT("ve"),
                                  STR_INIT("ll"), STR_INIT("d"),  STR_INIT("m")};
    for (size_t i = 0; s.n <= 2 && i < sizeof clitics / sizeof *clitics; i++) {
        if (str_eq_nocase(s, clitics[i]))
            return true;
    }
    return false;
}

/* Lower case of an ASCII word into r->low; false at the first other byte. */
static bool lower_ascii(reader *r, size_t at, size_t n, size_t *uppers, size_t *lowers)
{
    for (size_t i = 0; i < n; i++) {
        char c = r->text.p[at + i];
        bool upper = ascii_is_upper(c);
        if ((unsigned char)c >= 0x80)
            return false;
        *uppers += upper;
        *lowers += ascii_is_lower(c);
        r->low.p[i] = (char)(upper ? c + 32 : c);
    }
    r->low.n = n;
    return true;
}

unsigned lower(reader *r, size_t at, size_t n)
{
    size_t uppers = 0, lowers = 0;
    bool capital = n && ascii_is_upper(r->text.p[at]);
    if (!lower_ascii(r, at, n, &uppers, &lowers)) {
        uppers = lowers = r->low.n = 0;
        for (size_t i = at; i < at + n;) {
            size_t from = i;
            uint32_t cp = utf8_next(r->text, &i);
            bool upper = utf8_is_upper(cp);
            uppers += upper;
            lowers += !upper && utf8_is_lower(cp);
            capital |= upper && from == at;
            utf8_put(&r->low, cp == 0x2019 || cp == 0x2018 ? '\'' : utf8_lower(cp));
        }
    }
    return (capital ? TOKEN_CAPITAL : 0u) | (uppers >= 2 && lowers == 0 ? TOKEN_ALLCAPS : 0u);
}

void look_up_waiting(reader *r)
{
    token *t = r->out->tokens.v + r->out->tokens.n - r->waiting;
    for (size_t i = 0; i < r->waiting; i++, t++) {
        if (r->hashes[i])
            t->word = intern_find_short(r->words, r->hashes[i], t->at.n);
    }
    r->waiting = 0;
}

void emit(reader *r, token_kind kind, size_t at, size_t n)
{
    uint64_t word = n <= 8 ? bytes_load_few(r->text.p + at, n) : BYTES_TOP;
    if (!(word & BYTES_TOP)) {
        uint64_t letters = bytes_letters(word), uppers = bytes_uppers(word, letters);
        emit_short(r, kind, at, n, case_flags(letters, uppers), bytes_lower(word, uppers));
        return;
    }
    token t = {.at = {(uint32_t)at, (uint32_t)n}, .kind = (uint8_t)kind};
    unsigned flags = n <= WORD_LIMIT ? lower(r, at, n) : 0;
    t.word = n <= WORD_LIMIT ? intern_find(r->words, buf_str(&r->low)) : 0;
    t.flags = (uint8_t)(r->flags | flags);
    put_token(r, t, 0);
}
