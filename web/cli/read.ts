// Reads one page and writes its article.
import { setFlagsFromString } from "node:v8";
import { decode } from "../decode.js";
import { textFormats } from "../generated/formats.js";
import { load } from "../node.js";
import type { Fetcher, NoArticleReason, Options } from "../types.js";
import type { Command } from "./arguments.js";
import { exit } from "./exit.js";
import { explanationAsText } from "./explain.js";
import { say } from "./failure.js";
import type { FetchLimits } from "../fetch_bytes.js";
import { version } from "./help.js";
import { writeFiles } from "./output.js";
import { printable, printableJson } from "./printable.js";
import { fetchPage, type Source } from "./source.js";
import { write } from "./write.js";

export type ReadCommand = Command & { name: "read" };

const reasons: Record<NoArticleReason, string> = {
  empty: "it has no text",
  "needs-script": "scripts load its text, and only a browser runs them",
  login: "it asks the user to log in or to subscribe",
  "too-short": "it has too little text",
  "not-an-article": "it is another kind of page",
};

/** How a page's further pages and pictures are fetched. */
export const limitsOf = ({ options, timeout, privateNetwork }: ReadCommand): FetchLimits => ({
  maxBytes: options.maxBytes,
  timeout,
  privateNetwork,
  userAgent: `lectern/${version()}`,
});

/** An address that no page has: what of an article begins with it needs the page's own. */
const nowhere = "https://page.invalid/";

/**
 * Reads a page and writes what the command asks for.
 * @returns the status that the process ends with
 * @throws UsageError; LecternError
 */
export async function read(command: ReadCommand, source: Source): Promise<number> {
  const { page, url, format, explain, allPages, output, pages, settings, options, timeout } = command;
  // One page is read in less time than V8 takes to optimise the module, which Node would wait for at its end.
  setFlagsFromString("--liftoff-only");
  const lectern = await load();
  const { text, warning } = decode(source.bytes, source.charset);
  if (warning) say(warning);
  const address = url ?? source.url;
  const limits = limitsOf(command);
  const further = { ...limits, privateNetwork: limits.privateNetwork && source.isPrivate };
  const how = { ...options, ...(address === undefined ? {} : { url: address }) };

  if (explain) {
    const explanation = lectern.explain(text, how);
    process.stdout.write(format === "json" ? printableJson(explanation) : printable(explanationAsText(explanation)));
    return explanation.reason ? exit.nothing : exit.done;
  }
  const paged = format === "pdf" || format === "png" || format === "svg";
  const wanted: Options = {
    ...how,
    formats: paged ? ["nodes"] : format === "json" ? ["markdown"] : textFormats.filter((name) => name === format),
  };
  const { article: first, reason } = lectern.read(text, wanted);
  if (!first) {
    say(`There is no article in ${page === "-" ? "this page" : page}: ${reasons[reason]} (${reason}).`);
    if (format === "json") process.stdout.write(printableJson({ article: null, reason }));
    return exit.nothing;
  }
  if (
    address === undefined &&
    format !== "text" &&
    lectern.parse(text, { ...wanted, url: nowhere })?.content.includes(nowhere)
  ) {
    say("The URL of the page is unknown, so its relative links and images are left out. Pass it with --url.");
  }
  const article = allPages
    ? await lectern.stitch(first, fetchFurther(further), {
        ...wanted,
        timeout,
        onError: ({ message, code }) => say(`The article ends early: ${message} (${code})`),
      })
    : first;
  if (paged) {
    const { files, warnings } = await lectern.render(article, {
      format,
      ...pages,
      settings,
      privateNetwork: further.privateNetwork,
    });
    warnings.forEach(say);
    await writeFiles(
      files.map(({ data }) => data),
      output,
      format,
    );
    return exit.done;
  }
  const { text: written, warnings } = await write(article, format, settings, options.text === undefined, lectern);
  warnings.forEach(say);
  await writeFiles([format === "json" ? written : printable(written)], output, format);
  return exit.done;
}

const fetchFurther =
  (limits: FetchLimits): Fetcher =>
  async (address) => {
    const { bytes, url = address, charset } = await fetchPage(address, limits);
    return {
      url,
      headers: { get: () => (charset ? `text/html; charset=${charset}` : null) },
      arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer),
    };
  };
