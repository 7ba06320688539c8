// A page from a public address reaches no private network; one that came from there may.
import { importSource } from "../support/source.mjs";
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";

const { isPrivate, publicLookup } = await importSource("web/private_network.ts", { platform: "node" });
const { fetchBytes } = await importSource("web/fetch_bytes.ts", { platform: "node" });

test("which addresses are private", () => {
  for (const address of [
    ...["127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.31.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"],
    ...["255.255.255.255", "224.0.0.1", "::1", "::", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "fec0::1"],
    ...["::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:c0a8:101", "64:ff9b::10.0.0.1", "2002:7f00:1::"],
  ])
    assert.equal(isPrivate(address), true, address);
  for (const address of [
    ...["1.1.1.1", "172.32.0.1", "192.0.2.1", "100.128.0.1", "223.255.255.255", "11.0.0.1", "128.0.0.1"],
    ...["2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::8.8.8.8", "2a00::1", "", "no address"],
  ])
    assert.equal(isPrivate(address), false, address);
});

test("a name that resolves to a private address is rejected, whatever else it resolves to", async () => {
  for (const all of [true, false])
    await assert.rejects(
      new Promise((resolve, reject) =>
        publicLookup("localhost", { all }, (error, found) => (error ? reject(error) : resolve(found))),
      ),
      /^Error: localhost \((?:127\.0\.0\.1|::1)\) is an address of a private network$/,
    );
});

describe("requests", () => {
  let server;
  let port;
  before(async () => {
    server = createServer((request, response) => response.end("words")).listen(0, "127.0.0.1");
    await once(server, "listening");
    ({ port } = server.address());
  });
  after(() => server.close());

  const get = (host, privateNetwork) =>
    fetchBytes(
      `http://${host}:${port}/`,
      { maxBytes: 100, timeout: 5000, userAgent: "test", privateNetwork },
      { accept: "*/*", takes: () => true, name: "anything" },
    );

  test("reach this computer where they may, and say so", async () => {
    for (const host of ["127.0.0.1", "localhost"]) {
      const { bytes, isPrivate: came } = await get(host, true);
      assert.equal(Buffer.from(bytes).toString(), "words");
      assert.equal(came, true);
    }
  });

  test("do not where they may not, in whatever way it is written", async () => {
    for (const host of ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "[::1]", "0"])
      await assert.rejects(
        get(host, false),
        { code: "fetch-failed", message: /is an address of a private network/ },
        host,
      );
  });
});
