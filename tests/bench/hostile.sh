#!/bin/sh
# Times of text that nobody writes: megabytes a second of the whole program at two sizes, and how
# much longer the larger one takes. Exit 1 if one takes more than MOST times as long.
# Usage: hostile.sh PROGRAM SMALL LARGE MOST (sizes in kB)
set -u
dateline=$(realpath "$1")
small=$2 large=$3 most=$4
export DATELINE_DATA="${DATELINE_DATA:-$PWD/data}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

milliseconds() { # FILE: the better of two runs
    best=999999
    for run in 1 2; do
        begin=$(date +%s%N)
        "$dateline" times "$1" >/dev/null || return 1
        took=$((($(date +%s%N) - begin) / 1000000 + 1))
        [ $took -lt $best ] && best=$took
    done
    echo $best
}

try() { # NAME UNIT: the unit again and again, without an end of line of its own
    for kb in "$small" "$large"; do
        yes "$2" | tr -d '\n' | tr '|' '\n' | head -c "${kb}000" >"$work/$kb.txt"
    done
    if ! few=$(milliseconds "$work/$small.txt") || ! many=$(milliseconds "$work/$large.txt"); then
        echo "hostile: $1: the program failed"
        failed=$((failed + 1))
        return
    fi
    printf '%-16s %7d kB %6d ms %6d MB/s, %7d kB %6d ms %6d MB/s, %d.%02d times as long\n' "$1" \
        "$small" "$few" $((small / few)) "$large" "$many" $((large / many)) \
        $((many / few)) $((many % few * 100 / few))
    if [ "$many" -gt $((most * few)) ]; then
        echo "hostile: $1: more than $most times as long"
        failed=$((failed + 1))
    fi
}

try digits 1234567890
try commas ,
try "the the" "the "
try "one word" abcdefghij
try newlines "|"
try slashes 1/
try Monday "Monday "
try "a a a" "a "
try "in in in" "in "
try 2020-2020 2020-
try first "first "
try Q1Q1 Q1
try apostrophes "'"
[ $failed -eq 0 ]
