declare module 'edtf' {
  /** Parses an EDTF string; throws on a syntax error. The package carries no types of its own. */
  export default function edtf(text: string): unknown;
}
