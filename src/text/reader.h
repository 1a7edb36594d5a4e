/* reader: what the parts of tokenize() share: looking at the bytes of a block, and putting down
 * tokens. token.c reads blocks, numbers and marks, word.c words.
 */
#ifndef TEXT_READER_H
#define TEXT_READER_H

#include "base/buf.h"
#include "text/token.h"

#define WORD_LIMIT 96 /* longer words are in no lexicon and need not be looked up */
#define WAITING    32 /* tokens looked up together */

typedef struct reader {
    str text;
    size_t begin, end; /* of the block */
    size_t first;      /* its first token */
    const intern *words;
    const map *abbreviations;
    token_list *out;
    arena *a;
    uint32_t note;  /* the last that was called */
    buf low;        /* the word at hand in lower case; has room for WORD_LIMIT bytes */
    unsigned flags; /* what stands before the next token */
    size_t waiting; /* last tokens, whose words are yet to be looked up */
    uint64_t hashes[WAITING];
} reader;

/* The byte at `at`; a blank behind the block. */
static inline char byte_at(const reader *r, size_t at)
{
    return at < r->end ? r->text.p[at] : ' ';
}

/* Bytes of a letter beyond ASCII, with the marks that belong to it; 0 for punctuation and space. */
size_t high_letter(const reader *r, size_t at);

/* Bytes of the letter at `at`, or 0. */
static inline size_t letter(const reader *r, size_t at)
{
    char c = byte_at(r, at);
    return (unsigned char)c < 0x80 ? ascii_is_letter(c) : high_letter(r, at);
}

/* Bytes of ' or ’ at `at`, or 0. */
size_t apostrophe(const reader *r, size_t at);

/* Is it 's, 're, 've, 'll, 'd or 'm, less the apostrophe? */
bool is_clitic(str s);

/* Lower case of at most WORD_LIMIT bytes into r->low, as the lexicon has words. Returns
 * TOKEN_CAPITAL and TOKEN_ALLCAPS as they apply. */
unsigned lower(reader *r, size_t at, size_t n);

/* The last tokens get their words. Not each as it is found: until then, the part of the word table
 * that is asked has come near (a tenth of tokenizing). */
void look_up_waiting(reader *r);

/* Puts down a token, whose word is looked up later if there is a hash of it. */
static inline void put_token(reader *r, token t, uint64_t hash)
{
    if (r->waiting == WAITING)
        look_up_waiting(r);
    r->hashes[r->waiting++] = hash;
    intern_expect(r->words, hash);
    *vec_push(r->a, &r->out->tokens) = t;
    r->flags = 0;
}

/* A token of at most eight bytes, all ASCII; `low` is what bytes_load gives of them in lower case,
 * `flags` those of its capitals. */
static inline void emit_short(reader *r, token_kind kind, size_t at, size_t n, unsigned flags,
                              uint64_t low)
{
    span where = {(uint32_t)at, (uint32_t)n};
    put_token(r, (token){where, 0, (uint8_t)kind, (uint8_t)(r->flags | flags)}, hash_short(low, n));
}

/* Any token. */
void emit(reader *r, token_kind kind, size_t at, size_t n);

/* TOKEN_CAPITAL and TOKEN_ALLCAPS of a word of ASCII, given its letters and the capitals in it. */
static inline unsigned case_flags(uint64_t letters, uint64_t uppers)
{
    bool several = (uppers & (uppers - 1)) != 0;
    return (uppers & 0x80 ? TOKEN_CAPITAL : 0u) |
           (several && uppers == letters ? TOKEN_ALLCAPS : 0u);
}

/* Puts down the word at `at` with its clitic, or its first part if two were run together. Returns
 * where what follows begins. */
size_t read_word(reader *r, size_t at); /* word.c */

/* Puts down the mail address with its @ at `at`, and all before that which belongs to it: the word
 * from `begin` on, and tokens. Returns its end, or 0 if it is none. */
size_t read_mail(reader *r, size_t begin, size_t at); /* word.c */

#endif
