// Pages of which not all can be had at once: something lies over it, is to be paid, stands on a further page or in a
// frame.
import { newsPage } from "../../js/pages.mjs";
import { paragraphs } from "../pages.mjs";

/** A wall of cookies over a page that it has made inert. */
export const cookieWall = newsPage({ title: "Behind the wall", body: paragraphs(12) })
  .replace(
    "<body>",
    '<body style="overflow:hidden"><div id="page" inert aria-hidden="true" style="filter:blur(6px);pointer-events:none;user-select:none">',
  )
  .replace(
    "</body>",
    `</div><div role="dialog" aria-modal="true" aria-labelledby="wall-title" class="consent-overlay" style="position:fixed;inset:0;z-index:999;background:#000c"><div style="margin:10vh auto;inline-size:36rem;padding:2rem;background:#fff">
<h2 id="wall-title">We value your privacy</h2>
<p>We and our 842 partners store and access information on your device, such as cookies and unique identifiers, to show you personalised advertising and content, to measure both and to develop our products, if you agree.</p>
<p>You can agree, refuse or change your preferences at any time, by the link at the end of each page; some partners do not ask for your consent and rely on their legitimate interest in processing your data.</p>
<button>Accept all</button> <button>Reject all</button> <button>Manage preferences</button></div></div></body>`,
  );

const paid = (more) =>
  `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", "@type": "NewsArticle", headline: "The last bus", isAccessibleForFree: false, ...more })}</script>`;
const part = { "@type": "WebPageElement", isAccessibleForFree: "False", cssSelector: ".paid-part" };
const offer = `<section class="paywall-offer"><h2>Read on with a subscription</h2><p>Four weeks for one pound, then eight pounds a month. Cancel at any time.</p><a href="/subscribe">Subscribe</a> <a href="/login">Log in</a></section>`;
const teaser = (head, after) =>
  newsPage({ title: "The last bus", head, body: paragraphs(4) }).replace("</article>", `${after}</article>`);
const rest = (style) =>
  `<div class="paid-part"${style}>${paragraphs(12)
    .slice(4)
    .map((text) => `<p>${text}</p>`)
    .join("")}</div>`;

/** Articles to be paid for, of which a part is shown, by what tells that. */
export const teasers = {
  "an offer to pay in the place of the rest": teaser(paid({}), offer),
  "the part that is to be paid for is not there": teaser(paid({ hasPart: part }), ""),
  "the part that is to be paid for is not shown": teaser(paid({ hasPart: [part] }), rest(' style="display:none"')),
  "far fewer words than the page says that there are": teaser(paid({ wordCount: 2400 }), ""),
  "more parts than anybody can name": teaser(paid({ hasPart: Array(200_000).fill(part) }), offer.repeat(500)),
  "a page in a list of things": teaser(paid({}).replace(/>(.*)</, '>{"@graph":[{"@type":"WebSite"},$1]}<'), offer),
};

/** Articles that are all there, whatever they say of themselves. */
export const whole = {
  "what is to be paid for is shown": teaser(paid({ hasPart: part }), rest("")),
  "it is to be paid for, and nothing tells that anything is missing": teaser(paid({}), ""),
  "it is free, and an offer stands below it": teaser(paid({ isAccessibleForFree: true }), offer),
  "what it says of itself cannot be read": teaser(
    '<script type="application/ld+json">{"isAccessibleForFree": false,</script>',
    offer,
  ),
  "what it says of itself is nonsense": teaser(
    paid({ wordCount: { valueOf: 1, toString: 1 }, isAccessibleForFree: { toString: 1 } }) +
      paid({ wordCount: "many", hasPart: [null, 7, { isAccessibleForFree: false, cssSelector: "<<<" }] }),
    "",
  ),
};

/** An article of three pages. */
const numbers = [1, 2, 3];
const ofPage = (number) => (number === 1 ? "/long" : `/long?page=${number}`);
export const longArticle = ({ url }) => {
  const here = Number(new URL(url, "http://localhost").searchParams.get("page") ?? 1);
  const links = numbers.map((number) =>
    number === here ? `<span aria-current="page">${number}</span>` : `<a href="${ofPage(number)}">${number}</a>`,
  );
  const next = here < numbers.length ? `<link rel="next" href="${ofPage(here + 1)}">` : "";
  return newsPage({
    title: "A long way by night",
    head: next,
    body: paragraphs(30).slice((here - 1) * 10, here * 10),
  }).replace("</article>", `</article><nav class="pagination" aria-label="Pages">${links.join(" ")}</nav>`);
};

const urduStops = ["بندرگاہ", "پرانی منڈی", "ریلوے اسٹیشن", "باغ", "دریا کے پل", "مسجد روڈ", "ہسپتال", "کتب خانے"];
export const urduTexts = Array.from(
  { length: 16 },
  (_, index) =>
    `رات کی بس کا اسٹاپ نمبر ${index + 1} ${urduStops[index % urduStops.length]} کے سامنے ہے، جہاں وہ ${(index % 7) + 2} منٹ رکتی ہے، اور ڈرائیور، جو ${index + 11} سال سے یہی راستہ چلا رہا ہے، کھڑکیوں کی روشنی سے جان لیتا ہے کہ کون صبح کی ڈیوٹی کے لیے دیر سے ہے اور کون ابھی تک سویا نہیں۔`,
);

/** A page in Urdu, right to left. */
export const urdu = newsPage({ title: "رات کی بس اور اس کے اسٹاپ", body: urduTexts })
  .replace('<html lang="en">', '<html lang="ur" dir="rtl">')
  .replace('<nav><ul><li><a href="/">Home', '<nav><ul><li><a href="/">سرورق');

/** The text in a frame of the same site, within another; a frame with an advertisement beside it. */
export const framed = newsPage({ title: "The page around the frame", body: [] }).replace(
  "</main>",
  '<iframe src="/frame" width="800" height="4000"></iframe></main><iframe src="/frame-ad" width="300" height="250"></iframe>',
);
export const frame =
  '<!DOCTYPE html><title>Frame</title><iframe src="/inner-frame" width="780" height="3900"></iframe>';
export const innerFrame = newsPage({ title: "The text in the frame", body: paragraphs(10) }).replace(
  /<nav>.*<\/nav>|<footer>.*<\/footer>/g,
  "",
);

/** The text in a frame of another site. */
export const framedElsewhere = (address) =>
  newsPage({ title: "The page around another site", body: [] }).replace(
    "</main>",
    `<iframe src="${address}" width="800" height="3000"></iframe></main>`,
  );
