// A static server for the demo, on this machine alone.
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

/** The folders that are served, by the first part of the path. Nothing outside them is. */
const folders = ["demo", "dist"];

/** The file that a request's path names, or undefined where there is none to show. */
async function fileFor(pathname, page) {
  if (pathname === "/page.html" && page) return page;
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  const folder = folders.find((name) => decoded.startsWith(`/${name}/`));
  if (!folder || decoded.includes("\0")) return undefined;
  try {
    const within = await realpath(join(root, folder));
    let file = await realpath(join(root, decoded));
    if ((await stat(file)).isDirectory()) file = await realpath(join(file, "index.html"));
    return file.startsWith(within + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Serves demo/ and dist/ on 127.0.0.1 at a free port.
 * @param {{ page?: string }} options page: a file that is served as /page.html
 * @returns {Promise<{ address: string, close: () => void }>} the server's origin, and what ends it
 */
export async function serve({ page } = {}) {
  const server = createServer(async (request, response) => {
    const answer = (status, headers = {}) => response.writeHead(status, { "cache-control": "no-store", "x-content-type-options": "nosniff", ...headers });
    // A page elsewhere that has its own name point here must not read the person's file.
    if (request.headers.host !== `127.0.0.1:${server.address().port}`) return answer(403).end();
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405, { allow: "GET, HEAD" }).end();
    const pathname = request.url.split(/[?#]/, 1)[0];
    if (pathname === "/" || pathname === "/demo") return answer(302, { location: "/demo/" }).end();
    const file = await fileFor(pathname, page);
    if (!file) return answer(404, { "content-type": "text/plain" }).end("Not found\n");
    // The person's page is data for the demo: opened by itself it must not run as a part of it.
    if (file === page) answer(200, { "content-type": "text/html", "content-security-policy": "sandbox" });
    else answer(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    if (request.method === "HEAD") return response.end();
    createReadStream(file).on("error", () => response.destroy()).pipe(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close().closeAllConnections() };
}
