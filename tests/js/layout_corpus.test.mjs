// Real articles in pages: every word is on one page, in order, inside of it, and none is over another.
import { articleNodes, fixedMeasurer, loadLayout } from "../../dist/layout_node.js";
import { load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";

const corpus = new URL("../../../shared/corpus/wcxb-dev/html/", import.meta.url);
const skip = !existsSync(corpus) && "../shared/corpus/wcxb-dev is not there";

/** What no page shows: white space, and signs that only say how lines may break. */
const silent = /^[\s\u00AD\u200B-\u200F\u2060]*$/;
const looks = [
  { width: 560, height: 760, settings: {} },
  { width: 300, height: 480, settings: { alignment: "justify", fontSize: 17 } },
  {
    width: 760,
    height: 500,
    settings: { fontSize: 32, letterSpacing: 0.06, wordSpacing: 0.2, lineHeight: 1.3, fontFamily: "sans-serif" },
  },
];

/** What is wrong with an article's pages; empty where all is well. */
function fault(pages, { width, height }) {
  let read = 0;
  for (let index = 0; index < pages.count; index += 1) {
    const lines = new Map();
    for (const item of pages.page(index).items) {
      const words = `${item.kind} '${item.text ?? ""}' on page ${index + 1} of ${pages.count}`;
      if (item.x < -1 || item.x + item.width > width + 1 || item.y < 0 || item.y + item.height > height + 0.1)
        return `outside: ${words}`;
      if (item.kind !== "text") continue;
      const line = lines.get(item.y) ?? [];
      if (line.some((other) => item.x < other.x + other.width - 0.5 && other.x < item.x + item.width - 0.5))
        return `over another: ${words}`;
      lines.set(item.y, [...line, item]);
      if (item.generated || item.repeated) continue;
      if (item.start < read) return `twice or out of order: ${words}`;
      const between = pages.text.slice(read, item.start);
      if (!silent.test(between)) return `missing before ${words}: '${between.trim().slice(0, 60)}'`;
      read = item.end;
    }
    // Lines that are not at the same height must be one below the other where they are one over the other.
    const all = [...lines.values()].flat().sort((a, b) => a.y - b.y);
    for (let one = 0; one < all.length; one += 1) {
      for (let next = one + 1; next < all.length && all[next].y < all[one].y + all[one].height - 0.5; next += 1) {
        const [a, b] = [all[one], all[next]];
        if (a.x < b.x + b.width - 0.5 && b.x < a.x + a.width - 0.5)
          return `over each other: '${a.text}' and '${b.text}' on page ${index + 1}`;
      }
    }
  }
  return silent.test(pages.text.slice(read))
    ? ""
    : `missing at the end: '${pages.text.slice(read).trim().slice(0, 60)}'`;
}

test("a hundred development articles in three looks", { skip }, async () => {
  const lectern = await load();
  const layout = await loadLayout();
  const files = readdirSync(corpus)
    .filter((name) => name.endsWith(".html.gz"))
    .sort();
  const faults = [];
  let articles = 0;
  for (let index = 0; articles < 100 && index < files.length; index += 7) {
    const article = lectern.parse(gunzipSync(readFileSync(new URL(files[index], corpus))).toString(), {
      formats: ["nodes"],
      url: "https://example.org/a/page.html",
    });
    if (!article) continue;
    articles += 1;
    // What a formula's annotation says is shown nowhere.
    const nodes = articleNodes(article, { tags: "Filed under", related: "Read more" }).filter(
      ({ tag }) => tag !== "annotation",
    );
    for (const look of looks) {
      const found = fault(
        layout.layOut(nodes, {
          ...look,
          lang: article.lang ?? "",
          dir: article.dir ?? "ltr",
          measurer: fixedMeasurer(),
        }),
        look,
      );
      if (found) faults.push(`${files[index]}: ${found}`);
    }
  }
  assert.equal(articles, 100);
  assert.deepEqual(faults, []);
});
