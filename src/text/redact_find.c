/* Finding the forms of names in a text, and taking them out. */
#include "text/redact_find.h"

#include "base/utf8.h"
#include "text/redact_fold.h"
#include "text/redact_forms.h"

#define PASSES_MOST 8
#define GAP_MOST    8 /* bytes between two words of a name: "%20", ", " */

typedef struct finder {
    const redactor_names *r;
    str text;
    plain_text plain;
    redact_place where;
} finder;

static bool ends_word(const finder *f, size_t at)
{
    return at == f->plain.n || f->plain.v[at].first;
}

/* Whether letter k of a form may be the letter `at` of the text, which follows another one. */
static bool may_follow(const finder *f, size_t at, bool gap)
{
    const plain_letter *v = f->plain.v;
    return !v[at].first || (gap && v[at].at - v[at - 1].end <= GAP_MOST);
}

/* How many letters of the text from `at` on are the form; 0: they are not. */
static size_t match_plain(const finder *f, const redact_form *form, size_t at)
{
    const plain_letter *v = f->plain.v;
    size_t n = form->letters.n;
    if (n > f->plain.n - at || (!form->inside && !v[at].first) ||
        (form->capital && f->where == REDACT_PROSE && !v[at].capital))
        return 0;
    for (size_t k = 0; k < n; k++) {
        if (v[at + k].letter != form->letters.p[k] ||
            (k > 0 && !may_follow(f, at + k, form->gap[k])))
            return 0;
    }
    return form->inside || ends_word(f, at + n) ? n : 0;
}

/* I.B. or I. B. */
static size_t match_initials(const finder *f, const redact_form *form, size_t at)
{
    const plain_letter *v = f->plain.v;
    size_t n = form->letters.n;
    if (n > f->plain.n - at)
        return 0;
    for (size_t k = 0; k < n; k++) {
        const plain_letter *l = &v[at + k];
        bool stop = l->end < f->text.n && f->text.p[l->end] == '.';
        if (l->letter != form->letters.p[k] || !l->first || !l->capital || !stop ||
            !ends_word(f, at + k + 1) || (k > 0 && l->at - v[at + k - 1].end > 2))
            return 0;
    }
    return n;
}

/* Whole words. A * takes letters of one word, as few as will do; only the last one met is ever
 * tried again, so that a long text cannot make this slow. */
static size_t match_pattern(const finder *f, const redact_form *form, size_t at)
{
    const plain_letter *v = f->plain.v;
    str p = form->letters;
    size_t i = at, k = 0, star = STR_NONE, retry = 0;
    if (!v[at].first)
        return 0;
    for (;;) {
        bool more = i < f->plain.n && (i == at || !v[i].first);
        if (k == p.n && ends_word(f, i) && i > at)
            return i - at;
        if (k < p.n && p.p[k] == '*') {
            star = k++;
            retry = i;
            continue;
        }
        bool gap =
            k < p.n && k > 0 && i < f->plain.n && form->gap[k] && i > at && may_follow(f, i, true);
        if (k < p.n && (more || gap) && (p.p[k] == '?' || p.p[k] == v[i].letter)) {
            i++;
            k++;
            continue;
        }
        if (star == STR_NONE || retry >= f->plain.n || (retry > at && v[retry].first))
            return 0;
        i = ++retry;
        k = star + 1;
    }
}

static size_t match(const finder *f, const redact_form *form, size_t at)
{
    if (form->pattern)
        return match_pattern(f, form, at);
    return form->initials ? match_initials(f, form, at) : match_plain(f, form, at);
}

/* The longest form that begins at a letter. */
static const redact_form *find_at(const finder *f, size_t at, size_t *n)
{
    const u32_vec *lists[] = {&f->r->by_letter[f->plain.v[at].letter - 'a'],
                              &f->r->by_letter[REDACT_ANY_LETTER]};
    const redact_form *best = NULL;
    *n = 0;
    for (size_t l = 0; l < 2; l++) {
        for (size_t i = 0; i < lists[l]->n; i++) {
            const redact_form *form = &f->r->forms.v[lists[l]->v[i]];
            size_t found = match(f, form, at);
            if (found > *n) {
                *n = found;
                best = form;
            }
        }
    }
    return best;
}

static void put_replacement(buf *out, arena *a, str replacement, redact_place where)
{
    if (where == REDACT_PROSE) {
        buf_put(out, replacement);
        return;
    }
    str words = str_trim(utf8_fold(a, replacement));
    for (size_t i = 0; i < words.n; i++)
        buf_char(out, words.p[i] == ' ' ? '-' : words.p[i]);
    if (words.n == 0)
        buf_put(out, S("redacted"));
}

/* "Yevgeny" where Evgeny was found: one or two letters in front go with it. */
static size_t before_match(const finder *f, size_t at)
{
    size_t first = at;
    while (first > 0 && !f->plain.v[first].first && at - first <= 2)
        first--;
    return at - first <= 2 ? first : at;
}

/* One pass; false if nothing was found. */
static bool take_out(const redactor_names *r, arena *a, str *text_io, redact_place where)
{
    arena scratch = ARENA_SCRATCH;
    str text = *text_io;
    finder f = {.r = r, .text = text, .where = where};
    redact_fold(&f.plain, &scratch, text);
    buf out = {.arena = &scratch};
    size_t done = 0;
    bool any = false;
    for (size_t at = 0; at < f.plain.n;) {
        size_t n;
        const redact_form *form = find_at(&f, at, &n);
        if (form == NULL) {
            at++;
            continue;
        }
        size_t end = f.plain.v[at + n - 1].end + form->initials;
        size_t begin = f.plain.v[before_match(&f, at)].at;
        begin = begin < done ? done : begin;
        buf_put(&out, str_sub(text, done, begin - done));
        put_replacement(&out, &scratch, r->replacements.v[form->row], where);
        done = end;
        at += n;
        any = true;
    }
    buf_put(&out, str_from(text, done));
    if (any)
        *text_io = arena_str(a, buf_str(&out));
    arena_free(&scratch);
    return any;
}

/* What stood inside a word can be a word when its neighbour is gone: BRANDTIDA. */
str redact_text(const redactor_names *r, arena *a, str text, redact_place where)
{
    int passes = 0;
    while (passes < PASSES_MOST && take_out(r, a, &text, where))
        passes++;
    return text;
}

bool redact_holds_name(const redactor_names *r, str text, size_t *row)
{
    arena scratch = ARENA_SCRATCH;
    finder f = {.r = r, .text = text, .where = REDACT_PROSE};
    redact_fold(&f.plain, &scratch, text);
    const redact_form *found = NULL;
    for (size_t at = 0; at < f.plain.n && found == NULL; at++) {
        size_t n;
        found = find_at(&f, at, &n);
    }
    if (found != NULL)
        *row = found->row;
    arena_free(&scratch);
    return found != NULL;
}

bool redact_is_name(const redactor_names *r, str text, size_t *row)
{
    arena scratch = ARENA_SCRATCH;
    finder f = {.r = r, .text = text, .where = REDACT_PROSE};
    redact_fold(&f.plain, &scratch, text);
    size_t n = 0;
    const redact_form *form = f.plain.n > 0 ? find_at(&f, 0, &n) : NULL;
    bool is = form != NULL && n == f.plain.n;
    if (is)
        *row = form->row;
    arena_free(&scratch);
    return is;
}
