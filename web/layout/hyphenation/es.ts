import patterns from "hyphen/patterns/es.js";
import { hyphenator } from "./hyphenator.js";

export default hyphenator(patterns);
