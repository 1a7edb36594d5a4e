/* pronoun: "he", "him", "his", "she", "her" as mentions of the person they stand for, where that is
 * plain. Either the clause says it: "Weber took [her] seat", "Weber said that [she] left"; or this
 * sentence up to the pronoun and the one before it tell of one named person only, who is a subject
 * there or owns something ("Weber said ...", "Weber's ..."); or this sentence has named nobody yet
 * and the one before it is about somebody ("Weber met Lee. She ..."), or tells of nobody and the
 * one before that of one; or this one is about somebody so far ("Weber met Lee, after whose speech
 * she ..."); or the article is a life's story. On the coreference of the GUM treebank, written
 * prose, the rules are right 95 times in a hundred and find seven in ten; whatever is less plain is
 * left alone.
 *
 * Who was "she" once is not "he" later; nobody does to "him" what he does to himself; and where a
 * "her" was nobody's, a "she" behind it is nobody of whom that was not told. Of "its" only one use
 * is plain: "In its report the court found" speaks of the court's. "It" and "they" may stand for
 * what has no name: see antecedent.h.
 */
#include "find/antecedent.h"
#include "find/gender.h"
#include "find/parse.h"
#include "find/pronoun_clause.h"

#define PERSONS_MOST 8 /* of one sentence; with two of them nothing is plain any more */
#define HERO_LEAST   8 /* times that a life's story has told of whose it is */

typedef struct person_told {
    uint32_t entity;
    bool leads; /* as a subject or owner, or by a pronoun */
    bool main;  /* as what the sentence is about */
    bool done;  /* as whom its verb is done to */
} person_told;

typedef struct persons_told { /* of one sentence */
    uint32_t n;
    bool others;     /* somebody without a name */
    word_class lost; /* genders of pronouns that nobody is found for */
    person_told v[PERSONS_MOST];
} persons_told;

typedef struct pronoun_finder {
    dateline_article *article;
    persons_told earlier, before, now;
    word_class *gender; /* by entity: WORD_MASCULINE or WORD_FEMININE once a pronoun has told it, */
    word_class *named;  /* and if names and titles tell it */
    bool quoted;        /* within quotation marks, */
    uint32_t speaker;   /* which this person's name led to; or NONE */
    bool subject;       /* the pronoun is one: "[she] left" */
    uint32_t asker;     /* who asks for what the pronoun owns, or does it to others; or NONE */
    uint32_t *told;     /* by entity: how often a person was told of so far, */
    uint32_t all_told;  /* of all of them, */
    uint32_t hero;      /* and who was most often; or NONE */
    VEC(mention) all;   /* the article's mentions with the pronouns among them, in text order */
} pronoun_finder;

/* A name that no parser has read leads its sentence if it begins it. */
static person_told told_by(const dateline_article *a, const mention *m)
{
    if (a->parse[m->first].pos == UD_UNPARSED)
        return (person_told){m->entity, m->first == a->text.sentences.v[m->sentence].first, false,
                             false};
    const token_parse *p = &a->parse[clause_word_of(a, m)];
    if (p->relation == UD_CONJ && p->head != NONE) /* "Weber and [Lee] came" */
        p = &a->parse[p->head];
    bool subject = (RELATION(p->relation) & SUBJECTS) != 0;
    bool root = p->head != NONE && a->parse[p->head].relation == UD_ROOT;
    return (person_told){m->entity, subject || p->relation == UD_NMOD_POSS, subject && root,
                         root && p->relation == UD_OBJ && trigger_suffers(a, p->head)};
}

static void tell(pronoun_finder *f, person_told told)
{
    persons_told *p = &f->now;
    f->told[told.entity]++;
    f->all_told++;
    if (f->hero == NONE || f->told[told.entity] > f->told[f->hero])
        f->hero = told.entity;
    for (uint32_t i = 0; i < p->n; i++) {
        if (p->v[i].entity == told.entity) {
            p->v[i].leads |= told.leads;
            p->v[i].main |= told.main;
            p->v[i].done |= told.done;
            return;
        }
    }
    if (p->n < PERSONS_MOST)
        p->v[p->n++] = told;
}

/* Nobody calls herself "she": "Weber said: \"She left.\"" */
static bool may_be(const pronoun_finder *f, uint32_t entity_at, word_class gender)
{
    word_class other = (f->gender[entity_at] | f->named[entity_at]) & ~gender;
    return other == 0 && entity_at != f->speaker && entity_at != f->asker;
}

/* The persons of one or two sentences that a pronoun of a gender can stand for. */
typedef struct choice {
    uint32_t found; /* the only one, or NONE */
    bool many;
    bool plain; /* it leads */
    bool named; /* its name or title tells the gender, */
    bool other; /* and that of somebody else there the other */
} choice;

static void choose(const pronoun_finder *f, choice *c, const persons_told *told, word_class gender,
                   bool suffers)
{
    for (uint32_t i = 0; i < told->n; i++) {
        const person_told *p = &told->v[i];
        if (!may_be(f, p->entity, gender)) {
            c->other |= (f->named[p->entity] & ~gender) && f->gender[p->entity] == 0;
            continue;
        }
        c->many |= c->found != NONE && c->found != p->entity;
        c->found = c->many ? NONE : p->entity;
        c->plain |= p->leads || (suffers && p->done); /* "They ousted Lee. [He] was held." */
        c->named |= f->named[p->entity] == gender;
    }
}

/* Whom the sentence before is about, if a pronoun has not told of somebody else there: "Weber met
 * Lee. [She] ..."; or NONE. Whom something is done to may be the other: "Weber ousted Lee. [She]
 * was followed by ...". */
static uint32_t person_about(const pronoun_finder *f, word_class gender, bool suffers)
{
    uint32_t about = NONE, known = NONE;
    for (uint32_t i = 0; i < f->before.n; i++) {
        const person_told *p = &f->before.v[i];
        if (!may_be(f, p->entity, gender))
            continue;
        if (f->gender[p->entity] == gender && !p->main)
            known = p->entity;
        if ((p->main && about != NONE) || (p->done && suffers))
            return NONE;
        about = p->main ? p->entity : about;
    }
    return known == NONE ? about : NONE;
}

/* Whose life the article tells, of whom half of all that it says of persons is, unless the sentence
 * before is about somebody else; or NONE. */
static uint32_t person_of_story(const pronoun_finder *f, word_class gender)
{
    uint32_t hero = f->hero;
    if (hero == NONE || f->told[hero] < HERO_LEAST || f->told[hero] * 2 < f->all_told ||
        f->gender[hero] != gender || !may_be(f, hero, gender))
        return NONE;
    for (uint32_t i = 0; i < f->before.n; i++) {
        const person_told *p = &f->before.v[i];
        if (p->main && p->entity != hero && may_be(f, p->entity, gender))
            return NONE;
    }
    return hero;
}

/* Whom this sentence is about so far, if nobody else leads in it; or NONE. */
static uint32_t person_leading(const pronoun_finder *f, word_class gender)
{
    uint32_t found = NONE;
    for (uint32_t i = 0; i < f->now.n; i++) {
        const person_told *p = &f->now.v[i];
        if (!p->leads || !may_be(f, p->entity, gender))
            continue;
        if (!p->main || found != NONE || f->gender[p->entity] != gender)
            return NONE;
        found = p->entity;
    }
    return f->now.lost & gender ? NONE : found;
}

/* The one person that a pronoun of this gender can stand for, or NONE. */
static uint32_t person_for(const pronoun_finder *f, word_class gender, bool suffers)
{
    choice near = {.found = NONE}, earlier = {.found = NONE};
    choose(f, &near, &f->now, gender, suffers);    /* "They freed Lee and beat [him]." */
    bool first = near.found == NONE && !near.many; /* of its gender in this sentence */
    choose(f, &near, &f->before, gender, suffers);
    bool told = near.found != NONE && f->gender[near.found] == gender;
    if (near.other && !told && !(f->subject && near.named)) {
        near.many |= near.found != NONE; /* "Lind told Ann Lee of [his] trip" */
        near.found = NONE;
    }
    if (near.found != NONE && near.plain)
        return f->before.lost & gender && f->gender[near.found] == 0 && first ? NONE : near.found;
    uint32_t about = first ? person_about(f, gender, suffers) : NONE;
    bool silent = f->before.n == 0 && !f->before.others && !f->now.others;
    if (about != NONE || !first)
        return about;
    if (silent)
        choose(f, &earlier, &f->earlier, gender, false);
    uint32_t found = earlier.plain ? earlier.found : person_of_story(f, gender);
    bool left = found == NONE && f->subject && near.named && !(f->before.lost & gender);
    return left ? near.found : found; /* "Mr. Weber met Ida Lee. [She] ..." */
}

/* The person who is the verb's subject, or NONE. */
static uint32_t person_doing(const pronoun_finder *f, uint32_t s, uint32_t verb)
{
    bool joined = false; /* "Weber and [Lee] were charged with his murder" */
    const dateline_article *a = f->article;
    for (size_t m = verb == NONE ? 0 : f->all.n; m-- > 0 && f->all.v[m].sentence == s;) {
        const token_parse *p = &a->parse[clause_word_of(a, &f->all.v[m])];
        uint32_t entity_at = f->all.v[m].entity;
        bool one = !joined && p->penn != PENN_NNS; /* "two men, Weber ..." */
        joined |= p->relation == UD_CONJ;
        if (p->head == verb && RELATION(p->relation) & SUBJECTS &&
            a->entities.v[entity_at].kind == ENTITY_PERSON)
            return one ? entity_at : NONE;
    }
    return NONE;
}

/* The person who is the subject of the verb or of one that shares it, or NONE. */
static uint32_t person_above(const pronoun_finder *f, uint32_t s, uint32_t verb)
{
    uint32_t found = person_doing(f, s, verb);
    for (int i = 0; i < TREE_STEPS && verb != NONE && found == NONE; i++) {
        verb = clause_verb_sharing(f->article, verb);
        found = person_doing(f, s, verb);
    }
    return found;
}

/* "Weber and [her] husband": the one; or NONE. */
static uint32_t person_beside(const pronoun_finder *f, uint32_t word)
{
    const dateline_article *a = f->article;
    uint32_t noun = a->parse[word].relation == UD_NMOD_POSS ? a->parse[word].head : NONE;
    const mention *last = f->all.n ? &f->all.v[f->all.n - 1] : NULL;
    bool joined = noun != NONE && a->parse[noun].relation == UD_CONJ && last &&
                  last->first + last->n + 1 == word;
    bool person = joined && a->entities.v[last->entity].kind == ENTITY_PERSON;
    return person ? last->entity : NONE;
}

/* The person for whom a "he" or "she" stands, or NONE. */
static uint32_t person_meant(pronoun_finder *f, uint32_t s, uint32_t word, word_class gender)
{
    uint32_t beside = person_beside(f, word), verb = clause_verb_owning(f->article, word);
    if (beside != NONE && may_be(f, beside, gender))
        return beside;
    bool dead = clause_owns_death(f->article, word);
    bool asked =
        dead || (verb != NONE && token_asks(f->article, verb)); /* "called for [his] release" */
    const token_parse *p = &f->article->parse[word];
    bool object = p->relation == UD_OBJ || p->relation == UD_IOBJ;
    bool self = object && str_ends(token_text(f->article, word), S("self"));
    uint32_t told = self ? p->head : clause_verb_telling(f->article, word);
    uint32_t above = person_above(f, s, verb != NONE ? verb : told);
    if (!asked && above != NONE && may_be(f, above, gender))
        return above;
    if (verb != NONE && verb < word &&
        clause_has_unnamed(f->article, f->all.v, f->all.n, verb, word))
        return NONE;
    f->subject = (RELATION(p->relation) & SUBJECTS) != 0;
    bool done = object && p->head != NONE && trigger_suffers(f->article, p->head);
    f->asker = asked    ? above
               : object ? person_doing(f, s, p->head)
                        : NONE; /* "Lee followed [him]" */
    uint32_t found = person_for(f, gender, done || p->relation == UD_NSUBJ_PASS);
    if (found == NONE && !asked && !object && !clause_of_another(f->article, word))
        found = person_leading(f, gender);
    f->asker = NONE;
    bool spoken = dead && above != NONE; /* by somebody; the dead was told of before */
    return spoken && found != NONE && f->gender[found] == 0 ? NONE : found;
}

static void add(pronoun_finder *f, uint32_t s, uint32_t word, uint32_t entity_at)
{
    *vec_push(&f->article->arena, &f->all) = (mention){.at = f->article->text.tokens.v[word].at,
                                                       .first = word,
                                                       .n = 1,
                                                       .sentence = s,
                                                       .entity = entity_at};
}

static bool is_name(const entity *e)
{
    return e->kind != ENTITY_PERSON && !e->generic;
}

/* "It" and "they": a name's mention, or a reference to a noun. */
static void read_thing(pronoun_finder *f, uint32_t s, uint32_t word)
{
    dateline_article *a = f->article;
    uint32_t noun = antecedent_of(a, s, word);
    if (noun == NONE)
        return;
    const reference *last = a->references.n ? &a->references.v[a->references.n - 1] : NULL;
    if (last && last->word == noun) /* "They came. They stayed." */
        noun = last->noun;
    for (size_t m = f->all.n; m-- > 0 && f->all.v[m].first + f->all.v[m].n > noun;) {
        uint32_t entity_at = f->all.v[m].entity;
        if (noun - f->all.v[m].first < f->all.v[m].n && is_name(&a->entities.v[entity_at])) {
            add(f, s, word, entity_at);
            return;
        }
    }
    while (a->text.sentences.v[s].first > noun)
        s--;
    if (a->parse[noun].pos == UD_NOUN || a->parse[noun].pos == UD_NUM)
        *vec_push(&a->arena, &a->references) = (reference){word, noun, s};
}

/* `from`: the first mention behind the pronoun. */
static void read_pronoun(pronoun_finder *f, uint32_t s, uint32_t word, uint32_t from)
{
    const dateline_article *a = f->article;
    word_class class = token_class(a, word);
    word_class gender = class & (WORD_MASCULINE | WORD_FEMININE);
    bool thing = class & WORD_REFERRING && a->parse[word].pos != UD_NOUN; /* no "move" is one */
    uint32_t entity_at = NONE;
    if (gender) {
        uint32_t ahead = f->now.n == 0 ? clause_subject_ahead(a, from, word, true) : NONE;
        bool fits = ahead != NONE && may_be(f, ahead, gender);
        entity_at = fits ? ahead : person_meant(f, s, word, gender);
    } else if (class & WORD_SPEAKING) {
        entity_at = f->quoted ? antecedent_speaking(a, s, word, from) : NONE;
    } else if (thing) {
        entity_at = clause_subject_ahead(a, from, word, false);
    }
    f->now.lost |= entity_at == NONE ? gender : 0;
    bool unknown = a->parse[word].pos == UD_PROPN && RELATION(a->parse[word].relation) & SUBJECTS;
    f->now.others |= entity_at == NONE && (gender || unknown || token_is_office(a, word));
    if (entity_at == NONE) {
        read_thing(f, s, word);
        return;
    }
    add(f, s, word, entity_at);
    if (!gender)
        return;
    f->gender[entity_at] = gender;
    person_told told = told_by(a, &f->all.v[f->all.n - 1]);
    told.leads = true; /* "police held [him]. [He] ..." */
    tell(f, told);
}

static void read_name(pronoun_finder *f, const mention *m)
{
    if (f->article->entities.v[m->entity].kind == ENTITY_PERSON)
        tell(f, told_by(f->article, m));
    *vec_push(&f->article->arena, &f->all) = *m;
}

static void read_quotes(pronoun_finder *f, uint32_t word)
{
    bool before = f->quoted;
    f->quoted = token_quotes(f->article, word, before);
    if (f->quoted == before)
        return;
    f->speaker = NONE;
    for (uint32_t i = 0; f->quoted && i < f->now.n; i++) {
        if (f->now.v[i].leads)
            f->speaker = f->now.v[i].entity;
    }
    for (uint32_t i = 0; f->quoted && f->now.n == 0 && i < f->before.n; i++) {
        if (f->before.v[i].main) /* "Weber spoke of Lee. \"He left.\"" */
            f->speaker = f->before.v[i].entity;
    }
}

/* `from`: the article's first mention in this sentence or behind it. */
static void read_sentence(pronoun_finder *f, uint32_t s, uint32_t *from)
{
    const dateline_article *a = f->article;
    const sentence *part = &a->text.sentences.v[s];
    uint32_t named = part->first; /* all before it belongs to names */
    if (s > 0 && part->block != a->text.sentences.v[s - 1].block) {
        f->quoted = false;
        f->speaker = NONE;
    }
    for (uint32_t i = part->first; i < part->first + part->n; i++) {
        read_quotes(f, i);
        for (; *from < a->mentions.n && a->mentions.v[*from].first <= i; ++*from) {
            read_name(f, &a->mentions.v[*from]);
            named = i + a->mentions.v[*from].n;
        }
        if (i >= named)
            read_pronoun(f, s, i, *from);
    }
}

void find_pronouns(dateline_article *article)
{
    arena scratch = ARENA_SCRATCH;
    pronoun_finder f = {.article = article, .speaker = NONE, .asker = NONE, .hero = NONE};
    uint32_t from = 0;
    f.gender = arena_new(&scratch, word_class, article->entities.n + 1);
    f.named = arena_new(&scratch, word_class, article->entities.n + 1);
    f.told = arena_new(&scratch, uint32_t, article->entities.n + 1);
    gender_read(f.named, article);
    for (uint32_t s = 0; s < article->text.sentences.n; s++) {
        read_sentence(&f, s, &from);
        f.earlier = f.before;
        f.before = f.now;
        f.now = (persons_told){0};
    }
    article->mentions.v = f.all.v;
    article->mentions.n = f.all.n;
    article->mentions.cap = f.all.cap;
    arena_free(&scratch);
}
