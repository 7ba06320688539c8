// Runs test files one after another in this process, which share what costs time to start: node in_one_process.mjs
// FILES
// Imported here, these close their browsers after the last file; imported by a file, after that one.
import "./shared_browser.mjs";
import "./shared_extension.mjs";
import { relative } from "node:path";
import { describe } from "node:test";
import { pathToFileURL } from "node:url";

for (const file of process.argv.slice(2)) describe(relative(".", file), () => import(pathToFileURL(file).href));
