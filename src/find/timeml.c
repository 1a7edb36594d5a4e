/* timeml: writes an article with its times as TimeML, so that other tools and their scorers can
 * read them. The text stays byte for byte what it was, but for XML's escapes. */
#include "base/utf8.h"
#include "find/timex.h"

/* XML 1.0 knows no control characters but tab and line breaks, and no U+FFFE and U+FFFF. */
static void put_escaped(buf *out, str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        uint32_t cp = utf8_next(s, &at);
        switch (cp) {
        case '<': buf_put(out, S("&lt;")); break;
        case '>': buf_put(out, S("&gt;")); break;
        case '&': buf_put(out, S("&amp;")); break;
        case '"': buf_put(out, S("&quot;")); break;
        case '\r': buf_put(out, S("&#13;")); break;
        default: {
            bool forbidden = (cp < ' ' && cp != '\n' && cp != '\t') || cp == 0xFFFE || cp == 0xFFFF;
            buf_put(out, forbidden ? S(" ") : str_sub(s, from, at - from));
        }
        }
    }
}

static void put_attribute(buf *out, const char *name, str value)
{
    buf_printf(out, " %s=\"", name);
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
    if (tid != NONE) {
        buf_printf(out, " %s=\"t%u\"", name, tid);
    }
}

static void put_time(buf *out, const dateline_article *article, size_t i)
{
    static const char *const types[] = {"DATE", "TIME", "DURATION", "SET"};
    const timex *t = &article->times.v[i];
    buf_printf(out, "<TIMEX3 tid=\"t%zu\" type=\"%s\"", i + 1, types[t->type]);
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
