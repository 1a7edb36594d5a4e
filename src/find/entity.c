/* entity: which names are one thing. Names of the lexicon are one by their row; persons by their
 * full names, then by surname alone; institutions by their words and by an acronym defined in
 * brackets. A last pass over the text (entity_mention.c) finds the single words that have become
 * names by then:
 *
 *     spots ─confirm─> entities of full names ─walk the text─> mentions, surnames, acronyms */
#include "find/entity_resolve.h"

#include "base/utf8.h"
#include "find/alias.h"
#include "find/stages.h"

#define ALIASES_MAX 24
#define TAIL_WORDS  5 /* of a long name that is known without its first */

str entity_name_text(const resolver *r, uint32_t first, uint32_t n)
{
    str text = tokens_text(r->article, first, n);
    buf b = {.arena = &r->article->arena};
    for (size_t i = 0; i < text.n; i++) {
        bool blank = text.p[i] == '\n' || text.p[i] == '\r' || text.p[i] == '\t';
        char c = blank ? ' ' : text.p[i];
        if (c != ' ' || (b.n && b.p[b.n - 1] != ' '))
            buf_char(&b, c);
    }
    return buf_str(&b);
}

static size_t count_words(str name)
{
    size_t n = 1;
    for (size_t i = 0; i < name.n; i++)
        n += name.p[i] == ' ';
    return n;
}

/* ---- Entities ---- */

static uint32_t add_entity(resolver *r, entity_kind kind, str name, uint32_t row)
{
    uint32_t id = (uint32_t)r->article->entities.n;
    *vec_push(&r->article->arena, &r->article->entities) =
        (entity){.kind = kind,
                 .name = name,
                 .row = row,
                 .generic = row != NONE && r->l->names.v[row].generic};
    *vec_push(r->scratch, &r->next) = NONE;
    *vec_push(r->scratch, &r->next_first) = NONE;
    *vec_push(r->scratch, &r->last) = 0;
    *vec_push(r->scratch, &r->told) = 0;
    *vec_push(r->scratch, &r->alone) = ALONE_NEVER;
    return id;
}

void entity_add_alias(resolver *r, uint32_t id, str form)
{
    entity *e = &r->article->entities.v[id];
    bool fuller = e->row == NONE && count_words(form) > count_words(e->name);
    if (fuller) { /* "Wolfgang Benedek" rather than "Benedek" */
        str name = e->name;
        e->name = form;
        form = name;
    }
    if (str_eq(form, e->name) || form.n < 2 || e->aliases.n >= ALIASES_MAX)
        return; /* "Oliver B" is not "B" */
    for (size_t i = 0; i < e->aliases.n; i++) {
        if (str_eq(e->aliases.v[i], form))
            return;
    }
    *vec_push(&r->article->arena, &e->aliases) = form;
}

uint32_t entity_find_person(const resolver *r, str name, bool exact)
{
    uint32_t best = NONE;
    uint32_t at = map_get(&r->surnames, alias_key(r->scratch, name));
    for (int tries = 0; at != MAP_NONE && at != NONE && tries < CHAIN_MAX; tries++) {
        str other = r->article->entities.v[at].name;
        bool same = exact ? str_eq(alias_surname(other), name) : alias_same_person(name, other);
        if (same && (best == NONE || r->last.v[at] > r->last.v[best]))
            best = at;
        at = r->next.v[at];
    }
    return best;
}

static uint32_t add_person(resolver *r, str name)
{
    uint32_t id = add_entity(r, ENTITY_PERSON, name, NONE);
    str key = alias_key(r->scratch, name);
    if (key.n) {
        uint32_t *slot = map_slot_of(&r->surnames, key);
        r->next.v[id] = *slot == MAP_NONE ? NONE : *slot;
        *slot = id;
    }
    return id;
}

static uint32_t *named_slot(resolver *r, entity_kind kind, str name)
{
    buf key = {.arena = r->scratch};
    str folded = utf8_fold(r->scratch, name);
    buf_printf(&key, "%d ", (int)kind);
    buf_put(&key, kind == ENTITY_INSTITUTION ? alias_institution_key(r->scratch, folded) : folded);
    return map_slot_of(&r->by_name, buf_str(&key));
}

static uint32_t named_entity(resolver *r, entity_kind kind, str name)
{
    uint32_t *slot = named_slot(r, kind, name);
    if (*slot == MAP_NONE)
        *slot = add_entity(r, kind, name, NONE);
    return *slot;
}

/* "The Assembly of the Council of Europe" is its Parliamentary Assembly: a long name goes without
 * its first word. */
static void note_tail(resolver *r, str name, uint32_t id)
{
    size_t blank = str_find_char(name, ' ');
    str tail = blank == STR_NONE ? (str){0} : str_from(name, blank + 1);
    if (count_words(tail) < TAIL_WORDS)
        return;
    uint32_t *slot = named_slot(r, ENTITY_INSTITUTION, tail);
    *slot = *slot == MAP_NONE ? id : *slot;
}

/* The lexicon's row of the words, if these are all of a name and an institution's; or NONE. */
static uint32_t row_of(const resolver *r, uint32_t first, uint32_t n)
{
    size_t used = 0;
    uint32_t at =
        phrase_match(&r->l->name_forms, r->article->text.tokens.v, first, first + n, &used);
    uint32_t row = at == PHRASE_NONE || used < n ? NONE : r->l->name_matches.v[at].name;
    return row != NONE && r->l->names.v[row].kind == ENTITY_INSTITUTION ? row : NONE;
}

static uint32_t entity_of_row(resolver *r, uint32_t row)
{
    const lex_name *of = &r->l->names.v[row];
    if (!r->of_row.v[row]) {
        uint32_t id = add_entity(r, of->kind, of->name, row);
        r->of_row.v[row] = 1 + id;
        if (of->kind == ENTITY_INSTITUTION)
            note_tail(r, of->name, id);
    }
    return r->of_row.v[row] - 1;
}

/* "Office of Public Order" of "U.S. Office of Public Order (OPO)", else all of it. */
static str without_state(const resolver *r, const spot *s, str name)
{
    size_t n = 0;
    uint32_t at =
        phrase_match(&r->l->name_forms, r->article->text.tokens.v, s->first, s->first + s->n, &n);
    bool state = at != PHRASE_NONE && n < s->n && !alias_is_acronym(s->acronym, name) &&
                 r->l->names.v[r->l->name_matches.v[at].name].kind == ENTITY_STATE;
    return state ? entity_name_text(r, s->first + (uint32_t)n, s->n - (uint32_t)n) : name;
}

/* An institution that defines an acronym the lexicon knows is that one: "Organisation for Security
 * and Cooperation in Europe (OSCE)" in whatever spelling. But "Rapid Support Forces (RSF)" are not
 * Reporters Without Borders. */
static uint32_t institution(resolver *r, size_t i, str name)
{
    const spot *s = &r->spots.v[i];
    const spot *behind = i + 1 < r->spots.n ? &r->spots.v[i + 1] : NULL;
    str full = without_state(r, s, name);
    if (s->acronym.n && map_get(&r->acronyms, s->acronym) == MAP_NONE && behind &&
        behind->row != NONE && behind->first == s->first + s->n + 1 &&
        alias_is_acronym(s->acronym, full) && alias_goes_by(r->l, behind->row, full))
        return entity_of_row(r, behind->row);
    bool firm = s->n > 1 && token_class(r->article, s->first + s->n - 1) & WORD_LEGAL;
    uint32_t row = firm ? row_of(r, s->first, s->n - 1) : NONE; /* "Boeing" of "Boeing Co." */
    if (row != NONE)
        return entity_of_row(r, row);
    uint32_t id = named_entity(r, ENTITY_INSTITUTION, name);
    note_tail(r, name, id);
    return id;
}

/* What an article defines wins: "Rapid Support Forces (RSF)" makes its RSF no other one. */
static uint32_t defined_here(const resolver *r, const spot *s)
{
    uint32_t id = s->n == 1 && s->row != NONE && r->l->names.v[s->row].kind == ENTITY_INSTITUTION
                      ? map_get(&r->acronyms, token_text(r->article, s->first))
                      : MAP_NONE;
    return id == MAP_NONE ? NONE : id;
}

/* "Wagner" is Ana Wagner where she was told of, and the Wagner Group was not. */
static uint32_t surname_here(const resolver *r, const spot *s)
{
    const lex_name *of = s->row == NONE ? NULL : &r->l->names.v[s->row];
    if (!of || s->n > 1 || of->kind != ENTITY_INSTITUTION || r->of_row.v[s->row])
        return NONE;
    str word = token_text(r->article, s->first);
    bool acronym = r->article->text.tokens.v[s->first].flags & TOKEN_ALLCAPS;
    return acronym || str_eq(word, of->name) ? NONE : entity_find_person(r, word, true);
}

/* "Armenia's Foreign Ministry", of which each state has one: where the name begins with its owner.
 */
static uint32_t owned_from(const resolver *r, size_t i)
{
    const spot *s = &r->spots.v[i], *owner = i > 0 ? s - 1 : NULL;
    bool owned = owner && owner->kind == ENTITY_STATE && !owner->demonym &&
                 owner->first + owner->n + 1 == s->first &&
                 str_ends(token_text(r->article, s->first - 1), S("s")) &&
                 token_text(r->article, s->first - 1).n < 5 && entity_head_of(r, s) != NONE;
    return owned ? owner->first : s->first;
}

/* Who has this office and first name: "president Park". */
static uint32_t *office_slot(resolver *r, str office, str name)
{
    buf key = {.arena = r->scratch};
    buf_put(&key, office);
    buf_char(&key, ' ');
    buf_put(&key, name);
    return map_slot_of(&r->offices, buf_str(&key));
}

uint32_t entity_of_spot(resolver *r, size_t i)
{
    const spot *s = &r->spots.v[i];
    if (s->strength != SPOT_SURE)
        return NONE;
    uint32_t defined = defined_here(r, s), surname = surname_here(r, s);
    if (defined != NONE || surname != NONE)
        return defined != NONE ? defined : surname;
    if (s->row != NONE)
        return entity_of_row(r, s->row);
    uint32_t first = s->kind == ENTITY_INSTITUTION ? owned_from(r, i) : s->first;
    str name = entity_name_text(r, first, s->first + s->n - first);
    uint32_t called = map_get(&r->acronyms, name);
    if (called != MAP_NONE) /* told before as another name of it: "alias Ko Jimmy", "(DRA)" */
        return called;
    if (s->kind == ENTITY_INSTITUTION)
        return institution(r, i, name);
    if (s->kind != ENTITY_PERSON)
        return named_entity(r, s->kind, name);
    if (count_words(name) < 2)
        return NONE;
    uint32_t id = entity_find_person(r, name, false);
    id = id == NONE ? add_person(r, name) : id;
    if (s->role.n)
        *office_slot(r, s->role, str_sub(name, 0, str_find_char(name, ' '))) = id;
    if (s->title.n)
        entity_note_titled(r, s->title, id);
    return id;
}

/* Whether the name is one that stands first or was told in full before: "Chao" is not Ida Chao Lind
 * whom the article comes to later. */
static bool is_part_told(const resolver *r, const bool *met, str name)
{
    uint32_t id = entity_person_of_part(r, name);
    return map_get(&r->parts, name) != MAP_NONE &&
           (id == NONE || met[id] || str_starts(r->article->entities.v[id].name, name));
}

/* Somebody told of by surname alone is known from the article's beginning on. */
static void make_single_persons(resolver *r)
{
    bool *met = arena_new(r->scratch, bool, r->article->entities.n + r->spots.n + 1);
    for (size_t i = 0; i < r->spots.n; i++) {
        const spot *s = &r->spots.v[i];
        if (r->of_spot.v[i] != NONE)
            met[r->of_spot.v[i]] = true;
        if (s->kind != ENTITY_PERSON || s->strength != SPOT_SURE || r->of_spot.v[i] != NONE)
            continue;
        str name = entity_name_text(r, s->first, s->n);
        uint32_t known = map_get(&r->acronyms, name);
        bool surname = entity_find_person(r, name, false) != NONE;
        bool part = !surname && is_part_told(r, met, name);
        if (known == MAP_NONE && part) /* "King Omar" need not be Omar Lind */
            known = s->title.n ? *office_slot(r, s->role, name) : entity_person_of_part(r, name);
        if (known != MAP_NONE)
            r->of_spot.v[i] = known;
        else if (!surname && (!part || s->title.n > 0))
            add_person(r, name);
    }
}

/* `bare`: institutions of one word, which may be short for others; else all but those. */
static void make_spots(resolver *r, bool bare)
{
    for (size_t i = 0; i < r->spots.n; i++) {
        const spot *s = &r->spots.v[i];
        if (bare != (s->n == 1 && s->kind == ENTITY_INSTITUTION && s->row == NONE))
            continue;
        uint32_t told = bare ? entity_told_by_head(r, s->first, s->sentence) : NONE;
        if (bare && told == NONE) /* "Congress", of "Peru's Congress" */
            told = entity_one_of_head(r, s->first);
        if (r->of_spot.v[i] == NONE)
            r->of_spot.v[i] = told != NONE ? told : entity_of_spot(r, i);
        entity_note_head(r, s, r->of_spot.v[i]);
    }
}

/* "General Motors" of "General Motors Corp.", of two words or more; else nothing. */
static str firm_without_form(const resolver *r, const spot *s)
{
    bool firm = s->kind == ENTITY_INSTITUTION && s->strength == SPOT_SURE && s->row == NONE &&
                s->n > 2 && token_class(r->article, s->first + s->n - 1) & WORD_LEGAL;
    return firm ? entity_name_text(r, s->first, s->n - 1) : (str){0};
}

/* Those that define an acronym or tell a firm's whole name come first: the short one may be told
 * before. */
static void make_entities(resolver *r)
{
    for (size_t i = 0; i < r->spots.n; i++) {
        str acronym = r->spots.v[i].acronym, firm = firm_without_form(r, &r->spots.v[i]);
        uint32_t id = acronym.n || firm.n ? entity_of_spot(r, i) : NONE;
        *vec_push(r->scratch, &r->of_spot) = id;
        if (id != NONE && acronym.n)
            entity_note_called(r, acronym, id);
        if (id != NONE && firm.n)
            entity_note_called(r, firm, id);
        entity_note_other_name(r, i);
    }
    make_spots(r, false);
    entity_note_unnamed(r);
    entity_note_short_forms(r);
    make_spots(r, true);
    for (uint32_t id = 0; id < r->article->entities.n; id++) {
        if (r->article->entities.v[id].kind == ENTITY_PERSON)
            entity_note_parts(r, id);
    }
    make_single_persons(r);
}

typedef struct entity_job {
    dateline_article *article;
    arena scratch;
} entity_job;

static void run(void *ctx)
{
    entity_job *job = ctx;
    arena *scratch = &job->scratch;
    resolver r = {.article = job->article, .l = job->article->lexicon, .scratch = scratch};
    map *const maps[] = {&r.by_name, &r.acronyms, &r.surnames, &r.parts, &r.firsts,
                         &r.offices, &r.titled,   &r.posts,    &r.heads, &r.seen};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        maps[i]->arena = scratch;
    r.of_row.v = arena_new(scratch, uint32_t, r.l->names.n);
    entity_spot(&r.spots, scratch, r.article);
    entity_confirm(&r.spots, scratch, r.article, &r.seen);
    entity_disown(&r);
    make_entities(&r);
    entity_note_posts(&r);
    entity_walk(&r);
    for (size_t i = 0; i < r.article->entities.n; i++) {
        str_vec *aliases = &r.article->entities.v[i].aliases;
        str_sort(aliases->v, aliases->n);
    }
}

void find_entities(dateline_article *article)
{
    entity_job job = {.article = article};
    bool in_memory = oom_guard(run, &job);
    arena_free(&job.scratch);
    if (!in_memory)
        oom_leap();
}
