import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { coverageOf } from './coverage.rules.js';
import { type Run, wordingOf } from './wording.rules.js';

/** A text with what was lost in brackets and what was added in braces. */
const told = (runs: Run[]) =>
  runs.map(({ text, mark }) => (mark === 'kept' ? text : mark === 'lost' ? `[${text}]` : `{${text}}`)).join('');

const OFFICIAL = '- Analyser les besoins du client\n- Concevoir une base de données';

describe('The official wording beside the curated one', () => {
  it('differs in nothing when the competences only moved', () => {
    const { official, curated, lost } = wordingOf(OFFICIAL, [
      'Concevoir une base de données',
      'Analyser les besoins du client',
    ]);
    expect(told(official)).toBe(OFFICIAL);
    expect(curated.map(({ runs }) => told(runs)).join()).not.toMatch(/[[{]/);
    expect(lost).toBe(0);
  });

  it('shows the words that were added and those that were lost, where they stand', () => {
    const { official, curated, lost } = wordingOf(OFFICIAL, [
      'Analyser et modéliser les besoins',
      'Concevoir une base de données',
    ]);
    expect(told(official)).toBe('- Analyser les besoins [du client]\n- Concevoir une base de données');
    expect(told(curated[0]?.runs ?? [])).toBe('Analyser {et modéliser} les besoins');
    expect(curated.map(({ added }) => added)).toEqual([2, 0]);
    expect(lost).toBe(2);
  });

  it('sees no difference in case and punctuation, nor in the marks of the list', () => {
    const { official, lost } = wordingOf('1. Analyser ; 2. Tester', ['ANALYSER,', 'tester.']);
    expect(told(official)).toBe('1. Analyser ; 2. Tester');
    expect(lost).toBe(0);
  });

  it('keeps the longest runs together, though a short one stood first', () => {
    const { curated } = wordingOf('Analyser les besoins. Analyser le code.', ['Analyser le code', 'Analyser']);
    expect(curated.map(({ runs }) => told(runs))).toEqual(['Analyser le code', 'Analyser']);
  });

  it('shows every letter of both texts, and loses a word exactly when the coverage misses one', () => {
    const word = fc.constantFrom('analyser', 'le', 'besoin', 'tester', 'code', 'et');
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 4 }), (official, texts) => {
        const wording = wordingOf(official, texts);
        expect(wording.official.map((run) => run.text).join('')).toBe(official);
        expect(wording.curated.map(({ runs }) => runs.map((run) => run.text).join(''))).toEqual(texts);
        const { isWhole } = coverageOf(
          official,
          texts.map((name) => ({ name, criteria: [] })),
        );
        expect(wording.lost === 0).toBe(isWhole);
      }),
    );
  });
});
