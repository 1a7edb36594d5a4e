#!/bin/sh
# Megabytes a second of `dateline times` as a whole process on 10 MB of plain text: the news of
# TimeBank again and again where ../shared has them, else generated prose. Usage: times.sh OUT
set -eu
out=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
corpus=../shared/corpora/timebank
if [ -d "$corpus" ]; then
    name=TimeBank
    cat "$corpus"/*.tml | sed -n '/<TEXT>/,/<\/TEXT>/p' |
        sed 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g' >"$work/once"
    while [ "$(wc -c <"$work/once")" -lt 10000000 ]; do
        cat "$work/once" "$work/once" >"$work/twice"
        mv "$work/twice" "$work/once"
    done
    head -c 10000000 "$work/once" >"$work/text.txt"
else
    name="generated prose"
    "$out/bench" prose 10 >"$work/text.txt"
fi
best=999999
for run in 1 2 3 4 5; do
    begin=$(date +%s%N)
    "$out/dateline" times -j 1 "$work/text.txt" >"$work/times"
    took=$((($(date +%s%N) - begin) / 1000000 + 1))
    [ $took -lt $best ] && best=$took
done
echo "$name: $best ms, $((10000 / best)) MB/s, $(wc -l <"$work/times") times"
