/* merge_outline: what is asked first and most often of an event or a mention, in a line of the
 * cache: when it was, what it is of, and as bits of a few words who takes part and what tells it.
 */
#include "graph/merger.h"

static uint32_t short_bit_of(uint32_t number)
{
    return UINT32_C(1) << (number & 31);
}

static int32_t cut_day(day_number day)
{
    return day < INT32_MIN ? INT32_MIN : day > INT32_MAX ? INT32_MAX : (int32_t)day;
}

static grain grain_of(const told *t)
{
    if (!t->dated)
        return GRAIN_UNDATED;
    if (t->from == DAY_MIN || t->to == DAY_MAX || t->to - t->from > 3 * 366)
        return GRAIN_WIDE;
    return t->to - t->from < 4 ? GRAIN_DAY : t->to - t->from < 93 ? GRAIN_MONTH : GRAIN_YEAR;
}

outline merge_outline(const told *t, uint32_t telling)
{
    bool closed = t->dated && t->from != DAY_MIN && t->to != DAY_MAX;
    day_number days = closed ? t->to - t->from : DAY_MAX;
    const signs *s = t->signs;
    outline o = {
        .from = cut_day(t->from),
        .to = cut_day(t->to),
        .published = cut_day(t->published),
        .telling = telling,
        .triggers = short_bit_of(t->trigger_word),
        .documents = t->document != NONE ? short_bit_of(t->document) : 0,
        .type_id = t->type_id,
        .family_id = t->family_id,
        .grain = (uint8_t)grain_of(t),
        .dated = t->dated,
        .set = t->date.set != EDTF_NO_SET,
        .definite = t->definite,
        .day = days < 2,
        .month = (days < 32),
        .verb = t->verb,
        .negated = t->negated,
        .planned = t->modality >= MOD_PLANNED,
        .named = (s->names_n > 0),
        .figure = t->figure,
        .broad = t->broad,
        .specific = t->specific,
        .another = t->another,
        .history = t->history,
        .row = t->given != NULL,
        .supposes = !t->dated && !edtf_empty(t->date),
    };
    for (uint32_t i = 0; i < s->words_n; i++)
        o.words |= merge_bit(s->words[i]);
    for (uint32_t i = 0; i < s->participants_n; i++)
        o.entities |= merge_bit(s->participants[i].entity);
    return o;
}

void merge_outline_add(outline *to, const outline *more)
{
    to->words |= more->words;
    to->entities |= more->entities;
    to->triggers |= more->triggers;
    to->documents |= more->documents;
    to->named |= more->named;
    to->specific |= more->specific;
    to->row |= more->row;
    to->supposes |= more->supposes;
    to->linked |= more->linked;
    to->planned &= more->planned;
    to->held = to->held > 0 ? to->held : more->held;
    to->definite |= !to->dated && more->definite;
    if (!to->dated && more->dated) {
        to->dated = true;
        to->from = more->from;
        to->to = more->to;
        to->set = more->set;
    }
}

bool merge_comes_first(const outline *a, const outline *b)
{
    if (a->grain != b->grain)
        return a->grain < b->grain;
    int64_t x = (int64_t)a->to - a->from, y = (int64_t)b->to - b->from;
    return a->grain < GRAIN_WIDE && x != y ? x < y : a->telling < b->telling;
}
