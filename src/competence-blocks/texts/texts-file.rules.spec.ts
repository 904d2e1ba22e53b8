import { describe, expect, it } from '../../../test/jest.js';
import { faultsOf, fileOf, rowsIn } from './texts-file.rules.js';
import type { TranslatedPlace } from './texts.types.js';

const said = (change: Partial<TranslatedPlace> = {}): TranslatedPlace => ({
  place: 'RNCP1BC01',
  kind: 'block',
  french: 'Pétrir la « pâte »; "longtemps"',
  state: 'translated',
  text: 'Knead\nthe dough',
  number: 2,
  frenchMark: 'mark',
  older: null,
  writtenAt: null,
  writtenBy: null,
  ...change,
});

describe('The file that a translator fills', () => {
  it('is read back as it was written: quotes, semicolons, lines, and what looks like a formula', () => {
    const texts = [said(), said({ place: 'RNCP1', french: '- Peser', text: '=Weigh', number: 0 }), said({ text: '' })];
    expect(rowsIn(fileOf(texts))).toEqual({
      faults: [],
      rows: [
        { line: 2, place: 'RNCP1BC01', number: 2, french: 'Pétrir la « pâte »; "longtemps"', text: 'Knead\nthe dough' },
        { line: 4, place: 'RNCP1', number: 0, french: '- Peser', text: '=Weigh' },
      ],
    });
    expect(faultsOf(rowsIn(fileOf(texts)).rows, texts)).toEqual([]);
  });

  it.each([
    ['has no column for the text', 'place;number;french\nA;1;B', 'line 1', 'texts-file-column'],
    ['is empty', '', 'line 1', 'texts-file-column'],
    ['has a quote that does not close', 'place;number;french;text\nA;1;B;C\nA;1;"B;C', 'line 3', 'texts-file-quote'],
  ])('is refused when it %s', (_when, file, at, code) => {
    expect(rowsIn(file).faults).toMatchObject([{ at, code }]);
  });

  const row = { line: 7, place: 'RNCP1BC01', number: 2, french: said().french, text: 'Work the dough' };

  it.each([
    ['names no text of the title', { place: 'RNCP9' }, ['texts-file-place']],
    ['translates another French', { french: 'Cuire' }, ['texts-file-french']],
    ['is too long', { text: 'x'.repeat(10_001) }, ['texts-file-long']],
    ['was written by somebody else meanwhile', { number: 1 }, ['texts-file-changed']],
    ['says what somebody else said meanwhile', { number: 1, text: said().text }, []],
    ['is as it should be', {}, []],
  ])('tells of a line that %s', (_when, change, codes) => {
    const faults = faultsOf([{ ...row, ...change }], [said()]);
    expect(faults.map(({ code }) => code)).toEqual(codes);
    expect(faults.every(({ at }) => at === 'line 7')).toBe(true);
  });
});
