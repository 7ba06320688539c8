// Saving the article as a file, printing it, and links to passages.
import { browsers } from "../support/browser.mjs";
import { freshPages, root, select } from "../support/reader_page.mjs";
import { serve } from "../../scripts/serve.mjs";
import { which } from "../../scripts/setup.mjs";
import { unzipSync } from "fflate";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGNk+M8AAkwMDAwMDAwMAAANHQEDasKb6QAAAABJRU5ErkJggg==",
  "base64",
);
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="teal"/></svg>';
/** What the other site has: what it lets others read, and what it does not. */
const pictures = {
  "/open.png": { type: "image/png", data: png, open: true },
  "/drawing.svg": { type: "image/svg+xml", data: svg, open: true },
  "/closed.png": { type: "image/png", data: png },
  "/lies.png": { type: "image/png", data: "<!DOCTYPE html><title>Not found</title>", open: true },
};

const figure = (address, alt) =>
  `<figure><img src="${address}" alt="${alt}" width="800" height="500"><figcaption>${alt}, drawn from memory</figcaption></figure>`;

const english = (
  other,
) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The ferry: on time? &lt;script&gt;alert(1)&lt;/script&gt; &amp; "more"</title>
<link rel="canonical" href="https://example.org/ferry?a=1&amp;b=[2]"><meta name="author" content="Ada Marsh"><meta property="article:published_time" content="2024-02-31T10:00:00Z"></head><body><article>
<h1>The ferry: on time? &lt;script&gt;alert(1)&lt;/script&gt; &amp; "more"</h1>
<p>For eleven years the morning ferry left Harrow Point whenever its engine agreed to, and nobody on the island owned a watch that they trusted.<sup id="ref 1"><a href="#note1">1</a></sup> Then the council bought an engine, and a <a href="https://example.org/time|table?x={1}">timetable</a> had to be printed.</p>
${figure(`${other}/open.png`, "The quay")}
<h2 id="1 clock">A clock for the quay</h2>
<p>The first to complain was the baker, whose bread had always been ready exactly when the boat was not, as the <a href="#nowhere">figures</a> show. The second was the schoolteacher, who found that half of her class could now be late.</p>
${figure(`${other}/closed.png`, "The closed lock")}
<h3>What it cost</h3>
<table><caption>Departures</caption><thead><tr><th>Day</th><th>Leaves</th></tr></thead><tbody><tr><td>Monday</td><td>07:10</td></tr><tr><td>Tuesday</td><td>07:15</td></tr></tbody></table>
<pre><code class="language-js">if (late &amp;&amp; !fog) ring("bell"); // <b>twice</b></code></pre>
<p>The harbour master wrote it down as <math><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow><annotation encoding="application/x-tex">x^2=\\frac{a}{b}</annotation></semantics></math>, which nobody else on the island could read but which everybody agreed was about the boat.</p>
${figure(`${other}/drawing.svg`, "The new engine")}
<h2>The engine</h2>
<iframe src="https://www.youtube.com/embed/aqz-KE-bpKQ" title="The ferry leaves" width="560" height="315"></iframe>
<p>The engine broke down in November\u0001. It was repaired within a day, and the islanders, who had gathered on the quay to see it not leave, went home without saying very much to one another about it.</p>
${figure(`${other}/lies.png`, "The missing page")}
<dl><dt>Quay</dt><dd>Where the boat is when it is not at sea, which is most of the time in winter.</dd></dl>
<details><summary>More about the boat</summary><p>It was built in 1931 of larch and oak, and has been painted green every second spring since then by whoever lost at cards.</p></details>
<ol><li id="note1">It was printed twice, since the first printing gave the times in the order in which they had been thought of. <a href="#ref 1">↩</a></li></ol>
</article></body></html>`;

const urdu = (
  other,
) => `<!DOCTYPE html><html lang="ur" dir="rtl"><head><meta charset="utf-8"><title>کشتی جو وقت پر چلی</title><link rel="canonical" href="https://example.org/ur/کشتی"></head><body><article><h1>کشتی جو وقت پر چلی</h1>
<p>گیارہ برس تک صبح کی کشتی اس وقت روانہ ہوتی جب اس کا انجن راضی ہوتا، اور جزیرے پر کسی کے پاس ایسی گھڑی نہ تھی جس پر اسے بھروسا ہو۔ پھر کونسل نے ایک پرانا انجن خرید لیا اور ایک نظام الاوقات چھاپنا پڑا۔</p>
<h2>گھاٹ کی گھڑی</h2><p>سب سے پہلے نانبائی نے شکایت کی، جس کی روٹی ہمیشہ عین اس وقت تیار ہوتی تھی جب کشتی تیار نہیں ہوتی تھی۔ دوسری استانی تھی، جس نے دیکھا کہ اب آدھی جماعت دیر سے آ سکتی ہے، جب کہ پہلے دیر ہونے کے لیے کچھ تھا ہی نہیں۔</p>
${figure(`${other}/open.png`, "گھاٹ")}<p>گرمیوں کے آخر تک گھاٹ پر ایک گھڑی لگا دی گئی، جس کے پیسے انہی لوگوں نے دیے جنہیں وہ سب سے زیادہ ناپسند تھی، اور اسے پانچ منٹ آگے رکھا گیا تاکہ وہ ہمیشہ کی طرح کشتی کے لیے دوڑتے رہیں۔</p></article></body></html>`;

const chinese = (
  other,
) => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>准点的渡船</title><link rel="canonical" href="https://example.org/zh/1"></head><body><article><h1>准点的渡船</h1>
<p>十一年来，早班渡船什么时候开，全看发动机肯不肯转，岛上也没有谁有一块信得过的表。后来镇上从一条拖网渔船那里买来一台旧发动机，于是不得不印一张时刻表，贴在码头的木牌上。</p>
<h2>码头的钟</h2><p>第一个抱怨的是面包师，他的面包总是在船还没准备好的时候刚刚出炉。第二个是小学老师，她发现班里一半的孩子现在可以迟到了，而从前根本没有什么可迟到的。</p>
${figure(`${other}/open.png`, "码头")}<h3>第二年</h3><p>到了夏末，码头上装了一座钟，出钱的正是最不喜欢它的那些人。钟拨快了五分钟，好让大家像从前一样跑着去赶船，<ruby>渡船<rt>dùchuán</rt></ruby>也就总能等到最后一个人。</p></article></body></html>`;

/** Runs epubcheck, which Debian installs as a Java archive and others as a script. */
function epubcheck(file) {
  const program = which("epubcheck");
  const start = Buffer.alloc(2);
  const opened = openSync(program, "r");
  readSync(opened, start, 0, 2, 0);
  closeSync(opened);
  const [command, ...args] = start.toString("latin1") === "PK" ? ["java", "-jar", program, file] : [program, file];
  // For a few seconds of work, Java's quick compiler alone takes half as long as both.
  const env = { ...process.env, JAVA_TOOL_OPTIONS: "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" };
  return new Promise((resolve) =>
    execFile(command, args, { env }, (error, stdout, stderr) => resolve({ passed: !error, text: stdout + stderr })),
  );
}

let other, asked, folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "lectern-save-"));
  other = createServer((request, response) => {
    asked.push(request.url);
    if (request.url === "/never.png") return;
    const { type, data, open } = pictures[request.url] ?? { type: "text/plain", data: "" };
    response
      .writeHead(data ? 200 : 404, {
        "content-type": type,
        "cache-control": "no-store",
        ...(open ? { "access-control-allow-origin": "*" } : {}),
      })
      .end(data);
  });
  asked = [];
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
});
after(() => {
  other?.close().closeAllConnections();
  if (folder) rmSync(folder, { recursive: true, force: true });
});
const otherSite = () => `http://127.0.0.1:${other.address().port}`;

for (const name of browsers) {
  describe(name, () => {
    const { onFreshPage, address } = freshPages(name, () => {
      const policy = [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        `connect-src 'self' ${otherSite()}`,
        "img-src http: https: data:",
        "media-src http: https:",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
      ].join("; ");
      return serve({
        folders: { dist: join(root, "dist"), pages: join(root, "tests/browser/pages") },
        headers: { "content-security-policy": policy },
      });
    });

    /** Shows a page in a reader under a strict policy; files that are offered are kept instead of downloaded. */
    function reading(html, work, { attributes = {}, formats, ...size } = {}) {
      return onFreshPage(async (page, another) => {
        await page.goto(`${address()}/pages/strict.html`, { waitUntil: "load" });
        await page.waitForFunction(() => customElements.get("lectern-reader"));
        asked.length = 0;
        await page.evaluate(
          async (text, list, wanted) => {
            globalThis.files = [];
            URL.createObjectURL = (blob) => (files.push({ blob }), "#file");
            URL.revokeObjectURL = () => {};
            HTMLAnchorElement.prototype.click = function () {
              files.at(-1).name = this.download;
            };
            document.querySelector("lectern-reader")?.remove();
            const reader = document.createElement("lectern-reader");
            for (const [key, value] of Object.entries(list)) reader.setAttribute(key, value);
            if (wanted) {
              const { load } = await import("/dist/lectern.js");
              reader.article = (await load()).parse(text, { url: "https://example.org/given", formats: wanted });
            } else {
              reader.url = "https://example.org/page";
              reader.html = text;
            }
            document.body.append(reader);
          },
          html,
          attributes,
          formats,
        );
        await page.waitForFunction(() => recorded.events.some(({ type }) => type === "lectern-ready"));
        const inside = async (run, ...more) =>
          (await page.evaluateHandle(() => document.querySelector("lectern-reader").shadowRoot)).evaluate(run, ...more);
        await work(page, inside, another);
        assert.deepEqual(await page.evaluate(() => ({ violations: recorded.violations, errors: recorded.errors })), {
          violations: [],
          errors: [],
        });
      }, size);
    }

    const open = (inside) => inside((shadow) => shadow.querySelector("[data-panel=save]").click());
    const state = (inside) => inside((shadow) => shadow.querySelector(".save-panel .state p").textContent);

    /** Presses a button of the panel and waits for its file. */
    async function saved(page, inside, format) {
      const before = await page.evaluate(() => files.length);
      if (
        await inside((shadow) => !shadow.getElementById("lectern-save") || shadow.getElementById("lectern-save").hidden)
      )
        await open(inside);
      await inside((shadow, which) => shadow.querySelector(`[data-format=${which}]`).click(), format);
      await page.waitForFunction(
        (count) =>
          files[count]?.name &&
          document.querySelector("lectern-reader").shadowRoot.querySelector(".save-panel .cancel").hidden,
        {},
        before,
      );
      const file = await page.evaluate(async (index) => {
        const { blob, name } = files[index];
        let text = "";
        for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
        return { name, type: blob.type, base64: btoa(text) };
      }, before);
      const { base64, ...rest } = file;
      return { ...rest, bytes: Buffer.from(base64, "base64") };
    }

    test("Markdown: front matter, title and body; nothing but the pictures is asked for before", () =>
      reading(english(otherSite()), async (page, inside) => {
        await page.waitForFunction(() => true);
        assert.ok(
          asked.every((path) => path in pictures),
          asked.join(),
        );
        assert.equal(
          await page.evaluate(() =>
            performance.getEntriesByType("resource").some(({ name }) => name.includes("exports")),
          ),
          false,
        );
        const { name: file, type, bytes } = await saved(page, inside, "markdown");
        const text = bytes.toString();
        assert.equal(file, "The-ferry-on-time-script-alert-1-script-more.md");
        assert.equal(type, "text/markdown");
        assert.ok(
          text.startsWith('---\ntitle: "The ferry: on time? \\u003cscript>alert(1)\\u003c/script> & \\"more\\""\n'),
          text.slice(0, 200),
        );
        assert.match(text, /^authors: \["Ada Marsh"\]$/m);
        assert.match(text, /^source: "https:\/\/example\.org\/ferry/m);
        assert.match(text, /^# The ferry: on time\? &lt;script>/m);
        assert.match(text, /^## A clock for the quay$/m);
        assert.match(text, /\| Monday \| 07:10/);
        assert.match(await state(inside), /Saved: The-ferry/);
      }));

    test("HTML: one file with what pictures can be had, title and language, and no script that runs", () =>
      reading(english(otherSite()), async (page, inside, another) => {
        const { name: file, bytes } = await saved(page, inside, "html");
        const text = bytes.toString();
        assert.match(file, /\.html$/);
        assert.match(text, /^<!DOCTYPE html>\n<html lang="en" dir="ltr">/);
        assert.doesNotMatch(text, /<script/);
        assert.equal(text.match(/src="data:image\/png;base64/g).length, 1);
        assert.equal(text.match(/src="data:image\/svg\+xml;base64/g).length, 1);
        assert.ok(text.includes(`src="${otherSite()}/closed.png"`));
        assert.match(await state(inside), /could not be included: 2$/);

        writeFileSync(join(folder, `${name}.html`), bytes);
        const alone = await another();
        await alone.goto(pathToFileURL(join(folder, `${name}.html`)).href, { waitUntil: "load" });
        const found = await alone.evaluate(() => ({
          title: document.title,
          heading: document.querySelector("h1").textContent,
          widths: [...document.images]
            .filter(({ src }) => src.startsWith("data:"))
            .map(({ naturalWidth }) => naturalWidth),
          column: document.querySelector("article").getBoundingClientRect().width,
          canonical: document.querySelector("link[rel=canonical]").href,
          embed: document.querySelector("[data-embed] a")?.href,
        }));
        const title = 'The ferry: on time? <script>alert(1)</script> & "more"';
        assert.equal(found.title, title);
        assert.equal(found.heading, title);
        assert.deepEqual(found.widths, [2, 320]);
        assert.ok(found.column < 790 && found.column > 300, "the style sheet is in force");
        assert.match(found.canonical, /^https:\/\/example\.org\/ferry/);
        assert.match(found.embed, /^https:\/\/www\.youtube/);
      }));

    for (const [lang, page_of, expected] of [
      ["en", english, { images: ["images/1.png", "images/2"], missing: 2 }],
      ["ur", urdu, { images: ["images/1.png"], missing: 0 }],
      ["zh", chinese, { images: ["images/1.png"], missing: 0 }],
    ]) {
      test(`EPUB, ${lang}: epubcheck has nothing to say; contents, pictures, language, direction; the same again`, () =>
        reading(page_of(otherSite()), async (page, inside) => {
          const first = await saved(page, inside, "epub");
          const second = await saved(page, inside, "epub");
          assert.match(first.name, /\.epub$/);
          assert.equal(first.type, "application/epub+zip");
          // The first file of the ZIP, stored: bytes 30 and 38 of the whole.
          assert.equal(first.bytes.subarray(30, 58).toString("latin1"), "mimetypeapplication/epub+zip");
          const path = join(folder, `${name}-${lang}.epub`);
          writeFileSync(path, first.bytes);
          const [{ passed, text }, files, again] = [
            await epubcheck(path),
            unzipSync(first.bytes),
            unzipSync(second.bytes),
          ];
          assert.ok(passed && !/ERROR|WARNING|FATAL/.test(text), text);

          const read = (all, file) => Buffer.from(all[`EPUB/${file}`]).toString();
          const undated = (all) => read(all, "package.opf").replace(/\d{4}-\d\d-\d\dT[\d:]+Z/, "");
          assert.deepEqual(Object.keys(files), Object.keys(again));
          for (const file of Object.keys(files))
            if (!file.endsWith(".opf")) assert.deepEqual(files[file], again[file], file);
          assert.equal(undated(files), undated(again));
          const opf = read(files, "package.opf");
          const nav = read(files, "nav.xhtml");
          const article = read(files, "article.xhtml");
          for (const image of expected.images) assert.ok(opf.includes(`href="${image}`), image);
          assert.match(opf, new RegExp(`<dc:language>${lang}`));
          assert.equal(opf.includes('page-progression-direction="rtl"'), lang === "ur");
          assert.match(article, new RegExp(`<html[^>]* lang="${lang}`));
          assert.equal(nav.match(/<li>/g).length, { en: 4, ur: 2, zh: 3 }[lang]);
          if (expected.missing) assert.match(await state(inside), new RegExp(`: ${expected.missing}$`));
          if (lang !== "en") return;
          assert.match(opf, /properties="mathml"/);
          assert.match(article, /<math[^>]* alttext="x\^2/);
          assert.match(article, /<a href="https:\/\/www\.youtube[^"]*"/);
          assert.ok(article.includes(`<a href="${otherSite()}/closed.png">The closed lock</a>`));
          assert.match(article, /epub:type="noteref"/);
        }));
    }

    test("addresses that browsers take for none end no save", () =>
      reading(
        english(otherSite()).replace(
          "<dl>",
          '<figure><img src="http://999.999.999.999/none.png" width="400" height="300"></figure><video src="http://999.999.999.999/none.mp4"></video><dl>',
        ),
        async (page, inside) => {
          const { bytes } = await saved(page, inside, "epub");
          const book = Buffer.from(unzipSync(bytes)["EPUB/article.xhtml"]).toString();
          const html = (await saved(page, inside, "html")).bytes.toString();
          for (const text of [book, html]) assert.match(text, /The engine broke down in November/);
          assert.match(book, /999\.999\.999\.999\/none\.png/);
        },
      ));

    test("printed is the article alone, with its own style; the frame goes again", () =>
      reading(english(otherSite()), async (page, inside) => {
        await page.evaluate(() => {
          globalThis.printed = undefined;
          new MutationObserver((changes) => {
            for (const frame of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
              if (frame.localName !== "iframe") continue;
              const take = () => {
                frame.contentWindow.print = () => {
                  const page = frame.contentDocument;
                  globalThis.printed = {
                    text: page.body.innerText,
                    color: frame.contentWindow.getComputedStyle(page.querySelector(".lectern")).backgroundColor,
                    width: page.querySelector("article").getBoundingClientRect().width,
                    open: page.querySelector("details").open,
                    loaded: [...page.images].map(({ naturalWidth }) => naturalWidth),
                    address: page.querySelector("[data-address]")?.dataset.address,
                  };
                  frame.contentWindow.dispatchEvent(new Event("afterprint"));
                };
              };
              take();
              frame.addEventListener("load", take);
            }
          }).observe(document.body, { childList: true });
        });
        await open(inside);
        await inside((shadow) => shadow.querySelector("[data-format=print]").click());
        await page.waitForFunction(() => printed && !document.querySelector("iframe"));
        const { text, color, width, open: isOpen, loaded, address } = await page.evaluate(() => printed);
        assert.match(text, /^The ferry: on time\? <script>/);
        assert.doesNotMatch(text, /Before|Reading Mode/);
        assert.equal(color, "rgb(255, 255, 255)");
        assert.ok(width > 300 && width < 800, String(width));
        assert.equal(isOpen, true);
        assert.deepEqual(loaded.slice(0, 2), [2, 2]);
        assert.match(address, /^example\.org\/time/);
        assert.match(await state(inside), /printer/);
      }));

    test("the reader over a page is what is printed, and the page again when it is closed", () =>
      reading(urdu(otherSite()), async (page) => {
        await page.goto(`${address()}/pages/other.html`, { waitUntil: "load" });
        await page.evaluate(async () => {
          const { open } = await import("/dist/element.js");
          globalThis.over = open(document, { button: false });
        });
        await page.waitForFunction(() => over.reader?.article);
        const sheets = () => page.evaluate(() => document.adoptedStyleSheets.length);
        assert.equal(await sheets(), 1);
        // Only Chromium can be asked for the look of a printed page.
        if (name === "chromium") {
          await page.emulateMediaType("print");
          const look = await page.evaluate(() => ({
            page: getComputedStyle(document.querySelector("main")).display,
            root: getComputedStyle(document.documentElement).overflowY,
            bar: getComputedStyle(over.reader.shadowRoot.querySelector(".lectern-bar")).display,
            high: document.documentElement.scrollHeight >= over.reader.getBoundingClientRect().height,
          }));
          assert.deepEqual(look, { page: "none", root: "visible", bar: "none", high: true });
        }
        await page.evaluate(() => over.close());
        assert.equal(await sheets(), 0);
        assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector("main")).display), "none");
      }));

    test("offline before anything was saved: it says that it failed, in the panel and to screen readers", () =>
      reading(urdu(otherSite()), async (page, inside) => {
        await page.setRequestInterception(true);
        page.on("request", (request) => (request.url().endsWith("/exports.js") ? request.abort() : request.continue()));
        await open(inside);
        await inside((shadow) => shadow.querySelector("[data-format=epub]").click());
        await page.waitForFunction(() =>
          /could not be saved/.test(
            document.querySelector("lectern-reader").shadowRoot.querySelector(".save-panel .state p").textContent,
          ),
        );
        assert.match(
          await inside((shadow) => shadow.querySelector(".lectern-announcer").textContent),
          /could not be saved/,
        );
        assert.equal(await page.evaluate(() => files.length), 0);
      }));

    test("what takes too long can be cancelled, and does not keep others from being saved", () =>
      reading(english(otherSite()).replace("/closed.png", "/never.png"), async (page, inside) => {
        await open(inside);
        await inside((shadow) => shadow.querySelector("[data-format=html]").click());
        await page.waitForFunction(() =>
          /: 3 \/ 4|: 3 of 4/.test(
            document.querySelector("lectern-reader").shadowRoot.querySelector(".save-panel .state p").textContent,
          ),
        );
        assert.equal(
          await inside((shadow) => getComputedStyle(shadow.querySelector(".save-panel .cancel")).display !== "none"),
          true,
        );
        await inside((shadow) => shadow.querySelector(".save-panel .cancel").click());
        assert.equal(await state(inside), "");
        const { name: file } = await saved(page, inside, "markdown");
        assert.match(file, /\.md$/);
        assert.equal(await page.evaluate(() => files.length), 1);
      }));

    const plain = (inside = "", head = "", heading = "Rope") =>
      `<!DOCTYPE html><html lang="en-a"><head><title>${heading}</title>${head}</head><body><article><h1>${heading}</h1>${"<p>It lay on the quay where the boat had left it, and nobody who walked by took it up, for it was wet and heavy and somebody else's.</p>".repeat(4)}${inside}</article>`;

    test("Markdown's front matter is YAML whatever signs the page has", () =>
      reading(
        plain("", '<meta name="author" content="Ada&#127;\ufffe\u0086 Marsh">', "Rope\u0001 and \u0081 tar"),
        async (page, inside) => {
          const text = (await saved(page, inside, "markdown")).bytes.toString();
          assert.match(text, /^---\ntitle: "Rope/);
          assert.doesNotMatch(text.slice(0, text.indexOf("\n---")), /[^\n\x20-\x7e]/);
        },
      ));

    test("HTML: a video's poster is in the file; the host's own function fetches the pictures", () =>
      reading(
        plain('<video src="/film.mp4" poster="https://pictures.example/poster.png" width="640" height="360"></video>'),
        async (page, inside) => {
          await page.evaluate((data) => {
            globalThis.fetched = [];
            document.querySelector("lectern-reader").pictureFetcher = async (url) => {
              fetched.push(url);
              return new Response(Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0)));
            };
          }, png.toString("base64"));
          const { bytes } = await saved(page, inside, "html");
          assert.match(bytes.toString(), /<video src="[^"]*film\.mp4"[^>]* poster="data:image\/png;base64,/);
          assert.deepEqual(await page.evaluate(() => fetched), ["https://pictures.example/poster.png"]);
        },
      ));

    test("HTML: the style is in the head, whatever the author's name is", () =>
      reading(plain("", '<meta name="author" content="Ada &lt;/head>&lt;i>">'), async (page, inside) => {
        // Browsers of before 2025 write < in attributes as it is.
        await page.evaluate(() => {
          const { get } = Object.getOwnPropertyDescriptor(Element.prototype, "outerHTML");
          Object.defineProperty(Element.prototype, "outerHTML", {
            get() {
              return get
                .call(this)
                .replace(/="[^"]*"/g, (value) => value.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
            },
          });
        });
        const text = (await saved(page, inside, "html")).bytes.toString();
        assert.ok(text.includes('<meta name="author" content="Ada </head><i>">'), text.slice(0, 500));
        assert.ok(text.indexOf("<style>") < text.indexOf("<title>"));
      }));

    test("pictures that would make the file too large are left where they are, and that is said", () =>
      reading(
        plain(["a", "b"].map((which) => figure(`https://pictures.example/${which}.png`, which)).join("")),
        async (page, inside) => {
          await page.evaluate(() => {
            const real = fetch;
            const start = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);
            globalThis.fetch = async (url, ...more) =>
              String(url).includes("pictures.example")
                ? new Response(new Blob([start, new Uint8Array(String(url).includes("a.png") ? 100_000_000 : 100)]))
                : real(url, ...more);
          });
          const text = (await saved(page, inside, "html")).bytes.toString();
          assert.ok(text.includes('src="https://pictures.example/a.png"'));
          assert.equal(text.match(/src="data:image\/png/g)?.length, 1);
          assert.match(await state(inside), /could not be included: 1$/);
        },
      ));

    test("a picture that is never drawn keeps nobody waiting who cancels; the language is one, or none", () =>
      reading(plain(figure("https://pictures.example/a.webp", "a")), async (page, inside) => {
        await page.evaluate(() => {
          const real = fetch;
          globalThis.fetch = async (url, ...more) =>
            String(url).includes("pictures.example")
              ? new Response(new Blob(["RIFF1234WEBP1234"]))
              : real(url, ...more);
          globalThis.drawing = 0;
          globalThis.createImageBitmap = () => {
            drawing += 1;
            return new Promise(() => {});
          };
        });
        await open(inside);
        await inside((shadow) => shadow.querySelector("[data-format=epub]").click());
        await page.waitForFunction(() => drawing === 1);
        await inside((shadow) => shadow.querySelector(".save-panel .cancel").click());
        await page.evaluate(() => (globalThis.createImageBitmap = () => Promise.reject(new Error("no picture"))));
        const { bytes } = await saved(page, inside, "epub");
        writeFileSync(join(folder, `${name}-lang.epub`), bytes);
        const { passed, text } = await epubcheck(join(folder, `${name}-lang.epub`));
        assert.ok(passed && !/ERROR|WARNING|FATAL/.test(text), text);
      }));

    test("printing that is cancelled before the frame is filled prints nothing", () =>
      reading(plain(), async (page, inside) => {
        await page.evaluate(() => {
          globalThis.printed = 0;
          const shadow = document.querySelector("lectern-reader").shadowRoot;
          new MutationObserver((records, observer) => {
            const frame = document.querySelector("body > iframe");
            if (!frame) return;
            observer.disconnect();
            const count = () => (frame.contentWindow.print = () => (printed += 1));
            count();
            frame.addEventListener("load", count);
            shadow.querySelector(".save-panel .cancel").click();
          }).observe(document.body, { childList: true });
        });
        await open(inside);
        await inside((shadow) => shadow.querySelector("[data-format=print]").click());
        await page.waitForFunction(
          () =>
            document.querySelector("lectern-reader").shadowRoot.querySelector(".save-panel .cancel").hidden &&
            document.querySelectorAll("iframe").length === 0,
        );
        assert.equal(await page.evaluate(() => printed), 0);
      }));

    test("an article that came without Markdown is saved in the other ways", () =>
      reading(
        urdu(otherSite()),
        async (page, inside) => {
          await open(inside);
          assert.deepEqual(
            await inside((shadow) =>
              [...shadow.querySelectorAll("[data-format]")].map(({ dataset }) => dataset.format),
            ),
            ["html", "epub", "print"],
          );
          const { name: file } = await saved(page, inside, "html");
          assert.equal(file, "کشتی-جو-وقت-پر-چلی.html");
        },
        { formats: ["nodes"] },
      ));

    test("names of files are safe on every system", () =>
      reading(urdu(otherSite()), async (page, inside) => {
        const names = {};
        for (const title of ["CON", "../../etc/passwd", "a:b*c?d|e<f>", "…", "字".repeat(300), "nul", ".hidden. "]) {
          await page.evaluate(async (text) => {
            const reader = document.querySelector("lectern-reader");
            recorded.events.length = 0;
            reader.article = { ...reader.article, title: text, markdown: "" };
          }, title);
          await page.waitForFunction(() => recorded.events.some(({ type }) => type === "lectern-ready"));
          names[title] = (await saved(page, inside, "markdown")).name;
        }
        const long = names["字".repeat(300)];
        delete names["字".repeat(300)];
        assert.ok(Buffer.byteLength(long) < 220 && long.startsWith("字字"), long);
        assert.deepEqual(names, {
          CON: "article-CON.md",
          "../../etc/passwd": "etc-passwd.md",
          "a:b*c?d|e<f>": "a-b-c-d-e-f.md",
          "…": "article.md",
          nul: "article-nul.md",
          ".hidden. ": "hidden.md",
        });
      }));

    test("the panel opens by key, and is worked by keyboard", () =>
      reading(urdu(otherSite()), async (page, inside) => {
        await page.keyboard.press("s");
        assert.equal(await inside((shadow) => shadow.activeElement.dataset.format), "markdown");
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => files[0]?.name);
        await page.keyboard.press("Escape");
        assert.equal(await inside((shadow) => shadow.activeElement.dataset.panel), "save");
      }));

    describe("a link to a passage", () => {
      /** What is copied for a selection. */
      async function copied(page, inside, from, to) {
        await page.evaluate(() => {
          globalThis.copies = [];
          Object.defineProperty(navigator, "clipboard", {
            configurable: true,
            value: { writeText: async (text) => void copies.push(text) },
          });
        });
        await select(inside, from, to);
        await page.keyboard.press("c");
        return page.evaluate(() => copies[0]);
      }

      test("short: its words; long: beginning and end; told apart by what stands around it", () =>
        reading(
          english(otherSite()).replace("https://example.org/ferry?a=1&amp;b=[2]", "https://example.org/ferry"),
          async (page, inside) => {
            assert.equal(
              await copied(page, inside, "morning ferry"),
              "https://example.org/ferry#:~:text=morning%20ferry",
            );
            assert.match(await copied(page, inside, "the boat was not"), /#:~:text=the%20boat%20was%20not$/);
            const long = await copied(page, inside, "The first to complain", "could now be late");
            assert.equal(long, "https://example.org/ferry#:~:text=The%20first%20to%20complain,could%20now%20be%20late");
            await inside((shadow) => {
              const [block] = [...shadow.querySelectorAll("p")].filter(({ textContent }) =>
                textContent.includes("gathered on the quay"),
              );
              const node = block.firstChild;
              (shadow.getSelection?.() ?? document.getSelection()).setBaseAndExtent(
                node,
                node.data.indexOf("quay"),
                node,
                node.data.indexOf("quay") + 4,
              );
            });
            await page.keyboard.press("c");
            assert.match(await page.evaluate(() => copies.at(-1)), /text=on%20the-,quay,-to%20see$/);
            await select(inside, "morning ferry");
            await page.waitForFunction(() =>
              document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-pop .copy"),
            );
            await inside((shadow) => shadow.querySelector(".lectern-pop .copy").click());
            await page.waitForFunction(() => copies.length > 0);
          },
        ));

      test("what the syntax uses is encoded; Chinese is cut at words", () =>
        reading(chinese(otherSite()).replace("早班渡船", "早班-渡,船&amp;"), async (page, inside) => {
          const link = await copied(page, inside, "早班-渡,船&");
          assert.match(link, /text=[^&]*%2D/);
          assert.equal(decodeURIComponent(link.split("text=")[1]).includes("早班-渡,船&"), true);
          assert.equal((link.match(/&/g) ?? []).length, 0);
        }));

      test("where it cannot be copied, it is shown to be copied by hand", () =>
        reading(english(otherSite()), async (page, inside) => {
          await page.evaluate(() =>
            Object.defineProperty(navigator, "clipboard", {
              configurable: true,
              value: { writeText: () => Promise.reject(new Error("no")) },
            }),
          );
          await select(inside, "morning ferry");
          await page.waitForFunction(() =>
            document.querySelector("lectern-reader").shadowRoot.querySelector(".lectern-pop:not([hidden])"),
          );
          await page.keyboard.press("c");
          await page.waitForFunction(() =>
            document.querySelector("lectern-reader").shadowRoot.activeElement?.matches("input.link"),
          );
          assert.match(await inside((shadow) => shadow.activeElement.value), /#:~:text=morning%20ferry$/);
        }));
    });
  });
}
