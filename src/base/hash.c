/* hash: SHA-256 through libcrypto's one-shot interface. */
#include "base/hash.h"

#include <openssl/evp.h>

str sha256_hex(arena *a, str bytes)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int n = 0;
    if (!EVP_Digest(bytes.p ? bytes.p : "", bytes.n, digest, &n, EVP_sha256(), NULL))
        return (str){0};
    char *hex = arena_new(a, char, 2 * n + 1);
    for (unsigned int i = 0; i < n; i++) {
        hex[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    return (str){hex, 2 * n};
}

str sha256_base64(arena *a, str bytes)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int n = 0;
    if (!EVP_Digest(bytes.p ? bytes.p : "", bytes.n, digest, &n, EVP_sha256(), NULL))
        return (str){0};
    unsigned char *text = arena_new(a, unsigned char, n / 3 * 4 + 5);
    int length = EVP_EncodeBlock(text, digest, (int)n);
    return (str){(const char *)text, length > 0 ? (size_t)length : 0};
}
