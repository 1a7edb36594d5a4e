#!/bin/sh
# Whole-tool cases. Each folder CASE holds `cmd` (a shell script that calls dateline), perhaps `in`
# (its inputs; the script runs in a copy of that folder) and `expected`: what it printed, its exit
# code, and the names of the files that it made. With UPDATE=1 `expected` is written anew.
# Usage: run.sh PROGRAM [CASE...]
set -u
cd "$(dirname "$0")/../.." || exit 2
program=$(realpath "$1")
shift
here=$PWD/tests/golden
if [ $# -eq 0 ]; then
    for folder in "$here"/*/; do set -- "$@" "$(basename "$folder")"; done
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export NO_COLOR=1 LC_ALL=C.UTF-8 DATELINE="$program" DATELINE_DATA="$PWD/data"
mkdir "$work/bin"
ln -s "$program" "$work/bin/dateline"
PATH=$work/bin:$PATH
passed=0
failed=0

# Runs one case and prints its report.
report() {
    rm -rf "$work/case"
    mkdir "$work/case"
    [ ! -d "$here/$1/in" ] || cp -R "$here/$1/in/." "$work/case/"
    (cd "$work/case" && find . -mindepth 1 | LC_ALL=C sort) >"$work/before"
    (cd "$work/case" && timeout 60 sh "$here/$1/cmd") >"$work/stdout" 2>"$work/stderr" </dev/null
    echo "exit $?"
    (cd "$work/case" && find . -mindepth 1 | LC_ALL=C sort) >"$work/after"
    echo "--- made"
    comm -13 "$work/before" "$work/after"
    echo "--- stderr"
    sed "s|$work|WORK|g" "$work/stderr"
    echo "--- stdout"
    sed "s|$work|WORK|g" "$work/stdout"
}

for case in "$@"; do
    report "$case" >"$work/report"
    if [ -n "${UPDATE:-}" ]; then
        cmp -s "$work/report" "$here/$case/expected" || echo "golden: $case is written anew"
        cp "$work/report" "$here/$case/expected"
    fi
    if diff -u "$here/$case/expected" "$work/report"; then
        passed=$((passed + 1))
    else
        echo "golden: $case differs; if the new result is right: make golden-update"
        failed=$((failed + 1))
    fi
done
echo "golden: $passed passed, $failed failed"
[ "$failed" = 0 ]
