// node tests/bench/background_memory.mjs: what the extension's background takes while it waits, in Chromium, in KB of
// 1,000 bytes; dist/ has been built.
// Browsers end it after half a minute, and then it takes nothing.
import { withExtension } from "../support/extension.mjs";

const { browser, origin } = await withExtension("chromium");
const target = await browser.waitForTarget(
  (found) => found.type() === "service_worker" && found.url().startsWith(origin),
);
const session = await target.createCDPSession();
await session.send("HeapProfiler.collectGarbage");
const {
  usedSize,
  totalSize,
  embedderHeapUsedSize = 0,
  backingStorageSize = 0,
} = await session.send("Runtime.getHeapUsage");
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;
console.log(
  `${await browser.version()}: JavaScript ${kilobytes(usedSize)} of ${kilobytes(totalSize)} reserved, the browser's own objects ${kilobytes(embedderHeapUsedSize)}, buffers ${kilobytes(backingStorageSize)}`,
);
await browser.close();
