// A page among trackers and advertisements.
import { newsPage } from "../../js/pages.mjs";
import { paragraphs } from "../pages.mjs";
import { script } from "./living.mjs";

/** Twenty companies, each with a host of its own. */
export const companies = Array.from({ length: 20 }, (_, index) => `third-party-${index + 1}`);

/** How a company is on the page: each has one of these ways, which ask its host for what they name. */
const ways = [
  (origin) => `<script async src="${origin}/tag.js"></script>`,
  (origin) => `<img src="${origin}/pixel.gif" width="1" height="1" alt="">`,
  (origin) => `<iframe src="${origin}/ad" width="300" height="250" title="Advertisement"></iframe>`,
  (origin) =>
    `<aside class="advertisement"><a href="${origin}/click"><img src="${origin}/banner.svg" width="728" height="90" alt="Buses for sale"></a></aside>`,
  (origin) => script((address) => navigator.sendBeacon(`${address}/beacon`), origin),
];

/**
 * An article with two pictures of its site's own, and the companies around and in it.
 * @param under gives a company's origin
 */
export function trackedPage(under) {
  const parts = companies.map((name, index) => ways[index % ways.length](under(name)));
  const figure = (path, alt) =>
    `<figure><img src="${path}" width="800" height="500" alt="${alt}"><figcaption>${alt}, as it was in the autumn</figcaption></figure>`;
  const figures = new Map([
    [3, figure("/quay.svg", "The quay")],
    [8, figure("/tower.svg", "The tower")],
  ]);
  const body = paragraphs(12).map((text, index) =>
    [text, figures.get(index), parts[index + 1]].filter(Boolean).join("</p>"),
  );
  return newsPage({
    title: "Watched from all sides",
    head: `<link rel="icon" href="data:,">${parts[0]}`,
    body,
  }).replace("</body>", `${parts.slice(13).join("")}</body>`);
}

/** What the companies answer. */
export const answers = {
  "/tag.js": { type: "text/javascript", body: 'new Image().src = new URL("/collect", document.currentScript.src);' },
  "/ad": "<!DOCTYPE html><title>Advertisement</title><p>Buses for sale, today only.",
  "/banner.svg": {
    type: "image/svg+xml",
    body: '<svg xmlns="http://www.w3.org/2000/svg" width="728" height="90"><rect width="728" height="90" fill="#c33"/></svg>',
  },
  "/pixel.gif": {
    type: "image/gif",
    body: Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
  },
  "/beacon": { type: "text/plain", body: "" },
  "/collect": {
    type: "image/gif",
    body: Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
  },
};
