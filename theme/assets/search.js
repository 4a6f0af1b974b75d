// Asks the index, which src/media_mandate/search.py words: every word without its marks, keys for words with
// them and for what is filtered by. Knows how a result looks in a list.

const STROKE = "ж";
const WORD = /(?:[\p{L}\p{N}][\u0300-\u036f]*)+/gu;
const MARK = /[\u0300-\u036f]/g;
const MARK_OR_STROKED_D = /[\u0300-\u036fđ]/g;

const site = new URL("../", import.meta.url);
const folder = new URL("tim-kiem/pagefind/", site);

const MOST_WORDS = 12;

export const words = (text) => text.toLowerCase().normalize("NFD").match(WORD) ?? [];

export const bare = (word) => word.replace(MARK, "").replaceAll("đ", "d");

export function marked(word) {
  const marks = (word.match(MARK_OR_STROKED_D) ?? []).map((mark) => mark.codePointAt(0).toString(16)).sort();
  return marks.length ? [`${bare(word)}${STROKE}${marks.join("")}${STROKE}`] : [];
}

export const filed = (kind, id) => `${STROKE}${kind}${STROKE}${id.replaceAll("-", STROKE)}${STROKE}`;

let index;

async function ask(query) {
  index ??= import(new URL("pagefind.js", folder)).then((pagefind) =>
    pagefind.createInstance({ baseUrl: site.pathname, exactDiacritics: true, noWorker: true }),
  );
  return (await (await index).search(query)).results;
}

/** A test for the results that have all of these keys or phrases. */
async function having(phrases) {
  const found = await Promise.all(phrases.map((phrase) => ask(`"${phrase}"`)));
  const sets = found.map((results) => new Set(results.map((result) => result.id)));
  return (result) => sets.every((set) => set.has(result.id));
}

/**
 * Find `exact`, what has the words of a text one after another and with every mark that was typed, and `near`, what
 * comes close: first what has them with other marks, then apart, or in longer words. Words typed without marks
 * ask for none. Filters are kinds and ids; without words they alone count. Throws where index or line fail.
 */
export async function find(text, filters = []) {
  const typed = words(text).slice(0, MOST_WORDS);
  const query = typed.map(bare).join(" ");
  const [isWanted, isMarked, isPhrase, all] = await Promise.all([
    having(filters.map(([kind, id]) => filed(kind, id))),
    having(typed.flatMap(marked)),
    having(query ? [query] : []),
    ask(query || null),
  ]);
  const found = all.filter(isWanted);
  if (!found.length) await proveLine();
  const isExact = (result) => isPhrase(result) && isMarked(result);
  const rest = found.filter((result) => !isExact(result));
  return { exact: found.filter(isExact), near: [...rest.filter(isPhrase), ...rest.filter((result) => !isPhrase(result))] };
}

/** Throw where the line is down: Pagefind takes what it cannot load for empty. */
async function proveLine() {
  const answer = await fetch(new URL("pagefind-entry.json", folder), { cache: "no-store" });
  if (!answer.ok) throw new Error(answer.statusText);
}

/** The list item of a result, like those of macros.html. */
export async function row(result) {
  const { url, meta } = await result.data();
  const item = document.createElement("li");
  const text = document.createElement("div");
  text.className = "row--plain";
  const link = document.createElement("a");
  link.href = url;
  link.textContent = meta.headline;
  const heading = document.createElement("h3");
  heading.className = "row__title";
  heading.append(link);
  const standfirst = line("row__standfirst", meta.standfirst);
  if (meta.language) for (const part of [link, standfirst]) if (part) part.lang = meta.language;
  text.append(line("kicker", meta.kicker), heading, standfirst);
  item.append(text);
  return item;
}

function line(name, text) {
  if (!text) return "";
  const paragraph = document.createElement("p");
  paragraph.className = name;
  paragraph.textContent = text;
  return paragraph;
}
