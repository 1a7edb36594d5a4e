/* spec: runs blocks of text in, findings out. A block:
 *
 *     ### a bare weekday is the last one before publication
 *     --date 2020-11-05
 *     The council met on Monday.
 *     ---
 *     times: [Monday] DATE 2020-11-02
 *
 * Every key that a block names (see show.c) must give exactly its lines, in order; `times: none`
 * says that there are none. An expected line may stop early at a space: what the finding says
 * beyond it is left open. `--file page.html` has the text read as a web page.
 */
#include "base/file.h"
#include "lex/lexicon.h"
#include "show.h"

#include <stdio.h>
#include <stdlib.h>

#define LINES_MAX 100

typedef struct block_text { /* one block of a spec file */
    str title, date, file, text, expected;
    uint32_t line;
} block_text;

static str next_line(str *rest)
{
    str line = {0};
    str_split(rest, '\n', &line);
    return line;
}

/* The text of `from` up to where `rest` begins. */
static str up_to(str from, str rest)
{
    return (str){from.p, rest.p ? (size_t)(rest.p - from.p) : from.n};
}

static void read_option(block_text *b, str line)
{
    if (str_starts(line, S("--date ")))
        b->date = str_from(line, 7);
    else if (str_starts(line, S("--file ")))
        b->file = str_from(line, 7);
    else
        printf("unknown option '%.*s'\n", STR_ARG(line));
}

/* The next block of `rest`; false at the end. `*line` counts lines. */
static bool next_block(block_text *b, str *rest, uint32_t *line)
{
    str at;
    *b = (block_text){.file = S("spec.txt")};
    do {
        if (!rest->p)
            return false;
        at = next_line(rest);
        ++*line;
    } while (!str_starts(at, S("### ")));
    b->title = str_from(at, 4);
    b->line = *line;
    while (str_starts(*rest, S("--")) && !str_starts(*rest, S("---"))) {
        read_option(b, next_line(rest));
        ++*line;
    }
    str from = *rest;
    str here = *rest;
    while (rest->p && !str_eq(next_line(rest), S("---"))) {
        here = *rest;
        ++*line;
    }
    b->text = up_to(from, here);
    ++*line;
    from = here = *rest;
    while (rest->p && !str_starts(*rest, S("### "))) {
        next_line(rest);
        ++*line;
    }
    b->expected = up_to(from, *rest);
    return true;
}

static void read_article(dateline_article *article, const dateline_lexicon *lexicon,
                         const block_text *b)
{
    source_facts facts = {.published_by = S("option"), .furniture = &lexicon->furniture};
    if (!edtf_parse(&facts.published, b->date) || edtf_empty(facts.published))
        facts.published_by = (str){0};
    article->lexicon = lexicon;
    if (source_from_bytes(&article->source, &article->arena, b->text, b->file, &facts, NULL))
        printf("the text cannot be read\n");
    find_all(article);
}

/* Whether `got` is `want`, or goes on after it with a space. */
static bool agrees(str got, str want)
{
    return str_starts(got, want) && (got.n == want.n || got.p[want.n] == ' ');
}

/* The lines of `expected` that begin with `key: `, without it. */
static size_t wanted_lines(str expected, str key, str lines[LINES_MAX])
{
    size_t n = 0;
    while (expected.p) {
        str line = next_line(&expected);
        size_t colon = str_find(line, S(": "));
        if (colon == STR_NONE || !str_eq(str_sub(line, 0, colon), key) || n == LINES_MAX)
            continue;
        lines[n] = str_from(line, colon + 2);
        n += !str_eq(lines[n], S("none"));
    }
    return n;
}

static bool check_key(const dateline_article *article, str expected, str key)
{
    arena scratch = {0};
    str wanted[LINES_MAX];
    size_t n = wanted_lines(expected, key, wanted);
    buf got = {.arena = &scratch};
    bool ok = show(&got, article, key);
    str rest = buf_str(&got);
    for (size_t i = 0; i < n && ok; i++)
        ok = agrees(next_line(&rest), wanted[i]);
    ok = ok && rest.n == 0;
    if (!ok) {
        for (size_t i = 0; i < n; i++)
            printf("  wanted %.*s: %.*s\n", STR_ARG(key), STR_ARG(wanted[i]));
        for (rest = buf_str(&got); rest.n;) {
            str line = next_line(&rest);
            printf("  got    %.*s: %.*s\n", STR_ARG(key), STR_ARG(line));
        }
        if (!got.n)
            printf("  got    %.*s: none\n", STR_ARG(key));
    }
    arena_free(&scratch);
    return ok;
}

/* Whether `key` was named on a line before `at` of `expected`. */
static bool named_before(str expected, str at, str key)
{
    str before = {expected.p, (size_t)(at.p - expected.p)};
    while (before.n) {
        str line = next_line(&before);
        if (str_starts(line, key) && str_starts(str_from(line, key.n), S(": ")))
            return true;
    }
    return false;
}

static bool check_block(const dateline_lexicon *lexicon, const char *path, const block_text *b)
{
    dateline_article article = {0};
    read_article(&article, lexicon, b);
    bool ok = str_trim(b->expected).n > 0;
    if (!ok)
        printf("  nothing is wanted\n");
    for (str rest = b->expected; rest.n;) {
        str line = next_line(&rest);
        size_t colon = str_find(line, S(": "));
        str key = str_sub(line, 0, colon == STR_NONE ? line.n : colon);
        if (str_trim(line).n && !named_before(b->expected, line, key))
            ok = check_key(&article, b->expected, key) && ok;
    }
    if (!ok)
        printf("%s:%u: %.*s\n", path, b->line, STR_ARG(b->title));
    arena_free(&article.arena);
    return ok;
}

static void run_file(const dateline_lexicon *lexicon, const char *path, int *passed, int *failed)
{
    arena a = {0};
    str text;
    if (file_read(&text, &a, str_of(path), FILE_MAX, NULL)) {
        printf("%s: cannot be read\n", path);
        ++*failed;
    }
    uint32_t line = 0;
    block_text b;
    while (next_block(&b, &text, &line)) {
        bool ok = check_block(lexicon, path, &b);
        ++*(ok ? passed : failed);
    }
    arena_free(&a);
}

static void say(void *ctx, const dateline_message *m)
{
    (void)ctx;
    printf("%s:%u:%u: %s\n", m->file, m->line, m->col, m->what);
}

int main(int argc, char **argv)
{
    const char *dirs[] = {"data/en"};
    dateline_diag diag = {say, NULL};
    dateline_lexicon *lexicon;
    int passed = 0, failed = 0;
    if (dateline_lexicon_load(&lexicon, dirs, 1, &diag))
        return EXIT_FAILURE;
    for (int i = 1; i < argc; i++)
        run_file(lexicon, argv[i], &passed, &failed);
    dateline_lexicon_free(lexicon);
    printf("spec: %d passed, %d failed\n", passed, failed);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
