import type { AidMaker } from "../aid.js";
import { sizing } from "./sizing.js";

/** The aids of a reader, in the order of their buttons. */
export const aidMakers: readonly AidMaker[] = [sizing];
