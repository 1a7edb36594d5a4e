// Runs in a copy of a page (page.sh puts it there, without the policy) and writes what it finds into
// <pre id="checks">, a line each: "ok NAME" or "not ok NAME: why". The names, roles and contrast that
// tools for accessibility look for, then what keyboard and mouse do.
"use strict";

addEventListener("load", async () => {
  const report = document.createElement("pre");
  const found = [];
  const check = (name, wrong) => found.push(wrong ? `not ok ${name}: ${wrong}` : `ok ${name}`);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  const first = (list, say) => list.length ? `${list.length}, as ${say(list[0])}` : "";
  const settled = () => new Promise((done) => setTimeout(done, 50));

  // ---- Names and roles ----
  const nameOf = (node) => (node.getAttribute("aria-label") || node.labels?.[0]?.textContent ||
    node.querySelector("title")?.textContent || node.textContent || "").trim();
  check("controls have names",
        first(all("button, input, select, a, summary, [role]").filter((n) => shown(n) && !nameOf(n)),
              (n) => n.outerHTML.slice(0, 90)));
  const ids = all("[id]").map((n) => n.id);
  check("ids are unique", first(ids.filter((id, i) => ids.indexOf(id) !== i), (id) => id));
  const roles = ["search", "region", "group", "graphics-document document", "graphics-symbol img"];
  check("roles are known", first(all("[role]").filter((n) => !roles.includes(n.getAttribute("role"))),
                                 (n) => n.getAttribute("role")));
  check("landmarks", ["h1", "main", "header", "aside"].filter((name) => all(name).length !== 1).join());
  check("language and title", document.documentElement.lang && document.title ? "" : "missing");
  check("buttons are large enough",
        first(all("button").filter((n) => n.getBoundingClientRect().height < 24 ||
                                          n.getBoundingClientRect().width < 24),
              (n) => n.outerHTML));

  // ---- Contrast ----
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colours) => {
    pixel.clearRect(0, 0, 1, 1);
    for (const [colour, opacity] of colours) {
      pixel.globalAlpha = opacity;
      pixel.fillStyle = colour;
      pixel.fillRect(0, 0, 1, 1);
    }
    return pixel.getImageData(0, 0, 1, 1).data;
  };
  const light = (colour) => {
    const [r, g, b] = [...colour].map((c) => c / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const body = getComputedStyle(document.body);
  const ground = (node) => {
    for (let n = node; n; n = n.parentElement) {
      const colour = getComputedStyle(n).backgroundColor;
      if (!/, 0\)$|transparent/.test(colour)) return [[colour, 1]];
    }
    return [[body.backgroundColor, 1]];
  };
  const texts = all("h1, h2, p, label, input, select, button, output, summary b, summary span, dt, dd, " +
                    "blockquote, figcaption, mark, a, li").filter((n) => shown(n) && !n.closest("svg"));
  check("contrast of the page",
        first(texts.filter((n) => contrast(rgb([...ground(n), [getComputedStyle(n).color, 1]]),
                                           rgb(ground(n))) < 4.5),
              (n) => n.outerHTML.slice(0, 90)));
  // A picture's texts stand on its paper or on the darkest band of its ground.
  const paper = [[body.backgroundColor, 1]];
  const band = [...paper, [body.color, 0.05]];
  const weak = all("svg text").filter((n) => {
    const style = getComputedStyle(n);
    const ink = [style.fill, Number(style.fillOpacity)];
    return [paper, band].some((under) => contrast(rgb([...under, ink]), rgb(under)) < 4.5);
  });
  check("contrast of the picture", first(weak, (n) => n.outerHTML.slice(0, 120)));

  // ---- What it does ----
  const form = document.getElementById("filter");
  const cards = all('svg a[href^="#event-"]');
  const entries = all("details.event");
  const count = () => document.getElementById("count").value;
  check("every event has a card that leads to it",
        entries.length === cards.length && cards.every((c) => document.querySelector(c.getAttribute("href")))
          ? "" : `${entries.length} events, ${cards.length} cards`);
  check("controls are shown", all(".scripted").every(shown) ? "" : "they are hidden");

  const card = cards[cards.length - 1];
  const entry = document.querySelector(card.getAttribute("href"));
  const group = card.closest("g[id]");
  card.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window }));
  await settled();
  check("a click on a card opens its entry", entry.open ? "" : "closed");
  check("its summary has the focus", document.activeElement === entry.querySelector("summary")
    ? "" : document.activeElement.outerHTML.slice(0, 90));
  check("the card is marked", group.classList.contains("on") ? "" : "not");
  entry.open = false;
  await settled();
  check("closing it takes the mark away", group.classList.contains("on") ? "not" : "");

  const type = async (name, value) => {
    form.elements[name].value = value;
    form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
    await settled();
  };
  const hidden = () => entries.filter((e) => e.parentElement.hidden);
  await type("words", "no-such-word-anywhere");
  check("a word nobody said hides all", hidden().length === entries.length ? "" : count());
  check("and their cards", all("g.off a").length === cards.length ? "" : all("g.off").length);
  check("the keyboard passes them over", cards.every((c) => c.getAttribute("tabindex") === "-1") ? "" : "no");
  form.querySelector("button[type=reset]").click();
  await settled();
  check("show all", hidden().length === 0 && all("g.off").length === 0 ? "" : count());
  for (const name of ["actor", "kind", "source"]) {
    const options = [...form.elements[name].options].slice(1);
    let empty = 0;
    for (const option of options) {
      await type(name, option.value);
      if (hidden().length === entries.length) empty++;
    }
    await type(name, "");
    check(`every ${name} has events`, empty ? `${empty} of ${options.length} have none` : "");
  }
  const days = entries.filter((e) => e.dataset.first && e.dataset.first === e.dataset.last);
  if (days.length) {
    const day = new Date(days[0].dataset.first * 86400000).toISOString().replace(/^\+?0*(\d{4,})-/, "$1-").slice(0, 10);
    await type("from", day);
    await type("to", day);
    check("a day's events", !days[0].parentElement.hidden && hidden().every((e) =>
      Number(e.dataset.first) > Number(days[0].dataset.first) ||
      Number(e.dataset.last || Infinity) < Number(days[0].dataset.first) || !e.dataset.last) ? "" : day);
    await type("to", "0001");
    check("what began later is not before the year 2", entries.every((e) => e.parentElement.hidden ===
      (e.dataset.first === undefined || Number(e.dataset.first || -Infinity) > -718798)) ? "" : count());
    form.reset();
    await settled();
  }

  const sheet = document.getElementById("paper");
  const isSeen = (node) => {
    const [box, view] = [node.getBoundingClientRect(), sheet.getBoundingClientRect()];
    return box.bottom > view.top && box.top < Math.min(view.bottom, innerHeight) &&
           box.right > view.left && box.left < view.right;
  };
  const entryOf = (c) => document.querySelector(c.getAttribute("href"));
  const wordsOf = (c) => entryOf(c).querySelector("summary").textContent.toLowerCase().split(/\s+/);
  const tell = (c) => cards.filter((o) => wordsOf(c).every((w) => entryOf(o).textContent.toLowerCase().includes(w)));
  sheet.scrollTo(0, 0);
  const far = cards.find((c) => !tell(c).some(isSeen));
  if (far) {
    await type("words", wordsOf(far).join(" "));
    check("what is left is brought into view", tell(far).some(isSeen) ? "" : wordsOf(far).join(" "));
    form.reset();
    await settled();
  }

  const picture = document.querySelector("#paper svg");
  const width = () => picture.getBoundingClientRect().width;
  const press = (key) => document.getElementById("paper")
    .dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  press("0");
  const fit = width();
  check("fits", Math.abs(fit - document.getElementById("paper").clientWidth) < 3 ? "" : fit);
  press("+");
  check("the + key makes it larger", Math.abs(width() / fit - 1.25) < 0.01 ? "" : width() / fit);
  press("-");
  check("the - key makes it smaller", Math.abs(width() / fit - 1) < 0.01 ? "" : width() / fit);

  dispatchEvent(new Event("beforeprint"));
  check("paper has all entries open", entries.every((e) => e.open) ? "" : "some are closed");
  dispatchEvent(new Event("afterprint"));
  await settled();
  check("and closes them again", entries.some((e) => e.open) ? "some are open" : "");

  report.id = "checks";
  report.textContent = found.join("\n");
  document.body.replaceChildren(report);
});
