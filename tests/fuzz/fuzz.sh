#!/bin/sh
# One libFuzzer target for some seconds, starting from its seeds; new inputs stay in OUT/corpus. A
# crash fails, and is left there as a file to be made a seed. Usage: fuzz.sh OUT TARGET SECONDS
set -eu
cd "$(dirname "$0")/../.."
corpus=$1/corpus/$2
mkdir -p "$corpus"
echo "$2:"
[ "$2" != svg ] || export ASAN_OPTIONS=detect_leaks=0 # of the drawing libraries, see the Makefile
# `find` has so many features that weighing the rare ones (entropic) would take nine tenths of the
# time; what it does to long texts is the benchmark's affair.
entropic=1 longest=65536
[ "$2" != find ] || entropic=0 longest=4096
status=0
LSAN_OPTIONS=suppressions=tests/lsan.supp "$1/fuzz-$2" -max_total_time="$3" -timeout=10 \
    -rss_limit_mb=2048 -max_len=$longest -entropic=$entropic -verbosity=0 -print_final_stats=1 \
    -artifact_prefix="$corpus-" "$corpus" "tests/fuzz/seeds/$2" >"$corpus.log" 2>&1 || status=$?
grep -v "^INFO" "$corpus.log" || true
exit $status
