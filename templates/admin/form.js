/* The form at /admin/: Sveltia CMS, which reads and writes articles as article.js says. */

import "./language.js"; // before Sveltia CMS looks
import CMS from "./sveltia-cms.mjs";
import { fromFile, toFile } from "./article.js";
import { refuse, register } from "./check/panel.js";

// What explains something opens beside the form: the text in it is not saved yet.
const beside = ({ target }) => target.closest?.('a[href^="../"]')?.setAttribute("target", "_blank");
document.addEventListener("click", beside, { capture: true });

CMS.registerCustomFormat("article", "md", {
  fromFile,
  toFile: async (values) => {
    const text = toFile(values);
    await refuse(values, text); // where the panel did not: it is the last one who sees a file before it is saved
    return text;
  },
});
register(CMS, toFile);
CMS.init();
