/* The form at /admin/. It reads and writes articles by their own rules: what nobody changed stays to the letter. */

import CMS from "./sveltia-cms.mjs";
import { FAILSAFE_SCHEMA, Schema, boolCoreTag, dump, load } from "./js-yaml.mjs";

const ORIGINAL = "as_it_was"; // the file's text goes through the form unseen, for toFile to keep what it can
const YAML = { schema: new Schema([...FAILSAFE_SCHEMA.tags, boolCoreTag]), lineWidth: -1 };

/** A file's front matter, as values and as the lines of each field, and its body. */
function read(text) {
  const [, head = "", gap = "\n", body = text] = /^---\n(.*?\n)?---(?:\n|$)(\n*)(.*)$/s.exec(text) ?? [];
  const lines = new Map();
  for (const part of head.split(/^(?=[^\s#\-\]}])/m)) {
    const name = Object.keys(load(part, YAML) ?? {})[0];
    lines.set(name, part);
  }
  return { fields: load(head, YAML) ?? {}, lines, gap, body };
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
    return Object.fromEntries(
      [...names].filter((name) => name in value).map((name) => [name, inOrder(value[name], old?.[name])]),
    );
  }
  return value;
}

function written(name, value) {
  const isListOfBlocks = Array.isArray(value) && typeof value[0] === "object";
  return dump({ [name]: value }, { ...YAML, flowLevel: isListOfBlocks ? 2 : 1 });
}

function toFile({ [ORIGINAL]: text = "", body = "", ...fields }) {
  const old = read(text);
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
  const kept = body.trim() === old.body.trim() ? old.body : body.normalize("NFC");
  return `---\n${[...lines.values()].join("")}---\n${old.gap}${kept}`;
}

/** Put a field where it stands already, else behind the one that the form has before it. */
function put(lines, name, part, before) {
  const all = [...lines];
  lines.has(name) || all.splice(all.findIndex(([other]) => other === before) + 1, 0, [name]);
  lines.clear();
  all.forEach(([other, its]) => lines.set(other, other === name ? part : its));
}

function fromFile(text) {
  const { fields, body } = read(text);
  return { draft: false, ...fields, body, [ORIGINAL]: text };
}

CMS.registerCustomFormat("article", "md", { fromFile, toFile });
CMS.init();
