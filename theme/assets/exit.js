// Leaves at once for a page that tells nothing, and lets nothing of this one stay behind the way back.
// A page that may be hidden later (the search) has the script too; its body says when.
{
  const PRESSES = 3;
  const WITHIN = 2000; // milliseconds
  const LEFT = "left";
  const root = document.documentElement;
  const mayHide = () => document.body?.dataset.mayHide !== undefined;

  const kept = {
    get left() { try { return sessionStorage.getItem(LEFT); } catch { return null; } },
    set left(value) { try { value ? sessionStorage.setItem(LEFT, value) : sessionStorage.removeItem(LEFT); } catch { /* keeps nothing */ } },
  };

  function blank() {
    root.hidden = true;
    document.title = "\u200b";
  }

  function leave() {
    blank();
    kept.left = "1";
    location.replace(document.querySelector("[data-exit]").href);
  }

  // Who left does not come back by the button of the browser; who comes on purpose does.
  if (kept.left) {
    if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
      blank();
      document.addEventListener("DOMContentLoaded", leave);
    } else {
      kept.left = "";
    }
  }
  addEventListener("pageshow", (event) => { if (event.persisted && kept.left) leave(); });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented) return;
    if (link.matches("[data-exit]")) {
      event.preventDefault();
      leave();
    } else if (mayHide() && takesPlace(event, link)) {
      event.preventDefault();
      location.replace(link.href);
    }
  });

  function takesPlace(event, link) {
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    return plain && link.origin === location.origin && !link.target && !link.hasAttribute("download");
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!mayHide() || document.body.dataset.mayHide === "search") return; // the search sees to that itself
    if (event.defaultPrevented || form.method !== "get") return;
    event.preventDefault();
    const asked = new URL(form.action);
    asked.search = new URLSearchParams(new FormData(form));
    location.replace(asked);
  });

  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat || !mayHide()) return;
    presses = [...presses.filter((time) => event.timeStamp - time < WITHIN), event.timeStamp];
    if (presses.length >= PRESSES) return leave();
    const said = document.querySelector("[data-exit-said]");
    said.textContent = presses.length === 1 ? said.dataset.once : said.dataset.twice;
  });
}
