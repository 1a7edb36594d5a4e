/* theme: each colour keeps its hue; what is light becomes dark, and the colours of lines and signs
 * stay strong enough to be seen: a contrast of at least 3 to the paper, of texts 4.5. Those of
 * `auto` are seen on white paper and on black; its ink and paper are left to the page (svg.h). */
#include "draw/theme.h"

#include <math.h>

typedef struct hsl { /* each 0 to 1 */
    double h, s, l;
} hsl;

static int hex_pair(str s, size_t at)
{
    int value = 0;
    for (size_t i = at; i < at + 2 && i < s.n; i++) {
        char c = s.p[i];
        value = value * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

static hsl from_hex(str colour)
{
    double r = hex_pair(colour, 1) / 255.0, g = hex_pair(colour, 3) / 255.0,
           b = hex_pair(colour, 5) / 255.0;
    double most = fmax(r, fmax(g, b)), least = fmin(r, fmin(g, b)), range = most - least;
    hsl c = {.l = (most + least) / 2};
    if (range <= 0)
        return c;
    c.s = range / (1 - fabs(2 * c.l - 1));
    if (most <= r)
        c.h = fmod((g - b) / range + 6, 6) / 6;
    else
        c.h = (most <= g ? (b - r) / range + 2 : (r - g) / range + 4) / 6;
    return c;
}

static double channel(hsl c, double n)
{
    double k = fmod(n + c.h * 12, 12), a = c.s * fmin(c.l, 1 - c.l);
    return c.l - a * fmax(-1, fmin(fmin(k - 3, 9 - k), 1));
}

static str to_hex(arena *a, double r, double g, double b)
{
    buf out = {.arena = a};
    buf_printf(&out, "#%02X%02X%02X", (unsigned)lround(r * 255), (unsigned)lround(g * 255),
               (unsigned)lround(b * 255));
    return buf_str(&out);
}

/* White becomes nearly black, ink nearly white; signs no darker than is seen on that. */
static str dark(arena *a, str colour)
{
    hsl c = from_hex(colour);
    bool tint = c.l >= 0.75, grey = c.s < 0.25;
    c.l = 0.09 + 0.84 * (1 - c.l);
    if (!tint && !grey && c.l < 0.6)
        c.l = 0.6;
    if (!tint && grey && c.l < 0.62)
        c.l = 0.62;
    if (tint)
        c.s *= 0.6;
    return to_hex(a, channel(c, 0), channel(c, 8), channel(c, 4));
}

/* As light as the eye has it, but signs and letters dark. */
static str print(arena *a, str colour)
{
    double y = (0.2126 * hex_pair(colour, 1) + 0.7152 * hex_pair(colour, 3) +
                0.0722 * hex_pair(colour, 5)) /
               255;
    if (from_hex(colour).l < 0.75)
        y *= 0.55;
    return to_hex(a, y, y, y);
}

static double linear(double part)
{
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

/* How much light it gives, 0 to 1, as the guidelines for accessible pages (WCAG 2) have it. */
static double luminance(hsl c)
{
    return 0.2126 * linear(channel(c, 0)) + 0.7152 * linear(channel(c, 8)) +
           0.0722 * linear(channel(c, 4));
}

/* The same hue, lighter or darker where its light is not within these bounds. */
static str within(arena *a, str colour, double least, double most)
{
    hsl c = from_hex(colour);
    double light = luminance(c), low = 0, high = 1;
    if (light >= least && light <= most)
        return colour;
    double wanted = light < least ? least + 0.005 : most - 0.005;
    for (int i = 0; i < 20; i++) {
        c.l = (low + high) / 2;
        if (luminance(c) < wanted)
            low = c.l;
        else
            high = c.l;
    }
    return to_hex(a, channel(c, 0), channel(c, 8), channel(c, 4));
}

str theme_colour(arena *a, draw_theme theme, str colour)
{
    switch (theme) {
    case THEME_DARK: return dark(a, colour);
    case THEME_PRINT: return print(a, colour);
    case THEME_AUTO: return within(a, colour, 0.145, 0.295); /* 3 to white and to #1E1E1E */
    default: return colour;
    }
}

/* The same for letters: a contrast of at least 4.5 to the paper. */
static str of_letters(arena *a, draw_theme theme, str colour)
{
    str own = theme_colour(a, theme, colour);
    return theme == THEME_DARK ? within(a, own, 0.23, 1) : within(a, own, 0, 0.175);
}

/* Signs in the colour of texts are the page's affair, too. */
static bool is_text(const style *s, str colour)
{
    return str_eq_nocase(colour, s->ink) || str_eq_nocase(colour, s->faint);
}

void theme_style(style *s, arena *a, draw_theme theme)
{
    str *texts[] = {&s->ink, &s->faint, &s->line, &s->band, &s->paper};
    for (size_t i = 0; i < sizeof texts / sizeof *texts && theme != THEME_AUTO; i++)
        *texts[i] = theme_colour(a, theme, *texts[i]);
    for (size_t i = 0; i < s->rows.n; i++) {
        style_row *r = &s->rows.v[i];
        if (!r->colour.n)
            continue;
        r->words = theme == THEME_AUTO ? s->ink : of_letters(a, theme, r->colour);
        if (theme != THEME_AUTO || !is_text(s, r->colour))
            r->colour = theme_colour(a, theme, r->colour);
    }
}
