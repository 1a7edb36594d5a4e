/* source: the one way into a document: bytes are hashed, told apart, decoded and cut into blocks,
 * and what is known of them is gathered, the user's word first. */
#include "text/source.h"

#include "base/file.h"
#include "base/hash.h"
#include "text/decode.h"
#include "text/html.h"
#include "text/meta.h"
#include "text/own.h"
#include "text/page.h"
#include "text/pdf.h"
#include "text/plain.h"
#include "text/pubdate.h"

static void apply_meta(source *out, arena *a, const page_meta *meta)
{
    if (!out->title.n)
        out->title = arena_str(a, meta->title);
    if (!out->outlet.n)
        out->outlet = arena_str(a, meta->outlet);
    if (!out->url.n)
        out->url = arena_str(a, meta->url);
    out->language = arena_str(a, meta->language);
    if (edtf_empty(out->published)) {
        out->published = meta->published;
        out->published_by = meta->published_by;
    }
}

/* An address that says the day dates the document before anything in its text does; one that says
 * only the month comes last. */
static void date_by_url(source *out, const furniture_words *words, edtf_precision least)
{
    edtf date;
    if (!edtf_empty(out->published) || !pubdate_url(&date, out->url, words) ||
        edtf_finest(date) < least)
        return;
    out->published = date;
    out->published_by = S("url");
}

/* What a file is named by is most often the day of its article, and in doubt. */
static void date_by_name(source *out)
{
    edtf date;
    if (!edtf_empty(out->published) || !pubdate_file(&date, out->file))
        return;
    out->published = edtf_qualify(date, EDTF_UNCERTAIN);
    out->published_by = S("file name");
}

static dateline_status read_page(source *out, arena *a, const source_facts *facts,
                                 const dateline_diag *d)
{
    arena scratch = ARENA_SCRATCH;
    html_tree tree;
    bool read = html_parse(&tree, &scratch, out->text);
    if (read) {
        page_meta meta;
        meta_read(&meta, &scratch, &tree, facts->furniture);
        apply_meta(out, a, &meta);
        date_by_url(out, facts->furniture, EDTF_DAY);
        page_read(out, a, &tree, meta.title, facts->furniture);
    }
    arena_free(&scratch);
    if (!read)
        return diag_error(d, DATELINE_INVALID, place_file(out->file), "cannot read this page");
    return DATELINE_OK;
}

static void apply_facts(source *out, const source_facts *facts)
{
    if (facts->title.n)
        out->title = facts->title;
    if (facts->outlet.n)
        out->outlet = facts->outlet;
    if (facts->url.n)
        out->url = facts->url;
    if (!edtf_empty(facts->published)) {
        out->published = facts->published;
        out->published_by = facts->published_by.n ? facts->published_by : S("manifest");
    }
    out->extra = facts->extra;
}

static bool has_article(const source *s)
{
    for (size_t i = 0; i < s->blocks.n; i++) {
        if (block_is_read(s->blocks.v[i].kind))
            return true;
    }
    return s->form == SOURCE_TABLE;
}

/* Nothing will come of it: why must be said, or nobody looks for it. */
static void say_nothing_found(const source *s, bool empty, const dateline_diag *d)
{
    const char *why =
        empty             ? "the file is empty"
        : s->blocks.n > 0 ? "nothing but menus and notices found: 'dateline text --all' "
                            "shows them"
        : s->form == SOURCE_HTML
            ? "this page holds no text: what its scripts fetch must be saved from the "
              "browser, with the page complete or printed as PDF"
            : "the file holds nothing but blanks";
    diag_say(d, DATELINE_WARNING, place_file(s->file), "%s", why);
}

dateline_status source_from_bytes(source *out, arena *a, str bytes, str file,
                                  const source_facts *facts, const dateline_diag *d)
{
    static const source_facts nothing = {0};
    if (!facts)
        facts = &nothing;
    *out = (source){.file = arena_str(a, file)};
    if (!facts->unhashed)
        out->sha256 = sha256_hex(a, bytes);
    dateline_status status = decode_form(&out->form, bytes, file, d);
    if (status)
        return status;
    if (out->form == SOURCE_PDF)
        status = pdf_text(&bytes, a, bytes, file, d);
    if (status)
        return status;
    out->text = decode_text(a, bytes, out->form, file, d);
    out->own = text_is_own(out->text);
    apply_facts(out, facts);
    if (out->form == SOURCE_HTML) {
        status = read_page(out, a, facts, d);
    } else if (out->form != SOURCE_TABLE) {
        out->url = out->url.n ? out->url : pubdate_address(out->text);
        date_by_url(out, facts->furniture, EDTF_DAY);
        plain_read(out, a, facts->furniture);
    }
    date_by_url(out, facts->furniture, EDTF_MONTH);
    if (out->form != SOURCE_TABLE)
        date_by_name(out);
    if (!status && !has_article(out))
        say_nothing_found(out, bytes.n == 0, d);
    return status;
}

dateline_status source_read(source *out, arena *a, str path, str file, const source_facts *facts,
                            const dateline_diag *d)
{
    str bytes;
    *out = (source){.file = file};
    dateline_status status = file_read(&bytes, a, path, FILE_MAX, d);
    return status ? status : source_from_bytes(out, a, bytes, file, facts, d);
}
