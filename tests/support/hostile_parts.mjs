// What hostile pages are made of.

export const sentence =
  "The tide comes in twice a day along most of this coast, and the people who live beside it have always kept time by the water, setting out early and coming home late.";
export const paragraphs = `<p>${sentence}</p>`.repeat(3);

/** A page with something in the middle of its article, and in its head. */
export const page = (inside, head = "") =>
  `<!DOCTYPE html><html lang="en"><head><title>A story of the coast</title>${head}</head><body><article><h1>A story of the coast</h1>${paragraphs}${inside}${paragraphs}</article></body></html>`;

/** A text as often as there is room for it. */
export const repeated = (text, bytes) => text.repeat(Math.max(1, Math.floor(bytes / text.length)));

/** Parts that differ by a number. */
export function numbered(part, bytes) {
  const parts = [];
  for (let index = 0, size = 0; size < bytes; index += 1) {
    const text = part(index);
    parts.push(text);
    size += text.length;
  }
  return parts.join("");
}

/** Half of the bytes open something, the other half is in it. */
export const halves = (before, after) => (bytes) => page(before(bytes / 2) + after(bytes / 2));

/** A page of a kind for each name. */
export function each(names, kind, pageOf) {
  return Object.fromEntries(names.map((name) => [`${kind} ${name}`, pageOf(name)]));
}
