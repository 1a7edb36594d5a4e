/* note: a line that begins with a number is a note only if that number was called above, and if it
 * is next in the order of notes; so numbered paragraphs, lists and days are none. */
#include "text/note.h"

#include "text/chunk.h"

#define NOTE_GAP   5 /* notes of which nothing was seen between two */
#define NOTE_WORDS 6 /* of the shortest that tells something */

/* ---- Calls ----------------------------------------------------------------------------------- */

static size_t digits_end(str text, size_t at)
{
    while (at < text.n && ascii_is_digit(text.p[at]))
        at++;
    return at;
}

bool note_may_call(str text, size_t at)
{
    str before = str_sub(text, 0, at);
    char c = before.n ? before.p[before.n - 1] : ' ';
    if (c != '.' && c != ',')
        return ascii_is_lower(c) || str_find_char(S(";:!?)\"]"), c) != STR_NONE ||
               str_ends(before, S("”")) || str_ends(before, S("’"));
    size_t digits = 0;
    while (digits + 1 < before.n && ascii_is_digit(before.p[before.n - 2 - digits]))
        digits++;
    return digits == 0 || digits == 4;
}

static bool ends_call(str text, size_t end)
{
    return end == text.n || (unsigned char)text.p[end] <= ' ' ||
           str_find_char(S(".,;:)\"]"), text.p[end]) != STR_NONE;
}

static void read_calls(note_walk *w, size_t to)
{
    while (w->read < to) {
        size_t at = w->read, end = digits_end(w->text, at);
        uint32_t number;
        w->read = end > at ? end : at + 1;
        if (end == at || end - at > 3 || at == 0 ||
            !str_number(str_sub(w->text, at, end - at), &number))
            continue;
        bool line = at < 2 || w->text.p[at - 2] == '\n';
        bool bracket = w->text.p[at - 1] == '[' && end < w->text.n && w->text.p[end] == ']';
        if (bracket ? !line : note_may_call(w->text, at) && ends_call(w->text, end))
            w->called[number / 64] |= (uint64_t)1 << number % 64;
    }
}

/* ---- Notes ----------------------------------------------------------------------------------- */

/* "2 October 2020: The mayor resigned" begins with a day. */
static bool is_month(str text, const furniture_words *words)
{
    char low[16];
    size_t n = 0;
    for (; n < sizeof low && n < text.n && ascii_is_letter(text.p[n]); n++)
        low[n] = ascii_lower(text.p[n]);
    return furniture_number(words, FURNITURE_MONTH, (str){low, n}) > 0;
}

/* Whether the text above `at` calls the note, and it follows the one before. */
static bool is_next(note_walk *walk, size_t at, uint32_t number)
{
    read_calls(walk, at);
    bool next =
        number == 1 || walk->last == 0 || (number > walk->last && number <= walk->last + NOTE_GAP);
    if (!next || !(walk->called[number / 64] >> number % 64 & 1))
        return false;
    walk->last = number;
    return true;
}

/* "2. Prison service, statement of 14 April 2021": a paragraph that has a stop behind its number is
 * prose. */
static bool is_dotted_note(str text, const furniture_words *words)
{
    furniture_verdict v = furniture_judge(words, text);
    return words && v.prose * 5 < v.words && chunk_ends(text);
}

size_t note_begins(note_walk *walk, size_t at, str line, const furniture_words *words)
{
    bool bracket = line.n && line.p[0] == '[';
    size_t end = digits_end(line, bracket);
    bool dotted = !bracket && end < line.n && line.p[end] == '.';
    size_t head = end + ((bracket && end < line.n) || dotted);
    uint32_t number;
    if (end == bracket || end == line.n || end > bracket + 3U ||
        !str_number(str_sub(line, bracket, end - bracket), &number))
        return 0;
    size_t text = head;
    while (text < line.n && (line.p[text] == ' ' || line.p[text] == '\t'))
        text++;
    bool apart = bracket ? line.p[end] == ']' : text > head;
    if (text == line.n || !apart || ascii_is_lower(line.p[text]) ||
        is_month(str_from(line, text), words) ||
        (dotted && !is_dotted_note(str_from(line, text), words)))
        return 0;
    return is_next(walk, at, number) ? text : 0;
}

bool note_stands_below(note_walk *walk, size_t at, str line)
{
    uint32_t number;
    return line.n > 0 && line.n <= 3 && str_number(line, &number) && is_next(walk, at, number);
}

bool note_cites(const furniture_words *words, str note)
{
    furniture_verdict v = furniture_judge(words, note);
    bool title = str_starts(note, S("\"")) || str_starts(note, S("“")) || str_starts(note, S("‘"));
    bool prose = v.words >= NOTE_WORDS && v.prose * 5 >= v.words && chunk_ends(note);
    return !prose || title || v.uses >> FURNITURE_CITES & 1;
}
