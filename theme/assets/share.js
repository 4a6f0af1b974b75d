// Passes addresses on: by the phone's own menu where there is one, else by the clipboard.

const SHOWN = 2000; // milliseconds
const said = document.querySelector("[data-copied]");

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = Object.assign(document.createElement("textarea"), { value: text }); // a site without TLS
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

async function pass(button) {
  const address = button.dataset.clipboardText ?? document.querySelector("link[rel=canonical]").href;
  if ("share" in button.dataset && navigator.share) {
    await navigator.share({ title: document.querySelector("h1").textContent, url: address });
  } else {
    await copy(address);
    said.textContent = said.dataset.copied;
    setTimeout(() => (said.textContent = ""), SHOWN);
  }
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-share], [data-clipboard-text]");
  if (button) pass(button).catch((error) => { if (error.name !== "AbortError") throw error; });
});
