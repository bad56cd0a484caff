/** Opens the page of the atlas that may ask another host (`public/otherHost.html`), for one address to which the reader said yes. */

/** A page that asks one host for one file. */
export interface OtherHost {
  /** By it bytes are asked for (`files/hostChannel`); it can be handed to a worker. */
  readonly port: MessagePort;
  /** Ends the page, and with it what it is asking for. */
  readonly close: () => void;
}

/** Opens the page in a hidden frame. Only then, and only with the reader's yes, does anything leave for another host. */
export function openOtherHost(address: string): OtherHost {
  const { port1, port2 } = new MessageChannel();
  const frame = document.createElement('iframe');
  // Without `allow-same-origin` the page has an origin of its own, and reaches nothing of the atlas.
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.title = 'Data from another host';
  frame.src = 'otherHost.html';
  frame.addEventListener('load', () => frame.contentWindow?.postMessage({ address }, '*', [port2]), { once: true });
  document.body.append(frame);
  return { port: port1, close: () => frame.remove() };
}
