import { header } from "../../header.js";
import { toDom } from "../../index.js";
import { absolute } from "../address.js";
import { titleOf, type Job, type SavedFile } from "./job.js";
import { dataAddress, getPictures } from "./pictures.js";

/** What may not be loaded or run by a saved file, whatever opens it. */
const policy = "default-src 'none'; img-src data: http: https:; media-src http: https:; style-src 'unsafe-inline'";

const addressStyle = `
.lectern .lectern-address{margin-block:.6em 0;font:400 .74em/1.5 var(--lectern-sans);overflow-wrap:anywhere}
`;

/** A link to what a box would show from another site. */
export function linkTo(page: Document, href: string, text: string): HTMLElement {
  const link = page.createElement("a");
  link.setAttribute("href", href);
  link.textContent = text;
  return link;
}

/** The line that says where the article is from. */
export function addressLine(page: Document, address: string): HTMLElement {
  const line = page.createElement("p");
  line.setAttribute("class", "lectern-address");
  line.setAttribute("dir", "ltr");
  line.append(linkTo(page, address, address));
  return line;
}

/** Puts the article on an empty page: header, address and body, without what only the reader can do. */
export function fill(page: Document, job: Job): HTMLElement {
  const { article, address, style } = job;
  page.documentElement.lang = article.lang ?? "";
  page.documentElement.dir = article.dir ?? "ltr";
  page.title = titleOf(job);
  const frame = page.createElement("div");
  frame.className = "lectern";
  for (const [name, value] of Object.entries(style.attributes)) frame.setAttribute(name, value);
  const made = page.createElement("article");
  made.lang = article.lang ?? "";
  if (article.dir) made.dir = article.dir;
  made.append(toDom(header(article), page), toDom(article.nodes, page));
  if (address) made.querySelector("header")!.append(addressLine(page, address));
  for (const box of made.querySelectorAll<HTMLElement>("[data-embed]")) {
    const { embed = "", provider } = box.dataset;
    if (!box.querySelector("a") && /^https?:/.test(embed))
      box.append(linkTo(page, embed, provider || (absolute(embed)?.hostname ?? embed)));
  }
  for (const picture of made.querySelectorAll("img")) {
    picture.removeAttribute("loading");
  }
  frame.append(made);
  page.body.append(frame);
  return made;
}

/** The article's style sheet as a file has it. */
export const styleOf = ({ style }: Job): string => style.css + addressStyle;

/** The article as one file, its pictures in it as far as they can be had. */
export async function toHtml(job: Job): Promise<SavedFile> {
  const page = document.implementation.createHTMLDocument("");
  const made = fill(page, job);
  const { article, address } = job;
  const meta = (attributes: Record<string, string>) => {
    const one = page.createElement("meta");
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    return one;
  };
  const author = article.authors.map(({ name }) => name).join(", ") || article.byline;
  page.head.prepend(
    meta({ charset: "utf-8" }),
    meta({ "http-equiv": "Content-Security-Policy", content: policy }),
    meta({ name: "viewport", content: "width=device-width, initial-scale=1" }),
  );
  if (author) page.head.append(meta({ name: "author", content: author }));
  if (article.publishedTime)
    page.head.append(meta({ property: "article:published_time", content: article.publishedTime }));
  if (address) {
    const link = page.createElement("link");
    link.rel = "canonical";
    link.setAttribute("href", address);
    page.head.append(link);
  }

  const pictures = [...made.querySelectorAll("img")].filter((one) => /^https?:/.test(one.getAttribute("src") ?? ""));
  const videos = [...made.querySelectorAll<HTMLVideoElement>("video[data-poster]")];
  const found = await getPictures(
    [...pictures.map((one) => one.getAttribute("src")!), ...videos.map((one) => one.dataset.poster!)],
    job,
  );
  const written = new Map<string, string>();
  for (const [source, data] of found) written.set(source, await dataAddress(data));
  let missing = 0;
  for (const picture of pictures) {
    const data = written.get(picture.getAttribute("src")!);
    if (!data) {
      missing += 1;
      continue;
    }
    picture.setAttribute("src", data);
    picture.removeAttribute("srcset");
    picture.removeAttribute("sizes");
  }
  for (const video of videos) {
    const data = written.get(video.dataset.poster!);
    if (data) video.setAttribute("poster", data);
    else missing += 1;
    video.removeAttribute("data-poster");
  }
  // As text: a style element, even of a page that nobody sees, is the policy's to refuse. After what no attribute can
  // hold.
  const html = page.documentElement.outerHTML.replace(
    '<meta charset="utf-8">',
    (first) => `${first}<style>html,body{block-size:100%;margin:0}\n${styleOf(job)}</style>`,
  );
  return { extension: "html", type: "text/html", data: `<!DOCTYPE html>\n${html}\n`, missing };
}
