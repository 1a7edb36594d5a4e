/* What tells events: their types, the words that name them in each of their forms, and the words
 * that say how they are meant, who takes part as what, and what leads to what. */
#include "lex/load.h"

#include "base/utf8.h"

#define FORMS_GUESS 3 /* of a trigger, that no other has: room for them is taken at once */

/* A crash or a war: all that the table says to happen in it is harm. */
static bool holds_harm(const dateline_lexicon *l, str holds)
{
    bool harm = holds.n > 0;
    str one;
    while (harm && str_split(&holds, '|', &one)) {
        const lex_type *type = lexicon_type(l, one);
        harm = type && type->harm;
    }
    return harm;
}

void load_types(loader *w, const schema_table *t)
{
    dateline_lexicon *l = w->lexicon;
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str type = schema_cell(t, i, 0), family = schema_cell(t, i, 2);
        family = family.n > 0 ? family : type;
        uint32_t *row = map_slot_of(&l->type_rows, type);
        if (*row != MAP_NONE)
            continue;
        *row = (uint32_t)l->types.n;
        uint32_t traits = schema_set(t, i, 4), bit = 1;
        lex_type *new = vec_push(w->arena, &l->types);
        *new = (lex_type){.type = type,
                          .label = schema_cell(t, i, 1),
                          .family = family,
                          .holds = schema_cell(t, i, 3),
                          .speech = str_eq(family, S("statement")),
                          .plain = str_eq(type, S("event"))};
#define READ(trait)                                                                                \
    new->trait = (traits & bit) != 0;                                                              \
    bit <<= 1;
        LEX_TRAITS(READ)
#undef READ
        new->speaks = new->document || new->speech;
        new->holds_all = str_eq(new->holds, S("*"));
    }
    for (size_t i = 0; i < l->types.n; i++)
        l->types.v[i].harms = holds_harm(l, l->types.v[i].holds);
}

/* Appends a reading of these words, unless the same trigger has it already (cut: base and past). */
static void add_trigger_form(loader *w, str words, uint32_t trigger, trigger_form form)
{
    dateline_lexicon *l = w->lexicon;
    uint32_t match = (uint32_t)l->trigger_matches.n;
    const lex_trigger *row = &l->triggers.v[trigger];
    *vec_push(w->arena, &l->trigger_matches) =
        (lex_trigger_match){.trigger = trigger,
                            .other = PHRASE_NONE,
                            .form = form,
                            .pos = row->pos,
                            .any = row->object.n == 0 && row->frame == 0};
    uint32_t at = phrase_add(&l->trigger_forms, &l->words, words, match);
    if (at == PHRASE_NONE)
        return;
    for (;;) {
        lex_trigger_match *m = &l->trigger_matches.v[at];
        bool same = m->trigger == trigger;
        bool past_again = same && m->form == FORM_PAST && form == FORM_PARTICIPLE;
        if (past_again || (same && m->form == form)) {
            l->trigger_matches.n--;
            return;
        }
        if (m->other == PHRASE_NONE) {
            m->other = match;
            return;
        }
        at = m->other;
    }
}

static void add_trigger_forms(loader *w, uint32_t row)
{
    static const trigger_form verb_forms[] = {FORM_BASE, FORM_PRESENT, FORM_PAST, FORM_PARTICIPLE,
                                              FORM_ING};
    static const trigger_form noun_forms[] = {FORM_BASE, FORM_PLURAL};
    const lex_trigger *t = &w->lexicon->triggers.v[row];
    bool verb = t->pos == TRIGGER_VERB;
    size_t n = verb ? sizeof verb_forms / sizeof *verb_forms : 2;
    arena scratch = ARENA_SCRATCH;
    for (size_t i = 0; i < n; i++) {
        trigger_form form = verb ? verb_forms[i] : noun_forms[i];
        str_vec spellings = {0};
        inflect(&spellings, &scratch, &w->lexicon->irregulars, t->trigger, t->pos, form);
        for (size_t k = 0; k < spellings.n; k++)
            add_trigger_form(w, spellings.v[k], row, form);
    }
    arena_free(&scratch);
}

static u32_vec word_list(loader *w, str list)
{
    u32_vec ids = {0};
    str word;
    while (list.n && str_split(&list, '|', &word))
        *vec_push(w->arena, &ids) = intern_add(&w->lexicon->words, w->arena, word);
    return ids;
}

void load_triggers(loader *w, const schema_table *t)
{
    dateline_lexicon *l = w->lexicon;
    l->any_verb = PHRASE_NONE;
    if (l->types.n == 0)
        return; /* types.csv was refused: without it no row here is right */
    vec_reserve(w->arena, &l->triggers, t->csv.rows.n);
    vec_reserve(w->arena, &l->trigger_matches, FORMS_GUESS * t->csv.rows.n);
    phrase_reserve(&l->trigger_forms, FORMS_GUESS * t->csv.rows.n);
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str type = schema_cell(t, i, 2);
        const lex_type *known = lexicon_type(l, type);
        if (known == NULL) {
            w->status = diag_error(w->diag, DATELINE_INVALID, schema_place(t, i, 2),
                                   "unknown type '%.*s', types.csv has no such row", STR_ARG(type));
            continue;
        }
        bool noun = str_eq(schema_cell(t, i, 1), S("noun"));
        *vec_push(w->arena, &l->triggers) = (lex_trigger){schema_cell(t, i, 0),
                                                          noun ? TRIGGER_NOUN : TRIGGER_VERB,
                                                          type,
                                                          (uint32_t)(known - l->types.v),
                                                          schema_cell(t, i, 3),
                                                          (uint8_t)schema_number(t, i, 4),
                                                          word_list(w, schema_cell(t, i, 5)),
                                                          (uint16_t)schema_set(t, i, 6)};
        if (str_eq(schema_cell(t, i, 0), S("*")))
            l->any_verb = (uint32_t)l->triggers.n - 1;
        else
            add_trigger_forms(w, (uint32_t)l->triggers.n - 1);
    }
}

void load_cues(loader *w, const schema_table *t)
{
    dateline_lexicon *l = w->lexicon;
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        lex_cue cue = {schema_cell(t, i, 0), (cue_effect)schema_choice(t, i, 1)};
        phrase_add(&l->cue_forms, &l->words, cue.cue, (uint32_t)l->cues.n);
        *vec_push(w->arena, &l->cues) = cue;
    }
}

void load_role_words(loader *w, const schema_table *t)
{
    dateline_lexicon *l = w->lexicon;
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        str word = utf8_lowercase(w->arena, schema_cell(t, i, 0));
        uint32_t id = intern_add(&l->words, w->arena, word);
        lex_role_word r = {.known = true};
        role_parse(&r.verb, schema_cell(t, i, 1));
        role_parse(&r.noun, schema_cell(t, i, 2));
        while (l->role_words.n <= id)
            *vec_push(w->arena, &l->role_words) = (lex_role_word){0};
        l->role_words.v[id] = r;
    }
}

void load_link_cues(loader *w, const schema_table *t)
{
    dateline_lexicon *l = w->lexicon;
    for (size_t i = 0; i < t->csv.rows.n; i++) {
        lex_link_cue cue = {.cue = schema_cell(t, i, 0), .reversed = schema_flag(t, i, 2)};
        link_type_parse(&cue.type, schema_cell(t, i, 1));
        cue.left = schema_cell(t, i, 3);
        cue.right = schema_cell(t, i, 4);
        cue.days = schema_number(t, i, 5);
        phrase_add(&l->link_forms, &l->words, cue.cue, (uint32_t)l->link_cues.n);
        *vec_push(w->arena, &l->link_cues) = cue;
    }
}
