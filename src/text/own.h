/* own: what dateline wrote itself, and people saved beside their articles. */
#ifndef TEXT_OWN_H
#define TEXT_OWN_H

#include "base/str.h"

/* What the page of a timeline says of its maker. */
#define OWN_META "<meta name=\"generator\" content=\"dateline\"/>"

/* True of a timeline as page, Markdown or plain text. */
bool text_is_own(str text);

#endif
