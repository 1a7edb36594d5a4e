/* dictionary: lemmas of WordNet, and the forms that English makes of them. */
#include "train/dictionary.h"

#include "base/buf.h"
#include "base/file.h"

static void add(key_table *d, str form, uint8_t classes)
{
    lang_word w;
    lang_word_read(&w, form);
    keys_add(d, w.lower)->value |= classes;
}

/* The lemma less its last `cut` bytes, with an ending. */
static void add_form(key_table *d, str lemma, size_t cut, str ending, uint8_t classes)
{
    buf form = {.arena = d->arena};
    buf_put(&form, str_sub(lemma, 0, lemma.n - cut));
    buf_put(&form, ending);
    add(d, buf_str(&form), classes);
}

static bool ends_in_consonant_y(str w)
{
    return w.n > 2 && w.p[w.n - 1] == 'y' && !ascii_is_vowel(w.p[w.n - 2]);
}

/* councils, crises by noun.exc, watches, parties; and says, watches, denies. */
static void add_s(key_table *d, str w, uint8_t classes)
{
    if (ends_in_consonant_y(w))
        add_form(d, w, 1, S("ies"), classes);
    else if (str_ends(w, S("s")) || str_ends(w, S("x")) || str_ends(w, S("z")) ||
             str_ends(w, S("ch")) || str_ends(w, S("sh")))
        add_form(d, w, 0, S("es"), classes);
    else
        add_form(d, w, 0, S("s"), classes);
}

/* denied, agreed, walked; agreeing, making, walking. Doubled consonants stand in verb.exc. */
static void add_verb_forms(key_table *d, str w)
{
    bool e = str_ends(w, S("e"));
    add_s(d, w, CLASS_VERB_FORM);
    add_form(d, w, ends_in_consonant_y(w),
             ends_in_consonant_y(w) ? S("ied")
             : e                    ? S("d")
                                    : S("ed"),
             CLASS_VERB_FORM);
    add_form(d, w, e && !str_ends(w, S("ee")), S("ing"), CLASS_VERB_FORM);
}

/* larger, happiest: of short words only. */
static void add_degrees(key_table *d, str w)
{
    bool e = str_ends(w, S("e")), y = ends_in_consonant_y(w);
    if (w.n > 6)
        return;
    add_form(d, w, y, y ? S("ier") : e ? S("r") : S("er"), CLASS_ADJECTIVE);
    add_form(d, w, y, y ? S("iest") : e ? S("st") : S("est"), CLASS_ADJECTIVE);
}

static void add_lemma(key_table *d, str w, uint8_t classes)
{
    bool name = ascii_is_upper(w.p[0]);
    add(d, w, !name ? classes : classes == CLASS_NOUN ? CLASS_NAME : CLASS_NAME | classes);
    if (name)
        return;
    if (classes == CLASS_NOUN)
        add_s(d, w, CLASS_PLURAL);
    else if (classes == CLASS_VERB)
        add_verb_forms(d, w);
    else if (classes == CLASS_ADJECTIVE)
        add_degrees(d, w);
}

/* `offset file kind count word id word id ...`, count in two hexadecimal digits; a word's blanks
 * are underscores, adjectives may end in a mark: "galore(ip)". Lines of the licence begin with a
 * blank.
 */
static void read_synset(key_table *d, str line, uint8_t classes)
{
    str piece;
    if (line.n == 0 || line.p[0] == ' ')
        return;
    for (int i = 0; i < 4; i++)
        str_split(&line, ' ', &piece);
    uint32_t words = 0;
    for (size_t i = 0; i < piece.n; i++) {
        char c = piece.p[i];
        words = words * 16 + (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    for (uint32_t i = 0; i < words && str_split(&line, ' ', &piece); i++) {
        piece.n = str_find_char(piece, '(') != STR_NONE ? str_find_char(piece, '(') : piece.n;
        if (piece.n > 0 && piece.n < 60 && str_find_char(piece, '_') == STR_NONE)
            add_lemma(d, piece, classes);
        str_split(&line, ' ', &piece);
    }
}

/* `form lemma`: irregular ones. */
static void read_exception(key_table *d, str line, uint8_t classes)
{
    str form;
    if (str_split(&line, ' ', &form) && form.n > 0 && str_find_char(form, '_') == STR_NONE)
        add(d, form, classes);
}

dateline_status dictionary_read(key_table *out, const char *dir, const dateline_diag *diag)
{
    static const struct {
        const char *file;
        uint8_t classes;
        bool exceptions;
    } files[] = {
        {"data.noun", CLASS_NOUN, false},     {"data.verb", CLASS_VERB, false},
        {"data.adj", CLASS_ADJECTIVE, false}, {"data.adv", CLASS_ADVERB, false},
        {"noun.exc", CLASS_PLURAL, true},     {"verb.exc", CLASS_VERB_FORM, true},
        {"adj.exc", CLASS_ADJECTIVE, true},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        str text, path = path_join(out->arena, str_of(dir), str_of(files[i].file));
        dateline_status status = file_read(&text, out->arena, path, FILE_MAX, diag);
        if (status != DATELINE_OK)
            return status;
        for (str line; str_split(&text, '\n', &line);) {
            if (files[i].exceptions)
                read_exception(out, line, files[i].classes);
            else
                read_synset(out, line, files[i].classes);
        }
    }
    return DATELINE_OK;
}
