/* arena: bump allocation in growing blocks, and the leap back when there is no more memory. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
    arena_block *next;
    arena_block *older, *newer; /* of the thread's scratch blocks */
    unsigned depth;             /* of guards around the function that owns a scratch block */
    max_align_t data[];
};

#define BLOCK_FIRST ((size_t)960) /* most scratch arenas need no more; malloc has it at hand */
#define BLOCK_MOST  ((size_t)4 << 20)
#define BLOCK_LARGE ((size_t)1 << 20) /* these the system gives zeroed, page by page as used */
#define CLEAN_STEP  ((size_t)1 << 10) /* bytes zeroed ahead: most pieces are small */

static _Thread_local jmp_buf *guard_target;
static _Thread_local unsigned guard_depth;
static _Thread_local arena_block *newest_scratch;
static _Thread_local size_t fail_after;

_Noreturn void oom_leap(void)
{
    if (!guard_target)
        abort(); /* a public function forgot its oom_guard: a bug of ours */
    longjmp(*guard_target, 1);
}

static void enlist(arena_block *block)
{
    block->depth = guard_depth;
    block->older = newest_scratch;
    if (newest_scratch)
        newest_scratch->newer = block;
    newest_scratch = block;
}

static void delist(arena_block *block)
{
    if (block->newer)
        block->newer->older = block->older;
    else
        newest_scratch = block->older;
    if (block->older)
        block->older->newer = block->newer;
}

/* The functions that the leap cut short cannot free their scratch arenas any more. */
static void free_lost_scratch(void)
{
    for (arena_block *block = newest_scratch, *older; block; block = older) {
        older = block->older;
        if (block->depth > guard_depth) {
            delist(block);
            free(block);
        }
    }
}

bool oom_guard(void (*fn)(void *ctx), void *ctx)
{
    jmp_buf here;
    jmp_buf *outer = guard_target;
    guard_depth++;
    if (setjmp(here)) {
        guard_target = outer;
        guard_depth--;
        free_lost_scratch();
        return false;
    }
    guard_target = &here;
    fn(ctx);
    guard_target = outer;
    guard_depth--;
    return true;
}

void arena_fail_after(size_t n)
{
    fail_after = n;
}

/* True when the test hook wants this allocation to fail; it then lets later ones succeed. */
static bool made_to_fail(void)
{
    return fail_after && --fail_after == 0;
}

static void add_block(arena *a, size_t need)
{
    size_t size = a->size < BLOCK_FIRST ? BLOCK_FIRST : a->size < BLOCK_MOST ? a->size : BLOCK_MOST;
    if (size < need)
        size = need;
    if (size > SIZE_MAX - sizeof(arena_block) || made_to_fail())
        oom_leap();
    bool zeroed = size >= BLOCK_LARGE;
    arena_block *block = zeroed ? calloc(1, sizeof *block + size) : malloc(sizeof *block + size);
    if (!block)
        oom_leap();
    block->next = a->blocks;
    block->newer = NULL;
    a->blocks = block;
    if (a->scratch)
        enlist(block);
    a->at = (char *)block->data;
    a->end = a->at + size;
    a->clean = zeroed ? a->end : a->at;
    a->size += size;
}

/* Zeroes up to `need` and some more. */
static void clean_to(arena *a, char *need)
{
    size_t ahead = (size_t)(a->end - need) < CLEAN_STEP ? (size_t)(a->end - need) : CLEAN_STEP;
    memset(a->clean, 0, (size_t)(need - a->clean) + ahead);
    a->clean = need + ahead;
}

/* The next piece, as it is. */
static char *take(arena *a, size_t size, size_t align, size_t count)
{
    size_t bytes;
    if (__builtin_mul_overflow(size, count, &bytes) || bytes > SIZE_MAX / 2)
        oom_leap();
    size_t pad = -(uintptr_t)a->at & (align - 1);
    if (!a->at || (size_t)(a->end - a->at) < pad || (size_t)(a->end - a->at) - pad < bytes) {
        add_block(a, bytes + align);
        pad = -(uintptr_t)a->at & (align - 1);
    }
    char *p = a->at + pad;
    a->at = p + bytes;
    return p;
}

void *arena_alloc(arena *a, size_t size, size_t align, size_t count)
{
    char *p = take(a, size, align, count);
    if (a->at > a->clean)
        clean_to(a, a->at);
    return p;
}

void *arena_take(arena *a, size_t size, size_t align, size_t count)
{
    char *p = take(a, size, align, count);
    if (a->at > a->clean)
        a->clean = a->at;
    return p;
}

void arena_free(arena *a)
{
    arena_block *block = a->blocks;
    while (block) {
        arena_block *next = block->next;
        if (a->scratch)
            delist(block);
        free(block);
        block = next;
    }
    *a = (arena){.scratch = a->scratch};
}

void arena_join(arena *a, arena *other)
{
    arena_block **last = &other->blocks;
    while (*last)
        last = &(*last)->next;
    if (!a->blocks) {
        a->at = other->at;
        a->end = other->end;
        a->clean = other->clean;
    }
    *last = a->blocks;
    a->blocks = other->blocks;
    a->size += other->size;
    *other = (arena){0};
}

str arena_str(arena *a, str s)
{
    return (str){arena_z(a, s), s.n};
}

char *arena_z(arena *a, str s)
{
    char *p = arena_room(a, char, s.n + 1);
    if (s.n)
        memcpy(p, s.p, s.n);
    p[s.n] = 0;
    return p;
}
