/* merge_list: the lists in which a mention's candidates stand, by type and day, month or year; by
 * type and document; by type and participant. A list is a chain of parts that fill a line of the
 * cache each, read from the newest event to the oldest.
 */
#include "graph/merger.h"

typedef enum grain { GRAIN_DAY, GRAIN_MONTH, GRAIN_YEAR, GRAIN_WIDE } grain;

static grain grain_of(day_number from, day_number to)
{
    if (from == DAY_MIN || to == DAY_MAX || to - from > 3 * 366)
        return GRAIN_WIDE;
    return to - from < 4 ? GRAIN_DAY : to - from < 93 ? GRAIN_MONTH : GRAIN_YEAR;
}

/* The number of the day, month or year that a day lies in. */
static int64_t unit_of(grain level, day_number day)
{
    if (level == GRAIN_DAY)
        return day;
    civil c = civil_from_day(day);
    return level == GRAIN_MONTH ? (int64_t)c.year * 12 + c.month : c.year;
}

/* What a list is of: its own grain and the level it is looked at, or a document or participant. */
typedef struct list_key {
    int64_t unit;
    uint32_t family;
    uint8_t kind, own, level;
} list_key;

/* As eight bytes. Two lists that share a number by chance hold each other's events, too, which
 * merge_score refuses. */
static uint64_t number_of(list_key key)
{
    uint64_t kind =
        (uint64_t)key.family << 24 | (uint64_t)key.kind << 16 | (uint64_t)key.own << 8 | key.level;
    return hash_step(hash_step(0, kind), (uint64_t)key.unit);
}

static str bytes_of(const uint64_t *number)
{
    return (str){(const char *)number, sizeof *number};
}

static void add(merger *m, list_key key, uint32_t into)
{
    uint64_t number = number_of(key);
    uint32_t *newest = map_slot_of(&m->lists, bytes_of(&number));
    list_part *part = *newest == MAP_NONE ? NULL : &m->parts.v[*newest];
    if (part != NULL && part->events[part->n - 1] == into)
        return;
    if (part == NULL || part->n == LIST_PART) {
        uint32_t older = *newest == MAP_NONE ? NONE : *newest;
        *newest = (uint32_t)m->parts.n;
        part = vec_push(m->search, &m->parts);
        part->next = older;
    }
    part->events[part->n++] = into;
}

static void look_in(const merger *m, list_key key, merge_look *look, void *ctx)
{
    uint64_t number = number_of(key);
    uint32_t newest = map_get(&m->lists, bytes_of(&number));
    if (newest != MAP_NONE)
        look(ctx, newest);
}

/* Enters an event under its own grain, at that grain and every coarser level. */
void merge_list_dates(merger *m, uint32_t into)
{
    const outline *e = &m->outlines.v[into];
    grain own = grain_of(e->from, e->to);
    list_key key = {.family = e->family_id, .kind = 't', .own = (uint8_t)own};
    for (grain level = own; level < GRAIN_WIDE; level++) {
        key.level = (uint8_t)level;
        int64_t last = unit_of(level, e->to);
        for (key.unit = unit_of(level, e->from); key.unit <= last; key.unit++)
            add(m, key, into);
    }
    key.level = GRAIN_WIDE;
    key.unit = 0;
    add(m, key, into);
}

void merge_list_company(merger *m, const told *t, uint32_t into)
{
    if (t->document != NONE)
        add(m, (list_key){t->document, t->family_id, 'd', 0, 0}, into);
    for (size_t i = 0; i < t->participants.n; i++)
        add(m, (list_key){t->participants.v[i].entity, t->family_id, 'p', 0, 0}, into);
}

void merge_look_by_date(const merger *m, const told *t, merge_look *look, void *ctx)
{
    grain mine = grain_of(t->from, t->to);
    for (grain own = GRAIN_DAY; own <= GRAIN_WIDE; own++) {
        grain level = own > mine ? own : mine;
        list_key key = {0, t->family_id, 't', (uint8_t)own, (uint8_t)level};
        if (level == GRAIN_WIDE) {
            look_in(m, key, look, ctx);
            continue;
        }
        int64_t last = unit_of(level, t->to);
        for (key.unit = unit_of(level, t->from); key.unit <= last; key.unit++)
            look_in(m, key, look, ctx);
    }
}

void merge_look_by_company(const merger *m, const told *t, merge_look *look, void *ctx)
{
    if (t->document != NONE)
        look_in(m, (list_key){t->document, t->family_id, 'd', 0, 0}, look, ctx);
    for (size_t i = 0; i < t->participants.n; i++)
        look_in(m, (list_key){t->participants.v[i].entity, t->family_id, 'p', 0, 0}, look, ctx);
}
