/* score_timelines: how much of hand-made timelines is found in the articles they were made from,
 * and with what date. The folder holds SemEval 2015 task 4:
 *
 *     texts/      TimeML: DOCID, a TIMEX3 in DCT (publication date), TEXT, its sentences numbered
 *                 from 1 (<s id="2">), its words parted by blanks, some of them in EVENT
 *     timelines/  the entity's name, then an event a line: order TAB date TAB its words, by TABs
 *     date        2006-05-08, 2006-05, 2006, 2008-03-XX (no day), XXXX-XX-XX (not known)
 *     word        DOCID-SENTENCE-WORD: "4954-2-court_case" is "court case" in <s id="2">, and
 *                 "7343-7-taking_out" may be "taking it out": what stands before `_` names the
 *                 place, in any case. EVENT marks most of these words, not all: it is passed over
 *
 * All texts are joined into one graph. A gold event is found if a trigger of the graph overlaps one
 * of its words (at any place in the sentence, if it is there twice), and right if such an event has
 * a date within the gold date; else it has another date, or none.
 *
 *     score-timelines [-v] FOLDER     -v: also each event that is not found or not right
 */
#include "base/buf.h"
#include "base/file.h"
#include "graph/graph.h"
#include "score.h"

#include <stdio.h>
#include <string.h>

typedef struct text {
    str id, file;
    buf plain;
    span_vec sentences; /* in plain; the first is number 1 */
    dateline_article *article;
} text;

/* Counted of each timeline: all events, those with a known gold date, those that no text has. */
enum { GOLD, FOUND, DATED, DATED_FOUND, RIGHT, OTHER, NOWHERE, FIGURES };

typedef struct outcome { /* of a gold event */
    bool placed;         /* a text has one of its words */
    bool found, dated, right;
} outcome;

typedef struct run {
    arena arena;
    dateline_lexicon *lexicon;
    dateline_graph *graph;
    bool verbose;
    VEC(text) texts;
    size_t all[FIGURES];
} run;

/* ---- The texts ------------------------------------------------------------------------------- */

/* What stands between the first `before` and the next `after`; empty if it is not there. */
static str between(str s, str before, str after)
{
    size_t at = str_find(s, before);
    if (at == STR_NONE)
        return (str){0};
    str rest = str_from(s, at + before.n);
    size_t n = str_find(rest, after);
    return n == STR_NONE ? (str){0} : str_sub(rest, 0, n);
}

/* A sentence without its tags; of references only &amp; occurs. */
static void add_sentence(text *t, arena *a, str s)
{
    uint32_t at = (uint32_t)t->plain.n;
    for (bool tag = false; s.n > 0; s = str_from(s, str_starts(s, S("&amp;")) ? 5 : 1)) {
        tag = tag || s.p[0] == '<';
        if (!tag)
            buf_char(&t->plain, s.p[0]);
        tag = tag && s.p[0] != '>';
    }
    *vec_push(a, &t->sentences) = (span){at, (uint32_t)t->plain.n - at};
    /* The first is the line with the date. */
    buf_put(&t->plain, t->sentences.n == 1 ? S("\n\n") : S(" "));
}

static bool read_text(run *r, str path)
{
    arena *a = &r->arena;
    str tml, body, s;
    if (file_read(&tml, a, path, FILE_MAX, &diag) != DATELINE_OK)
        return false;
    text *t = vec_push(a, &r->texts);
    t->plain.arena = a;
    t->id = between(tml, S("<DOCID>"), S("</DOCID>"));
    body = between(tml, S("<TEXT>"), S("</TEXT>"));
    while ((s = between(body, S("<s id="), S("</s>"))).n > 0) {
        add_sentence(t, a, str_from(s, str_find_char(s, '>') + 1));
        body = str_from(body, (size_t)(s.p - body.p) + s.n);
    }
    str name = path_base(path), plain = buf_str(&t->plain);
    t->file = str_of(arena_z(a, str_sub(name, 0, name.n - 4)));
    dateline_facts facts = {.published = arena_z(a, between(tml, S("value=\""), S("\"")))};
    return dateline_article_from_bytes(&t->article, r->lexicon, t->file.p, plain.p, plain.n, &facts,
                                       DATELINE_STAGE_EVENTS, &diag) == DATELINE_OK;
}

/* Joins all texts of a folder into r->graph. */
static bool read_texts(run *r, str folder)
{
    str_vec files = {0};
    VEC(const dateline_article *) articles = {0};
    if (file_list(&files, &r->arena, folder, &diag) != DATELINE_OK)
        return false;
    for (size_t i = 0; i < files.n; i++) {
        if (!read_text(r, files.v[i]))
            return false;
        *vec_push(&r->arena, &articles) = r->texts.v[i].article;
    }
    return dateline_graph_join(&r->graph, r->lexicon, articles.v, articles.n) == DATELINE_OK;
}

/* ---- The timelines --------------------------------------------------------------------------- */

/* Whether a date says nothing that the gold date does not allow. */
static bool within(edtf date, edtf gold)
{
    day_number first, last, from, to;
    return edtf_bounds(date, &first, &last) && edtf_bounds(gold, &from, &to) && from <= first &&
           last <= to;
}

/* What events of the graph have their trigger at a gold word. */
static void look(outcome *out, const dateline_graph *g, str file, span at, edtf gold)
{
    for (size_t i = 0; i < g->mentions.n; i++) {
        const graph_mention *m = &g->mentions.v[i];
        span trigger = {m->trigger_begin, m->trigger_end - m->trigger_begin};
        if (!str_eq(g->documents.v[m->document].file, file) || !span_overlaps(trigger, at))
            continue;
        edtf date = g->events.v[m->event].date;
        out->found = true;
        out->dated = out->dated || !edtf_empty(date);
        out->right = out->right || within(date, gold);
    }
}

/* word = id '-' sentence '-' form ('_' form)* */
static void look_up(outcome *out, const run *r, str name, edtf gold)
{
    str id = {0}, number = {0}, form = {0}, word;
    uint32_t n = 0;
    str_split(&name, '-', &id);
    str_split(&name, '-', &number);
    str_split(&name, '_', &form);
    str_number(number, &n);
    for (size_t i = 0; i < r->texts.n; i++) {
        const text *t = &r->texts.v[i];
        if (!str_eq(t->id, id) || n < 1 || n > t->sentences.n)
            continue;
        str rest = str_span(buf_str(&t->plain), t->sentences.v[n - 1]);
        while (str_split(&rest, ' ', &word)) {
            span at = {(uint32_t)(word.p - t->plain.p), (uint32_t)word.n};
            if (!str_eq_nocase(word, form))
                continue;
            out->placed = true;
            look(out, r->graph, t->file, at, gold);
        }
    }
}

/* event = order TAB date (TAB word)+ */
static void score_event(const run *r, size_t *sum, str line)
{
    str order = {0}, date = {0}, rest = line, name;
    outcome o = {0};
    edtf gold = {0};
    str_split(&rest, '\t', &order);
    str_split(&rest, '\t', &date);
    bool known = !str_starts(date, S("XXX")) && edtf_parse(&gold, date);
    while (str_split(&rest, '\t', &name))
        look_up(&o, r, str_trim(name), gold);
    sum[NOWHERE] += !o.placed;
    sum[GOLD] += o.placed;
    sum[FOUND] += o.found;
    sum[DATED] += o.placed && known;
    sum[DATED_FOUND] += known && o.found;
    sum[RIGHT] += o.right;
    sum[OTHER] += known && o.dated && !o.right;
    const char *what = o.dated ? "other" : o.found ? "undated" : o.placed ? "missed" : "nowhere";
    if (r->verbose && (!o.found || (known && !o.right)))
        printf("%-8s %.*s\n", what, STR_ARG(line));
}

static void print_figures(str name, const size_t *n)
{
    printf("%-20.*s %3zu of %3zu events found; with a gold date %3zu of %3zu: "
           "%2zu right, %2zu other, %2zu undated\n",
           STR_ARG(name), n[FOUND], n[GOLD], n[DATED_FOUND], n[DATED], n[RIGHT], n[OTHER],
           n[DATED_FOUND] - n[RIGHT] - n[OTHER]);
}

static bool score_timeline(run *r, str path)
{
    str lines, line, name = {0};
    size_t sum[FIGURES] = {0};
    if (file_read(&lines, &r->arena, path, FILE_MAX, &diag) != DATELINE_OK)
        return false;
    str_split(&lines, '\n', &name);
    while (str_split(&lines, '\n', &line)) {
        if (str_trim(line).n > 0)
            score_event(r, sum, line);
    }
    print_figures(name, sum);
    for (int i = 0; i < FIGURES; i++)
        r->all[i] += sum[i];
    return true;
}

static bool score_timelines(run *r, str folder)
{
    str_vec files = {0};
    bool done = file_list(&files, &r->arena, folder, &diag) == DATELINE_OK;
    for (size_t i = 0; done && i < files.n; i++)
        done = score_timeline(r, files.v[i]);
    print_figures(S("all"), r->all);
    printf("gold events that no text has: %zu\n", r->all[NOWHERE]);
    return done;
}

int main(int argc, char **argv)
{
    run r = {0};
    static const char *const tables[] = {"data/en"};
    r.verbose = argc > 2 && strcmp(argv[1], "-v") == 0;
    if (argc < 2) {
        fprintf(stderr, "usage: score-timelines [-v] FOLDER\n");
        return 2;
    }
    str folder = str_of(argv[argc - 1]);
    bool done = dateline_lexicon_load(&r.lexicon, tables, 1, &diag) == DATELINE_OK &&
                read_texts(&r, path_join(&r.arena, folder, S("texts"))) &&
                score_timelines(&r, path_join(&r.arena, folder, S("timelines")));
    dateline_graph_free(r.graph);
    for (size_t i = 0; i < r.texts.n; i++)
        dateline_article_free(r.texts.v[i].article);
    dateline_lexicon_free(r.lexicon);
    arena_free(&r.arena);
    return done ? 0 : 2;
}
