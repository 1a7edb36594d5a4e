#!/bin/sh
# Speed of each stage on 10 MB of generated articles; growth of time and memory with the size of the
# folder and of a single article; then the whole program on the example. Usage: bench.sh OUT
set -eu
cd "$(dirname "$0")/../.."
out=$1
echo "== 10 MB in articles of 5 kB"
"$out/bench" 10 5000
echo "== names, tagger and parser, 2 MB, every sentence"
"$out/bench" 2 syntax
echo "== build, whole program: folders of 5 kB articles, one thread, then one a processor"
for mb in 1 4 10 16; do "$out/bench" build $mb "$out/dateline"; done
echo "== growth: folders of 5 kB articles"
for mb in 1 4 16; do "$out/bench" $mb 5000 quiet; done
echo "== growth: one article"
for mb in 1 4 16; do "$out/bench" $mb ${mb}000000 quiet; done
echo "== comparing two graphs"
for events in 1000 10000 100000; do "$out/bench" diff $events; done
echo "== correcting, checking and merging a graph"
for events in 1000 10000 100000; do "$out/bench" correct $events; done
echo "== drawing"
for events in 100 1000 10000 100000; do "$out/bench" draw $events; done
for events in 20 60 150 500; do "$out/bench" like $events; done
for events in 50 100 200 500 2000; do "$out/bench" crossings $events; done
echo "== times, whole program with its start, one core, 10 MB"
tests/bench/times.sh "$out"
echo "== times of hostile text, whole program"
tests/bench/hostile.sh "$out/dateline" 5000 10000 4
echo "== the example, build and render"
time -p "$out/dateline" build data/belarus-2020 -o "$out/build/bench.gv"
time -p "$out/dateline" render "$out/build/bench.gv" -o "$out/build/bench.svg"
