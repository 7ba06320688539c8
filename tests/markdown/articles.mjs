// Random pages whose text looks like Markdown, HTML and TeX.
import { newsPage, paragraphs } from "../js/pages.mjs";

/** Numbers that look random, the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    below: (count) => Math.floor(next() * count),
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}

const words =
  "the tide quay ferry clock harbour wall and of at two winters 7 1984 3.5 naïve Straße Привет 渡船 東京 ひらがな 한국어 עברית مرحبا हिन्दी ภาษา".split(
    " ",
  );

/** A paragraph between the random blocks. */
const between = "It was a quiet week at the quay, and the clock was set twice before anybody noticed.";

/** What means something to a reader of Markdown, of HTML, or of TeX. */
export const hostile = [
  ..."* ** *** _ __ ___ ` `` ``` ~ ~~ ~~~ # ## ####### - -- --- + ++ = == === > >> | || : :- :-: :---: ! ? @ ^ $ $$ & && ; ' \" ( ) [ ] { } < <<".split(
    " ",
  ),
  ..."\\ \\\\ \\* \\_ \\` \\[ \\] \\< \\& \\# \\- \\. \\| \\$ \\! \\( C:\\dir\\ \\n \\alpha".split(" "),
  ..."*a* **a** ***a*** _a_ __a__ a*b a_b snake_case_name *a _a a* a_ ~a~ ~~a~~ 5~10 ~/bin ==a== `a` ``a`` a`b".split(
    " ",
  ),
  ..."1. 1) 12. 0) 123456789. 1234567890. 1.5 a) #hash #1 -5 +5 - - * * 1.a".split(" "),
  ..."- a|+ a|* a|1. a|7. a|2) a|# a|## a ##|a #|a ##|> a|: a|--- ---|- - -|* * *|_ _ _|| a | b ||| --- | --- |||---|---||a | b|--- | ---|:-- | --:|===|----".split(
    "|",
  ),
  "| a | b |",
  "| --- | --- |",
  "|---|---|",
  "--- | ---",
  "a | b",
  ..."[a] [a]: [a](b) [a](javascript:alert(1)) ![a](x) ![ [a][b] [^1] [^1]: [^a]:x [x] [X] [!NOTE] [!WARNING] [a](<b>) (javascript:alert(2)) ](javascript:alert(3)) ][ ]( :x".split(
    " ",
  ),
  "[ ]",
  "[x] a",
  '[a]: javascript:alert(4) "b"',
  ..."<b> </b> <br> <br/> <!-- --> <!---> <!DOCTYPE <!X <?php <![CDATA[ ]]> <script> </script> <style> <pre> <div> </div> <a <a> <x-y> <1 <= < >".split(
    " ",
  ),
  "<img src=x onerror=alert(5)>",
  "<svg onload=alert(6)>",
  '<a href="javascript:alert(7)">',
  "<!-- x",
  "<javascript:alert(8)>",
  "<https://evil.example>",
  "<me@example.org>",
  ..."&lt; &gt; &amp; &quot; &copy; &copy &nbsp; &NewLine; &Tab; &#60; &#x3c; &#0; &#10; &#99999999; &a; &a1b2; &; &#; &#x; &nosuch; &lt;img&gt; a&b a&b;c".split(
    " ",
  ),
  ..."http://a.example/b_c_d http://zz.q/<img https://x.example/*b* https://x.example/~y~ www.example.com www.example.com/a_b_c www.x me@example.org a_b@c_d.example ftp://a.example mailto:a@b.example http:// HTTP://A.EXAMPLE".split(
    " ",
  ),
  ..."$5 $7.50 5$ $x$ $$x$$ \\$5 $a_b$ US$ €5 £ ¥ %".split(" "),
  ..."“ ” ‘ ’ « » „ – — … 「 」 （ ） 。 、 ！ ？ ・ ～ ＊ ＿ · ¡ ¿ § ¶ † ° ± × ÷ ™ ® 😀 ☃ ★ → ∑ √".split(" "),
  ..."\u00a0 \u2003 \u202f \u3000 \u200b \u2060 \u00ad \u2028 \u2029 \ufeff \u1680 \u180e \u0301 \u200d \u061c".split(
    " ",
  ),
  "\u00a0- a",
  "\u3000# a",
  ..."{#id} {.c} :smile: %%a%% ^a^ H~2~O +++ /// @a TODO: [[a]] ![[a]] {{a}} {% a %} <% a %>".split(" "),
];

const tex = [
  "x",
  "\\alpha",
  "a_1 + b_2",
  "x^{2}",
  "\\frac{a}{b}",
  "|A|",
  "\\|v\\|",
  "a < b",
  "a<b>c",
  "\\alpha <img src=x onerror=alert(1)>",
  "\\text{if $x > 0$}",
  "x $ <img src=x onerror=alert(2)> [a](javascript:alert(22))",
  "\\$5",
  "$",
  "50\\% % a comment\n+ 1",
  "a\n\n= b",
  "a\n- b\n+ c",
  " h ",
  "t\n",
  "a*b*c",
  "[a](b)",
  "\\left[a\\right](b)",
  "``x''",
  "\\begin{matrix} a & b \\\\ c & d \\end{matrix}",
  "a \\\\ b",
  "a\\ ",
  "a\\",
  "\\",
  "{a}~{b}",
  "&lt;b&gt;",
  "\\`e",
  "[a]: b",
  "\u3000",
];

const languages = ["js", "markdown", "c++", "html"];
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => escapes[sign]);

/** Writes pages of random blocks. */
class Writer {
  notes = [];
  #random;
  #depth = 0;
  #has;

  constructor(random) {
    this.#random = random;
    // What only some readers of Markdown know, so that all of them get articles to read.
    this.#has = {
      tables: random.chance(0.5),
      strikes: random.chance(0.4),
      notes: random.chance(0.3),
      math: random.chance(0.3),
    };
  }

  many(least, most, make) {
    return Array.from({ length: least + this.#random.below(most - least + 1) }, make);
  }

  /** A text, with what it is made of side by side or apart. */
  text(most = 4) {
    const { below, chance, pick } = this.#random;
    let out = chance(0.15) ? " " : "";
    for (let left = 1 + below(most); left > 0; left -= 1) {
      out += chance(0.55) ? pick(hostile) : pick(words);
      if (chance(0.6)) out += " ";
    }
    return escaped(out);
  }

  attribute = () => this.text(3).trim();

  address(kind = "page") {
    const { below, chance, pick } = this.#random;
    const tail = [
      "",
      "a_(b)",
      "x|y",
      "?a=1&copy=2&lt;=3",
      "a*b*c",
      "a%20b",
      "?q=[x]",
      "#a_b",
      "?q=\\|x",
      "a'b",
      "~u",
      "$1$",
    ];
    const host = chance(0.05) ? "例え.example" : "example.org";
    return escaped(`https://${host}/${kind}-${below(1000)}/${pick(tail)}`);
  }

  image() {
    const { chance, below } = this.#random;
    const title = chance(0.4) ? ` title="${this.attribute()}"` : "";
    return `<img src="https://example.org/p${below(9999)}.jpg" width="600" height="400" alt="${this.attribute()}"${title}>`;
  }

  formula(display = false) {
    const { chance, pick } = this.#random;
    if (!this.#has.math) return this.text();
    const block = display ? ' display="block"' : "";
    if (chance(0.6)) {
      const source = escaped(pick(tex));
      return `<math${block}><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">${source}</annotation></semantics></math>`;
    }
    return `<math${block}><mi>y</mi>${this.mathml(3)}</math>`;
  }

  mathml(depth) {
    const { pick, chance } = this.#random;
    const token = () => {
      const name = pick(["mi", "mn", "mo", "ms", "mtext"]);
      return `<${name}>${escaped(pick(["x", "ab", "1", "=", "<", "|", "$", "`", "{", "\\", "→", "&lt;", "∑"]))}</${name}>`;
    };
    if (depth === 0 || chance(0.3)) return token();
    const part = () => this.mathml(depth - 1);
    const [name, parts] = pick([
      ["mfrac", 2], ["msqrt", 1], ["mroot", 2], ["mrow", 2], ["mstyle", 1], ["mpadded", 1], ["mphantom", 1],
      ["menclose", 1], ["mfenced", 2], ["msub", 2], ["msup", 2], ["msubsup", 3], ["munder", 2], ["mover", 2],
      ["munderover", 3], ["mtable", -1], ["mmultiscripts", -2],
    ]); // biome-ignore format: a table
    if (parts === -1)
      return `<mtable><mtr><mtd>${part()}</mtd><mtd>${part()}</mtd></mtr><mtr><mtd>${part()}</mtd></mtr></mtable>`;
    if (parts === -2) return `<mmultiscripts>${part()}${part()}<none/><mprescripts/><none/>${part()}</mmultiscripts>`;
    return `<${name}>${Array.from({ length: parts }, part).join("")}</${name}>${chance(0.1) ? "<mspace/>" : ""}`;
  }

  reference() {
    if (!this.#has.notes || this.#depth > 0) return this.text(1);
    if (this.notes.length < 3 || this.#random.chance(0.5)) this.notes.push(this.note());
    const number = this.notes.length;
    return `<sup><a href="#note${number}">${number}</a></sup>`;
  }

  note() {
    this.#depth += 2;
    const { chance, pick } = this.#random;
    const note = chance(0.3)
      ? escaped(
          pick([
            "javascript:alert(1)",
            "Ibid.",
            "\u200b",
            'x "y"',
            "x 'y'",
            "x (y)",
            "https://example.org",
            "```",
            "- a",
          ]),
        )
      : chance(0.3)
        ? this.blocks(1, 2)
        : this.line(3);
    this.#depth -= 2;
    return note;
  }

  element(name, attributes = "", most = 2) {
    return `<${name}${attributes}>${this.line(most, false)}</${name}>`;
  }

  /** What stands in a line beside text. */
  piece(links) {
    const { pick, chance } = this.#random;
    const ruby = () =>
      chance(0.5)
        ? `<ruby>渡<rt>${this.text(1)}</rt>船<rt>せん</rt></ruby>`
        : `<ruby>渡<rp>(</rp><rt>${this.text(1)}</rt><rp>)</rp></ruby>`;
    const kind = pick([
      "mark", "mark", "mark", "mark", "code", "code", "script", "plain", "link", "link", "image", "br", "wbr", "ruby", "q",
      "formula", "reference", "strike",
    ]); // biome-ignore format: a table
    switch (kind) {
      case "mark":
        return this.element(pick(["b", "strong", "i", "em", "cite", "dfn", "var"]));
      case "strike":
        return this.#has.strikes ? this.element(pick(["s", "del"])) : this.text(1);
      case "code": {
        const name = pick(["code", "kbd", "samp"]);
        if (chance(0.1)) return `<${name}>${this.text(1)}${this.image()}${this.text(1)}</${name}>`;
        if (chance(0.1)) return `<${name}>${this.text(1)}<br>${this.text(1)}</${name}>`;
        if (chance(0.1)) return `<${name}>a]: ${this.text(1)}</${name}>`;
        if (chance(0.1)) return `<${name}>${this.text(1)}<b>${this.text(1)}</b></${name}>`;
        if (chance(0.1)) return `<${name}>${this.reference()}${this.text(1)}<q>${this.text(1)}</q>${ruby()}</${name}>`;
        const code = `<${name}>${this.text(2)}</${name}>`;
        return chance(0.15) ? `${code}<kbd>${this.text(1)}</kbd>` : code;
      }
      case "script":
        return this.element(pick(["sub", "sup"]), "", 1);
      case "plain": {
        const name = pick(["u", "mark", "small", "ins", "abbr", "bdi", "bdo", "time", "span"]);
        return this.element(name, name === "span" ? ' lang="fr"' : name === "bdo" ? ' dir="rtl"' : "");
      }
      case "link":
        if (!links) return this.text(1);
        return `<a href="${this.address()}"${chance(0.3) ? ` title="${this.attribute()}"` : ""}>${this.line(2, false)}</a>`;
      case "image":
        return this.image();
      case "br":
        return pick(["<br>", "<br>", "<br>", "<br>&#x202f;", "<br>&nbsp;<br>", "&#x3000;<br>"]);
      case "wbr":
        return `${this.text(1)}<wbr>${this.text(1)}`;
      case "ruby":
        return ruby();
      case "q":
        return this.element("q");
      case "formula":
        return (
          (chance(0.2) ? "$" : "") + this.formula(chance(0.15)) + (chance(0.3) ? this.formula() : pick(["", " ", "5"]))
        );
      default:
        return this.reference();
    }
  }

  line(most = 5, links = true) {
    const { chance } = this.#random;
    return this.many(1, most, () => (chance(0.55) ? this.text() : this.piece(links)) + (chance(0.4) ? " " : "")).join(
      "",
    );
  }

  code() {
    const { pick, chance } = this.#random;
    const language = chance(0.5) ? ` class="language-${pick(languages)}"` : "";
    const lines = this.many(1, 4, () => (chance(0.2) ? "" : pick(["", "  ", "\t"]) + this.text(2)));
    return `<pre><code${language}>${lines.join(chance(0.05) ? "&#13;" : "\n")}</code></pre>`;
  }

  item() {
    const { chance, pick } = this.#random;
    const kind = pick(["line", "line", "line", "nested", "blocks", "task", "list"]);
    switch (kind) {
      case "nested":
        return `<li>${this.line(2)}${this.list()}${chance(0.2) ? this.list() : ""}</li>`;
      case "blocks":
        return `<li>${this.blocks(1, 2)}</li>`;
      case "task":
        return `<li><input type="checkbox"${chance(0.5) ? " checked" : ""}> ${chance(0.03) ? "\u200b\u202f" : this.line(2)}</li>`;
      case "list":
        return `<li>${this.list()}</li>`;
      default:
        return `<li>${chance(0.05) ? this.formula(true) : this.line(2)}</li>`;
    }
  }

  list() {
    const { chance, pick } = this.#random;
    if (this.#depth > 3) return this.text();
    this.#depth += 1;
    const name = pick(["ul", "ul", "ol"]);
    const start = name === "ol" && chance(0.5) ? ` start="${pick([0, 1, 2, 7, 10, 99, -3])}"` : "";
    const reversed = name === "ol" && chance(0.1) ? " reversed" : "";
    const out = `<${name}${start}${reversed}>${this.many(1, 3, () => this.item()).join("")}</${name}>`;
    this.#depth -= 1;
    return out;
  }

  cell() {
    const { chance, pick } = this.#random;
    const name = chance(0.2) ? "th" : "td";
    const span = chance(0.1) ? ` ${pick(["colspan", "rowspan"])}="2"` : "";
    const content = chance(0.75)
      ? this.line(2)
      : pick([
          () => this.blocks(1, 2),
          () => this.code(),
          () => this.list(),
          () => "<p>a</p><p>|</p>",
          () => "<code>a|b</code>",
        ])();
    return `<${name}${span}>${content}</${name}>`;
  }

  table() {
    const { chance } = this.#random;
    if (!this.#has.tables || this.#depth > 2) return `<p>${this.line()}</p>`;
    this.#depth += 1;
    const columns = 2 + this.#random.below(2);
    const row = () => `<tr>${Array.from({ length: columns }, () => this.cell()).join("")}</tr>`;
    const caption = chance(0.3) ? `<caption>${this.line(2)}</caption>` : "";
    const head = `<thead><tr>${Array.from({ length: columns }, () => `<th>${this.line(2)}</th>`).join("")}</tr></thead>`;
    const foot = chance(0.2) ? `<tfoot>${row()}</tfoot>` : "";
    const body = `<tbody>${this.many(1, 3, row).join("")}</tbody>`;
    this.#depth -= 1;
    return `<table>${caption}${chance(0.7) ? head : ""}${body}${foot}</table>`;
  }

  quote() {
    const { pick } = this.#random;
    if (this.#depth > 3) return `<p>${this.line()}</p>`;
    this.#depth += 1;
    const inner = this.blocks(1, 3);
    this.#depth -= 1;
    return pick([
      () => `<blockquote>${inner}</blockquote>`,
      () => `<aside>${inner}</aside>`,
      () =>
        `<div class="admonition note"><p class="admonition-title">${pick(["Note", "Hinweis", "Info"])}</p>${inner}</div>`,
      () =>
        `<div class="admonition warning"><p class="admonition-title">${pick(words)} ${this.text(2)}</p>${inner}</div>`,
    ])();
  }

  figure() {
    const { pick } = this.#random;
    const caption = `<figcaption>${this.line(2)}</figcaption>`;
    const film = '<source src="https://example.org/f.mp4" type="video/mp4"><source src="https://example.org/f.webm">';
    return pick([
      () => `<figure>${this.image()}${caption}</figure>`,
      () => `<p>${this.image()}</p>`,
      () => `<figure>${this.code()}${caption}</figure>`,
      () => `<video controls>${film}</video>`,
      () => '<audio controls src="https://example.org/f_(1).mp3"></audio>',
      () => `<iframe src="https://www.youtube.com/embed/abc" title="${this.attribute()}"></iframe>`,
    ])();
  }

  block() {
    const { pick, below, chance } = this.#random;
    const kind = pick([
      "p", "p", "p", "p", "h", "list", "list", "list", "quote", "quote", "code", "table", "table", "dl", "details", "figure", "hr",
      "formula", "box", "lists",
    ]); // biome-ignore format: a table
    switch (kind) {
      case "p":
        if (chance(0.1)) return `<p><a href="${this.address()}">${this.piece(false)}</a> ${this.line(3)}</p>`;
        if (chance(0.03)) return `<p><code>${this.text(1)}\`\`\u2028${this.text(1)}</code> ${this.line(3)}</p>`;
        return `<p>${this.line(6)}</p>`;
      case "h": {
        const level = 2 + below(5);
        return `<h${level}>${this.line(2)}${chance(0.2) ? " #" : ""}</h${level}>`;
      }
      case "list":
        return this.list();
      case "lists":
        return pick([
          () => this.list() + this.list(),
          () => `<div lang="fr">${this.list()}</div>${this.list()}`,
          () => `<dl><dt>${this.text()}</dt><dd>${this.list()}</dd></dl>${this.list()}`,
        ])();
      case "quote":
        return this.quote();
      case "code":
        return this.code();
      case "table":
        return this.table();
      case "dl":
        return `<dl><dt>${this.line(2)}</dt><dd>${this.line(2)}</dd><dd>${this.blocks(1, 2)}</dd></dl>`;
      case "details":
        return `<details open><summary>${this.line(2)}</summary>${this.blocks(1, 2)}</details>`;
      case "figure":
        return this.figure();
      case "hr":
        return `<p>${this.line()}</p><hr>`;
      case "formula":
        return `<p>${this.text()} ${this.formula(true)} ${this.text()}</p>`;
      default:
        return `<div lang="de" dir="rtl">${this.blocks(1, 2)}</div>`;
    }
  }

  blocks(least, most) {
    if (this.#depth > 3) return `<p>${this.line(3)}</p>`;
    this.#depth += 1;
    const out = this.many(least, most, () => this.block()).join("");
    this.#depth -= 1;
    return out;
  }

  page() {
    const body = this.many(1, 3, () => this.block());
    const notes = this.notes.map((note, index) => `<li id="note${index + 1}">${note}</li>`).join("");
    const list = notes && `<section class="footnotes"><ol>${notes}</ol></section>`;
    const inner = [...body, list].join(`\n<p>${between}</p>\n`);
    return newsPage({ body: [] }).replace(
      "</h1>",
      () => `</h1><h1>${this.line(2)}</h1><p>${paragraphs[0]}</p>${inner}<p>${paragraphs[2]}</p>`,
    );
  }
}

/** The page of a seed: a news page in which random blocks stand between plain paragraphs. */
export const randomPage = (seed) => new Writer(randomFrom(seed)).page();
