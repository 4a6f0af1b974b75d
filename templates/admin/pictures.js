/* Pictures in the text: for the form each bears along what front matter says of it, by the name of its file. */

const IMAGE =
  /!\[(?<alt>(?:[^\]\\\n]|\\.)*)\]\((?<src><[^<>\n]+>|(?:[^\s()<>\\]|\\.|\([^\s()]*\))+)(?<title>\s+(?:"[^"\n]*"|'[^'\n]*'))?\)(?<attributes>\{(?!note-)[^{}\n]*\})?(?:\{note-(?<note>[\w%.]+)\})?/;
const PEOPLE = /\s*\bpeople\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'}]+))/;

/** The part of the editor that asks of a picture; `said` is what it is called and asks, from the mandate's settings. */
export const component = (said) => ({
  ...said,
  id: "picture",
  icon: "image",
  trigger: "button",
  mode: "dialog",
  pattern: IMAGE,
  fromBlock: ({ groups }) => parts(groups),
  toBlock: written,
  toPreview: () => "<img>", // so that a pasted picture becomes one of these
});

/** A body as the form shows it: behind each picture stands what the fields say of it, or the text. */
export function noted(body, notes = {}) {
  return body.replace(every(), (found, ...rest) => {
    const { src, ...more } = parts(rest.at(-1));
    const note = { ...more, ...filled({ people: more.people, ...noteOf(notes, src)?.[1] }) };
    return written({ src, ...note });
  });
}

/** The body and the notes that the form's body makes, where the file had the body `old` and the notes `were`. */
export function parted(body, old, were = {}) {
  const known = new Map(images(noted(old, were)).map((image) => [named(image.src), image]));
  const notes = new Map(Object.entries(were));
  const shown = new Set();
  const text = body.replace(every(), (found, ...rest) => {
    const image = parts(rest.at(-1));
    const name = named(image.src);
    const before = known.get(name) ?? {};
    shown.add(name);
    if (/^https?:/.test(name)) {
      return unnoted(found); // on another site: the check says so
    }
    if ((image.credit ?? "") === (before.credit ?? "") && (image.people ?? "") === (before.people ?? "")) {
      return unnoted(found);
    }
    const [key, note] = noteOf(were, image.src) ?? [name];
    notes.set(key, { ...note, credit: image.credit, people: image.people });
    return unnoted(found).replace(/\{[^{}\n]*\}$/, (all) => all.replace(PEOPLE, "").replace(/^\{:?\s*\}$/, ""));
  });
  for (const name of [...notes.keys()].filter((each) => known.has(named(each)) && !shown.has(named(each)))) {
    notes.delete(name);
  }
  return { body: text.replace(/\{note-[\w%.]+\}/g, ""), pictures: Object.fromEntries(notes) };
}

const every = () => new RegExp(IMAGE.source, "g");
const images = (body) => [...body.matchAll(every())].map(({ groups }) => parts(groups));
const unnoted = (image) => image.replace(/\{note-[\w%.]+\}$/, "");
const filled = (note) => Object.fromEntries(Object.entries(note).filter(([, value]) => value));

function parts({ alt, src, title = "", attributes = "", note }) {
  const { double, single, bare } = PEOPLE.exec(attributes)?.groups ?? {};
  const told = note ? JSON.parse(decodeURIComponent(note)) : {};
  return {
    src: src.replace(/^<(.*)>$/, "$1"),
    alt: alt.replace(/\\([[\]\\])/g, "$1"),
    rest: title + "\n" + attributes,
    credit: told.credit ?? "",
    people: note ? (told.people ?? "") : (double ?? single ?? bare ?? ""),
  };
}

function written({ src = "", alt = "", rest = "", credit = "", people = "" }) {
  if (!src) {
    return "";
  }
  const [title, attributes = ""] = rest.split("\n");
  const address = /[\s()]/.test(src) && !src.startsWith("blob:") ? `<${src}>` : src;
  const line = alt.replace(/\s+/g, " ").trim().replace(/[[\]\\]/g, "\\$&");
  const before = PEOPLE.exec(attributes)?.groups ?? {};
  const isSaid = credit || people !== (before.double ?? before.single ?? before.bare ?? "");
  const note = isSaid ? `{note-${encoded(JSON.stringify(filled({ credit, people })))}}` : "";
  return `![${line}](${address}${title})${attributes}${note}`;
}

/** A text in signs that the editor takes for no Markdown. */
const encoded = (text) =>
  encodeURIComponent(text).replace(/[!'()*_~-]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** The name of a file as it is compared, however its address is written. */
function named(address) {
  const [path] = address.split(/[?#]/);
  try {
    return decodeURIComponent(path).normalize("NFC").replace(/^(?:\.\/)+/, "");
  } catch {
    return path;
  }
}

const noteOf = (notes, src) => Object.entries(notes).find(([name]) => named(name) === named(src));
