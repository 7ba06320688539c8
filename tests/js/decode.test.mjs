// Decoding where browsers differ among themselves or from Node; tests/browser/encoding.test.mjs compares the rest with
// Chromium.
import { decode } from "../../dist/node.js";
import assert from "node:assert/strict";
import { test } from "node:test";

const bytes = (text) => Buffer.from(text, "latin1");
const encodingOf = (text, charset) => decode(bytes(text), charset).encoding;

test("the first of two charset attributes counts, as the standard says", () => {
  assert.equal(encodingOf('<meta charset="koi8-r" charset="windows-1251">'), "koi8-r");
});

test("charset wins over content in one tag", () => {
  assert.equal(
    encodingOf('<meta http-equiv="content-type" content="text/html; charset=koi8-r" charset="windows-1251">'),
    "windows-1251",
  );
});

test("what is cut off inside of the tag declares nothing", () => {
  for (const cut of [
    "<meta",
    "<meta ",
    '<meta charset="koi8-r',
    '<meta charset="koi8-r"',
    "<meta charset=koi8-r",
    "<meta charset='koi8-r",
  ]) {
    assert.equal(encodingOf(cut), "utf-8", cut);
  }
  assert.equal(encodingOf('<meta charset="koi8-r">'), "koi8-r");
});

test("neither end tags nor other elements declare an encoding", () => {
  for (const html of [
    '</meta charset="koi8-r">',
    '<metal charset="koi8-r">',
    '<link charset="koi8-r">',
    '<!meta charset="koi8-r">',
    '<?meta charset="koi8-r">',
  ]) {
    assert.equal(encodingOf(html), "utf-8", html);
  }
});

test("a declaration after a kilobyte counts only in the head", () => {
  const far = " ".repeat(1100);
  assert.equal(encodingOf(`<head><title>x</title>${far}<meta charset="koi8-r">`), "koi8-r");
  assert.equal(encodingOf(`<body>${far}<p>x</p><meta charset="koi8-r">`), "utf-8");
});

test("without any sign: UTF-8 where the bytes are that, also cut off; else windows-1252", () => {
  assert.deepEqual(decode(Buffer.from("é€")), { text: "é€", encoding: "utf-8" });
  assert.deepEqual(decode(Buffer.from("é€").subarray(0, 4)), { text: "é\uFFFD", encoding: "utf-8" });
  assert.deepEqual(decode(bytes("\xe9\x80!")), { text: "é€!", encoding: "windows-1252" });
  assert.deepEqual(decode(new ArrayBuffer(0)), { text: "", encoding: "utf-8" });
});

test("UTF-16 XML declarations without a byte order mark", () => {
  const xml = '<?xml version="1.0"?><p>é';
  assert.deepEqual(decode(Buffer.from(xml, "utf16le")), { text: xml, encoding: "utf-16le" });
  assert.deepEqual(decode(Buffer.from(xml, "utf16le").swap16()), { text: xml, encoding: "utf-16be" });
});

test("encodings that browsers refuse give one U+FFFD", () => {
  for (const label of ["replacement", "hz-gb-2312", "ISO-2022-KR", "iso-2022-cn"]) {
    assert.deepEqual(decode(bytes("<script>x"), label), { text: "\uFFFD", encoding: "replacement" });
    assert.equal(decode(bytes(""), label).text, "");
  }
});

test("an unknown label causes a warning, and other signs decide", () => {
  const byTransport = decode(bytes('<meta charset="koi8-r">\xc1'), "no-such");
  assert.equal(byTransport.encoding, "koi8-r");
  assert.match(byTransport.warning, /"no-such"/);
  const byPage = decode(bytes('<meta charset="x-no-such">\xe9!'));
  assert.equal(byPage.encoding, "windows-1252");
  assert.match(byPage.warning, /"x-no-such"/);
  assert.equal(decode(bytes('<meta charset="koi8-r">')).warning, undefined);
});

test("a byte order mark is left out, once", () => {
  assert.equal(decode(Buffer.from("\uFEFF\uFEFFx")).text, "\uFEFFx");
  assert.equal(decode(Buffer.from("\uFEFFx", "utf16le"), "koi8-r").text, "x");
});

test("takes time in proportion to the bytes, whatever they are", () => {
  for (const unit of ["<", "<!--", "<meta ", '<meta a="', "<a b=c ", "<meta charset", "</", "<?xml encoding"]) {
    assert.equal(typeof decode(bytes(unit.repeat(2_000_000 / unit.length))).text, "string");
  }
});

test("a page whose bytes are UTF-8 is read as UTF-8, whatever it declares", () => {
  const page = (label) => Buffer.from(`<meta charset="${label}"><p>蜜蜂回到了老果园，守园人每天早上数它们的飞行。</p>`);
  for (const label of ["gbk", "gb2312", "big5", "shift_jis", "euc-jp", "euc-kr"]) {
    assert.equal(decode(page(label)).encoding, "utf-8", label);
    assert.match(decode(page(label)).text, /老果园/, label);
  }
  // Any bytes are of this one.
  assert.equal(decode(page("windows-1252")).encoding, "windows-1252");
  // What the transport says was said of these very bytes.
  assert.equal(decode(page("gbk"), "gbk").encoding, "gbk");
  // A page that holds to what it declares, and one that is of neither.
  assert.equal(encodingOf('<meta charset="gbk">\xc4\xe3\xba\xc3'), "gbk");
  assert.equal(encodingOf('<meta charset="gbk">\xc4\xe3\xff\xff'), "gbk");
});
