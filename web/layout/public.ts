// What both entry points of the layout module export, but for `loadLayout`.
export { articleNodes, type PageLabels } from "../article_nodes.js";
export { errorCodes, LecternError, type LecternErrorCode } from "../errors.js";
export { canvasMeasurer, cssFont, setFont, type TextContext } from "./canvas_measurer.js";
export { familiesOf, type FamilyOf } from "./families.js";
export { fixedMeasurer } from "./fixed_measurer.js";
export { wantsHyphens } from "./breaks.js";
export { hyphenationLanguages, loadHyphenation } from "./hyphenation.js";
export type * from "./types.js";
