// A static server for the demo and the tests, on this machine alone.
import { root } from "./setup.mjs";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html", // no charset: pages say their own
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** The file that a request's path names, or undefined where there is none to show. */
async function fileFor(path, folders) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  const mount = Object.keys(folders).find((name) => decoded.startsWith(`/${name}/`));
  if (!mount || decoded.includes("\0")) return undefined;
  try {
    const within = await realpath(folders[mount]);
    let file = await realpath(join(within, decoded.slice(mount.length + 2)));
    if ((await stat(file)).isDirectory()) file = await realpath(join(file, "index.html"));
    return file.startsWith(within + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Serves folders on 127.0.0.1 at a free port.
 * @param {object} options
 * @param {Record<string, string>} [options.folders] absolute folders by the first part of the path; nothing outside
 * them is served
 * @param {string} [options.page] a file that is served as /page.html
 * @param {Record<string, string>} [options.headers] sent with every file beside the server's own
 * @returns {Promise<{ address: string, close: () => void }>} the server's origin, and what ends it
 */
export async function serve({
  folders = { demo: join(root, "demo"), dist: join(root, "dist") },
  page,
  headers = {},
} = {}) {
  const server = createServer(async (request, response) => {
    const answer = (status, more = {}) =>
      response.writeHead(status, { "cache-control": "no-store", "x-content-type-options": "nosniff", ...more });
    // A page elsewhere that has its own name point here must not read the person's file.
    if (request.headers.host !== `127.0.0.1:${server.address().port}`) return answer(403).end();
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405, { allow: "GET, HEAD" }).end();
    const path = request.url.split(/[?#]/, 1)[0];
    if (path === "/" || path === "/demo") return answer(302, { location: "/demo/" }).end();
    const file = path === "/page.html" && page ? page : await fileFor(path, folders);
    if (!file) return answer(404, { "content-type": "text/plain" }).end("Not found\n");
    // The person's page is data for the demo: opened by itself it must not run as a part of it.
    if (file === page) answer(200, { "content-type": "text/html", "content-security-policy": "sandbox" });
    else answer(200, { "content-type": types[extname(file)] ?? "application/octet-stream", ...headers });
    if (request.method === "HEAD") return response.end();
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close().closeAllConnections() };
}
