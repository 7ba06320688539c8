import patterns from "hyphen/patterns/de-1996.js";
import { hyphenator } from "./hyphenator.js";

export default hyphenator(patterns);
