// What is asked for when a page is opened in Clean View, counted where it is asked: at the servers.
import { browsers } from "../support/browser.mjs";
import { articleIn, onTab, until } from "../support/extension.mjs";
import { sharedExtension } from "../support/shared_extension.mjs";
import { serveSite } from "../support/site.mjs";
import { picture } from "./pages/living.mjs";
import { answers, companies, trackedPage } from "./pages/trackers.mjs";
import { paragraphs } from "./pages.mjs";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

const own = ["/quay.svg", "/tower.svg"];

for (const name of browsers) {
  describe(`requests in ${name}`, () => {
    let site, extension;
    before(async () => {
      site = await serveSite({
        ...answers,
        ...Object.fromEntries(own.map((path) => [path, picture("#2e6b4f")])),
        "/story": () => trackedPage(site.under),
      });
      extension = await sharedExtension(name);
    });
    after(async () => {
      await extension?.release();
      await site?.close();
    });

    const hosts = (asked) =>
      new Set(asked.map((address) => address.split("/", 1)[0]).filter((host) => host.endsWith(".localhost")));

    test("of a page with twenty trackers and advertisements, the view asks for the article's own pictures and for nothing else", () =>
      onTab(extension, `${site.address}/story`, async (page) => {
        await until(() => hosts(site.askedOf).size === companies.length, "the page has asked every company");
        await until(
          () => site.asked.filter((path) => path === "/collect").length === companies.length / 5,
          "the companies' scripts have run",
        );
        const before = site.askedOf.length;
        const view = await extension.open(page);
        const { article } = await articleIn(view);
        for (const text of paragraphs(12)) assert.ok(article.includes(text), text);
        await view.evaluate(async () => {
          const images = [...document.querySelector("lectern-reader").shadowRoot.querySelectorAll("img")];
          for (const image of images) image.scrollIntoView();
          await Promise.all(
            images.map(
              (image) =>
                image.complete || new Promise((resolve) => Object.assign(image, { onload: resolve, onerror: resolve })),
            ),
          );
        });
        await until(() => site.askedOf.slice(before).length >= own.length, "the pictures are asked for");
        const after = site.askedOf.slice(before);
        // The page, its two pictures, one of each company, and four more by the companies' scripts.
        assert.equal(before, 27);
        assert.deepEqual(
          after.sort(),
          own.map((path) => `127.0.0.1${path}`),
        );
      }));
  });
}
