// The page for an address that leads nowhere: it searches for what the address said.

import { row } from "./search-rows.js";
import { find, understand, words } from "./search.js";

const MOST_WORDS = 8;
const MOST_RESULTS = 5;

const TELL_NOTHING = new Set(["index", "default", "home", "amp", "tim-kiem"]);

/** What the last part of the address said that tells something. */
function wordsOf(path) {
  const parts = decodeURI(path).replace(/\.\w+$/, "").split("/");
  const tells = (part) => /\p{L}{2}/u.test(part) && !TELL_NOTHING.has(part);
  return words(parts.findLast(tells) ?? "").slice(0, MOST_WORDS);
}

/** The best results for words of which some may be wrong: phrases of all and of each half, then what is near. */
async function matches(said) {
  const half = Math.ceil(said.length / 2);
  const parts = [said, said.slice(0, half), said.slice(half)].filter((part) => part.length);
  const searches = await Promise.all(parts.map(async (part) => find(await understand(part.join(" ")))));
  const found = new Map();
  const add = (results) => results.forEach((result) => found.set(result.id, found.get(result.id) ?? result));
  for (const { exact } of searches) add(exact);
  for (const { near } of searches) add(near);
  return [...found.values()].slice(0, MOST_RESULTS);
}

try {
  const rows = await Promise.all((await matches(wordsOf(location.pathname))).map((result) => row(result)));
  document.getElementById("matches-list").append(...rows);
  document.getElementById("matches").hidden = !rows.length;
} catch (error) {
  console.info(error); // the page reads right without it
}
document.getElementById("instead").classList.remove("instead");
