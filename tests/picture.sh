#!/bin/sh
# Whether the example's picture that git keeps is the one that is drawn now: every byte but the places
# of words within a line, which depend on a machine's fonts. Another Graphviz than Debian 12's (2.42.2,
# whose libgvc.pc says 2.43.0) may write numbers another way: then only words, classes and titles are
# compared.
# Usage: picture.sh PROGRAM INPUT KEPT.svg
set -u
cd "$(dirname "$0")/.." || exit 2
program=$1 input=$2 kept=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

words() { # what a reader sees of an SVG, all on one line however labels were wrapped
    grep -o '<title>[^<]*\|class="[^"]*"\|<text [^>]*>[^<]*' "$1" |
        sed 's/<text [^>]*>//; s/^<title>//' | tr '\n' ' '
}

no_word_places() {
    sed 's/\(<text [^>]*\) x="[^"]*"/\1/' "$1"
}

same() {
    [ "$(no_word_places "$1")" = "$(no_word_places "$2")" ] && return
    [ "$(pkg-config --modversion libgvc)" != 2.43.0 ] && [ "$(words "$1")" = "$(words "$2")" ]
}

"$program" "$input" -o "$work/now.svg" || exit 1
if [ -s "$kept" ] && [ -s "${kept%.svg}.png" ] && same "$kept" "$work/now.svg"; then
    echo "picture-check: 1 passed, 0 failed"
else
    echo "$kept is stale: run 'make picture' and look at it"
    echo "picture-check: 0 passed, 1 failed"
    exit 1
fi
