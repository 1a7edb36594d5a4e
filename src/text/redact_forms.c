/* The forms of a name: what may stand in a text where "Ida Marie Brandt" is meant. */
#include "text/redact_forms.h"

#include "base/utf8.h"
#include "text/redact_fold.h"

#define INSIDE_LEAST 5 /* letters from which a word is found inside others */
#define ALONE_LEAST  3 /* and from which a part of a name is one by itself */

typedef struct form_maker {
    redactor_names *out;
    arena *arena;
    uint32_t row;
} form_maker;

static redact_form *add_form(form_maker *f, str words)
{
    plain_text plain = {0};
    redact_fold(&plain, f->arena, words);
    if (plain.n == 0)
        return NULL;
    char *letters = arena_new(f->arena, char, plain.n);
    bool *gap = arena_new(f->arena, bool, plain.n);
    for (size_t i = 0; i < plain.n; i++) {
        letters[i] = plain.v[i].letter;
        gap[i] = i > 0 && plain.v[i].first;
    }
    redact_form *form = vec_push(f->arena, &f->out->forms);
    *form = (redact_form){.letters = {letters, plain.n}, .gap = gap, .row = f->row};
    return form;
}

static size_t letters_in(arena *a, str word)
{
    size_t n = 0;
    str folded = utf8_fold(a, word);
    for (size_t at = 0; at < folded.n;)
        n += utf8_is_letter(utf8_next(folded, &at));
    return n;
}

static void add_word(form_maker *f, str word, bool whole_name)
{
    size_t n = letters_in(f->arena, word);
    if (n < ALONE_LEAST && !whole_name)
        return;
    redact_form *form = add_form(f, word);
    if (form == NULL)
        return;
    form->inside = n >= INSIDE_LEAST;
    form->capital = !form->inside && !whole_name;
}

static bool begins_small(str word)
{
    size_t at = 0;
    return word.n > 0 && utf8_is_lower(utf8_next(word, &at));
}

/* Each word of a name, and those that a hyphen or apostrophe joins; not "van", "al". */
static void add_words(form_maker *f, const str_vec *words)
{
    for (size_t i = 0; i < words->n; i++) {
        str word = words->v[i], rest = utf8_fold(f->arena, word), part;
        if (words->n > 1 && begins_small(word))
            continue;
        add_word(f, word, words->n == 1);
        size_t parts = 0;
        for (str all = rest; str_split(&all, ' ', &part);)
            parts++;
        while (parts > 1 && str_split(&rest, ' ', &part))
            add_word(f, part, false);
    }
}

static str join(arena *a, const str *words, size_t n)
{
    buf b = {.arena = a};
    for (size_t i = 0; i < n; i++) {
        buf_put(&b, i > 0 ? S(" ") : S(""));
        buf_put(&b, words[i]);
    }
    return buf_str(&b);
}

static str first_letter(str word)
{
    size_t at = 0;
    utf8_next(word, &at);
    return str_sub(word, 0, at);
}

/* "Ida Marie Brandt": whole, last name first, without the middle, with initials, as initials. */
static void add_orders(form_maker *f, const str_vec *words)
{
    size_t n = words->n;
    str last = words->v[n - 1];
    str *order = arena_new(f->arena, str, n + 1), *initials = arena_new(f->arena, str, n + 1);
    order[0] = last;
    for (size_t i = 0; i < n; i++) {
        initials[i] = first_letter(words->v[i]);
        order[i + 1] = words->v[i];
    }
    str first_last[] = {words->v[0], last};
    str whole[] = {join(f->arena, words->v, n), join(f->arena, order, n),
                   join(f->arena, first_last, 2)};
    for (size_t i = 0; i < 3; i++) {
        redact_form *form = add_form(f, whole[i]);
        if (form != NULL)
            form->inside = form->letters.n > INSIDE_LEAST;
    }
    redact_form *form = add_form(f, join(f->arena, initials, n));
    if (form != NULL)
        form->initials = true;
    initials[n - 1] = last;
    add_form(f, join(f->arena, initials, n));
    first_last[0] = initials[0];
    add_form(f, join(f->arena, first_last, 2));
}

void redact_add_forms(redactor_names *out, arena *a, size_t row, str name)
{
    form_maker f = {out, a, (uint32_t)row};
    str_vec words = {0};
    str word;
    while (str_split(&name, ' ', &word)) {
        if (str_trim(word).n > 0)
            *vec_push(a, &words) = str_trim(word);
    }
    add_words(&f, &words);
    if (words.n > 1)
        add_orders(&f, &words);
}

/* The letters between * and ? are folded, those themselves stay. */
void redact_add_pattern(redactor_names *out, arena *a, size_t row, str pattern)
{
    buf letters = {.arena = a};
    VEC(bool) gaps = {0};
    bool gap = false;
    for (size_t at = 0; at < pattern.n;) {
        size_t end = at;
        while (end < pattern.n && str_find_char(S("*?"), pattern.p[end]) == STR_NONE)
            end++;
        plain_text plain = {0};
        redact_fold(&plain, a, str_sub(pattern, at, end - at));
        for (size_t i = 0; i < plain.n; i++) {
            bool starts = plain.v[i].first && (i > 0 || pattern.p[at] == ' ');
            buf_char(&letters, plain.v[i].letter);
            *vec_push(a, &gaps) = letters.n > 1 && (gap || starts);
            gap = false;
        }
        gap = end > at && pattern.p[end - 1] == ' ';
        if (end < pattern.n) {
            buf_char(&letters, pattern.p[end]);
            *vec_push(a, &gaps) = letters.n > 1 && gap;
            gap = false;
        }
        at = end + 1;
    }
    if (letters.n == 0)
        return;
    redact_form *form = vec_push(a, &out->forms);
    *form = (redact_form){buf_str(&letters), gaps.v, false, false, false, true, (uint32_t)row};
}

void redact_list_forms(redactor_names *r, arena *a, size_t first_form)
{
    for (uint32_t i = (uint32_t)first_form; i < r->forms.n; i++) {
        char first = r->forms.v[i].letters.p[0];
        size_t list = ascii_is_lower(first) ? (size_t)(first - 'a') : REDACT_ANY_LETTER;
        *vec_push(a, &r->by_letter[list]) = i;
    }
}
