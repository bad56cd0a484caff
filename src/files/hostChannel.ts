/** What the program and its page for other hosts (`public/otherHost.js`) say to each other, and the end of it that asks. */

/** Why a host gave no bytes. */
export interface HostFault {
  /**
   * `offline`: there is no network; `away`: the host does not answer; `closed`: it lets no other page read the file (CORS);
   * `redirect`: it leads to another host; `policy`: the server of the atlas forbids asking; `whole`: it sends only whole files;
   * `status`: it refuses, with a number (RFC 9110); `slow`: it takes too long; `silent`: the page for other hosts is not there;
   * `much`: the file is too large.
   */
  readonly fault:
    'offline' | 'away' | 'closed' | 'redirect' | 'policy' | 'whole' | 'status' | 'slow' | 'silent' | 'much';
  readonly status?: number | undefined;
}

/** An answer: to the request with the same number, or with 0 that the page is there. */
type HostAnswer = { readonly id: number } & (HostFault | { readonly bytes?: ArrayBuffer });

/** The host gave no bytes. */
export class HostError extends Error {
  readonly fault: HostFault;

  constructor(fault: HostFault) {
    super(`The host did not answer (${fault.fault}).`);
    this.fault = fault;
  }
}

/** Gives bytes of the file at another host: fewer where it ends. Rejects with a `HostError`. */
export type HostBytes = (offset: number, length: number) => Promise<ArrayBuffer>;

/** Milliseconds that the page for other hosts may take to be there. */
const PATIENCE = 15_000;
/** Faults that may pass: what was asked for then is asked for once more. */
const PASSING: readonly HostFault['fault'][] = ['away', 'slow'];

/** Asks for bytes by a port whose other end the page for other hosts has. */
export function hostBytes(port: MessagePort): HostBytes {
  const waiting = new Map<number, (answer: HostAnswer) => void>();
  let count = 0;
  const answerTo = (id: number): Promise<HostAnswer> => new Promise((resolve) => waiting.set(id, resolve));
  const timer = setTimeout(() => waiting.get(0)?.({ id: 0, fault: 'silent' }), PATIENCE);
  const isThere = answerTo(0).finally(() => clearTimeout(timer));
  port.addEventListener('message', ({ data }: MessageEvent<HostAnswer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  port.start();
  const ask = async (offset: number, length: number): Promise<ArrayBuffer> => {
    const there = await isThere;
    if ('fault' in there) throw new HostError(there);
    const id = ++count;
    port.postMessage({ id, offset, length });
    const answer = await answerTo(id);
    if ('fault' in answer) throw new HostError(answer);
    return answer.bytes ?? new ArrayBuffer(0);
  };
  return async (offset, length) => {
    try {
      return await ask(offset, length);
    } catch (error) {
      // A host that never answered is not asked again.
      if (offset === 0 || !(error instanceof HostError) || !isPassing(error.fault)) throw error;
      return ask(offset, length);
    }
  };
}

function isPassing({ fault, status }: HostFault): boolean {
  return PASSING.includes(fault) || (fault === 'status' && (status ?? 0) >= 500);
}
