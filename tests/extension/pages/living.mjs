// Pages that scripts make and change.
import { newsPage } from "../../js/pages.mjs";
import { paragraphs } from "../pages.mjs";

/** A function as a script of a page, given values. */
export const script = (work, ...values) =>
  `<script>(${work})(...${JSON.stringify(values).replaceAll("<", "\\u003c")})</script>`;

/** A page with a nav, an empty place in the middle, and a script that fills it. */
const shell = ({ title, head = "", body = "" }) => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${head}</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/lines">Lines</a></li><li><a href="/fares">Fares</a></li></ul></nav>
${body}
</body>
</html>`;

/** No markup but an empty box: the article comes some turns after everything has loaded. */
export const scripted = shell({
  title: "Timetables",
  body: `<div id="root"><p class="skeleton">Loading the timetable, please wait.</p></div><noscript><p>Please turn on JavaScript to read this page.</p></noscript>${script(
    (texts) => {
      addEventListener("load", () =>
        setTimeout(() => {
          const article = document.createElement("article");
          const heading = document.createElement("h1");
          heading.textContent = document.title = "What the scripts wrote";
          article.append(heading);
          for (const text of texts) {
            const paragraph = document.createElement("p");
            paragraph.textContent = text;
            article.append(paragraph);
          }
          document.querySelector("#root").replaceChildren(article);
        }, 50),
      );
    },
    paragraphs(12),
  )}`,
});

/** The same paragraphs of another means of transport. */
const ofBoat = (count, boat) => paragraphs(count).map((text) => text.replace("night bus", boat));

/** The stories of the page without end, in their order. */
export const feed = ["night ferry", "harbour tram", "hill train"].map((boat, index) => ({
  title: `All stops of the ${boat}`,
  path: `/feed/${index + 1}`,
  texts: ofBoat(14, boat),
}));

/**
 * A page that adds a story whenever the end of the last is near, and takes the address of the one in sight; its head
 * stays that of the first.
 */
export const endless = shell({
  title: feed[0].title,
  head: '<meta name="author" content="Ada Ferryman">',
  body: `<main></main><div id="end" style="block-size:40px"></div>${script((stories) => {
    const main = document.querySelector("main");
    let count = 0;
    function add() {
      const { title, path, texts } = stories[count];
      count += 1;
      const article = document.createElement("article");
      article.dataset.path = path;
      const heading = document.createElement("h1");
      heading.textContent = title;
      article.append(
        heading,
        ...texts.map((text) =>
          Object.assign(document.createElement("p"), { textContent: text, style: "margin-block:3em" }),
        ),
      );
      main.append(article);
    }
    add();
    new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && count < stories.length && add(), {
      rootMargin: "200px",
    }).observe(document.querySelector("#end"));
    addEventListener("scroll", () => {
      const seen = [...document.querySelectorAll("article")].findLast(
        (article) => article.getBoundingClientRect().top < innerHeight / 2,
      );
      if (seen && location.pathname !== seen.dataset.path) {
        history.pushState({}, "", seen.dataset.path);
        document.title = seen.firstChild.textContent;
      }
    });
  }, feed)}`,
});

/** Shadow trees: an open one with slots that turn the order around, a closed one, and one within the other. */
export const shadows = shell({
  title: "Shadows on the quay",
  body: `<page-frame><h1 slot="title">Shadows on the quay</h1>${paragraphs(8)
    .slice(4)
    .map((text) => `<p>${text}</p>`)
    .join("")}<p slot="lead">${paragraphs(1)[0]}</p><closed-part></closed-part></page-frame>${script((texts) => {
    function define(name, mode, fill) {
      customElements.define(
        name,
        class extends HTMLElement {
          constructor() {
            super();
            fill(this.attachShadow({ mode }));
          }
        },
      );
    }
    const add = (root, ...made) => root.append(...made);
    const paragraph = (text) => Object.assign(document.createElement("p"), { textContent: text });
    const slot = (name) => Object.assign(document.createElement("slot"), { name });
    define("inner-part", "closed", (root) => add(root, ...texts.slice(10).map(paragraph)));
    define("closed-part", "closed", (root) =>
      add(root, ...texts.slice(8, 10).map(paragraph), document.createElement("inner-part")),
    );
    define("page-frame", "open", (root) => {
      const article = document.createElement("article");
      article.append(slot("title"), slot("lead"), ...texts.slice(1, 4).map(paragraph), slot(""));
      const unused = Object.assign(document.createElement("p"), {
        textContent: "What is not in any slot is not seen.",
        hidden: true,
      });
      add(root, article, unused);
    });
  }, paragraphs(12))}`,
});

/** A picture large enough to be one of an article. */
export const picture = (color) => ({
  type: "image/svg+xml",
  body: `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="500" viewBox="0 0 800 500"><rect width="800" height="500" fill="${color}"/><circle cx="400" cy="250" r="120" fill="#fff"/></svg>`,
});

const dot = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

/**
 * Pictures that have loaded and that wait: by the browser's own laziness, by a script's, with the real address in a
 * data attribute or in a noscript.
 */
export const lazy = newsPage({
  title: "Five pictures of the quay",
  head: "<style>p{margin-block:30em}img{display:block;inline-size:800px;block-size:500px}</style>",
  body: [
    `The first.</p><figure><img class="lazy" src="${dot}" data-src="/pictures/first.svg" alt="First"><figcaption>The quay at five in the morning, before the boats</figcaption></figure><p>${paragraphs(1)[0]}`,
    ...paragraphs(4),
    `The second.</p><figure><img loading="lazy" src="/pictures/second.svg" alt="Second"><figcaption>The quay at seven, when the first boat is in</figcaption></figure><p>${paragraphs(5)[4]}`,
    ...paragraphs(8).slice(5),
    `The third.</p><figure><img class="lazy" src="${dot}" data-src="/pictures/third.svg" alt="Third"><figcaption>The quay at noon, and nobody on it at all</figcaption></figure><p>${paragraphs(9)[8]}`,
    `The fourth.</p><figure><img class="lazy" src="${dot}" data-srcset="/pictures/fourth.svg 800w" alt="Fourth"><figcaption>The quay at six, with everybody on the way home</figcaption></figure><p>${paragraphs(10)[9]}`,
    `The fifth.</p><figure><img class="lazy" src="${dot}" alt="Fifth"><noscript><img src="/pictures/fifth.svg" alt="Fifth"></noscript><figcaption>The quay at night, by the light of its lamps</figcaption></figure><p>${paragraphs(11)[10]}`,
  ],
}).replace(
  "</body>",
  `${script(() => {
    const observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries)
        if (isIntersecting && target.dataset.src) target.src = target.dataset.src;
    });
    for (const image of document.querySelectorAll("img.lazy")) observer.observe(image);
  })}</body>`,
);

/**
 * A page that never stands still: it counts the changes that it did not make itself, and makes its own until it is told
 * to stop.
 */
export const restless = newsPage({ title: "A page that changes", body: paragraphs(20) }).replace(
  "</body>",
  `<div id="ads"></div>${script(() => {
    globalThis.changes = { own: 0, seen: 0 };
    const observer = new MutationObserver((records) => (changes.seen += records.length));
    addEventListener("load", () =>
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true }),
    );
    const ads = document.querySelector("#ads");
    addEventListener("load", () => {
      globalThis.stop = setInterval(() => {
        ads.textContent = `Only today: ${(changes.own += 1)} rides for the price of one.`; // one record of a list of children
      }, 5);
    });
  })}</body>`,
);

/** A page under a policy of Trusted Types, which tries what that forbids and counts what is refused. */
export const trusted = newsPage({ title: "A page of trusted types", body: paragraphs(12) }).replace(
  "</body>",
  `<div id="place"></div>${script(() => {
    globalThis.refused = 0;
    document.addEventListener("securitypolicyviolation", () => (globalThis.refused += 1));
    try {
      document.querySelector("#place").innerHTML = "<p>Never shown.</p>";
    } catch {
      // As it should be.
    }
  })}</body>`,
);

/** A page that is not all there until the server has answered. */
export const slow = newsPage({ title: "A page that takes its time", body: paragraphs(12) }).replace(
  "</body>",
  '<script src="/held.js"></script></body>',
);
