#!/bin/sh
# One libFuzzer target for some seconds, starting from its seeds; new inputs stay in OUT/corpus, a
# crash is left there as a file to be made a seed. Usage: fuzz.sh OUT TARGET SECONDS
set -eu
cd "$(dirname "$0")/../.."
corpus=$1/corpus/$2
mkdir -p "$corpus"
echo "$2:"
[ "$2" != svg ] || export ASAN_OPTIONS=detect_leaks=0 # of the drawing libraries, see the Makefile
LSAN_OPTIONS=suppressions=tests/lsan.supp "$1/fuzz-$2" -max_total_time="$3" -timeout=10 \
    -rss_limit_mb=2048 -max_len=65536 -verbosity=0 -print_final_stats=1 -artifact_prefix="$corpus-" \
    "$corpus" "tests/fuzz/seeds/$2" 2>&1 | grep -v "^INFO" || true
