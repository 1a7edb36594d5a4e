/* theme: the colours of a style for other paper: a dark screen, or a printer without colours. */
#ifndef DRAW_THEME_H
#define DRAW_THEME_H

#include "base/buf.h"
#include "draw/draw.h"
#include "draw/style.h"

/* `colour` is #RRGGBB of a light picture. */
str theme_colour(arena *a, draw_theme theme, str colour);

/* All colours of the style. */
void theme_style(style *s, arena *a, draw_theme theme);

#endif
