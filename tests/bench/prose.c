/* prose: sentence patterns filled from lists by a small random generator. In a pattern, a capital
 * letter stands for a word: N person, I institution, C city, S state, V event verb, E event noun, M
 * month and day, W weekday, D some other time, Y year, X number, A adverb, O object.
 */
#include "prose.h"

static const char *const patterns[] = {
    "N V O in C on W, A after the E of M.",
    "The I said on W that it had V O.",
    "\"We cannot accept this E,\" N told reporters in C D.",
    "More than X people took part in the E, which began D.",
    "According to the I, X people were detained in C since M.",
    "N, who has led the I since Y, denied that it V O.",
    "The E led to another E in C, and X people were injured.",
    "On M, the I V O in response to the E.",
    "S and S signed an agreement in C in Y.",
    "Prices rose by X percent D, the I reported.",
    "N is expected to meet N in C on W.",
    "If the E fails, the I may V O again, an official said.",
    "The I, based in C, had warned of the E before M, Y.",
    "A spokesman for N did not answer questions about the E.",
    "Following the E, S recalled its ambassador from C.",
    "Nobody was hurt when a train from C derailed D.",
    "It was the largest E in S since Y.",
    "N and N allegedly V O between Y and Y.",
    "For X years the I has called for the E.",
    "The weather in C was mild, and the streets stayed quiet.",
    "Experts doubt that O will A change before the end of Y.",
    "N was born in C in Y and studied law.",
    "The I published a report of X pages about the E on M.",
    "About X kilometres north of C, workers repaired the bridge.",
};
static const char *const people[] = {
    "Amara Okafor",   "Luis Ferreira",    "Ingrid Solberg",  "Tomasz Wilk",   "Mei Tanaka",
    "Rashid Karimov", "Helen Abernathy",  "Jorge Quintana",  "Fatima Haddad", "Peter Lindqvist",
    "Anjali Rao",     "Samuel Mensah",    "Claire Fontaine", "Dmitri Orlov",  "Nadia Petrescu",
    "William Chen",   "President Duarte", "Minister Hale",   "Judge Moreau",  "General Ito",
};
static const char *const institutions[] = {
    "Ministry of Health",       "Central Bank",  "United Nations",
    "European Union",           "Supreme Court", "World Food Office",
    "National Assembly",        "African Union", "police",
    "Electoral Commission",     "Red Cross",     "Harbour Authority",
    "University of Lund",       "opposition",    "city council",
    "Transport Workers' Union",
};
static const char *const cities[] = {
    "Nairobi", "Lisbon", "Oslo",  "Jakarta",  "Quito", "Vienna", "Toronto", "Tashkent",
    "Lagos",   "Osaka",  "Hanoi", "Santiago", "Minsk", "Geneva", "Karachi", "Melbourne",
};
static const char *const states[] = {
    "Kenya", "Portugal", "Norway", "Indonesia", "Ecuador", "Austria", "Canada",  "Uzbekistan",
    "Ghana", "Japan",    "Chile",  "Belarus",   "Mexico",  "Poland",  "Morocco", "Australia",
};
static const char *const verbs[] = {
    "attacked", "arrested", "approved", "criticised", "announced", "visited", "suspended",
    "elected",  "rejected", "launched", "condemned",  "closed",    "bought",  "invaded",
};
static const char *const events[] = {
    "election",   "protest",   "earthquake", "trial",         "strike",
    "summit",     "attack",    "flood",      "meeting",       "merger",
    "vote",       "ceasefire", "explosion",  "investigation", "hearing",
    "referendum", "outbreak",  "match",      "resignation",   "demonstration",
};
static const char *const objects[] = {
    "the plan",         "two journalists",    "a new law",     "the northern border",
    "its own director", "the factory",        "a peace envoy", "three airlines",
    "the budget",       "the old harbour",    "a vaccine",     "the village of Kaya",
    "the treaty",       "several protesters",
};
static const char *const months[] = {
    "January 14", "February 3", "March 30",     "April 9",   "May 21",      "June 2",
    "July 17",    "August 9",   "September 25", "October 6", "November 11", "December 19",
};
static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
static const char *const times[] = {
    "yesterday",        "last week", "over the weekend", "in the early 1990s",   "this month",
    "three days later", "at dawn",   "since August",     "in the third quarter", "last summer",
};
static const char *const adverbs[] = {"shortly", "two days", "hardly", "soon", "ever", "weeks"};

/* A linear congruential generator (Numerical Recipes' constants), its high bits. */
static uint32_t roll(uint32_t *state, size_t sides)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % (uint32_t)sides;
}

#define PICK(list) put(out, list[roll(state, sizeof(list) / sizeof *(list))])

static void put(buf *out, const char *words)
{
    buf_put(out, str_of(words));
}

static void put_slot(buf *out, char slot, uint32_t *state)
{
    switch (slot) {
    case 'N': PICK(people); break;
    case 'I': PICK(institutions); break;
    case 'C': PICK(cities); break;
    case 'S': PICK(states); break;
    case 'V': PICK(verbs); break;
    case 'E': PICK(events); break;
    case 'O': PICK(objects); break;
    case 'M': PICK(months); break;
    case 'W': PICK(weekdays); break;
    case 'D': PICK(times); break;
    case 'A': PICK(adverbs); break;
    case 'Y': buf_printf(out, "%u", 1950 + roll(state, 75)); break;
    case 'X': buf_printf(out, "%u", 2 + roll(state, 900)); break;
    default: buf_char(out, slot);
    }
}

/* A capital letter is a slot when no letter stands beside it: "We" and "About" are words. */
static bool is_slot(const char *pattern, size_t i)
{
    char before = i ? pattern[i - 1] : ' ', after = pattern[i + 1];
    return pattern[i] >= 'A' && pattern[i] <= 'Z' && !(after >= 'a' && after <= 'z') &&
           !(before >= 'A' && before <= 'z') && !(pattern[i] == 'A' && i == 0);
}

static void put_sentence(buf *out, uint32_t *state)
{
    const char *pattern = patterns[roll(state, sizeof patterns / sizeof *patterns)];
    for (size_t i = 0; pattern[i]; i++) {
        if (is_slot(pattern, i))
            put_slot(out, pattern[i], state);
        else
            buf_char(out, pattern[i]);
    }
}

void prose_article(buf *out, uint32_t seed, size_t size)
{
    uint32_t *state = &(uint32_t){seed * 2654435761u + 1};
    size_t start = out->n;
    PICK(cities);
    put(out, ", ");
    PICK(months);
    buf_printf(out, ", %u - ", 2000 + roll(state, 24));
    while (out->n - start < size) {
        for (uint32_t n = 2 + roll(state, 4); n; n--) {
            put_sentence(out, state);
            buf_char(out, ' ');
        }
        put(out, "\n\n");
    }
}
