// The page for an address that leads nowhere: it searches for what the address said.

import { find, row, words } from "./search.js";

const MOST_WORDS = 8;
const MOST_RESULTS = 5;

/** What the last part of the address said that has letters. */
function wordsOf(path) {
  const parts = decodeURI(path).replace(/\.\w+$/, "").split("/");
  return words(parts.findLast((part) => /\p{L}{2}/u.test(part)) ?? "").slice(0, MOST_WORDS);
}

/** The best results for words of which some may be wrong: what fits all of them, then each half. */
async function matches(said) {
  const half = Math.ceil(said.length / 2);
  const found = new Map();
  for (const part of [said, said.slice(0, half), said.slice(half)]) {
    if (found.size >= MOST_RESULTS || !part.length) break;
    const { results, near } = await find(part.join(" "));
    for (const result of [...results, ...(await near())]) found.set(result.id, found.get(result.id) ?? result);
  }
  return [...found.values()].slice(0, MOST_RESULTS);
}

try {
  const rows = await Promise.all((await matches(wordsOf(location.pathname))).map(row));
  document.getElementById("matches-list").append(...rows);
  document.getElementById("matches").hidden = !rows.length;
} catch (error) {
  console.info(error); // the page reads right without it
}
