#!/bin/sh
# Runs the parts of `make check` one after the other (each a make target whose last line reads
# `part: N passed, M failed`), adds up their figures, and fails if anything failed.
set -u

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0
failed=0
for part in "$@"; do
    "${MAKE:-make}" --no-print-directory "$part" >"$log" 2>&1
    status=$?
    cat "$log"
    figures=$(sed -n 's/^[a-z-]*: \([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$log" | tail -n 1)
    if [ -n "$figures" ]; then
        passed=$((passed + ${figures% *}))
        failed=$((failed + ${figures#* }))
    fi
    case $status:$figures in
    0:*' 0') ;;
    *:*' 0' | *:)
        echo "$part: did not run to its end (exit $status)"
        failed=$((failed + 1))
        ;;
    esac
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
