// Shares by the phone's own menu; where there is none, Material's script copies the address.
const button = document.querySelector("[data-share]");
const address = document.querySelector("link[rel=canonical]").href;
if (navigator.share) {
  button.addEventListener("click", () => {
    navigator.share({ title: document.querySelector("h1").textContent, url: address }).catch((error) => {
      if (error.name !== "AbortError") throw error;
    });
  });
} else {
  button.dataset.clipboardText = address;
}
