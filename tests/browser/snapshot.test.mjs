// A live page as a person sees it: what the snapshot holds of it, in real browsers.
import { browsers } from "../support/browser.mjs";
import { freshPages, servePages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";

for (const name of browsers) {
  describe(name, () => {
    const { onFreshPage, address } = freshPages(name, () => servePages({}));

    /** Opens one of the tests' pages with Lectern at hand as `lectern` and `snapshot`. */
    const onPage = (path, work) =>
      onFreshPage(async (page) => {
        await page.goto(`${address()}/pages/${path}`, { waitUntil: "load" });
        await page.evaluate(async () => {
          const { load, snapshot } = await import("/dist/lectern.js");
          Object.assign(globalThis, { lectern: await load(), snapshot });
        });
        await work(page);
      });
    const textOf = (page) => page.evaluate(() => lectern.parse(document)?.textContent ?? "");
    const beginnings = (text, word) => text.match(new RegExp(`${word} [\\w ]+:`, "g")) ?? [];

    test("what can be seen is in the article, in whatever way the rest is hidden", () =>
      onPage("live_hidden.html", async (page) => {
        await page.evaluate(() => (document.getElementById("scroller").scrollTop = 2000));
        const text = await textOf(page);
        assert.deepEqual(beginnings(text, "Gone"), []);
        const seen = [
          "first",
          "although",
          "within",
          "line",
          "contents",
          "folded",
          "scrolled",
          "later",
          "fading",
          "last",
        ].map((word) => `Seen ${word}:`);
        assert.deepEqual(beginnings(text, "Seen"), seen);
        assert.ok(
          text.includes("the keeper has a small house beside the weir"),
          "words hidden in a line leave no trace",
        );
      }));

    test("formulas that are hidden beside their rendering come through once, and those that nobody sees do not", () =>
      onPage("live_lines.html", async (page) => {
        const markdown = await page.evaluate(() => lectern.parse(document, { formats: ["markdown"] }).markdown);
        assert.match(markdown, /flow was \$q=vh\$ for every stone/);
        assert.match(markdown, /wrote it as \$w=2\$ and a boy/);
        assert.ok(!markdown.includes("river.svg") && !markdown.includes("Concealed"), markdown);
      }));

    test("a note that is hidden until its mark is pointed at is a note of the article", () =>
      onPage("live_lines.html", async (page) => {
        const markdown = await page.evaluate(() => lectern.parse(document, { formats: ["markdown"] }).markdown);
        assert.match(markdown, /a border mark\.\[\^1\] It stood alone/);
        assert.match(markdown, /\[\^1\]: It fell in a \*storm\* the year after\./);
      }));

    test("custom elements that are laid out in a line stay in it", () =>
      onPage("live_lines.html", async (page) => {
        assert.match(await textOf(page), /counted every stone and pebble on his fingers/);
      }));

    test("line ends that a style shows are line ends, and those of pre stay as they are", () =>
      onPage("live_lines.html", async (page) => {
        const { content } = await page.evaluate(() => lectern.parse(document));
        assert.match(content, /verse<br>and another line of it<\/p><p>and, after a gap, its end/);
        assert.match(content, /<pre>a = 1\nb = 2<\/pre>/);
      }));

    test("whatever element is hidden, its text is not in the article", () =>
      onPage("live_hidden.html", async (page) => {
        const names =
          "a abbr acronym address article aside b bdi bdo big blink blockquote button caption center cite code data dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header " +
          "hgroup i ins kbd label legend li listing main mark marquee menu nav nobr noindex ol output p plaintext pre q rb rp rt ruby s samp search section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var x-y xmp constructor";
        const leaks = await page.evaluate((list) => {
          const article = document.querySelector("article");
          const last = article.lastElementChild;
          return list.split(" ").filter((name) => {
            const hidden = document.createElement(name);
            hidden.style.setProperty("display", "none", "important");
            hidden.textContent =
              "Concealed: the miller has buried his money under the third willow from the weir, and he has told nobody where it is.";
            last.before(hidden, " ");
            const text = lectern.parse(document).textContent;
            hidden.remove();
            return text.includes("Concealed") || !text.includes("Seen last:");
          });
        }, names);
        assert.deepEqual(leaks, []);
      }));

    test("what is shown has no class that says that it is hidden, as of another width", () =>
      onPage("live_hidden.html", async (page) => {
        const html = await page.evaluate(() => {
          document.querySelector("article p").className = "hidden wide:block lead";
          return snapshot(document).html;
        });
        assert.match(html, /<p class=" wide:block lead">/);
      }));

    test("hidden blocks are marked, and explained as hidden", () =>
      onPage("live_hidden.html", async (page) => {
        const blocks = await page.evaluate(() => lectern.explain(document).blocks);
        const hidden = blocks
          .filter(({ role }) => role === "hidden")
          .map(({ excerpt, text }) => (excerpt ?? text).slice(0, 12));
        assert.ok(hidden.includes("Gone display"), JSON.stringify(blocks[3]));
        assert.ok(!hidden.some((text) => text.startsWith("Seen")));
      }));

    test("from right to left, what stands to the left can be scrolled to", () =>
      onPage("live_rtl.html", async (page) => {
        const text = await textOf(page);
        assert.ok(text.includes("حاضر"));
        assert.ok(!text.includes("غائب"));
      }));

    test("shadow trees, slots and frames are in their places", () =>
      onPage("live_parts.html", async (page) => {
        const order = [
          "First part:",
          "Shadow start:",
          "Slotted first:",
          "Slotted second:",
          "Fallback:",
          "Clobbered:",
          "Framed:",
          "Framed twice:",
          "Made:",
        ];
        const text = await textOf(page);
        assert.deepEqual(
          order.map((start) => text.indexOf(start)).filter((at) => at < 0),
          [],
        );
        assert.deepEqual(
          order,
          [...order].sort((a, b) => text.indexOf(a) - text.indexOf(b)),
        );
        for (const start of [
          "Unslotted:",
          "Closed:",
          "Foreign:",
          "Tiny:",
          "Drawn:",
          "Template:",
          "Without scripts:",
          "typed",
        ])
          assert.ok(!text.includes(start), start);
        assert.ok(text.includes("after <all> of it had come & before"));
      }));

    test("closed shadow roots are had by whoever can give them", () =>
      onPage("live_parts.html", async (page) => {
        const { html } = await page.evaluate(() => {
          const shadowRootOf = (element) => {
            if (element.id === "closed") return closedRoot;
            throw new TypeError("It cannot have a shadow root.");
          };
          return snapshot(document, { shadowRootOf });
        });
        assert.ok(html.includes("Closed: this sentence"));
        assert.ok(!html.includes("Shadow start:"));
      }));

    test("addresses are relative to the page's base, and to that of their frame", () =>
      onPage("live_parts.html", async (page) => {
        const content = await page.evaluate(() => lectern.parse(document).content);
        assert.ok(content.includes(`href="${address()}/pages/elsewhere/boats"`));
        assert.ok(content.includes(`href="${address()}/pages/framed/map"`));
      }));

    test("pictures are those that were chosen, in their own size; others keep what they wait for", () =>
      onPage("live_parts.html", async (page) => {
        const { html } = await page.evaluate(() => snapshot(document));
        assert.match(
          html,
          new RegExp(`<img src="${address()}/pages/river\\.svg" width="640" height="360" id="chosen" alt="The river">`),
        );
        assert.match(html, /<img id="lazy"[^>]* data-src="lock\.jpg"/);
        assert.ok(
          (await page.evaluate(() => lectern.parse(document).content)).includes(
            `${address()}/pages/elsewhere/lock.jpg`,
          ),
        );
      }));

    test("metadata, title, language and address", () =>
      onPage("live_parts.html", async (page) => {
        const { html, ...rest } = await page.evaluate(() => snapshot(document));
        assert.deepEqual(rest, {
          url: `${address()}/pages/live_parts.html`,
          title: "A page in parts & pieces",
          lang: "en",
          dir: "ltr",
        });
        assert.ok(html.startsWith("<!DOCTYPE html><html"));
        assert.ok(!html.includes("none.css"));
        const article = await page.evaluate(() => lectern.parse(document));
        assert.equal(article.byline, "Ada Brook");
        assert.equal(article.canonicalUrl, "https://example.org/parts");
      }));

    test("a page's images may be called like its properties", () =>
      onPage("live_parts.html", async (page) => {
        const [readable, explained] = await page.evaluate(() => [
          lectern.isReadable(document),
          lectern.explain(document).blocks.length,
        ]);
        assert.ok(readable);
        assert.ok(explained > 10);
      }));

    test("a page without a doctype stays in its mode", () =>
      onPage("live_parts.html", async (page) => {
        const html = await page.evaluate(() => {
          const frame = document.querySelector("body").appendChild(document.createElement("iframe"));
          const shown = frame.contentDocument;
          shown.open();
          shown.write("<title>Old</title><p>Old ways");
          shown.close();
          return [shown.compatMode, snapshot(shown).html];
        });
        assert.equal(html[0], "BackCompat");
        assert.ok(html[1].startsWith("<html><head>"));
      }));

    test("nothing on the page changes", () =>
      onPage("live_parts.html", async (page) => {
        const changes = await page.evaluate(() => {
          const seen = new MutationObserver(() => {});
          const frame = document.getElementById("frame").contentDocument;
          for (const root of [document, document.getElementById("host").shadowRoot, frame])
            seen.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
          scrollTo(0, 100);
          const before = scrollY;
          lectern.parse(document);
          return {
            records: seen.takeRecords().length,
            scrolled: scrollY - before,
            active: document.activeElement === document.querySelector("body"),
          };
        });
        assert.deepEqual(changes, { records: 0, scrolled: 0, active: true });
      }));

    test("the place is the first text in sight, and absent where nothing was scrolled", () =>
      onPage("live_hidden.html", async (page) => {
        assert.equal(await page.evaluate(() => snapshot(document).place), undefined);
        const { place, top } = await page.evaluate(() => {
          const last = [...document.querySelectorAll("p")].find((text) => text.textContent.startsWith("Seen line"));
          scrollTo(0, last.getBoundingClientRect().top + scrollY - 5);
          return { place: snapshot(document).place, top: last.getBoundingClientRect().top };
        });
        assert.equal(place.top, top);
        assert.ok(place.text.startsWith("Seen line: the keeper has a small house"), place.text);
        assert.ok(place.text.length <= 200);
      }));

    test("within an element, and within a range", () =>
      onPage("live_hidden.html", async (page) => {
        const { part, range, row } = await page.evaluate(() => {
          const [first, , , although] = document.querySelectorAll("p");
          const some = document.createRange();
          some.setStart(first.firstChild, 12);
          some.setEnd(although.firstChild, 14);
          document.body.insertAdjacentHTML("beforeend", "<table><tr><td>cell</td></tr></table>");
          const htmlOf = (within) => snapshot(document, { within }).html;
          return {
            part: htmlOf(document.querySelector("details")),
            range: htmlOf(some),
            row: htmlOf(document.querySelector("tr")),
          };
        });
        assert.match(
          part,
          /<title>What the weir hides<\/title>.*<body><details><summary>The rules of the lock<\/summary><p>Seen folded:[^<]*<\/p><\/details><\/body>/s,
        );
        assert.ok(!part.includes("Seen first"));
        assert.match(range, /<article>\s*<p>the weir stands a mile/);
        assert.match(range, /<p [^>]*>Seen although:<\/p><\/article>/);
        assert.ok(!range.includes("<h1>") && range.includes("Gone display"));
        assert.match(row, /<body><table><tr><td>cell<\/td><\/tr><\/table><\/body>/);
      }));

    test("a range begins and ends between elements, too, and takes time in proportion to the page", () =>
      onPage("live_hidden.html", async (page) => {
        const { texts, seconds } = await page.evaluate(() => {
          const rangeOf = (first, from, last, to) => {
            const range = document.createRange();
            range.setStart(first, from);
            range.setEnd(last, to);
            return range;
          };
          const textIn = (range) =>
            new DOMParser().parseFromString(snapshot(document, { within: range }).html, "text/html").body.textContent;
          document.body.innerHTML = "<ul><li>a</li><li>b</li><li>c</li><li>d</li></ul><p>e</p>";
          const list = document.querySelector("ul");
          const [, second] = list.children;
          const texts = [
            textIn(rangeOf(list, 1, list, 3)),
            textIn(rangeOf(second, 0, document.body, 2)),
            textIn(rangeOf(document.body, 0, second, 1)),
            textIn(rangeOf(second, 1, list, 3)),
          ];
          const secondsOf = (count) => {
            list.innerHTML = "<li>w</li>".repeat(count);
            list.getBoundingClientRect();
            const start = performance.now();
            snapshot(document, { within: rangeOf(list.firstChild.firstChild, 0, list.lastChild.firstChild, 1) });
            return (performance.now() - start) / 1000;
          };
          return { texts, seconds: [secondsOf(10_000), secondsOf(40_000)] };
        });
        assert.deepEqual(texts, ["bc", "bcde", "ab", "c"]);
        assert.ok(seconds[1] < 9 * seconds[0] + 0.5, String(seconds));
      }));

    test("of very many attributes of an element, the first are read", () =>
      onPage("live_hidden.html", async (page) => {
        const html = await page.evaluate(() => {
          const names = Array.from({ length: 60_000 }, (_, index) => `a${index}`);
          document.body.innerHTML = `<p ${names.join(" ")}>The weir stands a mile above the town.</p>`;
          return snapshot(document).html;
        });
        assert.match(html, / a255="">The weir stands/);
      }));

    test("without the page's head, where that tells of something else", () =>
      onPage("live_hidden.html", async (page) => {
        const html = await page.evaluate(
          () => snapshot(document, { within: document.querySelector("details"), head: false }).html,
        );
        assert.match(html, /<head><\/head><body><details>/);
      }));

    test("a frame that holds a frame and no words is looked into", () =>
      onPage("live_hidden.html", async (page) => {
        const html = await page.evaluate(() => {
          const { body } = document.body.appendChild(document.createElement("iframe")).contentDocument;
          body.appendChild(document.createElement("iframe")).contentDocument.body.append("Seen in the inner frame");
          return snapshot(document).html;
        });
        assert.ok(html.includes("Seen in the inner frame"));
      }));

    test("a modal over the page does not empty the article", () =>
      onPage("live_hidden.html", async (page) => {
        const before = await textOf(page);
        await page.evaluate(() => {
          const main = document.querySelector("main");
          main.setAttribute("aria-hidden", "true");
          main.inert = true;
          document.body.insertAdjacentHTML(
            "beforeend",
            '<div role="dialog" aria-modal="true" style="position:fixed;inset:20%"><p>We value your privacy and use cookies.</p></div>',
          );
        });
        assert.equal(await textOf(page), before);
      }));

    test("a page that is about to fade in is read", () =>
      onPage("live_hidden.html", async (page) => {
        await page.evaluate(() => document.querySelector(".seen").remove());
        for (const style of ["opacity: 0", "visibility: hidden"]) {
          await page.evaluate((hides) => document.querySelector("main").setAttribute("style", hides), style);
          const text = await textOf(page);
          assert.ok(text.includes("Seen first:") && text.includes("Seen last:"), style);
        }
      }));

    test("what Lectern itself puts on a page is no part of it", () =>
      onPage("live_hidden.html", async (page) => {
        const before = await page.evaluate(() => snapshot(document).html);
        const html = await page.evaluate(async () => {
          const { open } = await import("/dist/element.js");
          open(document);
          document.body.append(document.createElement("lectern-reader"));
          return snapshot(document).html;
        });
        assert.equal(html, before);
      }));

    test("a document that no window shows is its markup", () =>
      onPage("live_hidden.html", async (page) => {
        const [taken, markup] = await page.evaluate(() => {
          const parsed = new DOMParser().parseFromString(
            '<!DOCTYPE html><html lang="en"><title>Apart</title><p style="display:none">Text',
            "text/html",
          );
          return [snapshot(parsed), parsed.documentElement.outerHTML];
        });
        assert.deepEqual(
          [taken.html, taken.title, taken.lang, taken.place],
          [`<!DOCTYPE html>${markup}`, "Apart", "en", undefined],
        );
      }));

    test("a page whose scripts have broken the DOM is its markup", () =>
      onPage("live_hidden.html", async (page) => {
        const [html, markup] = await page.evaluate(() => {
          Element.prototype.getClientRects = () => {
            throw new Error("broken");
          };
          globalThis.getComputedStyle = () => {
            throw new Error("broken");
          };
          return [snapshot(document).html, document.documentElement.outerHTML];
        });
        assert.equal(html, `<!DOCTYPE html>${markup}`);
      }));

    test("markup is written so that it is read again as it was", () =>
      onPage("nothing.html", async (page) => {
        const same = await page.evaluate(() => {
          const odd = document.createElement("p");
          odd.title = 'a "quoted" & <tagged> title';
          odd.setAttribute("data-lectern-hidden", "");
          odd.setAttribute("onclick", "run()");
          odd.textContent = "</p><script>run()</script> & \u00A0 <!-- ";
          const code = document.createElement("pre");
          code.textContent = "\n\ntwo lines lead to this one";
          document.body.append(odd, code);
          const read = new DOMParser().parseFromString(snapshot(document).html, "text/html");
          const again = read.querySelector("p[title]");
          return [
            again.title === odd.title,
            again.textContent === odd.textContent,
            again.getAttributeNames(),
            read.querySelector("pre").textContent === code.textContent,
          ];
        });
        assert.deepEqual(same, [true, true, ["title"], true]);
      }));

    test("deep pages", () =>
      onPage("nothing.html", async (page) => {
        const found = await page.evaluate(() => {
          let at = document.body;
          for (let depth = 0; depth < 1200; depth += 1) at = at.appendChild(document.createElement("div"));
          at.textContent = "the bottom";
          return snapshot(document).html.includes("the bottom");
        });
        assert.ok(found);
      }));
  });
}
