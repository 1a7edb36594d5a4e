/* entity_spot: finds names. First choice are the lexicon's own (longest match), then what the
 * learned tagger finds; then capitalised words are read by the company they keep:
 *
 *     person = title name | given name surname | capitals said | capitals, 45,
 *     institution = capitals head | head of capitals          "Interior Ministry", "Bank of X"
 *     place = capitals head | in capitals, known place         "Kabul Airport", "in Wukan, China"
 *
 * Each token is looked at a bounded number of times: names are at most RUN_MAX words long. */
#include "find/entity.h"

#include "find/alias.h"
#include "find/stages.h"
#include "lang/model.h"

#define RUN_MAX     14 /* tokens of one name */
#define CREDIT_MOST 6  /* and of a picture's credit */
#define WORD_FUNCTION                                                                              \
    (WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_RELATIVE |   \
     WORD_MODAL | WORD_BE | WORD_HAVE | WORD_DO | WORD_PRONOUN | WORD_NEGATION | WORD_TO)

typedef struct spotter {
    const dateline_article *article;
    const dateline_lexicon *l;
    const token *t;
    arena *arena;
    spot_vec *out;
    uint32_t sentence, first, end;
    bool headline; /* Most Of Its Words Have Capitals */
    size_t time;   /* article.times: the next one */
    learned_vec names;
    size_t name; /* of names: the next one */
    map things;  /* acronyms of what is neither place nor institution */
} spotter;

static uint32_t class_of(const spotter *f, uint32_t i)
{
    return i < f->end ? lexicon_class(f->l, f->t[i].word) : 0;
}

static bool is(const spotter *f, uint32_t i, uint32_t classes)
{
    return class_of(f, i) & classes;
}

static str text_of(const spotter *f, uint32_t i)
{
    return str_span(f->article->source.text, f->t[i].at);
}

static bool is_text(const spotter *f, uint32_t i, str text)
{
    return i < f->end && str_eq(text_of(f, i), text);
}

bool entity_is_capital(const dateline_article *article, uint32_t i)
{
    const token *t = &article->text.tokens.v[i];
    return t->kind == TOKEN_WORD && (t->flags & TOKEN_CAPITAL);
}

static bool capital(const spotter *f, uint32_t i)
{
    return i < f->end && f->t[i].kind == TOKEN_WORD && (f->t[i].flags & TOKEN_CAPITAL);
}

static bool in_time(const spotter *f, uint32_t i)
{
    const dateline_article *a = f->article;
    for (size_t k = f->time; k < a->times.n && a->times.v[k].first <= i; k++) {
        if (i < a->times.v[k].first + a->times.v[k].n)
            return true;
    }
    return false;
}

/* A hyphen inside a word: "Co-operation", "al-Assad" are three tokens. */
static bool hyphen_inside(const spotter *f, uint32_t i)
{
    return i > f->first && i + 1 < f->end && f->t[i].at.n == 1 && is_text(f, i, S("-")) &&
           !(f->t[i].flags & TOKEN_SPACED) && !(f->t[i + 1].flags & TOKEN_SPACED) &&
           f->t[i + 1].kind == TOKEN_WORD;
}

/* Behind the word at `i` with its hyphens: "Ki-moon", but only "Moscow" of "Moscow-based". */
static uint32_t word_end(const spotter *f, uint32_t i)
{
    uint32_t end = i + 1;
    while (end - i < RUN_MAX && hyphen_inside(f, end)) {
        bool name = capital(f, end + 1) || !f->t[end + 1].word || is(f, end + 1, WORD_GIVEN_NAME);
        if (!name)
            break;
        end += 2;
    }
    return end;
}

static bool has_digit(str word)
{
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] >= '0' && word.p[i] <= '9')
            return true;
    }
    return false;
}

/* A word of a name: capital, no time, no small word ("One Nation" has one, but not "One of them" at
 * the beginning of a sentence). */
static bool name_word(const spotter *f, uint32_t i)
{
    if (!capital(f, i) || in_time(f, i))
        return false;
    uint32_t class = class_of(f, i);
    bool opens = class & WORD_ORG_FIRST; /* "New Democratic Party" */
    bool small = ((class & WORD_FUNCTION) && !opens) || (f->t[i].flags & TOKEN_FIRST);
    return !(class & WORD_STOP) || !small;
}

static bool person_word(const spotter *f, uint32_t i)
{
    uint32_t never = WORD_STOP | WORD_NOT_NAME | WORD_ORG_LAST | WORD_PLACE_LAST | WORD_THING_LAST;
    return name_word(f, i) && !is(f, i, never) && !has_digit(text_of(f, i));
}

/* ---- Names of the lexicon ---- */

typedef struct known {
    const lex_name_match *match; /* NULL: none */
    size_t n;
} known;

/* The text must be written as the name is: "Human Rights Watch", "WHO"; capitals may stand for
 * small letters ("BELARUS"), and names of groups may be written in any way. */
static bool written_as(const spotter *f, const lex_name_match *m, uint32_t i, size_t n)
{
    const lex_name *name = &f->l->names.v[m->name];
    span at = span_join(f->t[i].at, f->t[i + n - 1].at);
    str text = str_span(f->article->source.text, at);
    if (m->exact_case)
        return str_eq(text, m->as);
    if (name->common)
        return true;
    bool table_capital = m->as.p[0] < 'a' || m->as.p[0] > 'z';
    if (!table_capital)
        return true;
    for (uint32_t k = i; k < i + n; k++) {
        uint32_t class = class_of(f, k);
        bool small = f->t[k].kind != TOKEN_WORD || (class & (WORD_STOP | WORD_PARTICLE));
        if (!small && !capital(f, k) && !(k > i && hyphen_inside(f, k - 1)) &&
            str_find(m->as, text_of(f, k)) == STR_NONE)
            return false;
    }
    return capital(f, i) || str_find(m->as, text_of(f, i)) == 0;
}

static known known_at(const spotter *f, uint32_t i)
{
    known k = {0};
    if (!f->t[i].word)
        return k;
    uint32_t at = phrase_match(&f->l->name_forms, f->t, i, f->end, &k.n);
    for (; at != PHRASE_NONE; at = f->l->name_matches.v[at].other) {
        if (written_as(f, &f->l->name_matches.v[at], i, k.n)) {
            k.match = &f->l->name_matches.v[at];
            return k;
        }
    }
    return (known){0};
}

/* ---- Titles ---- */

/* Tokens of the title at `i`, or 0. */
static size_t title_at(const spotter *f, uint32_t i, const lex_title **title)
{
    size_t n = 0;
    if (i >= f->end || !f->t[i].word)
        return 0;
    uint32_t row = phrase_match(&f->l->title_forms, f->t, i, f->end, &n);
    if (row == PHRASE_NONE)
        return 0;
    *title = &f->l->titles.v[row];
    return n;
}

static str role_of(const lex_title *title)
{
    return str_eq(title->role, S("-")) ? (str){0} : title->role;
}

/* "Ambassador to the OSCE", "President of Belarus": behind the title's own complement. */
static uint32_t complement_end(const spotter *f, uint32_t i)
{
    if (!is_text(f, i, S("to")) && !is_text(f, i, S("of")) && !is_text(f, i, S("for")))
        return i;
    uint32_t at = i + 1;
    if (is(f, at, WORD_DETERMINER))
        at++;
    if (at >= f->end)
        return i;
    known k = known_at(f, at);
    return k.match ? at + (uint32_t)k.n : i;
}

/* "X, 45," tells a person's age. */
static bool age_at(const spotter *f, uint32_t i)
{
    return i + 2 < f->end && token_is_mark(f->article, i, ',') &&
           f->t[i + 1].kind == TOKEN_NUMBER && f->t[i + 1].at.n <= 2 &&
           token_is_mark(f->article, i + 2, ',');
}

/* The role told behind the name: ", deputy Europe director at ...", ", the mayor of ...". The last
 * title before the group of words ends is its head. */
static str apposition(const spotter *f, uint32_t i)
{
    str told = {0};
    if (i >= f->end || !token_is_mark(f->article, i, ','))
        return told;
    if (age_at(f, i))
        i += 2;
    for (uint32_t at = i + 1; at < f->end && at < i + 9;) {
        const lex_title *title;
        size_t n = title_at(f, at, &title);
        if (n && role_of(title).n)
            told = role_of(title);
        bool over = f->t[at].kind == TOKEN_MARK || is(f, at, WORD_PREPOSITION | WORD_RELATIVE) ||
                    is(f, at, WORD_MODAL | WORD_BE | WORD_HAVE | WORD_PAST) ||
                    (is(f, at, WORD_COORDINATOR) && !capital(f, at + 1));
        if (over && !n && !(f->t[at].kind == TOKEN_MARK && hyphen_inside(f, at)))
            break;
        at += n ? (uint32_t)n : 1;
    }
    return told;
}

/* ---- Persons ---- */

/* Behind a person's name that begins at `i`; `i` if none does.
 * name = word (initial | word | particle+ word)* roman? */
static uint32_t person_end(const spotter *f, uint32_t i)
{
    uint32_t end = i;
    while (end < f->end && end - i < 8) {
        uint32_t at = end;
        while (at > i && at < f->end && at < end + 3 && is(f, at, WORD_PARTICLE) &&
               !in_time(f, at) && !token_is_mark(f->article, at, ',')) {
            at++;
            if (hyphen_inside(f, at)) /* "al-Assad" */
                at++;
        }
        if (!person_word(f, at) || (end > i && at == end && known_at(f, at).n > 1))
            break;
        const lex_title *title; /* "Meta CEO Mark Zuckerberg": the name comes behind the title */
        size_t office = end > i ? title_at(f, at, &title) : 0;
        if (office && person_word(f, at + (uint32_t)office))
            break;
        end = word_end(f, at);
    }
    return end;
}

static size_t name_words(const spotter *f, uint32_t i, uint32_t end)
{
    size_t n = 0;
    for (uint32_t at = i; at < end; at++)
        n += capital(f, at) && !(at > i + 1 && hyphen_inside(f, at - 1) && capital(f, at - 2));
    return n;
}

static spot *add(spotter *f, uint32_t i, uint32_t end, entity_kind kind, spot_strength strength)
{
    spot *s = vec_push(f->arena, f->out);
    *s = (spot){.first = i,
                .n = end - i,
                .sentence = f->sentence,
                .kind = kind,
                .strength = strength,
                .row = NONE};
    return s;
}

/* Words that are said of speakers stand on either side: "said X", "X told". */
static bool saying_at(const spotter *f, uint32_t i)
{
    size_t n;
    if (i >= f->end || !f->t[i].word)
        return false;
    uint32_t cue = phrase_match(&f->l->cue_forms, f->t, i, f->end, &n);
    return cue != PHRASE_NONE && f->l->cues.v[cue].effect == CUE_SAYING;
}

/* The learned name that begins at `i`, or NULL. Headlines have too many capitals to tell names by.
 */
static const learned_name *learned_at(const spotter *f, uint32_t i)
{
    size_t at = f->name;
    while (at < f->names.n && f->names.v[at].first < i)
        at++;
    bool found = at < f->names.n && f->names.v[at].first == i && !f->headline;
    return found ? &f->names.v[at] : NULL;
}

/* Words of the dictionary, or shouted ones, are no person's name unless the first is a given name:
 * "Crude Accountability", "Promo LEX". */
static bool doubtful_person(const spotter *f, uint32_t i, uint32_t end)
{
    bool common = true, loud = false;
    for (uint32_t at = i; at < end && !is(f, i, WORD_GIVEN_NAME); at++) {
        uint8_t classes = model_word_classes(f->l->model, text_of(f, at));
        common &= classes != 0 && !(classes & CLASS_NAME);
        loud |= (f->t[at].flags & TOKEN_ALLCAPS) && !(f->t[i].flags & TOKEN_ALLCAPS);
    }
    return !is(f, i, WORD_GIVEN_NAME) && (common || loud);
}

static bool learned_person(const spotter *f, uint32_t i)
{
    const learned_name *name = learned_at(f, i);
    return name != NULL && name->kind == ENTITY_PERSON && name->n > 1 &&
           !doubtful_person(f, i, i + name->n);
}

static void add_person(spotter *f, uint32_t i, uint32_t end, span title, str office,
                       spot_strength strength)
{
    str told = apposition(f, end);
    if (strength != SPOT_SURE && (told.n || age_at(f, end) || saying_at(f, end) ||
                                  (i > f->first && saying_at(f, i - 1)) || learned_person(f, i)))
        strength = SPOT_SURE;
    spot *s = add(f, i, end, ENTITY_PERSON, strength);
    s->title = title;
    s->role = office.n ? office : told;
}

/* "President Lukashenko", "UK Foreign Secretary Dominic Raab", "Ambassador to the OSCE James
 * Gilmore". A title in small letters needs two words of name: "leader Xi Jinping", for after
 * "official" or "student" anything may stand. Returns the tokens used, or 0. */
static uint32_t titled_person(spotter *f, uint32_t i)
{
    const lex_title *title;
    size_t n = title_at(f, i, &title);
    if (!n)
        return 0;
    uint32_t title_end = i + (uint32_t)n;
    uint32_t at = title_end;
    const lex_title *more;
    size_t next = title_at(f, at, &more); /* "Prime Minister Sir Keir", "President General" */
    if (next && capital(f, at) && name_word(f, at + (uint32_t)next))
        at += (uint32_t)next;
    uint32_t behind = complement_end(f, at);
    if (behind > at && person_word(f, behind))
        at = behind;
    uint32_t end = person_end(f, at);
    size_t words = name_words(f, at, end);
    known k = at < f->end ? known_at(f, at) : (known){0};
    bool small = !capital(f, i);
    bool other = k.match && !is(f, at, WORD_GIVEN_NAME) &&
                 (f->l->names.v[k.match->name].kind != ENTITY_PLACE || at > title_end);
    if (end == at || other || (small && words < 2))
        return 0;
    span before = span_join(f->t[i].at, f->t[at - 1].at);
    add_person(f, at, end, before, role_of(title),
               small && !is(f, at, WORD_GIVEN_NAME) ? SPOT_PERSON_MAYBE : SPOT_SURE);
    return end - i;
}

/* ---- Institutions and places by their heads ---- */

/* A small word that may go on an institution's name, between its capitals: "Ministry of Foreign
 * Affairs", "Committee on the Judiciary". Returns where the next capital stands, or 0. */
static uint32_t joined(const spotter *f, uint32_t i, bool after_head, bool in_complement)
{
    bool of = is_text(f, i, S("of")) || is_text(f, i, S("for")) || is_text(f, i, S("on"));
    bool and = is_text(f, i, S("and")) || is_text(f, i, S("&"));
    if (!(of && (after_head || in_complement)) && !(and&&in_complement))
        return 0;
    uint32_t at = i + 1;
    if (of && is(f, at, WORD_DETERMINER) && !capital(f, at))
        at++;
    if (!name_word(f, at))
        return 0;
    bool other = and&&(known_at(f, at).match || is(f, at, WORD_GIVEN_NAME | WORD_ORG_FIRST));
    return other ? 0 : at;
}

typedef struct run { /* capitals from `first` that end in a head */
    uint32_t end;
    uint32_t head; /* class of that head; 0: none */
} run;

static run read_run(const spotter *f, uint32_t i)
{
    run r = {i, 0};
    bool head = false, complement = false;
    for (uint32_t at = i; at < f->end && at - i < RUN_MAX && name_word(f, at);) {
        uint32_t class = class_of(f, at);
        uint32_t next = word_end(f, at);
        bool last = (class & (WORD_ORG_LAST | WORD_PLACE_LAST | WORD_THING_LAST)) && at > i;
        if (last || complement) {
            r.end = next;
            if (!complement)
                r.head = class & (WORD_ORG_LAST | WORD_PLACE_LAST | WORD_THING_LAST);
        }
        head = class & (WORD_ORG_FIRST | WORD_ORG_LAST);
        if (name_word(f, next)) {
            at = next;
            continue;
        }
        at = next < f->end ? joined(f, next, head, complement) : 0;
        if (!at)
            break;
        if (!complement)
            r.head = WORD_ORG_LAST;
        complement = true;
    }
    return r;
}

static entity_kind kind_of_head(uint32_t head)
{
    return head & WORD_ORG_LAST ? ENTITY_INSTITUTION : ENTITY_PLACE;
}

/* "(OSCE)" behind a name: the acronym, or empty. */
static str acronym_at(const spotter *f, uint32_t i)
{
    bool bracket = i + 2 < f->end && token_is_mark(f->article, i, '(') &&
                   token_is_mark(f->article, i + 2, ')');
    return bracket && (f->t[i + 1].flags & TOKEN_ALLCAPS) ? text_of(f, i + 1) : (str){0};
}

/* An institution's, also of "Monitoring Mission to Ukraine (MM)". Returns the tokens of the name.
 */
static uint32_t read_acronym(const spotter *f, spot *s)
{
    if (s->kind != ENTITY_INSTITUTION)
        return s->n;
    uint32_t end = s->first + s->n, whole = complement_end(f, end);
    str name = str_span(f->article->source.text, span_join(f->t[s->first].at, f->t[end - 1].at));
    s->acronym = acronym_at(f, end);
    if (whole > end && alias_is_acronym(acronym_at(f, whole), name)) {
        s->acronym = acronym_at(f, whole);
        s->n = whole - s->first;
    }
    return s->n;
}

static uint32_t headed_name(spotter *f, uint32_t i, const run *r)
{
    if (r->head & WORD_THING_LAST) { /* the "Paris Agreement" is neither place nor institution */
        str acronym = acronym_at(f, r->end);
        if (acronym.n)
            *map_slot_of(&f->things, acronym) = 1;
        return r->end - i;
    }
    return read_acronym(f, add(f, i, r->end, kind_of_head(r->head), SPOT_SURE));
}

/* ---- One position ---- */

static bool place_follows(const spotter *f, uint32_t i)
{
    if (i + 1 >= f->end || !token_is_mark(f->article, i, ','))
        return false;
    known k = known_at(f, i + 1);
    if (!k.match || k.match->demonym)
        return false;
    entity_kind kind = f->l->names.v[k.match->name].kind;
    return kind == ENTITY_STATE || kind == ENTITY_PLACE;
}

/* "Rally for the Republic (RPR)": capitals whose first letters are the acronym behind them.
 * Returns the tokens used, or 0. */
static uint32_t defined_name(spotter *f, uint32_t i)
{
    uint32_t end = i, at = i;
    while (at < f->end && at - i < RUN_MAX) {
        if (name_word(f, at))
            end = at = word_end(f, at);
        else if (end > i && at - end < 2 && is(f, at, WORD_STOP | WORD_PARTICLE))
            at++;
        else
            break;
    }
    str acronym = acronym_at(f, end);
    if (!acronym.n || end - i < 2)
        return 0;
    span at_text = span_join(f->t[i].at, f->t[end - 1].at);
    if (!alias_is_acronym(acronym, str_span(f->article->source.text, at_text)))
        return 0;
    add(f, i, end, ENTITY_INSTITUTION, SPOT_SURE)->acronym = acronym;
    return end - i;
}

/* "Mount Hood", "Lake Geneva", "San Marcos". Behind the name, or `i`. */
static uint32_t place_end(const spotter *f, uint32_t i)
{
    if (!is(f, i, WORD_PLACE_FIRST) || !person_word(f, i + 1))
        return i;
    uint32_t end = word_end(f, i + 1);
    return person_word(f, end) && !is(f, end, WORD_GIVEN_NAME) ? word_end(f, end) : end;
}

/* Capitals nobody knows. */
static uint32_t unknown_name(spotter *f, uint32_t i)
{
    uint32_t used = f->headline ? 1 : defined_name(f, i);
    if (used)
        return used;
    uint32_t end = place_end(f, i);
    if (end > i) {
        add(f, i, end, ENTITY_PLACE, SPOT_SURE);
        return end - i;
    }
    end = person_end(f, i);
    if (end == i)
        return 1;
    size_t words = name_words(f, i, end);
    bool local = i > f->first && is(f, i - 1, WORD_LOCATIVE);
    bool article = i > f->first && is(f, i - 1, WORD_DETERMINER);
    if (i > f->first && is(f, i - 1, WORD_PREPOSITION) && place_follows(f, end)) {
        add(f, i, end, ENTITY_PLACE, SPOT_SURE);
    } else if (words >= 2 && words <= 3 && !article &&
               (f->t[i].word == 0 || i > f->first)) { /* a sentence's first word may be any */
        add_person(f, i, end, (span){0}, (str){0}, SPOT_PERSON_MAYBE);
    } else if (words == 1 && local && f->t[i].word == 0 && !(f->t[i].flags & TOKEN_ALLCAPS)) {
        add(f, i, end, ENTITY_PLACE, SPOT_PLACE_MAYBE);
        return end - i;
    } else {
        return 1;
    }
    return end - i;
}

/* "Vienna Mechanism" and "Boston Bruins" say nothing of the places; "Minsk Mayor Ivan" does. */
static bool part_of_more(const spotter *f, uint32_t i)
{
    const lex_title *title;
    return !f->headline && name_word(f, i) && !is(f, i, WORD_GIVEN_NAME) &&
           !title_at(f, i, &title) && !known_at(f, i).match;
}

/* "Europe director", "Asia and Pacific editor": the field of an office is no place told of. */
static bool is_field(const spotter *f, uint32_t end)
{
    if (is(f, end, WORD_COORDINATOR) && end + 1 < f->end && known_at(f, end + 1).match)
        end += 1 + (uint32_t)known_at(f, end + 1).n;
    const lex_title *title;
    return title_at(f, end, &title) && !capital(f, end);
}

/* "ex-Soviet", "pro-Russian": says what something is like, not who. */
static bool is_prefixed(const spotter *f, uint32_t i)
{
    return i > f->first + 1 && hyphen_inside(f, i - 1) && !capital(f, i - 2);
}

static uint32_t known_name(spotter *f, uint32_t i, known k)
{
    uint32_t end = i + (uint32_t)k.n;
    const lex_name *name = &f->l->names.v[k.match->name];
    if (name->kind == ENTITY_PLACE && part_of_more(f, end))
        return (uint32_t)k.n + 1;
    bool region = name->kind == ENTITY_PLACE && !name->of.n;
    if (is_prefixed(f, i) || (region && is_field(f, end)))
        return (uint32_t)k.n;
    spot *s = add(f, i, end, name->kind, SPOT_SURE);
    s->row = k.match->name;
    s->demonym = k.match->demonym;
    return read_acronym(f, s);
}

/* "Svetlana Tikhanovskaya", "Jordan Peterson" (though Jordan is a state). */
static bool given_and_surname(const spotter *f, uint32_t i, known k)
{
    if (f->headline || !is(f, i, WORD_GIVEN_NAME) || !name_word(f, i) || k.n > 1)
        return false;
    uint32_t end = person_end(f, i);
    return name_words(f, i, end) >= 2;
}

/* ---- Names that were learned ---- */

/* One word may be much: "Monday", "Catholic", "A330", the first word of a sentence. */
static bool doubtful_word(const spotter *f, uint32_t i)
{
    uint32_t class = class_of(f, i);
    bool first = (f->t[i].flags & TOKEN_FIRST) && f->t[i].word != 0;
    return (class & (WORD_NOT_NAME | WORD_STOP)) || (first && !(class & WORD_GIVEN_NAME)) ||
           has_digit(text_of(f, i)) || map_get(&f->things, text_of(f, i)) != MAP_NONE;
}

/* "13:00 UTC" */
static bool is_zone(const spotter *f, uint32_t i)
{
    const timex *t = f->time > 0 ? &f->article->times.v[f->time - 1] : NULL;
    return t != NULL && t->type == TIMEX_TIME && t->first + t->n == i &&
           (f->t[i].flags & TOKEN_ALLCAPS);
}

/* Words of times and marks are no part of a name; "Airbus and Air France" are two where the first
 * is known. Inside of a person's, small words are particles. */
static bool is_one_name(const spotter *f, uint32_t i, uint32_t end, bool person)
{
    known k = known_at(f, i);
    for (uint32_t at = i; at < end; at++) {
        bool mark = f->t[at].kind == TOKEN_MARK && !hyphen_inside(f, at) &&
                    (is_text(f, at, S("[")) || is_text(f, at, S("]")) || is_text(f, at, S("(")) ||
                     is_text(f, at, S(")")) || is_text(f, at, S("\"")) || is_text(f, at, S("/")));
        bool joined = is(f, at, WORD_COORDINATOR) && k.match != NULL && i + k.n == at;
        bool small = person && f->t[at].kind == TOKEN_WORD && !capital(f, at) &&
                     !is(f, at, WORD_PARTICLE) && !(at > i && hyphen_inside(f, at - 1));
        if (mark || joined || small || in_time(f, at))
            return false;
    }
    return true;
}

/* Tokens used, or 0. */
static uint32_t learned_spot(spotter *f, const learned_name *name)
{
    uint32_t i = name->first, end = i + name->n;
    bool opens =
        name_word(f, i) || (name->n > 1 && !(f->t[i].flags & TOKEN_FIRST)); /* "Per Dahl" */
    if (end > f->end || name->n > RUN_MAX || !opens ||
        !is_one_name(f, i, end, name->kind == ENTITY_PERSON) ||
        (name->n == 1 && (doubtful_word(f, i) || is_zone(f, i))))
        return 0;
    bool speaks = saying_at(f, end) || (i > f->first && saying_at(f, i - 1));
    bool person = name->kind == ENTITY_PERSON ||
                  (name->kind == ENTITY_PLACE && name->n > 1 && speaks); /* places seldom do */
    bool located = i > f->first && is(f, i - 1, WORD_LOCATIVE) && !is(f, i, WORD_GIVEN_NAME);
    if (person && !located) {
        if (doubtful_person(f, i, end))
            return 0;
        if (is(f, end, WORD_PARTICLE)) /* "Sanne van der Berg", of which a part was learned */
            end = person_end(f, i) > end ? person_end(f, i) : end;
        add_person(f, i, end, (span){0}, (str){0}, end == i + 1 ? SPOT_PERSON_MAYBE : SPOT_SURE);
        return end - i;
    }
    entity_kind kind = located ? ENTITY_PLACE : name->kind; /* "near Stanytsia Luhanska" */
    return read_acronym(f, add(f, i, end, kind, SPOT_SURE));
}

/* "© Ana Berg/XYZ via ABC": who took a picture takes no part in what is told. Behind it. */
static uint32_t credit_end(const spotter *f, uint32_t i)
{
    uint32_t end = i + 1;
    while (end < f->end && end - i < RUN_MAX &&
           (capital(f, end) || f->t[end].kind == TOKEN_NUMBER || is_text(f, end, S("/")) ||
            is_text(f, end, S("via")) || is_text(f, end, S("for")) || hyphen_inside(f, end)))
        end++;
    return end;
}

/* Tokens used from `i` on, at least 1. */
static uint32_t spot_at(spotter *f, uint32_t i)
{
    if (is_text(f, i, S("©")))
        return credit_end(f, i) - i;
    if (f->t[i].kind != TOKEN_WORD || in_time(f, i))
        return 1;
    bool named = name_word(f, i);
    known k = known_at(f, i);
    run r = named && !f->headline ? read_run(f, i) : (run){i, 0};
    if (r.end > i + k.n && r.head && !(is(f, i, WORD_GIVEN_NAME) && (r.head & WORD_THING_LAST)))
        return headed_name(f, i, &r);
    const lex_title *title;
    if (title_at(f, i, &title) >= (k.match ? k.n : 1)) {
        uint32_t used = titled_person(f, i);
        if (used)
            return used;
    }
    const learned_name *learned = learned_at(f, i);
    if (learned != NULL && learned->n > k.n) {
        uint32_t used = learned_spot(f, learned);
        if (used)
            return used;
    }
    if (given_and_surname(f, i, k)) {
        uint32_t end = person_end(f, i);
        add_person(f, i, end, (span){0}, (str){0}, SPOT_SURE);
        return end - i;
    }
    if (k.match)
        return known_name(f, i, k);
    return named ? unknown_name(f, i) : 1;
}

/* In a headline every longer word has a capital, so capitals say nothing. A list of names is none:
 * it has commas, and a stop at its end. */
static bool is_headline(const spotter *f)
{
    size_t words = 0, capitals = 0, commas = 0;
    for (uint32_t i = f->first; i < f->end; i++) {
        bool counts = f->t[i].kind == TOKEN_WORD && f->t[i].at.n > 3;
        words += counts;
        capitals += counts && (f->t[i].flags & TOKEN_CAPITAL);
        commas += token_is_mark(f->article, i, ',');
    }
    bool stop = f->end > f->first && token_is_mark(f->article, f->end - 1, '.');
    return words >= 4 && capitals * 10 >= words * 7 && commas < 3 && !stop;
}

/* "Stringer / AFP" under a picture. */
static bool is_credit(const spotter *f)
{
    bool stroke = false;
    for (uint32_t i = f->first; i < f->end; i++) {
        stroke |= is_text(f, i, S("/")) && (f->t[i].flags & TOKEN_SPACED);
        if (f->t[i].kind == TOKEN_WORD && !capital(f, i))
            return false;
    }
    return stroke && f->end - f->first <= CREDIT_MOST;
}

void entity_spot(spot_vec *out, arena *a, const dateline_article *article)
{
    spotter f = {.article = article,
                 .l = article->lexicon,
                 .t = article->text.tokens.v,
                 .arena = a,
                 .out = out,
                 .things.arena = a};
    entity_learn(&f.names, a, article);
    for (size_t s = 0; s < article->text.sentences.n; s++) {
        const sentence *at = &article->text.sentences.v[s];
        f.sentence = (uint32_t)s;
        f.first = at->first;
        f.end = at->first + at->n;
        f.headline = is_headline(&f);
        for (uint32_t i = is_credit(&f) ? f.end : f.first; i < f.end;) {
            while (f.time < article->times.n &&
                   article->times.v[f.time].first + article->times.v[f.time].n <= i)
                f.time++;
            while (f.name < f.names.n && f.names.v[f.name].first < i)
                f.name++;
            i += spot_at(&f, i);
        }
    }
}
