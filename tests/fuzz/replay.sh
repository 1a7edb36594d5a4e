#!/bin/sh
# Gives every seed to its fuzz target, one process each, with a time limit: a seed that crashes or
# hangs is named. Usage: replay.sh OUT TARGET...
set -u
cd "$(dirname "$0")/../.." || exit 2
out=$1
shift
passed=0
failed=0
for target in "$@"; do
    for seed in tests/fuzz/seeds/"$target"/*; do
        [ -e "$seed" ] || continue
        if timeout 20 "$out/replay-$target" "$seed" >/dev/null; then
            passed=$((passed + 1))
        else
            echo "$target: trouble with $seed (exit $?)"
            failed=$((failed + 1))
        fi
    done
done
echo "fuzz-replay: $passed passed, $failed failed"
[ "$failed" = 0 ]
