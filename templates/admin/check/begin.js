/* The check begins to load before the form, whose program is large: it takes longer to be there. */

import { start } from "./check.js";

start();
