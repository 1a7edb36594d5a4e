#!/bin/sh
# Runs the parts of `make check` one after the other (each a make target that prints
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
    figures=$(awk '/^[a-z-]*: [0-9]+ passed, [0-9]+ failed$/ { p += $2; f += $4; n++ }
                   END { if (n) print p, f }' "$log")
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
