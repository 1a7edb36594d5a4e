/* box_names: what the class and id names, the role and the source of an element promise. The name
 * lists are Readability's, which were gathered from thousands of sites; they are markup, not
 * language. */
#include "text/boxes.h"

enum { NAME_UNLIKELY = 1, NAME_MAYBE = 2, NAME_GOOD = 4, NAME_BAD = 8, NAME_BYLINE = 16 };

/* Parts of names in alphabetical order. */
static const struct {
    const char *part;
    unsigned char says;
} name_parts[] = {
    {"-ad-", NAME_UNLIKELY | NAME_BAD},
    {"ad-break", NAME_UNLIKELY},
    {"agegate", NAME_UNLIKELY},
    {"ai2html", NAME_UNLIKELY},
    {"and", NAME_MAYBE},
    {"article", NAME_MAYBE | NAME_GOOD},
    {"author", NAME_BYLINE},
    {"banner", NAME_UNLIKELY | NAME_BAD},
    {"blog", NAME_GOOD},
    {"body", NAME_MAYBE | NAME_GOOD},
    {"breadcrumbs", NAME_UNLIKELY},
    {"byline", NAME_BYLINE},
    {"catlinks", NAME_UNLIKELY}, /* below the pages of a wiki */
    {"column", NAME_MAYBE},
    {"com-", NAME_BAD},
    {"combx", NAME_UNLIKELY | NAME_BAD},
    {"comment", NAME_UNLIKELY | NAME_BAD},
    {"community", NAME_UNLIKELY},
    {"contact", NAME_BAD},
    {"content", NAME_MAYBE | NAME_GOOD},
    {"cover-wrap", NAME_UNLIKELY},
    {"dateline", NAME_BYLINE},
    {"disqus", NAME_UNLIKELY},
    {"entry", NAME_GOOD},
    {"extra", NAME_UNLIKELY},
    {"footer", NAME_UNLIKELY | NAME_BAD},
    {"gdpr", NAME_UNLIKELY | NAME_BAD},
    {"header", NAME_UNLIKELY},
    {"hidden", NAME_BAD},
    {"legends", NAME_UNLIKELY},
    {"main", NAME_MAYBE | NAME_GOOD},
    {"masthead", NAME_BAD},
    {"mathjax", NAME_MAYBE},
    {"media", NAME_BAD},
    {"menu", NAME_UNLIKELY},
    {"meta", NAME_BAD},
    {"outbrain", NAME_BAD},
    {"page", NAME_GOOD},
    {"pager", NAME_UNLIKELY},
    {"pagination", NAME_UNLIKELY},
    {"popup", NAME_UNLIKELY},
    {"post", NAME_GOOD},
    {"promo", NAME_BAD},
    {"related", NAME_UNLIKELY | NAME_BAD},
    {"remark", NAME_UNLIKELY},
    {"replies", NAME_UNLIKELY},
    {"rss", NAME_UNLIKELY},
    {"scroll", NAME_BAD},
    {"shadow", NAME_MAYBE},
    {"share", NAME_BAD},
    {"shopping", NAME_BAD},
    {"shoutbox", NAME_UNLIKELY | NAME_BAD},
    {"sidebar", NAME_UNLIKELY | NAME_BAD},
    {"skyscraper", NAME_UNLIKELY | NAME_BAD},
    {"social", NAME_UNLIKELY},
    {"sponsor", NAME_UNLIKELY | NAME_BAD},
    {"story", NAME_GOOD},
    {"supplemental", NAME_UNLIKELY},
    {"tags", NAME_BAD},
    {"text", NAME_GOOD},
    {"widget", NAME_BAD},
    {"writtenby", NAME_BYLINE},
    {"yom-remote", NAME_UNLIKELY},
};

#define NAME_PARTS (sizeof name_parts / sizeof *name_parts)

box_name_index box_name_index_make(void)
{
    box_name_index index = {0};
    for (size_t i = NAME_PARTS; i-- > 0;) {
        unsigned char c = (unsigned char)name_parts[i].part[0];
        index.first[c] = (uint8_t)i;
        index.count[c]++;
    }
    return index;
}

static bool has_part(str name, size_t at, const char *part)
{
    for (; *part; part++, at++)
        if (at >= name.n || ascii_lower(name.p[at]) != *part)
            return false;
    return true;
}

static unsigned names_say(const box_name_index *index, str name)
{
    unsigned says = 0;
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)ascii_lower(name.p[i]);
        if (c >= 128)
            continue;
        for (size_t k = index->first[c], end = k + index->count[c]; k < end; k++)
            if ((says & name_parts[k].says) != name_parts[k].says &&
                has_part(name, i, name_parts[k].part))
                says |= name_parts[k].says;
    }
    return says;
}

/* "share" or "sharedaddy" as a word of the name: not "shareholders". */
static bool names_share(str name)
{
    bool in_word = false;
    for (size_t i = 0; i < name.n; i++) {
        char c = ascii_lower(name.p[i]);
        bool letter = ascii_is_lower(c) || ascii_is_digit(c);
        if (letter && !in_word && has_part(name, i, "share")) {
            size_t end = i + (has_part(name, i, "sharedaddy") ? 10 : 5);
            char next = end < name.n ? ascii_lower(name.p[end]) : ' ';
            if (!ascii_is_lower(next) && !ascii_is_digit(next))
                return true;
        }
        in_word = letter;
    }
    return false;
}

/* Whether one of the classes is one of `names`. */
static bool has_class(str classes, const char *const *names, uint32_t n)
{
    str class;
    while (str_split(&classes, ' ', &class))
        if (class.n && str_among(NULL, names, n, class))
            return true;
    return false;
}

/* As MediaWiki, WordPress and Pandoc name lists of what is cited; roles of DPUB-ARIA. */
static bool names_references(str classes)
{
    static const char *const names[] = {"references",   "mw-references-wrap", "reflist",
                                        "footnotes",    "wp-block-footnotes", "doc-endnotes",
                                        "doc-footnote", "doc-bibliography"};
    return has_class(classes, names, sizeof names / sizeof *names);
}

/* "Date | 3 May - 9 June 1843", "Not to be confused with the siege of 1900": no prose. */
static bool names_beside(str classes)
{
    static const char *const names[] = {"infobox", "hatnote"};
    return has_class(classes, names, sizeof names / sizeof *names);
}

/* In every heading of a wiki stands "[edit]". */
static bool names_button(str classes)
{
    static const char *const names[] = {"mw-editsection"};
    return has_class(classes, names, 1);
}

static int weight_of_name(const box_name_index *index, str name)
{
    unsigned says = names_say(index, name);
    return (says & NAME_GOOD ? 25 : 0) - (says & NAME_BAD ? 25 : 0);
}

static bool is_furniture_role(str role)
{
    static const char *const roles[] = {"menu",  "menubar",     "complementary", "navigation",
                                        "alert", "alertdialog", "dialog"};
    return STR_AMONG(roles, role);
}

static bool is_unseen_tag(html_tag tag)
{
    return tag == HTML_HEAD || tag == HTML_SCRIPT || tag == HTML_STYLE || tag == HTML_NOSCRIPT ||
           tag == HTML_TEMPLATE || tag == HTML_TITLE || tag == HTML_META || tag == HTML_LINK ||
           tag == HTML_SVG || tag == HTML_OPTION;
}

static bool is_player(const html_tree *t, uint32_t node)
{
    static const char *const hosts[] = {
        "dailymotion.com", "youtube.com", "youtube-nocookie.com", "player.vimeo.com",
        "v.qq.com",        "archive.org", "upload.wikimedia.org", "player.twitch.tv"};
    str src = html_attr_of(t, node, HTML_AT_src);
    if (!src.n || src.n > 2000)
        return false;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        if (str_find(src, str_of(hosts[i])) != STR_NONE)
            return true;
    return false;
}

void box_read_names(box *b, const html_tree *t, const box_name_index *index)
{
    const html_node *node = &t->nodes.v[b->node];
    if (node->hidden || is_unseen_tag(b->tag))
        b->marks |= MARK_HIDDEN;
    b->video = (b->tag == HTML_IFRAME || b->tag == HTML_EMBED || b->tag == HTML_OBJECT) &&
               is_player(t, b->node);
    if (!node->attrs)
        return;
    str class = html_attr_of(t, b->node, HTML_AT_class), id = html_attr_of(t, b->node, HTML_AT_id);
    unsigned says = names_say(index, class) | names_say(index, id);
    b->weight = (int8_t)(weight_of_name(index, class) + weight_of_name(index, id));
    if (says & NAME_UNLIKELY)
        b->marks |= MARK_UNLIKELY;
    if (says & NAME_MAYBE)
        b->marks |= MARK_MAYBE;
    if (names_share(class) || names_share(id))
        b->marks |= MARK_SHARE;
    str role = html_attr_of(t, b->node, HTML_AT_role);
    if (is_furniture_role(role))
        b->marks |= MARK_ROLE;
    if (names_references(class) || names_references(role))
        b->marks |= MARK_REFERENCES;
    if (names_beside(class))
        b->marks |= MARK_BESIDE;
    if (names_button(class))
        b->marks |= MARK_HIDDEN;
    str itemprop = html_attr_of(t, b->node, HTML_AT_itemprop);
    if ((says & NAME_BYLINE) || str_eq(html_attr_of(t, b->node, HTML_AT_rel), S("author")) ||
        str_find(itemprop, S("author")) != STR_NONE)
        b->marks |= MARK_BYLINE;
}
