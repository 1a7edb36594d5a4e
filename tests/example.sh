#!/bin/sh
# The README's program, compiled and run against what `make install` leaves in an empty folder; then
# `make uninstall` has to leave nothing. Usage: example.sh MAKE CC SANITIZE OUT
set -u
cd "$(dirname "$0")/.." || exit 2
make=$1 cc=$2 sanitize=$3 out=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
prefix=$root/usr/local
passed=0
failed=0

# expect WHAT COMMAND...: one test, by the command's exit status.
expect() {
    what=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
    else
        echo "example: $what"
        cat "$work/log"
        failed=$((failed + 1))
    fi
}

compile() { # ARGUMENTS FOR PKG-CONFIG
    # shellcheck disable=SC2046,SC2086 # lists of flags
    PKG_CONFIG_PATH=$prefix/lib/pkgconfig $cc -std=c17 -Wall -Wextra -Werror $sanitize \
        -o "$work/example" "$work/example.c" \
        $(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --define-variable=prefix="$prefix" "$@")
}

run() {
    articles=$PWD/data/belarus-2020
    (cd "$work" && LD_LIBRARY_PATH=$prefix/lib ./example "$prefix/share/dateline/en" \
        "$prefix/share/dateline/style.csv" "$articles" >printed)
}

installed() {
    DATELINE_DATA=$prefix/share/dateline "$prefix/bin/dateline" build data/belarus-2020 \
        -o "$work/g.gv"
}

nothing_left() {
    left=$(find "$root" -type f -o -type l)
    echo "$left"
    [ -z "$left" ]
}

awk '/^```c$/ { on = 1; next } /^```$/ { on = 0 } on' README.md >"$work/example.c"
expect "make install" "$make" install OUT="$out" DESTDIR="$root" PREFIX=/usr/local
expect "the installed program" installed
expect "the program is short" test "$(wc -l <"$work/example.c")" -le 36
expect "compile with the shared library" compile --cflags --libs dateline
expect "run with the shared library" run
expect "it prints events" grep -q '2020-08-09' "$work/printed"
expect "it draws them" grep -q '</svg>' "$work/timeline.svg"
expect "the man page" test -s "$prefix/share/man/man1/dateline.1"
expect "the completion" bash -n "$prefix/share/bash-completion/completions/dateline"
expect "make uninstall" "$make" uninstall DESTDIR="$root" PREFIX=/usr/local
expect "nothing is left" nothing_left
echo "example: $passed passed, $failed failed"
[ "$failed" = 0 ]
