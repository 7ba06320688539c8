// Pages that the tests of the JavaScript side share.

export const paragraphs = [
  "The tide comes in twice a day along most of this coast, and the people who live beside it have always kept time by the water, setting out early and coming home late.",
  "Engineers have built gates across four of the river mouths, and they have learned, slowly and at some cost, to leave gaps for the eels and the salmon to pass through.",
  "None of this is new; what is new is the scale of it, and the care that is taken to measure what changes when the water is held back for an hour or for a night.",
  "The harbour master keeps the old tables in a drawer, in case the instruments should fail, and twice in the last ten years, on nights of wind, she has needed them.",
];

/** A plain news page. */
export function newsPage({ title = "Living by the tide", head = "", body = paragraphs } = {}) {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title>${head}</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article>
<h1>${title}</h1>
${body.map((text) => `<p>${text}</p>`).join("\n")}
</article></main>
<footer><p>Contact <a href="/about">about us</a></p></footer>
</body>
</html>`;
}

/** A page of about so many bytes. */
export function largePage(bytes) {
  const part = paragraphs.map((text) => `<p>${text}</p>`).join("");
  return newsPage({ body: [] }).replace("</h1>", `</h1>${part.repeat(Math.ceil(bytes / part.length))}`);
}
