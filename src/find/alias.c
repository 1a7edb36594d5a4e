/* alias: comparing names. Every name is folded to plain letters first ("Jürgen" → "jurgen"), then
 * to sounds: letters that transliterations exchange become one. What is left of a word without its
 * vowels is its skeleton. */
#include "find/alias.h"

#include "base/utf8.h"

#include <string.h>

#define NAME_MAX       160 /* longer names are only compared by bytes */
#define WORDS_MAX      8
#define CUT_MIN        4 /* letters of a first name cut short */
#define RESPELLED_MIN  6 /* letters of a surname that may be spelt in two ways */
#define GENDERLESS_MIN 8 /* sounds of a surname of which "-e" is no other gender's than "-a" */

typedef struct name_words {
    str word[WORDS_MAX]; /* in `text` */
    size_t n;
    char text[NAME_MAX];
} name_words;

typedef struct sound { /* a word as it sounds */
    char p[48];
    size_t n;
} sound;

#define GROUPS_MOST 6 /* that begin with one letter */

typedef struct respelling {
    str letters;
    const char *sound;
} respelling;

/* Groups of letters that different alphabets and habits write for one sound, by their first: the
 * first that fits is taken. */
static const respelling respellings[26][GROUPS_MOST] = {
    ['c' - 'a'] = {{STR_INIT("ch"), "c"},
                   {STR_INIT("cz"), "c"},
                   {STR_INIT("ck"), "k"},
                   {STR_INIT("c"), "k"}},
    ['e' - 'a'] = {{STR_INIT("ee"), "i"}},
    ['g' - 'a'] = {{STR_INIT("gh"), "g"}},
    ['h' - 'a'] = {{STR_INIT("h"), ""}},
    ['i' - 'a'] = {{STR_INIT("ia"), "a"}},
    ['j' - 'a'] = {{STR_INIT("ja"), "a"}, {STR_INIT("j"), "i"}},
    ['k' - 'a'] = {{STR_INIT("kh"), "k"}},
    ['o' - 'a'] = {{STR_INIT("ou"), "u"}, {STR_INIT("oo"), "u"}},
    ['p' - 'a'] = {{STR_INIT("ph"), "f"}},
    ['q' - 'a'] = {{STR_INIT("q"), "k"}},
    ['s' - 'a'] = {{STR_INIT("shch"), "s"},
                   {STR_INIT("schtsch"), "s"},
                   {STR_INIT("sch"), "s"},
                   {STR_INIT("sh"), "s"},
                   {STR_INIT("sz"), "s"}},
    ['t' - 'a'] = {{STR_INIT("tsch"), "c"},
                   {STR_INIT("tch"), "c"},
                   {STR_INIT("th"), "t"},
                   {STR_INIT("ts"), "t"},
                   {STR_INIT("tz"), "t"}},
    ['w' - 'a'] = {{STR_INIT("w"), "v"}},
    ['x' - 'a'] = {{STR_INIT("x"), "ks"}},
    ['y' - 'a'] = {{STR_INIT("ya"), "a"},
                   {STR_INIT("yu"), "u"},
                   {STR_INIT("yo"), "o"},
                   {STR_INIT("ye"), "e"},
                   {STR_INIT("y"), "i"}},
    ['z' - 'a'] = {{STR_INIT("zh"), "z"}},
};

/* The sound at the beginning of `rest`; returns how many letters it took. */
static size_t respell(str rest, const char **out)
{
    *out = NULL;
    if (!ascii_is_lower(rest.p[0]))
        return 1;
    const respelling *of = respellings[rest.p[0] - 'a'];
    for (size_t i = 0; i < GROUPS_MOST && of[i].letters.n > 0; i++) {
        if (str_starts(rest, of[i].letters)) {
            *out = of[i].sound;
            return of[i].letters.n;
        }
    }
    return 1;
}

static sound sound_of(str word)
{
    sound s = {.n = 0};
    while (word.n && s.n + 2 < sizeof s.p) {
        const char *out;
        size_t n = respell(word, &out);
        char letter[2] = {word.p[0], '\0'};
        for (const char *c = out ? out : letter; *c; c++) {
            if (!s.n || s.p[s.n - 1] != *c) /* doubled letters are one */
                s.p[s.n++] = *c;
        }
        word = str_from(word, n);
    }
    return s;
}

static sound skeleton_of(const sound *s)
{
    sound k = {.n = 0};
    for (size_t i = 0; i < s->n; i++) {
        if (!ascii_is_vowel(s->p[i]))
            k.p[k.n++] = s->p[i];
    }
    return k;
}

static bool same_sound(const sound *a, const sound *b)
{
    return a->n == b->n && memcmp(a->p, b->p, a->n) == 0;
}

/* Levenshtein distance of two short words. */
static size_t distance(const sound *a, const sound *b)
{
    size_t row[sizeof a->p + 1];
    for (size_t j = 0; j <= b->n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a->n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b->n; j++) {
            size_t best = diagonal + (a->p[i - 1] != b->p[j - 1]);
            diagonal = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[b->n];
}

/* "Alexandra" is not "Alexander", nor "Tikhanovskaya" "Tikhanovsky"; but "Lukashenka" is
 * "Lukashenko", and "Wickramasinghe" may be written with an "a". */
static bool other_gender(const sound *a, const sound *b)
{
    char x = a->p[a->n - 1], y = b->p[b->n - 1];
    bool vowel = x == 'o' || y == 'o' || (a->n >= GENDERLESS_MIN && (x == 'e' || y == 'e'));
    return (x == 'a' || y == 'a') && x != y && !vowel;
}

static bool sounds_alike(str a, str b)
{
    if (str_eq(a, b))
        return true;
    if (a.n < 4 || b.n < 4) /* "Lee" is not "Li" */
        return false;
    sound x = sound_of(a), y = sound_of(b);
    if (!x.n || !y.n || other_gender(&x, &y))
        return false;
    if (same_sound(&x, &y))
        return true;
    sound i = skeleton_of(&x), j = skeleton_of(&y);
    size_t shorter = x.n < y.n ? x.n : y.n;
    size_t far = distance(&x, &y);
    if (i.n >= 3 && same_sound(&i, &j))
        return far <= shorter / 2;
    return (shorter >= 9 && far <= 2) || (shorter >= 8 && far <= 1);
}

/* "George Bush Sr." and "George Bush Jr.", Louis II and Louis III. */
static bool is_suffix(str word)
{
    return str_eq_nocase(word, S("jr")) || str_eq_nocase(word, S("sr")) ||
           str_eq_nocase(word, S("ii")) || str_eq_nocase(word, S("iii"));
}

/* Folds into `out`, which has room for NAME_MAX bytes. Most names are ASCII and need no library. */
static size_t fold(char *out, str name)
{
    size_t n = 0;
    size_t kept = 0; /* "O'Donnell" is one word */
    for (; n < name.n && (unsigned char)name.p[n] < 0x80; n++) {
        char c = name.p[n];
        if (c != '\'')
            out[kept++] = ascii_is_letter(c) || ascii_is_digit(c) ? ascii_lower(c) : ' ';
    }
    if (n == name.n)
        return kept;
    arena scratch = {
        0}; /* one block holds so short a text: nothing is lost if there is no memory */
    str folded = utf8_fold(&scratch, name);
    n = folded.n < NAME_MAX ? folded.n : NAME_MAX;
    memcpy(out, folded.p, n);
    arena_free(&scratch);
    return n;
}

/* The folded words of a name; none if it is too long. */
static void split(name_words *w, str name)
{
    w->n = 0;
    if (!name.n || name.n > NAME_MAX)
        return;
    str rest = {w->text, fold(w->text, name)};
    str word;
    while (w->n < WORDS_MAX && str_split(&rest, ' ', &word)) {
        if (word.n)
            w->word[w->n++] = word;
    }
    while (w->n > 1 && is_suffix(w->word[w->n - 1]))
        w->n--;
}

/* "J" and "James", "J" and "J". */
static bool given_alike(str a, str b)
{
    if (a.n == 1 || b.n == 1)
        return a.p[0] == b.p[0];
    return sounds_alike(a, b);
}

/* "George H. W. Bush" is not "George W. Bush"; but "Donald J. Trump" is "Donald Trump". */
static bool middles_agree(const name_words *a, const name_words *b)
{
    if (a->n < 3 || b->n < 3)
        return true;
    return given_alike(a->word[1], b->word[1]);
}

static str suffix_of(str name)
{
    size_t at = name.n;
    while (at > 0 && name.p[at - 1] != ' ')
        at--;
    str last = str_from(name, at);
    if (str_ends(last, S(".")))
        last.n--;
    return is_suffix(last) ? last : (str){0};
}

/* "Suu Kyi" of "Aung San Suu Kyi": a name's last words, more than one. */
static bool is_tail(const name_words *tail, const name_words *of)
{
    if (tail->n < 2 || tail->n >= of->n)
        return false;
    for (size_t i = 1; i <= tail->n; i++) {
        if (!sounds_alike(tail->word[tail->n - i], of->word[of->n - i]))
            return false;
    }
    return true;
}

/* "Rustam Joraev" and "Rustam Juraev": of one given name, surnames that differ in a vowel only. */
static bool respelled(const name_words *v, const name_words *w)
{
    str a = v->word[v->n - 1], b = w->word[w->n - 1];
    if (v->n < 2 || w->n < 2 || v->word[0].n < 2 || !str_eq(v->word[0], w->word[0]) ||
        a.n < RESPELLED_MIN || b.n < RESPELLED_MIN)
        return false;
    sound x = sound_of(a), y = sound_of(b);
    sound i = skeleton_of(&x), j = skeleton_of(&y);
    return x.n && y.n && i.n >= 2 && !other_gender(&x, &y) && same_sound(&i, &j) &&
           distance(&x, &y) <= 1;
}

bool alias_same_person(str a, str b)
{
    if (str_eq(a, b))
        return true;
    if (a.n > NAME_MAX || b.n > NAME_MAX)
        return false;
    str x = suffix_of(a), y = suffix_of(b);
    if (x.n && y.n && !str_eq_nocase(x, y))
        return false;
    name_words v, w;
    split(&v, a);
    split(&w, b);
    if (!v.n || !w.n)
        return false;
    if (!sounds_alike(v.word[v.n - 1], w.word[w.n - 1]))
        return respelled(&v, &w);
    bool part = v.n == 1 || w.n == 1 || is_tail(&v, &w) || is_tail(&w, &v);
    return part || (given_alike(v.word[0], w.word[0]) && middles_agree(&v, &w));
}

/* "Greg" of "Gregory"; but "Daniela" is another than "Daniel", and so is "Josephine". */
static bool is_cut_of(str cut, str whole)
{
    bool other = str_ends(whole, S("a")) || str_ends(whole, S("e"));
    return cut.n >= CUT_MIN && whole.n >= cut.n + 2 && str_starts(whole, cut) && !other;
}

bool alias_cut_short(str a, str b)
{
    name_words v, w;
    split(&v, a);
    split(&w, b);
    return v.n > 1 && w.n > 1 && str_eq(v.word[v.n - 1], w.word[w.n - 1]) &&
           (is_cut_of(v.word[0], w.word[0]) || is_cut_of(w.word[0], v.word[0]));
}

str alias_key(arena *a, str name)
{
    name_words w;
    split(&w, name);
    sound s = {.n = 0};
    if (w.n)
        s = sound_of(w.word[w.n - 1]);
    sound k = skeleton_of(&s);
    const sound *key = k.n >= 2 ? &k : &s;
    return arena_str(a, (str){key->p, key->n < 3 ? key->n : 3});
}

str alias_surname(str name)
{
    size_t at = name.n;
    while (at > 0 && name.p[at - 1] != ' ')
        at--;
    str last = str_from(name, at);
    size_t hyphen = str_find_char(last, '-');
    bool particle = hyphen != STR_NONE && ascii_is_lower(last.p[0]);
    return particle ? str_from(last, hyphen + 1) : last;
}
