/** The browser's build of mammoth: the same functions, without the file system. */
declare module 'mammoth/mammoth.browser' {
  export { default } from 'mammoth';
}
