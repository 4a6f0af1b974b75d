// The page of searching: it shows what its address asks for, and every search gives it another address.

import { row } from "./search-rows.js";
import { find, understand, words } from "./search.js";

const PAGE = 10;
const LITERAL = "literal"; // in the address of a search for just what was typed

const get = (id) => document.getElementById(`search-${id}`);
const form = document.getElementById("search");
const sentences = JSON.parse(get("sentences").textContent);
const title = document.title;

let current; // the search that is shown, and what waits to be shown of it

function say(name, values = {}) {
  const shown = (value) =>
    typeof value === "number" ? value.toLocaleString(document.documentElement.lang) : value;
  return sentences[name].replace(/\{(\w+)\}/g, (_, key) => shown(values[key]));
}

function readAddress() {
  const address = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll("[name]")) {
    field.value = (address.get(field.name) ?? "").normalize();
    if (field.selectedIndex === -1) field.value = "";
  }
  const text = form.elements.q.value.trim();
  for (const field of document.querySelectorAll('[role="search"] [name="q"]')) field.value = text;
  const { outlet, topic, month } = form.elements;
  const time = month.value.includes("-") ? "month" : "year";
  const chosen = [["outlet", outlet.value], ["topic", topic.value], [time, month.value]];
  return { text, filters: chosen.filter(([, id]) => id), isLiteral: address.has(LITERAL) };
}

function writeAddress(fields) {
  const filled = [...fields].filter(([, value]) => value.trim());
  const address = filled.length ? `?${new URLSearchParams(filled)}` : "";
  if (address !== location.search) goTo(location.pathname + address);
}

/** Go to another search; where the reader may have to hide, it takes the place of this one, as links do (exit.js). */
function goTo(address) {
  const takesPlace = document.body.dataset.mayHide !== undefined;
  history[takesPlace ? "replaceState" : "pushState"](null, "", address);
}

async function show() {
  const { text, filters, isLiteral } = readAddress();
  const hasWords = words(text).length > 0;
  const isSearch = hasWords || filters.length > 0;
  const mine = (current = { text, hasWords, waiting: [], ways: [] });
  document.title = hasWords ? `${text} – ${title}` : title;
  for (const list of ["exact", "near"]) get(list).replaceChildren();
  for (const part of ["near-heading", "more", "widen", "said"]) get(part).hidden = true;
  get("other").hidden = isSearch;
  get("status").textContent = say(isSearch ? "busy" : "start");
  if (!hasWords) showNeed(false);
  if (!isSearch) return;
  await orFail(mine, async () => {
    const plan = await understand(text, isLiteral);
    if (mine !== current) return;
    showNeed(plan.isNeed);
    const found = await find(plan, filters);
    for (const list of ["exact", "near"]) mine.waiting.push(...found[list].map((result) => [result, list]));
    mine.ways = plan.units.flatMap((unit) => unit.ways);
    const isEmpty = !mine.waiting.length;
    await showMore(mine);
    if (mine !== current) return;
    get("status").textContent = summary(mine, plan.isRewritten, found.exact.length, found.near.length);
    get("other").hidden = !isEmpty;
    get("widen").hidden = !(isEmpty && hasWords && filters.length);
    showSaid(plan, text, isLiteral);
  });
}

/** Who to call, above all results; the page is told that its reader may have to hide. */
function showNeed(isNeed) {
  get("need").hidden = !isNeed;
  if (isNeed) document.body.dataset.mayHide = "search";
  else if (document.body.dataset.mayHide === "search") delete document.body.dataset.mayHide;
  document.dispatchEvent(new CustomEvent("may-hide", { detail: isNeed }));
}

/** What was searched where it is not just what was typed, and the way to search for that, or back. */
function showSaid({ said, isRewritten }, typed, isLiteral) {
  get("said").hidden = !isRewritten && !isLiteral;
  get("said-words").textContent = isLiteral ? "" : say("said", { words: said });
  const link = get("said-other");
  link.textContent = say(isLiteral ? "freely" : "literally", { words: typed });
  const address = new URLSearchParams(location.search);
  if (isLiteral) address.delete(LITERAL);
  else address.set(LITERAL, "1");
  link.href = `?${address}`;
}

/** Show the next results, and return the first of them. */
async function showMore(mine) {
  const batch = mine.waiting.splice(0, PAGE);
  const rows = await Promise.all(batch.map(([result]) => row(result, mine.ways)));
  if (mine !== current) return undefined;
  rows.forEach((item, place) => get(batch[place][1]).append(item));
  get("near-heading").hidden = !get("near").hasChildNodes();
  get("more").hidden = !mine.waiting.length;
  return rows[0];
}

function summary({ text: words, hasWords }, isRewritten, exact, near) {
  if (isRewritten && exact + near) return say("found", { count: exact + near, words });
  if (!hasWords) return exact ? say("filtered", { count: exact }) : say("nothing");
  if (!exact) return near ? say("only_near", { count: near, words }) : say("none", { words });
  return say("exact", { count: exact, words }) + (near ? ` ${say("near", { count: near })}` : "");
}

async function orFail(mine, work) {
  try {
    await work();
  } catch (error) {
    if (mine !== current) return;
    console.info(error);
    get("more").hidden = true;
    get("other").hidden = false;
    get("status").textContent = say("failed");
  }
}

document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("role") !== "search") return;
  event.preventDefault();
  writeAddress(new FormData(event.target));
  show();
});
for (const field of form.querySelectorAll("select")) field.addEventListener("change", () => form.requestSubmit());
get("widen").addEventListener("click", (event) => {
  event.preventDefault();
  writeAddress([["q", form.elements.q.value]]);
  show();
});
get("said-other").addEventListener("click", (event) => {
  event.preventDefault();
  goTo(event.target.href);
  show();
});
get("more").addEventListener("click", () => {
  const mine = current;
  orFail(mine, async () => (await showMore(mine))?.querySelector("a").focus());
});
addEventListener("popstate", show);
show();
