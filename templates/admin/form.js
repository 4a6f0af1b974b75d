/* The form at /admin/: Sveltia CMS, which reads and writes articles as article.js says. */

import "./language.js"; // before Sveltia CMS looks
import CMS from "./sveltia-cms.mjs";
import { fromFile, toFile } from "./article.js";

CMS.registerCustomFormat("article", "md", { fromFile, toFile });
CMS.init();
