// Responses of servers that mean no good: only the picture or the page that was asked for fails.
import { newsPage, paragraphs } from "./pages.mjs";
import { load } from "../../dist/node.js";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const head = (...lines) => ["HTTP/1.1 200 OK", "content-type: image/png", ...lines, "", ""].join("\r\n");
const gzip = (bytes) => gzipSync(bytes, { level: 9 });
const megabyte = Buffer.alloc(1 << 20);

/** What a server writes, and whether it then keeps the connection open. Each with what is said of it. */
const responses = {
  "six content codings": [`${head(`content-encoding: ${Array(6).fill("gzip").join(", ")}`)}abc`, /6 content codings/],
  "three codings": [head("content-encoding: gzip, br, gzip"), /3 content codings/],
  "codings that do not fit": [`${head("content-encoding: gzip")}this is no gzip`, /could not be fetched/],
  "a cut off body": [`${head("content-length: 1000")}abc`, /could not be fetched/],
  "cut off chunks": [`${head("transfer-encoding: chunked")}ffff\r\nabc`, /could not be fetched/],
  "chunks that are none": [`${head("transfer-encoding: chunked")}zzzz\r\nabc`, /could not be fetched/],
  "two lengths": [`${head("content-length: 5", "content-length: 6")}abcde`, /could not be fetched/],
  "headers of a megabyte": [`${head(`x: ${"y".repeat(1 << 20)}`)}abc`, /could not be fetched/],
  "100,000 headers": [head(...Array(100_000).fill("x: y")), /could not be fetched/],
  "another protocol": [
    "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
    /could not be fetched/,
  ],
  "no HTTP": ["220 mail.example.org ESMTP\r\n", /could not be fetched/],
  nothing: ["", /could not be fetched/],
  "a redirect to nowhere": ["HTTP/1.1 302 Found\r\nlocation: http://[\r\n\r\n", /not a valid URL/],
  "a redirect to a file": ["HTTP/1.1 302 Found\r\nlocation: file:///etc/passwd\r\n\r\n", /neither http nor https/],
  "a redirect to a mail server": ["HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:25/\r\n\r\n", /port 25/],
  "a redirect with a password": [
    "HTTP/1.1 302 Found\r\nlocation: http://a:b@127.0.0.1/\r\n\r\n",
    /a user name or a password/,
  ],
  "much from little": [
    Buffer.concat([Buffer.from(head("content-encoding: gzip")), gzip(Buffer.alloc(64 << 20))]),
    /more than 20971520 bytes/,
  ],
  "much from little, twice": [
    Buffer.concat([Buffer.from(head("content-encoding: gzip, gzip")), gzip(gzip(Buffer.alloc(64 << 20)))]),
    /more than 20971520 bytes/,
  ],
  "no end": [head(), /more than 20971520 bytes/, megabyte],
};

let server;
let base;
before(async () => {
  const list = Object.values(responses);
  server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (request) => {
      const [bytes, , more] = list[Number(/^GET \/(\d+)/.exec(request)?.[1] ?? 0)];
      socket.write(bytes);
      const writeMore = () => {
        while (!socket.destroyed && socket.write(more));
        if (!socket.destroyed) socket.once("drain", writeMore);
      };
      if (more) writeMore();
      else setTimeout(() => socket.destroy(), 100);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

test("a picture fails alone, whatever its server writes", async () => {
  const lectern = await load();
  const pictures = Object.keys(responses).map((_, index) => `<img src="${base}/${index}" width="40" height="30">`);
  const article = lectern.parse(newsPage({ body: [...paragraphs, ...pictures, ...paragraphs] }), {
    formats: ["nodes"],
  });
  const { files, warnings } = await lectern.render(article, { format: "svg", page: "long", privateNetwork: true });
  assert.equal(files.length, 1);
  Object.entries(responses).forEach(([name, [, said]], index) =>
    assert.match(warnings.find((text) => text.includes(`/${index} is left out`)) ?? `nothing said of ${name}`, said),
  );
});

test("the command line says what is wrong with a page, whatever its server writes", async () => {
  const program = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
  for (const index of [0, 3, 7, 9, 11]) {
    const child = spawn(process.execPath, [program, `${base}/${index}`]);
    let said = "";
    child.stderr.on("data", (text) => (said += text));
    const [status] = await once(child, "close");
    assert.equal(status, 3, said);
    assert.match(said, /^lectern: .*\((?:fetch-failed|unsupported-content)\)\n$/s);
  }
});
