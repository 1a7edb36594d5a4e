/* hash: SHA-256; the only door to libcrypto. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/arena.h"

/* 64 lowercase hex digits. Empty if the library refuses (it has no SHA-256 or no memory). */
str sha256_hex(arena *a, str bytes);

/* The same in base64, as content security policies have it. */
str sha256_base64(arena *a, str bytes);

#endif
