/* meta: signals are gathered into one slot each, the lower number winning, whatever their order in
 * the page. Names are compared in lower case, as sites write them in every way. */
#include "text/meta.h"

#include "base/json.h"
#include "text/boxes.h"
#include "text/pubdate.h"

#include <string.h>

#define LEVELS    6   /* of JSON-LD: @graph in an array in an object */
#define ITEMS_MAX 500 /* of one JSON-LD array */

typedef struct reader {
    const html_tree *tree;
    arena *arena;
    const furniture_words *words;
    page_meta *out;
    str json_title, json_name, json_date, json_outlet;
    str title_element;
    str meta_title, meta_date, meta_outlet;
    size_t title_rank, date_rank, outlet_rank;
    str canonical, og_url;
    str locale, lang; /* of <meta property=og:locale> and <html lang> */
} reader;

/* Names of <meta> that give a thing, best first. */
static const char *const title_names[] = {
    "dc:title", "dcterm:title",  "og:title",      "weibo:article:title", "weibo:webpage:title",
    "title",    "twitter:title", "parsely-title", "citation_title",      "sailthru.title",
    NULL};
static const char *const date_names[] = {"article:published_time",
                                         "og:article:published_time",
                                         "og:published_time",
                                         "datepublished",
                                         "rnews:datepublished",
                                         "parsely-pub-date",
                                         "sailthru.date",
                                         "dc:date:issued",
                                         "dc:date",
                                         "dcterm:date",
                                         "dcterms:created",
                                         "dcterms:issued",
                                         "dcterms:date",
                                         "dc:created",
                                         "dc:issued",
                                         "article:published",
                                         "article_date_original",
                                         "originalpublicationdate",
                                         "iso-8601-publish-date",
                                         "cxenseparse:recs:publishtime",
                                         "bt:pubdate",
                                         "citation_publication_date",
                                         "citation_online_date",
                                         "citation_date",
                                         "publication_date",
                                         "publication-date",
                                         "publish_date",
                                         "publish-date",
                                         "publishdate",
                                         "published_date",
                                         "published",
                                         "pub_date",
                                         "pubdate",
                                         "published_at",
                                         "displaydate",
                                         "ptime",
                                         "date",
                                         "created",
                                         NULL};
static const char *const outlet_names[] = {"og:site_name",
                                           "citation_journal_title",
                                           "dc:publisher",
                                           "dcterms:publisher",
                                           "publisher",
                                           "application-name",
                                           NULL};

static size_t rank_of(const char *const *names, str name)
{
    size_t i = 0;
    while (names[i] && !str_eq_nocase(name, str_of(names[i])))
        i++;
    return i;
}

static void offer(const char *const *names, str name, str value, str *slot, size_t *rank)
{
    size_t r = rank_of(names, name);
    if (!names[r] || (slot->n && r >= *rank))
        return;
    *slot = value;
    *rank = r;
}

/* "DC.date" is "dc:date"; property="dc:title og:title" names two. */
static void take_meta(reader *r, str names, str content)
{
    content = str_trim(content);
    if (!content.n)
        return;
    str one;
    while (str_split(&names, ' ', &one)) {
        char *name = arena_z(r->arena, str_sub(one, 0, 100));
        for (char *c = name; *c; c++)
            if (*c == '.' && !str_eq_nocase(one, S("sailthru.date")) &&
                !str_eq_nocase(one, S("sailthru.title")))
                *c = ':';
        str s = str_of(name);
        offer(title_names, s, content, &r->meta_title, &r->title_rank);
        offer(outlet_names, s, content, &r->meta_outlet, &r->outlet_rank);
        if (str_eq_nocase(s, S("og:url")))
            r->og_url = content;
        if (str_eq_nocase(s, S("og:locale")))
            r->locale = content;
        edtf date;
        size_t before = r->date_rank;
        if (rank_of(date_names, s) < before && pubdate_parse(&date, content, r->words))
            offer(date_names, s, content, &r->meta_date, &r->date_rank);
    }
}

/* ---- JSON-LD --------------------------------------------------------------------------------- */

static bool is_article_type(const json_value *type)
{
    static const char *const endings[] = {"Article", "Posting", "Report", "Review",     "Story",
                                          "WebPage", "Chapter", "Recipe", "VideoObject"};
    str name = json_text(type);
    for (size_t i = 0; i < json_count(type) && !name.n; i++)
        name = json_text(json_item(type, i));
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(name, str_of(endings[i])))
            return true;
    return str_ends(str_sub(name, 0, name.n), S("ArticleBody")) || str_starts(name, S("News"));
}

/* Borrowed strings end with the json_value: copies are kept. */
static void take(reader *r, str *slot, const json_value *v)
{
    str s = str_trim(json_text(v));
    if (!slot->n && s.n)
        *slot = arena_str(r->arena, s);
}

static void take_object(reader *r, const json_value *v, int level)
{
    if (level > LEVELS)
        return;
    for (size_t i = 0; i < json_count(v) && i < ITEMS_MAX; i++)
        take_object(r, json_item(v, i), level + 1);
    take_object(r, json_member(v, "@graph"), level + 1);
    take_object(r, json_member(v, "mainEntity"), level + 1);
    if (!is_article_type(json_member(v, "@type")))
        return;
    const json_value *publisher = json_member(v, "publisher");
    take(r, &r->json_date, json_member(v, "datePublished"));
    take(r, &r->json_title, json_member(v, "headline"));
    take(r, &r->json_name, json_member(v, "name"));
    take(r, &r->json_outlet, json_member(publisher, "name"));
    take(r, &r->json_outlet, json_member(json_item(publisher, 0), "name"));
}

/* Broken JSON still shows its date: "datePublished": "2020-11-05". */
static void take_loose(reader *r, str text)
{
    size_t at = str_find(text, S("\"datePublished\""));
    if (r->json_date.n || at == STR_NONE)
        return;
    str rest = str_trim(str_from(text, at + 15));
    if (!str_starts(rest, S(":")))
        return;
    rest = str_trim(str_from(rest, 1));
    size_t end = str_find_char(str_from(rest, 1), '"');
    if (str_starts(rest, S("\"")) && end != STR_NONE)
        r->json_date = arena_str(r->arena, str_sub(rest, 1, end));
}

typedef struct json_job {
    reader *reader;
    const json_value *value;
} json_job;

static void run_json(void *ctx)
{
    json_job *job = ctx;
    take_object(job->reader, job->value, 0);
}

static void read_json(reader *r, str text)
{
    size_t begin = str_find_char(text, '{'), array = str_find_char(text, '[');
    text = str_trim(text);
    if (str_starts(text, S("<![CDATA[")) || str_starts(text, S("//"))) {
        text = str_from(text, begin); /* wrapped for old parsers; it ends with its last bracket */
        while (text.n && text.p[text.n - 1] != '}')
            text.n--;
    }
    if (begin == STR_NONE && array == STR_NONE)
        return;
    json_value *v = json_parse(text);
    json_job job = {r, v};
    bool in_memory = !v || oom_guard(run_json, &job);
    json_free(v);
    if (!in_memory)
        oom_leap();
    if (!v)
        take_loose(r, text);
}

/* ---- Titles ---------------------------------------------------------------------------------- */

static size_t count_words(str s)
{
    size_t n = 0;
    bool in_word = false;
    for (size_t i = 0; i < s.n; i++) {
        bool blank = s.p[i] == ' ';
        n += !blank && !in_word;
        in_word = !blank;
    }
    return n;
}

/* Length of the separator that stands at `at` ("|", "–"), 0 if none does. */
static size_t separator(str s, size_t at)
{
    static const char *const signs[] = {"|", "-", "–", "—", "\\", "/", ">", "»"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(str_from(s, at), str_of(signs[i])))
            return strlen(signs[i]);
    return 0;
}

/* "Report Calls for Inquiry | Human Rights Watch": what stands before the last " | ", or behind the
 * first where that leaves too little. */
static bool cut_site(str *title)
{
    str s = *title;
    size_t first = STR_NONE, last = STR_NONE, first_n = 0;
    for (size_t i = 1; i < s.n; i++) {
        size_t n = s.p[i - 1] == ' ' ? separator(s, i) : 0;
        if (!n || i + n >= s.n || s.p[i + n] != ' ')
            continue;
        if (first == STR_NONE) {
            first = i;
            first_n = n;
        }
        last = i;
    }
    if (last == STR_NONE)
        return false;
    *title = str_trim(str_sub(s, 0, last));
    if (count_words(*title) < 3)
        *title = str_trim(str_from(s, first + first_n));
    return true;
}

static bool is_heading_text(reader *r, str title)
{
    for (uint32_t i = 1; i < r->tree->nodes.n; i++) {
        uint8_t tag = r->tree->nodes.v[i].tag;
        if ((tag == HTML_H1 || tag == HTML_H2) &&
            str_eq(html_words(r->arena, r->tree, i, 400), title))
            return true;
    }
    return false;
}

/* "BBC News: Talks fail": what stands behind the colon, unless a heading has the whole. */
static str cut_section(reader *r, str whole)
{
    size_t first = str_find(whole, S(": ")), last = first;
    if (is_heading_text(r, whole))
        return whole;
    for (size_t i = first; i + 1 < whole.n; i++)
        if (whole.p[i] == ':')
            last = i;
    str title = str_trim(str_from(whole, last + 1));
    if (count_words(title) < 3)
        return str_trim(str_from(whole, first + 1));
    return count_words(str_sub(whole, 0, first)) > 5 ? whole : title;
}

static str only_h1(reader *r)
{
    uint32_t found = 0;
    for (uint32_t i = 1; i < r->tree->nodes.n; i++) {
        if (r->tree->nodes.v[i].tag != HTML_H1)
            continue;
        if (found)
            return (str){0};
        found = i;
    }
    return found ? html_words(r->arena, r->tree, found, 400) : (str){0};
}

static str title_of_page(reader *r)
{
    str whole = r->title_element, title = whole;
    bool cut = cut_site(&title);
    if (!cut && str_find(whole, S(": ")) != STR_NONE) {
        title = cut_section(r, whole);
    } else if (!cut && (whole.n > 150 || whole.n < 15)) {
        str h1 = only_h1(r);
        title = h1.n ? h1 : whole;
    }
    bool ranked = str_find(whole, S(" / ")) != STR_NONE || str_find(whole, S(" > ")) != STR_NONE ||
                  str_find(whole, S(" » ")) != STR_NONE || str_find(whole, S(" \\ ")) != STR_NONE;
    if (count_words(title) <= 4 && (!ranked || count_words(title) + 2 != count_words(whole)))
        title = whole;
    return title;
}

static str json_title(reader *r)
{
    str title = title_of_page(r), name = r->json_name, headline = r->json_title;
    if (!name.n || !headline.n)
        return name.n ? name : headline;
    /* Sites put the section or their own name in one of the two. */
    bool name_fits = words_alike(name, title) > 0.75;
    bool headline_fits = words_alike(headline, title) > 0.75;
    return headline_fits && !name_fits ? headline : name;
}

/* ---- All of it ------------------------------------------------------------------------------- */

static str first_of(str a, str b)
{
    return a.n ? a : b;
}

static void read_nodes(reader *r)
{
    const html_tree *t = r->tree;
    for (uint32_t i = 1; i < t->nodes.n; i++) {
        uint8_t tag = t->nodes.v[i].tag;
        if (tag == HTML_META) {
            str content = html_attr_of(t, i, HTML_AT_content);
            take_meta(r, html_attr_of(t, i, HTML_AT_property), content);
            take_meta(r, html_attr_of(t, i, HTML_AT_name), content);
            take_meta(r, html_attr_of(t, i, HTML_AT_itemprop), content);
        } else if (tag == HTML_HTML) {
            r->lang = first_of(r->lang, str_trim(html_attr_of(t, i, HTML_AT_lang)));
        } else if (tag == HTML_LINK && !r->canonical.n &&
                   str_eq_nocase(html_attr_of(t, i, HTML_AT_rel), S("canonical"))) {
            r->canonical = str_trim(html_attr_of(t, i, HTML_AT_href));
        } else if (tag == HTML_TITLE && !r->title_element.n) {
            r->title_element = html_words(r->arena, t, i, 1000);
        } else if (str_eq(html_attr_of(t, i, HTML_AT_itemprop), S("datePublished"))) {
            str value = html_attr_of(t, i, HTML_AT_datetime);
            take_meta(r, S("datePublished"), value.n ? value : html_words(r->arena, t, i, 100));
        }
    }
}

static bool is_web_address(str s)
{
    return (str_starts(s, S("http://")) || str_starts(s, S("https://"))) && s.n > 10 && s.n < 2000;
}

void meta_read(page_meta *out, arena *a, const html_tree *tree, const furniture_words *words)
{
    *out = (page_meta){0};
    reader r = {.tree = tree, .arena = a, .words = words, .out = out};
    r.date_rank = sizeof date_names / sizeof *date_names;
    for (size_t i = 0; i < tree->json.n; i++)
        read_json(&r, tree->json.v[i]);
    read_nodes(&r);
    out->title = first_of(first_of(json_title(&r), r.meta_title), title_of_page(&r));
    out->title = first_of(out->title, only_h1(&r));
    out->outlet = first_of(r.meta_outlet, r.json_outlet);
    out->url = is_web_address(r.canonical) ? r.canonical
               : is_web_address(r.og_url)  ? r.og_url
                                           : (str){0};
    out->language = r.lang.n > 2 ? r.lang : first_of(r.locale, r.lang);
    if (pubdate_parse(&out->published, r.json_date, words))
        out->published_by = S("json-ld");
    else if (pubdate_parse(&out->published, r.meta_date, words))
        out->published_by = S("meta");
}
