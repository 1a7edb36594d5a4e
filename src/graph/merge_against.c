/* merge_against: what of those who take part in two events speaks against their being one: others
 * who did it, others who suffered it, other places; two rows of one table; another word for
 * what has many things in it; another post.
 */
#include "graph/merger.h"

const told_participant *merge_participant_in(const evidence *e, uint32_t entity_at)
{
    for (size_t i = 0; i < e->participants.n; i++) {
        if (e->participants.v[i].entity == entity_at)
            return &e->participants.v[i];
    }
    return NULL;
}

/* Somebody of that kind in that role. */
static bool has_kind(const merger *m, const evidence *e, uint8_t kind, role r)
{
    for (size_t i = 0; i < e->participants.n; i++) {
        const told_participant *p = &e->participants.v[i];
        if (p->role == r && m->kinds.v[p->entity] == kind)
            return true;
    }
    return false;
}

/* Persons (or institutions) who did it, told on both sides and with none in common; or places where
 * it was. */
static bool others(const merger *m, const evidence *e, const evidence *t, uint8_t kind, role r)
{
    if (!has_kind(m, e, kind, r) || !has_kind(m, t, kind, r))
        return false;
    for (size_t i = 0; i < t->participants.n; i++) {
        const told_participant *p = &t->participants.v[i];
        bool counts = m->kinds.v[p->entity] == kind && (p->role == r || kind == ENTITY_PLACE);
        if (counts && merge_participant_in(e, p->entity))
            return false;
    }
    return true;
}

bool merge_are_others(const merger *m, const evidence *ours, const evidence *theirs)
{
    for (role r = ROLE_AGENT; r <= ROLE_PATIENT; r++) {
        for (uint8_t kind = 0; kind < ENTITY_KINDS; kind++) {
            if (kind != ENTITY_GROUP && others(m, ours, theirs, kind, r))
                return true;
        }
    }
    return false;
}

/* "The killing of Lee", "the killing of protesters": told whom of on both sides, a person among
 * them, and nobody in common. */
static bool are_other_patients(const merger *m, const evidence *e, const evidence *t)
{
    bool ours = false, theirs = false, person = false;
    for (size_t i = 0; i < e->participants.n; i++) {
        const told_participant *p = &e->participants.v[i];
        ours |= p->role == ROLE_PATIENT;
        person |= p->role == ROLE_PATIENT && m->kinds.v[p->entity] == ENTITY_PERSON;
    }
    for (size_t i = 0; i < t->participants.n; i++) {
        const told_participant *p = &t->participants.v[i];
        theirs |= p->role == ROLE_PATIENT;
        person |= p->role == ROLE_PATIENT && m->kinds.v[p->entity] == ENTITY_PERSON;
        if (p->role == ROLE_PATIENT && merge_participant_in(e, p->entity))
            return false;
    }
    return ours && theirs && person;
}

static bool is_acted_on(const evidence *e, const evidence *t)
{
    for (size_t i = 0; i < e->participants.n; i++) {
        const told_participant *p = &e->participants.v[i], *other;
        other = p->role == ROLE_AGENT ? merge_participant_in(t, p->entity) : NULL;
        if (other != NULL && other->role != ROLE_AGENT && other->role != ROLE_PLACE)
            return true;
    }
    return false;
}

bool merge_are_reversed(const evidence *ours, const evidence *theirs)
{
    return is_acted_on(ours, theirs) || is_acted_on(theirs, ours);
}

int merge_against(const merger *m, const evidence *e, const evidence *t)
{
    int score = others(m, e, t, ENTITY_PERSON, ROLE_AGENT) ? -2 * POINT : 0;
    score -= are_other_patients(m, e, t) ? 2 * POINT : 0;
    score -= others(m, e, t, ENTITY_INSTITUTION, ROLE_AGENT) ? 2 * POINT : 0;
    score -= others(m, e, t, ENTITY_STATE, ROLE_AGENT) ? 2 * POINT : 0;
    score -= others(m, e, t, ENTITY_STATE, ROLE_PATIENT) ? 2 * POINT : 0;
    return score - (others(m, e, t, ENTITY_PLACE, ROLE_PLACE) ? 2 * POINT : 0);
}

/* "Decide" and "decision", but not "decide" and "plan". */
static bool begin_alike(str a, str b)
{
    size_t n = 0, shorter = a.n < b.n ? a.n : b.n;
    while (n < shorter && a.p[n] == b.p[n])
        n++;
    return n >= 3 && n + 2 >= shorter;
}

bool merge_is_other_word(const merger *m, const outline *t, const evidence *ours,
                         const evidence *theirs)
{
    const str_vec *words = &m->words.words;
    if (!t->broad || t->dated || t->verb)
        return false;
    for (size_t i = 0; i < ours->triggers.n; i++) {
        for (size_t j = 0; j < theirs->triggers.n; j++) {
            if (begin_alike(words->v[ours->triggers.v[i]], words->v[theirs->triggers.v[j]]))
                return false;
        }
    }
    return true;
}

bool merge_are_other_posts(const merger *m, uint32_t first, uint32_t second)
{
    const outline *e = &m->outlines[first], *t = &m->outlines[second];
    uint32_t ours = m->told.v[first]->post, theirs = m->told.v[second]->post;
    return !(e->day && t->day) && ours > 0 && theirs > 0 && ours != theirs;
}

/* Of an event that one row of a table tells, that row; else empty. */
static str row_of(const merger *m, uint32_t at)
{
    const told *t = m->told.v[at];
    bool alone = m->outlines[at].row && t->document != NONE && t->mentions.n == 1;
    return alone && graph_is_table(&m->documents.v[t->document]) ? t->mentions.v[0].quote : S("");
}

/* Who made a table gave each event a row ("Arrest" of one man, "Arrest" of another); but the same
 * row may stand there twice. Rows of two tables are short: without a word in common they are two
 * events of one day. */
bool merge_are_rows_apart(const merger *m, uint32_t first, uint32_t second, const evidence *ours,
                          const evidence *theirs)
{
    if (!m->outlines[first].row || !m->outlines[second].row)
        return false;
    bool one_table = merge_share(&ours->tables, &theirs->tables);
    if (str_eq(m->told.v[first]->label, m->told.v[second]->label))
        return one_table && !str_eq(row_of(m, first), row_of(m, second));
    return one_table || !merge_share(&ours->words, &theirs->words);
}
