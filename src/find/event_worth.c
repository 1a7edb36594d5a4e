/* event_worth: which mentions only touch on an event and are no entry of their own in a list of
 * what happened. They stay witnesses of an event that is told elsewhere.
 *
 *     wished      "should hold a vote", "called for [the release] of"   the call is the event
 *     nested      "condemned [torture] and [killings]"                  told by the verb above
 *     bare        "allegations of [fraud]", "the [law]"                 nobody does or suffers it
 *     manner      "were detained as police [dispersed] a march"         how the deed above was done
 *     habitual    "the network [publishes] reports", "please [visit]"   is no single deed
 *
 * What has a time of its own, or stands under one in a chronology, is always told.
 */
#include "find/chronicle.h"
#include "find/cues.h"
#include "find/stages.h"
#include "find/tree.h"

#define INNER                                                                                      \
    (RELATION(UD_OBJ) | RELATION(UD_IOBJ) | RELATION(UD_OBL) | RELATION(UD_OBL_AGENT) |            \
     RELATION(UD_NMOD) | RELATION(UD_NMOD_POSS) | RELATION(UD_COMPOUND) | RELATION(UD_CONJ) |      \
     RELATION(UD_APPOS) | RELATION(UD_XCOMP) | RELATION(UD_ACL) | RELATION(UD_NSUBJ_PASS))

typedef struct judge {
    const dateline_article *article;
    skeleton k;
    const dated_entry *entry; /* of a chronology, that the sentence stands in; or NULL */
} judge;

/* The event nearest above `word` in the tree, `word` with it; or NONE. */
static uint32_t event_above(const judge *j, uint32_t word)
{
    for (uint32_t i = 0; i < TREE_STEPS && word != NONE; i++, word = tree_head(&j->k, word)) {
        if (tree_event(&j->k, word) != NONE)
            return tree_event(&j->k, word);
    }
    return NONE;
}

/* The time hangs on the event's own words: "the vote of 9 August", not "condemned on Monday". */
static bool has_own_time(const judge *j, uint32_t e)
{
    uint32_t time = j->article->events.v[e].time;
    if (time == NONE)
        return false;
    if (j->entry && j->entry->time == time)
        return true;
    const timex *t = &j->article->times.v[time];
    return event_above(j, tree_top(&j->k, t->first, t->n)) == e;
}

/* Whether it is only a part of another: in "demanded the release of two men after the
 * protests", the release is demanded, the protests are told beside it. */
static bool is_nested(const judge *j, uint32_t e)
{
    uint32_t word = j->article->events.v[e].head;
    for (uint32_t i = 0; i < TREE_STEPS && tree_is(&j->k, word, INNER); i++) {
        if (tree_find_class(&j->k, word, RELATION(UD_CASE), WORD_TIME_CLAUSE) != NONE)
            return false;
        bool beside = tree_is(&j->k, word, RELATION(UD_CONJ)); /* "called it a lie and [sued]" */
        word = tree_head(&j->k, word);
        if (!beside && tree_event(&j->k, word) != NONE && tree_event(&j->k, word) != e)
            return true;
    }
    return false;
}

/* What the word is joined to: of "struck and [marched]", struck; not beyond a word that has one of
 * the relations for itself, as "they will" of "struck and they will [march]". */
static uint32_t joined_to(const skeleton *k, uint32_t word, uint64_t own)
{
    for (uint32_t i = 0; i < TREE_STEPS && tree_is(k, word, RELATION(UD_CONJ)) &&
                         tree_find_any(k, word, own) == NONE;
         i++)
        word = tree_head(k, word);
    return word;
}

/* "recommended a new vote, the [release] of ..., and an [inquiry]": asks for it. */
static bool is_asked_for(const judge *j, const event *e)
{
    uint64_t parts = RELATION(UD_OBJ) | RELATION(UD_XCOMP); /* "urged them [to end] the arrests" */
    uint32_t word = joined_to(&j->k, e->head, 0);
    for (uint32_t i = 0; i < TREE_STEPS && tree_is(&j->k, word, parts); i++) {
        word = tree_head(&j->k, word);
        const lex_type *type = tree_event_type(&j->k, word);
        if (type && type->asks)
            return true;
    }
    return false;
}

/* Somebody named, or by their words, has that role in it. */
static bool has_role(const event *e, role r)
{
    for (size_t i = 0; i < e->participants.n; i++) {
        if (e->participants.v[i].role == r)
            return true;
    }
    return false;
}

static bool is_acted(const event *e)
{
    return has_role(e, ROLE_AGENT) || has_role(e, ROLE_PATIENT);
}

/* "She says", "the paper reports that", "Norway is asked to". */
static bool speaks(const judge *j, const event *e)
{
    const lex_type *type = event_type(j->article, e);
    return type->speech ||
           (type->document &&
            tree_find_any(&j->k, e->head, RELATION(UD_CCOMP) | RELATION(UD_XCOMP)) != NONE);
}

/* "The network publishes reports", "problems are found": what is so at any time. A caption tells
 * in the present what it shows, a chronology what happened, and who says something says it today.
 */
static bool is_habitual(const judge *j, const event *e)
{
    const skeleton *k = &j->k;
    uint32_t auxiliary =
        tree_find_any(k, e->head, RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS));
    penn_tag form = (penn_tag)tree_at(k, auxiliary == NONE ? e->head : auxiliary)->penn;
    bool perfect = auxiliary != NONE && skeleton_is(k, auxiliary, WORD_HAVE);
    bool going_on = tree_at(k, e->head)->penn == PENN_VBG;
    bool caption = j->article->text.sentences.v[e->sentence].kind == BLOCK_CAPTION;
    bool says =
        speaks(j, e) && !tree_is(k, e->head, RELATION(UD_ACL_RELCL)); /* "which he denies" */
    return (form == PENN_VBZ || form == PENN_VBP) && !perfect && !going_on && !caption && !says &&
           !j->entry;
}

/* "For more, visit our site", "they demanded that he [resign]": without a tense of its own, and not
 * of another's as in "will strike and [march]". */
static bool is_order(const judge *j, const event *e)
{
    const skeleton *k = &j->k;
    uint64_t finite = RELATION(UD_AUX_RELATION) | RELATION(UD_AUX_PASS) | RELATION(UD_COP);
    uint32_t verb = joined_to(k, e->head, finite | SUBJECTS);
    uint32_t first = tree_find_any(k, verb, finite);
    return tree_at(k, first == NONE ? verb : first)->penn == PENN_VB &&
           !tree_is(k, verb, RELATION(UD_XCOMP)) &&
           tree_find_class(k, verb, RELATION(UD_MARK), WORD_TO) == NONE;
}

/* "problems [identified] in the document": says which ones; "shot by police" tells a deed, and so
 * does "the houses burned easily", where the parser finds no other verb. */
static bool is_description(const judge *j, const event *e)
{
    const skeleton *k = &j->k;
    if (!tree_is(k, e->head, RELATION(UD_ACL)) || !edtf_empty(e->date))
        return false;
    if (tree_at(k, e->head)->penn == PENN_VBG)
        return tree_find_any(k, e->head, RELATION(UD_MARK) | RELATION(UD_CASE)) != NONE;
    if (tree_is(k, tree_head(k, e->head), RELATION(UD_ROOT)))
        return false;
    uint64_t deed = RELATION(UD_OBL_AGENT) | RELATION(UD_OBJ) | RELATION(UD_CCOMP);
    if (tree_at(k, e->head)->penn != PENN_VBN || tree_find_any(k, e->head, deed) != NONE)
        return false;
    for (size_t i = 0; i < e->participants.n; i++) {
        uint32_t m = e->participants.v[i].mention;
        if (m != NONE && j->article->mentions.v[m].first > e->head)
            return false;
    }
    return true;
}

/* "the house [built] in 1910", "the town where he [worked]"; but "at a fair, where he [showed] it"
 * tells on. */
static bool is_aside(const judge *j, const event *e)
{
    if (!tree_is(&j->k, e->head, RELATION(UD_ACL_RELCL)))
        return tree_is(&j->k, e->head, RELATION(UD_ACL));
    uint64_t adverbial = RELATION(UD_ADVMOD) | RELATION(UD_OBL);
    uint32_t where = tree_find_class(&j->k, e->head, adverbial, WORD_RELATIVE);
    return where == NONE || where == j->k.first || !token_is_mark(j->article, where - 1, ',');
}

/* "Hundreds were detained as police [dispersed] a march": says who did it and how. */
static bool is_manner(const judge *j, const event *e)
{
    uint32_t above = tree_head(&j->k, e->head);
    uint32_t deed = above == NONE ? NONE : tree_event(&j->k, above);
    if (!tree_is(&j->k, e->head, RELATION(UD_ADVCL)) || deed == NONE ||
        tree_find_class(&j->k, e->head, RELATION(UD_MARK), WORD_MEANWHILE) == NONE)
        return false;
    const event *it = &j->article->events.v[deed];
    return tree_is_passive(&j->k, above) && !has_role(it, ROLE_AGENT) && e->plover.n > 0 &&
           str_eq(e->plover, it->plover);
}

/* "Thronged the street, [demanding] a vote", "broke his silence, [telling] the court that ...":
 * a participle behind the deed says how it was done or with what words, unless it tells a deed of a
 * kind of its own: "stormed the house, [arresting] nine". */
static bool is_detail(const judge *j, const event *e)
{
    const skeleton *k = &j->k;
    const lex_type *type = event_type(j->article, e);
    uint32_t above = tree_head(k, e->head), deed = above == NONE ? NONE : tree_event(k, above);
    uint64_t own = SUBJECTS | RELATION(UD_MARK) | RELATION(UD_AUX_RELATION);
    return (type->plain || type->speech) && tree_at(k, e->head)->penn == PENN_VBG &&
           tree_is(k, e->head, RELATION(UD_ADVCL)) && deed != NONE && above < e->head &&
           j->article->events.v[deed].verb && tree_find_any(k, e->head, own) == NONE;
}

/* "want to know who [killed] him": asks it. */
static bool is_asked(const judge *j, const event *e)
{
    uint32_t who = tree_find_class(&j->k, e->head, SUBJECTS, WORD_RELATIVE);
    return who != NONE && tree_is(&j->k, e->head, RELATION(UD_CCOMP));
}

static bool verb_passes(const judge *j, uint32_t e)
{
    const event *it = &j->article->events.v[e];
    return is_asked(j, it) || is_habitual(j, it) || is_order(j, it) || is_description(j, it) ||
           is_manner(j, it) || is_detail(j, it) ||
           (is_aside(j, it) && event_type(j->article, it)->plain) ||
           ((it->modality == MOD_PLANNED || it->negated) && is_nested(j, e));
}

/* "The unrest continued", "there was an attack", "one of the [attacks] failed": what a clause is
 * about is told by it; but "the [sentence] was upheld" tells what was done to it. */
static bool is_topic(const judge *j, const event *e)
{
    uint32_t word = e->head, verb = tree_head(&j->k, word);
    if (tree_is(&j->k, word, RELATION(UD_NMOD)) && tree_pos(&j->k, verb) == UD_NUM) {
        word = verb;
        verb = tree_head(&j->k, word);
    }
    return !event_type(j->article, e)->speaks && tree_is(&j->k, word, SUBJECTS) && verb != NONE &&
           tree_tense(&j->k, verb) != TENSE_OTHER &&
           (tree_event(&j->k, verb) == NONE || !tree_is_passive(&j->k, verb));
}

/* "after a collision": says that there was one. */
static bool is_new(const judge *j, const event *e)
{
    uint32_t word = tree_find(&j->k, e->head, UD_DET_RELATION);
    return word != NONE && skeleton_is(&j->k, word, WORD_INDEFINITE);
}

/* "Assistance by the council is essential": says what one thinks of it. */
static bool is_judged(const judge *j, const event *e)
{
    uint32_t above = tree_head(&j->k, e->head);
    uint32_t is = above == NONE ? NONE : tree_find(&j->k, above, UD_COP);
    return tree_is(&j->k, e->head, SUBJECTS) && is != NONE && tree_at(&j->k, is)->penn == PENN_VBZ;
}

static bool noun_passes(const judge *j, uint32_t e)
{
    const event *it = &j->article->events.v[e];
    bool carried = it->head - it->first >= it->n;
    if (carried)
        return is_habitual(j, it) || is_asked_for(j, it);
    bool nested = is_nested(j, e);
    if (it->negated || (it->modality == MOD_PLANNED && nested) || is_asked_for(j, it) ||
        is_judged(j, it) || (event_type(j->article, it)->speaks && !is_new(j, it)))
        return true;
    if (is_acted(it) || is_topic(j, it))
        return false;
    return nested ||
           (edtf_empty(it->date) && (event_type(j->article, it)->speaks || !is_new(j, it)));
}

/* "Every year on 3 May the bells [are rung]": on no one day. */
static bool is_repeated(const judge *j, const event *e)
{
    uint32_t c = is_habitual(j, e) ? tree_first(&j->k, e->head) : NONE;
    for (; c != NONE; c = tree_next(&j->k, c)) {
        uint32_t time = skeleton_at(&j->k, c)->time;
        if (time != NONE && j->article->times.v[time].type == TIMEX_SET)
            return true;
    }
    return false;
}

/* "According to media [reports] on Monday", "[reports] say that": nobody's, and no one document. */
static bool is_rumour(const judge *j, const event *e)
{
    const skeleton *k = &j->k;
    uint32_t noun = e->first + e->n - 1, verb = tree_head(k, noun);
    if (e->verb || e->definite || !event_type(j->article, e)->document ||
        tree_at(k, noun)->penn != PENN_NNS || has_role(e, ROLE_AGENT))
        return false;
    uint32_t lead = tree_find(k, noun, UD_CASE);
    if (lead != NONE && token_begins_cue(j->article, lead, k->first + k->n, CUE_SAYING))
        return true;
    return tree_is(k, noun, RELATION(UD_NSUBJ)) && tree_find(k, verb, UD_CCOMP) != NONE;
}

/* "By a [decision] of 4 May the court acquitted him", "refused in a [letter]": how it was done. */
static bool is_means(const judge *j, const event *e)
{
    const lex_type *type = event_type(j->article, e);
    uint32_t verb = tree_head(&j->k, e->head), deed = verb == NONE ? NONE : tree_event(&j->k, verb);
    uint32_t by = tree_find(&j->k, e->head, UD_CASE);
    if (e->verb || !(type->document || type->owned) || deed == NONE || by == NONE ||
        !tree_is(&j->k, e->head, RELATION(UD_OBL)))
        return false;
    const event *it = &j->article->events.v[deed];
    return it->verb && !edtf_empty(e->date) && edtf_equal(it->date, e->date) &&
           (token_is(j->article, by, S("by")) || skeleton_is(&j->k, by, WORD_MEANWHILE));
}

static bool is_passing(const judge *j, uint32_t e)
{
    const event *it = &j->article->events.v[e];
    if (is_repeated(j, it) || is_rumour(j, it) || is_means(j, it))
        return true;
    if (it->verb && is_order(j, it) && !j->entry)
        return true;
    if (it->wished)
        return true;
    if (has_own_time(j, e))
        return false;
    if (it->modality == MOD_CONDITIONAL)
        return true;
    return it->verb ? verb_passes(j, e) : noun_passes(j, e);
}

/* "Riot police responded with gas": a word that is often nothing tells what was done where it is a
 * clause's own verb, in the past. What somebody said or what a price did is told too often. */
static bool is_told(const judge *j, const event *e)
{
    const lex_type *type = event_type(j->article, e);
    bool carried = e->head - e->first >= e->n;
    uint32_t leading = cue_leading(&j->k, e->head); /* "forced him to resign" */
    return (e->verb || carried) && !type->speaks && !type->figure &&
           event_told(&j->k, leading != NONE ? leading : e->head);
}

/* "The move came after two days of [protests]": what words tie to an event that is told was told
 * for that, whatever else is said of it. */
static void keep_linked(dateline_article *article)
{
    for (size_t i = 0; i < article->relations.n; i++) {
        const relation *r = &article->relations.v[i];
        event *from = &article->events.v[r->from], *to = &article->events.v[r->to];
        bool own = r->cue.at - from->at.at < from->at.n; /* "condemned [torture]" */
        if (r->type == LINK_PART_OF || r->type == LINK_REPORTS_ON || own ||
            from->passing == to->passing)
            continue;
        event *passing = from->passing ? from : to;
        bool fact = passing->modality == MOD_ASSERTED && !passing->negated && !passing->wished;
        passing->passing = !(fact && !passing->verb);
    }
}

void find_worth(dateline_article *article)
{
    judge j = {.article = article};
    for (uint32_t e = 0; e < article->events.n; e++) {
        uint32_t s = article->events.v[e].sentence;
        if (e == 0 || s != article->events.v[e - 1].sentence) {
            j.k = skeleton_of(article, s);
            j.entry = chronicle_entry(article, s);
        }
        article->events.v[e].passing = is_passing(&j, e);
        article->events.v[e].told = is_told(&j, &article->events.v[e]);
    }
    keep_linked(article);
}
