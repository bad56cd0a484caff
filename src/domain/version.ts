/** Version of the program and of the fields of its published files, as `package.json` has it (semver.org). */
export { version as VERSION } from '../../package.json';
