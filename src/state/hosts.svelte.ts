/**
 * Other hosts from which a reader wants tiles: nothing is asked of one before the reader has said yes to it by name. The yes holds until
 * the page is closed or loaded again. Layers that are kept or saved have their features in them, and ask nobody.
 */
import { readTileAddress, type TileAddress } from '../formats/import/address';
import type { Issue } from '../domain/result';
import type { ImportSource } from './importClient';

/** A host to which the reader has not said yes yet. */
export interface HostQuestion extends TileAddress {
  readonly id: number;
}

export class Hosts {
  readonly #load: (source: ImportSource) => void;
  #agreed: readonly string[] = [];
  #questions = $state.raw<readonly HostQuestion[]>([]);
  #count = 0;

  /** `load` reads a file at a host to which the reader has said yes. */
  constructor(load: (source: ImportSource) => void) {
    this.#load = load;
  }

  /** The hosts about which the reader is asked. */
  get questions(): readonly HostQuestion[] {
    return this.#questions;
  }

  /** Takes an address: its file is loaded once the reader has said yes to its host. Gives what is wrong with the address; null if nothing is. */
  readonly ask = (text: string): Issue | null => {
    const read = readTileAddress(text);
    if (!read.ok) return read.issues[0] ?? null;
    const { value } = read;
    if (this.#agreed.includes(value.origin)) this.#load({ name: value.name, address: value.address });
    else if (!this.#questions.some(({ address }) => address === value.address))
      this.#questions = [...this.#questions, { ...value, id: ++this.#count }];
    return null;
  };

  /** The reader's answer to a question. A yes to a host is one for all of its files that wait. */
  readonly answer = (id: number, isYes: boolean): void => {
    const question = this.#questions.find((each) => each.id === id);
    if (!question) return;
    const { origin } = question;
    const answered = isYes ? this.#questions.filter((each) => each.origin === origin) : [question];
    this.#questions = this.#questions.filter((each) => !answered.includes(each));
    if (!isYes) return;
    this.#agreed = [...this.#agreed, origin];
    for (const { name, address } of answered) this.#load({ name, address });
  };
}
