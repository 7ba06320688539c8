import type { AidMaker } from "../aid.js";
import { alternates } from "./alternates.js";
import { boldPrefix } from "./bold_prefix.js";
import { explore } from "./explore.js";
import { focus } from "./focus.js";
import { listen } from "./listen.js";
import { notes } from "./notes.js";
import { pagingKeys } from "./paging_keys.js";
import { progress } from "./progress.js";
import { removed } from "./removed.js";
import { resume } from "./resume.js";
import { save } from "./save.js";
import { sizing } from "./sizing.js";
import { translate } from "./translate.js";

/**
 * The aids of a reader, in the order of their buttons. Those that change the article's DOM stand before those that
 * measure it.
 */
export const aidMakers: readonly AidMaker[] = [
  alternates,
  translate,
  boldPrefix,
  sizing,
  pagingKeys,
  progress,
  explore,
  listen,
  notes,
  save,
  removed,
  resume,
  focus,
];
