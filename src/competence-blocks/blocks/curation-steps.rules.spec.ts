import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { followed, mergeAt, moveAt, removeAt, splitAt } from './curation-steps.rules.js';
import type { CuratedCompetence } from './curation.types.js';

const judgedByItself = (name: string): CuratedCompetence => ({ name, criteria: [name], evaluationMode: null });
const list = ['Analyser', 'Concevoir', 'Tester'].map(judgedByItself);
const namesOf = (stepped: { competences: CuratedCompetence[] } | null) =>
  stepped?.competences.map(({ name }) => name) ?? null;

describe('Putting competences in order', () => {
  it('cuts one at the ends of its lines, each piece judged by itself', () => {
    const cut = splitAt([judgedByItself('Analyser\nConcevoir')], 0);
    expect(cut?.competences).toEqual([judgedByItself('Analyser'), judgedByItself('Concevoir')]);
  });

  it('cuts one line where its wording suggests it, as the import does', () => {
    expect(namesOf(splitAt([judgedByItself('Analyser le besoin et tester le code')], 0))).toBeNull();
    expect(namesOf(splitAt([judgedByItself('Analyser le besoin ; Tester le code')], 0))).toEqual([
      'Analyser le besoin',
      'Tester le code',
    ]);
  });

  it('keeps criteria of their own with the first piece', () => {
    const whole = { name: 'Analyser\nTester', criteria: ['Le besoin est écrit'], evaluationMode: 'oral' as const };
    expect(splitAt([whole], 0)?.competences).toEqual([
      { ...whole, name: 'Analyser' },
      { name: 'Tester', criteria: ['Tester'], evaluationMode: 'oral' },
    ]);
  });

  it('joins two with the criteria of both, or judged by itself when both were, as before they were cut', () => {
    expect(mergeAt(list, 1)?.competences[1]).toEqual(judgedByItself('Concevoir Tester'));
    const own = { ...judgedByItself('Concevoir'), criteria: ['Le plan est écrit'] };
    expect(mergeAt([own, judgedByItself('Tester')], 0)?.competences[0]).toEqual({
      name: 'Concevoir Tester',
      criteria: ['Le plan est écrit', 'Tester'],
      evaluationMode: null,
    });
  });

  it('moves one up and down and says where it stands', () => {
    expect(moveAt(list, 1, -1)).toMatchObject({ at: 0 });
    expect(namesOf(moveAt(list, 1, -1))).toEqual(['Concevoir', 'Analyser', 'Tester']);
    expect(namesOf(moveAt(list, 1, 1))).toEqual(['Analyser', 'Tester', 'Concevoir']);
  });

  it.each<[string, unknown]>([
    ['the first further up', moveAt(list, 0, -1)],
    ['the last further down', moveAt(list, 2, 1)],
    ['the last with a next one', mergeAt(list, 2)],
    ['one word', splitAt(list, 0)],
    ['the only one away', removeAt([judgedByItself('Analyser')], 0)],
    ['one that is not there', removeAt(list, 7)],
  ])('does nothing with %s', (_what, stepped) => {
    expect(stepped).toBeNull();
  });

  it('takes one away, and says which one is next', () => {
    expect(removeAt(list, 2)).toEqual({ competences: list.slice(0, 2), at: 1 });
  });

  it('loses no word and invents none, whatever is moved, joined or cut', () => {
    const word = fc.constantFrom('Analyser', 'le besoin', 'Tester', 'le code', 'Déployer');
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('\n'));
    const steps = [
      splitAt,
      mergeAt,
      (some: CuratedCompetence[], at: number) => moveAt(some, at, -1),
      (some: CuratedCompetence[], at: number) => moveAt(some, at, 1),
    ];
    const wordsOf = (some: CuratedCompetence[]) => some.flatMap((one) => one.name.split(/\s+/)).toSorted();
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        fc.constantFrom(...steps),
        (names, at, step) => {
          const before = names.map(judgedByItself);
          const after = step(before, at);
          if (after) expect(wordsOf(after.competences)).toEqual(wordsOf(before));
        },
      ),
    );
  });
});

describe('The criteria of a competence that is worded anew', () => {
  it('follow it when it was judged by itself', () => {
    const edited = [{ ...judgedByItself('Analyser'), name: 'Analyser un besoin' }];
    expect(followed(edited, list)).toEqual([judgedByItself('Analyser un besoin')]);
  });

  it('stay when they are its own, or were changed too', () => {
    const own = { name: 'Analyser un besoin', criteria: ['Le besoin est écrit'], evaluationMode: null };
    expect(followed([own], list)).toEqual([own]);
    expect(followed([own], [{ ...own, name: 'Analyser' }])).toEqual([own]);
  });
});
