/* date_entry: what stands under a date in a chronology was then, unless its sentence says another
 * time:
 *
 *     "9 October 2020: Troops enter the city; the mayor is arrested."   all that its clauses tell
 *     "4 October 2020: Parliamentary election."                         what has no verb
 *     "... The trial opens."                                            what a verb tells of
 */
#include "find/chronicle.h"
#include "find/date.h"
#include "find/date_story.h"
#include "find/stages.h"

/* Told as it happens or as it was, "is arrested", "arrested", "has sunk", not "had been arrested".
 */
static bool is_told_here(const skeleton *k, uint32_t verb)
{
    uint32_t auxiliary = tree_find(k, verb, UD_AUX_RELATION);
    uint32_t passive = tree_find(k, verb, UD_AUX_PASS);
    uint8_t form = tree_at(k, passive == NONE ? verb : passive)->penn;
    bool bare = form == PENN_VB && tree_find_any(k, verb, SUBJECTS) != NONE; /* "troops storm it" */
    bool going_on = form == PENN_VBG && auxiliary != NONE;
    uint8_t helper = auxiliary != NONE ? tree_at(k, auxiliary)->penn : 0;
    if (auxiliary != NONE)
        return (going_on && skeleton_is(k, auxiliary, WORD_BE)) ||
               (skeleton_is(k, auxiliary, WORD_HAVE) && (helper == PENN_VBZ || helper == PENN_VBP));
    return form == PENN_VBZ || form == PENN_VBP || form == PENN_VBD || form == PENN_VBN || bare;
}

/* Whether it heads a clause of its own: the sentence, one joined to it, or what hangs on the date.
 */
static bool is_main(const skeleton *k, uint32_t word)
{
    uint32_t above = tree_head(k, word);
    for (int i = 0; i < TREE_STEPS && above != NONE && skeleton_at(k, above)->time == NONE &&
                    tree_is(k, word, RELATION(UD_CONJ) | RELATION(UD_PARATAXIS));
         i++, above = tree_head(k, word))
        word = above;
    return tree_is(k, word, RELATION(UD_ROOT)) ||
           (above != NONE && skeleton_at(k, above)->time != NONE);
}

static bool is_main_deed(const skeleton *k, uint32_t word)
{
    return tree_pos(k, word) == UD_VERB && is_main(k, word) && is_told_here(k, word);
}

/* "Arrests and trials.": a line without a verb. */
static bool is_line(const skeleton *k, uint32_t word)
{
    return is_main(k, word) && tree_find(k, word, UD_COP) == NONE;
}

static bool is_of_entry(const story *s, const event *e)
{
    if (e->verb)
        return is_main_deed(&s->k, e->head);
    uint32_t word = date_word(e), verb = story_verb_of(s, e);
    bool subject = tree_is(&s->k, word, SUBJECTS) && !event_type(s->article, e)->speaks;
    return e->head != word ? is_main_deed(&s->k, e->head) /* "an election is held" */
           : verb != word  ? is_main_deed(&s->k, verb)    /* "there is an election" */
           : subject       ? is_main_deed(&s->k, tree_head(&s->k, word))
                           : is_line(&s->k, word);
}

static void date_sentence(story *s, uint32_t time)
{
    const timex *head = &s->article->times.v[time];
    for (uint32_t e = s->first; e < s->end; e++) {
        event *it = &s->article->events.v[e];
        if (edtf_empty(it->date) && story_is_fact(it) && !story_has_time(s, it, 0, time) &&
            !skeleton_at(&s->k, it->first)->quoted && is_of_entry(s, it)) {
            it->date = head->date;
            it->time = time;
        }
    }
}

void find_entries(dateline_article *article)
{
    story s = {.article = article};
    for (uint32_t e = 0; article->entries.n > 0 && e < article->events.n; e = s.end) {
        story_move(&s, e);
        const dated_entry *entry = chronicle_entry(article, s.sentence);
        if (entry == NULL)
            continue;
        s.k = skeleton_of(article, s.sentence);
        date_sentence(&s, entry->time);
    }
}
