import patterns from "hyphen/patterns/en-us.js";
import { hyphenator } from "./hyphenator.js";

export default hyphenator(patterns);
