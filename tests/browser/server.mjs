// A static file server of ours, as strict as the strictest host we want to live on:
// the page sits in a sub-folder, types are right, and the Content-Security-Policy allows no inline script.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

/** Where the page lives on the test server. */
export const SUB_FOLDER = "/courses/concurrency 101/interleave/";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".py": "text/x-python; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".woff2": "font/woff2",
};

// `style-src-attr`: widths and colours of bars are style attributes; they cannot run anything.
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Serves `folder` under SUB_FOLDER on a free port. Answers `{ url, close }`. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const file = fileFor(folder, request.url);
    const body = file && (await readFile(file).catch(() => null));
    if (!body) {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("not found");
      return;
    }
    response
      .writeHead(200, {
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
      })
      .end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}${encodeURI(SUB_FOLDER)}`;
  return { url, close: () => new Promise((done) => server.close(done)) };
}

/** The file a URL asks for, or null when it lies outside the folder. */
function fileFor(folder, url) {
  const path = decodeURIComponent(new URL(url, "http://host").pathname);
  if (!path.startsWith(SUB_FOLDER)) return null;
  const inside = normalize(path.slice(SUB_FOLDER.length) || "index.html");
  if (inside.startsWith("..") || inside.startsWith(sep)) return null;
  return join(folder, inside);
}
