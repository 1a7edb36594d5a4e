/* page: the frame: policy, style, script, and what stands between them. The style sheet and the
 * script are page.css and page.js beside this file, which the Makefile turns into page_files.h. */
#include "draw/page.h"

#include "base/hash.h"
#include "draw/page_files.h"
#include "draw/svg.h"
#include "text/own.h"

static str bytes_of(const unsigned char *bytes, size_t n)
{
    return (str){(const char *)bytes, n};
}

#define FILE_TEXT(name) bytes_of((name), sizeof(name))

void put_page_attribute(buf *out, const char *name, str value)
{
    buf_printf(out, " %s=\"", name);
    xml_text(out, value);
    buf_char(out, '"');
}

/* Nothing may be loaded, sent or run but what has these hashes. */
static void put_policy(buf *out, arena *a, str script, str sheet)
{
    buf_put(out, S("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "script-src 'sha256-"));
    buf_puts(out, sha256_base64(a, script), S("'; style-src 'sha256-"), sha256_base64(a, sheet),
             S("'; img-src data:; base-uri 'none'; form-action 'none'\"/>\n"));
}

static void put_head(buf *out, const layout *l, str script, str sheet)
{
    static const char *const classes[] = {"light", "dark", "light", "auto"}; /* as draw_theme */
    buf_printf(out, "<!DOCTYPE html>\n<html lang=\"en\" class=\"%s\">\n<head>\n",
               classes[l->options->theme]);
    buf_put(out, S("<meta charset=\"utf-8\"/>\n"));
    put_policy(out, l->a, script, sheet);
    buf_put(out, S("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                   "<meta name=\"referrer\" content=\"no-referrer\"/>\n" OWN_META "\n<title>"));
    xml_text(out, l->title);
    buf_put(out, S("</title>\n<style>"));
    buf_put(out, sheet);
    buf_put(out, S("</style>\n</head>\n"));
}

static void put_title(buf *out, const layout *l, const entries *all)
{
    buf_put(out, S("<body>\n<a class=\"skip\" href=\"#events\">To the list of events</a>\n"
                   "<header>\n<h1>"));
    xml_text(out, l->title);
    buf_put(out, S("</h1>\n<p>"));
    xml_text(out, l->subtitle);
    buf_put(out, S("</p>\n"));
    put_page_form(out, l, all);
    buf_put(out, S("</header>\n"));
}

static void put_picture(buf *out, str svg)
{
    buf_put(out, S("<main class=\"picture\" aria-label=\"Timeline\">\n"
                   "<div id=\"paper\" tabindex=\"0\" role=\"region\" aria-label=\"The picture; "
                   "arrows move it, + and - make it larger and smaller, 0 fits it in\">\n"));
    buf_put(out, svg);
    buf_put(
        out,
        S("</div>\n"
          "<div class=\"tools scripted\" role=\"group\" aria-label=\"Size\" hidden=\"hidden\">\n"
          "<button type=\"button\" data-step=\"-\" aria-label=\"Smaller (−)\">−</button>\n"
          "<button type=\"button\" data-step=\"+\" aria-label=\"Larger (+)\">+</button>\n"
          "<button type=\"button\" data-step=\"0\">Fit</button>\n"
          "<button type=\"button\" data-step=\"1\">100%</button>\n"
          "</div>\n</main>\n"));
}

void draw_page(buf *out, const layout *l, str svg)
{
    str script = FILE_TEXT(page_js), sheet = FILE_TEXT(page_css);
    entries all = entries_build(l);
    put_head(out, l, script, sheet);
    put_title(out, l, &all);
    put_picture(out, svg);
    put_page_list(out, l, &all);
    buf_put(out, S("<script>"));
    buf_put(out, script);
    buf_put(out, S("</script>\n</body>\n</html>\n"));
}
