// npm start: the report on a terminal, then the demo.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";

/** Runs npm start until the demo's address is printed, hands everything printed to `look`, and ends it. */
async function start(args, look) {
  const child = spawn(process.execPath, ["scripts/start.mjs", ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, INIT_CWD: root },
  });
  try {
    let output = "";
    for await (const chunk of child.stdout.setEncoding("utf8")) {
      output += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+\/demo\/\S*/.exec(output)?.[0];
      if (address) return await look(output, address);
    }
    assert.fail(`ended without an address: ${output}`);
  } finally {
    child.kill();
  }
}

test("reads the sample page and serves the demo", () =>
  start([], async (output, address) => {
    for (const row of [/Title +\S/, /Standfirst +\S/, /Reading time +\d+ minute/, /Removed +\S+ +\d+ block/])
      assert.match(output, row);
    const page = await fetch(address);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<html/);
  }));

test("reads a page of one's own", () =>
  start(["tests/consumer/page.html"], async (output, address) => {
    assert.match(output, /Title +The ferry that runs on rain/);
    const source = new URL(new URL(address).searchParams.get("src"), address);
    assert.match(await (await fetch(source)).text(), /Twice a day a wooden ferry/);
  }));

test("says which page cannot be read", async () => {
  const child = spawn(process.execPath, ["scripts/start.mjs", "no-such-page.html"], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let message = "";
  for await (const chunk of child.stderr.setEncoding("utf8")) message += chunk;
  assert.match(message, /no-such-page\.html cannot be read/);
  assert.notEqual(child.exitCode, 0);
});
