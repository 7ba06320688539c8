// The address that an article's reading position, notes and settings are kept by.
import { importSource } from "../support/source.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document ??= { baseURI: "https://host.example/reader" };
const { addressOf } = await importSource("web/element/address.ts", { platform: "browser" });
const of = (url, canonicalUrl) => addressOf({ url, article: { canonicalUrl } });

test("a canonical URL counts only within the site that the page was read at", () => {
  assert.equal(of("https://example.org/story?ref=7", "https://example.org/story"), "https://example.org/story");
  assert.equal(of("https://www.example.org/story", "https://example.org/story"), "https://example.org/story");
  assert.equal(of("http://example.org/story", "https://example.org/story"), "https://example.org/story");
  assert.equal(of("https://example.org/story", ""), "https://example.org/story");
});

test("it reaches nothing that is kept for a page elsewhere", () => {
  const read = "https://evil.example/x";
  for (const said of ["https://victim.example/story", "https://victim.evil.example/", "file:///home/notes.html", "::"])
    assert.equal(of(read, said), read, said);
  for (const said of ["https://victim.example/story", "file:///home/notes.html"])
    assert.equal(of("file:///home/page.html", said), "file:///home/page.html");
  assert.equal(of("http://127.0.0.1:8000/", "http://127.0.0.1:9000/"), "http://127.0.0.1:8000/");
  assert.equal(of(undefined, "https://victim.example/story"), "", "where it was read is not known");
});
