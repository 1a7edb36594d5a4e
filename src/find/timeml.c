/* timeml: writes an article with its times as TimeML, so that other tools and their scorers can
 * read them. The text stays byte for byte what it was, but for XML's escapes. */
#include "base/utf8.h"
#include "find/timex.h"

/* May the byte begin what XML needs escaped, or does not know? */
static bool needs_care(unsigned char c)
{
    static const bool marks[256] = {['<'] = 1, ['>'] = 1, ['&'] = 1, ['"'] = 1, [0xEF] = 1};
    return marks[c] || (c < ' ' && c != '\n' && c != '\t');
}

/* XML 1.0 knows no control characters but tab and line breaks, and no U+FFFE and U+FFFF. */
static size_t put_careful(buf *out, str s, size_t at)
{
    size_t from = at;
    uint32_t cp = utf8_next(s, &at);
    switch (cp) {
    case '<': buf_put(out, S("&lt;")); break;
    case '>': buf_put(out, S("&gt;")); break;
    case '&': buf_put(out, S("&amp;")); break;
    case '"': buf_put(out, S("&quot;")); break;
    case '\r': buf_put(out, S("&#13;")); break;
    default: {
        bool forbidden = cp < ' ' || cp == 0xFFFE || cp == 0xFFFF;
        buf_put(out, forbidden ? S(" ") : str_sub(s, from, at - from));
    }
    }
    return at;
}

static void put_escaped(buf *out, str s)
{
    for (size_t at = 0, from; at < s.n;) {
        for (from = at; at < s.n && !needs_care((unsigned char)s.p[at]); at++) {
        }
        buf_put(out, str_sub(s, from, at - from));
        if (at < s.n) {
            at = put_careful(out, s, at);
        }
    }
}

static void put_attribute(buf *out, const char *name, str value)
{
    buf_char(out, ' ');
    buf_put(out, str_of(name));
    buf_put(out, S("=\""));
    put_escaped(out, value);
    buf_char(out, '"');
}

static void put_if_said(buf *out, const char *name, str value)
{
    if (value.n) {
        put_attribute(out, name, value);
    }
}

static void put_tid(buf *out, const char *name, uint32_t tid)
{
    if (tid == NONE) {
        return;
    }
    buf_char(out, ' ');
    buf_put(out, str_of(name));
    buf_put(out, S("=\"t"));
    buf_number(out, tid, 1);
    buf_char(out, '"');
}

static void put_time(buf *out, const dateline_article *article, size_t i)
{
    static const char *const types[] = {"DATE", "TIME", "DURATION", "SET"};
    const timex *t = &article->times.v[i];
    buf_put(out, S("<TIMEX3"));
    put_tid(out, "tid", (uint32_t)i + 1);
    put_attribute(out, "type", str_of(types[t->type]));
    put_attribute(out, "value", t->value);
    put_if_said(out, "mod", t->mod);
    put_if_said(out, "quant", t->quant);
    put_if_said(out, "freq", t->freq);
    if (timex_anchor_tid(t) != NONE) {
        buf_put(out, S(" temporalFunction=\"true\""));
    }
    put_tid(out, "anchorTimeID", timex_anchor_tid(t));
    put_tid(out, "beginPoint", t->begin_point);
    put_tid(out, "endPoint", t->end_point);
    buf_char(out, '>');
    put_escaped(out, str_span(article->source.text, t->at));
    buf_put(out, S("</TIMEX3>"));
}

static void put_head(buf *out, const source *s)
{
    buf_put(out, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>"));
    put_escaped(out, s->file);
    buf_put(out, S("</DOCID>\n"));
    if (!edtf_empty(s->published)) {
        buf date = {.arena = out->arena};
        edtf_print(&date, s->published);
        buf_put(out, S("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\""));
        put_escaped(out, buf_str(&date));
        buf_put(out, S("\" functionInDocument=\"CREATION_TIME\">"));
        put_escaped(out, buf_str(&date));
        buf_put(out, S("</TIMEX3></DCT>\n"));
    }
}

void timeml_print(buf *out, const dateline_article *article)
{
    str text = article->source.text;
    size_t done = 0;
    buf_reserve(out, text.n + text.n / 4);
    put_head(out, &article->source);
    buf_put(out, S("<TEXT>"));
    for (size_t i = 0; i < article->times.n; i++) {
        span at = article->times.v[i].at;
        put_escaped(out, str_sub(text, done, at.at - done));
        put_time(out, article, i);
        done = span_end(at);
    }
    put_escaped(out, str_from(text, done));
    buf_put(out, S("</TEXT>\n</TimeML>\n"));
}
