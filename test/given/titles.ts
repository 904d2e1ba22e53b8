import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../config/root.js';
import { ActivateTitle, type BlockFacts, ImportRegister, TitlesApi } from '../../src/competence-blocks/index.js';
import type { Person, World } from '../world.js';
import { sourceOf } from './register.js';

const REGISTER = join(ROOT, 'test/competence-blocks/fixtures/register-v4.1.xml');

/** The register as it was downloaded: RNCP37873, whole, and RNCP39387, whose blocks 1 and 2 list no competences. */
export function theRegister(): Promise<Buffer> {
  return readFile(REGISTER);
}

/** A version of a title as other rooms' tests need it. */
export interface GivenTitle {
  titleVersionId: string;
  code: string;
  blocks: BlockFacts[];
  /** Who imported it. */
  officer: Person;
}

/** « Concepteur développeur d'applications », 3 blocks and 11 competences, imported and still a draft. */
export async function aDraftTitle(world: World, given: { officer?: Person } = {}): Promise<GivenTitle> {
  return draftOf(world, await theRegister(), given);
}

/** What another record of the same register says of it: these words in the place of those. */
export const LATER_RECORD: [string, string][] = [
  ['Développer une application sécurisée</LIBELLE>', 'Développer et sécuriser une application</LIBELLE>'],
  ['- Développer des composants métier', '- Développer des composants métier sobres et testés'],
  ["- Définir l'architecture logicielle d'une application\n", ''],
  [
    '<LISTE_COMPETENCES>- Préparer et exécuter',
    '<LISTE_COMPETENCES>- Surveiller une application en service\n- Préparer et exécuter',
  ],
  ['<DATE_FIN_ENREGISTREMENT>18/12/2028', '<DATE_FIN_ENREGISTREMENT>31/12/2031'],
];

/** The next version of the same title, still a draft: another record of the register, which says some things otherwise. */
export async function aLaterDraft(
  world: World,
  given: { officer?: Person; changes?: [string, string][] } = {},
): Promise<GivenTitle> {
  let text = (await theRegister()).toString();
  for (const [before, after] of given.changes ?? LATER_RECORD) {
    if (!text.includes(before)) throw new Error(`The register does not say « ${before} »`);
    text = text.replace(before, after);
  }
  return draftOf(world, text, given);
}

async function draftOf(world: World, register: Buffer | string, given: { officer?: Person }): Promise<GivenTitle> {
  const officer = given.officer ?? (await world.person(['officer']));
  const actor = { id: officer.id, roles: ['officer'] as const };
  const code = 'RNCP37873';
  const bytes = sourceOf(register);
  const { imported } = await world.app
    .get(ImportRegister)
    .run({ fileName: 'register.xml', bytes, codes: [code] }, actor);
  const titleVersionId = imported[0]?.titleVersionId ?? '';
  const title = await world.app.get(TitlesApi).title(titleVersionId);
  return { titleVersionId, code, blocks: title?.blocks ?? [], officer };
}

/** The same title, open to learners. */
export async function anActiveTitle(world: World, given: { officer?: Person } = {}): Promise<GivenTitle> {
  return given.officer ? openTitle(world, given) : world.once('an active title', () => openTitle(world, given));
}

async function openTitle(world: World, given: { officer?: Person }): Promise<GivenTitle> {
  const title = await aDraftTitle(world, given);
  const actor = { id: title.officer.id, roles: ['officer'] as const };
  await world.app.get(ActivateTitle).run({ titleVersionId: title.titleVersionId }, actor);
  return title;
}
