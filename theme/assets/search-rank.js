// Which pages are about what was asked, by where the words stand. The index tells where; what it thinks of them hangs
// on what it was asked before, so it is not asked.

// The parts of a page by the place before which they end, as src/media_mandate/site/search.py puts them, and what
// words count there; in the text after them all of them count less than 1 together.
const PARTS = [{ end: 40, worth: 3 }, { end: 60, worth: 1.5 }, { end: 80, worth: 0.9 }, { end: 200, worth: 1.5 }];
const OFTEN = 1;
const PAIR = 1; // in Vietnamese two words often make one
const HALF = 0.4; // such a word by itself
const APART = 0.3;
const EXACT = 0.8;
const MOST_WORDS = 0.6;
const LEAST = 0.1; // of the best score, where no page has all words

/**
 * The pages that have what a plan asks for, the best first: `exact`, which have it all, and `near`; of a long plan
 * those that have most of it. `postings` is a
 * map from keys to maps from pages to the places where they stand.
 */
export function rank({ units, pairs, runs, isLong }, postings, { pages, isWanted = () => true }) {
  const find = finder(postings);
  const beside = pairs.map(({ ways, weight }) => unit(ways, find, pages, weight));
  const halves = new Set(pairs.flatMap(({ of }, at) => (beside[at].isSaid ? of : [])));
  const found = units.map(({ ways, weight }, at) => unit(ways, find, pages, halves.has(at) ? Math.min(weight, HALF) : weight));
  const inRow = runs.map((words) => find.phrase(words));
  const total = found.reduce((sum, { rarity }) => sum + rarity, 0);
  const scored = [...new Set(found.flatMap(({ scores }) => [...scores.keys()]))].filter(isWanted).map((page) => {
    const has = found.filter(({ scores }) => scores.has(page));
    const share = total ? has.reduce((sum, { rarity }) => sum + rarity, 0) / total : 0;
    const sum = has.reduce((sum, { scores }) => sum + scores.get(page).score, 0);
    const bonus = beside.reduce((sum, { scores }) => sum + PAIR * (scores.get(page)?.score ?? 0), 0);
    const hasAll = has.length === found.length;
    const isExact = hasAll && has.every(({ scores }) => scores.get(page).fit >= EXACT) &&
      inRow.every((places) => places.get(page)?.some(({ fit }) => fit >= EXACT));
    return { page, score: (sum + bonus) * (0.3 + 0.7 * share), share, hasAll, isExact };
  });
  scored.sort((one, other) => other.score - one.score || (one.page < other.page ? -1 : 1));
  const most = Math.max(0, ...scored.map(({ share }) => share));
  const hasMost = ({ share, score }) => share >= MOST_WORDS * most && score >= LEAST * scored[0].score;
  const shown = (found) => found.map(({ page }) => page);
  if (isLong) return { exact: shown(scored.filter(hasMost)), near: [] };
  const isNear = scored.some(({ hasAll }) => hasAll) ? ({ hasAll }) => hasAll : hasMost;
  const near = scored.filter((one) => !one.isExact && isNear(one));
  return { exact: shown(scored.filter(({ isExact }) => isExact)), near: shown(near) };
}

/** The scores of the pages that say something in one of its ways, how rare that is, and whether any says it so. */
function unit(ways, find, pages, weight = 1) {
  const said = ways.map(({ words, worth }) => ({ worth, places: find.phrase(words), loose: words.length > 1 ? find.apart(words) : new Set() }));
  const all = new Set(said.flatMap(({ places }) => [...places.keys()]));
  const anywhere = new Set([...all, ...said[0].loose]);
  const rarity = weight * Math.log(1 + pages / Math.max(1, all.size || anywhere.size));
  const scores = new Map();
  for (const page of anywhere) {
    const each = said.map(({ places, worth }) => worth * count(places.get(page) ?? [])).sort((one, other) => other - one);
    const best = each[0] + 0.25 * each.slice(1).reduce((sum, one) => sum + one, 0) || APART * said[0].worth;
    const fit = Math.max(0, ...said.flatMap(({ places }) => (places.get(page) ?? []).map((place) => place.fit)));
    scores.set(page, { score: rarity * best, fit });
  }
  return { scores, rarity, isSaid: all.size > 0 };
}

/** What places count together: each part once, of the text many a little more than few. */
function count(places) {
  const best = PARTS.map(() => 0);
  let text = 0;
  for (const { fit, place } of places) {
    const part = PARTS.findIndex(({ end }) => place < end);
    if (part === -1) text += fit;
    else best[part] = Math.max(best[part], fit * PARTS[part].worth);
  }
  return best.reduce((sum, one) => sum + one, text / (text + OFTEN));
}

function finder(postings) {
  const read = new Map();

  /** Where a word stands by any of its readings, and how well that fits: page → place → fit. */
  function word(readings) {
    if (read.has(readings)) return read.get(readings);
    const pages = new Map();
    for (const [key, fit] of readings) {
      for (const [page, places] of postings.get(key) ?? []) {
        if (!pages.has(page)) pages.set(page, new Map());
        for (const place of places) pages.get(page).set(place, fit);
      }
    }
    read.set(readings, pages);
    return pages;
  }

  /** Where words stand in a row: page → [{ place, fit }]. */
  function phrase(words) {
    const [first, ...rest] = words.map(word);
    const found = new Map();
    for (const [page, starts] of first) {
      const others = rest.map((pages) => pages.get(page));
      if (!others.every(Boolean)) continue;
      const places = [];
      for (const [place, fit] of starts) {
        const fits = [fit, ...others.map((places, offset) => places.get(place + offset + 1))];
        if (fits.every(Boolean)) places.push({ place, fit: Math.min(...fits) });
      }
      if (places.length) found.set(page, places);
    }
    return found;
  }

  /** The pages that have all words somewhere. */
  function apart(words) {
    const [first, ...rest] = words.map(word);
    return new Set([...first.keys()].filter((page) => rest.every((pages) => pages.has(page))));
  }

  return { phrase, apart };
}
