// Bytes to text as browsers do it: the same pages decoded here and loaded in a real browser.
import { browsers } from "../support/browser.mjs";
import { sharedBrowser } from "../support/shared_browser.mjs";
import { decode } from "../../dist/node.js";
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";

const ascii = (text) => Buffer.from(text, "latin1");
const page = (...parts) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? ascii(part) : Buffer.from(part))));
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
/** All high bytes, apart by spaces, as single-byte encodings have them. */
const highBytes = range(0x80, 0xff).flatMap((byte) => [byte, 0x20]);
/** Two-byte characters from a few rows of an East Asian encoding. */
const pairs = (leads, trails) => leads.flatMap((lead) => trails.flatMap((trail) => [lead, trail, 0x20]));

const declared = (label, bytes) => page(`<!DOCTYPE html><meta charset="${label}"><pre>`, bytes, "</pre>");

const cases = {};
for (const label of [
  ...[
    "ibm866",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-8-i",
  ],
  ...[
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "koi8-r",
    "koi8-u",
    "macintosh",
    "windows-874",
    "windows-1250",
  ],
  ...[
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
  ],
  ...["x-mac-cyrillic", "iso-8859-1", "latin1", "us-ascii", "iso-8859-9", "tis-620", "CP1251", " windows-1251 "],
]) {
  cases[`high bytes in ${label}`] = { bytes: declared(label, highBytes) };
}
cases["shift_jis"] = {
  bytes: declared("shift_jis", [...pairs([0x82, 0x83, 0x88, 0x93], [...range(0x9f, 0xf1)]), ...range(0xa1, 0xdf)]),
};
cases["x-sjis"] = { bytes: declared("x-sjis", [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]) };
cases["euc-jp"] = { bytes: declared("euc-jp", pairs([0xa4, 0xa5, 0xb0, 0xc6], range(0xa1, 0xf3))) };
cases["iso-2022-jp"] = { bytes: declared("iso-2022-jp", ascii("\x1b$B$3$s$K$A$O\x1b(B!")) };
cases["euc-kr"] = { bytes: declared("euc-kr", pairs([0xb0, 0xb1, 0xc7], range(0xa1, 0xfe))) };
cases["big5"] = {
  bytes: declared("big5", pairs([0xa4, 0xa5, 0xb0, 0xc9], [...range(0x40, 0x5b), ...range(0xa1, 0xfe)])),
};
cases["gbk"] = {
  bytes: declared("gbk", pairs([0xb0, 0xc4, 0xd7, 0x81], [...range(0x40, 0x5b), ...range(0xa1, 0xf9)])),
};
cases["gb2312 is gbk"] = { bytes: declared("gb2312", [0xc4, 0xe3, 0xba, 0xc3, 0x80]) };
cases["gb18030"] = {
  bytes: declared("gb18030", [0xc4, 0xe3, 0x20, 0x81, 0x30, 0x84, 0x36, 0x20, 0x95, 0x32, 0x82, 0x36]),
};
cases["utf-8 with invalid bytes"] = {
  bytes: declared(
    "utf-8",
    [
      0xc3, 0xa9, 0xff, 0x20, 0xe2, 0x82, 0x20, 0xf0, 0x9f, 0x98, 0x20, 0xed, 0xa0, 0x80, 0x20, 0xc0, 0xaf, 0x20, 0xf4,
      0x90, 0x80, 0x80,
    ],
  ),
};
cases["a label that nobody knows, then one"] = {
  bytes: page('<meta charset="no-such"><meta charset="koi8-r"><pre>', highBytes),
};
cases["by http-equiv"] = {
  bytes: page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><pre>', highBytes),
};
cases["by http-equiv, content first, in single quotes"] = {
  bytes: page("<META content='text/html;charset = \"koi8-r\"' HTTP-EQUIV=content-type><pre>", highBytes),
};
cases["content without http-equiv declares nothing"] = {
  bytes: page('<meta name="x" content="text/html; charset=windows-1251"><meta charset="windows-1250"><pre>', highBytes),
};
cases["in a comment it does not count"] = {
  bytes: page('<!-- <meta charset="koi8-r"> --><meta charset="windows-1251"><pre>', highBytes),
};
cases["after a comment that ends at once"] = { bytes: page('<!--><meta charset="koi8-r"><!-- --><pre>', highBytes) };
cases["in an attribute's value it does not count"] = {
  bytes: page(`<html data-x="<meta charset='koi8-r'>"><meta charset="windows-1251"><pre>`, highBytes),
};
cases["utf-16 declared in ASCII is utf-8"] = { bytes: declared("utf-16", Buffer.from("é ü €")) };
cases["x-user-defined declared is windows-1252"] = { bytes: declared("x-user-defined", highBytes) };
cases["after a kilobyte, in the head"] = {
  bytes: page("<head><title>", " ".repeat(2000), '</title><meta charset="koi8-r"></head><pre>', highBytes),
};
cases["an XML declaration"] = {
  bytes: page('<?xml version="1.0" encoding="windows-1251"?><!DOCTYPE html><pre>', highBytes),
};
cases["a meta element wins over an XML declaration"] = {
  bytes: page('<?xml version="1.0" encoding="windows-1251"?><!DOCTYPE html><meta charset="koi8-r"><pre>', highBytes),
};
cases["the transport wins over the page"] = { charset: "windows-1253", bytes: declared("koi8-r", highBytes) };
cases["the transport's x-user-defined is that"] = { charset: "x-user-defined", bytes: page("<pre>", highBytes) };
cases["a transport's label that nobody knows"] = { charset: "no-such", bytes: declared("koi8-r", highBytes) };
cases["a UTF-8 byte order mark wins over all"] = {
  charset: "koi8-r",
  bytes: page([0xef, 0xbb, 0xbf], declared("koi8-r", Buffer.from("é ü €"))),
};
cases["UTF-16LE by byte order mark"] = {
  charset: "koi8-r",
  bytes: page([0xff, 0xfe], Buffer.from("<pre>é ü €</pre>", "utf16le")),
};
cases["UTF-16BE by byte order mark"] = {
  bytes: page([0xfe, 0xff], Buffer.from("<pre>é ü €</pre>", "utf16le").swap16()),
};
cases["UTF-16LE by transport"] = { charset: "utf-16le", bytes: Buffer.from("<pre>é ü €</pre>", "utf16le") };

const served = new Map(Object.keys(cases).map((name, index) => [`/${index}`, cases[name]]));
const server = createServer((request, response) => {
  const { bytes, charset } = served.get(request.url) ?? { bytes: Buffer.alloc(0) };
  response.writeHead(200, { "content-type": charset ? `text/html; charset=${charset}` : "text/html" }).end(bytes);
});
const preOf = (text) => /<pre>([^]*?)(?:<\/pre>|$)/.exec(text)[1];

for (const name of browsers.filter((each) => each === "chromium")) {
  describe(`as ${name} decodes it`, () => {
    let tab;
    before(async () => {
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      tab = await (await sharedBrowser(name)).browser.newPage();
    });
    after(async () => {
      await tab?.close();
      server.close();
    });

    for (const [path, { bytes, charset }] of served) {
      test(Object.keys(cases)[Number(path.slice(1))], async () => {
        await tab.goto(`http://127.0.0.1:${server.address().port}${path}`);
        const [encoding, text] = await tab.evaluate(() => [
          document.characterSet.toLowerCase(),
          document.querySelector("pre").textContent,
        ]);
        const decoded = decode(bytes, charset);
        assert.equal(decoded.encoding, encoding);
        assert.equal(preOf(decoded.text), text);
      });
    }
  });
}
