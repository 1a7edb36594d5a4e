#!/bin/sh
# Graphviz with dateline's layout engine (make plugin) draws what dateline itself does. The plugin is tried
# from a folder of its own, beside those that are installed; skipped where there is no `dot`.
# Usage: plugin.sh PROGRAM PLUGIN FOLDER-OF-GRAPHVIZ-PLUGINS
set -u
cd "$(dirname "$0")/.." || exit 2
program=$(realpath "$1") plugin=$(realpath "$2")
if ! command -v dot >/dev/null; then
    echo "plugin-check: skipped, as there is no dot"
    echo "plugin-check: 0 passed, 0 failed"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/plugins"
ln -s "$3"/libgvplugin_* "$plugin" "$work/plugins/"
export GVBINDIR="$work/plugins" DATELINE_DATA="$PWD/data"
dot -c || exit 1

part="plugin-check"
. tests/ok.sh

drawn() { # what of an SVG is seen
    grep -E '^<(polygon|path|polyline|ellipse|text)' "$1"
}

same() { # GRAPH [OPTION of dateline...]
    graph=$1
    shift
    dot -Ktimeline -Tsvg "$graph" >"$work/plugin.svg"
    "$program" render "$@" -T dot "$graph" | dot -Tsvg >"$work/own.svg"
    drawn "$work/plugin.svg" >"$work/plugin.shapes"
    drawn "$work/own.svg" | diff - "$work/plugin.shapes" >&2 && [ -s "$work/plugin.shapes" ]
}

sed 's/^digraph.*/&\n    rankdir=LR; lanes=type; node [shape=circle, fontcolor=red]; edge [color=red];/' \
    tests/golden/render-text/in/ferry.gv >"$work/across.gv"
"$program" build data/belarus-2020 -o "$work/example.gv" || exit 1
ok "a graph made by hand" same tests/golden/render-text/in/ferry.gv
ok "its attributes are options, and no style" same "$work/across.gv" --rankdir LR --lanes type
ok "a graph of articles" same "$work/example.gv"

echo 'digraph { a -> b }' | dot -Ktimeline -Tsvg >"$work/none.svg" 2>"$work/said"
ok "what has no dates is told" grep -q 'no node has a date' "$work/said"
ok "and nothing is drawn" [ -z "$(grep '<text' "$work/none.svg")" ]

told
