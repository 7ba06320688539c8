// An article with everything that pages hold, and its pages as lines of text. It runs in Node and in browsers alike.

/** The article's nodes, written as [depth, tag or text, attributes]. */
// biome-ignore format: a row for each block, nested as the article is
const outline = [
  [0, "h1"], [1, "“The ferry that runs on rain”"],
  [0, "p"], [1, "Twice a day a wooden ferry crosses the "], [1, "a", { href: "https://example.org/river" }], [2, "Alder"], [1, ", and nobody pays. The "], [1, "em"], [2, "keeper"], [1, " says: "], [1, "b"], [2, "“pay in rain”"], [1, " — 3,500 crossings in ", ], [1, "code"], [2, "2024"], [1, "; H"], [1, "sub"], [2, "2"], [1, "O, E=mc"], [1, "sup"], [2, "2"], [1, "."],
  [0, "h2"], [1, "How it is paid"],
  [0, "ol", { start: "9" }], [1, "li"], [2, "By the bucket."], [1, "li"], [2, "By the barrel,"], [2, "ul"], [3, "li"], [4, "if it is full."],
  [0, "blockquote"], [1, "p"], [2, "Water asks for nothing but the way down, and takes it where it is; the ferry goes across it on what has fallen on the hills."],
  [0, "pre"], [1, "code"], [2, "while (rain) {\n\tcross();\n}\n"],
  [0, "table"], [1, "caption"], [2, "Crossings by month"], [1, "thead"], [2, "tr"], [3, "th"], [4, "Month"], [3, "th"], [4, "Crossings"],
  [1, "tbody"], ...Array.from({ length: 30 }, (_, row) => [[2, "tr"], [3, "td"], [4, `Month ${row + 1} of wet years`], [3, "td"], [4, String(row * 37)]]).flat(),
  [0, "figure"], [1, "img", { src: "https://example.org/ferry.jpg", alt: "The ferry", width: "1600", height: "900" }], [1, "figcaption"], [2, "The ferry at the upper landing."],
  [0, "p", { lang: "zh" }], [1, "渡船每天两次横渡河流，没有人付钱。“用雨水付，”船夫说：「一桶就够了」。上游的雨停了，船也就停了；下雨的日子，孩子们在岸上等着它。"],
  [0, "p", { lang: "hi" }], [1, "दिन में दो बार एक लकड़ी की नाव नदी पार करती है, और कोई पैसा नहीं देता। नाविक कहता है कि बारिश ही किराया है।"],
  [0, "p", { lang: "ur", dir: "rtl" }], [1, "دن میں دو بار ایک لکڑی کی کشتی Alder دریا پار کرتی ہے، اور 3500 لوگ بارش (rain) سے کرایہ دیتے ہیں۔ ملاح کہتا ہے کہ ایک بالٹی کافی ہے۔"],
  [0, "ul", { lang: "ur", dir: "rtl" }], [1, "li"], [2, "پہلا کنارہ"], [1, "li"], [2, "دوسرا کنارہ"],
  [0, "p"], [1, "It holds "], [1, "math"], [2, "mfrac"], [3, "mi"], [4, "a"], [3, "mrow"], [4, "mi"], [5, "b"], [4, "mo"], [5, "+"], [4, "mn"], [5, "1"], [1, " barrels, co\u00ADop\u00ADer\u00ADa\u00ADtive\u00ADly."],
  [0, "hr"],
  ...Array.from({ length: 6 }, (_, part) => [[0, "p"], [1, `Part ${part + 1}: the tide comes in twice a day along most of this coast, and people keep time by the water, by the bells of the lower town and by whatever the keeper of the weir has to tell. `.repeat(3)]]).flat(),
];

export const goldenNodes = (() => {
  const nodes = [];
  const open = [];
  for (const [depth, what, attributes] of outline) {
    open.length = depth;
    const parent = depth > 0 ? open[depth - 1] : -1;
    const isTag =
      /^[a-z]+[1-6]?$/.test(what) &&
      (attributes ||
        /^(?:h[1-6]|p|em|b|code|sub|sup|li|ul|blockquote|pre|table|caption|thead|tbody|tr|th|td|figure|figcaption|m[a-z]+|hr)$/.test(
          what,
        )) &&
      !(depth > 0 && ["math", "mi", "mn"].includes(nodes[parent]?.tag) && ["a", "b"].includes(what));
    open[depth] =
      nodes.push(isTag ? { tag: what, parent, ...(attributes && { attributes }) } : { text: what, parent }) - 1;
  }
  return nodes;
})();

/** Pages as text: a line for each item, lengths in 1/64 px. */
export function describePages(pages) {
  const unit = (pixels) => Math.round(pixels * 64);
  const lines = [];
  for (let index = 0; index < pages.count; index += 1) {
    const { start, end, items } = pages.page(index);
    lines.push(`page ${index + 1} of ${pages.count}: text ${start} to ${end}`);
    for (const item of items) {
      const box = [item.x, item.y, item.width, item.height].map(unit).join(" ");
      if (item.kind !== "text") {
        lines.push(`${item.kind} ${box}${item.kind === "box" ? ` ${item.color} ${unit(item.radius)}` : ""}`);
        continue;
      }
      const { family, weight, italic, size, lang } = item.font;
      const marks = ["underline", "quietUnderline", "lineThrough", "rtl", "generated", "repeated"]
        .filter((mark) => item[mark])
        .join(" ");
      lines.push(
        `${JSON.stringify(item.text)} ${box} ${unit(item.baseline)} ${item.color} ${family} ${weight}${italic ? " italic" : ""} ${unit(size)} ${lang} ${marks}`.trimEnd(),
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Of what the golden pages are made: two looks, one of them justified and hyphenated. */
export const goldenLooks = [
  { width: 420, height: 560, lang: "en", settings: {} },
  {
    width: 300,
    height: 480,
    lang: "en",
    settings: { alignment: "justify", fontSize: 17, letterSpacing: 0.02, links: "quiet" },
  },
];

/** All golden pages, by a layout and its measurer. */
export function goldenText(layout, measurer) {
  return goldenLooks.map((look) => describePages(layout.layOut(goldenNodes, { ...look, measurer }))).join("\n");
}
