// lectern batch: in order, on threads, in bounded memory, and a bad line never stops the rest.
import { largePage, newsPage, paragraphs } from "./pages.mjs";
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "lectern-batch-"));
after(() => rmSync(folder, { recursive: true }));

/** Runs lectern batch over input (text, bytes, or an iterable of them). */
async function batch(input, { args = [], node = [] } = {}) {
  const child = spawn(process.execPath, [...node, cli, "batch", ...args], { stdio: "pipe" });
  child.stdin.on("error", () => {});
  if (typeof input === "string" || Buffer.isBuffer(input)) child.stdin.end(input);
  else Readable.from(input).pipe(child.stdin);
  const chunks = [];
  let stderr = "";
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk) => (stderr += chunk));
  const [status] = await once(child, "close");
  const stdout = Buffer.concat(chunks).toString();
  return {
    status,
    stderr,
    stdout,
    answers: stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  };
}

const line = (value) => JSON.stringify(value) + "\n";
const page = (title) => newsPage({ title });

test("every kind of line, in the order of the input", async () => {
  const { status, stderr, answers } = await batch(
    [
      line({ id: "first", html: page("One of the tides"), url: "https://example.org/1" }),
      "not json\n",
      line({ id: "short", html: "<p>Hi" }),
      line({ id: "no html" }),
      line({ id: { a: 1 }, html: "" }),
      line([1]),
      line({ html: page("Seven of the tides") }),
      line({ id: 8, html: page("x"), url: "not a url" }),
      "\n  \r\n",
      line({ id: "number", html: 5 }),
      line({ id: null, html: page("Twelve of the tides"), url: null }),
      JSON.stringify({ id: "last", html: page("Last of the tides") }),
    ].join(""),
  );
  assert.equal(status, 0, stderr);
  assert.equal(stderr, "");
  assert.deepEqual(
    answers.map(({ id, title, article, error }) => [id, title ?? error?.code ?? article]),
    [
      ["first", "One of the tides"],
      [2, "invalid-line"],
      ["short", null],
      ["no html", "invalid-line"],
      [5, "invalid-line"],
      [6, "invalid-line"],
      [7, "Seven of the tides"],
      [8, "invalid-url"],
      ["number", "invalid-line"],
      [12, "Twelve of the tides"],
      ["last", "Last of the tides"],
    ],
  );
  const [first, notJson, short] = answers;
  assert.deepEqual(Object.keys(first).slice(0, 3), ["id", "ms", "title"]);
  assert.ok(first.ms > 0);
  assert.ok(first.markdown.includes(paragraphs[0]) && first.content.includes(paragraphs[0]) && first.wordCount > 50);
  assert.deepEqual(Object.keys(notJson), ["id", "error"]);
  assert.deepEqual(Object.keys(notJson.error), ["code", "message"]);
  assert.match(notJson.error.message, /[Ll]ine 2/);
  assert.deepEqual(Object.keys(short), ["id", "ms", "article", "reason"]);
  assert.match(short.reason, /^[a-z-]+$/);
});

test("many lines keep their order on several threads", async () => {
  // Lines of very different size, so that threads overtake each other.
  const lines = Array.from({ length: 120 }, (_, index) =>
    line({ id: index, html: index % 9 === 0 ? largePage(400_000) : page(`Page number ${index} of all`) }),
  );
  const { status, answers } = await batch(lines.join(""), { args: ["--jobs", "4"] });
  assert.equal(status, 0);
  assert.deepEqual(
    answers.map(({ id }) => id),
    lines.map((_, index) => index),
  );
  assert.ok(answers.every(({ title, id }) => id % 9 === 0 || title === `Page number ${id} of all`));
});

test("an id that is a number is answered as it came", async () => {
  const ids = ["1e999", "12345678901234567890", "-0", "1.50", "7"];
  const lines = ids.map((id) => `{"html":${JSON.stringify(page('{"id":3}'))},"more":{"id":4},"id" : ${id}}\n`);
  const { stdout } = await batch([...lines, '{"id":1e999,"html":5}\n'].join(""));
  const answers = stdout.trim().split("\n");
  assert.deepEqual(
    answers.map((answer) => /^\{"id":([^,]*),/.exec(answer)[1]),
    [...ids, "1e999"],
  );
  assert.match(answers.at(-1), /^\{"id":1e999,"error":\{"code":"invalid-line"/);
});

test("the same articles whatever the number of threads", async () => {
  const input = Array.from({ length: 12 }, (_, index) =>
    line({ id: index, html: page(`Number ${index} of the tides`) }),
  ).join("");
  const without = ({ ms, ...rest }) => rest;
  const [one, three] = await Promise.all(["1", "3"].map((jobs) => batch(input, { args: ["--jobs", jobs] })));
  assert.deepEqual(one.answers.map(without), three.answers.map(without));
});

test("lines that come in pieces, and characters that are cut in two", async () => {
  const bytes = Buffer.from(
    line({ id: "π", html: page("Über die Gezeiten 潮") }) + line({ id: "ρ", html: page("Second") }),
  );
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) =>
    bytes.subarray(index * 7, index * 7 + 7),
  );
  const { answers } = await batch(pieces);
  assert.deepEqual(
    answers.map(({ id, title }) => [id, title]),
    [
      ["π", "Über die Gezeiten 潮"],
      ["ρ", "Second"],
    ],
  );
});

test("no lines give no answers", async () => {
  for (const input of ["", "\n\n"])
    assert.deepEqual(await batch(input), { status: 0, stderr: "", stdout: "", answers: [] });
});

test("an answer does not wait for the next line", async () => {
  const child = spawn(process.execPath, [cli, "batch"], { stdio: "pipe" });
  child.stdin.write(line({ id: "early", html: page("The early tide") }));
  const [answer] = await once(createInterface(child.stdout), "line");
  child.stdin.end();
  await once(child, "close");
  assert.equal(JSON.parse(answer).id, "early");
});

test("a file is read by name; one that is not there ends with 3", async () => {
  const file = join(folder, "pages.ndjson");
  writeFileSync(file, line({ id: 1, html: page("From a file") }));
  assert.equal((await batch("", { args: [file] })).answers[0].title, "From a file");
  const { status, stderr } = await batch("", { args: [join(folder, "none")] });
  assert.equal(status, 3);
  assert.match(stderr, /read-failed/);
});

test("a trap costs its line only", async () => {
  const large = largePage(5_000_000);
  const { status, answers } = await batch(
    [
      { id: "a", html: page("Before the trap") },
      { id: "b", html: large },
      { id: "c", html: page("After the trap") },
      { id: "d", html: large },
      { id: "e", html: page("The very last") },
    ]
      .map(line)
      .join(""),
    { args: ["--jobs", "1"], node: ["--wasm-max-mem-pages=400"] },
  );
  assert.equal(status, 0);
  assert.deepEqual(
    answers.map(({ id, title, error }) => [id, title ?? error.code]),
    [
      ["a", "Before the trap"],
      ["b", "trap"],
      ["c", "After the trap"],
      ["d", "trap"],
      ["e", "The very last"],
    ],
  );
});

/**
 * Loaded into every thread: lines of these ids end their thread, or never come to an end, once their reading has begun.
 */
const deadly = join(folder, "deadly.mjs");
writeFileSync(
  deadly,
  `import { isMainThread, parentPort } from "node:worker_threads";
  const { postMessage } = parentPort ?? {};
  if (!isMainThread) parentPort.postMessage = function (message, transfer) {
    postMessage.call(parentPort, message, transfer);
    const id = message.id ? String(JSON.parse(message.id)) : "";
    if (id === "exit") process.exit(3);
    while (id === "hang");
    if (id.startsWith("grow")) new WebAssembly.Memory({ initial: 1 }).grow(Number(id.slice(5)));
  };`,
);

test("a worker thread that dies costs its line only", async () => {
  const lines = ["first", "exit", "between", "exit", "last"].map((id) => line({ id, html: page(`The ${id} page`) }));
  const { status, answers } = await batch(lines.join(""), { args: ["--jobs", "1"], node: ["--import", deadly] });
  assert.equal(status, 0);
  assert.deepEqual(
    answers.map(({ id, title, error }) => [id, title ?? error.code]),
    [
      ["first", "The first page"],
      ["exit", "worker-failed"],
      ["between", "The between page"],
      ["exit", "worker-failed"],
      ["last", "The last page"],
    ],
  );
});

test("the memory limit of a worker thread includes WebAssembly memory", async () => {
  const lines = ["grow 8000", "grow 9000", "last"].map((id) => line({ id, html: page(`The page ${id}`) }));
  const args = ["--jobs", "1", "--max-bytes", "1000000"];
  const { answers } = await batch(lines.join(""), { args, node: ["--import", deadly] });
  assert.deepEqual(
    answers.map(({ title, error }) => title ?? error.message),
    ["The page grow 8000", "The memory limit is reached.", "The page last"],
  );
});

test("where no worker thread can start, the batch ends with 4", async () => {
  const stillborn = join(folder, "stillborn.mjs");
  writeFileSync(
    stillborn,
    'import { isMainThread } from "node:worker_threads";\nif (!isMainThread) process.exit(1);\n',
  );
  const { status, stderr } = await batch(line({ id: 1, html: page("Never") }).repeat(20), {
    node: ["--import", stillborn],
  });
  assert.equal(status, 4);
  assert.match(stderr, /No worker thread could start.*load-failed/);
});

test("a page that takes too long costs its line only", async () => {
  const lines = ["hang", "after", "hang", "last"].map((id) => line({ id, html: page(`The ${id} page`) }));
  const { status, answers } = await batch(lines.join(""), {
    args: ["--jobs", "2", "--timeout", "6"],
    node: ["--import", deadly],
  });
  assert.equal(status, 0);
  assert.deepEqual(
    answers.map(({ id, title, error }) => [id, title ?? error.code]),
    [
      ["hang", "timeout"],
      ["after", "The after page"],
      ["hang", "timeout"],
      ["last", "The last page"],
    ],
  );
});

test("a page, or a line, that is too large costs its line only", async () => {
  const { status, answers } = await batch(
    line({ id: "page", html: largePage(20_000) }) +
      line({ id: "line", html: "x".repeat(200_000) }) +
      line({ id: "ok", html: page("Fits") }),
    {
      args: ["--max-bytes", "10000"],
    },
  );
  assert.equal(status, 0);
  assert.deepEqual(
    answers.map(({ id, title, error }) => [id, title ?? error.code]),
    [
      ["page", "too-large"],
      [2, "too-large"],
      ["ok", "Fits"],
    ],
  );
});

test("options hold for every line", async () => {
  const doubtful = newsPage({
    body: [...paragraphs, "Share this story", "Read more: another story", paragraphs[1].slice(0, 60)],
  });
  const lines = [1, 2].map((id) => line({ id, html: doubtful })).join("");
  const lengths = async (...args) => (await batch(lines, { args })).answers.map(({ length }) => length);
  const [precise, complete] = await Promise.all([lengths("--favor", "precision"), lengths("--favor", "recall")]);
  assert.ok(
    precise[0] === precise[1] && complete[0] === complete[1] && precise[0] <= complete[0],
    `${precise} ${complete}`,
  );
});

test("--text names what the text of every article contains", async () => {
  const { answers } = await batch(line({ id: 1, html: newsPage({ title: "Living by the tide" }) }), {
    args: ["--text", "title"],
  });
  assert.deepEqual([answers[0].textContent, answers[0].markdown], ["Living by the tide", "# Living by the tide"]);
});

test("no more is taken in than is under way, so that input larger than memory works", async () => {
  const count = 40;
  const html = largePage(1_000_000);
  const child = spawn(process.execPath, [cli, "batch", "--jobs", "2"], { stdio: "pipe" });
  let taken = 0;
  function* lines() {
    for (; taken < count; taken += 1) yield line({ id: taken, html });
  }
  Readable.from(lines(), { highWaterMark: 1 }).pipe(child.stdin);
  // Nobody reads the answers: the input comes to a stand.
  for (let before = -1; taken !== before || taken === 0; ) {
    before = taken;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  assert.ok(taken <= 12, `${taken} lines of a megabyte were taken in`);
  const answers = createInterface(child.stdout);
  const ids = [];
  answers.on("line", (answer) => ids.push(Number(/^\{"id":(\d+),/.exec(answer)[1])));
  await once(child, "close");
  assert.deepEqual(
    ids,
    Array.from({ length: count }, (_, id) => id),
  );
});

test("a reader that closes the pipe early is no error", async () => {
  const child = spawn(process.execPath, [cli, "batch"], { stdio: "pipe" });
  child.stdin.on("error", () => {});
  child.stdin.write(Array.from({ length: 200 }, (_, id) => line({ id, html: page("Page") })).join(""));
  await once(child.stdout, "data");
  child.stdout.destroy();
  const [status] = await once(child, "close");
  assert.equal(status, 0);
});

test("no progress is drawn unless standard error is a terminal", async () => {
  assert.equal((await batch(line({ id: 1, html: page("Quiet") }))).stderr, "");
});

test("progress is drawn on a terminal", {
  skip: spawnSync("script", ["--version"]).status !== 0 && "there is no script(1) to make a terminal",
}, () => {
  const input = join(folder, "progress.ndjson");
  writeFileSync(input, Array.from({ length: 5 }, (_, id) => line({ id, html: page("Progress") })).join("") + "bad\n");
  const { stdout } = spawnSync(
    "script",
    ["-qec", `${process.execPath} ${cli} batch ${input} > ${join(folder, "out.ndjson")}`, "/dev/null"],
    { encoding: "utf8" },
  );
  assert.match(stdout, /100 % {2}6 pages {2}5 articles {2}1 errors/);
  assert.equal(readFileSync(join(folder, "out.ndjson"), "utf8").split("\n").length, 7);
});
