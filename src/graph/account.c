/* account: what articles and graphs tell of alike: documents, actors, and the words and names that
 * tell two events apart. account_article.c and account_graph.c collect the events. */
#include "graph/account_teller.h"

#include "base/utf8.h"
#include "find/alias.h"

#define WORDS_MOST 24

teller teller_begin(account_room room, arena *scratch, const dateline_lexicon *lexicon)
{
    return (teller){.out = arena_new(room.brief, account, 1),
                    .keep = room.keep,
                    .work = room.work,
                    .brief = room.brief,
                    .scratch = scratch,
                    .lexicon = lexicon};
}

uint32_t teller_word(teller *x, str word)
{
    return intern_add(&x->words, x->scratch, word);
}

account *teller_end(teller *x)
{
    const str_vec *words = &x->words.words;
    vec_reserve(x->brief, &x->out->words, words->n);
    for (size_t i = 0; i < words->n; i++)
        *vec_push(x->brief, &x->out->words) = arena_str(x->brief, words->v[i]);
    return x->out;
}

/* ---- documents, entities -------------------------------------------------------------------- */

void teller_copy_extra(arena *a, extra_vec *to, const extra_vec *from)
{
    vec_reserve(a, to, from->n);
    for (size_t i = 0; i < from->n; i++)
        *vec_push(a, to) =
            (graph_extra){arena_str(a, from->v[i].name), arena_str(a, from->v[i].value)};
}

void teller_add_document(teller *x, const graph_document *d)
{
    graph_document *new = vec_push(x->brief, &x->out->documents);
    str *fields[] = {&new->id,        &new->file,         &new->title,  &new->source,
                     &new->published, &new->published_by, &new->sha256, &new->url};
    *new = *d;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        *fields[i] = arena_str(x->keep, *fields[i]);
    new->extra = (extra_vec){0};
    teller_copy_extra(x->keep, &new->extra, &d->extra);
}

/* "Roads & Bridges Board" is "Roads and Bridges Board". */
str account_key(arena *a, entity_kind kind, str name)
{
    buf b = {.arena = a}, written = {.arena = a};
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] == '&')
            buf_put(&written, S("and"));
        else
            buf_char(&written, name.p[i]);
    }
    buf_number(&b, (uint32_t)kind, 1);
    buf_char(&b, ' ');
    str folded = utf8_fold(a, buf_str(&written));
    buf_put(&b, kind == ENTITY_INSTITUTION ? alias_institution_key(a, folded) : folded);
    return buf_str(&b);
}

static str key_of(teller *x, entity_kind kind, str name)
{
    return arena_str(x->brief, account_key(x->scratch, kind, name));
}

void teller_add_entity(teller *x, const graph_entity *e)
{
    told_entity *new = vec_push(x->brief, &x->out->entities);
    bool person = e->kind == ENTITY_PERSON;
    new->entity = (graph_entity){
        .id = arena_str(x->keep, e->id),
        .kind = e->kind,
        .label = arena_str(x->brief, e->label),
        .role = arena_str(x->brief, e->role),
    };
    teller_copy_extra(x->keep, &new->entity.extra, &e->extra);
    new->key = key_of(x, e->kind, e->label);
    if (person)
        new->surname_key = alias_key(x->brief, e->label);
    vec_reserve(x->brief, &new->entity.aliases, e->aliases.n);
    vec_reserve(x->brief, &new->keys, e->aliases.n);
    for (size_t i = 0; i < e->aliases.n; i++) {
        str alias = e->aliases.v[i];
        bool surname_only = person && str_find_char(alias, ' ') == STR_NONE;
        *vec_push(x->brief, &new->entity.aliases) = arena_str(x->brief, alias);
        *vec_push(x->brief, &new->keys) = surname_only ? (str){0} : key_of(x, e->kind, alias);
    }
}

void teller_add_surname(teller *x, str word)
{
    told_entity *new = vec_push(x->brief, &x->out->entities);
    str folded = utf8_fold(x->scratch, word);
    new->entity = (graph_entity){.kind = ENTITY_PERSON, .label = arena_str(x->brief, word)};
    new->key = arena_str(x->brief, folded); /* without its kind: no key of a name's */
    new->surname_key = alias_key(x->brief, word);
    new->unsure = true;
}

/* ---- words and names ------------------------------------------------------------------------ */

void teller_set_type(teller *x, told *t, str type)
{
    uint32_t name = intern_add(&x->type_names, x->scratch, type);
    while (x->types.n <= name)
        *vec_push(x->scratch, &x->types) = (told_type){0};
    told_type *is = &x->types.v[name];
    if (is->word == 0) {
        const lex_type *known = lexicon_type(x->lexicon, type);
        is->word = teller_word(x, type);
        is->family = known != NULL ? teller_word(x, known->family) : is->word;
        is->figure = known != NULL && known->figure;
        is->broad = known != NULL && known->broad;
        is->mutual = known != NULL && known->mutual;
        is->harm = known != NULL && known->harm;
        is->harms = known != NULL && known->harms;
    }
    t->type_id = is->word;
    t->family_id = is->family;
    t->figure = is->figure;
    t->broad = is->broad;
    t->mutual = is->mutual;
    t->harm = is->harm;
    t->harms = is->harms;
}

bool teller_is_doubtful(edtf date)
{
    return (edtf_doubt(date.from) & EDTF_UNCERTAIN) != 0;
}

void teller_set_date(teller *x, told *t, edtf date, bool in_words)
{
    bool supposed = !in_words && teller_is_doubtful(date);
    t->date = edtf_copy(x->keep, date);
    t->dated = edtf_bounds(supposed ? (edtf){0} : t->date, &t->from, &t->to);
}

/* "Of", "2018" and mere marks tell nothing apart. */
static bool may_tell(str word)
{
    return word.n > 2 && !ascii_is_digit(word.p[0]);
}

void teller_add_word(teller *x, told_lists *to, str word, uint32_t known, str trigger)
{
    bool stop =
        lexicon_class(x->lexicon, known) & (WORD_STOP | WORD_DETERMINER | WORD_PREPOSITION |
                                            WORD_PRONOUN | WORD_BE | WORD_HAVE | WORD_MODAL);
    bool full = to->words.n == WORDS_MOST;
    if (may_tell(word) && !full && !stop && str_find(trigger, word) == STR_NONE)
        *vec_push(x->brief, &to->words) = teller_word(x, word);
}

bool teller_is_name(str word)
{
    size_t at = 0;
    return word.n > 0 && utf8_is_upper(utf8_next(word, &at));
}

void teller_add_raw(teller *x, told_lists *to, str raw, str trigger)
{
    if (teller_is_name(raw))
        return;
    str word = utf8_fold(x->scratch, raw);
    if (may_tell(word))
        teller_add_word(x, to, word, intern_find(&x->lexicon->words, word), trigger);
}

void teller_add_name(teller *x, told_lists *to, str run, size_t words)
{
    if (words >= 2)
        *vec_push(x->brief, &to->names) = arena_str(x->work, utf8_fold(x->scratch, run));
}
