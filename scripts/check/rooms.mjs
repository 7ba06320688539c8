// Whether the rooms of the C++, the directories of wasm/, include each other in one direction only. A room that includes
// another directly or through others must not be included by it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../setup.mjs";
import { filesOf } from "./git.mjs";

const sources = () => filesOf("wasm").filter((path) => /\.(?:cpp|h)$/.test(path));

/** The first directory of a path, "" for a file at the top: it includes rooms and is in none. */
const roomOf = (path) => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "");

/**
 * The includes that go from room to room: for each room those that it includes, each with one line that does.
 * @param files of each file below wasm/ its path from there, and its text
 */
export function includesOf(files) {
  const rooms = new Map(files.map(([path]) => [roomOf(path), new Map()]));
  for (const [path, text] of files) {
    const room = roomOf(path);
    for (const [, included] of text.matchAll(/^#include "([^"]+)"/gm)) {
      const other = roomOf(included);
      if (room !== "" && other !== room && rooms.has(other) && !rooms.get(room).has(other))
        rooms.get(room).set(other, `${path} includes ${included}`);
    }
  }
  return rooms;
}

/** A cycle among the rooms: the includes that close it; empty where there is none. */
export function cycleIn(rooms) {
  const done = new Set();
  const path = [];
  const visit = (room) => {
    const start = path.indexOf(room);
    if (start >= 0) return path.slice(start);
    if (done.has(room)) return [];
    path.push(room);
    for (const other of rooms.get(room).keys()) {
      const cycle = visit(other);
      if (cycle.length > 0) return cycle;
    }
    path.pop();
    done.add(room);
    return [];
  };
  for (const room of rooms.keys()) {
    const cycle = visit(room);
    if (cycle.length > 0) return cycle.map((from, i) => rooms.get(from).get(cycle[(i + 1) % cycle.length]));
  }
  return [];
}

export const rooms = {
  name: "rooms",
  inputs: sources,
  problems() {
    const files = sources().map((path) => [path.slice("wasm/".length), readFileSync(join(root, path), "utf8")]);
    const cycle = cycleIn(includesOf(files));
    if (cycle.length === 0) return "";
    return ["These rooms include each other in a circle:", ...cycle, "Move what they share into a room below."].join(
      "\n",
    );
  },
};
