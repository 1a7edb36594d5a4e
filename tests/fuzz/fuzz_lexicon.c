/* fuzz_lexicon: any bytes as tables of a user's own beside data/en (`--lexicon DIR`), each behind
 * its name on a line of its own and parted by a form feed; with what is taken for a lexicon a text
 * is read, whose events must quote it.
 */
#include "find/article.h"

#include "base/buf.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {
    "abbreviations",  "affixes",      "contractions", "cues",       "date_order",
    "function_words", "furniture",    "given_names",  "groups",     "holidays",
    "institutions",   "irregular",    "link_cues",    "months",     "name_particles",
    "named_days",     "not_names",    "numbers",      "org_heads",  "org_nouns",
    "persons",        "places",       "role_words",   "seasons",    "states",
    "stopwords",      "time_signals", "time_units",   "time_words", "titles",
    "triggers",       "types",        "weekdays"};

static char folder[] = "/tmp/fuzz-lexicon-XXXXXX";

static void leave(void)
{
    rmdir(folder);
}

static void enter_once(void)
{
    static bool entered;
    if (!entered && (!mkdtemp(folder) || atexit(leave)))
        abort();
    entered = true;
}

static str path_of(arena *a, const char *name)
{
    buf b = {.arena = a};
    buf_printf(&b, "%s/%s.csv", folder, name);
    return buf_str(&b);
}

static void write_tables(arena *a, str text)
{
    for (str table, name; str_split(&text, '\f', &table);) {
        uint32_t which;
        if (str_split(&table, '\n', &name) &&
            str_among(&which, names, sizeof names / sizeof *names, name) &&
            file_write(path_of(a, names[which]), table, NULL))
            abort();
    }
}

static void remove_tables(arena *a)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove(path_of(a, names[i]).p);
}

static void read_text(const dateline_lexicon *lexicon)
{
    str text =
        S("VIENNA, Nov. 5, 2020 - Ministers met on Monday, two days after the vote in Belarus. "
          "They said the blorting of 40 men in Minsk, which Mr. Zed had ordered, was illegal.\n");
    dateline_article a = {.lexicon = lexicon};
    source_facts facts = {.furniture = &lexicon->furniture};
    if (source_from_bytes(&a.source, &a.arena, text, S("a.txt"), &facts, NULL))
        abort();
    find_all(&a);
    for (size_t i = 0; i < a.events.n; i++) {
        if (!span_holds(a.events.v[i].quote, a.events.v[i].at) ||
            span_end(a.events.v[i].quote) > a.source.text.n)
            abort();
    }
    arena_free(&a.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *dirs[] = {"data/en", folder};
    arena a = {0};
    dateline_lexicon *lexicon = NULL;
    enter_once();
    write_tables(&a, (str){(const char *)data, size});
    if (!dateline_lexicon_load(&lexicon, dirs, 2, NULL))
        read_text(lexicon);
    dateline_lexicon_free(lexicon);
    remove_tables(&a);
    arena_free(&a);
    return 0;
}
