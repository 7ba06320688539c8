// Whether the directories of the core depend on each other in one direction only: by what they include, and by the
// public functions that they call.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup.mjs";
import { filesOf } from "./git.mjs";

const sources = () => filesOf("wasm").filter((path) => /\.(?:cpp|h|def)$/.test(path));

/** The directory of a file; "" for those that stand in wasm/ itself, which may use everything. */
const roomOf = (path) => /^wasm\/(\w+)\//.exec(path)?.[1] ?? "";

/** The room that defines each public function whose name no other function has. */
function publicFunctions(texts) {
  const rooms = new Map();
  for (const [path, text] of texts) {
    for (const [, name] of text.matchAll(/^[\w:<>]+ (to_(?:html|text|markdown)|present|present_json|join)\(/gm))
      if (roomOf(path)) rooms.set(name, roomOf(path));
  }
  return rooms;
}

/** What each room uses: a file that says so, by the room that is used. */
function uses(texts) {
  const functions = publicFunctions(texts);
  const graph = new Map();
  const add = (path, to) => {
    const from = roomOf(path);
    if (!from || !to || from === to || from === "bindings") return;
    if (!graph.has(from)) graph.set(from, new Map());
    if (!graph.get(from).has(to)) graph.get(from).set(to, path);
  };
  for (const [path, text] of texts) {
    for (const [, included] of text.matchAll(/^#include "(\w+)\//gm)) add(path, included);
    for (const [name, room] of functions)
      if (new RegExp(`(?<![\\w.:>]|\\w::)${name}\\(`).test(text.replace(/\/\/.*/g, ""))) add(path, room);
  }
  return graph;
}

/** A cycle as the rooms on it, the first one again at its end; nothing if there is none. */
function cycleIn(graph) {
  const done = new Set();
  const visit = (room, way) => {
    if (way.includes(room)) return [...way.slice(way.indexOf(room)), room];
    if (done.has(room)) return undefined;
    for (const next of graph.get(room)?.keys() ?? []) {
      const cycle = visit(next, [...way, room]);
      if (cycle) return cycle;
    }
    done.add(room);
    return undefined;
  };
  for (const room of graph.keys()) {
    const cycle = visit(room, []);
    if (cycle) return cycle;
  }
  return undefined;
}

export const rooms = {
  name: "rooms",
  inputs: sources,
  problems() {
    const texts = sources().map((path) => [path, readFileSync(join(root, path), "utf8")]);
    const graph = uses(texts);
    const cycle = cycleIn(graph);
    if (!cycle) return "";
    const steps = cycle.slice(1).map((to, i) => `  ${cycle[i]} uses ${to}: ${graph.get(cycle[i]).get(to)}`);
    return [
      "Directories of wasm/ use each other in a circle:",
      ...steps,
      "CONTRIBUTING.md says what may include what.",
    ].join("\n");
  },
};
