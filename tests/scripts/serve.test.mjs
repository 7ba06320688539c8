// The demo's server shows demo/, dist/ and the page it was given, and nothing else.
import assert from "node:assert/strict";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { serve } from "../../scripts/serve.mjs";

let server;
before(async () => (server = await serve({ page: join(root, "tests/consumer/page.html") })));
after(() => server.close());

/** Asks for a path exactly as it is written. */
function get(path, { method = "GET", headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    request(server.address, { path, method, headers }, (response) => {
      let body = "";
      response
        .setEncoding("latin1")
        .on("data", (chunk) => (body += chunk))
        .on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on("error", reject)
      .end();
  });
}

test("files come with their types", async () => {
  assert.match((await get("/dist/lectern.js")).headers["content-type"], /^text\/javascript/);
  assert.equal((await get("/dist/lectern.wasm")).headers["content-type"], "application/wasm");
  assert.match((await get("/demo/")).headers["content-type"], /^text\/html/);
  assert.equal((await get("/")).headers.location, "/demo/");
});

test("the page is served, but cannot run as a part of the demo", async () => {
  const { status, body, headers } = await get("/page.html");
  assert.equal(status, 200);
  assert.match(body, /Twice a day a wooden ferry/);
  assert.equal(headers["content-security-policy"], "sandbox");
});

test("nothing outside is served", async () => {
  const paths = [
    "/package.json",
    "/dist/../package.json",
    "/dist/%2e%2e/package.json",
    "/dist/..%2fpackage.json",
    "/dist/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "//dist/lectern.js",
    "/dist/%00",
    "/dist/%",
    "/.git/config",
    "http://x/dist/lectern.js",
  ];
  for (const path of paths) assert.equal((await get(path)).status, 404, path);
});

test("another host name or method is refused", async () => {
  assert.equal((await get("/page.html", { headers: { host: "elsewhere.example" } })).status, 403);
  assert.equal((await get("/demo/", { method: "POST" })).status, 405);
});
