/** The part of citeproc that the tests use. It is a development dependency alone: its licence keeps it out of the build. */
declare module 'citeproc' {
  export class Engine {
    constructor(
      system: { retrieveLocale: (lang: string) => string; retrieveItem: (id: string) => object },
      style: string,
      lang?: string,
    );
    updateItems(ids: readonly string[]): void;
    makeBibliography(): [object, string[]];
  }
}
