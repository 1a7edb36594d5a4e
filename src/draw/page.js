// The page of a timeline: filter, zoom, pan, and the way from a card to its quotes. Without it the
// page still holds all: the picture, and beside it every event with its quotes. An address such as
// page.html?from=2020-08&words=court#event-3 opens it filtered, with the event's quotes.
"use strict";

const paper = document.getElementById("paper");
const picture = paper.querySelector("svg");
const filter = document.getElementById("filter");
const entries = [...document.querySelectorAll("details.event")];

// ---- The picture's parts ------------------------------------------------------------------------

// Groups of the picture by the end of their id: e3 is a card, m3 its mark, l5 a link, t5 its label.
const groups = new Map();
for (const group of picture.querySelectorAll("g[id]"))
  groups.set(group.id.slice(group.id.lastIndexOf("-") + 1), group);

const numbers = (text) => (text ? text.split(" ") : []);

function partsOf(entry) {
  const number = entry.id.slice("event-".length);
  return [groups.get("e" + number), groups.get("m" + number)].filter(Boolean);
}

function linksOf(entry) {
  const names = numbers(entry.dataset.links).flatMap((link) => ["l" + link, "t" + link]);
  return names.map((name) => groups.get(name)).filter(Boolean);
}

// ---- From a card to its quotes, and back --------------------------------------------------------

let shown = null;

function light(entry, on) {
  for (const part of [...partsOf(entry), ...linksOf(entry)]) part.classList.toggle("on", on);
}

function show(entry) {
  if (shown) light(shown, false);
  shown = entry;
  entry.open = true;
  light(entry, true);
  entry.scrollIntoView({ block: "nearest" });
  const card = partsOf(entry)[0];
  if (card) card.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function showAddressed() {
  const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!entry || !entry.matches("details.event")) return;
  if (entry.parentElement.hidden) showAll();
  show(entry);
  entry.querySelector("summary").focus({ preventScroll: true });
}

for (const entry of entries)
  entry.addEventListener("toggle", () => {
    if (entry.open && !printing) show(entry);
    else if (entry === shown) light(entry, false);
  });
addEventListener("hashchange", showAddressed);
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#event-"]');
  if (link && (link.hash || link.getAttribute("href")) === location.hash) showAddressed();
});

// ---- Filter -------------------------------------------------------------------------------------

const words = new Map(entries.map((entry) => [entry, entry.textContent.toLowerCase()]));

// "2020-08" as days since 1970: its first day, or its last.
function dayOf(text, last) {
  const parts = /^(-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] || 0), Number(parts[3] || 0)];
  const date = new Date(0);
  if (day) date.setUTCFullYear(year, month - 1, day);
  else if (month) date.setUTCFullYear(year, last ? month : month - 1, last ? 0 : 1);
  else date.setUTCFullYear(last ? year + 1 : year, 0, last ? 0 : 1);
  return date.getTime() / 86400000;
}

function liesWithin(entry, from, to) {
  if (from === null && to === null) return true;
  const { first, last } = entry.dataset;
  if (first === undefined) return false;
  return (from === null || last === "" || Number(last) >= from) &&
         (to === null || first === "" || Number(first) <= to);
}

function wanted(entry, asked) {
  return (!asked.actor || numbers(entry.dataset.actors).includes(asked.actor)) &&
         (!asked.kind || entry.dataset.kind === asked.kind) &&
         (!asked.source || numbers(entry.dataset.sources).includes(asked.source)) &&
         liesWithin(entry, asked.from, asked.to) &&
         asked.words.every((word) => words.get(entry).includes(word));
}

// What is filtered out is a shadow, and no stop of the keyboard.
function dim(parts, off) {
  for (const part of parts) {
    part.classList.toggle("off", off);
    for (const link of part.querySelectorAll("a")) link.setAttribute("tabindex", off ? -1 : 0);
  }
}

function isInView(part) {
  const [box, view] = [part.getBoundingClientRect(), paper.getBoundingClientRect()];
  return box.bottom > view.top && box.top < Math.min(view.bottom, innerHeight) &&
         box.right > view.left && box.left < view.right;
}

// What is left may lie far from what is seen of a long picture.
function bringNear(kept) {
  const cards = kept.map((entry) => partsOf(entry)[0]).filter(Boolean);
  if (cards.length > 0 && !cards.some(isInView))
    cards[0].scrollIntoView({ block: "nearest", inline: "nearest" });
}

function applyFilter() {
  const value = (name) => filter.elements[name].value.trim();
  const asked = {
    actor: value("actor"), kind: value("kind"), source: value("source"),
    from: dayOf(value("from"), false), to: dayOf(value("to"), true),
    words: value("words").toLowerCase().split(/\s+/).filter(Boolean),
  };
  const dropped = entries.filter((entry) => !wanted(entry, asked));
  for (const entry of entries) {
    entry.parentElement.hidden = false;
    dim([...partsOf(entry), ...linksOf(entry)], false);
  }
  for (const entry of dropped) {
    entry.parentElement.hidden = true;
    dim([...partsOf(entry), ...linksOf(entry)], true);
  }
  picture.classList.toggle("filtered", dropped.length > 0);
  if (dropped.length > 0) bringNear(entries.filter((entry) => !entry.parentElement.hidden));
  document.getElementById("count").value =
    `${entries.length - dropped.length} of ${entries.length} events`;
}

function showAll() {
  filter.reset();
  applyFilter();
}

filter.addEventListener("input", applyFilter);
filter.addEventListener("submit", (event) => event.preventDefault());
filter.addEventListener("reset", () => setTimeout(applyFilter));

// ---- Zoom and pan -------------------------------------------------------------------------------

const POINT = 4 / 3; // CSS pixels
const READABLE = 0.7;
const natural = picture.viewBox.baseVal.width * POINT;
let zoom = 1;

// (x, y) of the window stays where it is.
function zoomTo(next, x, y) {
  const box = paper.getBoundingClientRect();
  const before = zoom;
  zoom = Math.min(8, Math.max(0.05, next));
  const [left, top] = [x - box.left, y - box.top];
  const [atX, atY] = [(paper.scrollLeft + left) / before, (paper.scrollTop + top) / before];
  picture.style.width = `${natural * zoom}px`;
  paper.scrollLeft = atX * zoom - left;
  paper.scrollTop = atY * zoom - top;
}

function zoomBy(factor) {
  const box = paper.getBoundingClientRect();
  zoomTo(zoom * factor, box.left + box.width / 2, box.top + box.height / 2);
}

function corner() {
  const box = paper.getBoundingClientRect();
  return [box.left, box.top];
}

function zoomToFit() {
  zoomTo((paper.clientWidth - 1) / natural, ...corner());
}

const steps = { "+": () => zoomBy(1.25), "=": () => zoomBy(1.25), "-": () => zoomBy(0.8),
                0: zoomToFit, 1: () => zoomBy(1 / zoom) };

for (const button of document.querySelectorAll("button[data-step]"))
  button.addEventListener("click", () => steps[button.dataset.step]());
paper.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !steps[event.key]) return;
  event.preventDefault();
  steps[event.key]();
});
paper.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomTo(zoom * Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
}, { passive: false });

// Dragging moves the paper; a card on which a drag ends is not meant.
let drag = null;
const stop = (event) => {
  event.preventDefault();
  event.stopPropagation();
};
paper.addEventListener("pointerdown", (event) => {
  if (event.button === 0 && event.pointerType === "mouse")
    drag = { x: event.clientX, y: event.clientY, moved: false };
});
addEventListener("pointermove", (event) => {
  if (!drag) return;
  const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.moved && Math.hypot(dx, dy) < 4) return;
  paper.scrollBy(-dx, -dy);
  drag = { x: event.clientX, y: event.clientY, moved: true };
});
addEventListener("pointerup", () => {
  const moved = drag && drag.moved;
  drag = null;
  if (moved) paper.addEventListener("click", stop, { once: true, capture: true });
});
paper.addEventListener("dragstart", (event) => event.preventDefault());

// ---- Printing -----------------------------------------------------------------------------------

// Closed entries are opened on paper, and are closed again behind.
let printing = null;
addEventListener("beforeprint", () => {
  printing = entries.filter((entry) => !entry.open);
  for (const entry of printing) entry.open = true;
});
addEventListener("afterprint", () => {
  for (const entry of printing) entry.open = false;
  setTimeout(() => (printing = null));
});

// ---- Beginning ----------------------------------------------------------------------------------

for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
zoomTo(Math.max(READABLE, Math.min(1, (paper.clientWidth - 1) / natural)), ...corner());
for (const [name, value] of new URLSearchParams(location.search))
  if (filter.elements[name]) filter.elements[name].value = value;
applyFilter();
showAddressed();
