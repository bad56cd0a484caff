/** The built site with ears: each page notes what it must not do from before its first own script runs. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Runs first on every page. What went wrong stands in `window.complaints`, a list of sentences. */
const LISTEN = `window.complaints = [];
addEventListener('securitypolicyviolation', (event) => complaints.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
addEventListener('error', ({ message, target }) => {
  // Firefox tells so of a preload whose module is there already; one that is missing fails where it is imported.
  if (target.rel !== 'modulepreload') complaints.push('error: ' + (message ?? target.outerHTML));
}, true);
addEventListener('unhandledrejection', (event) => complaints.push('rejection: ' + event.reason));
`;
const SCRIPT = '/listen.js';

/** Serves a site on another port of loopback with the script in its pages. The site's policy allows it: it comes from the same place. */
export async function serveListening(site: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    if (request.url === SCRIPT) {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(LISTEN);
      return;
    }
    fetch(new URL(request.url ?? '/', site)).then(
      async (answer) => {
        const type = answer.headers.get('Content-Type') ?? 'application/octet-stream';
        const policy = answer.headers.get('Content-Security-Policy');
        const body = Buffer.from(await answer.arrayBuffer());
        response.writeHead(answer.status, {
          'Content-Type': type,
          ...(policy ? { 'Content-Security-Policy': policy } : {}),
        });
        const isPage = type.startsWith('text/html');
        response.end(isPage ? body.toString().replace('<head>', `<head><script src="${SCRIPT}"></script>`) : body);
      },
      () => response.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
