/* written: a text is cut into up to three parts, numbers or months by name, and what stands between
 * them; their order tells which is which. Years have four digits: of 01.02.03 nobody can say.
 */
#include "time/written.h"

#define PARTS_MOST 3

typedef struct part {
    uint32_t value;
    size_t digits; /* 0: a month by name */
} part;

typedef struct parts {
    part v[PARTS_MOST];
    char gap[PARTS_MOST]; /* in front of each: ' ' , '.' '/' '-' */
    size_t n;
} parts;

int written_month(str word)
{
    char room[EDTF_TEXT_MAX];
    arena none = {0};
    for (int m = 1; m <= 12 && word.n >= 3; m++) {
        buf b = BUF_ON(room, &none);
        edtf_print_words(&b, edtf_month(2000, m));
        str name = str_sub(buf_str(&b), 0, str_find_char(buf_str(&b), ' '));
        if (str_eq_nocase(str_sub(name, 0, word.n), word))
            return m;
    }
    return 0;
}

/* ---- Parts ---------------------------------------------------------------------------------- */

/* "14:30", "05:30:00.000Z", "2:30 PM" behind the date counts for nothing. */
static str without_time(str text)
{
    size_t colon = str_find_char(text, ':'), at = colon;
    if (colon == STR_NONE)
        return text;
    while (at > 0 && ascii_is_digit(text.p[at - 1]))
        at--;
    for (size_t i = at; i < text.n; i++) {
        if (!ascii_is_digit(text.p[i]) && str_find_char(S(":.+-Zz amp,AMP"), text.p[i]) == STR_NONE)
            return text;
    }
    bool parted = at > 0 && (text.p[at - 1] == ' ' || text.p[at - 1] == 'T');
    str date = parted ? str_trim(str_sub(text, 0, at - 1)) : text;
    return date.n > 0 && date.p[date.n - 1] == ',' ? str_sub(date, 0, date.n - 1) : date;
}

/* Blanks and one of , . / - : what it was, ' ' if nothing else, 0 if it parts no dates. */
static char take_gap(str *rest)
{
    char gap = 0;
    while (rest->n > 0 && str_find_char(S(" ,./-"), rest->p[0]) != STR_NONE) {
        char c = rest->p[0] == ',' ? ' ' : rest->p[0];
        if (c != ' ' && gap != 0 && gap != ' ')
            return 0;
        gap = c != ' ' || gap == 0 ? c : gap;
        *rest = str_from(*rest, 1);
    }
    return gap;
}

/* "31", "31st", "Aug" */
static bool take_part(str *rest, part *p)
{
    size_t n = 0;
    bool number = rest->n > 0 && ascii_is_digit(rest->p[0]);
    while (n < rest->n && (number ? ascii_is_digit(rest->p[n]) : ascii_is_letter(rest->p[n])))
        n++;
    str word = str_sub(*rest, 0, n);
    *rest = str_from(*rest, n);
    *p = (part){.digits = number ? n : 0};
    if (!number)
        return (p->value = (uint32_t)written_month(word)) > 0;
    static const str ordinals[] = {STR_INIT("st"), STR_INIT("nd"), STR_INIT("rd"), STR_INIT("th")};
    for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++) {
        if (n <= 2 && str_eq_nocase(str_sub(*rest, 0, 2), ordinals[i])) {
            *rest = str_from(*rest, 2);
            break;
        }
    }
    return (n <= 2 || n == 4) && str_number(word, &p->value);
}

static bool cut(parts *out, str text)
{
    *out = (parts){0};
    str rest = without_time(str_trim(text));
    while (rest.n > 0 && out->n < PARTS_MOST) {
        char gap = out->n > 0 ? take_gap(&rest) : ' ';
        if (gap == 0 || !take_part(&rest, &out->v[out->n]))
            return false;
        out->gap[out->n++] = gap;
    }
    return rest.n == 0 && out->n >= 2;
}

/* ---- Which part is which -------------------------------------------------------------------- */

/* Two numbers in front of the year, which the text alone does not tell apart. */
static bool is_open(const parts *p)
{
    return p->n == 3 && p->v[0].digits > 0 && p->v[0].digits <= 2 && p->v[1].digits > 0 &&
           p->v[1].digits <= 2 && p->v[2].digits == 4 && p->gap[1] == p->gap[2] &&
           (p->gap[1] == '/' || p->gap[1] == '-');
}

static bool set_day(edtf *out, part year, part month, part day)
{
    civil c = {(int32_t)year.value, (uint8_t)month.value, (uint8_t)day.value};
    if (year.digits != 4 || month.digits > 2 || day.digits == 0 || day.digits > 2 ||
        !civil_valid(c))
        return false;
    *out = edtf_day(c);
    return true;
}

/* "August 2020", "8/2020" */
static bool set_month(edtf *out, const parts *p)
{
    if (p->v[1].digits != 4 || p->v[0].digits > 2 || p->v[0].value < 1 || p->v[0].value > 12)
        return false;
    *out = edtf_month((int32_t)p->v[1].value, (int)p->v[0].value);
    return true;
}

static bool set_named(edtf *out, const parts *p)
{
    return p->v[0].digits == 0 ? p->v[1].digits > 0 && set_day(out, p->v[2], p->v[0], p->v[1])
                               : set_day(out, p->v[2], p->v[1], p->v[0]);
}

static bool set_numbers(edtf *out, const parts *p, date_order order)
{
    if (p->gap[1] != p->gap[2] || p->gap[1] == ' ')
        return false;
    if (p->v[0].digits == 4)
        return set_day(out, p->v[0], p->v[1], p->v[2]);
    if (p->gap[1] == '.' || order == ORDER_DAY_FIRST)
        return set_day(out, p->v[2], p->v[1], p->v[0]);
    edtf other;
    bool day_first = set_day(out, p->v[2], p->v[1], p->v[0]);
    bool month_first = set_day(&other, p->v[2], p->v[0], p->v[1]);
    if (month_first && (order == ORDER_MONTH_FIRST || !day_first)) {
        *out = other;
        return true;
    }
    return day_first && (!month_first || edtf_equal(*out, other)) && order != ORDER_MONTH_FIRST;
}

bool written_date(edtf *out, str text, date_order order)
{
    parts p;
    *out = (edtf){0};
    edtf e = {0};
    if (!cut(&p, text))
        return false;
    bool named = p.v[0].digits == 0 || p.v[1].digits == 0;
    bool read = p.n == 2 ? set_month(&e, &p)
                : named  ? set_named(&e, &p)
                         : set_numbers(&e, &p, order);
    if (read)
        *out = e;
    return read;
}

date_order written_order(date_order known, str text)
{
    parts p;
    if (!cut(&p, text) || !is_open(&p) || (p.v[0].value > 12) == (p.v[1].value > 12))
        return known;
    date_order told = p.v[0].value > 12 ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
    return known == ORDER_UNKNOWN || known == told ? told : ORDER_MIXED;
}

/* ---- Saying --------------------------------------------------------------------------------- */

static bool tell_both(str text, place at, const dateline_diag *d)
{
    parts p;
    edtf day_first, month_first;
    if (!cut(&p, text) || !is_open(&p) || !set_day(&day_first, p.v[2], p.v[1], p.v[0]) ||
        !set_day(&month_first, p.v[2], p.v[0], p.v[1]))
        return false;
    arena scratch = ARENA_SCRATCH;
    diag_say(d, DATELINE_ERROR, at, "cannot read date '%.*s': it may be %.*s or %.*s",
             STR_ARG(text), STR_ARG(edtf_str(&scratch, day_first)),
             STR_ARG(edtf_str(&scratch, month_first)));
    arena_free(&scratch);
    return true;
}

static bool has_word(str text)
{
    size_t letters = 0;
    for (size_t i = 0; i < text.n && letters < 3; i++)
        letters = ascii_is_letter(text.p[i]) ? letters + 1 : 0;
    return letters == 3;
}

/* What is wrong with a date that is none, where it is not meant as EDTF; NULL if it may be. */
static const char *why_none(str text)
{
    parts p;
    if (!cut(&p, text))
        return has_word(text)
                   ? "write it as 2020-11-05, 5 November 2020, 2020-21 (spring) or 2020~ (about)"
                   : NULL;
    if (p.v[0].digits == 4 && p.gap[1] == '-')
        return NULL;
    bool year = false;
    for (size_t i = 0; i < p.n; i++)
        year |= p.v[i].digits == 4;
    return !year ? NULL : p.n == 2 ? "there is no such month" : "there is no such day";
}

dateline_status written_read(edtf *out, str text, date_order order, place at,
                             const dateline_diag *d)
{
    if (edtf_parse(out, text) || written_date(out, text, order))
        return DATELINE_OK;
    if (order != ORDER_DAY_FIRST && order != ORDER_MONTH_FIRST && tell_both(text, at, d))
        return DATELINE_INVALID;
    const char *why = why_none(text);
    if (why == NULL)
        return edtf_read(out, text, at, d);
    *out = (edtf){0};
    return diag_error(d, DATELINE_INVALID, at, "cannot read date '%.*s': %s", STR_ARG(text), why);
}
