import { setFlagsFromString } from "node:v8";
import { runBatch } from "../batch.js";
import { decode } from "../decode.js";
import { LecternError, type LecternErrorCode } from "../errors.js";
import { textFormats } from "../generated/formats.js";
import { load } from "../node.js";
import type { Fetcher, NoArticleReason, Options } from "../types.js";
import { type Command, parseArguments, UsageError } from "./arguments.js";
import { exit } from "./exit.js";
import { explanationAsText } from "./explain.js";
import { fetchPage, type FetchLimits } from "./fetch.js";
import { help, version } from "./help.js";
import { printable, printableJson } from "./printable.js";
import { checkOutput, writeFiles } from "./output.js";
import { readSource } from "./source.js";
import { write } from "./write.js";

const internal: readonly LecternErrorCode[] = ["load-failed", "trap", "worker-failed", "write-failed"];
const usage: readonly LecternErrorCode[] = [
  "invalid-options",
  "invalid-url",
  "font-failed",
  "missing-dependency",
  "page-too-small",
];

const reasons: Record<NoArticleReason, string> = {
  empty: "it has no text",
  "needs-script": "scripts load its text, and only a browser runs them",
  login: "it asks the user to log in or to subscribe",
  "too-short": "it has too little text",
  "not-an-article": "it is another kind of page",
};

const say = (message: string): void => void process.stderr.write(printable(`lectern: ${message}\n`));

/** Does what the arguments ask for, and returns what the process shall end with. Nothing is thrown. */
export async function main(args: string[]): Promise<number> {
  try {
    const command = parseArguments(args);
    switch (command.name) {
      case "help":
        process.stdout.write(help());
        return exit.done;
      case "version":
        process.stdout.write(`${version()}\n`);
        return exit.done;
      case "batch":
        return await runBatch(command);
      case "read":
        return await read(command);
    }
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\nTry lectern --help.`);
      return exit.usage;
    }
    if (!(error instanceof LecternError)) {
      say(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return exit.internal;
    }
    say(`${error.message} (${error.code})`);
    if (usage.includes(error.code)) return exit.usage;
    return internal.includes(error.code) ? exit.internal : exit.input;
  }
}

/** An address that no page has: what of an article begins with it needs the page's own. */
const nowhere = "https://page.invalid/";

async function read({
  page,
  url,
  format,
  explain,
  allPages,
  output,
  pages,
  settings,
  options,
  timeout,
  privateNetwork,
}: Command & { name: "read" }): Promise<number> {
  const limits = { maxBytes: options.maxBytes, timeout, privateNetwork, userAgent: `lectern/${version()}` };
  await checkOutput(page, output, format);
  const source = await readSource(page, limits);
  // One page is read in less time than V8 takes to optimise the module, which Node would wait for at its end.
  setFlagsFromString("--liftoff-only");
  const lectern = await load();
  const { text, warning } = decode(source.bytes, source.charset);
  if (warning) say(warning);
  const address = url ?? source.url;
  const further = { ...limits, privateNetwork: privateNetwork && source.isPrivate };
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
