// Does a current Graphviz draw a positioned graph as the one here does? Compares two SVGs of the same
// DOT: every outline, line and mark lies within a point (old versions round), every tip of an arrow within
// three and a half (new ones draw it back by the width of its line), every text has its words.
// Usage: viz.mjs GRAPH.gv DRAWN.svg, where node finds the package @viz-js/viz
import { readFileSync } from "node:fs";
import { instance } from "@viz-js/viz";

const TOLERANCE = 1.01, OF_TIPS = 3.5; // points

const viz = await instance();
const ours = readFileSync(process.argv[3], "utf8");
const theirs = viz.renderString(readFileSync(process.argv[2], "utf8"), { engine: "nop2", format: "svg" });

const shapes = (svg) => [...svg.matchAll(/<(polygon|polyline|path|ellipse)\b([^>]*)>/g)].map((match) => ({
  name: match[1],
  numbers: [...match[2].matchAll(/ (?:points|d|cx|cy|rx|ry)="([^"]*)"/g)]
    .flatMap((attribute) => attribute[1].match(/-?[\d.]+/g).map(Number)),
}));
const isTip = (shape) => shape.name === "polygon" && shape.numbers.length === 8;
const words = (svg) => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map((match) => match[1]).join("\n");

const [a, b] = [shapes(ours), shapes(theirs)];
let far = 0, worst = 0;
for (let i = 0; i < Math.max(a.length, b.length); i++) {
  const same = a[i] && b[i] && a[i].name === b[i].name && a[i].numbers.length === b[i].numbers.length;
  const apart = same ? Math.max(...a[i].numbers.map((n, k) => Math.abs(n - b[i].numbers[k]))) : Infinity;
  worst = Math.max(worst, apart);
  if (apart > (same && isTip(a[i]) ? OF_TIPS : TOLERANCE) && far++ === 0)
    console.log(`viz-check: shape ${i} is elsewhere: ${JSON.stringify(a[i])}, ${JSON.stringify(b[i])}`);
}
const spoken = words(ours) === words(theirs);
if (!spoken) console.log("viz-check: the texts differ");
console.log(`viz-check: Graphviz ${viz.graphvizVersion}, ${a.length} shapes, at most ${worst.toFixed(2)} points apart`);
const good = a.length - Math.min(far, a.length) + spoken;
console.log(`viz-check: ${good} passed, ${far + !spoken} failed`);
process.exit(far || !spoken ? 1 : 0);
