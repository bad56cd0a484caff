import type { Browser } from 'playwright-core';

/** Path of a Chromium to run, or null. */
export function findBrowser(): string | null;
/** Starts it with the one set of flags that all measurements share, or with others. */
export function launch(options?: { readonly flags?: readonly string[] }): Promise<Browser>;
