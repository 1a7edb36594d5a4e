# Read by tests that are scripts, which set `part` before: `ok NAME COMMAND...` counts what passes and
# names what does not; `told` ends the test with both figures.
passed=0
failed=0

ok() {
    name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$part: $name: failed"
    fi
}

told() {
    echo "$part: $passed passed, $failed failed"
    [ "$failed" = 0 ]
}
