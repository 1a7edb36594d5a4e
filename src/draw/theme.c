/* theme: each colour keeps its hue; what is light becomes dark, and the colours of lines and signs
 * stay strong enough to be seen: a contrast of at least 3 to the paper, of texts 4.5. */
#include "draw/theme.h"

#include "base/map.h"

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

str theme_colour(arena *a, draw_theme theme, str colour)
{
    switch (theme) {
    case THEME_DARK: return dark(a, colour);
    case THEME_PRINT: return print(a, colour);
    default: return colour;
    }
}

void theme_style(style *s, arena *a, draw_theme theme)
{
    str *texts[] = {&s->ink, &s->faint, &s->line, &s->band, &s->paper};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = theme_colour(a, theme, *texts[i]);
    for (size_t i = 0; i < s->rows.n; i++)
        if (s->rows.v[i].colour.n)
            s->rows.v[i].colour = theme_colour(a, theme, s->rows.v[i].colour);
}

/* No text of a label can look like such an attribute: its quotes are escaped. */
static void add_rules(buf *out, arena *a, str svg, str attribute, const char *name)
{
    map seen = {.arena = a};
    for (size_t at; (at = str_find(svg, attribute)) != STR_NONE;) {
        str colour = str_sub(str_from(svg, at + attribute.n - 1), 0, 7);
        svg = str_from(svg, at + attribute.n);
        uint32_t *slot = map_slot_of(&seen, colour);
        if (*slot != MAP_NONE)
            continue;
        *slot = 1;
        str to = dark(a, colour);
        buf_printf(out, ".dateline [%s=\"%.*s\"]{%s:%.*s}\n", name, STR_ARG(colour), name,
                   STR_ARG(to));
    }
}

void theme_rules(buf *out, arena *a, str svg)
{
    buf_put(out, S("<style>@media (prefers-color-scheme:dark){\n"));
    add_rules(out, a, svg, S(" fill=\"#"), "fill");
    add_rules(out, a, svg, S(" stroke=\"#"), "stroke");
    buf_put(out, S("}</style>\n"));
}
