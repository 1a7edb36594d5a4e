/* merge_look: looks for what an event has most in common with: among those of its days, of its
 * documents and of its company. It is compared only with its neighbours in such a list, and with
 * most of them only in outline, so that the work grows with the number of mentions.
 */
#include "graph/merge_joiner.h"

#include <limits.h>

#define CANDIDATES_MOST 24 /* of one list that are compared, to each side */
#define AGAIN_MOST      8  /* the same where an event looks again, from more of its mentions */
#define LOOKERS_MOST    4  /* mentions of one event that look for others */
#define AHEAD           8  /* steps from which on outlines are brought near */

/* ---- What is best --------------------------------------------------------------------------- */

/* Of two that are as good the one told nearer to it, then the one told first. */
static bool is_better(const joiner *j, uint32_t at, choice new, choice now)
{
    if (now.leader == NONE || new.score != now.score)
        return now.leader == NONE || new.score > now.score;
    uint32_t near = merge_apart(j->m, at, new.leader), far = merge_apart(j->m, at, now.leader);
    const outline *o = j->m->outlines;
    return near != far ? near < far : o[new.leader].telling < o[now.leader].telling;
}

static void choose(joiner *j, uint32_t at, choice new)
{
    choice *best = &j->best[at];
    if (best->leader == NONE)
        *vec_push(j->work, &j->chosen) = at;
    if (is_better(j, at, new, *best))
        *best = new;
}

/* The least score by which `other` is what is best for `at`. */
static int least_for(const joiner *j, uint32_t at, uint32_t other)
{
    if (!joiner_is_due(j, at))
        return INT_MAX;
    choice now = j->best[at];
    bool by_as_much = is_better(j, at, (choice){now.score, other}, now);
    return by_as_much ? now.score : now.score + 1;
}

/* By outlines alone: what can be enough is noted, and what is to be read of it brought near. */
static void weigh_roughly(joiner *j, uint32_t at, uint32_t other)
{
    const merger *m = j->m;
    bool after = merge_comes_first(&m->outlines[other], &m->outlines[at]);
    hopeful h = {after ? other : at, after ? at : other, 0};
    h.most = merge_most(m, h.first, h.second, &j->worth);
    if (h.most < MERGE_ENOUGH)
        return;
    *vec_push(j->work, &j->hopefuls) = h;
    merge_expect(m, other);
}

static void weigh(joiner *j, const hopeful *h)
{
    const merger *m = j->m;
    int for_first = least_for(j, h->first, h->second),
        for_second = least_for(j, h->second, h->first);
    int least = for_first < for_second ? for_first : for_second;
    int score = h->most < least ? 0 : merge_score(m, h->first, h->second, least);
    if (score == 0)
        return;
    if (joiner_is_due(j, h->first))
        choose(j, h->first, (choice){score, h->second});
    if (joiner_is_due(j, h->second))
        choose(j, h->second, (choice){score, h->first});
}

typedef struct looking {        /* along one list, to one side */
    uint32_t candidates, steps; /* that are left */
} looking;

static looking begin_list(const joiner *j)
{
    uint32_t most = j->again ? AGAIN_MOST : CANDIDATES_MOST;
    return (looking){most, 2 * most};
}

/* Dated no less exactly than those that are joined now, and one of the two no more exactly. */
static bool is_due(const joiner *j, uint32_t at, uint32_t other)
{
    return joiner_is_due(j, other) || (other < j->grain_begin && joiner_is_due(j, at));
}

/* Weighs a mention's event unless this search saw it before. False once it has seen enough. */
static bool look_at(joiner *j, uint32_t at, uint32_t one, looking *l)
{
    uint32_t other = merge_leader(j->m, one);
    bool due = j->seen[other] != j->searches && is_due(j, at, other);
    j->seen[other] = j->searches;
    if (due)
        weigh_roughly(j, at, other);
    l->candidates -= due;
    return l->candidates > 0 && --l->steps > 0;
}

/* ---- By date -------------------------------------------------------------------------------- */

/* Days that an interval of that grain can begin before its last. */
static int64_t reach_of(uint8_t g)
{
    return g == GRAIN_DAY ? 4 : g == GRAIN_MONTH ? 93 : g == GRAIN_YEAR ? 3 * 366 + 1 : INT64_MAX;
}

/* Looks back from `end`, among those of one grain, to what may share a day with it. False if there
 * is more than it looks at. */
static bool look_back(joiner *j, uint32_t at, uint32_t end, uint8_t g)
{
    const outline *mine = &j->m->outlines[at];
    looking l = begin_list(j);
    for (uint32_t i = end; i-- > j->begin;) {
        const outline *o = &j->m->outlines[i];
        if (o->grain != g || (int64_t)mine->from - o->from > reach_of(g))
            return true;
        if (i != at && !look_at(j, at, i, &l))
            return false;
    }
    return true;
}

/* Of that grain the first that begins after the last day of `mine`. */
static uint32_t first_after(const joiner *j, const outline *mine, uint8_t g)
{
    uint32_t low = j->begin, high = j->end;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const outline *o = &j->m->outlines[mid];
        bool before = o->grain != g ? o->grain < g : o->from <= mine->to;
        low = before ? mid + 1 : low;
        high = before ? high : mid;
    }
    return low;
}

/* An open interval shares days with too much: its dates only lead to others like it. */
static bool look_by_date(joiner *j, uint32_t at)
{
    const outline *mine = &j->m->outlines[at];
    bool all = true, wide = mine->grain == GRAIN_WIDE || j->grain == GRAIN_WIDE;
    if (wide) {
        look_back(j, at, at, GRAIN_WIDE);
        return false;
    }
    for (uint8_t g = mine->grain == j->grain ? GRAIN_DAY : j->grain; g <= j->grain; g++) {
        bool early = g == mine->grain && !j->again;
        all &= look_back(j, at, early ? at : first_after(j, mine, g), g);
    }
    return all;
}

/* ---- By documents and company --------------------------------------------------------------- */

static void expect(const joiner *j, uint32_t one)
{
    __builtin_prefetch(&j->m->outlines[j->m->leader[one]]);
}

/* Back to those that were told before; and forward to those that do not look for it. */
static void look_in_list(joiner *j, uint32_t at, uint32_t key)
{
    const uint32_t *members = j->lists->members;
    uint32_t list = j->lists->keys[key], here = j->lists->places[key];
    uint32_t start = j->lists->start[list], end = j->lists->start[list + 1];
    looking back = begin_list(j), forth = back;
    for (uint32_t i = here; i-- > start;) {
        expect(j, i > start + AHEAD ? members[i - AHEAD] : at);
        if (!look_at(j, at, members[i], &back))
            break;
    }
    uint32_t silent = j->again ? j->end : j->grain_begin; /* all that lie before */
    end = silent > j->begin ? end : here;
    for (uint32_t i = here + 1; i < end; i++) {
        uint32_t soon = i + AHEAD < end ? members[i + AHEAD] : at;
        if (soon < silent)
            expect(j, soon);
        if (members[i] < silent ? !look_at(j, at, members[i], &forth) : --forth.steps == 0)
            break;
    }
}

static void look_by_company(joiner *j, uint32_t at)
{
    uint32_t one = at;
    for (int i = 0; i < LOOKERS_MOST; i++) {
        uint32_t end = j->lists->first_key[one + 1];
        for (uint32_t k = j->lists->first_key[one]; k < end; k++)
            look_in_list(j, at, k);
        one = j->m->next[one];
        if (one == at)
            return;
    }
}

void merge_look(joiner *j, uint32_t at)
{
    j->searches++;
    j->seen[at] = j->searches;
    j->hopefuls.n = 0;
    merge_worth_of(&j->worth, j->m, at);
    if (j->grain == GRAIN_UNDATED || !look_by_date(j, at))
        look_by_company(j, at);
    for (size_t i = 0; i < j->hopefuls.n; i++)
        weigh(j, &j->hopefuls.v[i]);
}
