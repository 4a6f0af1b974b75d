// What a reader may have meant by what was typed: a plan of what to ask the index for. Nothing here asks it.

import { bare, decoded, isOneOff, key, lettersOf, marks, marksOf, withOtherI, words } from "./search-words.js";

const MOST_WORDS = 16;
const LONG = 3; // words, of which not all tell something, and parts, of which no page has to have all
const MOST_LEADS = 4;
const MOST_GUESSES = 8;
const SURE = 1; // how well a reading is what was typed
const LIKELY = 0.8;
const MARKS_WRONG = 0.6;
const OTHER_WORD = 0.3;
const MEANT = 1; // how well a way to say it is what was meant
const SAME_THING = 0.7;
const AS_TYPED = 0.5;
const ONE_OF_MANY = 0.4; // a single word beside phrases that are known
const BESIDE_LITTLE = 0.7; // a word beside one that is passed over

/**
 * The plan of a query. `units` are to be found, each in one of its `ways`; `pairs` are two words that were typed one
 * after the other, what is passed over among them, and `of` which single units they are; `runs` are all that were. `said` is what is searched, in words, `isRewritten` tells that it is
 * not just what was typed, `isLong` that few pages will have all of it, `isNeed` that whoever types it may need help.
 * A way has `words`, each of them a map from
 * the keys by which it may be read to how well it is, and `worth`.
 */
export function plan(text, lexicon, isLiteral = false) {
  const all = words(text).slice(0, MOST_WORDS);
  const hasMarks = all.some((word) => marks(word).length);
  const typed = all.flatMap((word) => (isLiteral ? [literal(word)] : read(word, lexicon, hasMarks)));
  const every = isLiteral ? typed.map((word, place) => ({ place, ...alone(word) })) : partsOf(typed, lexicon);
  const parts = isLiteral ? every : kept(every, typed, lexicon);
  const isNeed = typed.some((_, place) =>
    lexicon.need.at(typed, place, isSaid).some(({ keys }) => keys.length > 1 || parts.length === 1),
  );
  const hasPhrase = parts.some((part) => !part.isAlone);
  const units = parts.map(({ ways, isAlone }) => ({ ways, weight: isAlone && hasPhrase ? ONE_OF_MANY : 1 }));
  const hasDropped = parts.reduce((sum, part) => sum + part.length, 0) < typed.length;
  const isRewritten = parts.some((part) => part.isRewritten) || hasDropped;
  const isLong = units.length >= LONG || (units.length > 1 && typed.length > LONG);
  const said = [...new Set(parts.flatMap((part) => part.said))].join(", ");
  return { units, ...neighbours(parts, every), said, isRewritten, isLong, isNeed };
}

const literal = (word) => ({ said: word.normalize(), readings: new Map([[key(word), SURE]]) });

/**
 * How a typed word, or the words that it may have been run together from, may be read. Where other words have marks
 * (`hasMarks`), a word without any is one that has none.
 */
function read(word, lexicon, hasMarks) {
  const letters = bare(word);
  const alike = [letters, withOtherI(letters)].flatMap((other) => lexicon.byLetters.get(other) ?? []);
  if (alike.length) return [known(word, alike, hasMarks, lexicon)];
  if (/^\d+$/.test(word)) return [literal(word)];
  const meant = decoded(word).filter((its) => lexicon.written.has(its));
  const near = [...new Set([letters, ...meant.map(lettersOf)])].flatMap((one) => oneOff(one, lexicon));
  if (!meant.length) {
    const apart = split(letters, lexicon).map((parts) => parts.map((part) => known(part, lexicon.byLetters.get(part))));
    const together = apart.find((parts) => lexicon.meanings.at(parts, 0, isSaid).length) ?? (near.length ? null : apart[0]);
    if (together) return together.map((part) => ({ ...part, isGuess: true }));
  }
  const guesses = near.map((its) => [its, meant.length ? OTHER_WORD : Math.min(LIKELY, fit(marks(word), its))]);
  const all = new Map([...guesses, ...meant.map((its) => [its, SURE])]);
  if (!all.size) return [literal(word)];
  const readings = new Map([...all].sort((one, other) => other[1] - one[1]));
  return [{ said: lexicon.written.get([...readings.keys()][0]), readings, isGuess: true }];
}

/** A word whose letters are known, by all keys that have them. */
function known(word, alike, hasMarks = false, lexicon = null) {
  const typed = marks(word);
  const isWord = alike.some((its) => marksOf(its).join() === typed.join());
  const others = typed.length && !isWord && lexicon ? oneOff(bare(word), lexicon).filter((its) => marksOf(its).join() === typed.join()) : [];
  const keys = [...alike, ...others];
  const fits = keys.map((its) => [its, others.includes(its) ? LIKELY : typed.length ? fit(typed, its) : Number(!hasMarks || !marksOf(its).length) || OTHER_WORD]);
  const isThere = isWord && (typed.length > 0 || hasMarks);
  const near = isThere && !typed.length ? fits.filter(([, how]) => how === SURE) : fits;
  const readings = near.map(([its, how]) => [its, isThere && how < SURE ? OTHER_WORD : how]);
  return { said: word.normalize(), readings: new Map(readings), isBare: !typed.length && !isThere };
}

function fit(typed, its) {
  const all = marksOf(its);
  if (!typed.length || typed.join() === all.join()) return SURE;
  return typed.every((mark) => typed.filter((one) => one === mark).length <= all.filter((one) => one === mark).length)
    ? LIKELY
    : MARKS_WRONG;
}

function oneOff(letters, lexicon) {
  if (letters.length < 3) return [];
  return [...lexicon.byLetters].filter(([other]) => isOneOff(letters, other)).flatMap(([, keys]) => keys);
}

/** The ways to part letters into known words of at least two letters, those of the fewest words first. */
function split(letters, lexicon, most = 4) {
  const found = [];
  for (let end = Math.min(letters.length, 7); end >= 2; end -= 1) {
    const first = letters.slice(0, end);
    if (!lexicon.byLetters.has(first)) continue;
    if (end === letters.length) found.push([first]);
    else if (most > 1) found.push(...split(letters.slice(end), lexicon, most - 1).map((rest) => [first, ...rest]));
  }
  return found.sort((one, other) => one.length - other.length);
}

const quality = (word, its) => word?.readings.get(its) ?? 0;

/** Whether typed words say a phrase: with its marks, with some of them or with none. */
const isSaid = (phrase, typed) => phrase.keys.every((its, place) => quality(typed[place], its) >= MARKS_WRONG);

/** Whether a phrase may be meant: words of it may have other marks or be guesses, if one that tells something is sure. */
const isMeant = (phrase, typed, lexicon) =>
  isSaid(phrase, typed) ||
  (phrase.keys.every((its, place) => quality(typed[place], its) > 0) &&
    phrase.keys.some((its, place) => quality(typed[place], its) === SURE && !lexicon.tellsLittle(its)));

/**
 * Whether words without marks rather say little than this phrase: cho con is not chở con, nor chua chửa. Of need
 * nothing is passed over.
 */
const saysLittle = (phrase, typed, lexicon) =>
  phrase.keys.every((_, place) => typed[place].isBare && [...typed[place].readings.keys()].some((its) => lexicon.tellsLittle(its))) &&
  !phrase.keys.every((its) => lexicon.tellsLittle(its)) &&
  !lexicon.need.at(typed, 0, isSaid).length;

/** The typed words in parts: what the lexicon knows as one phrase, and single words. */
function partsOf(typed, lexicon) {
  const parts = [];
  for (let place = 0; place < typed.length; place += parts.at(-1).length) {
    const isTold = (phrase, words) => isSaid(phrase, words) && !saysLittle(phrase, words, lexicon);
    const said = lexicon.meanings.at(typed, place, isTold);
    const [little] = lexicon.passedOver.at(typed, place, isSaid);
    const maybe = (phrase, words) => isMeant(phrase, words, lexicon) && !saysLittle(phrase, words, lexicon);
    const meant = little?.keys.length > 1 ? [] : lexicon.meanings.at(typed, place, maybe);
    const found = (meant[0]?.keys.length ?? 0) > (said[0]?.keys.length ?? 0) ? meant : said;
    const longest = found.filter(({ keys }) => keys.length === found[0].keys.length);
    parts.push({ place, ...(longest.length ? phrase(longest, typed.slice(place)) : alone(typed[place])) });
  }
  return parts;
}

function alone(word) {
  const readings = word.isGuess ? new Map([...word.readings].slice(0, MOST_GUESSES)) : word.readings;
  const ways = [{ words: [readings], worth: MEANT }];
  return { length: 1, ways, said: [word.said], isRewritten: word.isGuess, words: [readings], isAlone: true };
}

function phrase(meant, typed) {
  const { length } = meant[0].keys;
  const own = typed.slice(0, length);
  const isExact = meant.some(({ keys }) => keys.every((its, place) => quality(own[place], its) === SURE && !own[place].isBare));
  const hasGuess = own.some((word) => word.isGuess);
  const leads = new Map(meant.flatMap((one) => one.leads).map((one) => [one.text, one]));
  for (const { text } of meant) leads.delete(text);
  const others = [...leads.values()].slice(0, MOST_LEADS);
  const exactly = ({ keys }) => keys.map((its) => new Map([[its, SURE]]));
  const ways = meant.map((one) => ({ words: exactly(one), worth: MEANT }));
  if (!hasGuess && !isExact) ways.push({ words: own.map((word) => word.readings), worth: AS_TYPED });
  if (isExact) ways[0] = { words: own.map((word) => word.readings), worth: MEANT };
  ways.push(...others.map((one) => ({ words: exactly(one), worth: SAME_THING })));
  const said = [...meant.map(({ text }) => text), ...others.slice(0, 2).map(({ text }) => text)];
  const words = hasGuess ? exactly(meant[0]) : own.map((word) => word.readings);
  return { length, ways, said, isRewritten: hasGuess || others.length > 0, words };
}

/** The parts without single words that say little, where others remain. */
function kept(parts, typed, lexicon) {
  if (typed.length < LONG) return parts;
  const places = new Set();
  for (const { place, isAlone } of parts) {
    if (!isAlone) continue;
    const [said] = lexicon.passedOver.at(typed, place, isSaid);
    const covered = said?.keys.map((_, offset) => place + offset) ?? [];
    if (covered.every((other) => parts.some((part) => part.isAlone && part.place === other))) covered.forEach((other) => places.add(other));
  }
  const rest = parts.filter((part) => !places.has(part.place));
  return rest.length ? rest : parts;
}

/** Two words that stand side by side as they were typed, and runs of single words that do. */
function neighbours(parts, every) {
  const pairs = [];
  every.forEach((part, place) => {
    const two = place ? [every[place - 1], part] : [];
    const both = two.filter((one) => parts.includes(one)).length;
    if (!both) return;
    const of = two.every((one) => one.isAlone) ? two.map((one) => parts.indexOf(one)) : [];
    pairs.push({ of, weight: both === 2 ? 1 : BESIDE_LITTLE, ways: [{ words: [two[0].words.at(-1), part.words[0]], worth: MEANT }] });
  });
  const runs = [];
  let run = [];
  parts.forEach((part, place) => {
    const before = parts[place - 1];
    const isNext = before && before.place + before.length === part.place;
    if (!isNext || !part.isAlone) run = [];
    if (part.isAlone) run.push(part.words[0]);
    if (part.isAlone && run.length === 2) runs.push(run);
  });
  return { pairs, runs };
}
