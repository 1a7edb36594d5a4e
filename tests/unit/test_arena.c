/* arena, vec, map: memory that grows, and what happens when there is none. */
#include "base/arena.h"
#include "base/map.h"
#include "unit.h"

Suite *arena_suite(void);

START_TEST(gives_zeroed_and_aligned_memory)
{
    arena a = {0};
    for (size_t n = 1; n < 100000; n *= 3) {
        arena_new(&a, char, 1);
        double *d = arena_new(&a, double, n);
        want_int("alignment", (uintptr_t)d % _Alignof(double), 0);
        for (size_t i = 0; i < n; i++)
            ck_assert(d[i] == 0);
        memset(d, 0xff, n * sizeof *d);
    }
    arena_free(&a);
    ck_assert(!a.at && !a.blocks && !a.size);
}
END_TEST

/* Room that is not zeroed lies between what is. */
START_TEST(zeroes_what_follows_room)
{
    arena a = {0};
    for (size_t n = 1; n < 100000; n *= 3) {
        memset(arena_room(&a, char, n), 0xff, n);
        char *next = arena_new(&a, char, n);
        for (size_t i = 0; i < n; i++)
            ck_assert(next[i] == 0);
        memset(next, 0xff, n);
    }
    arena_free(&a);
}
END_TEST

START_TEST(copies_text)
{
    arena a = {0};
    char word[] = "vote";
    str copy = arena_str(&a, str_of(word));
    word[0] = 'n';
    want_str("copy", copy, "vote");
    ck_assert_str_eq(arena_z(&a, S("a\0b")), "a");
    ck_assert_str_eq(arena_z(&a, (str){0}), "");
    arena_free(&a);
}
END_TEST

static void fill_map(void *ctx)
{
    map m = {.arena = ctx};
    for (int i = 0; i < 3000; i++) {
        char key[20];
        snprintf(key, sizeof key, "key %d", i);
        *map_slot_of(&m, str_of(key)) = (uint32_t)i;
    }
    for (int i = 0; i < 3000; i++) {
        char key[20];
        snprintf(key, sizeof key, "key %d", i);
        ck_assert_uint_eq(map_get(&m, str_of(key)), (uint32_t)i);
    }
    ck_assert_uint_eq(map_get(&m, S("key 3000")), MAP_NONE);
    want_int("entries", m.n, 3000);
}

START_TEST(every_failed_allocation_leaps_to_the_guard)
{
    size_t failures = 0;
    for (size_t n = 1; n < 100; n++) {
        arena a = {0};
        arena_fail_after(n);
        bool done = oom_guard(fill_map, &a);
        arena_fail_after(0);
        arena_free(&a);
        if (done)
            break;
        failures++;
    }
    ck_assert_uint_gt(failures, 3);
    ck_assert_uint_lt(failures, 99);
}
END_TEST

static void ask_too_much(void *ctx)
{
    arena_alloc(ctx, 16, 8, SIZE_MAX / 8);
}

static void guard_within(void *ctx)
{
    ck_assert(!oom_guard(ask_too_much, ctx));
    arena_new((arena *)ctx, char, 10);
}

START_TEST(an_absurd_size_is_no_memory)
{
    arena a = {0};
    ck_assert(!oom_guard(ask_too_much, &a));
    ck_assert(oom_guard(guard_within, &a));
    arena_free(&a);
}
END_TEST

static void use_scratch(void *ctx)
{
    arena scratch = ARENA_SCRATCH;
    arena other = ARENA_SCRATCH;
    arena_new(&scratch, char, 100000);
    arena_new(&other, char, 100000);
    arena_free(&scratch);
    ask_too_much(ctx);
}

/* What the leap leaves behind is for the leak check to find. */
START_TEST(the_leap_frees_scratch_arenas)
{
    arena a = {0}, mine = ARENA_SCRATCH;
    char *kept = arena_new(&mine, char, 10);
    ck_assert(!oom_guard(use_scratch, &a));
    kept[0] = 'x'; /* of a function that was not cut short */
    arena_free(&mine);
    arena_free(&a);
}
END_TEST

START_TEST(an_empty_map_knows_nothing)
{
    map m = {0};
    ck_assert_uint_eq(map_get(&m, S("x")), MAP_NONE);
    arena a = {0};
    m.arena = &a;
    ck_assert_uint_eq(*map_slot_of(&m, S("")), MAP_NONE);
    *map_slot_of(&m, S("")) = 7;
    ck_assert_uint_eq(map_get(&m, (str){0}), 7);
    arena_free(&a);
}
END_TEST

START_TEST(interned_words_have_one_id)
{
    arena a = {0};
    intern t = {0};
    want_int("first id", intern_add(&t, &a, S("minsk")), 1);
    want_int("second id", intern_add(&t, &a, S("vienna")), 2);
    want_int("again", intern_add(&t, &a, S("minsk")), 1);
    want_int("found", intern_find(&t, S("vienna")), 2);
    want_int("unknown", intern_find(&t, S("geneva")), 0);
    arena_free(&a);
}
END_TEST

/* Keys of all lengths, each the beginning of the next: short ones are told apart by their hash. */
START_TEST(map_keys_may_be_of_any_length)
{
    static const char text[] = "a\0bcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    arena a = {0};
    map m = {.arena = &a};
    for (size_t n = 0; n < sizeof text; n++)
        *map_slot_of(&m, (str){text, n}) = (uint32_t)n;
    want_int("keys", m.n, sizeof text);
    for (size_t n = 0; n < sizeof text; n++) {
        ck_assert_uint_eq(map_get(&m, (str){text, n}), n);
        ck_assert_uint_eq(map_get(&m, (str){text + 1, n}), n == 0 ? 0 : MAP_NONE);
    }
    size_t kept = 0;
    size_t at = 0;
    for (str key; (key = map_next(&m, &at)).p != NULL; kept++)
        ck_assert_uint_eq(map_get(&m, key), key.n);
    want_int("kept", kept, m.n);
    arena_free(&a);
}
END_TEST

START_TEST(a_short_word_is_found_by_its_hash)
{
    static const char text[] = "protests";
    arena a = {0};
    intern t = {0};
    ck_assert_uint_eq(intern_find_short(&t, hash_short(0, 0), 0), 0);
    for (size_t n = 1; n <= 8; n++) {
        str word = {text, n};
        uint32_t id = intern_add(&t, &a, word);
        uint64_t hash = hash_short(bytes_load_few(text, n), n);
        ck_assert_uint_eq(hash, hash_bytes(word));
        ck_assert_uint_eq(intern_find_short(&t, hash, n), id);
    }
    ck_assert_uint_eq(intern_find_short(&t, hash_bytes(S("protest")), 8), 0);
    arena_free(&a);
}
END_TEST

START_TEST(vec_grows)
{
    arena a = {0};
    u32_vec v = {0};
    for (uint32_t i = 0; i < 5000; i++)
        *vec_push(&a, &v) = i;
    for (uint32_t i = 0; i < 5000; i++)
        ck_assert_uint_eq(v.v[i], i);
    arena_free(&a);
}
END_TEST

START_TEST(vec_keeps_room)
{
    arena a = {0};
    u32_vec v = {0};
    *vec_push(&a, &v) = 7;
    vec_reserve(&a, &v, 1000);
    const uint32_t *kept = v.v;
    for (uint32_t i = 0; i < 1000; i++)
        ck_assert_uint_eq(*vec_push(&a, &v), 0);
    ck_assert(v.v == kept && v.v[0] == 7);
    vec_reserve(&a, &v, 0);
    ck_assert(v.v == kept);
    arena_free(&a);
}
END_TEST

START_TEST(what_one_arena_held_is_the_others)
{
    arena a = {0}, b = {0}, none = {0};
    str first = arena_str(&a, S("first"));
    for (size_t i = 0; i < 3; i++) /* several blocks */
        arena_new(&b, char, 100000);
    str second = arena_str(&b, S("second"));
    size_t both = a.size + b.size;
    arena_join(&a, &b);
    arena_join(&a, &none);
    ck_assert_uint_eq(a.size, both);
    ck_assert_ptr_null(b.blocks);
    str third = arena_str(&a, S("third")), alone = arena_str(&b, S("alone"));
    ck_assert(str_eq(first, S("first")) && str_eq(second, S("second")));
    ck_assert(str_eq(third, S("third")) && str_eq(alone, S("alone")));
    arena_join(&none, &a);
    ck_assert_str_eq(arena_z(&none, second), "second");
    arena_free(&none);
    arena_free(&b);
}
END_TEST

/* Eight bytes that hash_short turns into `hash`. */
static uint64_t word_of_hash(uint64_t hash)
{
    uint64_t odd = UINT64_C(0x9e3779b97f4a7c15), inverse = odd;
    for (int i = 0; i < 5; i++) /* Newton's method: the bits that are right double */
        inverse *= 2 - odd * inverse;
    return ((hash ^ hash >> 32) * inverse) ^ 8;
}

static str flood_key(char room[16], uint32_t number, bool one_hash)
{
    uint64_t words[2] = {word_of_hash((uint64_t)number << 24), 0};
    if (one_hash) /* the second word undoes what differs in the hash of the first */
        words[1] = hash_step(16, words[0]);
    for (size_t i = 0; i < 16; i++)
        room[i] = (char)(words[i / 8] >> 8 * (i % 8));
    return (str){room, one_hash ? 16 : 8};
}

/* A hundred thousand keys of one hash, or of hashes that end alike, whoever made them, take as long
 * as the others: by the square of their number this would not end in time. */
START_TEST(a_map_cannot_be_flooded)
{
    bool one_hash = _i;
    uint32_t n = 100000;
    arena a = {0};
    map m = {.arena = &a};
    char room[16];
    ck_assert(!one_hash ||
              hash_bytes(flood_key(room, 1, true)) == hash_bytes(flood_key(room, 2, true)));
    for (uint32_t i = 0; i < n; i++)
        *map_slot_of(&m, flood_key(room, i * 2, one_hash)) = i;
    want_int("keys", m.n, n);
    for (uint32_t i = 0; i < n; i++) {
        str known = flood_key(room, i * 2, one_hash);
        ck_assert_uint_eq(map_get(&m, known), i);
        ck_assert_uint_eq(*map_slot_of(&m, known), i);
        if (!one_hash)
            ck_assert_uint_eq(map_get_short(&m, hash_bytes(known), 8), i);
        ck_assert_uint_eq(map_get(&m, flood_key(room, i * 2 + 1, one_hash)), MAP_NONE);
    }
    size_t at = 0, kept = 0;
    for (str key; (key = map_next(&m, &at)).p != NULL; kept++)
        ck_assert_uint_ne(map_get(&m, key), MAP_NONE);
    want_int("kept", kept, n);
    arena_free(&a);
}
END_TEST

Suite *arena_suite(void)
{
    const TTest *tests[] = {
        gives_zeroed_and_aligned_memory,
        zeroes_what_follows_room,
        copies_text,
        what_one_arena_held_is_the_others,
        every_failed_allocation_leaps_to_the_guard,
        an_absurd_size_is_no_memory,
        the_leap_frees_scratch_arenas,
        an_empty_map_knows_nothing,
        interned_words_have_one_id,
        map_keys_may_be_of_any_length,
        a_short_word_is_found_by_its_hash,
        vec_grows,
        vec_keeps_room,
    };
    Suite *suite = suite_of("arena", tests, COUNT(tests));
    TCase *flood = tcase_create("flood");
    tcase_set_timeout(flood, 20);
    tcase_add_loop_test(flood, a_map_cannot_be_flooded, 0, 2);
    suite_add_tcase(suite, flood);
    return suite;
}
