// What stands in a view's address, and what the entries of menus open.
import { importSource } from "../../support/source.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.chrome = {};
const { subjectOf, viewAddress, webAddress, samePage } = await importSource("web/extension/view_address.ts");
const { chosen } = await importSource("web/extension/menus.ts");

test("what a view shows is read as it was written", () => {
  const subject = {
    tab: 2147483647,
    url: "https://example.org/a?b=c&d#e",
    frame: 3,
    selection: true,
    pick: true,
    link: "https://example.net/%20?x=1",
    kept: true,
  };
  const { pathname, search } = new URL(viewAddress(subject), "extension://id");
  assert.equal(pathname, "/view.html");
  assert.deepEqual(subjectOf(search), subject);
  assert.deepEqual(subjectOf(new URL(viewAddress({ tab: 7, url: "" }), "extension://id").search), {
    tab: 7,
    url: "",
    frame: 0,
    selection: false,
    pick: false,
    link: "",
    kept: false,
  });
});

test("a URL that is too long to be part of another is left out", () => {
  assert.equal(
    subjectOf(
      new URL(viewAddress({ tab: 7, url: `https://example.org/#${"%".repeat(1_000_000)}` }), "extension://id").search,
    ).url,
    "",
  );
});

test("a URL that the extension did not write names no tab, and only links to the web", () => {
  for (const search of [
    "",
    "?tab=",
    "?tab=-1",
    "?tab=1e3",
    "?tab=2147483648",
    "?tab=99999999999",
    "?tab=__proto__",
    "?frame=x",
  ])
    assert.deepEqual(subjectOf(search), {
      tab: -1,
      url: "",
      frame: 0,
      selection: false,
      pick: false,
      link: "",
      kept: false,
    });
  for (const link of [
    "javascript:alert(1)",
    "data:text/html,x",
    "chrome://settings",
    "file:///etc/passwd",
    "//example.org",
    "https://",
    " javascript:1",
  ]) {
    assert.equal(subjectOf(`?${new URLSearchParams({ link })}`).link, "");
  }
});

test("addresses of the web are http and https", () => {
  assert.equal(webAddress("HTTPS://Example.org"), "https://example.org/");
  assert.equal(webAddress("ftp://example.org/"), "");
  assert.equal(webAddress("http://[broken"), "");
});

test("a page is the same at another place of it", () => {
  assert.ok(samePage("https://example.org/a#b", "https://example.org/a"));
  assert.ok(!samePage("https://example.org/a?b", "https://example.org/a"));
});

test("the menus' entries open the page, also in the background, a part of it, a link, and what is selected", () => {
  assert.deepEqual(chosen({ menuItemId: "menuPage" }), { active: true });
  assert.deepEqual(chosen({ menuItemId: "menuBackground" }), { active: false });
  assert.deepEqual(chosen({ menuItemId: "menuPick" }), { subject: { pick: true }, active: false });
  assert.deepEqual(chosen({ menuItemId: "menuLink", linkUrl: "https://example.org/" }), {
    subject: { link: "https://example.org/" },
  });
  assert.deepEqual(chosen({ menuItemId: "menuSelection", frameId: 4 }), { subject: { selection: true, frame: 4 } });
});
