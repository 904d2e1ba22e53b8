import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../config/root.js';
import { expect } from '../jest.js';
import type { FicheProblem, ReadFiche } from '../../src/competence-blocks/rncp/fiche.types.js';
import { RegisterUnreadable } from '../../src/competence-blocks/rncp/register.errors.js';
import type { RegisterOptions } from '../../src/competence-blocks/rncp/register.adapter.js';
import { readRegister } from '../../src/competence-blocks/rncp/register.adapter.js';

/** What the reader takes. */
export type Source = AsyncIterable<Uint8Array | string>;

/** A register kept beside the tests. */
export const fixture = (name: string): Source => createReadStream(join(ROOT, 'test/competence-blocks/fixtures', name));

/** A register that arrives in these pieces. */
export async function* sourceOf(...chunks: (Uint8Array | string)[]): Source {
  yield* chunks;
}

/** Everything that is read of a register. */
export async function readAll(
  source: Source,
  options?: RegisterOptions,
): Promise<{ fiches: ReadFiche[]; problems: FicheProblem[] }> {
  const fiches: ReadFiche[] = [];
  const problems: FicheProblem[] = [];
  for await (const item of readRegister(source, options)) {
    if (item.kind === 'fiche') fiches.push(item);
    else problems.push(item);
  }
  return { fiches, problems };
}

const ELEMENTS = {
  NUMERO_FICHE: 'RNCP12345',
  INTITULE: 'Un titre',
  ETAT_FICHE: 'Publiée',
  CERTIFICATEURS: '<CERTIFICATEUR><NOM_CERTIFICATEUR>ORG</NOM_CERTIFICATEUR></CERTIFICATEUR>',
  BLOCS_COMPETENCES: block('RNCP12345BC01'),
  ACTIF: 'Oui',
};

/** One block of competences, as the register writes it. */
export function block(code: string, name = 'Un bloc', competences = '- Analyser'): string {
  const list = competences && `<LISTE_COMPETENCES>${competences}</LISTE_COMPETENCES>`;
  return `<BLOC_COMPETENCES><CODE>${code}</CODE><LIBELLE>${name}</LIBELLE>${list}</BLOC_COMPETENCES>`;
}

/** One valid record, but for the elements of `change`; empty, an element is left out. */
export function record(change: Record<string, string> = {}): string {
  const elements = Object.entries({ ...ELEMENTS, ...change }).filter(([, content]) => content !== '');
  return `<FICHE>\n${elements.map(([name, content]) => `<${name}>${content}</${name}>`).join('\n')}\n</FICHE>`;
}

/** A whole register of these records; the first opens on line 4. */
export function register(...records: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<FICHES>\n<VERSION_FLUX>4.1</VERSION_FLUX>\n${records.join('\n')}\n</FICHES>\n`;
}

/** What is read of a register of one record. */
export async function readOne(
  change: Record<string, string>,
): Promise<{ fiche: ReadFiche | undefined; problems: FicheProblem[] }> {
  const { fiches, problems } = await readAll(sourceOf(register(record(change))));
  return { fiche: fiches[0], problems };
}

/** The one fault for which a register is refused. */
export async function refusal(source: Source, options?: RegisterOptions): Promise<{ at: string; message: string }> {
  const error = await readAll(source, options).catch((thrown: unknown) => thrown);
  if (!(error instanceof RegisterUnreadable)) throw new Error(`Not refused as unreadable: ${String(error)}`);
  expect(error).toMatchObject({ kind: 'invalid', code: 'competence-blocks.register-unreadable' });
  const [fault, ...others] = error.faults;
  expect(others).toEqual([]);
  return fault ?? { at: '', message: '' };
}
