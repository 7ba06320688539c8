// Whether a node list is one: it may come from elsewhere than Lectern.
import { LecternError } from "../errors.js";
import type { ArticleNode } from "../types.js";

/**
 * Checks a node list.
 * @throws LecternError invalid-options, which says of the first node that is none what is wrong with it
 */
export function checkNodes(nodes: unknown): asserts nodes is readonly ArticleNode[] {
  if (!Array.isArray(nodes)) throw new LecternError("invalid-options", "nodes must be an array.");
  // Not forEach, which passes over holes.
  for (let index = 0; index < nodes.length; index += 1) {
    const problem = problemOf(nodes[index], index);
    if (problem) throw new LecternError("invalid-options", `Node ${index} of the list ${problem}.`);
  }
}

function problemOf(node: unknown, index: number): string | undefined {
  if (node === null || typeof node !== "object") return `is ${shown(node)}, not an object`;
  const { parent, text, tag, attributes } = node as Record<string, unknown>;
  if (!Number.isInteger(parent) || (parent as number) < -1 || (parent as number) >= index) {
    return `has the parent ${shown(parent)}: it must be the index of an earlier node, or -1`;
  }
  if ("text" in node)
    return typeof text === "string" ? undefined : `has the text ${shown(text)}, which is not a string`;
  if (typeof tag !== "string") return `has the tag ${shown(tag)}, which is not a string`;
  if (attributes === undefined || attributes === null) return undefined;
  if (typeof attributes !== "object") return `has the attributes ${shown(attributes)}, which are not an object`;
  const wrong = Object.entries(attributes).find(([, value]) => typeof value !== "string");
  return wrong && `has the attribute "${wrong[0]}" with the value ${shown(wrong[1])}, which is not a string`;
}

/** A wrong value in words. */
function shown(value: unknown): string {
  if (typeof value === "string") return `"${value.slice(0, 40)}"`;
  if (Array.isArray(value)) return "[…]";
  return value !== null && typeof value === "object"
    ? "{…}"
    : typeof value === "function"
      ? "a function"
      : String(value);
}
