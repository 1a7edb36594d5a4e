#!/bin/sh
# What must hold whatever the lexicon says, tried on the example: equal input gives equal bytes,
# every quote verifies, one changed byte does not. Usage: properties.sh PROGRAM
set -u
cd "$(dirname "$0")/.." || exit 2
hostile=$PWD/tests/bench/hostile.sh
dateline=$(realpath "$1")
export NO_COLOR=1 DATELINE_DATA="$PWD/data"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R data/belarus-2020 "$work/in"
cd "$work" || exit 2
passed=0
failed=0

expect() { # WHAT WANTED_EXIT COMMAND...
    what=$1 wanted=$2
    shift 2
    "$@" >log 2>&1
    got=$?
    if [ $got = "$wanted" ]; then
        passed=$((passed + 1))
    else
        echo "properties: $what: exit $got, wanted $wanted"
        cat log
        failed=$((failed + 1))
    fi
}

ids() { # the dated ids of a graph's events
    sed -n 's/^ *"\([0-9][0-9-]*--[^"]*\)" \[.*kind="*event.*/\1/p' "$1"
}

expect "build" 0 "$dateline" build in -o a.gv
expect "build again" 0 "$dateline" build in -o b.gv
expect "equal input gives equal bytes" 0 cmp a.gv b.gv
expect "files by name" 0 "$dateline" build in/0* -o c.gv
expect "files by name, backwards" 0 "$dateline" build \
    in/09* in/08* in/07* in/06* in/05* in/04* in/03* in/02* in/01* -o d.gv
expect "the order of inputs does not matter" 0 cmp c.gv d.gv
expect "one thread" 0 "$dateline" build -j 1 in -o b1.gv
expect "many threads" 0 "$dateline" build -j 7 in -o b7.gv
expect "the number of threads does not matter" 0 cmp b1.gv b7.gv
"$dateline" times -j 1 in/*.txt none.txt in/*.html >times1 2>said1
"$dateline" times -j 4 in/*.txt none.txt in/*.html >times4 2>said4
expect "files are read" 0 test -s times1
expect "the number of threads does not matter for times" 0 cmp times1 times4
expect "nor for what is said" 0 cmp said1 said4
"$dateline" events -j 1 -T jsonl in/*.txt >events1 && "$dateline" events -j 4 -T jsonl in/*.txt >events4
expect "nor for events" 0 cmp events1 events4
expect "every quote verifies" 0 "$dateline" verify a.gv
expect "a graph does not differ from itself" 0 "$dateline" diff --all a.gv b.gv
expect "build on the graph itself" 0 "$dateline" build --base a.gv in -o e.gv
expect "keeping ids of the same articles changes nothing" 0 cmp a.gv e.gv
expect "render" 0 "$dateline" render a.gv -o a.svg
expect "render again" 0 "$dateline" render b.gv -o b.svg
expect "equal graphs give equal pictures" 0 cmp a.svg b.svg
expect "render like itself" 0 "$dateline" render a.gv --like b.gv -o like.svg
expect "nothing new, nothing moves" 0 cmp a.svg like.svg
expect "build and render in one go" 0 "$dateline" in -o c.svg
expect "one go gives the same picture" 0 cmp a.svg c.svg
expect "the graph is DOT" 0 "$dateline" render a.gv -T dot -o a.dot
expect "export" 0 "$dateline" export -T jsonl a.gv -o a.jsonl
expect "export has the documents" 0 test "$(grep -c '"kind":"document"' a.jsonl)" -ge 9
if command -v dot >/dev/null; then
    expect "Graphviz reads the graph" 0 dot -Tcanon -o /dev/null a.gv
fi
if command -v xmllint >/dev/null; then
    expect "the picture is XML" 0 xmllint --noout a.svg
fi

cp -R in bare && rm bare/documents.csv
expect "build without the manifest" 0 "$dateline" build bare -o bare.gv
expect "its quotes verify" 0 "$dateline" verify bare.gv
expect "it differs" 1 "$dateline" diff a.gv bare.gv

cp -R in less && rm less/09-open-letter.txt && sed -i '/^09/d' less/documents.csv
sed -i 's/on 7 September/on 9 September/' less/03-moscow-mechanism.txt
expect "build with an article less and one edited" 0 "$dateline" build less -o less.gv
expect "it differs" 1 "$dateline" diff -T json a.gv less.gv
expect "by these two articles" 0 test "$(grep -c '"change":"article' log)" = 2
grep '"because"' log | grep -v '"change":"\(article\|ac\|alias\)' | grep -v '09-open\|03-moscow' >other
expect "and by nothing else" 1 test -s other

mkdir crlf
for file in in/*.txt; do sed 's/$/\r/' "$file" >"crlf/$(basename "$file")"; done
for file in in/*.txt; do cp "$file" "crlf/lf-$(basename "$file")"; done
for file in 01-election 05-report 08-vienna-mechanism; do
    "$dateline" build crlf/$file.txt -o crlf.gv >log 2>&1
    "$dateline" build crlf/lf-$file.txt -o lf.gv >log 2>&1
    ids crlf.gv >crlf.ids
    ids lf.gv >lf.ids
    expect "$file: there are events" 0 test -s lf.ids
    expect "$file: CRLF gives the same events" 0 cmp crlf.ids lf.ids
done

# Eight times as much text; quadratic growth would take some fifty times as long.
expect "the times of hostile text take linear time" 0 "$hostile" "$dateline" 100 800 20

cp -R in changed
sed -i 's/Sunday/Someday/' changed/01-election.txt
rm -r in && mv changed in
expect "a changed article does not verify" 1 "$dateline" verify a.gv
cp log changed.log
expect "and is named" 0 grep -q 01-election changed.log
echo "properties: $passed passed, $failed failed"
[ "$failed" = 0 ]
