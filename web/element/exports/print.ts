import { adopt } from "../dom.js";
import { fill, styleOf } from "./html.js";
import type { Job } from "./job.js";

/** More links than this, and their addresses would be most of what is printed. */
const mostAddresses = 20;

const printStyle = `
.lectern.lectern{background:#fff;color:#000}
.lectern article :is(h1,h2,h3,h4,h5,h6,summary,dt){break-after:avoid;break-inside:avoid}
.lectern article :is(tr,li>p,.lectern-callout){break-inside:avoid}
.lectern article thead{display:table-header-group}
.lectern article img{max-block-size:22cm}
.lectern.addresses :is(p,li,td,dd,blockquote,figcaption) a[data-address]::after{content:" (" attr(data-address) ")";font-size:.8em;overflow-wrap:anywhere;unicode-bidi:isolate}
`;

/** Waits for pictures, as long as one waits for a printer. */
async function arrived(pictures: readonly HTMLImageElement[], { signal, progress }: Job): Promise<void> {
  if (signal.aborted) throw new DOMException("Cancelled", "AbortError");
  let done = 0;
  const count = pictures.length;
  const each = pictures.map((picture) =>
    picture
      .decode()
      .catch(() => undefined)
      .then(() => progress((done += 1), count)),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  await new Promise<void>((resolve, reject) => {
    timer = setTimeout(resolve, 20_000);
    signal.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")), { once: true });
    void Promise.all(each).then(() => resolve());
  }).finally(() => clearTimeout(timer));
}

/**
 * Prints the article alone, from a frame that nobody sees: what else stands on the page stays off the paper.
 */
export async function print(job: Job): Promise<void> {
  const frame = document.createElement("iframe");
  for (const [name, value] of [
    ["aria-hidden", "true"],
    ["tabindex", "-1"],
    ["inert", ""],
    ["title", job.article.title ?? ""],
  ] as const)
    frame.setAttribute(name, value);
  // Off the screen, but with a size: what is not laid out is not printed by every browser.
  for (const [name, value] of [
    ["position", "fixed"],
    ["inset-block-start", "-200vh"],
    ["inline-size", "800px"],
    ["block-size", "600px"],
    ["border", "0"],
  ] as const)
    frame.style.setProperty(name, value);
  // Firefox puts another document into a new frame in a moment.
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  document.body.append(frame);
  try {
    await loaded;
    const page = frame.contentDocument!;
    const view = frame.contentWindow!;
    adopt(page, [styleOf(job) + printStyle]);
    const made = fill(page, job);
    for (const details of made.querySelectorAll("details")) details.open = true;
    const links = [...made.querySelectorAll("a")].filter(
      (link) => /^https?:/.test(link.getAttribute("href") ?? "") && !link.closest("header") && link.textContent.trim(),
    );
    if (new Set(links.map((link) => link.href)).size <= mostAddresses) {
      made.parentElement!.classList.add("addresses");
      for (const link of links) {
        const short = link.getAttribute("href")!.replace(/^https?:\/\/(?:www\.)?|\/$/g, "");
        if (short.length <= 80 && !link.textContent.includes(short)) link.dataset.address = short;
      }
    }
    await arrived([...made.querySelectorAll("img")], job);
    // `print` ends with the dialogue, where it waits for it; elsewhere `afterprint` does.
    const over = new Promise((resolve) => view.addEventListener("afterprint", resolve, { once: true }));
    view.focus();
    view.print();
    void Promise.race([over, new Promise((resolve) => setTimeout(resolve, 60_000))]).then(() => frame.remove());
  } catch (error) {
    frame.remove();
    throw error;
  }
}
