// Draws the extension's icons from its SVG, in Chromium: `node scripts/icons.mjs`. The pictures are committed.
import { root } from "./setup.mjs";
import { launch } from "../tests/support/browser.mjs";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(root, "web/extension");
const drawing = readFileSync(join(folder, "icon.svg"), "utf8");
const browser = await launch("chromium");
try {
  const page = await browser.newPage();
  mkdirSync(join(folder, "icons"), { recursive: true });
  for (const size of [16, 32, 48, 128]) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
    writeFileSync(join(folder, `icons/${size}.png`), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
