#!/bin/sh
# Installs the Debian packages named that are not there yet. Asks for nothing, and touches no
# package manager, when all of them are. Elsewhere than on Debian it only says what is missing.
# 'a|b' is content with either and installs a.
set -eu

have() {
    if command -v dpkg-query >/dev/null; then
        dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q ' installed$'
    else # no Debian: judge by what the package is for
        case $1 in
        gcc | pkg-config | clang | clang-format | valgrind) command -v "$1" ;;
        check) pkg-config --exists check ;;
        libgraphviz-dev) pkg-config --exists libcgraph libgvc ;;
        libcairo2-dev) pkg-config --exists cairo ;;
        libjansson-dev) pkg-config --exists jansson ;;
        libxml2-dev) pkg-config --exists libxml-2.0 ;;
        libutf8proc-dev) pkg-config --exists libutf8proc ;;
        libssl-dev) pkg-config --exists libcrypto ;;
        libcsv-dev) test -e /usr/include/csv.h || test -e /usr/local/include/csv.h ;;
        poppler-utils) command -v pdftotext ;;
        *) true ;;
        esac >/dev/null 2>&1
    fi
}

missing=
for packages in "$@"; do
    have "${packages%|*}" || have "${packages#*|}" || missing="$missing ${packages%|*}"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "dateline: please install what these Debian packages hold:$missing" >&2
    exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "dateline: as root, please run: apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi
echo "installing:$missing"
$as_root apt-get -q update
# shellcheck disable=SC2086 # a list of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $missing
