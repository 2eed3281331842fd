// Makes pages quick: another state of a search is fetched and put in place without a
// reload. Everything works without this script, too; it asks no other machine.
"use strict";

const root = document.body.dataset.root;
const html = document.documentElement;
let asked = null;

// --- another state of the page, in place ---------------------------------------------

function isOurs(url) {
  return url.origin === location.origin && url.pathname === root && location.pathname === root;
}

async function show(url, { push = true, focus = null, scroll = true } = {}) {
  asked?.abort();
  const mine = (asked = new AbortController());
  html.classList.add("loading");
  try {
    const answer = await fetch(url, { signal: mine.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.querySelector("main");
    if (!main) throw new Error("no page");
    if (push) history.pushState(null, "", url);
    document.title = page.title;
    document.querySelector("main").replaceWith(document.adoptNode(main));
    document.querySelector(".top nav").replaceWith(document.adoptNode(page.querySelector(".top nav")));
    const back = document.querySelector(".theme [name=back]");
    if (back) back.value = location.pathname + location.search;
    chosen = -1;
    if (scroll) scrollTo(0, 0);
    keepFocus(focus);
    lookAgain();
    say(document.querySelector("#count, .error p")?.textContent ?? "");
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  } finally {
    if (asked === mine) html.classList.remove("loading");
  }
}

function keepFocus(focus) {
  const again = focus && [...document.querySelectorAll(focus.within)].find((one) => label(one) === focus.label);
  if (again) again.focus({ preventScroll: true });
  else if (focus) document.querySelector("main").focus({ preventScroll: true });
}

function label(element) {
  return element.name || element.textContent.replace(/[\d.,\s]+/g, " ").trim();
}

function focusOf(element) {
  const within = element.closest(".facet li") ? ".facet li > a:first-child" : element.tagName.toLowerCase();
  return { within, label: label(element) };
}

function say(text) {
  document.getElementById("said").textContent = text;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href.baseVal ?? link.href, location.href);
  if (!isOurs(url) || url.hash || link.hasAttribute("download") || link.closest(".top")) return;
  event.preventDefault();
  show(url, { focus: focusOf(link), scroll: Boolean(link.closest(".pages")) });
});

function addressOf(form) {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value) url.searchParams.append(name, value);
  return url;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches(".theme")) {
    event.preventDefault();
    setTheme(event.submitter);
  } else if (form.method === "get" && isOurs(new URL(form.action))) {
    event.preventDefault();
    show(addressOf(form), { focus: focusOf(document.activeElement) });
  }
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form.view");
  if (form && event.target.matches("select")) form.requestSubmit();
});

addEventListener("popstate", () => {
  if (location.pathname === root) show(new URL(location.href), { push: false, scroll: false });
});

// What is being worked out is looked for again; without this script by a link.
function lookAgain() {
  const wait = document.querySelector("[data-again]")?.dataset.again;
  const here = location.href;
  if (wait) setTimeout(() => { if (location.href === here) show(new URL(here), { push: false, scroll: false }); }, wait * 1000);
}
lookAgain();

// --- light and dark -------------------------------------------------------------------

function setTheme(button) {
  const to = button.value;
  if (to === "system") delete html.dataset.theme;
  else html.dataset.theme = to;
  const age = to === "system" ? 0 : 31536000;
  document.cookie = `theme=${to}; path=${root}; max-age=${age}; samesite=lax`;
  for (const one of button.form.querySelectorAll("button")) {
    const name = one.title.split(" ")[0].toLowerCase();
    one.setAttribute("aria-pressed", String(name === to));
    one.value = name === to ? "system" : name;
  }
}

// --- a period, drawn over the bars -----------------------------------------------------

const STEPS = {
  year: (first, n) => String(Number(first) + n).padStart(4, "0"),
  month: (first, n) => {
    const months = Number(first.slice(0, 4)) * 12 + Number(first.slice(5)) - 1 + n;
    return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
  },
  day: (first, n) => new Date(Date.parse(`${first}T00:00:00Z`) + n * 86400000).toISOString().slice(0, 10),
};
let drag = null;

function barAt(svg, x) {
  const box = svg.getBoundingClientRect();
  const count = Number(svg.dataset.count);
  return Math.min(Math.max(Math.floor(((x - box.left) / box.width) * count), 0), count - 1);
}

document.addEventListener("pointerdown", (event) => {
  const svg = event.target.closest?.("svg.bars");
  if (!svg || event.button) return;
  drag = { svg, from: barAt(svg, event.clientX), to: null, rect: null };
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const to = barAt(drag.svg, event.clientX);
  if (to === drag.from && !drag.rect) return;
  if (!drag.rect) {
    drag.rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    drag.rect.setAttribute("class", "picked");
    drag.rect.setAttribute("y", "0");
    drag.rect.setAttribute("height", "6rem");
    drag.svg.append(drag.rect);
  }
  drag.to = to;
  const width = 100 / Number(drag.svg.dataset.count);
  const [low, high] = [Math.min(drag.from, to), Math.max(drag.from, to)];
  drag.rect.setAttribute("x", `${low * width}%`);
  drag.rect.setAttribute("width", `${(high - low + 1) * width}%`);
});

document.addEventListener("pointerup", () => {
  if (!drag) return;
  const { svg, from, to, rect } = drag;
  drag = null;
  if (!rect) return;
  rect.remove();
  // The click that follows would open the bar below the pointer.
  addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); }, { capture: true, once: true });
  setTimeout(() => {
    const name = STEPS[svg.dataset.step];
    const url = new URL(location.href);
    url.pathname = root;
    for (const one of ["page", "date", "span"]) url.searchParams.delete(one);
    url.searchParams.set("since", name(svg.dataset.first, Math.min(from, to)));
    url.searchParams.set("until", name(svg.dataset.first, Math.max(from, to)));
    if (isOurs(url)) show(url, { scroll: false });
    else location.assign(url);
  });
});
document.addEventListener("pointercancel", () => { drag?.rect?.remove(); drag = null; });
document.addEventListener("dragstart", (event) => { if (event.target.closest?.("svg.bars")) event.preventDefault(); });

// --- keys -------------------------------------------------------------------------------

let chosen = -1;

function step(by) {
  const hits = document.querySelectorAll(".hit h2 a");
  if (!hits.length) return;
  chosen = Math.min(Math.max(chosen + by, 0), hits.length - 1);
  hits[chosen].focus();
  hits[chosen].closest(".hit").scrollIntoView({ block: "nearest" });
}

// On the page of an article the same keys go through its matches.
let match = -1;

function stepMatch(by) {
  const marks = document.querySelectorAll(".prose mark[id]");
  if (!marks.length) return false;
  marks[match]?.classList.remove("now");
  match = (match + by + marks.length + (match < 0 && by < 0)) % marks.length;
  marks[match].classList.add("now");
  marks[match].scrollIntoView({ block: "center" });
  document.querySelector(".match-keys output").textContent = `${match + 1} of ${marks.length}`;
  return true;
}

function goOn(by) {
  if (!stepMatch(by)) document.querySelector(`a[rel=${by > 0 ? "next" : "prev"}]`)?.click();
}

for (const keys of document.querySelectorAll(".match-keys")) {
  keys.addEventListener("click", (event) => stepMatch(Number(event.target.dataset.step)));
}

const KEYS = {
  "/": () => { const box = document.getElementById("q"); box?.focus(); box?.select(); },
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  n: () => goOn(1),
  p: () => goOn(-1),
  "?": () => document.getElementById("keys").togglePopover(),
};

document.addEventListener("focusin", (event) => {
  const hits = [...document.querySelectorAll(".hit h2 a")];
  const at = hits.indexOf(event.target);
  if (at >= 0) chosen = at;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const one of document.querySelectorAll(".fact:hover, .fact:focus-within")) one.classList.add("shut");
    for (const menu of document.querySelectorAll(".menu[open]")) { menu.open = false; menu.firstElementChild.focus(); }
    return;
  }
  const typing = event.target.matches?.("input, select, textarea, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
  // Arrows scroll, unless a hit is chosen.
  if (event.key.startsWith("Arrow") && !event.target.closest?.(".hit h2")) return;
  event.preventDefault();
  KEYS[event.key]();
});

// A menu shuts when something else is chosen.
for (const name of ["click", "focusin"]) {
  document.addEventListener(name, (event) => {
    for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
}

for (const name of ["pointerout", "focusout"]) {
  document.addEventListener(name, (event) => event.target.closest?.(".fact.shut")?.classList.remove("shut"));
}
