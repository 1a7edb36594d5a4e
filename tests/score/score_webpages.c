/* score_webpages: how much of the article is found in saved pages. The folder holds, page by page,
 * source.html, expected.html (the article alone) and expected-metadata.json (title, publishedTime).
 *
 *     score-webpages [-v] FOLDER
 */
#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"
#include "score.h"
#include "text/furniture.h"
#include "text/html.h"
#include "text/source.h"

#include <stdio.h>
#include <string.h>

#define PAGE_MAX ((size_t)64 << 20)

typedef struct tally {
    double f1, precision, recall;
    size_t pages, titles, dates, dates_stated, wrong_dates;
    bool verbose;
    furniture_words furniture;
} tally;

static str read_part(arena *a, str folder, const char *name)
{
    str bytes = {0};
    file_read(&bytes, a, path_join(a, folder, str_of(name)), PAGE_MAX, &diag);
    return bytes;
}

/* Counts each word of a folded text. */
static size_t count_words(map *counts, str folded)
{
    size_t n = 0;
    str word;
    while (str_split(&folded, ' ', &word)) {
        if (!word.n)
            continue;
        uint32_t *slot = map_slot_of(counts, word);
        *slot = *slot == MAP_NONE ? 1 : *slot + 1;
        n++;
    }
    return n;
}

/* How many words of a folded text are in `counts`, each as often as there; *all is their number. */
static size_t match_words(map *counts, str folded, size_t *all)
{
    size_t hits = 0;
    str word;
    *all = 0;
    while (str_split(&folded, ' ', &word)) {
        if (!word.n)
            continue;
        uint32_t n = map_get(counts, word);
        ++*all;
        if (n == MAP_NONE || n == 0)
            continue;
        --*map_slot_of(counts, word);
        hits++;
    }
    return hits;
}

/* Text of a page as a reader sees it: everything in it counts. */
static str page_words(arena *a, str page)
{
    html_tree tree;
    buf b = {.arena = a};
    if (!html_parse(&tree, a, page))
        return (str){0};
    for (uint32_t i = 1; i < tree.nodes.n; i++) {
        if (tree.nodes.v[i].tag == HTML_TEXT)
            buf_put(&b, html_text_of(&tree, i));
        else if (tree.nodes.v[i].tag != HTML_A && tree.nodes.v[i].tag != HTML_SPAN &&
                 tree.nodes.v[i].tag != HTML_B && tree.nodes.v[i].tag != HTML_I &&
                 tree.nodes.v[i].tag != HTML_EM && tree.nodes.v[i].tag != HTML_STRONG)
            buf_char(&b, ' ');
    }
    return buf_str(&b);
}

static str article_words(arena *a, const source *s)
{
    buf b = {.arena = a};
    for (size_t i = 0; i < s->blocks.n; i++) {
        block k = s->blocks.v[i];
        if (k.kind == BLOCK_FURNITURE)
            continue;
        buf_put(&b, str_sub(s->text, k.at.at, k.at.n));
        buf_char(&b, ' ');
    }
    return buf_str(&b);
}

static void score_page(tally *t, str folder)
{
    arena a = {0};
    source s;
    source_facts facts = {.furniture = &t->furniture};
    str page = read_part(&a, folder, "source.html"), gold = read_part(&a, folder, "expected.html");
    json_value *meta = json_parse(read_part(&a, folder, "expected-metadata.json"));
    source_from_bytes(&s, &a, page, S("source.html"), &facts, NULL);

    map counts = {.arena = &a};
    size_t wanted = count_words(&counts, utf8_fold(&a, page_words(&a, gold))), found;
    double hit = (double)match_words(&counts, utf8_fold(&a, article_words(&a, &s)), &found);
    double precision = found ? hit / (double)found : wanted == 0;
    double recall = wanted ? hit / (double)wanted : found == 0;
    double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;

    str title = json_text(json_member(meta, "title"));
    str published = json_text(json_member(meta, "publishedTime"));
    bool title_right = str_eq(utf8_fold(&a, title), utf8_fold(&a, s.title));
    str date = edtf_str(&a, s.published);
    bool date_right = published.n >= 10 && str_eq(str_sub(published, 0, 10), str_sub(date, 0, 10));
    t->f1 += f1;
    t->precision += precision;
    t->recall += recall;
    t->titles += title_right;
    t->dates_stated += published.n > 0;
    t->dates += date_right;
    t->wrong_dates += published.n > 0 && date.n > 0 && !date_right;
    t->pages++;
    if (t->verbose)
        printf("%5.1f  p %5.1f  r %5.1f  %s %-6s %.*s  [%.*s | %.*s] %.*s %.*s (%.*s)\n", 100 * f1,
               100 * precision, 100 * recall, title_right ? "title" : "     ",
               published.n ? date_right ? "date" : "DATE" : "", STR_ARG(path_base(folder)),
               STR_ARG(title), STR_ARG(s.title), STR_ARG(published), STR_ARG(date),
               STR_ARG(s.published_by));
    json_free(meta);
    arena_free(&a);
}

int main(int argc, char **argv)
{
    tally t = {.verbose = argc > 2 && strcmp(argv[1], "-v") == 0};
    arena a = {0};
    str_vec files = {0};
    str csv;
    csv_table table;
    if (argc < 2) {
        fprintf(stderr, "usage: score-webpages [-v] FOLDER\n");
        return 2;
    }
    if (file_kind_of(S("data/en/furniture.csv")) == FILE_REGULAR &&
        !file_read(&csv, &a, S("data/en/furniture.csv"), PAGE_MAX, &diag) &&
        !csv_parse_table(&table, &a, S("data/en/furniture.csv"), csv, &diag))
        furniture_load(&t.furniture, &a, &table, &diag);
    if (file_list(&files, &a, str_of(argv[argc - 1]), &diag))
        return 2;
    for (size_t i = 0; i < files.n; i++)
        if (str_ends(files.v[i], S("/source.html")))
            score_page(&t, path_dir(files.v[i]));
    double n = t.pages ? (double)t.pages : 1;
    printf("web pages           %zu\n", t.pages);
    printf("word F1             %.1f  (precision %.1f, recall %.1f)\n", 100 * t.f1 / n,
           100 * t.precision / n, 100 * t.recall / n);
    printf("title right         %.1f%%\n", 100 * (double)t.titles / n);
    printf("date right          %zu of %zu that state one, %zu wrong\n", t.dates, t.dates_stated,
           t.wrong_dates);
    arena_free(&a);
    return 0;
}
