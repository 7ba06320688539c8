// The speed of the core, by a measure that is the same in every run.
import { countInstructions, expected, whyNot } from "../bench/instructions.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";

test("a byte of a real page takes as many instructions as before", { skip: whyNot() }, (context) => {
  const { pages, bytes, perByte } = countInstructions();
  context.diagnostic(`${pages} pages, ${bytes} bytes: ${perByte.toFixed(2)} instructions per byte`);
  const change = perByte / expected.perByte - 1;
  assert.ok(
    Math.abs(change) <= expected.tolerance,
    `${perByte.toFixed(2)} instructions per byte, ${(100 * Math.abs(change)).toFixed(1)} % ${change > 0 ? "more" : "fewer"} ` +
      `than the ${expected.perByte} in tests/bench/instructions.mjs. If the change is meant, write the new figure there.`,
  );
});
