// Whether the article of a live page is that of its markup, but for what nobody could see of it.
import { serve } from "../../scripts/serve.mjs";
import { root } from "../../scripts/setup.mjs";
import { launch } from "../support/browser.mjs";
import { wordScores } from "./score.mjs";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The frame runs none of its page's scripts, and shows it as a window does.
const host =
  '<!DOCTYPE html><meta charset="utf-8"><style>body { margin: 0 } iframe { border: 0 }</style><iframe width="1280" height="900" sandbox="allow-same-origin"></iframe>';

/**
 * Shows pages in Chromium, without scripts and without anything from elsewhere, and reads each twice: as it is shown,
 * and its markup.
 * @param pages as pagesOf gives them
 * @returns for each page the two articles' texts, what the snapshot marked, and the F1 of the words: as they are, and
 * without those marked
 */
export async function compareLive(pages) {
  const folder = mkdtempSync(join(tmpdir(), "lectern-live-"));
  const server = await serve({ folders: { dist: join(root, "dist"), pages: folder } });
  const browser = await launch("chromium");
  try {
    const tab = await browser.newPage();
    await tab.setViewport({ width: 1280, height: 900 });
    await tab.setRequestInterception(true);
    tab.on("request", (request) =>
      /^http:\/\/127\.0\.0\.1:\d+\/(?:dist|pages)\/|^data:/.test(request.url()) ? request.continue() : request.abort(),
    );
    writeFileSync(join(folder, "host.html"), host);
    await tab.goto(`${server.address}/pages/host.html`);
    const rows = [];
    for (const { id, type, url = "https://example.org/page", html } of pages) {
      const markup = html();
      writeFileSync(join(folder, "page.html"), `\uFEFF${markup}`); // text by now, whatever encoding it declares
      const read = await tab.evaluate(
        async (markup, url) => {
          const { load, snapshot } = await import("/dist/lectern.js");
          const lectern = await load();
          const frame = document.querySelector("iframe");
          await new Promise((loaded) => {
            frame.onload = loaded;
            frame.src = `/pages/page.html?${performance.now()}`;
          });
          const { html } = snapshot(frame.contentDocument);
          const marked = new DOMParser().parseFromString(html, "text/html").querySelectorAll("[data-lectern-hidden]");
          return {
            live: lectern.parse(html, { url })?.textContent ?? "",
            markup: lectern.parse(markup, { url })?.textContent ?? "",
            marked: Array.from(marked, (element) => element.textContent).join("\n"),
          };
        },
        markup,
        url,
      );
      rows.push({
        id,
        type,
        url,
        ...read,
        f1: wordScores(read.live, read.markup).f1,
        visible: wordScores(read.live, without(read.markup, read.marked, read.live)).f1,
      });
    }
    return rows;
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

/** A text without the words that it has more often than another one, where a third one has them. */
function without(text, taken, other) {
  const count = (list) => list.reduce((counts, word) => counts.set(word, (counts.get(word) ?? 0) + 1), new Map());
  const [spare, needed] = [count(words(taken)), count(words(other))];
  return words(text)
    .filter((word) => {
      const need = needed.get(word) ?? 0;
      needed.set(word, need - 1);
      if (need > 0 || !(spare.get(word) > 0)) return true;
      spare.set(word, spare.get(word) - 1);
      return false;
    })
    .join(" ");
}
