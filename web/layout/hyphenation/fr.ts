import patterns from "hyphen/patterns/fr.js";
import { hyphenator } from "./hyphenator.js";

export default hyphenator(patterns);
