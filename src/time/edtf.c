/* edtf: reads dates, intervals and sets, or says why not. One date is read in edtf_date.c; making
 * dates is in edtf_make.c, writing in edtf_print.c and edtf_words.c, days and relations in
 * edtf_bounds.c. */
#include "time/edtf_reader.h"

static const char *const fault_words[] = {
#define FAULT(name, words) words,
    EDTF_FAULTS(FAULT)
#undef FAULT
};

static bool take_word(reader *r, str word)
{
    if (!str_starts(r->rest, word))
        return false;
    r->rest = str_from(r->rest, word.n);
    return true;
}

/* ---- Intervals ------------------------------------------------------------------------------ */

/* Seconds in universal time, or in local time where no zone is told. */
static int64_t instant(edtf_date d)
{
    day_number day = civil_to_day((civil){d.year, d.month, d.day});
    return ((day * 24 + d.hour) * 60 + d.minute - d.offset) * 60 + d.second;
}

/* By their days; and by their times of day, where those can be compared. */
static bool in_order(const edtf *e)
{
    day_number first, last;
    if (!edtf_names_day(e->from) || !edtf_names_day(e->to))
        return true;
    if (!edtf_bounds(*e, &first, &last) || first > last)
        return false;
    bool timed = e->from.precision >= EDTF_MINUTE && e->to.precision >= EDTF_MINUTE;
    bool comparable = timed && !e->from.zone == !e->to.zone;
    return !comparable || instant(e->from) <= instant(e->to);
}

/* end = date | .. | nothing */
static bool take_end(reader *r, edtf_date *d)
{
    if (!r->rest.n || sees(r, '/') || take_word(r, S("unknown")))
        return true;
    if (!take_word(r, S("..")) && !take_word(r, S("open")))
        return edtf_take_date(r, d);
    d->precision = EDTF_OPEN;
    return true;
}

/* What stands where a date should have ended. */
static bool refuse_rest(reader *r, const edtf *e)
{
    bool digit = r->rest.n && ascii_is_digit(*r->rest.p);
    return refuse(r, digit && e->from.precision == EDTF_YEAR ? BAD_YEAR_MORE : BAD_REST);
}

/* interval = end / end */
static bool take_interval(reader *r, edtf *e)
{
    e->interval = true;
    if (!take_end(r, &e->to))
        return false;
    if (r->rest.n)
        return refuse(r, sees(r, '/') ? BAD_ENDS : BAD_REST);
    if (!edtf_names_day(e->from) && !edtf_names_day(e->to))
        return refuse(r, BAD_NO_END);
    return in_order(e) || refuse(r, BAD_ORDER);
}

/* ---- Sets ----------------------------------------------------------------------------------- */

/* member = date | date .. date | .. date | date .. */
static bool take_member(reader *r, edtf *m)
{
    *m = (edtf){0};
    while (take(r, ' '))
        continue;
    m->interval = take_word(r, S(".."));
    if (m->interval) {
        m->from.precision = EDTF_OPEN;
        return edtf_take_date(r, &m->to);
    }
    if (!edtf_take_date(r, &m->from))
        return false;
    m->interval = take_word(r, S(".."));
    if (!m->interval)
        return true;
    if (r->rest.n && !sees(r, ','))
        return edtf_take_date(r, &m->to) && (in_order(m) || refuse(r, BAD_ORDER));
    m->to.precision = EDTF_OPEN;
    return true;
}

bool edtf_member(edtf *member, edtf set, size_t *at)
{
    reader r = {.rest = {set.members + *at, set.members_n - *at}};
    if (*at >= set.members_n || !take_member(&r, member))
        return false;
    take(&r, ',');
    *at = set.members_n - r.rest.n;
    return true;
}

bool edtf_only(edtf *member, edtf e)
{
    size_t at = 0;
    return e.set == EDTF_ONE_OF && edtf_member(member, e, &at) && at >= e.members_n;
}

/* The ends of the set are those of its earliest and its latest member. */
static void widen(edtf *e, const edtf *m)
{
    day_number first, last, e_first, e_last;
    edtf_date from = m->from, to = m->interval ? m->to : m->from;
    if (edtf_empty(*e)) {
        e->from = from;
        e->to = to;
        return;
    }
    edtf_bounds(*m, &first, &last);
    edtf_bounds(*e, &e_first, &e_last);
    if (first < e_first)
        e->from = from;
    if (last > e_last)
        e->to = to;
}

static size_t written_length(const edtf *m)
{
    char text[EDTF_DATE_MAX];
    return edtf_write(text, m->from) + edtf_write(text, m->to) + (m->interval ? 2 : 0);
}

/* members = member (, member)* */
static bool take_members(reader *r, edtf *e)
{
    edtf m;
    size_t length = 2;
    bool first = true, more;
    e->interval = true;
    do {
        if (!take_member(r, &m))
            return false;
        more = take(r, ',');
        if ((m.from.precision == EDTF_OPEN && !first) || (m.to.precision == EDTF_OPEN && more))
            return refuse(r, BAD_SET_OPEN);
        widen(e, &m);
        length += written_length(&m) + more;
        first = false;
    } while (more);
    if (length >= EDTF_TEXT_MAX) /* exponents are written longer */
        return refuse_number(r, BAD_LENGTH, EDTF_TEXT_MAX - 1, 0);
    return !r->rest.n || refuse(r, BAD_SET_END);
}

/* set = [ members ] | { members } */
static bool take_set(reader *r, edtf *e)
{
    str s = r->rest;
    char close = *s.p == '[' ? ']' : '}';
    if (s.n == 1 || s.p[s.n - 1] != close)
        return refuse(r, BAD_SET_END);
    r->rest = str_sub(s, 1, s.n - 2);
    if (!r->rest.n)
        return refuse(r, BAD_SET_EMPTY);
    e->set = close == ']' ? EDTF_ONE_OF : EDTF_ALL_OF;
    e->members = r->rest.p;
    e->members_n = (uint8_t)r->rest.n;
    return take_members(r, e);
}

/* ---- The whole ------------------------------------------------------------------------------ */

/* text = date | interval | set */
static bool take_text(reader *r, edtf *e)
{
    if (r->rest.n >= EDTF_TEXT_MAX)
        return refuse_number(r, BAD_LENGTH, EDTF_TEXT_MAX - 1, 0);
    if (sees(r, '[') || sees(r, '{'))
        return take_set(r, e);
    if (!take_end(r, &e->from))
        return false;
    if (take(r, '/'))
        return take_interval(r, e);
    if (r->rest.n)
        return refuse_rest(r, e);
    return edtf_names_day(e->from) || refuse(r, BAD_ENDS);
}

bool edtf_parse(edtf *out, str s)
{
    *out = (edtf){0};
    if (!s.n)
        return true;
    edtf e = {0};
    reader r = {.rest = s};
    if (!take_text(&r, &e))
        return false;
    *out = e;
    return true;
}

void edtf_explain(buf *b, str s)
{
    edtf e = {0};
    reader r = {.rest = s};
    if (s.n && !take_text(&r, &e))
        buf_printf(b, fault_words[r.why], r.found, r.allowed);
}

dateline_status edtf_read(edtf *out, str s, place at, const dateline_diag *d)
{
    if (edtf_parse(out, s))
        return DATELINE_OK;
    arena scratch = ARENA_SCRATCH;
    buf why = {.arena = &scratch};
    edtf_explain(&why, s);
    dateline_status status = diag_error(d, DATELINE_INVALID, at, "cannot read date '%.*s': %.*s",
                                        STR_ARG(s), STR_ARG(buf_str(&why)));
    arena_free(&scratch);
    return status;
}
