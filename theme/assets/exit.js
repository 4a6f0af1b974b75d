// Leaves at once for a page that tells nothing, and lets that take this one's place in the history.
const exit = document.querySelector("[data-exit]");
const PRESSES = 3;
const WITHIN = 2000; // milliseconds

function leave(event) {
  event.preventDefault();
  document.documentElement.hidden = true;
  location.replace(exit.href);
}

exit.addEventListener("click", leave);

let presses = [];
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  presses = [...presses, event.timeStamp].slice(-PRESSES);
  if (presses.length === PRESSES && event.timeStamp - presses[0] < WITHIN) leave(event);
});
