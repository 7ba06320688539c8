import type { AidMaker } from "../aid.js";
import { alternates } from "./alternates.js";
import { sizing } from "./sizing.js";
import { translate } from "./translate.js";

/** The aids of a reader, in the order of their buttons. */
export const aidMakers: readonly AidMaker[] = [alternates, translate, sizing];
