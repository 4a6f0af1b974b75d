// Finds pages: rewrites what was typed, asks the index for each word, and ranks what it tells.

import { Lexicon } from "./search-lexicon.js";
import { plan } from "./search-query.js";
import { rank } from "./search-rank.js";
import { filed, words } from "./search-words.js";

export { words };

const site = new URL("../", import.meta.url);
const folder = new URL("tim-kiem/pagefind/", site);

let index;
let lexicon;

async function ask(query) {
  index ??= import(new URL("pagefind.js", folder)).then((pagefind) =>
    pagefind.createInstance({ baseUrl: site.pathname, exactDiacritics: true, noWorker: true }),
  );
  return (await (await index).search(query)).results;
}

async function known() {
  lexicon ??= load("words.json").then((answer) => answer.json()).then((known) => new Lexicon(known));
  return lexicon;
}

async function load(name) {
  const answer = await fetch(new URL(name, folder), { cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer;
}

/** The plan of what to look for, by what was typed; see search-query.js. Throws where the line fails. */
export const understand = async (text, isLiteral = false) => plan(text, words(text).length ? await known() : null, isLiteral);

/**
 * Find `exact`, the pages that say what a plan asks for, and `near`, which come close; best first. Filters are kinds
 * and ids; without words they alone count. Throws where index or line fail.
 */
export async function find(plan, filters = []) {
  const wanted = await Promise.all(filters.map(([kind, id]) => ask(filed(kind, id))));
  const sets = wanted.map((results) => new Set(results.map((result) => result.id)));
  const isWanted = (page) => sets.every((set) => set.has(page));
  if (!plan.units.length) {
    const all = (await ask(null)).filter((result) => isWanted(result.id));
    if (!all.length) await load("pagefind-entry.json"); // Pagefind takes what it cannot load for empty
    return { exact: all, near: [] };
  }
  const { pages, postings, results } = await where(plan);
  const ranked = rank(plan, postings, { pages, isWanted });
  const shown = (found) => found.map((page) => results.get(page));
  return { exact: shown(ranked.exact), near: shown(ranked.near) };
}

/** Where the words of a plan stand, as `rank` reads it, and the results of the index by their pages. */
async function where({ units, pairs }) {
  const its = await known();
  const words = [...units, ...pairs].flatMap(({ ways }) => ways.flatMap((way) => way.words));
  const keys = [...new Set(words.flatMap((word) => [...word.keys()]))].filter((key) => its.mayHave(key));
  const results = new Map();
  const postings = new Map();
  await Promise.all(keys.map(async (key) => {
    const found = await ask(key);
    if (!found.length && its.indexed.has(key)) throw new Error(`the index lacks ${key}`); // a piece did not come
    for (const result of found) results.set(result.id, result);
    postings.set(key, new Map(found.map(({ id, words }) => [id, words])));
  }));
  return { pages: its.pages, postings, results };
}
