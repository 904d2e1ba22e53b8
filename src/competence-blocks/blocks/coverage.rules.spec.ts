import { describe, expect, it } from '../../../test/jest.js';
import { coverageOf } from './coverage.rules.js';

const official = '- Développer des interfaces utilisateur\n- Développer des composants métier';
const competence = (name: string, ...criteria: string[]) => ({
  name,
  criteria: criteria.map((text) => ({ name: text })),
});

describe('The official wording of a block', () => {
  it('is covered by its own lines, bullets aside', () => {
    const split = [competence('Développer des interfaces utilisateur'), competence('Développer des composants métier')];
    expect(coverageOf(official, split)).toEqual({ isWhole: true, missingWords: [] });
  });

  it('is covered by a short competence whose criteria say the rest', () => {
    const curated = [competence('Développer', 'des interfaces utilisateur', 'développer des composants métier')];
    expect(coverageOf(official, curated).isWhole).toBe(true);
  });

  it('is no longer covered when a word is lost, even one that stands elsewhere', () => {
    const curated = [competence('Développer des interfaces utilisateur'), competence('Des composants')];
    expect(coverageOf(official, curated)).toEqual({ isWhole: false, missingWords: ['développer', 'métier'] });
  });

  it('is not covered twice by a criterion that repeats its competence', () => {
    const name = 'Développer des interfaces utilisateur';
    expect(coverageOf(official, [competence(name, name)]).missingWords).toContain('développer');
  });

  it('is read without its HTML', () => {
    expect(coverageOf('<p>Coder &amp; <b>tester</b></p>', [competence('Coder, tester')]).isWhole).toBe(true);
  });

  it('asks nothing of a block for which the register says nothing', () => {
    expect(coverageOf('', [])).toEqual({ isWhole: true, missingWords: [] });
  });
});
