import type { AidMaker } from "../aid.js";
import { listen } from "./listen.js";
import { notes } from "./notes.js";
import { sizing } from "./sizing.js";

/** The aids of a reader, in the order of their buttons. */
export const aidMakers: readonly AidMaker[] = [listen, notes, sizing];
