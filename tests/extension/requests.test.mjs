// What is asked for when a page is opened in Clean View, counted where it is asked: at the servers.
import { browsers } from "../support/browser.mjs";
import { articleIn, onTab, until } from "../support/extension.mjs";
import { sharedExtension } from "../support/shared_extension.mjs";
import { serveSite } from "../support/site.mjs";
import { picture } from "./pages/living.mjs";
import { answers, companies, trackedPage } from "./pages/trackers.mjs";
import { newsPage } from "../js/pages.mjs";
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

    test("servers that a saved article's pictures come from learn neither who reads nor with what", async () => {
      const told = [];
      const open = ({ headers, url }) => {
        told.push([url, headers.origin, headers.referer, headers.cookie]);
        return { ...picture("#2e6b4f"), headers: { "access-control-allow-origin": "*", "set-cookie": "who=you" } };
      };
      const other = await serveSite({ "/quay.svg": open, "/poster.svg": open });
      const own = await serveSite({
        "/story": newsPage({ title: "The night bus and its stops", body: paragraphs(12) }).replace(
          "</article>",
          `<img src="${other.under("pictures")}/quay.svg" alt="The quay" width="640" height="400">` +
            `<video src="/film.mp4" poster="${other.under("pictures")}/poster.svg" width="640" height="360"></video></article>`,
        ),
      });
      try {
        await onTab(extension, `${own.address}/story`, async (page) => {
          await until(() => told.length === 2, "the page itself has asked for both");
          told.length = 0;
          const view = await extension.open(page);
          await articleIn(view);
          for (const format of ["html", "epub"]) {
            await view.evaluate((wanted) => {
              const root = document.querySelector("lectern-reader").shadowRoot;
              if (!root.querySelector(".save-panel")) root.querySelector("[data-panel=save]").click();
              root.querySelector(`[data-format=${wanted}]`).click();
            }, format);
            const said = () =>
              view.evaluate(
                () =>
                  document.querySelector("lectern-reader").shadowRoot.querySelector(".save-panel .state p").textContent,
              );
            await until(async () => (await said()).includes(`.${format}`), `${format} is saved`);
            assert.doesNotMatch(await said(), /could not be included/, "with its pictures");
          }
        });
        const fetched = told.filter(([, origin]) => origin !== undefined);
        assert.deepEqual(fetched.map(([url]) => url).sort(), ["/poster.svg", "/quay.svg", "/quay.svg"]);
        for (const [url, origin, referer, cookie] of told) {
          assert.ok(origin === undefined || origin === "null", `${url}: ${origin}`);
          assert.deepEqual([referer, cookie], [undefined, undefined], url);
        }
      } finally {
        await other.close();
        await own.close();
      }
    });
  });
}
