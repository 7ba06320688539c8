// The whole library as it does on pages that it has not seen: each fold's pages by the model that `npm run train`
// learned from the other folds.
import { root } from "../../scripts/setup.mjs";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folds = join(root, "build/train/folds");

/** Whether there are folds to measure with. */
export const haveFolds = () => existsSync(folds);

/**
 * @param pages as pagesOf gives them
 * @returns {Map<string, object>} the article of each page that a fold has, by id
 */
export function readByFolds(pages) {
  if (!haveFolds()) throw new Error("There are no folds to measure with: npm run train makes them.");
  const byId = new Map(pages.map((page) => [page.id, page]));
  const articles = new Map();
  for (let number = 0; existsSync(join(folds, `${number}.inc`)); number += 1) {
    const ids = readFileSync(join(folds, `${number}.ids`), "utf8")
      .trim()
      .split("\n")
      .filter((id) => byId.has(id));
    if (ids.length === 0) continue;
    const build = join(root, "build/train/fold");
    execFileSync("cmake", ["--preset", "native", "-B", build, `-DLECTERN_MODEL=${join(folds, `${number}.inc`)}`], {
      cwd: root,
    });
    execFileSync("cmake", ["--build", build, "--target", "lectern_predict"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const input = ids.map((id) => JSON.stringify({ id, url: byId.get(id).url, html: byId.get(id).html() })).join("\n");
    const output = execFileSync(join(build, "tests/lectern_predict"), { input, maxBuffer: 2 ** 30 }).toString();
    for (const line of output.trim().split("\n")) {
      const { id, ...article } = JSON.parse(line);
      articles.set(id, article.content === undefined ? null : article);
    }
  }
  return articles;
}
