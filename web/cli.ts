#!/usr/bin/env node
// The command line: the entry point. What it does is in cli/.
import { main } from "./cli/main.js";

// A reader that has seen enough (`lectern … | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
