// Pages that the extension's tests show.
import { newsPage } from "../js/pages.mjs";

const streets = [
  "Harbour Street",
  "Mill Lane",
  "Chapel Row",
  "the Rope Walk",
  "Customs Quay",
  "Lantern Hill",
  "Salt Yard",
  "Ferry Steps",
];

/** Paragraphs, each unlike all others. */
export const paragraphs = (count) =>
  Array.from(
    { length: count },
    (_, index) =>
      `Stop ${index + 1} of the night bus is at ${streets[index % streets.length]}, where it waits for ${(index % 7) + 2} minutes, and the driver, who has kept this timetable for ${index + 11} years, knows by the lights in the windows who is late for the early shift and who has not been to bed.`,
  );

/** A long page. */
export const longPage = newsPage({ title: "The night bus and its stops", body: paragraphs(60) });

const otherStops = Array.from(
  { length: 10_500 },
  (_, index) => `<li><a href="/stops/${index}">Stop ${index} of the night bus, with all lines that meet there</a></li>`,
);

/** A page of a megabyte, most of it links. */
export const megabytePage = longPage.replace("<footer>", `<aside><ul>${otherStops.join("")}</ul></aside><footer>`);

/** A page of eleven megabytes, most of it one picture. */
export const hugePage = longPage.replace(
  "</article>",
  `<img alt="A map of the stops" src="data:image/png;base64,${"A".repeat(11_000_000)}"></article>`,
);

/** A page with script in every field that is shown of it. */
const script = `<img src=x onerror="globalThis.attacked=1"><script>globalThis.attacked=1</script>`;
const escaped = script.replaceAll("<", "&lt;").replaceAll('"', "&quot;");
export const hostileTitle = `Tide tables ${script}`;
export const hostilePage = newsPage({
  title: `Tide tables ${escaped}`,
  head: `<meta name="author" content="Ada ${escaped}"><meta property="og:site_name" content="Site ${escaped}"><meta name="description" content="${escaped}">
<link rel="canonical" href="javascript:globalThis.attacked=1">`,
  body: [
    ...paragraphs(6),
    `<a href="javascript:globalThis.attacked=1">A link</a> and a picture of the quay <img src="/none.png" onerror="globalThis.attacked=1" alt="Quay">.`,
  ],
});

/** The smallest PDF of one empty page. */
export const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
`;

/** A picture of one pixel. */
export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
  "base64",
);
