// The page for an address that leads nowhere: it searches for what the address said.

import { find, row } from "./search.js";

const MOST_WORDS = 8;
const MOST_RESULTS = 5;

/** What the last part of the address said that has letters. */
function said(path) {
  const parts = decodeURI(path).replace(/\.\w+$/, "").split("/");
  return (parts.findLast((part) => /\p{L}{2}/u.test(part)) ?? "").split(/[^\p{L}\p{M}\p{N}]+/u).slice(0, MOST_WORDS);
}

/** The best results for words of which some may be wrong: what fits all of them, then each half. */
async function matches(words) {
  const half = Math.ceil(words.length / 2);
  const found = new Map();
  for (const part of [words, words.slice(0, half), words.slice(half)]) {
    if (found.size >= MOST_RESULTS || !part.length) break;
    const { results, near } = await find(part.join(" "));
    for (const result of [...results, ...(await near())]) found.set(result.id, found.get(result.id) ?? result);
  }
  return [...found.values()].slice(0, MOST_RESULTS);
}

const found = await matches(said(location.pathname));
if (found.length) {
  document.getElementById("matches-list").append(...(await Promise.all(found.map(row))));
  document.getElementById("matches").hidden = false;
}
