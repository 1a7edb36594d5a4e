/* The names that kinds of actors, roles and types of links have in tables and graphs. */
#include "lex/lexicon.h"

/* `type`_name gives the name, `type`_parse knows it again. */
#define NAMED(type, count, ...)                                                                    \
    static const char *const type##_names[count] = {__VA_ARGS__};                                  \
    str type##_name(type which)                                                                    \
    {                                                                                              \
        return str_of(type##_names[which]);                                                        \
    }                                                                                              \
    bool type##_parse(type *out, str name)                                                         \
    {                                                                                              \
        uint32_t i;                                                                                \
        bool known = str_among(&i, type##_names, count, name);                                     \
        if (known)                                                                                 \
            *out = (type)i;                                                                        \
        return known;                                                                              \
    }

NAMED(entity_kind, ENTITY_KINDS, "person", "institution", "state", "place", "group")
NAMED(role, ROLES, "agent", "patient", "recipient", "place", "about")
NAMED(link_type, LINK_TYPES, "follows", "responds_to", "reports_on", "part_of", "causes",
      "results_in", "related_to")
