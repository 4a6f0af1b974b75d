// How a result looks in a list, like those of macros.html: with the words marked, and a line of its text.

import { WORD, key } from "./search-words.js";

const LONGEST = 32; // words of a line
const BEFORE = 8; // words in it before the first that was found
const WELL = 0.6; // how well a word fits that is marked

const shownDay = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });

/** The list item of a result; `ways` are what was looked for, as in a plan. */
export async function row(result, ways = []) {
  const { url, meta } = await result.data();
  const item = document.createElement("li");
  const text = document.createElement("div");
  text.className = "row--plain";
  const link = document.createElement("a");
  link.href = url;
  link.append(...marked(meta.headline, ways));
  const heading = document.createElement("h3");
  heading.className = "row__title";
  heading.append(link);
  const standfirst = paragraph("row__standfirst", marked(meta.standfirst ?? "", ways));
  const from = [meta.day && shownDay.format(new Date(meta.day)), meta.kicker].filter(Boolean).join(" · ");
  text.append(...[paragraph("kicker", [from]), heading, standfirst].filter(Boolean));
  if (meta.language) for (const part of [link, standfirst]) if (part) part.lang = meta.language;
  item.append(text);
  if (ways.length && !text.querySelector("p mark")) whenSeen(item, () => addLine(result.id, text, ways, meta.language));
  return item;
}

function paragraph(name, parts) {
  if (!parts.some(Boolean)) return null;
  const made = document.createElement("p");
  made.className = name;
  made.append(...parts);
  return made;
}

const seen = new Map();
const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    observer.unobserve(target);
    seen.get(target)();
    seen.delete(target);
  }
});

function whenSeen(element, work) {
  seen.set(element, work);
  observer.observe(element);
}

/** The line of the text that says most of what was looked for. It is loaded by itself: few need it. */
async function addLine(id, target, ways, language) {
  const answer = await fetch(new URL(`../tim-kiem/pagefind/fragment/${id}.txt`, import.meta.url)).catch(() => null);
  if (!answer?.ok) return;
  const lines = (await answer.text()).split(/\n+|(?<=[.!?…]) /);
  const counts = lines.map((line) => places(line, ways).reduce((sum, [start, end]) => sum + end - start, 0));
  const best = Math.max(...counts);
  if (!best) return;
  const made = paragraph("row__standfirst row__line", marked(shortened(lines[counts.indexOf(best)], ways), ways));
  if (language) made.lang = language;
  target.append(made);
}

function shortened(line, ways) {
  const parts = line.split(" ");
  if (parts.length <= LONGEST) return line;
  const first = line.normalize("NFD").slice(0, places(line, ways)[0][0]).split(" ").length - 1;
  const start = Math.max(0, Math.min(first - BEFORE, parts.length - LONGEST));
  const end = start + LONGEST;
  return (start ? "… " : "") + parts.slice(start, end).join(" ") + (end < parts.length ? " …" : "");
}

/** Where in a decomposed text stands what was looked for: [start, end], a phrase as one. */
function places(text, ways) {
  const found = [...text.normalize("NFD").matchAll(WORD)];
  const keys = found.map(([word]) => key(word.toLowerCase()));
  const taken = new Set();
  for (const { words } of ways) {
    keys.forEach((_, at) => {
      if (words.every((readings, offset) => readings.get(keys[at + offset]) >= WELL)) words.forEach((_, offset) => taken.add(at + offset));
    });
  }
  const all = [];
  for (const at of [...taken].sort((one, other) => one - other)) {
    const [start, end] = [found[at].index, found[at].index + found[at][0].length];
    if (taken.has(at - 1)) all.at(-1)[1] = end;
    else all.push([start, end]);
  }
  return all;
}

function marked(text, ways) {
  const whole = text.normalize("NFD");
  const parts = [];
  let last = 0;
  for (const [start, end] of places(text, ways)) {
    const mark = document.createElement("mark");
    mark.textContent = whole.slice(start, end).normalize();
    parts.push(whole.slice(last, start).normalize(), mark);
    last = end;
  }
  return [...parts, whole.slice(last).normalize()];
}
