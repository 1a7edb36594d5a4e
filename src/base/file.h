/* file: reading, writing and listing, with the care hostile input asks for. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"
#include "base/vec.h"

#define FILE_MAX ((size_t)1 << 30) /* larger inputs are refused with a message */

/* The bytes of a regular file or pipe, at most `max`; "-" is standard input. */
dateline_status file_read(str *out, arena *a, str path, size_t max, const dateline_diag *d);

/* Writes beside, syncs, renames: a reader sees the old file or the new one, never half; "-" is
 * standard output. Existing permissions are kept, nothing is left behind on failure. */
dateline_status file_write(str path, str bytes, const dateline_diag *d);

/* All regular files below a folder, sorted by path bytes, each path starting with `dir`. Hidden
 * entries are left out; symbolic links are followed only where they stay inside the folder. */
dateline_status file_list(str_vec *out, arena *a, str dir, const dateline_diag *d);

typedef enum file_kind { FILE_MISSING, FILE_REGULAR, FILE_FOLDER, FILE_OTHER } file_kind;
file_kind file_kind_of(str path);

str path_base(str path); /* behind the last slash */
str path_dir(str path);  /* before it; "." if none */
str path_join(arena *a, str dir, str name);
str path_ending(str path); /* "html" of "a/b.html"; empty if none */

#endif
