import { v7 } from 'uuid';

/** A new identifier: a UUID of version 7, so that rows lie on disk in the order of their making. */
export function newId(): string {
  return v7();
}
