#!/bin/sh
# Every C file of the project is as clang-format leaves it.
set -u
passed=0
failed=0
for file in "$@"; do
    [ -e "$file" ] || continue
    if clang-format --dry-run -Werror "$file"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
done
echo "format-check: $passed passed, $failed failed"
[ "$failed" = 0 ]
