import { describe, expect, it } from '../../../test/jest.js';
import type { ReadFiche } from './fiche.types.js';
import { contentOf, kindOf, makesNewVersion, recordOf } from './title-draft.rules.js';

const NO_JURY = { active: false, composition: null };
const fiche: ReadFiche = {
  kind: 'fiche',
  line: 5,
  idFiche: '1',
  code: 'RNCP37873',
  title: "TP - Concepteur développeur d'applications",
  abbreviation: null,
  state: 'Publiée',
  active: true,
  level: 6,
  registrationType: 'by-right',
  registrationTypeText: 'Enregistrement de droit',
  certifiers: [],
  nsf: [],
  rome: [],
  formacodes: [],
  activities: null,
  capacities: null,
  objectives: null,
  prerequisites: { entry: null, validation: null },
  jury: { fi: NO_JURY, ca: NO_JURY, fc: NO_JURY, cq: NO_JURY, cl: NO_JURY, vae: NO_JURY },
  partialValidation: null,
  blocks: [],
  correspondences: [],
  promotions: [],
  decidedOn: null,
  durationYears: null,
  effectiveOn: '2023-12-18',
  registeredUntilOn: '2028-12-18',
  awardableUntilOn: null,
  previousCodes: [],
  nextCodes: [],
  partners: { total: 0, active: 0 },
};

describe('The kind of a certification', () => {
  it.each<[string, Partial<ReadFiche>, string]>([
    ['named « TP » is a title of the State', {}, 'state-title'],
    ['abbreviated « TP » too', { title: 'Cuisinier', abbreviation: { code: 'TP', label: null } }, 'state-title'],
    ['registered by right under another name is neither', { title: 'Licence de droit' }, 'other'],
    ['whose name only begins alike is neither', { title: 'TPE et PME : gérant' }, 'other'],
    ['registered on request is private', { registrationType: 'on-request' }, 'private-title'],
    ['of which nothing is said is neither', { registrationType: null }, 'other'],
  ])('%s', (_what, change, kind) => {
    expect(kindOf({ ...fiche, ...change })).toBe(kind);
  });
});

describe('The content of a title', () => {
  it('is not what the register counts or publishes day by day', () => {
    const promotion = { year: 2025, certified: 12, certifiedByExperience: null };
    const rates = { employedAfter6Months: null, inTradeAfter6Months: null, inTradeAfter2Years: null };
    const later = { ...fiche, line: 900, state: 'Archivée', active: false, partners: { total: 9, active: 8 } };
    expect(contentOf({ ...later, promotions: [{ ...promotion, ...rates }] })).toEqual(contentOf(fiche));
    expect(contentOf({ ...fiche, registeredUntilOn: '2029-12-18' })).not.toEqual(contentOf(fiche));
  });

  it('is kept with all that the record says, blocks apart', () => {
    expect(Object.keys(recordOf(fiche))).toEqual(expect.arrayContaining(['promotions', 'partners', 'state', 'rome']));
    expect(Object.keys(recordOf(fiche))).not.toContain('blocks');
  });
});

describe('A record that is read again', () => {
  const version = (state: 'draft' | 'active' | 'retired', contentSha256 = 'same') => ({ state, contentSha256 });
  it.each([
    ['is new when there is none', undefined, false, true],
    ['is no news for the same draft', version('draft'), true, false],
    ['is new when the draft says otherwise', version('draft', 'other'), false, true],
    ['is drafted anew beside the active version when asked for', version('active'), true, true],
    ['leaves the active version alone when not asked for', version('active'), false, false],
    ['is new when the active version says otherwise', version('active', 'other'), false, true],
    ['is drafted anew after retirement when asked for', version('retired'), true, true],
  ])('%s', (_what, newest, isAskedFor, isNew) => {
    expect(makesNewVersion(newest, 'same', isAskedFor)).toBe(isNew);
  });
});
