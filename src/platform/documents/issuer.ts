import type { Environment } from '../../../config/environment.js';
import type { JsonObject } from './document-printer.js';

/** Where the papers of the house are signed, and by whom in which capacity, as documents print it. */
export function issuerOf({ TRAINING_BODY_ADDRESS, TRAINING_BODY_SIGNATORY }: Environment): {
  place: string;
  signatory: JsonObject;
} {
  const [name = '', ...capacity] = partsOf(TRAINING_BODY_SIGNATORY);
  return { place: townOf(TRAINING_BODY_ADDRESS), signatory: { name, capacity: capacity.join(', ') } };
}

/** What stands between the commas of a line, as the environment gives an address. */
export function partsOf(line: string): string[] {
  return line.split(',').map((part) => part.trim());
}

/** The town of an address: « Paris » of « 12 rue des Apprentis, 75011 Paris ». */
function townOf(address: string): string {
  return /\d{5}\s+([^,]+)/.exec(address)?.[1]?.trim() ?? partsOf(address).at(-1) ?? address;
}
