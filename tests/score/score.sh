#!/bin/sh
# Quality on corpora that lie beside the project, where they do: events and links of one topic,
# salient events of other subjects, timelines, times, words and syntax, saved web pages.
# Usage: score.sh OUT SHARED
set -eu
cd "$(dirname "$0")/../.."
out=$1
shared=$2
dateline=$out/dateline
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ ! -d "$shared/tools" ]; then
    echo "score: no corpora in $shared, skipped"
    exit 0
fi
if ! command -v python3 >/dev/null; then
    echo "score: the scorers need python3, skipped"
    exit 0
fi

# One graph of a folder, or of one file, as JSON lines.
jsonl() {
    "$dateline" build -o "$work/g.gv" "$@" && "$dateline" export -T jsonl "$work/g.gv"
}

echo "== belarus: events and links, with the manifest"
jsonl "$shared/belarus" >"$work/belarus.jsonl"
"$shared/tools/score_events.py" "$shared/gold/belarus" "$work/belarus.jsonl"

echo "== belarus, without the manifest"
mkdir "$work/bare"
cp "$shared"/belarus/*.txt "$work/bare/"
jsonl "$work/bare" >"$work/bare.jsonl"
"$shared/tools/score_events.py" "$shared/gold/belarus" "$work/bare.jsonl"

echo "== timeset-dev: salient events of ten subjects"
for text in "$shared"/corpora/timeset-dev/*.txt; do
    jsonl "$text"
done >"$work/timeset.jsonl"
"$shared/tools/score_timeset.py" "$shared/corpora/timeset-dev" "$work/timeset.jsonl"

echo "== semeval2015-timeline-trial: events of six entities, all texts in one graph"
timelines=$shared/corpora/semeval2015-timeline-trial
if [ -d "$timelines" ]; then
    "$out/score-timelines" "$timelines"
else
    echo "score: no $timelines, skipped"
fi

# Every third text, by name, is only ever scored: no rule was written with its errors in sight.
tag_times() { # NAME FOLDER
    echo "== times: $1"
    attrs=value,type
    case $1 in wikiwars*) attrs=value ;; esac # its type is always DATE
    "$shared/tools/run_timex.py" "$dateline" "$2" --attrs $attrs || true
}

for corpus in timebank aquaint wikiwars; do
    mkdir "$work/read" "$work/untouched"
    part=0
    for text in "$shared/corpora/$corpus"/*.tml; do
        part=$(((part + 1) % 3))
        if [ $part = 0 ]; then kind=untouched; else kind=read; fi
        ln -s "$(realpath "$text")" "$work/$kind/"
    done
    tag_times "$corpus" "$shared/corpora/$corpus"
    tag_times "$corpus, the part read" "$work/read"
    tag_times "$corpus, the part untouched" "$work/untouched"
    rm -r "$work/read" "$work/untouched"
done

echo "== crossner-politics-dev: names, given its tokens"
named=$shared/corpora/ner/crossner-politics-dev.bio
"$dateline" entities --bio "$named" >"$work/named.bio"
"$shared/tools/score_bio.py" "$named" "$work/named.bio" || true

for treebank in ewt-dev gum-dev; do
    echo "== $treebank: words and sentences of its raw text"
    "$out/score-words" "$shared/corpora/treebanks/$treebank.conllu"
done
for gold in "$shared/corpora/treebanks/ewt-dev.conllu" "$shared/corpora/treebanks/gum-dev.conllu" data/treebank/news-dev.conllu; do
    echo "== $(basename "$gold" .conllu): parts of speech and dependencies, given its tokens"
    "$dateline" parse --conllu "$gold" >"$work/parsed.conllu"
    "$shared/tools/score_conllu.py" "$gold" "$work/parsed.conllu" || true
done

if [ -x "$out/score-webpages" ]; then
    echo "== webpages: text, title, date"
    "$out/score-webpages" "$shared/corpora/webpages"
fi
