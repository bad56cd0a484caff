import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, OTHER_HOST_POLICY, policyOf } from '../../../src/build/policy';

it('the page for other hosts has its policy, which allows it nothing but to ask; every other file has that of the atlas', () => {
  const page = readFileSync('public/otherHost.html', 'utf8');
  expect(page).toContain(`content="${OTHER_HOST_POLICY}"`);
  // The policy stands before the script, which it would not hold otherwise.
  expect(page.indexOf(OTHER_HOST_POLICY)).toBeLessThan(page.indexOf('<script'));
  expect(page.match(/<(?:script|style|link|form|img|iframe)\b[^>]*>/g)).toEqual(['<script src="./otherHost.js">']);
  expect(policyOf('/atlas/otherHost.html?x')).toBe(OTHER_HOST_POLICY);
  for (const path of ['/', '/index.html', '/otherHost.js', '/x/otherHost.html.js'])
    expect(policyOf(path)).toBe(CONTENT_SECURITY_POLICY);
  expect(CONTENT_SECURITY_POLICY).toContain("connect-src 'self'");
});
