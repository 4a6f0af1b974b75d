/* The check of one article, in a worker: the package itself, run by Pyodide. All that it needs lies beside it. */

import { loadPyodide } from "./pyodide/pyodide.mjs";
import { cleaner } from "./sanitise.js";

const fetched = async (name) => {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) {
    throw new Error(`${name}: ${answer.status}`);
  }
  return answer.arrayBuffer();
};

const START = `
import sys
sys.path.insert(0, "/package")
from media_mandate.desk.form_worker import FormDoor
door = FormDoor(index.to_bytes(), runs.to_bytes())
lambda question, raw: door.answer(question, raw.to_bytes())
`;

async function door() {
  const names = ["package.zip", "core.whl", "index.json", "runs.bin"];
  const [python, packed, core, index, runs] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href }),
    ...names.map(fetched),
  ]);
  python.registerJsModule("sanitise", {
    cleaner: (rules, keep) => cleaner(JSON.parse(rules), keep?.copy()),
  });
  python.unpackArchive(packed, "zip", { extractDir: "/package" });
  python.unpackArchive(core, "wheel");
  python.globals.set("index", new Uint8Array(index));
  python.globals.set("runs", new Uint8Array(runs));
  return python.runPython(START);
}

/** The last line of what went wrong: what stands above it is for those who program. */
const briefly = (error) => {
  console.warn(error);
  return String(error).trim().split("\n").at(-1);
};

const opened = door();
opened.then(
  () => postMessage({ isReady: true }),
  (error) => postMessage({ failed: briefly(error) }),
);

addEventListener("message", async ({ data: { number, raw, question } }) => {
  try {
    postMessage({ number, answer: JSON.parse((await opened)(JSON.stringify(question), raw)) });
  } catch (error) {
    postMessage({ number, failed: briefly(error) });
  }
});
