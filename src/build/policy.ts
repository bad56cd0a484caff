/**
 * Content Security Policy of the built site: nothing may be loaded from another origin, and inline scripts and styles are forbidden. The
 * page contains it in a meta tag; a web server may also send it as a header.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  // The preview of a frame is the atlas itself.
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Policy of the one page that may ask other hosts, `public/otherHost.html`, which contains it. A server that sends a policy along with
 * its files sends this one with that page: of two policies both hold.
 */
export const OTHER_HOST_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  'connect-src https: http://localhost:* http://127.0.0.1:*',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The policy that a server sends with a file of the site. */
export function policyOf(path: string): string {
  return /\/otherHost\.html(?:[?#]|$)/.test(path) ? OTHER_HOST_POLICY : CONTENT_SECURITY_POLICY;
}
