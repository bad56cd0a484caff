/**
 * Asks another host for parts of one file, after the reader has said yes to that host: the one page of the atlas whose policy lets it. The
 * atlas opens it in a hidden frame with a sandbox, so that it has an origin of its own: it reaches nothing of the atlas, and hosts are not
 * told which page asks (`Origin: null`, no referrer, no credentials). It is told one address, and from then on its policy allows that
 * host alone: the browser itself stops a redirect to another one before that is asked. Like embed.js it is a classic script, because a
 * page with such an origin may not load modules. The words for its answers are in src/formats/import/hostFaults.ts.
 */
(function () {
  'use strict';

  /** Milliseconds that a host may take for one part. */
  const PATIENCE = 20000;
  /** What the browser has stopped: `redirect` to another host, or all (`policy`). */
  let stopped = null;

  addEventListener('securitypolicyviolation', (event) => {
    // The policies of this page name schemes and hosts; one that the server of the atlas sends along names itself.
    const isOwn = /connect-src https?:/.test(event.originalPolicy);
    stopped = isOwn ? (stopped ?? 'redirect') : 'policy';
  });

  addEventListener('message', function start(event) {
    const [port] = event.ports;
    if (event.source !== parent || parent === self || !port) return;
    removeEventListener('message', start);
    const address = new URL(event.data.address);
    const limit = document.createElement('meta');
    limit.httpEquiv = 'Content-Security-Policy';
    limit.content = `connect-src ${address.origin}`;
    document.head.append(limit);
    port.onmessage = async ({ data: { id, offset, length } }) => {
      const answer = await part(address, offset, length);
      port.postMessage({ id, ...answer }, answer.bytes ? [answer.bytes] : []);
    };
    port.postMessage({ id: 0 });
  });

  const options = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' };

  /** Some bytes of the file, as `{ bytes }`, or why there are none, as `{ fault, status }`. */
  async function part(address, offset, length) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const headers = { Range: `bytes=${offset}-${offset + length - 1}` };
      const answer = await fetch(address, { ...options, headers, signal: stop.signal });
      if (new URL(answer.url).origin !== address.origin) return { fault: 'redirect' };
      const isShort =
        answer.status === 200 && offset === 0 && Number(answer.headers.get('Content-Length') ?? NaN) <= length;
      if (answer.status !== 206 && !isShort) {
        stop.abort();
        return answer.ok ? { fault: 'whole' } : { fault: 'status', status: answer.status };
      }
      return { bytes: await upTo(answer.body.getReader(), length) };
    } catch {
      if (stop.signal.aborted) return { fault: 'slow' };
      return { fault: await why(address) };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Reads a body, but no more of it than was asked for. */
  async function upTo(reader, length) {
    const bytes = new Uint8Array(length);
    let count = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const piece = next.value.subarray(0, length - count);
      bytes.set(piece, count);
      count += piece.length;
      if (piece.length < next.value.length) {
        void reader.cancel();
        break;
      }
    }
    return bytes.buffer.slice(0, count);
  }

  /** Why there is no answer. The browser does not say; whether the host is there, a question without an answer shows. */
  async function why(address) {
    // What the policy has stopped is told in a task of its own.
    await new Promise((done) => setTimeout(done, 50));
    if (stopped) return stopped;
    if (!navigator.onLine) return 'offline';
    try {
      await fetch(address, { ...options, method: 'HEAD', mode: 'no-cors', signal: AbortSignal.timeout(PATIENCE) });
      return 'closed';
    } catch {
      await new Promise((done) => setTimeout(done, 50));
      return stopped ?? 'away';
    }
  }
})();
