/* date_scene_told: what the article has told of one day: by families of types, by who spoke, the
 * harm done, the news of its lead. What is left undated is supposed from it by date_scene.c. */
#include "find/date.h"
#include "find/date_story.h"

scene_day *scene_family(const story *s, const event *e)
{
    const dateline_lexicon *l = s->article->lexicon;
    const lex_type *type = event_type(s->article, e);
    const lex_type *family = lexicon_type(l, type->family);
    return family ? &s->days[family - l->types.v] : NULL;
}

void scene_begin(story *s, arena *scratch)
{
    size_t n = s->article->lexicon->types.n;
    s->days = arena_new(scratch, scene_day, n + 1);
    for (size_t i = 0; i < n; i++)
        s->days[i].event = NONE;
    s->spoke = arena_new(scratch, scene_day, s->article->entities.n + 1);
    for (size_t i = 0; i < s->article->entities.n; i++)
        s->spoke[i].event = NONE;
    s->harm.event = NONE;
    s->dates = arena_new(scratch, uint8_t, s->article->times.n + 1);
}

static void note(const story *s, scene_day *day, uint32_t e)
{
    const event *it = story_event(s, e);
    bool lead = it->sentence < s->lead_end && story_one_day(it->date);
    if (day->event == NONE && (lead || story_is_day(s, it)) && story_is_fact(it))
        day->event = e;
    else
        day->several |=
            day->event == NONE || !edtf_may_meet(story_event(s, day->event)->date, it->date);
}

uint32_t scene_speaker(const story *s, const event *e)
{
    for (size_t i = 0; i < e->participants.n; i++) {
        const participant *p = &e->participants.v[i];
        uint32_t who = p->mention != NONE ? s->article->mentions.v[p->mention].entity : NONE;
        if (p->role == ROLE_AGENT && who != NONE)
            return s->article->entities.v[who].kind == ENTITY_PERSON ? who : NONE;
    }
    return NONE;
}

/* Told in the lead, or of the day of publication or the one before. */
static bool is_news(const story *s, const event *e)
{
    day_number from, to, first, last;
    return e->sentence < s->lead_end ||
           (edtf_bounds(e->date, &from, &to) &&
            edtf_bounds(s->article->source.published, &first, &last) && last - from <= 1);
}

/* "A leader [whose men had clashed with the army in June] died": only says who he was. */
static bool is_beside(const story *s, const event *e)
{
    uint32_t word = tree_first_joined(&s->k, e->head);
    return e->verb && tree_is(&s->k, word, RELATION(UD_ACL_RELCL)) && !story_one_day(e->date);
}

/* The verb of the clause that the word stands in, or NONE. */
static uint32_t clause_verb(const story *s, uint32_t word)
{
    for (int i = 0; i < TREE_STEPS && skeleton_has(&s->k, word); i++) {
        if (tree_pos(&s->k, word) == UD_VERB)
            return word;
        word = tree_head(&s->k, word);
    }
    return NONE;
}

bool scene_is_past(const story *s, uint32_t word)
{
    uint32_t verb = clause_verb(s, word);
    return verb != NONE && tree_tense(&s->k, verb) != TENSE_OTHER;
}

void scene_tell(story *s, uint32_t e)
{
    const event *it = story_event(s, e);
    const lex_type *type = event_type(s->article, it);
    s->another |= !it->verb && !it->definite && edtf_empty(it->date) && type->harms;
    if (it->time != NONE)
        s->dates[it->time] |= type->speaks ? TIME_OF_WORDS : TIME_OF_DEEDS;
    if (it->time == NONE || it->modality >= MOD_PLANNED)
        return;
    note(s, scene_family(s, it), e);
    uint32_t by = type->speaks && it->verb ? scene_speaker(s, it) : NONE;
    if (by != NONE && (s->spoke[by].event != NONE || is_news(s, it)))
        note(s, &s->spoke[by], e);
    if ((type->harm || type->harms) && !is_beside(s, it))
        note(s, &s->harm, e);
}
