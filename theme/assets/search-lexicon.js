// What is known before the index is asked: its words, ways to say one thing, what to pass over, and words of need.
// The build writes it; src/media_mandate/site/lexicon.py says what each part means.

import { bare, key, words } from "./search-words.js";

/** Phrases that are looked for among typed words, each with what it leads to. */
class Phrases {
  #starting = new Map(); // key of the first word → phrases

  add(phrase, leads = []) {
    const others = this.#starting.get(phrase.keys[0]) ?? [];
    const same = others.find((other) => other.text === phrase.text);
    if (same) same.leads.push(...leads);
    else this.#starting.set(phrase.keys[0], [...others, { ...phrase, leads: [...leads] }]);
  }

  /** Whether a word is a phrase by itself. */
  has(its) {
    return (this.#starting.get(its) ?? []).some(({ keys }) => keys.length === 1);
  }

  /** The phrases for which the words from a place on may stand, the longest first; `fits` judges word by word. */
  at(typed, place, fits) {
    const starting = [...typed[place].readings.keys()].flatMap((its) => this.#starting.get(its) ?? []);
    return starting.filter((found) => fits(found, typed.slice(place, place + found.keys.length)))
      .sort((one, other) => other.keys.length - one.keys.length);
  }
}

export class Lexicon {
  indexed = new Set(); // keys
  written = new Map(); // key → the word as it is written
  byLetters = new Map(); // letters → keys
  meanings = new Phrases();
  need = new Phrases();
  passedOver = new Phrases();

  constructor({ pages, words: indexed, meanings, passed_over, need }) {
    this.pages = pages;
    for (const word of words(indexed)) this.indexed.add(this.#learn(word));
    const phrases = (texts) => texts.map((text) => ({ text, keys: words(text).map((word) => this.#learn(word)) }));
    for (const [typed, meant] of meanings) {
      const leads = phrases(meant);
      for (const one of phrases(typed)) this.meanings.add(one, leads);
    }
    for (const one of phrases(need)) this.need.add(one);
    for (const one of phrases(passed_over)) this.passedOver.add(one);
  }

  #learn(word) {
    const its = key(word);
    if (!this.written.has(its)) {
      const letters = bare(word);
      this.written.set(its, word.normalize());
      this.byLetters.set(letters, [...(this.byLetters.get(letters) ?? []), its]);
    }
    return its;
  }

  /** Whether a word by itself is passed over. */
  tellsLittle(its) {
    return this.passedOver.has(its);
  }

  /** Whether the index may have a key: numbers are not in the list. */
  mayHave(its) {
    return this.indexed.has(its) || /\d/.test(its[0]);
  }
}
