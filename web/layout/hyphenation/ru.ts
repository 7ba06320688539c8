import patterns from "hyphen/patterns/ru.js";
import { hyphenator } from "./hyphenator.js";

export default hyphenator(patterns);
