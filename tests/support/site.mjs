// A site of a test's own, on this machine alone.
import { once } from "node:events";
import { createServer } from "node:http";

/**
 * Serves pages at 127.0.0.1 at a free port; a picture that none asked for is not there.
 * @param pages what stands at each path: HTML, or its `type`, `body` and more `headers`
 * @returns the site's origin, the paths that were asked for so far, and what ends it
 */
export async function serveSite(pages) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = request.url.split("?", 1)[0];
    asked.push(path);
    const page = pages[path];
    if (page === undefined) return response.writeHead(404).end();
    const { type = "text/html; charset=utf-8", body, headers = {} } = typeof page === "string" ? { body: page } : page;
    response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...headers }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { address: `http://127.0.0.1:${server.address().port}`, asked, close: () => server.close().closeAllConnections() };
}
