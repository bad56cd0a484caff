/** A static server for a built site, as a good host would serve it: compressed, right types, a policy header if asked. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
};

const compress = promisify(brotliCompress);

/**
 * Reads a folder into memory and compresses its text with brotli. Gives a map from path (`/assets/a.js`) to
 * `{ type, raw, br }`; `br` is null for what is compressed already.
 */
export async function readSite(folder, quality = 9) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const read = files.map(async (entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const type = TYPES[extname(entry.name).toLowerCase()] ?? 'application/octet-stream';
    const raw = readFileSync(path);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    };
    const isText = type.includes('charset') || type === 'application/wasm';
    const br = isText ? await compress(raw, { params }) : null;
    return [`/${path.slice(join(folder, '/').length).replaceAll('\\', '/')}`, { type, raw, br }];
  });
  return new Map(await Promise.all(read));
}

/**
 * Serves a folder on loopback, as it is now: later changes on disk do not show. Options: `csp`, sent as a header;
 * `quality` of brotli, 9 to 11. Gives `url` (with a slash at its end), `close()`, `bytes()`, which is
 * `{ total, byPath }` of the response bodies sent in full since the start or the last `reset()`, and the `files` served.
 */
export async function serve(folder, { csp, quality = 9 } = {}) {
  const files = await readSite(folder, quality);
  let sent = new Map();
  const server = createServer((request, response) => {
    const path = pathOf(request.url);
    const headers = {
      // A file with a hash in its name never changes: what two parts of a page ask for is then sent once.
      'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
    };
    if (csp) headers['Content-Security-Policy'] = csp;
    const file = files.get(path);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
      return;
    }
    if (!file) {
      response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    const packed = file.br && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    const body = packed ? file.br : file.raw;
    if (packed) headers['Content-Encoding'] = 'br';
    response.writeHead(200, { ...headers, 'Content-Type': file.type, 'Content-Length': body.length });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const counter = sent;
    response.once('finish', () => counter.set(path, (counter.get(path) ?? 0) + body.length));
    response.end(body);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    files,
    bytes: () => ({
      total: [...sent.values()].reduce((sum, count) => sum + count, 0),
      byPath: Object.fromEntries(sent),
    }),
    reset: () => {
      sent = new Map();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function pathOf(address) {
  try {
    const path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
    return path.endsWith('/') ? `${path}index.html` : path;
  } catch {
    return '';
  }
}
