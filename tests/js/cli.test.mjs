// The command line, run as people run it.
import { newsPage, paragraphs } from "./pages.mjs";
import { JSDOM } from "jsdom";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "lectern-cli-"));
const story = join(folder, "story.html");
const head =
  '<meta name="author" content="Ada Brook"><meta property="article:published_time" content="2026-03-02T08:00:00Z"><meta property="og:site_name" content="Coast Daily">';
writeFileSync(
  story,
  newsPage({
    title: "Living by the tide & the moon",
    head,
    body: [
      ...paragraphs,
      '<a href="map.html">The map</a> shows every gate that has been built so far along the whole of the coast.',
    ],
  }),
);
after(() => rmSync(folder, { recursive: true }));

/** Runs lectern. @returns {Promise<{status: number, stdout: string, stderr: string}>} */
async function lectern(args, { input = "", node = [] } = {}) {
  const child = spawn(process.execPath, [...node, cli, ...args], { stdio: "pipe" });
  child.stdin.on("error", () => {}); // it may end before it has read all
  child.stdin.end(input);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => (stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk) => (stderr += chunk));
  const [status] = await once(child, "close");
  return { status, stdout, stderr };
}

test("a warning says what is lost if the page's URL is unknown, and only if something is relative", async () => {
  assert.match((await lectern([story])).stderr, /relative links and images are left out. Pass it with --url/);
  assert.equal((await lectern([story, "--url", "https://example.org/news/"])).stderr, "");
  assert.equal((await lectern([story, "--format", "text"])).stderr, "");
  const absolute = newsPage({
    title: "Living by the tide",
    body: [
      ...paragraphs,
      '<a href="https://example.org/map.html">The map</a> shows every gate along the whole of the coast.',
    ],
  });
  assert.equal((await lectern(["-"], { input: absolute })).stderr, "");
});

test("a terminal gets nothing but text from a page or a server", async () => {
  const hostile = join(folder, "terminal.html");
  const command = "\x1b]0;title\x07\x9b31m\r";
  writeFileSync(
    hostile,
    newsPage({
      title: `Living by the tide ${command}`,
      head: `<meta name="author" content="Ada Brook ${command}">`,
      body: [...paragraphs, `<img alt="A ferry ${command}" src="/ferry.jpg"> It left early ${command} that day.`],
    }),
  );
  const commands = /[^\t\n\x20-\x7e\xa0-\uffff]/;
  for (const format of ["text", "markdown", "asciidoc", "html", "json"])
    for (const more of [[], ["--explain"]]) {
      const { stdout, stderr } = await lectern([hostile, "--format", format, ...more]);
      assert.doesNotMatch(stdout + stderr, commands, [format, ...more].join(" "));
      assert.match(stdout, /Living by the tide/);
    }
  const { stderr } = await lectern([`${command}.html`]);
  assert.match(stderr, /cannot be read/);
  assert.doesNotMatch(stderr, commands);
});

describe("formats", () => {
  test("html, the default, is a complete page that loads nothing but pictures and runs nothing", async () => {
    const { status, stdout, stderr } = await lectern([story, "--url", "https://example.org/news/"]);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^<!DOCTYPE html>\n<html lang="en"/);
    const { document } = new JSDOM(stdout).window;
    assert.equal(document.title, "Living by the tide & the moon");
    assert.equal(document.characterSet, "UTF-8");
    assert.equal(document.querySelectorAll("h1").length, 1);
    assert.equal(document.querySelector("h1").textContent, "Living by the tide & the moon");
    assert.equal(document.querySelector("article").lang, "en");
    for (const text of paragraphs) assert.ok(document.body.textContent.includes(text));
    assert.equal(document.querySelector('a[href*="map"]').href, "https://example.org/news/map.html");
    assert.equal(document.querySelectorAll("script, link[rel=stylesheet], iframe, object, embed, base").length, 0);
    assert.match(document.querySelector("meta[http-equiv=Content-Security-Policy]").content, /^default-src 'none'/);
    const byline = document.querySelector(".lectern-byline").textContent;
    assert.ok(byline.includes("Ada Brook") && byline.includes("March 2, 2026") && /\d minutes?/.test(byline), byline);
    assert.equal(document.querySelector("time").getAttribute("datetime").slice(0, 10), "2026-03-02");
    assert.equal(document.querySelector(".lectern-site").textContent, "Coast Daily");
  });
  test("settings are options of the page", async () => {
    const { stdout } = await lectern([story, "--theme", "sepia", "--font-size", "26", "--font-family", "sans-serif"]);
    const { body } = new JSDOM(stdout).window.document;
    assert.equal(body.getAttribute("data-theme"), "sepia");
    assert.equal(body.getAttribute("data-font-family"), "sans-serif");
    assert.match(stdout, /--lectern-font-size:26px/);
  });
  test("settings that are not allowed cause a warning and are not applied", async () => {
    const { status, stdout, stderr } = await lectern([story, "--theme", "pink", "--font-size", "huge"]);
    assert.equal(status, 0);
    assert.match(stderr, /--theme: .*sepia/);
    assert.match(stderr, /--font-size: .*12/);
    assert.match(stdout, /--lectern-font-size:20px/);
  });
  test("dates and words follow the language of the interface", async () => {
    const { stdout } = await lectern([story, "--ui-lang", "de"]);
    assert.match(stdout, /2\. März 2026/);
  });
  test("text", async () => {
    const { status, stdout } = await lectern([story, "--format", "text"]);
    assert.equal(status, 0);
    assert.match(stdout, /^Living by the tide & the moon\n\n/);
    assert.ok(stdout.includes(`\n\n${paragraphs[0]}\n\n${paragraphs[1]}\n\n`));
    assert.ok(stdout.endsWith("\n") && !stdout.endsWith("\n\n"));
  });
  test("markdown", async () => {
    const { status, stdout } = await lectern([story, "--format", "markdown", "--url", "https://example.org/news/"]);
    assert.equal(status, 0);
    assert.match(stdout, /^# Living by the tide & the moon\n\n/);
    assert.ok(stdout.includes("[The map](https://example.org/news/map.html)"));
  });
  test("asciidoc", async () => {
    const { status, stdout } = await lectern([story, "--format", "asciidoc", "--url", "https://example.org/news/"]);
    assert.equal(status, 0);
    assert.match(stdout, /^= Living by the tide &#38; the moon\n\n/);
    assert.ok(stdout.includes("link:https://example.org/news/map.html[The map]"));
    assert.equal(
      (await lectern([story, "--format", "asciidoc", "--text", "title"])).stdout,
      "= Living by the tide & the moon\n",
    );
  });
  test("json is the Article, Markdown included", async () => {
    const { status, stdout } = await lectern([story, "--format", "json"]);
    assert.equal(status, 0);
    const article = JSON.parse(stdout);
    assert.equal(article.title, "Living by the tide & the moon");
    assert.ok(article.markdown.includes(paragraphs[0]));
  });
});

describe("input", () => {
  test("standard input", async () => {
    const { status, stdout } = await lectern(["-", "--format", "text"], { input: readFileSync(story) });
    assert.equal(status, 0);
    assert.deepEqual(stdout, (await lectern([story, "--format", "text"])).stdout);
  });
  test("bytes in the page's own encoding; a warning where it is unknown", async () => {
    const page = (charset) => Buffer.from(newsPage({ title: "Caf\xe9" }).replace("utf-8", charset), "latin1");
    assert.match((await lectern(["-", "--format", "text"], { input: page("windows-1252") })).stdout, /^Café\n/);
    const { status, stderr, stdout } = await lectern(["-", "--format", "text"], { input: page("no-such") });
    assert.equal(status, 0);
    assert.match(stdout, /^Café\n/);
    assert.match(stderr, /no-such/);
  });
  test("a page with nothing to read ends with 1 and the reason", async () => {
    const { status, stdout, stderr } = await lectern(["-"], { input: "<p>Hi" });
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /^lectern: There is no article in this page: .+ \([a-z-]+\)\.\n$/);
    const json = await lectern(["-", "--format", "json"], { input: "" });
    assert.equal(json.status, 1);
    assert.deepEqual(JSON.parse(json.stdout), { article: null, reason: "empty" });
  });
  test("a file that is not there, a folder, and a page that is too large end with 3", async () => {
    for (const args of [[join(folder, "no-such.html")], [folder], [story, "--max-bytes", "100"]]) {
      const { status, stdout, stderr } = await lectern(args);
      assert.equal(status, 3, stderr);
      assert.equal(stdout, "");
      assert.match(stderr, /^lectern: .+\((read-failed|too-large)\)\n$/);
    }
  });
});

describe("explain", () => {
  test("says in plain text what became of every block", async () => {
    const { status, stdout } = await lectern([story, "--explain"]);
    assert.equal(status, 0);
    assert.match(stdout, /confidence \d\.\d\d/);
    assert.match(stdout, /^\+ paragraph .*The tide comes in/m);
    assert.match(stdout, /^- .*Sport/m);
  });
  test("and as JSON", async () => {
    const { stdout } = await lectern([story, "--explain", "--format", "json"]);
    const { blocks } = JSON.parse(stdout);
    assert.ok(blocks.some(({ verdict, text }) => verdict === "keep" && text === paragraphs[0]));
  });
  test("ends with 1 and says why where there is no article", async () => {
    const { status, stdout } = await lectern(["-", "--explain"], { input: "" });
    assert.equal(status, 1);
    assert.match(stdout, /No article: empty/);
  });
});

describe("the command itself", () => {
  test("--help lists every option, setting and exit status; --version prints the version", async () => {
    const { status, stdout } = await lectern(["--help"]);
    assert.equal(status, 0);
    for (const word of [
      "--format",
      "--url",
      "--favor",
      "--explain",
      "--text",
      "--theme",
      "--ui-lang",
      "--jobs",
      "batch",
      "no article",
    ])
      assert.ok(stdout.includes(word), word);
    assert.equal((await lectern(["batch", "--help"])).stdout, stdout);
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url)));
    assert.equal((await lectern(["--version"])).stdout, `${version}\n`);
  });
  test("--text names what text, Markdown and JSON contain", async () => {
    const head = (await lectern([story, "--format", "text"])).stdout.split("\n")[0];
    const title = await lectern([story, "--format", "text", "--text", "title"]);
    assert.equal(title.stdout, `${head}\n`);
    assert.equal((await lectern([story, "--format", "markdown", "--text", "title"])).stdout, `# ${head}\n`);
    const body = (await lectern([story, "--format", "text", "--text", "body, tables"])).stdout;
    assert.ok(body.startsWith(paragraphs[0]), body);
    const json = await lectern([story, "--format", "json", "--text", "title"]);
    assert.equal(JSON.parse(json.stdout).textContent, head);
  });
  test("wrong arguments end with 2 and a message", async () => {
    const wrong = [
      [],
      [story, "second.html"],
      [story, "--format", "docx"],
      [story, "--nonsense"],
      [story, "--favor", "both"],
      [story, "--max-bytes", "0"],
    ];
    for (const args of [
      ...wrong,
      [story, "--timeout", "-1"],
      [story, "--url", "story"],
      ["batch", "--jobs", "0"],
      [story, "--text", "body,footer", "--format", "text"],
      [story, "--text", "body"],
      ["batch", "--text", "everything"],
      ["batch", "--format", "json"],
      ["batch", "a", "b"],
    ]) {
      const { status, stdout, stderr } = await lectern(args);
      assert.equal(status, 2, args.join(" "));
      assert.equal(stdout, "");
      assert.match(stderr, /^lectern: ./);
    }
  });
  test("works where code cannot be made from strings", async () => {
    const { status, stdout } = await lectern([story, "--format", "text"], {
      node: ["--disallow-code-generation-from-strings"],
    });
    assert.equal(status, 0);
    assert.ok(stdout.includes(paragraphs[0]));
  });
  test("a trap ends with 4", async () => {
    const { status, stderr } = await lectern(["-"], {
      input: `<article>${`<p>${paragraphs[0]}</p>`.repeat(20_000)}</article>`,
      node: ["--wasm-max-mem-pages=300"],
    });
    assert.equal(status, 4, stderr);
    assert.match(stderr, /\(trap\)\n$/);
  });
  test("a reader that closes the pipe early is no error", async () => {
    const large = join(folder, "large.html");
    writeFileSync(large, `<article>${`<p>${paragraphs[0]}</p>`.repeat(20_000)}</article>`);
    const child = spawn(process.execPath, [cli, large, "--format", "text"], { stdio: ["ignore", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (chunk) => (stderr += chunk));
    await once(child.stdout, "data");
    child.stdout.destroy();
    const [status] = await once(child, "close");
    assert.equal(status, 0);
    assert.equal(stderr, "");
  });
});

describe("addresses", () => {
  let server, origin;
  const requests = [];
  const html = (response, body = readFileSync(story), headers = {}) =>
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(body);
  const routes = {
    "/story": (_, response) => html(response),
    "/moved": (_, response) => response.writeHead(301, { location: "/other/story" }).end(),
    "/other/story": (_, response) => html(response),
    "/loop": (_, response) => response.writeHead(302, { location: "/loop" }).end(),
    "/to-file": (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    "/to-nowhere": (_, response) => response.writeHead(302, { location: "http://[" }).end(),
    "/missing": (_, response) => response.writeHead(404, { "content-type": "text/html" }).end("no"),
    "/picture": (_, response) => response.writeHead(200, { "content-type": "image/png" }).end("x"),
    "/untyped": (_, response) => response.writeHead(200).end(readFileSync(story)),
    "/xhtml": (_, response) => html(response, readFileSync(story), { "content-type": "application/xhtml+xml" }),
    "/koi8": (_, response) =>
      html(response, Buffer.from(newsPage({ title: "\xf0\xf2" }), "latin1"), {
        "content-type": "text/html; charset=KOI8-R",
      }),
    "/long": (_, response) => html(response, "x".repeat(5000), { "content-length": 5000 }),
    "/endless": (_, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      const more = () => !response.destroyed && response.write("x".repeat(65536), () => setImmediate(more));
      more();
    },
    "/slow": (_, response) => response.writeHead(200, { "content-type": "text/html" }).write("<p>"),
    "/silent": () => {},
    "/tide": (_, response) =>
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(newsPage({ body: [...paragraphs.slice(0, 2), '1 <a href="/tide/2">2</a> <a href="/tide/3">3</a>'] })),
    "/tide/2": (_, response) =>
      response
        .writeHead(200, { "content-type": "text/html" })
        .end(newsPage({ body: [...paragraphs.slice(2), '<a href="/tide">1</a> 2 <a href="/tide/3">3</a>'] })),
    "/tide/3": (_, response) => response.writeHead(404).end(),
    "/port": (_, response) =>
      html(response, newsPage({ body: [...paragraphs.slice(0, 2), '1 <a href="/port/2">2</a>'] })),
    "/port/2": (_, response) => response.writeHead(302, { location: "/other/port/2" }).end(),
    "/other/port/2": (_, response) =>
      html(
        response,
        Buffer.from(
          newsPage({ body: [...paragraphs.slice(2), 'See <a href="chart.html">\xce\xc1 the chart</a> of it.'] }),
          "latin1",
        ),
        { "content-type": "text/html; charset=KOI8-R" },
      ),
    "/broken": (_, response) =>
      response
        .writeHead(200, { "content-type": "text/html", "content-length": 100 })
        .end("x", () => response.destroy()),
  };
  before(async () => {
    server = createServer((request, response) => {
      requests.push(request);
      routes[request.url](request, response);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    origin = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close().closeAllConnections());

  test("a page is fetched, says who asks, and its address is its url", async () => {
    const { status, stdout, stderr } = await lectern([`${origin}/story`, "--format", "markdown"]);
    assert.equal(status, 0, stderr);
    assert.ok(stdout.includes(`(${origin}/map.html)`), stdout);
    assert.match(requests.at(-1).headers["user-agent"], /^lectern\/\d/);
    assert.match(requests.at(-1).headers.accept, /text\/html/);
  });
  test("--all-pages puts an article's pages into one, as far as they can be had", async () => {
    const { status, stdout, stderr } = await lectern([`${origin}/tide`, "--all-pages", "--format", "json"]);
    assert.equal(status, 0, stderr);
    const { textContent, nextPages, markdown } = JSON.parse(stdout);
    for (const text of paragraphs) assert.ok(textContent.includes(text) && markdown.includes(text), text);
    assert.deepEqual(nextPages, [`${origin}/tide/3`]);
    assert.match(stderr, /ends early.*404.*fetch-failed/);
    assert.ok(!(await lectern([`${origin}/tide`, "--format", "text"])).stdout.includes(paragraphs[2]));
  });
  test("--all-pages: of a further page too the last address and the header's encoding count", async () => {
    const { stdout } = await lectern([`${origin}/port`, "--all-pages", "--format", "markdown"]);
    assert.ok(stdout.includes(`[на the chart](${origin}/other/port/chart.html)`), stdout);
  });
  test("redirects are followed, and the last address counts, but for --url", async () => {
    assert.ok(
      (await lectern([`${origin}/moved`, "--format", "markdown"])).stdout.includes(`(${origin}/other/map.html)`),
    );
    assert.ok(
      (await lectern([`${origin}/moved`, "--format", "markdown", "--url", "https://example.com/"])).stdout.includes(
        "(https://example.com/map.html)",
      ),
    );
  });
  test("XHTML and pages without a type are read; the header's encoding counts", async () => {
    for (const path of ["/xhtml", "/untyped"]) assert.equal((await lectern([origin + path])).status, 0, path);
    assert.match((await lectern([`${origin}/koi8`, "--format", "text"])).stdout, /^ПР\n/);
  });
  const failures = {
    "/missing": [/fetch-failed/, /404/],
    "/loop": [/fetch-failed/, /redirects more than 10 times/],
    "/to-file": [/fetch-failed/, /neither http nor https/],
    "/to-nowhere": [/fetch-failed/, /not a valid URL/],
    "/picture": [/unsupported-content/, /image\/png/],
    "/broken": [/fetch-failed/, /could not be fetched/],
  };
  for (const [path, patterns] of Object.entries(failures)) {
    test(`${path} ends with 3 and says what happened`, async () => {
      const { status, stdout, stderr } = await lectern([origin + path]);
      assert.equal(status, 3, stderr);
      assert.equal(stdout, "");
      for (const pattern of patterns) assert.match(stderr, pattern);
    });
  }
  test("time is capped while a page is read, whatever is wanted of it", async () => {
    const page = join(folder, "long.html");
    writeFileSync(page, `<title>A long page</title><article>${"<p>One word, and another. ".repeat(100_000)}`);
    for (const more of [[], ["--explain"], ["--format", "json", "-o", join(folder, "never.json")]]) {
      const { status, stdout, stderr } = await lectern([page, "--timeout", "0.01", ...more]);
      assert.equal(status, 3);
      assert.equal(stdout, "");
      assert.match(
        stderr,
        /^lectern: Reading .*long\.html took longer than 0\.01 seconds \(--timeout\)\. \(timeout\)\n$/,
      );
    }
    assert.equal(existsSync(join(folder, "never.json")), false);
  });
  test("size is capped, announced or not", async () => {
    for (const path of ["/long", "/endless"]) {
      const { status, stderr } = await lectern([origin + path, "--max-bytes", "4000"]);
      assert.equal(status, 3);
      assert.match(stderr, /too-large/);
    }
  });
  test("time is capped, before and within the answer", async () => {
    for (const path of ["/silent", "/slow"]) {
      const { status, stderr } = await lectern([origin + path, "--timeout", "0.3"]);
      assert.equal(status, 3);
      assert.match(stderr, /did not respond completely within 0\.3 seconds.*fetch-failed/);
    }
  });
  test("--no-private: neither this computer nor a private network is reached", async () => {
    const asked = requests.length;
    for (const address of [`${origin}/story`, `${origin.replace("127.0.0.1", "localhost")}/story`]) {
      const { status, stderr } = await lectern([address, "--no-private"]);
      assert.equal(status, 3);
      assert.match(stderr, /is an address of a private network \(fetch-failed\)/);
    }
    assert.equal(requests.length, asked);
  });
  test("an address where no server listens", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address();
    await new Promise((resolve) => other.close(resolve));
    const { status, stderr } = await lectern([`http://127.0.0.1:${port}/`]);
    assert.equal(status, 3);
    assert.match(stderr, /ECONNREFUSED.*fetch-failed/);
  });
});
