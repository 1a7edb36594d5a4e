#!/bin/sh
# Looks at the page of HTML and at inlined pictures in a browser (Chromium, headless), light and dark:
# that their policies refuse nothing of them, that names, roles and contrast are as readers need them,
# and that filter, keyboard and print do what they should (check.js). Skipped where there is none.
# Usage: page.sh PROGRAM [FOLDER for screenshots]
set -u
cd "$(dirname "$0")/../.." || exit 2
program=$(realpath "$1")
shots=${2:-}
browser=
for name in chromium chromium-browser google-chrome; do
    [ -n "$browser" ] || browser=$(command -v "$name")
done
if [ -z "$browser" ]; then
    echo "page-check: skipped, as there is no chromium"
    echo "page-check: 0 passed, 0 failed"
    exit 0
fi
here=$PWD/tests/page
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

part="page-check"
. tests/ok.sh

browse() { # SCHEME (0 dark, 1 light) URL [OPTION...]: what the browser says on standard error
    scheme=$1 url=$2
    shift 2
    sandbox=
    [ "$(id -u)" != 0 ] || sandbox=--no-sandbox
    timeout 120 "$browser" --headless $sandbox --disable-gpu --user-data-dir="$work/profile" \
        --blink-settings=preferredColorScheme="$scheme" --window-size=1500,1000 \
        --enable-logging=stderr --virtual-time-budget=20000 "$@" "$url"
}

# The page as it is, policy and all.
look() { # NAME SCHEME URL: leaves NAME.dom and NAME.log, and perhaps NAME.png
    browse "$2" "$3" --dump-dom >"$work/$1.dom" 2>"$work/$1.log"
    [ -z "$shots" ] || browse "$2" "$3" --screenshot="$shots/$1.png" >"$work/shot.log" 2>&1
    ok "$1: nothing is refused" quiet "$work/$1.log"
}

quiet() {
    ! grep -E 'CONSOLE.*(Refused|violat|Error)' "$1"
}

count() { # NUMBER PATTERN FILE
    [ "$(grep -cE "$2" "$3")" = "$1" ]
}

# A copy without policy that carries check.js, in light and dark.
inspect() { # NAME
    sed -e '/^<meta http-equiv="Content-Security-Policy"/d' \
        -e "s|^<title>|<script src=\"file://$here/check.js\"></script>&|" "$work/$1.html" >"$work/$1-checked.html"
    for scheme in 0 1; do
        browse "$scheme" "file://$work/$1-checked.html" --dump-dom >"$work/checks.dom" 2>"$work/checks.log"
        ok "$1: no error" quiet "$work/checks.log"
        sed -n '/<pre id="checks">/,/<\/pre>/p' "$work/checks.dom" | sed 's/<[^>]*>//g' >"$work/checks"
        passed=$((passed + $(grep -c '^ok ' "$work/checks")))
        failed=$((failed + $(grep -c '^not ok ' "$work/checks")))
        sed -n "s/^not ok /page-check: $1, scheme $scheme: /p" "$work/checks"
        ok "$1: checked to the end" grep -q '^ok and closes them again' "$work/checks"
    done
}

# ---- A page of articles, and one of texts that would be markup -----------------------------------

"$program" build data/belarus-2020 -o "$work/example.gv" || exit 1
"$program" render "$work/example.gv" -o "$work/example.html" || exit 1
"$program" render --detail full tests/page/hostile.gv -o "$work/hostile.html" || exit 1
page=file://$work/example.html
events=$(grep -c '<details class="event"' "$work/example.html")
look light 1 "$page"
look dark 0 "$page#event-0"
ok "the script ran" grep -q "$events of $events events" "$work/light.dom"
ok "an address opens its event" grep -q '<details class="event" id="event-0".* open=""' "$work/dark.dom"
look filtered 1 "$page?words=election%20minsk&from=2020-08&to=2020-08-31"
ok "an address filters" count $((events - $(grep -c '<li><details' "$work/filtered.dom"))) '<li hidden=""><details' "$work/filtered.dom"
ok "and leaves some" grep -q '<li><details' "$work/filtered.dom"
look hostile 1 "file://$work/hostile.html"
ok "hostile texts are texts" count 1 '<script>' "$work/hostile.dom"
inspect example
inspect hostile

# ---- Three pictures in one page that allows next to nothing --------------------------------------

{
    echo '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Three</title>'
    echo "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\">"
    echo '<meta name="color-scheme" content="light dark"></head><body>'
    for theme in light dark auto; do
        "$program" render -T svg --theme "$theme" --max-events 12 "$work/example.gv"
    done
    echo '</body></html>'
} >"$work/three.html"
look three-light 1 "file://$work/three.html"
look three-dark 0 "file://$work/three.html"
ok "three pictures" count 3 '<svg ' "$work/three-light.dom"
ok "ids are their own" [ -z "$(grep -o ' id="[^"]*"' "$work/three-light.dom" | sort | uniq -d)" ]

# ---- A picture as an image file ------------------------------------------------------------------

"$program" render --width 480pt --max-events 12 "$work/example.gv" -o "$work/image.svg"
cat >"$work/image.html" <<END
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>none</title></head><body>
<img id="own" src="image.svg"><div style="width: 300px"><img id="column" src="image.svg" style="max-width: 100%"></div>
<script>addEventListener("load", () =>
  document.title = ["own", "column"].map((id) => document.getElementById(id).width).join(" "));</script>
</body></html>
END
look image 1 "file://$work/image.html"
ok "an image has its own width, or its column's" grep -q '<title>640 300<' "$work/image.dom"

told
