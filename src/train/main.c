/* dateline-train: learns the weights of data/en/model from treebanks. The same treebanks give the
 * same bytes. Prints its learning curve.
 * Usage: dateline-train [-e EPOCHS] [-w WORDNET] -t FILE... [-d FILE]... -o FILE.model
 */
#include "base/file.h"
#include "train/export.h"
#include "train/ner_train.h"
#include "train/score.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define BATCH   8 /* sentences a step */
#define RATE    0.001f
#define EXPLORE 0.9f /* from the second epoch on: how often the parser follows its own move */

typedef struct session {
    arena arena;
    key_table words;
    symbols names;
    tree_vec train, dev[8];
    const char *dev_path[8];
    size_t ndev;
    const char *output;
    uint32_t epochs;
    network net;
    workspace work;
    uint32_t *order;
    uint64_t steps;
} session;

static void say(void *ctx, const dateline_message *m)
{
    (void)ctx;
    fprintf(stderr, "%s:%u: error: %s\n", m->file, m->line, m->what);
}

static const dateline_diag diag = {say, NULL};

static bool read_option(session *s, int letter, const char *value)
{
    switch (letter) {
    case 'e': s->epochs = (uint32_t)strtoul(value, NULL, 10); return s->epochs > 0;
    case 't': return corpus_read(&s->train, &s->arena, &s->names, value, true, &diag) == 0;
    case 'd': s->dev_path[s->ndev] = value; return ++s->ndev < 8;
    case 'w': return dictionary_read(&s->words, value, &diag) == DATELINE_OK;
    case 'o': s->output = value; return true;
    }
    return false;
}

static bool read_options(session *s, int argc, char **argv)
{
    for (int letter; (letter = getopt(argc, argv, "e:w:t:d:o:")) != -1;) {
        if (!read_option(s, letter, optarg))
            return false;
    }
    for (size_t i = 0; i < s->ndev; i++) {
        if (corpus_read(&s->dev[i], &s->arena, &s->names, s->dev_path[i], false, &diag) != 0)
            return false;
    }
    if (s->train.n > 0 && s->output != NULL)
        return true;
    fputs("usage: dateline-train [-e EPOCHS] [-w WORDNET] -t TRAIN.conllu... [-d DEV.conllu]... -o "
          "FILE.model\n",
          stderr);
    return false;
}

/* The rate falls in a straight line to almost nothing. */
static float rate_now(const session *s, uint32_t epoch, size_t done)
{
    float all = (float)s->epochs * (float)s->train.n;
    return RATE * (1.01f - ((float)epoch * (float)s->train.n + (float)done) / all);
}

static void train_epoch(session *s, uint32_t epoch)
{
    dropout words = {0.15f, 0.2f}, states = {0.1f, 0.12f};
    double tag_loss = 0, parse_loss = 0;
    clock_t start = clock();
    random_shuffle(&s->net.random, s->order, s->train.n);
    for (size_t i = 0; i < s->train.n; i++) {
        const tree *t = &s->train.v[s->order[i]];
        tag_loss += (double)tag_forward(&s->net, &s->work, t, words, true);
        parse_loss +=
            (double)parse_sentence(&s->net, &s->work, t, states, true, epoch == 0 ? 0 : EXPLORE);
        tag_backward(&s->net, &s->work, t);
        if (i % BATCH == BATCH - 1 || i + 1 == s->train.n)
            network_step(&s->net, rate_now(s, epoch, i), ++s->steps);
    }
    printf("epoch %u: loss of tags %.0f, of parses %.0f, %.0f s\n", epoch + 1, tag_loss, parse_loss,
           (double)(clock() - start) / CLOCKS_PER_SEC);
}

static void score_all(session *s)
{
    for (size_t i = 0; i < s->ndev; i++) {
        score result;
        score_trees(&result, &s->net, &s->work, &s->dev[i], &s->names);
        score_print(&result, arena_z(&s->arena, path_base(str_of(s->dev_path[i]))));
    }
    fflush(stdout);
}

static void run(void *ctx)
{
    session *s = ctx;
    network_new(&s->net, &s->arena, &s->train, &s->names);
    workspace_new(&s->work, &s->arena);
    s->order = arena_new(&s->arena, uint32_t, s->train.n);
    for (uint32_t i = 0; i < s->train.n; i++)
        s->order[i] = i;
    printf("%zu forms in the dictionary, %zu sentences, %u tags, %u labels; features: %u of "
           "forms, %u of tokens, %u of states\n",
           s->words.n, s->train.n, s->net.tags, s->net.labels, s->net.form_rows.rows - 1,
           s->net.token_rows.rows - 1, s->net.state_rows.rows - 1);
    for (uint32_t epoch = 0; epoch < s->epochs; epoch++) {
        train_epoch(s, epoch);
        score_all(s);
    }
}

int main(int argc, char **argv)
{
    if (argc > 1 && str_eq(str_of(argv[1]), S("names")))
        return ner_train(argc - 1, argv + 1, &diag);
    static session s = {.epochs = 8};
    s.names.arena = s.words.arena = &s.arena;
    s.names.words = &s.words;
    if (!read_options(&s, argc, argv))
        return 2;
    if (!oom_guard(run, &s)) {
        fputs("dateline-train: out of memory\n", stderr);
        return 2;
    }
    str model = export_model(&s.arena, &s.net, &s.names, &s.train);
    printf("%s: %zu bytes\n", s.output, model.n);
    return file_write(str_of(s.output), model, &diag) == DATELINE_OK ? 0 : 2;
}
