/* Lengths as people type them, written as front matter has them: 4:30, 4 phút 30 giây, 90 giây. */

const CLOCK = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/;
const UNITS =
  /^(?:(\d{1,2}) ?(?:giờ|tiếng|h) ?)?(?:(\d{1,4}) ?(?:phút|ph|p|m|['’′]) ?)?(?:(\d{1,5}) ?(?:giây|gi|s|g|"|”|″|''|’’)?)?$/;

/** `PT4M30S` for what is typed so; what is no length stays, and the check says so. */
export function lengthWritten(typed) {
  const bare = typed.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  const [, ...found] = CLOCK.exec(bare) ?? (/^\d+$/.test(bare) ? [] : (UNITS.exec(bare) ?? []));
  if (!found.some(Boolean)) {
    return typed;
  }
  const [hours = 0, minutes = 0, seconds = 0] = found.map((part) => Number(part ?? 0));
  const all = hours * 3600 + minutes * 60 + seconds;
  const parts = { H: Math.floor(all / 3600), M: Math.floor(all / 60) % 60, S: all % 60 };
  const written = Object.entries(parts).map(([unit, count]) => (count ? `${count}${unit}` : ""));
  return `PT${written.join("") || "0S"}`;
}
