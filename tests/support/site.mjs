// A site of a test's own, on this machine alone.
import { once } from "node:events";
import { createServer } from "node:http";

/**
 * Serves pages at 127.0.0.1 at a free port, under every name that leads there, as NAME.localhost does; a picture that
 * none asked for is not there.
 * @param pages what stands at each path: HTML, or its `type`, `body` and more `headers`; or a function of the request
 * that gives that, or a promise of it
 * @returns the site's origin, the same under another host name, the paths that were asked for so far, what was asked of
 * which host (`name/path`), and what ends it
 */
export async function serveSite(pages) {
  const asked = [];
  const askedOf = [];
  const server = createServer(async (request, response) => {
    const path = request.url.split("?", 1)[0];
    asked.push(path);
    askedOf.push(request.headers.host.replace(/:\d+$/, "") + path);
    const found = pages[path];
    const page = typeof found === "function" ? await found(request) : found;
    if (page === undefined) return response.writeHead(404).end();
    const { type = "text/html; charset=utf-8", body, headers = {} } = typeof page === "string" ? { body: page } : page;
    response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...headers }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  return {
    address: `http://127.0.0.1:${port}`,
    under: (name) => `http://${name}.localhost:${port}`,
    asked,
    askedOf,
    close: () => server.close().closeAllConnections(),
  };
}
