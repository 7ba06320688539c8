// Runs in the browser: what tree_dump.cpp does, with the browser's own parser; and the mutations, which must be the
// same on both sides.

/** Numbers that depend on the seed alone (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A page's bytes with one to eight of: bytes dropped, doubled, swapped; tags of other pages put in. */
// eslint-disable-next-line no-unused-vars -- run.mjs calls it
function mutated(page, tags, seed) {
  const next = random(seed);
  let bytes = page;
  const range = () => {
    const begin = next(bytes.length + 1);
    const longest = [2, 8, 40, 400][next(4)];
    return [begin, Math.min(bytes.length, begin + 1 + next(longest))];
  };
  const join = (...parts) => {
    const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    return joined;
  };
  for (let count = 1 + next(8); count > 0; --count) {
    const [begin, end] = range();
    switch (next(tags.length > 0 ? 5 : 3)) {
      case 0:
        bytes = join(bytes.subarray(0, begin), bytes.subarray(end));
        break;
      case 1:
        bytes = join(bytes.subarray(0, end), bytes.subarray(begin));
        break;
      case 2: {
        const [other] = range();
        const [low, high] = [Math.min(begin, other), Math.max(begin, other)];
        const size = Math.min(end - begin, high - low, bytes.length - high);
        bytes = join(
          bytes.subarray(0, low),
          bytes.subarray(high, high + size),
          bytes.subarray(low + size, high),
          bytes.subarray(low, low + size),
          bytes.subarray(high + size),
        );
        break;
      }
      default:
        bytes = join(bytes.subarray(0, begin), tags[next(tags.length)], bytes.subarray(begin));
    }
  }
  return bytes;
}

function describe(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  // tree_dump.cpp says why.
  const cutOff = /<(\?[^>]*)$/.exec(html)?.[1].replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd");
  const parts = [];
  let text = "";
  const prefixes = { "http://www.w3.org/2000/svg": " s<", "http://www.w3.org/1998/Math/MathML": " m<" };
  const childrenOf = (node) => (node.localName === "template" && node.content ? node.content : node).firstChild;
  let depth = 1;
  let deepest = 0;
  const above = [];
  let node = parsed.firstChild;
  while (node) {
    if (node.nodeType !== Node.COMMENT_NODE && node.nodeType !== Node.PROCESSING_INSTRUCTION_NODE)
      deepest = Math.max(deepest, depth);
    let children = null;
    switch (node.nodeType) {
      case Node.DOCUMENT_TYPE_NODE:
        parts.push(`${depth} !${node.name}\n${node.publicId}\n${node.systemId}\n`);
        break;
      case Node.TEXT_NODE: {
        let data = node.data;
        // The browser cuts long texts into several nodes.
        while (node.nextSibling?.nodeType === Node.TEXT_NODE) {
          node = node.nextSibling;
          data += node.data;
        }
        text += data;
        parts.push(`${depth} "${data}\n`);
        break;
      }
      case Node.PROCESSING_INSTRUCTION_NODE:
        parts.push(`${depth} ?\n`);
        break;
      case Node.COMMENT_NODE:
        if (!node.data.startsWith("?")) parts.push(`${depth} -${node.data}\n`);
        else if (node.data !== cutOff) parts.push(`${depth} ?\n`);
        break;
      case Node.ELEMENT_NODE: {
        let line = `${depth}${prefixes[node.namespaceURI] ?? " <"}${node.localName}`;
        for (const attribute of node.attributes) line += `\n${attribute.name}=${attribute.value}`;
        parts.push(`${line}\n`);
        children = childrenOf(node);
        break;
      }
      default:
        parts.push(`${depth} node of type ${node.nodeType}\n`);
    }
    if (children) {
      above.push(node);
      node = children;
      ++depth;
      continue;
    }
    while (node && !node.nextSibling) {
      node = above.pop();
      --depth;
    }
    node = node?.nextSibling;
  }
  return { tree: parts.join(""), text, depth: deepest };
}

const encoder = new TextEncoder();

function hashOf(text) {
  const bytes = encoder.encode(text);
  let a = 0x811c9dc5;
  let b = 0x01234567;
  for (let i = 0; i < bytes.length; ++i) {
    a = Math.imul(a ^ bytes[i], 0x01000193);
    b = Math.imul(b ^ bytes[i], 0x5bd1e995);
    b ^= b >>> 15;
  }
  return (a >>> 0).toString(16).padStart(8, "0") + (b >>> 0).toString(16).padStart(8, "0");
}

/** The hashes of a page's tree and text and its depth, as tree_dump prints them. */
// eslint-disable-next-line no-unused-vars -- run.mjs calls it
function line(bytes) {
  const { tree, text, depth } = describe(new TextDecoder().decode(bytes));
  return `${hashOf(tree)} ${hashOf(text)} ${depth}`;
}
