/* The form at /admin/: Sveltia CMS, which reads and writes articles as article.js says. */

import "./language.js"; // before Sveltia CMS looks
import CMS from "./sveltia-cms.mjs";
import { fromFile, isAlwaysSaved, toFile } from "./article.js";
import { refuse, register } from "./check/panel.js";
import { count } from "./counter.js";
import { component } from "./pictures.js";

// What explains something opens beside the form: the text in it is not saved yet.
const beside = ({ target }) => target.closest?.('a[href^="../"]')?.setAttribute("target", "_blank");
document.addEventListener("click", beside, { capture: true });

CMS.registerCustomFormat("article", "md", {
  fromFile,
  toFile: async (values) => {
    const text = toFile(values);
    if (!isAlwaysSaved(values)) {
      await refuse(values, text); // where the panel did not: it is the last one who sees a file before it is saved
    }
    return text;
  },
});
register(CMS, { toFile, isAlwaysSaved });
const { collections } = await (await fetch("config.json")).json();
const { picture, counter } = collections[0].fields.find(({ name }) => name === "body");
CMS.registerEditorComponent(component(picture));
count(counter);
CMS.init();
