import { spawn } from "node:child_process";
import { once } from "node:events";
import { root } from "../setup.mjs";

/** Runs a program in the checkout. Resolves to what it prints where it fails, to "" where it does not. */
export async function complaints(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      printed += text;
    });
  }
  const [status] = await once(child, "close");
  return status === 0 ? "" : printed.trim() || `${program} ended with status ${status}.`;
}
