#!/bin/sh
# The example's positioned DOT, drawn by the Graphviz here and by a current one (WebAssembly, from npm),
# is the same picture. Fetches @viz-js/viz into FOLDER once; skipped where npm is missing.
# Usage: viz.sh PROGRAM FOLDER
set -u
cd "$(dirname "$0")/../.." || exit 2
program=$(realpath "$1") folder=$2
for tool in node npm dot; do
    if ! command -v $tool >/dev/null; then
        echo "viz-check: skipped, as there is no $tool"
        echo "viz-check: 0 passed, 0 failed"
        exit 0
    fi
done
mkdir -p "$folder"
[ -d "$folder/node_modules/@viz-js/viz" ] ||
    npm install --silent --no-audit --no-fund --prefix "$folder" @viz-js/viz >&2 || exit 1
cp tests/viz/viz.mjs "$folder/viz.mjs"
failed=0
for options in '' '--rankdir LR' '--view graph' '--width 170mm'; do
    # shellcheck disable=SC2086 # options are several words
    "$program" data/belarus-2020 $options -T dot -o "$folder/drawn.dot" || exit 1
    dot -Knop2 -Tsvg "$folder/drawn.dot" >"$folder/drawn.svg" || exit 1
    node "$folder/viz.mjs" "$folder/drawn.dot" "$folder/drawn.svg" || failed=1
done
exit $failed
