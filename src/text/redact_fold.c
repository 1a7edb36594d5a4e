/* From any letters to few: without case and accents, Cyrillic and Greek as Latin, then what people
 * write for one sound in several ways written in one. Both a name and the text it is looked for in
 * go this way, so that what is lost on it only makes more things equal.
 */
#include "text/redact_fold.h"

#include "base/utf8.h"

#include <string.h>

typedef struct latin { /* a letter that is no accented Latin one */
    uint32_t letter;
    const char *as;
} latin;

/* data/latin.csv, sorted by letter. */
static const latin latins[] = {
#include "text/latin.inc"
};

static const char *as_latin(uint32_t letter)
{
    size_t low = 0, high = sizeof latins / sizeof *latins;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (latins[middle].letter == letter)
            return latins[middle].as;
        if (latins[middle].letter < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* Signs that are not seen: soft hyphen, joiners, the mark of byte order. */
static bool is_unseen(uint32_t sign)
{
    return sign == 0xAD || (sign >= 0x200B && sign <= 0x200F) || sign == 0x2060 || sign == 0xFEFF ||
           (sign >= 0x300 && sign <= 0x36F);
}

typedef struct folder {
    plain_text *out;
    arena *arena;
    size_t word; /* where the word at hand begins in out */
    bool in_word;
} folder;

static void put_letter(folder *f, char letter, bool capital, size_t at, size_t end)
{
    plain_letter one = {letter, !f->in_word, capital, (uint32_t)at, (uint32_t)end};
    if (!f->in_word)
        f->word = f->out->n;
    f->in_word = true;
    *vec_push(f->arena, f->out) = one;
}

/* Replaces `n` letters from `at` on by those of `by`, which are not more. */
static void replace(plain_text *t, size_t at, size_t n, const char *by)
{
    size_t kept = strlen(by);
    uint32_t end = t->v[at + n - 1].end;
    for (size_t i = 0; i < kept; i++)
        t->v[at + i].letter = by[i];
    t->v[at + kept - 1].end = end;
    memmove(&t->v[at + kept], &t->v[at + n], (t->n - at - n) * sizeof *t->v);
    t->n -= n - kept;
}

static bool stands(const plain_text *t, size_t at, const char *letters)
{
    size_t n = strlen(letters);
    for (size_t i = 0; i < n; i++) {
        if (at + i >= t->n || t->v[at + i].letter != letters[i])
            return false;
    }
    return true;
}

/* Doubled they are another sound: "Sloot" is no slot. */
static bool is_full_vowel(char letter)
{
    return letter == 'a' || letter == 'e' || letter == 'o' || letter == 'u';
}

/* One way of writing for each sound, but none that an English plural or genitive would change: ts
 * is no c, "Brandts" is Brandt. Words are short, so that moving their letters costs little. */
static void simplify(folder *f)
{
    static const char *const single[][2] = {{"y", "i"}, {"j", "i"}, {"w", "v"}, {"q", "k"}};
    static const char *const several[][2] = {{"shch", "sh"}, {"sch", "sh"}, {"kh", "h"},
                                             {"ph", "f"},    {"ck", "k"},   {"ue", "u"},
                                             {"oe", "o"},    {"ae", "a"},   {"ou", "u"}};
    plain_text *t = f->out;
    for (size_t i = f->word; i < t->n; i++) {
        for (size_t k = 0; k < sizeof single / sizeof *single; k++)
            t->v[i].letter = t->v[i].letter == single[k][0][0] ? single[k][1][0] : t->v[i].letter;
    }
    for (size_t i = f->word; i < t->n; i++) {
        for (size_t k = 0; k < sizeof several / sizeof *several; k++) {
            if (stands(t, i, several[k][0])) {
                replace(t, i, strlen(several[k][0]), several[k][1]);
                break;
            }
        }
    }
    size_t kept = f->word;
    for (size_t i = f->word; i < t->n; i++) {
        char letter = t->v[i].letter;
        bool again = i > f->word && t->v[kept - 1].letter == letter && !is_full_vowel(letter);
        if (again)
            t->v[kept - 1].end = t->v[i].end;
        else
            t->v[kept++] = t->v[i];
    }
    t->n = kept;
}

static void end_word(folder *f)
{
    if (f->in_word)
        simplify(f);
    f->in_word = false;
}

/* x is ks, which is what other scripts are turned into. */
static void put_sound(folder *f, char letter, bool capital, size_t at, size_t end)
{
    put_letter(f, letter == 'x' ? 'k' : letter, capital, at, end);
    if (letter == 'x')
        put_letter(f, 's', false, at, end);
}

static void put_folded(folder *f, str folded, bool capital, size_t at, size_t end)
{
    for (size_t i = 0; i < folded.n;) {
        uint32_t sign = utf8_next(folded, &i);
        const char *as = sign < 0x80 ? NULL : as_latin(sign);
        if (sign >= 'a' && sign <= 'z')
            put_sound(f, (char)sign, capital, at, end);
        for (; as != NULL && *as != 0; as++)
            put_letter(f, *as, capital, at, end);
        if (sign >= 0x80 && as == NULL)
            end_word(f);
    }
}

void redact_fold(plain_text *out, arena *a, str text)
{
    folder f = {.out = out, .arena = a};
    arena scratch = ARENA_SCRATCH;
    for (size_t i = 0; i < text.n;) {
        size_t at = i;
        char c = text.p[i];
        if ((unsigned char)c < 0x80) {
            if (ascii_is_letter(c))
                put_sound(&f, ascii_lower(c), ascii_is_upper(c), at, at + 1);
            else
                end_word(&f);
            i++;
            continue;
        }
        uint32_t sign = utf8_next(text, &i);
        if (is_unseen(sign))
            continue;
        str folded = str_trim(utf8_fold(&scratch, str_sub(text, at, i - at)));
        if (folded.n == 0)
            end_word(&f);
        put_folded(&f, folded, utf8_is_upper(sign), at, i);
    }
    end_word(&f);
    arena_free(&scratch);
}
