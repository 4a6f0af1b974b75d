/* The check before saving, on the form's side: it asks the worker, and says so where there is none. */

const PATIENCE = 120_000; // milliseconds within which the worker has to be there on the slowest phone

let worker;
let state = "loading"; // loading, ready or failed
let failure = "";
let number = 0;
const waiting = new Map();
const listeners = new Set();

/** How the worker stands: loading, ready, or failed, with why. */
export const standing = () => ({ state, failure });

/** Call back whenever that changes, until what is returned is called. */
export function onStanding(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next, why = "") {
  if (state === "failed") {
    return;
  }
  state = next;
  failure = why;
  if (next === "failed") {
    worker?.terminate();
    waiting.forEach((settle) => settle(undefined));
    waiting.clear();
  }
  listeners.forEach((listener) => listener());
}

/** Start the worker. What fails in it, now or later, is no reason for the form to fail. */
export function start() {
  try {
    worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  } catch (error) {
    become("failed", String(error));
    return;
  }
  const tired = setTimeout(() => become("failed", "timeout"), PATIENCE);
  worker.addEventListener("error", (event) => become("failed", event.message || "worker"));
  worker.addEventListener("message", ({ data }) => {
    if (data.isReady) {
      clearTimeout(tired);
      become("ready");
    } else if (data.number === undefined) {
      become("failed", data.failed);
    } else {
      waiting.get(data.number)?.(data.answer ?? { broken: data.failed });
      waiting.delete(data.number);
    }
  });
}

/** What is told of a file with this text, or these bytes; undefined where it cannot be checked. */
export function ask(text, question) {
  if (state === "failed") {
    return Promise.resolve(undefined);
  }
  number += 1;
  const raw = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return new Promise((settle) => {
    waiting.set(number, settle);
    worker.postMessage({ number, raw, question: { now: new Date().toISOString(), ...question } });
  });
}
