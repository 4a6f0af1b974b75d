/* How the form reads and writes an article: what nobody changed stays as it stood, to the letter. */

import { FAILSAFE_SCHEMA, Schema, boolCoreTag, dump, loadAll } from "./js-yaml.mjs";
import { lengthWritten } from "./lengths.js";
import { noted, parted } from "./pictures.js";

const ORIGINAL = "as_it_was"; // the file's text goes through the form unseen, for toFile to keep what it can
const PANEL = "check"; // a field of the form that asks nothing
const YAML = { schema: new Schema([...FAILSAFE_SCHEMA.tags, boolCoreTag]), lineWidth: -1 };

/** The values that the form shows of a file. Without `draft` an article is none, whatever new ones begin as. */
export function fromFile(text) {
  const {
    fields: { pictures, ...fields },
    body,
  } = read(text);
  return { draft: false, ...fields, body: noted(body, pictures), [ORIGINAL]: text };
}

/** The file that the form's values make, a new one or one that was. */
export function toFile({ [ORIGINAL]: text = "", [PANEL]: _panel, body: shown = "", ...given }) {
  const old = read(text);
  const { body, pictures } = parted(shown, old.body, old.fields.pictures);
  const fields = behind(given, "image", { pictures });
  if (fields.broadcast?.duration) {
    fields.broadcast = { ...fields.broadcast, duration: lengthWritten(fields.broadcast.duration) };
  }
  const lines = new Map(old.lines);
  let before;
  for (const name of new Set([...Object.keys(fields), ...lines.keys()])) {
    const was = tidy(old.fields[name], name);
    const value = inOrder(tidy(fields[name], name), was);
    if (value === undefined && was !== undefined) {
      lines.delete(name);
    } else if (JSON.stringify(value) !== JSON.stringify(was)) {
      put(lines, name, written(name, value), before);
    }
    before = lines.has(name) ? name : before;
  }
  return `---\n${[...lines.values()].join("")}---\n${old.gap}${merged(old.body, withHeads(body, old.body))}`;
}

/** Whether it is saved whatever is wrong with it: a draft, or one that is to be withdrawn. */
export const isAlwaysSaved = ({ draft, withdrawn }) => draft === true || tidy(withdrawn, "withdrawn") !== undefined;

/** `fields` with `more` behind the field `name`, or behind what the form asks before that. */
function behind(fields, name, more) {
  const before = ["title", "date", "topics", "units", "authors", "description", name];
  const last = Object.keys(fields).findLastIndex((field) => before.includes(field)) + 1;
  const all = Object.entries(fields);
  return Object.fromEntries([...all.slice(0, last), ...Object.entries(more), ...all.slice(last)]);
}

const values = (yaml) => loadAll(yaml, YAML)[0] ?? {};

/** A file's front matter, as values and as the lines of each field, the blank lines below it, and its body. */
function read(text) {
  const [, head = "", gap = "\n", body = text] = /^---\n(.*?\n)?---(?:\n|$)(\n*)(.*)$/s.exec(text) ?? [];
  const lines = new Map();
  for (const part of head.split(/^(?=[^\s#\-\]}])/m)) {
    lines.set(Object.keys(values(part))[0], part);
  }
  return { fields: values(head), lines, gap, body };
}

/**
 * A value as it is written: NFC, on one line, without what was left empty. To say false is to say nothing, but
 * for the question whether a child was harmed, which wants an answer.
 */
function tidy(value, name) {
  if (typeof value === "string") {
    return value.normalize("NFC").replace(/\s+/g, " ").trim() || undefined;
  }
  if (value && typeof value === "object") {
    const kept = Object.entries(value).map(([key, entry]) => [key, tidy(entry, key)]);
    const filled = kept.filter(([, entry]) => entry !== undefined);
    if (!filled.length) {
      return undefined;
    }
    return Array.isArray(value) ? filled.map(([, entry]) => entry) : Object.fromEntries(filled);
  }
  return value === false && name !== "sensitive" ? undefined : (value ?? undefined);
}

/** `value` with its fields in the order in which `old` had them; new ones come last. */
function inOrder(value, old) {
  if (Array.isArray(value)) {
    return value.map((entry, index) => inOrder(entry, old?.[index]));
  }
  if (value && typeof value === "object") {
    const names = new Set([...Object.keys(old ?? {}), ...Object.keys(value)]);
    const known = [...names].filter((name) => name in value);
    return Object.fromEntries(known.map((name) => [name, inOrder(value[name], old?.[name])]));
  }
  return value;
}

function written(name, value) {
  const isListOfBlocks = Array.isArray(value) && typeof value[0] === "object";
  return dump({ [name]: value }, { ...YAML, flowLevel: isListOfBlocks ? 2 : 1 });
}

/** Put a field where it stands already, else behind the one that the form has before it. */
function put(lines, name, part, before) {
  const all = [...lines];
  if (!lines.has(name)) {
    all.splice(all.findIndex(([other]) => other === before) + 1, 0, [name]);
  }
  lines.clear();
  all.forEach(([other, its]) => lines.set(other, other === name ? part : its));
}

/**
 * The body that was edited, with every line as it stood that only the editor's habits changed, and with the
 * blank lines as they stood between two such lines.
 */
function merged(was, is) {
  const [old, edited] = [pieces(was), pieces(is)];
  const same = partners(old, edited);
  const parts = edited.map(({ line, gap }, index) => {
    const at = same.get(index);
    const isFollowed = at !== undefined && same.get(index + 1) === at + 1;
    return (at === undefined ? line.normalize("NFC") : old[at].line) + (isFollowed ? old[at].gap : gap);
  });
  return `${parts.join("").trimEnd()}\n`;
}

const ROWS = /(?:^\|.*\|[ \t]*$\n?)+/gm;

/** A body whose new tables have the line below the first row without which the site shows none, and their breaks. */
function withHeads(body, was) {
  const known = new Set(pieces(was).map(({ key }) => key));
  return body.replace(ROWS, (table) => {
    const [head, ...rows] = table.split("\n");
    if (known.has(essence(head))) {
      return table;
    }
    const cells = head.split(/(?<!\\)\|/).length - 2;
    const line = /^[\s|:-]+$/.test(rows[0] ?? "") && rows[0] ? [] : [`|${" --- |".repeat(cells)}`];
    return [head, ...line, ...rows].join("\n").replace(/(?:\\n)+/g, "<br>");
  });
}

/** The lines of a text that are not blank, each with what follows it up to the next. */
function pieces(text) {
  const found = text.matchAll(/([^\n]*\S[^\n]*)((?:\n[ \t]*(?=\n|$))*\n?)/g);
  return [...found].map(([, line, gap]) => ({ line, gap, key: essence(line) }));
}

/** A line without what the editor writes in a way of its own: escapes, marks of emphasis and lists, rules. */
function essence(line) {
  return line
    .normalize("NFC")
    .replace(/\\/g, "")
    .replace(/^(\s*)[*+](?=\s)/, "$1-")
    .replace(/^(\s*)\d+(?=\.\s)/, "$1#")
    .replace(/(?<!\*)\*(?!\*)/g, "_")
    .replace(/^[\s|:-]+$/, "|")
    .replace(/^\s*\|.*\|\s*$/, (row) => row.replace(/\s*\|\s*/g, "|")) // it parts a cell at a bar that is none
    .replace(/(?<=\S)\s+/g, " ")
    .trimEnd();
}

/** For the index of each line of `edited` that stood in `old`: where. The longest common subsequence. */
function partners(old, edited) {
  const longest = Array.from({ length: old.length + 1 }, () => new Uint16Array(edited.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = edited.length - 1; j >= 0; j -= 1) {
      longest[i][j] =
        old[i].key === edited[j].key
          ? longest[i + 1][j + 1] + 1
          : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const found = new Map();
  for (let i = 0, j = 0; i < old.length && j < edited.length; ) {
    if (old[i].key === edited[j].key) {
      found.set(j++, i++);
    } else if (longest[i + 1][j] >= longest[i][j + 1]) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return found;
}
