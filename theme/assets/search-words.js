// Words, and how they are typed: with marks or without, in any order of marks, as a keyboard's Telex or VNI left
// them. src/media_mandate/site/search.py parts texts and makes keys alike.

const STROKE = "ж";
export const WORD = /(?:[\p{L}\p{N}][\u0300-\u036f]*)+/gu;
const MARK = /[\u0300-\u036f]/g;
const MARK_OR_STROKED_D = /[\u0300-\u036fđ]/g;

export const words = (text) => text.toLowerCase().normalize("NFD").match(WORD) ?? [];

export const bare = (word) => word.replace(MARK, "").replaceAll("đ", "d");

/** The marks of a word, sorted: where they stand does not matter, for hòa and hoà are one word. */
export const marks = (word) =>
  (word.match(MARK_OR_STROKED_D) ?? []).map((mark) => mark.codePointAt(0).toString(16)).sort();

const joined = (letters, its) => `${letters}${STROKE}${its.join("")}${STROKE}`;

export const key = (word) => joined(bare(word), marks(word));

export const lettersOf = (its) => its.slice(0, its.indexOf(STROKE));

/** The marks of a key, each of which is three signs long. */
export const marksOf = (its) => its.slice(its.indexOf(STROKE) + 1, -1).match(/.{3}/g) ?? [];

export const filed = (kind, id) => `${STROKE}${kind}${STROKE}${id.replaceAll("-", STROKE)}${STROKE}${STROKE}`;

const [ACUTE, GRAVE, HOOK, TILDE, DOT] = ["301", "300", "309", "303", "323"];
const [CIRCUMFLEX, HORN, BREVE, STROKED] = ["302", "31b", "306", "111"];
const TELEX_TONES = { s: ACUTE, f: GRAVE, r: HOOK, x: TILDE, j: DOT };
const VNI_MARKS = { 1: ACUTE, 2: GRAVE, 3: HOOK, 4: TILDE, 5: DOT, 6: CIRCUMFLEX, 8: BREVE, 9: STROKED };

/** The keys that a word may have been meant for by Telex or VNI, without asking whether they are words. */
export function decoded(word) {
  if (/^[a-z]+[a-z1-9]*[1-9][a-z1-9]*$/.test(word)) return [vni(word)];
  return /^[a-z]+$/.test(word) ? [telex(word)] : [telex(bare(word), marks(word))];
}

function vni(word) {
  const letters = word.replace(/[1-9]/g, "");
  const digits = word.replace(/[^1-9]/g, "");
  const found = [...digits.replace(/7/g, "")].map((digit) => VNI_MARKS[digit]);
  if (digits.includes("7")) found.push(...horns(letters));
  return joined(letters, found.sort());
}

const horns = (letters) => (/uo/.test(letters) ? [HORN, HORN] : [HORN]);

function telex(word, others = []) {
  const [, onset, rest] = word.match(/^(dd|[^aeiouyw]*)(.*)$/);
  const found = [...others];
  let start = onset;
  if (start === "dd") {
    start = "d";
    found.push(STROKED);
  } else if (start === "d" && rest.endsWith("d")) found.push(STROKED);
  let rhyme = "";
  let hasHook = false;
  for (const letter of start === "d" ? rest.replace(/d$/, "") : rest) {
    if (TELEX_TONES[letter] && rhyme) found.push(TELEX_TONES[letter]);
    else if (letter === "w") hasHook = true;
    else if ("aeo".includes(letter) && rhyme.includes(letter)) found.push(CIRCUMFLEX);
    else if (letter !== "z") rhyme += letter;
  }
  if (hasHook && !rhyme) rhyme = "u";
  if (hasHook) found.push(...(/[ou]/.test(rhyme) ? horns(rhyme) : [BREVE]));
  return joined(start + rhyme, found.sort());
}

/** The word with i for y or y for i where Vietnamese writes both: kỹ and kĩ, quý and quí. */
export function withOtherI(letters) {
  const found = letters.match(/^([^aeiouy]*|qu)([iy])$/);
  return found ? found[1] + (found[2] === "i" ? "y" : "i") : null;
}

/** Whether one letter more, less, other or two changed about makes one word of the other. */
export function isOneOff(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}
