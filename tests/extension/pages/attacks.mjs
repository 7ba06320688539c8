// Pages that attack whoever reads them.
import { newsPage } from "../../js/pages.mjs";
import { paragraphs } from "../pages.mjs";
import { script } from "./living.mjs";

/** Markup that would run in a page which took it for markup, and the same as a page has it in text. */
const payload = `"'><img src=x onerror="globalThis.attacked=1"><script>globalThis.attacked=1</script>`;
const text = payload
  .replaceAll("&", "&amp;")
  .replaceAll("<", "&lt;")
  .replaceAll('"', "&quot;")
  .replaceAll("'", "&#39;");
const run = "javascript:globalThis.attacked=1";
const loaded = "data:text/html,<script>globalThis.attacked=1</script>".replaceAll("<", "&lt;");
export const isPayload = (seen) => seen.includes("globalThis.attacked");

const things = {
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline: `Tides ${payload}`,
  description: `Told ${payload}`,
  author: [{ "@type": "Person", name: `Ada ${payload}`, url: run }],
  publisher: { "@type": "Organization", name: `Press ${payload}` },
  keywords: [`tide ${payload}`, `gate ${payload}`],
  articleSection: payload,
  image: [run, "data:text/html,x"],
  datePublished: payload,
};

/** Script in every field that is shown, and addresses that are none of the web's in every place for one. */
export const everyField = newsPage({
  title: `Tides ${text}`,
  head: `<meta name="author" content="Ada ${text}"><meta property="og:site_name" content="Press ${text}"><meta name="description" content="Told ${text}">
<meta property="og:image" content="${run}"><meta property="article:tag" content="tide ${text}"><meta property="article:published_time" content="${text}">
<link rel="canonical" href="${run}"><link rel="next" href="${run}"><link rel="next" href="/fields?page=2&quot;&gt;${text}">
<link rel="alternate" hreflang="fr" href="${run}"><link rel="alternate" hreflang="${text}" href="/fr"><link rel="alternate" hreflang="de" href="/de?${text}">
<script type="application/ld+json">${JSON.stringify(things).replaceAll("</", "<\\/")}</script>`,
  body: [
    ...paragraphs(6),
    `<a href="${run}">One link</a>, <a href="${loaded}">another</a>, <a href=" java\nscript:globalThis.attacked=1">a third</a>, <a href="vbscript:attacked" onclick="globalThis.attacked=1" target="_blank">a fourth</a> and <a href="blob:null/1" ping="/ping">a fifth</a> on the quay.`,
    `A picture of the quay <img src="/none.png" onerror="globalThis.attacked=1" alt="Quay ${text}" title="${text}"> and one more <img src="${loaded}" srcset="${run} 2x" width="400" height="300" alt="${text}">.`,
    `<table><caption>${text}</caption><tr><th abbr="${text}">${text}</th><td>${text}</td></tr></table>`,
    `</p><h2 id="${text}" lang="${text}">Gates ${text}</h2><p lang="${text}" dir="${text}">${paragraphs(8)[6]}`,
    `</p><blockquote cite="${run}"><p>${paragraphs(9)[8]}</p></blockquote><iframe src="${run}"></iframe><iframe srcdoc="${text}"></iframe><object data="${loaded}"></object><embed src="${run}"><p>`,
    `</p><svg><script>globalThis.attacked=1</script><a href="${run}"><text>${text}</text></a></svg><math><mtext><a href="${run}">${text}</a></mtext></math><pre><code class="language-${text}">${text}</code></pre><p>`,
    `</p><details open ontoggle="globalThis.attacked=1"><summary>${text}</summary><p>${paragraphs(10)[9]}</p></details><video src="${run}" poster="${run}" onloadstart="globalThis.attacked=1" controls></video><p>${paragraphs(11)[10]}`,
  ],
}).replace(
  "</main>",
  `</main><ul class="tags" aria-label="Tags"><li><a rel="tag" href="${run}">tide ${text}</a></li></ul><nav class="pagination"><a href="${run}">2</a><a href="/fields?page=2&amp;x=${text}">3</a></nav>`,
);

/** Pollutes everything that scripts of its world could lean on, and counts in #asked how often one does. */
export const polluted = newsPage({ title: "Under everything", body: paragraphs(12) }).replace(
  "<body>",
  `<body><p id="asked" hidden>0</p>${script(() => {
    const counter = document.querySelector("#asked").firstChild;
    let count = 0;
    const lie = () => {
      counter.data = `asked ${(count += 1)}`;
      throw new Error("lie");
    };
    const { defineProperty, getOwnPropertyDescriptors, keys } = Object;
    const pollute = (target, name) =>
      defineProperty(target, name, { __proto__: null, get: lie, set: lie, configurable: true });
    for (const prototype of [Element, Node, Document, HTMLElement, DOMTokenList, NodeList, Range].map(
      (type) => type.prototype,
    )) {
      const descriptors = getOwnPropertyDescriptors(prototype);
      for (const name of keys(descriptors))
        if (descriptors[name].configurable && name !== "constructor") pollute(prototype, name);
    }
    for (const name of [
      "html",
      "url",
      "tab",
      "link",
      "within",
      "head",
      "shadowRootOf",
      "place",
      "paid",
      "frame",
      "contentType",
      "world",
      "files",
      "get",
      "value",
    ])
      pollute(Object.prototype, name);
    for (const [target, ...names] of [
      [JSON, "parse", "stringify"],
      [Promise.prototype, "then"],
      [String.prototype, "replace", "trim", "split"],
      [RegExp.prototype, "test", "exec"],
      [Object, "keys", "entries", "assign", "fromEntries", "getOwnPropertyDescriptor"],
      [globalThis, "getComputedStyle", "getSelection", "URL", "Map", "Set"],
      [Array.prototype, "push", "join", "map", "filter", "flatMap", "pop", "concat"],
      [Function.prototype, "call", "apply", "bind"],
      [Array.prototype, Symbol.iterator],
    ])
      for (let index = 0; index < names.length; index += 1) target[names[index]] = lie;
    counter.data = "asked 0";
  })}`,
);

/** Names that forms, pictures and frames take from the document and the window. */
const taken = [
  "querySelector",
  "querySelectorAll",
  "documentElement",
  "head",
  "body",
  "title",
  "URL",
  "baseURI",
  "defaultView",
  "contentType",
  "compatMode",
  "createTreeWalker",
  "getSelection",
  "createRange",
  "getElementById",
  "childNodes",
];
const ofWindow = [
  "chrome",
  "browser",
  "getComputedStyle",
  "innerWidth",
  "innerHeight",
  "collected",
  "scrollBy",
  "snapshot",
];
const ofElement = [
  "attributes",
  "childNodes",
  "firstChild",
  "nextSibling",
  "parentNode",
  "getAttribute",
  "textContent",
  "children",
  "tagName",
  "localName",
  "nodeType",
  "shadowRoot",
];
export const clobbered = newsPage({ title: "Names taken", body: paragraphs(12) })
  .replace(
    "<body>",
    `<body>${taken.map((name) => `<img name="${name}" alt="">`).join("")}${ofWindow.map((name) => `<a id="${name}" href="/${name}"></a><a id="${name}" name="x"></a>`).join("")}`,
  )
  .replace("<article>", `<form>${ofElement.map((name) => `<input type="hidden" name="${name}">`).join("")}<article>`)
  .replace("</article>", "</article></form>");

/**
 * Says to everybody who may listen what the extension's own scripts might say, and tries to open and to frame what is
 * the extension's.
 */
export const forger = (id, origin) =>
  newsPage({ title: "Forged messages", body: paragraphs(12) }).replace(
    "</body>",
    `<iframe id="framed" src="${origin}/view.html?tab=1&url=https://bank.example/" width="600" height="300"></iframe>${script(
      (own, home) => {
        const messages = [
          { work: "read", page: "<p>Forged", options: {} },
          { html: "<h1>Forged</h1>", url: "https://bank.example/", title: "Forged" },
          { type: "open", link: "https://bank.example/" },
          "Forged",
        ];
        globalThis.answers = [];
        const extensions = globalThis.chrome?.runtime ?? globalThis.browser?.runtime;
        globalThis.forge = () => {
          for (const message of messages) {
            postMessage(message, "*");
            for (const target of [document, window, document.documentElement])
              target.dispatchEvent(new CustomEvent("lectern-ready", { detail: { article: message }, bubbles: true }));
            try {
              extensions?.sendMessage(own, message, (answer) => answers.push(answer));
            } catch {
              // None may.
            }
            try {
              extensions?.connect(own)?.onMessage.addListener((answer) => answers.push(answer));
            } catch {
              // None may.
            }
            document.querySelector("#framed").contentWindow?.postMessage(message, "*");
            opener?.postMessage(message, "*");
          }
        };
        addEventListener("message", ({ source, data }) => source !== window && answers.push(String(data)));
        globalThis.tryToOpen = async () => {
          const found = { opened: null, fetched: [] };
          let opened;
          try {
            opened = open(`${home}/view.html?tab=1&link=https://bank.example/`, "view");
            await new Promise((resolve) => setTimeout(resolve, 500));
            found.opened = opened && opened.location.href;
          } catch {
            // It may not even be tried.
          }
          opened?.close();
          for (const path of ["/view.html", "/view.js", "/icons/32.png", "/lectern.wasm", "/manifest.json"]) {
            const got = await fetch(home + path).then(
              () => true,
              () => false,
            );
            const shown = await new Promise((resolve) =>
              Object.assign(new Image(), {
                onload: () => resolve(true),
                onerror: () => resolve(false),
                src: home + path,
              }),
            );
            if (got || shown) found.fetched.push(path);
          }
          return found;
        };
        setInterval(forge, 100);
      },
      id,
      origin,
    )}</body>`,
  );

/** A page whose links would have the page behind them go elsewhere, and that goes there itself once it is left. */
export const tabnabber = newsPage({
  title: "Behind your back",
  body: [
    ...paragraphs(6),
    `<a id="out" href="/nabbed" target="_blank" rel="opener">The timetable</a> of the whole week hangs at every stop, under glass, and is lit at night.`,
    ...paragraphs(8).slice(6),
  ],
});
export const nabbed = `<!DOCTYPE html><title>Nabbed</title>${script(() => {
  globalThis.hadOpener = opener !== null;
  globalThis.came = document.referrer;
  if (opener) opener.location = "/elsewhere";
})}<p>Nabbed.`;

/** Signs that turn around, hide or replace what stands beside them. */
export const turned = "\u202Egnp.elpmaxe\u202C\u2066\u200F\u0007\u2028";
const longName = "an-endless-word-".repeat(4000);
export const longTitle = newsPage({ title: `${longName}${turned}`, body: paragraphs(12) });
