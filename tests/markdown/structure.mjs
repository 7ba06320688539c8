// What a piece of HTML says, as lines that can be compared: the content of an article, and what a reader of Markdown
// makes of its Markdown.
//
// Markdown cannot say all that HTML can. What is left out of the comparison is `exclusions`; nothing else is.
import { domainToASCII } from "node:url";
import { parseFragment } from "parse5";

/** What an article may say in another way in Markdown, and why. */
export const exclusions = [
  "Runs of white space are one space, and those at the ends of a block or beside a line break are none: Markdown and HTML fold them. Blocks, formulas and items that hold nothing else are none.",
  "Elements that Markdown has no word for are their content: u, mark, small, ins, abbr, time, bdi, bdo, span, div, section, figure, and links to places in the article. Emphasis is <em>, <strong> or <del>, whatever element said so, and code is <code>.",
  "Emphasis inside of its own kind, around nothing, or ended and begun again at once is one or none. In code that is text alone, emphasis and links are not written.",
  "Quotation marks of q, and parentheses around rt, are text. A line break in a heading is a space.",
  "Terms, summaries and titles of callouts are strong paragraphs; captions, definitions and what a box holds are blocks of their own; recordings are pictures.",
  "Lists are numbered from their first item on, and never below 0; they are tight or loose as Markdown has it. Lines of code that hold nothing but white space are empty, and none at the end of code. A task whose text does not follow its box has the box as its text.",
  "The first row of a table is its head, rows are filled up to the longest, and cells that are spanned are empty. In cells, blocks are lines; items begin with a dash.",
  "TeX is compared without white space, and with \\mathdollar, \\lq, \\grave, \\vert, \\Vert as the characters that they are for. TeX that was made from MathML is only counted.",
  "GitHub's readers link bare addresses, escaped or not: a link from an address to itself is its text.",
  "Addresses are compared without percent-encoding and with hosts in ASCII: readers encode what is not.",
];

const inlineKinds = new Map(
  Object.entries({
    b: "strong", strong: "strong", i: "em", em: "em", cite: "em", dfn: "em", var: "em", s: "del", del: "del", sub: "sub", sup: "sup",
  }),
); // biome-ignore format: a table

const inlines = new Set(
  "a abbr b bdi bdo br cite code del dfn em i img ins input kbd mark math q rp rt ruby s samp small span strong sub sup time u var wbr #text #comment".split(
    " ",
  ),
);

const attribute = (node, name) => node.attrs?.find((each) => each.name === name)?.value;
const hasClass = (node, name) => (attribute(node, "class") ?? "").split(/\s+/).includes(name);
const folded = (text) => text.replace(/\s+/g, " ").trim();
const isInline = (node) => inlines.has(node.nodeName) && !hasClass(node, "math-display");

/** The text in a node, or what its children say where `read` knows one. */
function textOf(node, read = () => undefined) {
  if (node.nodeName === "#text") return node.value;
  return read(node) ?? (node.childNodes ?? []).map((child) => textOf(child, read)).join("");
}

const texSigns = new Map(
  Object.entries({
    "\\(": "$", "\\)": "$", "\\$": "$", "\\mathdollar": "$", "\\`": "`", "\\grave": "`", "\\lq": "`", "\\|": "‖", "\\Vert": "‖", "\\vert": "|",
  }),
); // biome-ignore format: a table

/** TeX as the eighth exclusion has it. */
function comparableTex(source) {
  return source
    .replace(/\\(?:[a-z]+|[^])/gi, (command) => texSigns.get(command) ?? command.replace(/^\\(?=[\s\u200b])/, ""))
    .replace(/[ \t\n\r\f\u00a0\u200b\u2028\u2029\ufeff]+|[‹›]/g, "")
    .replace(/(?<!\\)\\$/, "");
}

/** The TeX of a formula that an article has as MathML alone: no text has this character. */
const unknownTex = "\ufffc";

/** Whether two lines of structures are the same. */
export function isSame(expected, actual) {
  if (!expected?.includes(unknownTex) || actual === undefined) return expected === actual;
  const parts = expected.split(unknownTex).map((part) => part.replace(/[^\w\s]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^›]+")}$`).test(actual);
}

/** An address as the tenth exclusion has it. */
const decoded = (address) =>
  folded(
    address.replace(/(?:%[0-9a-f]{2})+/gi, (part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    }),
  ).replace(/(?<=^[a-z]+:\/\/)[^/?#\\]+/i, (host) => domainToASCII(host) || host);

/** The TeX that a formula is annotated with. */
function texOf(math) {
  let found;
  textOf(math, (node) => {
    if (node.nodeName === "annotation") found ??= textOf(node);
    return undefined;
  });
  return found;
}

function formulaOf(math) {
  const source = texOf(math);
  return source === undefined ? unknownTex : comparableTex(source);
}

/** Inline content as text in which marks are in pointed brackets, which texts have doubled. */
class Line {
  #parts = [];
  #open = [];
  #strong;

  /** @param strong whether all of it is strong */
  constructor(strong = false) {
    this.#strong = strong;
    if (strong) this.enter("strong");
  }

  mark(mark) {
    this.#parts.push({ mark });
  }

  text(text) {
    this.#parts.push({ text });
  }

  enter(kind) {
    this.#open.push(kind);
    const inside = this.#open.filter((each) => each === kind).length > 1;
    if (inside) return;
    if (this.#parts.at(-1)?.mark === `/${kind}`) this.#parts.pop();
    else this.mark(kind);
  }

  leave(kind) {
    this.#open.pop();
    if (this.#open.includes(kind)) return;
    if (this.#parts.at(-1)?.mark === kind) this.#parts.pop();
    else this.mark(`/${kind}`);
  }

  /** Ends the line and returns it. */
  end() {
    if (this.#strong) this.leave("strong");
    return `${this}`;
  }

  toString() {
    const line = this.#parts
      .map(({ mark, text }) => (mark === undefined ? text.replace(/[‹›]/g, "") : `‹${mark}›`))
      .join("");
    return folded(folded(line).replace(/ ?(‹br›) ?/g, "$1")).replace(/^(?:‹br›)+|(?:‹br›)+$/g, "");
  }
}

/** Reads the inline and block content of a tree; `at` says where a piece of it stands. */
class Reader {
  lines = [];
  #notes;

  constructor(notes) {
    this.#notes = notes;
  }

  inline(node, line, at) {
    const name = node.nodeName;
    const inside = () => {
      for (const child of node.childNodes ?? []) this.inline(child, line, at);
    };
    if (name === "#text") return line.text(node.value);
    if (name === "#comment" || name === "wbr" || hasClass(node, "lectern-footnote-back")) return undefined;
    const note = this.#notes.reference(node);
    if (note !== undefined) return line.mark(`note ${note}`);
    if (at.code && name === "math") return line.text(texOf(node) ?? unknownTex);
    if (at.code && !["br", "img", "q", "rt"].includes(name)) return inside();
    switch (name) {
      case "br":
        return at.heading ? line.text(" ") : line.mark("br");
      case "img":
        return line.mark(pictureOf(attribute(node, "src"), attribute(node, "alt"), attribute(node, "title")));
      case "input":
        return line.text(attribute(node, "checked") === undefined ? "[ ]" : "[x]");
      case "math":
        return formulaOf(node) ? line.mark(`formula ${formulaOf(node)}`) : undefined;
      case "a":
        return this.link(node, line, at);
      case "code":
      case "samp":
      case "kbd":
        return this.code(node, line, at);
      case "q":
        line.text("“");
        inside();
        return line.text("”");
      case "rt": {
        const bare = !node.parentNode.childNodes.some((each) => each.nodeName === "rp");
        if (bare) line.text("(");
        inside();
        return bare ? line.text(")") : undefined;
      }
      default: {
        const kind = inlineKinds.get(name);
        const raises = (name === "sup" || name === "sub") && !this.#notes.holdsReference(node);
        if (!kind || ((name === "sup" || name === "sub") && !raises)) return inside();
        if (raises) line.mark(kind);
        else line.enter(kind);
        inside();
        return raises ? line.mark(`/${kind}`) : line.leave(kind);
      }
    }
  }

  link(node, line, at) {
    const href = attribute(node, "href") ?? "";
    const text = folded(textOf(node));
    const itself = [text, `http://${text}`, `mailto:${text}`].map(decoded).includes(decoded(href));
    const written = href !== "" && !href.startsWith("#") && !itself;
    if (written) line.mark("link");
    for (const child of node.childNodes) this.inline(child, line, at);
    if (written) line.mark(`/link ${decoded(href)} "${folded(attribute(node, "title") ?? "")}"`);
  }

  code(node, line, at) {
    if (hasClass(node, "math-inline")) {
      const tex = comparableTex(textOf(node));
      return tex ? line.mark(`formula ${tex}`) : undefined;
    }
    if (!folded(textOf(node, (each) => (each.nodeName === "img" ? "‹picture›" : undefined))))
      return line.text(textOf(node));
    const inner = new Line();
    for (const child of node.childNodes) this.inline(child, inner, { ...at, code: true });
    return line.mark(`code ${inner}`);
  }

  /**
   * Writes the blocks in a list of nodes, each line with the containers around it.
   * @param at where they stand: `heading` holds what its lines begin with, `strong` says that they are strong
   */
  blocks(nodes, around, at = {}) {
    let line = new Line(at.strong);
    const flush = () => {
      const text = line.end().replace(/^(\[[ x]\])[\s\u200b]+$/, "$1"); // a task with nothing to see
      if (/[^\s\u200b]/.test(text)) this.lines.push(`${around}${at.heading ?? ""}${text}`);
      line = new Line(at.strong);
    };
    for (const node of nodes) {
      const display =
        node.nodeName === "math" && attribute(node, "display") === "block" && !at.heading && formulaOf(node) !== "";
      if (isInline(node) && !display) {
        this.inline(node, line, at);
        continue;
      }
      flush();
      if (display) this.lines.push(`${around}‹display ${formulaOf(node)}›`);
      else this.block(node, around, at);
    }
    flush();
  }

  block(node, around, at) {
    const name = node.nodeName;
    const inside = (more) => this.blocks(node.childNodes, around, { ...at, ...more });
    if (/^h[1-6]$/.test(name)) return inside({ heading: `${name} ` });
    switch (name) {
      case "p":
        if (hasClass(node, "lectern-callout-title")) return repeatsKind(node) ? undefined : inside({ strong: true });
        return inside();
      case "dt":
      case "summary":
        return inside({ strong: true });
      case "blockquote":
      case "aside":
        return this.quote(node, around, at);
      case "ul":
      case "ol":
        return this.list(node, around, at);
      case "pre":
        return this.preformatted(node, around);
      case "hr":
        return this.lines.push(`${around}‹rule›`);
      case "table":
        return this.table(node, around, at);
      case "video":
      case "audio":
        return this.lines.push(`${around}‹${recordingOf(node)}›`);
      default:
        return inside();
    }
  }

  /** A quotation. "[!NOTE]" at its start is a paragraph, as the box of a callout is. */
  quote(node, around, at) {
    const from = this.lines.length;
    const callout = attribute(node, "data-callout");
    this.lines.push(`${around}‹quote›`);
    if (callout) this.lines.push(`${around}> [!${callout.toUpperCase()}]`);
    this.blocks(node.childNodes, `${around}> `, at);
    const first = this.lines[from + 1] ?? "";
    const [, mark, rest] = /^(\[![A-Z]+\]) ?(.*)$/.exec(first.slice(around.length + 2)) ?? [];
    if (mark && rest) this.lines.splice(from + 1, 1, `${around}> ${mark}`, `${around}> ${rest}`);
    if (this.lines.length === from + 1) this.lines.pop();
  }

  list(node, around, at) {
    const items = node.childNodes.filter(({ nodeName }) => nodeName === "li");
    const head = this.lines.push("") - 1;
    let first; // of the items that hold something
    for (const [index, item] of items.entries()) {
      this.lines.push(`${around}- ‹item›`);
      const task = attribute(item, "data-task");
      const from = this.lines.length;
      this.blocks(item.childNodes, `${around}  `, at);
      if (!task && this.lines.length === from) {
        this.lines.pop();
        continue;
      }
      first ??= index;
      if (!task) continue;
      const box = task === "done" ? "[x]" : "[ ]";
      const begun = item.childNodes[0];
      const joins = begun && (isInline(begun) || begun.nodeName === "p") && this.lines[from];
      const display = this.lines[from]?.startsWith(`${around}  ‹display`);
      if (joins && !display) this.lines[from] = `${around}  ${box} ${this.lines[from].slice(around.length + 2)}`;
      else this.lines.splice(from, 0, `${around}  ${box}`);
    }
    // Its items may be formulas that show nothing.
    if (this.lines.length === head + 1) {
      this.lines.pop();
      return;
    }
    // Readers trim a first item that is only a wide space. It is then empty, but the numbers still begin with it.
    const number = node.nodeName === "ol" && !first ? ` ${firstNumber(node, items)}` : "";
    this.lines[head] = `${around}‹${node.nodeName}${number}›`;
  }

  preformatted(node, around) {
    const code = node.childNodes.find(({ nodeName }) => nodeName === "code");
    if (code && hasClass(code, "math-display")) {
      const tex = comparableTex(textOf(code));
      return tex ? this.lines.push(`${around}‹display ${tex}›`) : undefined;
    }
    const text = linesOf(node);
    const language = /language-(\S+)/.exec((code && attribute(code, "class")) ?? "")?.[1] ?? "";
    this.lines.push(`${around}‹pre ${language}› ${text}`);
  }

  table(node, around, at) {
    const rows = [];
    const walk = (from) => {
      for (const child of from.childNodes) {
        if (child.nodeName === "caption") this.blocks(child.childNodes, around, at);
        else if (child.nodeName === "tr")
          rows.push(child.childNodes.filter(({ nodeName }) => /^t[dh]$/.test(nodeName)));
        else if (/^t(?:head|body|foot)$/.test(child.nodeName)) walk(child);
      }
    };
    walk(node);
    const grid = spread(rows, (cell) => this.cell(cell));
    const columns = Math.max(0, ...grid.map((row) => row.length));
    if (columns === 0) return;
    this.lines.push(`${around}‹table›`);
    for (const row of grid)
      this.lines.push(`${around}| ${Array.from({ length: columns }, (_, at) => row[at] ?? "").join(" | ")}`);
  }

  /** A cell: its blocks are lines. */
  cell(cell) {
    const line = new Line();
    const walk = (nodes) => {
      for (const node of nodes) {
        if (isInline(node)) {
          this.inline(node, line, {});
          continue;
        }
        line.mark("br");
        if (node.nodeName === "pre") line.mark(`pre ${linesOf(node)}`);
        else if (node.nodeName === "video" || node.nodeName === "audio") line.mark(recordingOf(node));
        else {
          const title = hasClass(node, "lectern-callout-title");
          if (title && repeatsKind(node)) continue;
          if (node.nodeName === "li") line.text("- ");
          if (title) line.enter("strong");
          walk(node.childNodes);
          if (title) line.leave("strong");
        }
        line.mark("br");
      }
    };
    walk(cell.childNodes);
    return `${line}`.replace(/(?:‹br›)+/g, "‹br›").replace(/^‹br›|‹br›$/g, "");
  }
}

/** The number of a list's first item, as the sixth exclusion has it. */
function firstNumber(list, items) {
  const count = attribute(list, "reversed") === undefined ? 1 : items.length;
  const number = attribute(items[0] ?? list, "value") ?? attribute(list, "start") ?? count;
  return Math.max(0, Number(number));
}

/** The text of code, whose lines are apart by a line end or, in cells, by a br. */
const linesOf = (node) =>
  JSON.stringify(
    textOf(node, ({ nodeName }) => (nodeName === "br" ? "\n" : undefined))
      .replace(/\r/g, "\n")
      .replace(/^\s+$/gm, (blank) => blank.replace(/[^\n]/g, ""))
      .replace(/\n+$/, ""),
  );

const pictureOf = (source, alt, title) => `picture ${decoded(source)} "${folded(alt ?? "")}" "${folded(title ?? "")}"`;

const repeatsKind = (title) => folded(textOf(title)).toLowerCase() === attribute(title.parentNode, "data-callout");

const recordingOf = (node) =>
  pictureOf(
    attribute(node, "src") ??
      attribute(
        node.childNodes.find(({ nodeName }) => nodeName === "source"),
        "src",
      ),
  );

/** The cells of a table by row and column. */
function spread(rows, read) {
  const grid = rows.map(() => []);
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (grid[row][column] !== undefined) column += 1;
      const across = Number(attribute(cell, "colspan") ?? 1);
      const down = Number(attribute(cell, "rowspan") ?? 1);
      const text = read(cell);
      for (let y = 0; y < down && row + y < rows.length; y += 1)
        for (let x = 0; x < across; x += 1) grid[row + y][column + x] = x + y === 0 ? text : "";
    }
  });
  return grid.map((row) => Array.from(row, (cell) => cell ?? ""));
}

/** How footnotes are told in an article, in remark's HTML and in markdown-it's. */
class Notes {
  reference(node) {
    if (node.nodeName !== "a") return undefined;
    const href = attribute(node, "href") ?? "";
    if (hasClass(node, "lectern-footnote-ref")) return href.slice(href.lastIndexOf("-") + 1);
    if (attribute(node, "data-footnote-ref") !== undefined) return folded(textOf(node));
    const up = node.parentNode;
    return up && hasClass(up, "footnote-ref") ? /^#fn(\d+)/.exec(href)?.[1] : undefined;
  }

  holdsReference(node) {
    return this.reference(node) !== undefined || (node.childNodes ?? []).some((child) => this.holdsReference(child));
  }
}

/** Takes what readers add around footnotes out of a tree. */
function withoutMachinery(node) {
  const goes = (child) =>
    child.nodeName === "a" &&
    (hasClass(child, "footnote-backref") || attribute(child, "data-footnote-backref") !== undefined);
  const added = (child) =>
    (child.nodeName === "hr" && hasClass(child, "footnotes-sep")) ||
    (child.nodeName === "h2" && attribute(child, "id") === "footnote-label");
  if (!node.childNodes) return;
  node.childNodes = node.childNodes.filter((child) => !goes(child) && !added(child));
  node.childNodes.forEach(withoutMachinery);
}

/** What HTML says, a line for each block. */
export function structureOf(html) {
  const tree = parseFragment(html);
  withoutMachinery(tree);
  const reader = new Reader(new Notes());
  reader.blocks(tree.childNodes, "");
  return reader.lines;
}
