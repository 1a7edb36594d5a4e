/* url: addresses that a picture or page may link to. */
#ifndef DRAW_URL_H
#define DRAW_URL_H

#include "base/buf.h"

/* `url` if it is http, https, mailto or relative, with everything encoded that could end an
 * attribute or change how it is read; else empty. */
str url_safe(arena *a, str url);

/* The same of nothing but http and https. */
str url_web(arena *a, str url);

#endif
