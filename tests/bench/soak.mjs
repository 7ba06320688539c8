// npm run soak [-- --parses N --pages FOLDER]: parses page after page in one process and prints what memory it holds.
import { build } from "../../scripts/build.mjs";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { parses: { type: "string", default: "100000" }, pages: { type: "string" } } });

await build();
const { pagesOf } = await import("./pages.mjs");
const { load } = await import("../../dist/node.js");
const lectern = await load();
const { pages } = pagesOf(values.pages, 200);
const parses = Number(values.parses);

console.log(`\n${parses} parses of ${pages.length} pages\n\n    parses    resident   outside V8   V8 heap   (MB)`);
const start = performance.now();
for (let done = 1; done <= parses; done += 1) {
  lectern.parse(pages[done % pages.length], { formats: done % 2 ? ["markdown"] : [] });
  if (done % Math.ceil(parses / 10) !== 0) continue;
  const { rss, external, heapUsed } = process.memoryUsage();
  const columns = [rss, external, heapUsed].map((bytes) => (bytes / 1e6).toFixed(0));
  console.log(
    `${String(done).padStart(10)}${columns[0].padStart(12)}${columns[1].padStart(13)}${columns[2].padStart(10)}`,
  );
}
console.log(`\n${((performance.now() - start) / parses).toFixed(2)} ms a parse`);
