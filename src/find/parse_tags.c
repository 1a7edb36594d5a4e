/* parse_tags: what the grammar of English makes of a form that is both past and participle, or both
 * verb and noun, whatever the tagger thought; the parser goes by these tags.
 *
 *     [Guards used batons], killing two           a clause has a finite verb
 *     [a quiet clerk shot five people]            no object stands behind a noun
 *     [Police arrest a clerk]                     in the present of headlines too
 *     [all member states] except Norway           "all" has its plural, an article its noun
 *     The boat, [which was old], sank on Monday   a sentence has one that is its own
 *     [a man identified as a clerk stole a car]   and a subject for each
 *
 *     clause = words without a mark, conjunction or relative word
 */
#include "find/parse_tags.h"

#include "find/parse.h"

#define SENTENCE_LEAST 4  /* words of what is no mere heading */
#define FRAGMENT_MOST  12 /* words that may do without a verb: "Ballots counted in Holm." */

typedef struct tag_reader {
    const parse_words *in;
    const dateline_model *model;
    uint8_t *tags;       /* of each word */
    uint32_t n;          /* words */
    word_class *classes; /* by word */
    bool *timed;         /* by word: part of a time */
    bool *named;         /* by word: part of a name */
    bool *group;         /* by word: of that of a group, as "police" and "protesters" */
    bool *main;          /* by word: of the sentence's own clause, not of one that hangs on it */
} tag_reader;

static ud_pos pos_of(const tag_reader *r, uint32_t w)
{
    return w < r->n ? (ud_pos)r->model->tag_pos[r->tags[w]] : UD_PUNCT;
}

static penn_tag form_of(const tag_reader *r, uint32_t w)
{
    return w < r->n ? (penn_tag)r->model->tag_penn[r->tags[w]] : PENN_OTHER;
}

/* Keeps the tag if the model has none of these. */
static void set_tag(tag_reader *r, uint32_t w, ud_pos pos, penn_tag form)
{
    for (size_t i = 0; i < r->model->tags.n; i++) {
        if (r->model->tag_pos[i] == pos && r->model->tag_penn[i] == form) {
            r->tags[w] = (uint8_t)i;
            return;
        }
    }
}

static uint32_t token_of(const tag_reader *r, uint32_t w)
{
    return r->in->first + r->in->words->v[w].token;
}

static str word_text(const tag_reader *r, uint32_t w)
{
    return str_span(r->in->article->source.text, r->in->words->v[w].at);
}

static bool is(const tag_reader *r, uint32_t w, word_class classes)
{
    return w < r->n && r->classes[w] & classes;
}

static bool may_be(const tag_reader *r, uint32_t w, lang_class class)
{
    return w < r->n && r->in->forms[w].classes & class;
}

static bool is_noun(const tag_reader *r, uint32_t w)
{
    return pos_of(r, w) == UD_NOUN || pos_of(r, w) == UD_PROPN;
}

/* What was read as a participle, and may be a past. */
static bool is_participle(const tag_reader *r, uint32_t w)
{
    return form_of(r, w) == PENN_VBN && pos_of(r, w) == UD_VERB &&
           may_be_past(r->in->article, token_of(r, w));
}

static bool is_finite(const tag_reader *r, uint32_t w)
{
    penn_tag form = form_of(r, w);
    bool bare = form == PENN_VB || form == PENN_VBG || form == PENN_VBN;
    return form_is_finite((uint8_t)form) || (pos_of(r, w) == UD_AUX && !bare);
}

/* "who", "which", "that" of a clause about a noun. */
static bool is_relative(const tag_reader *r, uint32_t w)
{
    return pos_of(r, w) == UD_PRON && is(r, w, WORD_RELATIVE);
}

/* "after" may lead a phrase or a clause; "as" and "in" lead too many phrases to ask. */
static bool may_lead(const tag_reader *r, uint32_t w)
{
    return pos_of(r, w) == UD_ADP && is(r, w, WORD_TIME_CLAUSE) && !is(r, w, WORD_MEANWHILE);
}

static bool is_border(const tag_reader *r, uint32_t w)
{
    ud_pos pos = pos_of(r, w);
    return pos == UD_PUNCT || pos == UD_SCONJ || pos == UD_CCONJ || is_relative(r, w) ||
           may_lead(r, w);
}

static bool begins_phrase(const tag_reader *r, uint32_t w)
{
    ud_pos pos = pos_of(r, w);
    return pos == UD_DET || pos == UD_PRON || pos == UD_NUM;
}

/* "the guards", "guards", "Lee": all that a clause needs to speak of; "state" of "state owned
 * firms" is none. */
static bool is_subject(const tag_reader *r, uint32_t from, uint32_t noun)
{
    if (form_of(r, noun) == PENN_NNS || pos_of(r, noun) == UD_PROPN)
        return true;
    for (uint32_t w = noun; is_noun(r, noun) && w-- > from && pos_of(r, w) != UD_VERB;) {
        if (begins_phrase(r, w))
            return true;
    }
    return false;
}

/* "batons", "tear gas", "five people", "the bank"; no time ("last week"), nor what would need an
 * article ("glove" of "leather palmed glove"), nor the name behind "called". */
static bool is_object(const tag_reader *r, uint32_t w)
{
    if (w >= r->n || r->timed[w] || is_relative(r, w))
        return false;
    bool bare =
        pos_of(r, w) == UD_NOUN && (form_of(r, w) == PENN_NNS || pos_of(r, w + 1) == UD_NOUN);
    return begins_phrase(r, w) || pos_of(r, w) == UD_ADJ || bare;
}

/* In a clause without a finite verb: it stands between subject and object. */
static bool should_be_past(tag_reader *r, uint32_t from, uint32_t w)
{
    uint32_t subject = w - 1;
    if (subject > from && pos_of(r, subject) == UD_ADV)
        subject--;
    bool capital = r->in->article->text.tokens.v[token_of(r, subject)].flags & TOKEN_CAPITAL;
    if (subject > from && pos_of(r, subject) == UD_ADJ && capital) /* "in Alpine | shot" */
        set_tag(r, subject, UD_PROPN, PENN_OTHER);
    return is_participle(r, w) && is_object(r, w + 1) && is_subject(r, from, subject);
}

/* "Police | arrest | Lee", "Dockers | strike | in Lima": in a clause without a finite verb, of a
 * word that may be a noun as well. */
static bool should_be_present(const tag_reader *r, uint32_t w)
{
    ud_pos next = pos_of(r, w + 1);
    if (form_of(r, w) == PENN_NNS) /* "Lee | steps down" */
        return is_noun(r, w - 1) && trigger_is_phrasal(r->in->article, token_of(r, w));
    if (pos_of(r, w) != UD_NOUN || form_of(r, w) != PENN_OTHER || !may_be(r, w, CLASS_VERB))
        return false;
    if (!r->group[w - 1])
        return form_of(r, w - 1) == PENN_NNS && begins_phrase(r, w + 1);
    bool of = w + 1 < r->n && str_eq(word_text(r, w + 1), S("of"));
    return !of && (begins_phrase(r, w + 1) || next == UD_PROPN || next == UD_ADP ||
                   next == UD_PUNCT || form_of(r, w + 1) == PENN_NNS);
}

static void read_clause(tag_reader *r, uint32_t from, uint32_t end)
{
    uint32_t past = NONE, present = NONE;
    for (uint32_t w = from; w < end; w++) {
        if (is_finite(r, w))
            return;
        if (w > from && should_be_past(r, from, w))
            past = w;
        if (w > from && present == NONE && should_be_present(r, w))
            present = w;
    }
    if (past != NONE)
        set_tag(r, past, UD_VERB, PENN_VBD);
    else if (present != NONE)
        set_tag(r, present, UD_VERB, form_of(r, present) == PENN_NNS ? PENN_VBZ : PENN_VBP);
}

/* Whether each of the phrases [from, end) has a preposition: none is a subject. */
static bool are_led(const tag_reader *r, uint32_t from, uint32_t end)
{
    bool whole = true; /* another phrase would need another preposition */
    for (uint32_t w = from; w < end; w++) {
        if (pos_of(r, w) == UD_VERB || pos_of(r, w) == UD_AUX || (whole && begins_phrase(r, w)))
            return false;
        whole = pos_of(r, w) != UD_ADP && (whole || is_noun(r, w));
    }
    return whole;
}

/* Of two finite verbs that no word parts, where the second has no subject of its own, the first is
 * a participle if it can be one. */
static void part_verbs(tag_reader *r, uint32_t from, uint32_t end)
{
    uint32_t first = NONE;
    for (uint32_t w = from; w < end; w++) {
        if (!is_finite(r, w))
            continue;
        bool sure = pos_of(r, w) == UD_AUX || is_object(r, w + 1);
        if (first != NONE && first > from && sure && form_of(r, first) == PENN_VBD &&
            is_noun(r, first - 1) && pos_of(r, first + 1) == UD_ADP && are_led(r, first + 1, w) &&
            str_ends(word_text(r, first), S("ed")))
            set_tag(r, first, UD_VERB, PENN_VBN);
        first = pos_of(r, w) == UD_VERB ? w : NONE;
    }
}

/* "A further [accused], a clerk, was freed", "the [wounded] were": a participle is a noun between
 * an article and what a noun goes on with. */
static bool is_of_persons(const tag_reader *r, uint32_t w)
{
    bool participle = form_of(r, w) == PENN_VBN || form_of(r, w) == PENN_VBD;
    bool comma = w + 2 < r->n && str_eq(word_text(r, w + 1), S(","));
    bool goes_on = comma ? pos_of(r, w + 2) == UD_DET || is(r, w + 2, WORD_RELATIVE)
                         : pos_of(r, w + 1) == UD_AUX;
    return participle && pos_of(r, w) == UD_VERB && goes_on &&
           (pos_of(r, w - 1) == UD_DET || pos_of(r, w - 1) == UD_ADJ);
}

/* "all member [states]", "a Monday [raid]", "Lee's [win]", which stand where a verb might. */
static void read_groups(tag_reader *r)
{
    bool open = false;   /* a group that an article, "'s" or the like has begun, */
    bool plural = false; /* which asks for a plural */
    for (uint32_t w = 0; w < r->n; w++) {
        bool bare = form_of(r, w) == PENN_VB && may_be(r, w, CLASS_NOUN);
        if (open && bare && (r->timed[w - 1] || !is_noun(r, w - 1))) /* "made the man resign" */
            set_tag(r, w, UD_NOUN, PENN_OTHER);
        if (open && is_of_persons(r, w))
            set_tag(r, w, UD_NOUN, PENN_OTHER);
        if (plural && form_of(r, w) == PENN_VBZ && may_be(r, w, CLASS_PLURAL) && is_noun(r, w - 1))
            set_tag(r, w, UD_NOUN, PENN_NNS);
        bool inside = (is_noun(r, w) || pos_of(r, w) == UD_ADJ) && form_of(r, w) != PENN_NNS &&
                      form_of(r, w) != PENN_NNPS;
        open = pos_of(r, w) == UD_DET || form_of(r, w) == PENN_POS || (open && inside);
        plural = is(r, w, WORD_PLURAL) || (plural && inside);
    }
}

/* "that he resign and [hand] over power": nothing but a verb is joined to a verb with no object. */
static void read_joined(tag_reader *r)
{
    for (uint32_t w = 2; w + 1 < r->n; w++) {
        if (pos_of(r, w) == UD_NOUN && form_of(r, w) == PENN_OTHER && may_be(r, w, CLASS_VERB) &&
            pos_of(r, w - 1) == UD_CCONJ && form_of(r, w - 2) == PENN_VB)
            set_tag(r, w, UD_VERB, PENN_VB);
    }
}

/* A comma and a relative word begin what the next mark ends, and so does a conjunction. */
static void mark_main(tag_reader *r)
{
    bool hangs = false;
    for (uint32_t w = 0; w < r->n; w++) {
        uint32_t lead = pos_of(r, w + 1) == UD_ADP ? w + 2 : w + 1;
        if (pos_of(r, w) == UD_PUNCT)
            hangs = is(r, lead, WORD_RELATIVE) && pos_of(r, lead) != UD_DET;
        else
            hangs |= pos_of(r, w) == UD_SCONJ || is_relative(r, w);
        r->main[w] = !hangs && pos_of(r, w) != UD_PUNCT;
    }
}

/* Whether the mark before the word closes what tells of the noun before: a clause that hangs on it,
 * or words without a finite verb between two marks. */
static bool closes_aside(const tag_reader *r, uint32_t w)
{
    if (w < 2 || pos_of(r, w - 1) != UD_PUNCT)
        return false;
    if (!r->main[w - 2])
        return true;
    for (w -= 2; w > 0 && !is_finite(r, w) && pos_of(r, w) != UD_PUNCT; w--) {
    }
    return w > 0 && pos_of(r, w) == UD_PUNCT;
}

/* "the owner", "the dead". */
static bool ends_phrase(const tag_reader *r, uint32_t w)
{
    return is_noun(r, w) || (w > 0 && pos_of(r, w) == UD_ADJ && pos_of(r, w - 1) == UD_DET);
}

/* Where no verb of the sentence's own clause is finite: the participle behind what tells of its
 * subject, or the first that somebody with a name does, or that stands in more than a fragment. */
static void read_sentence(tag_reader *r)
{
    uint32_t past = NONE;
    bool named = false, noun = false; /* so far */
    bool led = false;                 /* since the last mark */
    for (uint32_t w = 0; w < r->n; w++) {
        if (r->main[w] && is_finite(r, w))
            return;
        if (w == 0 || pos_of(r, w - 1) == UD_PUNCT)
            led = pos_of(r, w) == UD_ADP || pos_of(r, w) == UD_CCONJ || pos_of(r, w) == UD_VERB;
        bool alone = w > 0 && r->main[w] && is_participle(r, w) && !is_noun(r, w + 1) &&
                     pos_of(r, w + 1) != UD_ADJ && pos_of(r, w + 1) != UD_PUNCT &&
                     !str_eq(word_text(r, w + 1), S("by"));
        if (alone && noun && closes_aside(r, w))
            past = w;
        else if (alone && past == NONE && (named || r->n > FRAGMENT_MOST) && !led &&
                 ends_phrase(r, w - 1) && !trigger_suffers(r->in->article, token_of(r, w)))
            past = w;
        named |= r->main[w] && r->named[w];
        noun |= r->main[w] && is_noun(r, w);
    }
    if (past != NONE && r->n >= SENTENCE_LEAST && pos_of(r, r->n - 1) == UD_PUNCT)
        set_tag(r, past, UD_VERB, PENN_VBD);
}

static void mark_words(tag_reader *r)
{
    const dateline_article *a = r->in->article;
    uint32_t t = r->in->time, m = r->in->mention;
    for (uint32_t w = 0; w < r->n; w++) {
        while (t < a->times.n && a->times.v[t].first + a->times.v[t].n <= token_of(r, w))
            t++;
        while (m < a->mentions.n && a->mentions.v[m].first + a->mentions.v[m].n <= token_of(r, w))
            m++;
        r->classes[w] = token_class(a, token_of(r, w));
        r->timed[w] = t < a->times.n && a->times.v[t].first <= token_of(r, w);
        r->named[w] = m < a->mentions.n && a->mentions.v[m].first <= token_of(r, w);
        r->group[w] = r->named[w] && a->entities.v[a->mentions.v[m].entity].kind == ENTITY_GROUP;
    }
}

void parse_tags(const parse_words *in, const dateline_model *model, uint8_t *tags, arena *scratch)
{
    tag_reader r = {.in = in, .model = model, .tags = tags, .n = (uint32_t)in->words->n};
    r.classes = arena_new(scratch, word_class, r.n);
    r.timed = arena_new(scratch, bool, r.n);
    r.named = arena_new(scratch, bool, r.n);
    r.group = arena_new(scratch, bool, r.n);
    r.main = arena_new(scratch, bool, r.n);
    mark_words(&r);
    read_groups(&r);
    read_joined(&r);
    for (uint32_t from = 0, end; from < r.n; from = end + 1) {
        for (end = from; end < r.n && !is_border(&r, end); end++) {
        }
        read_clause(&r, from, end);
        part_verbs(&r, from, end);
    }
    mark_main(&r);
    read_sentence(&r);
}
