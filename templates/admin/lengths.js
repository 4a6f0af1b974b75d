/* Lengths as people type them, written as front matter has them: 4:30, 4 phút 30 giây, 4p30, 1h30, 90 giây.

   The patterns are those of src/media_mandate/reading/typed.py; a test holds both to the same answers. */

const HOURS = "(?:giờ|tiếng|hours?|hrs?|h)";
const MINUTES = "(?:phút|ph|minutes?|mins?|p|m|['’′`])";
const SECONDS = "(?:giây|gi|seconds?|secs?|s|g|\"|”|″|''|’’|′′)";
const AND = "(?: ?(?:và|,) ?| ?)";
const REST = "([0-5]?[0-9]|rưỡi)";
const PATTERNS = [
  "([0-9]{1,2}) ?: ?([0-5]?[0-9]) ?: ?([0-5][0-9])",
  "()([0-9]{1,3}) ?: ?([0-5][0-9])(?: ?(?:phút|ph|p))?",
  `([0-9]{1,2}) ?${HOURS} ?${REST}()`,
  `(?:([0-9]{1,2}) ?${HOURS}${AND})?([0-9]{1,4}) ?${MINUTES} ?${REST}`,
  `(?:([0-9]{1,2}) ?${HOURS}${AND})?(?:([0-9]{1,4}) ?${MINUTES}${AND})?(?:([0-9]{1,5}) ?${SECONDS})?`,
].map((pattern) => new RegExp(`^(?:${pattern})$`));

/** `PT4M30S` for what is typed so; what is no length stays, and the check says so. */
export function lengthWritten(typed) {
  const bare = typed.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  const found = PATTERNS.map((one) => one.exec(bare)).find(Boolean)?.slice(1) ?? [];
  if (!found.some(Boolean)) {
    return typed;
  }
  const [hours, minutes, seconds] = found.map((part) => (part === "rưỡi" ? 30 : Number(part || 0)));
  const all = hours * 3600 + minutes * 60 + seconds;
  const parts = { H: Math.floor(all / 3600), M: Math.floor(all / 60) % 60, S: all % 60 };
  const written = Object.entries(parts).map(([unit, count]) => (count ? `${count}${unit}` : ""));
  return `PT${written.join("") || "0S"}`;
}
