// Whether the core's files and functions are short: few files over 400 lines, few functions over 60.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup.mjs";
import { filesOf } from "./git.mjs";

const longestFile = 400;
const mostLongFiles = 4;
const longestFunction = 60;
const mostLongFunctions = 0.01; // of all

const sources = () =>
  filesOf("wasm", "include").filter(
    (path) => /\.(?:cpp|h|def)$/.test(path) && !path.endsWith("character_references.def"),
  );

// Lines that begin with these begin no function.
const noFunction = /^(?:if|for|while|switch|else|return|namespace|struct|class|enum|union|constexpr auto)\b/;

/** The functions of formatted C++ that take several lines: where each begins, and how many lines it has. */
function functionsOf(lines) {
  const found = [];
  for (let i = 0; i < lines.length; i++) {
    const code = lines[i].trimStart();
    const indent = lines[i].slice(0, lines[i].length - code.length);
    if (indent.length > 4 || !/^[\w~]/.test(code) || !code.includes("(") || noFunction.test(code)) continue;
    let open = i;
    while (open < lines.length && !/[{};]$/.test(lines[open])) open++;
    // A list of values in braces is no function.
    if (!lines[open]?.endsWith("{") || code.includes(" = ")) continue;
    const end = lines.indexOf(`${indent}}`, open + 1);
    if (end < 0) continue;
    found.push({ line: i + 1, length: end - i + 1 });
    i = end;
  }
  return found;
}

/** What is too long in a file: the file itself, and functions. */
function measure(path) {
  const lines = readFileSync(join(root, path), "utf8").trimEnd().split("\n");
  const all = path.endsWith(".def") ? [] : functionsOf(lines);
  return {
    files: lines.length > longestFile ? [`  ${path} (${lines.length} lines)`] : [],
    functions: all.length,
    long: all
      .filter(({ length }) => length > longestFunction)
      .map((one) => `  ${path}:${one.line} (${one.length} lines)`),
  };
}

export const lengths = {
  name: "lengths",
  inputs: sources,
  problems() {
    const measured = sources().map(measure);
    const files = measured.flatMap((one) => one.files);
    const long = measured.flatMap((one) => one.long);
    const functions = measured.reduce((sum, one) => sum + one.functions, 0);
    const found = [];
    if (files.length > mostLongFiles)
      found.push(`More than ${mostLongFiles} files have more than ${longestFile} lines:`, ...files);
    if (long.length > functions * mostLongFunctions)
      found.push(`More than 1 % of ${functions} functions have more than ${longestFunction} lines:`, ...long);
    return found.join("\n");
  },
};
