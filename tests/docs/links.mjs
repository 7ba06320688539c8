// The links, the pictures and the commands of a Markdown file.
import { blocksOf, inlineTokens, textOf } from "./markdown.mjs";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** Where the links and the pictures of a text lead, those of its HTML too, each with its line. */
export function linksIn(text) {
  const links = [];
  for (const { token, line } of inlineTokens(text)) {
    const target = token.attrGet("href") ?? token.attrGet("src");
    if (target !== null) links.push({ target, line });
    if (!token.type.startsWith("html_")) continue;
    for (const [, value] of token.content.matchAll(/\s(?:href|src|srcset)="([^"]*)"/g))
      links.push({ target: value.split(" ", 1)[0], line });
  }
  return links;
}

/** What a link may name after its "#": headings as GitHub names them, and the ids of HTML elements. */
export function anchorsIn(text) {
  const anchors = new Set();
  const blocks = blocksOf(text);
  for (const [index, block] of blocks.entries()) {
    if (block.type !== "heading_open") continue;
    const slug = textOf(blocks[index + 1])
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-");
    let name = slug;
    for (let count = 1; anchors.has(name); count++) name = `${slug}-${count}`;
    anchors.add(name);
  }
  for (const { token } of inlineTokens(text))
    if (token.type.startsWith("html_"))
      for (const [, id] of token.content.matchAll(/\s(?:id|name)="([^"]*)"/g)) anchors.add(id);
  return anchors;
}

/** The file of a relative link, from the folder of the documentation; its path alone, where it leads to this file. */
export const fileOf = (target, file) => {
  const path = decodeURIComponent(target.split(/[?#]/, 1)[0]);
  return path === "" ? file : join(dirname(file), path);
};

export const isExternal = (target) => /^[a-z][a-z\d+.-]*:/i.test(target);

/**
 * What is wrong with a link, or undefined.
 * @param file the file that it is in, relative to `root`
 */
export function problemOfLink(target, file, root) {
  if (isExternal(target)) return URL.canParse(target) ? undefined : "is not a URL";
  if (target.startsWith("/")) return "is an absolute path: write it relative to the file that it is in";
  const path = fileOf(target, file);
  if (relative(root, resolve(root, path)).startsWith("..")) return "leads out of the repository";
  if (!existsSync(join(root, path))) return "does not exist";
  const anchor = target.split("#")[1];
  if (anchor === undefined || !path.endsWith(".md")) return undefined;
  if (anchorsIn(readFileSync(join(root, path), "utf8")).has(decodeURIComponent(anchor))) return undefined;
  return "names a heading that does not exist";
}

/** The commands that stand within lines, as `code`, each with its line; none of a paragraph that is not to be run. */
export const commandsIn = (text) =>
  [...inlineTokens(text)]
    .filter(({ token, skip }) => token.type === "code_inline" && !skip)
    .map(({ token, line }) => ({ command: token.content, line }));

/** What is wrong with a command that runs scripts of package.json or files. */
export function problemsOfCommand(command, root) {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const missingScripts = [...command.matchAll(/\bnpm run ([\w:-]+)/g)]
    .filter(([, script]) => !Object.hasOwn(scripts, script))
    .map(([, script]) => `package.json has no script ${script}`);
  // A file's name without a folder is one that the reader writes.
  const missingFiles = [...command.matchAll(/(?<![\w./-])node (?:-\S+ )*([\w.-]+\/[\w./-]+)/g)]
    .filter(([, path]) => !existsSync(join(root, path)))
    .map(([, path]) => `there is no file ${path}`);
  return [...missingScripts, ...missingFiles];
}

/** All Markdown files that links lead to from one of them, itself among them. */
export function reachableFrom(file, root) {
  const reached = new Set([file]);
  for (const from of reached) {
    if (!existsSync(join(root, from)) || !statSync(join(root, from)).isFile()) continue;
    for (const { target } of linksIn(readFileSync(join(root, from), "utf8"))) {
      if (isExternal(target)) continue;
      const to = fileOf(target, from);
      if (to.endsWith(".md")) reached.add(to);
    }
  }
  return reached;
}
