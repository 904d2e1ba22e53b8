import fc from 'fast-check';
import { describe, expect, it } from '../../../test/jest.js';
import type { BlockFacts, TitleFacts } from '../titles/title.types.js';
import { changesBetween } from './version-changes.rules.js';
import type { CompetenceChange } from './version-changes.types.js';

const way = { active: false, composition: null };
const jury = { fi: way, ca: way, fc: way, cq: way, cl: way, vae: way };

/** A block of competences, each with the criteria that follow it. */
function block(number: number, name: string, ...competences: [string, ...string[]][]): BlockFacts {
  const code = `RNCP37873BC0${number}`;
  return {
    id: `${code} ${name}`,
    code,
    name,
    position: number,
    competences: competences.map(([words, ...criteria], at) => ({
      id: `${code}C${at + 1}`,
      code: `${code}C${at + 1}`,
      name: words,
      position: at + 1,
      evaluationMode: null,
      criteria: criteria.map((text, place) => ({ id: text, code: `${code}C${at + 1}K${place + 1}`, name: text })),
    })),
  };
}

const title = (blocks: BlockFacts[], change: Partial<TitleFacts> = {}): TitleFacts => ({
  id: 'a',
  code: 'RNCP37873',
  version: 1,
  kind: 'state-title',
  state: 'active',
  name: 'Concepteur développeur',
  level: 6,
  certifiers: [{ siret: null, name: 'MINISTERE DU TRAVAIL' }],
  nsfCodes: [],
  decidedOn: null,
  effectiveOn: '2023-12-18',
  registeredUntilOn: '2028-12-18',
  awardableUntilOn: null,
  juryComposition: jury,
  blocks,
  ...change,
});
const SECURE = 'Développer une application sécurisée';
const TESTED = 'Développer une application sécurisée et testée';
const BASE = 'Concevoir une base de données relationnelle';
const PLAN = 'Préparer le plan de déploiement';
const told = (competences: CompetenceChange[] = []) =>
  competences.map(({ kind, before, after }) => [kind, before, after]);

describe('What changed between two versions', () => {
  it('is nothing where they say the same, up to case and punctuation', () => {
    const [older, newer] = [title([block(1, 'Un', [SECURE])]), title([block(1, 'UN.', [`${SECURE} ;`])])];
    expect(changesBetween(older, newer)).toMatchObject({ head: [], jury: [], blocks: [{ kind: 'same' }] });
  });

  it('is told of the head, field by field, certifiers in any order', () => {
    const certifiers = ['B', 'A'].map((name) => ({ siret: null, name }));
    const older = title([], { certifiers });
    const newer = title([], { certifiers: certifiers.toReversed(), level: null, registeredUntilOn: '2031-12-31' });
    expect(changesBetween(older, newer).head).toEqual([
      { field: 'level', before: '6', after: null },
      { field: 'registeredUntilOn', before: '2028-12-18', after: '2031-12-31' },
    ]);
  });

  it('is told of the jury, way by way', () => {
    const newer = title([], { juryComposition: { ...jury, vae: { active: true, composition: '2 professionnels' } } });
    expect(changesBetween(title([]), newer).jury).toEqual([
      { path: 'vae', wasOpen: false, isOpen: true, before: null, after: '2 professionnels' },
    ]);
  });

  it('is told of blocks: renamed, gone and added', () => {
    const older = title([block(1, 'Développer', [SECURE]), block(2, 'Concevoir', [BASE])]);
    const newer = title([block(1, 'Réaliser', [SECURE]), block(3, 'Déployer', [PLAN])]);
    const { blocks } = changesBetween(older, newer);
    expect(blocks.map(({ kind, from, to, isRenamed }) => [kind, from?.name, to?.name, isRenamed])).toEqual([
      ['changed', 'Développer', 'Réaliser', true],
      ['added', undefined, 'Déployer', false],
      ['gone', 'Concevoir', undefined, false],
    ]);
  });

  it('is told of competences word by word, also where their order and numbers changed', () => {
    const older = title([block(1, 'Un', [SECURE], [BASE])]);
    const newer = title([block(1, 'Un', [BASE], [TESTED], [PLAN])]);
    const [only] = changesBetween(older, newer).blocks;
    expect(told(only?.competences)).toEqual([
      ['same', BASE, BASE],
      ['reworded', SECURE, TESTED],
      ['added', null, PLAN],
    ]);
    expect(only?.competences[1]?.added.filter(({ mark }) => mark === 'added').map(({ text }) => text)).toEqual([
      'et testée',
    ]);
  });

  it('is told of a competence that went to another block in both of them', () => {
    const older = title([block(1, 'Un', [SECURE], [BASE]), block(2, 'Deux', [PLAN])]);
    const newer = title([block(1, 'Un', [SECURE]), block(2, 'Deux', [PLAN], [BASE])]);
    const moved = changesBetween(older, newer).blocks.map(({ competences }) => competences.at(-1));
    expect(moved.map((one) => [one?.kind, one?.fromCode, one?.toCode])).toEqual([
      ['moved', 'RNCP37873BC01C2', 'RNCP37873BC02C2'],
      ['moved', 'RNCP37873BC01C2', 'RNCP37873BC02C2'],
    ]);
  });

  it('is told of the criteria that say more than their competence', () => {
    const older = title([block(1, 'Un', [SECURE, SECURE, 'Les tests passent'])]);
    const newer = title([
      block(1, 'Un', [SECURE, SECURE, 'Les tests passent tous', 'Les clés sont gardées hors du code']),
    ]);
    const criteria = changesBetween(older, newer).blocks[0]?.competences[0]?.criteria;
    expect(criteria?.map(({ kind, after }) => [kind, after])).toEqual([
      ['reworded', 'Les tests passent tous'],
      ['added', 'Les clés sont gardées hors du code'],
    ]);
  });

  it('follows what an officer decided of two blocks before their wording', () => {
    const older = title([block(1, 'Un', [SECURE]), block(2, 'Deux', [BASE])]);
    const newer = title([block(1, 'Un', [SECURE]), block(2, 'Deux', [PLAN])]);
    const decided = [{ fromBlockId: older.blocks[1]?.id ?? '', toBlockId: newer.blocks[0]?.id ?? '' }];
    const { blocks } = changesBetween(older, newer, decided);
    expect(blocks.map(({ from, to }) => [from?.name, to?.name])).toContainEqual(['Deux', 'Un']);
  });

  it('tells every competence of both versions once, whatever became of it', () => {
    const words = fc.constantFrom(SECURE, TESTED, BASE, PLAN, 'Accueillir les personnes');
    const blocks = fc
      .array(fc.uniqueArray(words, { maxLength: 4 }), { maxLength: 4 })
      .map((lists) =>
        lists.map((list, at) => block(at + 1, `Bloc ${at + 1}`, ...list.map((text): [string] => [text]))),
      );
    fc.assert(
      fc.property(blocks, blocks, (older, newer) => {
        const competences = changesBetween(title(older), title(newer)).blocks.flatMap((one) => one.competences);
        const count = (list: BlockFacts[]) => list.reduce((sum, one) => sum + one.competences.length, 0);
        expect(competences.filter(({ before }) => before !== null)).toHaveLength(count(older));
        expect(competences.filter(({ after }) => after !== null)).toHaveLength(count(newer));
      }),
    );
  });
});
