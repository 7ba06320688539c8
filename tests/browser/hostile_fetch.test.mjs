// Responses that the reader fetches, with no end, or with a header that takes long to read.
import { browsers } from "../support/browser.mjs";
import { eventOf, freshPages, inReader, servePages } from "../support/reader_page.mjs";
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";

const sentence =
  "The boat left the quay before the clock had struck, and those who had run for it stood there and looked at one another.";
const story = `<!DOCTYPE html><title>A long story</title><article><h1>A long story</h1>${`<p>${sentence} ${sentence}</p>`.repeat(4)}</article>`;
const film = (path) => `<video src="${path}.mp4" poster="${path}.svg" width="640" height="360"></video>`;
const watched = story.replace("</article>", `${film("/film")}${film("/lost")}</article>`);
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="36"><rect width="64" height="36"/></svg>';
const spaces = " ".repeat(200_000);
const piece = Buffer.alloc(1 << 20, "a ");

for (const name of browsers) {
  describe(`what the reader fetches in ${name}`, () => {
    const { onFreshPage, address } = freshPages(name, () => servePages({}));
    let server;
    let origin;
    let sent = 0;
    const asked = [];
    let closed;
    before(async () => {
      server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
        asked.push([request.url, request.headers.referer]);
        if (request.url === "/film.svg")
          return response.writeHead(200, { "content-type": "image/svg+xml" }).end(drawing);
        if (/^\/(?:film|lost)\./.test(request.url)) return response.writeHead(404).end();
        const type = request.url === "/spaces" ? `text/html; charset="x${spaces}x"` : "text/html; charset=utf-8";
        response.writeHead(200, { "content-type": type, "access-control-allow-origin": "*" });
        if (request.url !== "/endless") return response.end(request.url === "/watched" ? watched : story);
        closed = once(response, "close");
        const write = () => {
          do sent += piece.length;
          while (response.write(piece));
        };
        response.on("drain", write);
        write();
      }).listen(0, "127.0.0.1");
      await once(server, "listening");
      origin = `http://127.0.0.1:${server.address().port}`;
    });
    after(() => server.close().closeAllConnections());

    const reading = (src, type, work) =>
      onFreshPage(async (page) => {
        await page.goto(`${address()}/pages/aids.html`);
        await page.evaluate(async (url) => {
          await import("/dist/element.js");
          const reader = document.createElement("lectern-reader");
          reader.src = url;
          document.body.append(reader);
        }, src);
        await work(await eventOf(page, type), page);
      });

    test("a page without an end is given up where it has more bytes than a page may have", () =>
      reading(`${origin}/endless`, "lectern-error", async ({ code }) => {
        assert.equal(code, "too-large");
        await closed;
        assert.ok(sent < 256 << 20, `${sent >> 20} MB were sent`);
      }));

    test("a video's poster loads like a picture, without a referrer; a press on it plays the video", () =>
      reading(`${origin}/watched`, "lectern-ready", async (_, page) => {
        await inReader(page, async (shadow) => {
          for (const image of shadow.querySelectorAll("img")) image.scrollIntoView();
        });
        await page.waitForFunction(() => {
          const { shadowRoot } = document.querySelector("lectern-reader");
          const posters = [...shadowRoot.querySelectorAll(".poster img")];
          return posters.length === 1 && posters[0].naturalWidth === 64; // the lost one has gone
        });
        const pictures = asked.filter(([url]) => url.endsWith(".svg"));
        assert.deepEqual(pictures.sort(), [
          ["/film.svg", undefined],
          ["/lost.svg", undefined],
        ]);
        assert.equal(asked.filter(([url]) => url.endsWith(".mp4")).length, 0);
        const { videos, box } = await inReader(page, (shadow) => {
          const poster = shadow.querySelector(".poster");
          const [inside, around] = [poster, shadow.querySelector("video")].map((each) => each.getBoundingClientRect());
          return {
            videos: shadow.querySelectorAll("video[controls]:not([poster])").length,
            box: Math.max(Math.abs(inside.width - around.width), Math.abs(inside.height - around.height)),
          };
        });
        assert.equal(videos, 2);
        assert.ok(box < 2, `the poster covers the video: ${box} px`);
        await inReader(page, (shadow) => {
          shadow.querySelector("video").play = function () {
            this.dispatchEvent(new Event("play"));
            return Promise.resolve();
          };
          shadow.querySelector(".poster").click();
        });
        const after = await inReader(page, (shadow) => [
          shadow.querySelectorAll(".poster").length,
          shadow.activeElement.localName,
        ]);
        assert.deepEqual(after, [0, "video"]);
      }));

    test("a charset of 200,000 spaces is read like any other that is not known", () =>
      reading(`${origin}/spaces`, "lectern-ready", async (_, page) => {
        assert.match(await inReader(page, (shadow) => shadow.querySelector("article").textContent), /before the clock/);
      }));
  });
}
