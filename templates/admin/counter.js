/* The number of words under the text, counted as the site counts them: what has a letter in it. */

const SETTLE = 300; // milliseconds

/** Count in each editor from now on; `said` is what is told, with `{count}` in it. */
export function count(said) {
  let waiting;
  const look = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => document.querySelectorAll(".lexical-root[role=textbox]").forEach((box) => tell(box, said)), SETTLE);
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
}

const words = ({ innerText }) =>
  (innerText.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []).filter((word) => /\p{L}/u.test(word)).length;

function tell(box, said) {
  const pictures = [...box.querySelectorAll("[data-component-name]")];
  const text = said.replace("{count}", pictures.reduce((left, one) => left - words(one), words(box)));
  const editor = box.closest(".text-editor") ?? box;
  const here = editor.nextElementSibling?.matches(".words") ? editor.nextElementSibling : undefined;
  if (here?.textContent !== text) {
    const line = here ?? editor.insertAdjacentElement("afterend", Object.assign(document.createElement("p"), { className: "words" }));
    line.textContent = text;
  }
}
