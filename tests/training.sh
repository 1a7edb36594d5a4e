#!/bin/sh
# Trains on six sentences each and looks at what comes of it: the same bytes each time, models that
# know these sentences by heart, and a plain word where a treebank or a model is broken. Then asks
# the shipped model for sentences it has not learned.
# Usage: training.sh OUT
set -u
cd "$(dirname "$0")/.." || exit 2
train=$1/dateline-train
dateline=$1/dateline
trees=tests/training/six.conllu
named=tests/training/six.bio
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

expect() { # what, then a command that must succeed
    what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        echo "training: $what"
        failed=$((failed + 1))
    fi
}

learn() {
    mkdir "$1" && "$train" -e 300 -t $trees -d $trees -o "$1/syntax.model" >"$work/log" 2>&1 &&
        "$train" names -e 200 -l data/en -t $named -g $named -d $named -o "$1/names.model" >"$work/log" 2>&1
}
names() { "$dateline" entities --model "$1" --bio $named >"$work/named" 2>"$work/said"; }
parse() { "$dateline" parse --model "$1" --conllu $trees >"$work/parsed" 2>"$work/said"; }
refuses() { # a model that is broken: exit 2 and the reason
    ! parse "$1" && grep -q "^$1/${3:-syntax}.model: error: $2" "$work/said"
}

expect "training fails" learn "$work/a"
expect "training a second time fails" learn "$work/b"
expect "two trainings differ" cmp "$work/a/syntax.model" "$work/b/syntax.model"
expect "two trainings of names differ" cmp "$work/a/names.model" "$work/b/names.model"
expect "tagging fails" names "$work/a"
expect "the names were not learned" diff $named "$work/named"
expect "parsing fails" parse "$work/a"
expect "the sentences were not learned" diff $trees "$work/parsed"

mkdir "$work/cut" "$work/text" "$work/none" "$work/folder" "$work/folder/syntax.model"
head -c 100000 "$work/a/syntax.model" >"$work/cut/syntax.model"
expect "a cut model is not refused" refuses "$work/cut" "is cut"
printf 'x' | dd of="$work/b/syntax.model" bs=1 seek=90000 conv=notrunc 2>"$work/log"
expect "a damaged model is not refused" refuses "$work/b" "is damaged"
cp $trees "$work/text/syntax.model"
expect "a text is taken for a model" refuses "$work/text" "is not a model"
expect "a missing model is not told" refuses "$work/none" "cannot open"
expect "a folder is taken for a model" refuses "$work/folder" "is not a file"

mkdir "$work/unnamed" "$work/swapped"
cp "$work/a/syntax.model" "$work/unnamed"
cp "$work/a/syntax.model" "$work/swapped"
cp "$work/a/syntax.model" "$work/swapped/names.model"
expect "a missing model of names is not told" refuses "$work/unnamed" "cannot open" names
expect "a model of syntax is taken for one of names" \
    refuses "$work/swapped" "was learned for another version" names

sed 's/^3\t/4\t/' $trees >"$work/broken.conllu"
expect "a broken treebank is not refused" \
    sh -c "! '$train' -t '$work/broken.conllu' -o '$work/c.model' 2>&1 | grep -vq ':5: error: token'"

# Of a hundred words, how many the shipped model gives their head and relation, as whole relations.
unseen=data/treebank/news-dev.conllu
attached() {
    "$dateline" parse --model data/en/model --conllu $unseen >"$work/parsed" && paste $unseen "$work/parsed" |
        awk -F '\t' 'NF == 20 { n++; right += $7 == $17 && $8 == $18 } END { print int(100 * right / n) }'
}
expect "the shipped model reads news badly" [ "$(attached)" -ge 90 ]
echo "training: $passed passed, $failed failed"
[ "$failed" = 0 ]
