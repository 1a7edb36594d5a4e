/* pdf: the text of a PDF, by Poppler's pdftotext as a caged child process. */
#ifndef TEXT_PDF_H
#define TEXT_PDF_H

#include "base/arena.h"
#include "base/diag.h"

/* The text layer of a PDF, UTF-8, pages parted by form feeds. The child reads the very bytes that
 * were hashed, through a pipe; it has no shell, no files of ours, and limits on time, memory and
 * output. DATELINE_INVALID for a PDF that cannot be read or holds no text, DATELINE_LIMIT for one
 * that takes too much, DATELINE_IO where pdftotext is not installed. */
dateline_status pdf_text(str *out, arena *a, str bytes, str file, const dateline_diag *d);

#endif
