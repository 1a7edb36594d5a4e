#!/bin/sh
# Checks the house's order: an #include points into the same folder or a floor below, the program
# sees only dateline.h and its own folder, as Graphviz' plugin does, and every foreign library is named
# behind one door.
set -eu
cd "$(dirname "$0")/.."

find src include -name '*.[ch]' | LC_ALL=C sort | xargs awk '
BEGIN {
    n = split("base time text lex lang find graph draw api cli", names, " ")
    for (i = 1; i <= n; i++) floor[names[i]] = i
    floor["train"] = floor["lang"] # beside the floors: it learns what lang reads
    floor["plugin"] = n + 1 # a program of its own within Graphviz
    door["csv.h"] = "src/base/csv.c"
    door["jansson.h"] = "src/base/json.c"
    door["utf8proc.h"] = "src/base/utf8.c"
    door["openssl/"] = "src/base/hash.c"
    door["libxml/"] = "src/text/html.c"
    door["graphviz/cgraph.h"] = "src/graph/dot.c"
    door["graphviz/gvc.h"] = "src/draw/render.c"
}
function folder(path, parts) { # of src/text/html.c: text; of src/x.c: api, all but the program
    if (split(path, parts, "/") == 3) return parts[2]
    return parts[1] == "include" ? "include" : "api"
}
function wrong(what) {
    printf "%s:%d: %s\n", FILENAME, FNR, what
    failed++
}
FNR == 1 { files++; here = folder(FILENAME) }
/^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\"")
    path = quoted[2]
    if (path == "dateline.h") next
    if (split(path, parts, "/") < 2) { wrong("include \"" path "\" does not name its folder"); next }
    if (here == "cli" && parts[1] != "cli")
        wrong("the program includes only dateline.h and cli/, not " path)
    else if (here == "plugin")
        wrong("the plugin includes only dateline.h, not " path)
    else if (!(parts[1] in floor))
        wrong("no floor is called " parts[1])
    else if (parts[1] == "train" && here != "train")
        wrong("the trainer is a program of its own: nothing includes " path)
    else if (floor[parts[1]] > floor[here])
        wrong(here " stands below " parts[1] " and may not include " path)
}
/^[ \t]*#[ \t]*include[ \t]*</ {
    if (here == "plugin") next
    for (header in door)
        if (index($0, "<" header) && FILENAME != door[header])
            wrong("only " door[header] " includes " header)
    if ($0 ~ /<(cgraph|gvc|csv)\.h>|<graphviz\/(types|geom|gvplugin|gvcjob)/)
        { if ($0 !~ /<csv\.h>/) wrong("write <graphviz/cgraph.h> or <graphviz/gvc.h>") }
}
END {
    printf "layers: %d passed, %d failed\n", files, failed
    exit failed > 0
}'
