/* Names: which are one person's, and which are not. */
#include "find/alias.h"

#include "unit.h"

Suite *alias_suite(void);

static const struct {
    const char *a, *b;
    bool same;
} persons[] = {
    {"Alexander Lukashenko", "Alyaksandr Lukashenka", true},
    {"Alexander Lukashenko", "Aleksandr Lukashenko", true},
    {"Lukashenko", "Lukashenka", true},
    {"Alexander Lukashenko", "Lukashenka", true},
    {"Nuwan Seneviratna", "Seneviratne", true},
    {"Simona Halep", "Simone Halep", false},
    {"Svetlana Tikhanovskaya", "Sviatlana Tsikhanouskaya", true},
    {"Sergei Tikhanovsky", "Svetlana Tikhanovskaya", false},
    {"Volodymyr Zelensky", "Vladimir Zelenskiy", true},
    {"Volodymyr Zelensky", "Olena Zelenska", false},
    {"Donald J. Trump", "Donald Trump", true},
    {"Donald Trump", "Melania Trump", false},
    {"George W. Bush", "George H. W. Bush", false},
    {"George W. Bush", "George Bush", true},
    {"J. Biden", "Joe Biden", true},
    {"Joe Biden", "Hunter Biden", false},
    {"Bill Clinton", "Hillary Clinton", false},
    {"Mohammed Morsi", "Muhammad Mursi", true},
    {"Muammar Gaddafi", "Moammar Gadhafi", true},
    {"Jürgen Müller", "Jurgen Muller", true},
    {"Martin Luther King Jr.", "Martin Luther King", true},
    {"John Smith Jr.", "John Smith Sr.", false},
    {"Alexander Petrov", "Alexandra Petrova", false},
    {"Kim Jong-un", "Kim Jong-il", false},
    {"John Major", "John Mayor", false},
    {"Rustam Joraev", "Rustam Juraev", true},
    {"Rustam Joraev", "Karim Juraev", false},
    {"Mary Dunne", "Mary Deane", false},
    {"Ann Lee", "Ann Li", false},
    {"Denise O'Berg", "Denise E. O'Berg", true},
    {"", "Ann Lee", false},
};

START_TEST(cut_short)
{
    static const struct {
        const char *a, *b;
        bool cut;
    } rows[] = {{"Greg Lind", "Gregory Lind", true},
                {"Daniel Lind", "Daniela Lind", false},
                {"Joseph Lind", "Josephine Lind", false},
                {"Greg Lind", "Gregory Berg", false},
                {"Greg", "Gregory Lind", false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        want_int(rows[i].b, alias_cut_short(str_of(rows[i].a), str_of(rows[i].b)), rows[i].cut);
        want_int(rows[i].b, alias_cut_short(str_of(rows[i].b), str_of(rows[i].a)), rows[i].cut);
    }
}
END_TEST

START_TEST(same_person)
{
    for (size_t i = 0; i < COUNT(persons); i++) {
        str a = str_of(persons[i].a), b = str_of(persons[i].b);
        char input[120];
        snprintf(input, sizeof input, "%s / %s", persons[i].a, persons[i].b);
        want_int(input, alias_same_person(a, b), persons[i].same);
        want_int(input, alias_same_person(b, a), persons[i].same);
        arena scratch = {0};
        if (persons[i].same)
            ck_assert_msg(str_eq(alias_key(&scratch, a), alias_key(&scratch, b)), "key of %s",
                          input);
        arena_free(&scratch);
    }
}
END_TEST

static const struct {
    const char *acronym, *full;
    bool is;
} acronyms[] = {
    {"OSCE", "Organization for Security and Co-operation in Europe", true},
    {"HRW", "Human Rights Watch", true},
    {"FBI", "Federal Bureau of Investigation", true},
    {"RPR", "Rally for the Republic", false},
    {"UPR", "Universal Periodic Review", true},
    {"UPR", "United Nations", false},
    {"U", "Union", false},
};

START_TEST(acronym)
{
    for (size_t i = 0; i < COUNT(acronyms); i++)
        want_int(acronyms[i].full,
                 alias_is_acronym(str_of(acronyms[i].acronym), str_of(acronyms[i].full)),
                 acronyms[i].is);
}
END_TEST

Suite *alias_suite(void)
{
    const TTest *const tests[] = {same_person, cut_short, acronym};
    return suite_of("alias", tests, COUNT(tests));
}
