/* picture: what render, diff and building in one go share: a picture into the file asked for. */
#ifndef CLI_PICTURE_H
#define CLI_PICTURE_H

#include "cli/opt.h"
#include "dateline.h"

/* Draws `of`, whatever that is. */
typedef dateline_status (*picture_renderer)(dateline_text **out, const void *of,
                                            const dateline_render_options *r);

/* -T, or the ending of -o, or svg. */
const char *picture_format(const options *o);

/* Into --output, or standard output. */
dateline_status draw_picture(const options *o, picture_renderer render, const void *of);

#endif
