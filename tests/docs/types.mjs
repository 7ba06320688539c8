// Examples in TypeScript: their types are checked, all in one run of the compiler.
import { root } from "../../scripts/setup.mjs";
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const compilerOptions = {
  target: "ES2022",
  module: "ESNext",
  moduleResolution: "bundler",
  moduleDetection: "force",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: ["node"],
  jsx: "react-jsx",
  strict: true,
  noEmit: true,
};

/**
 * @param examples of `ts` and `tsx`
 * @param folder one in which the package is installed
 * @returns {Promise<(example: object) => string>} what the compiler says of an example; "" where it is right
 */
export async function checkTypes(examples, folder) {
  const project = join(folder, "types");
  mkdirSync(project);
  const files = examples.map(({ language }, index) => `example-${index}.${language}`);
  for (const [index, { code }] of examples.entries()) writeFileSync(join(project, files[index]), code);
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const tsc = [join(root, "node_modules/typescript/bin/tsc"), "--pretty", "false", "-p", "."];
  const output = await new Promise((done) =>
    execFile(process.execPath, tsc, { cwd: project }, (error, stdout, stderr) =>
      done(error ? stdout.trim() || stderr : ""),
    ),
  );

  // Each message begins with its file and may go on for several lines; one about another file concerns all examples.
  const messages = output.split(/\n(?=\S)/);
  return (example) => {
    const name = files[examples.indexOf(example)];
    const place = (row) => `${example.file}:${example.line + Number(row)}`;
    return messages
      .filter((message) => message.startsWith(`${name}(`) || !message.startsWith("example-"))
      .map((message) => message.replace(/^example-\d+\.tsx?\((\d+),\d+\)/, (_, row) => place(row)))
      .join("\n");
  };
}
