import { describe, expect, it } from '../../../test/jest.js';
import { isCodeOf, readReference, referenceOf } from './verification.rules.js';

const ID = '019f3a2b-7c4d-7e5f-8a6b-0c1d2e3f4a5b';

describe('The reference of a paper', () => {
  it.each([
    ['a parchment', '2027-000123'],
    ['a parchment of a busy year', '2027-1234567'],
    ['the certificate of a block', 'PV-2027-0001-3-2'],
  ])('of %s is read as it is printed', (_what, number) => {
    const printed = referenceOf(number, ID);
    expect(printed).toBe(`${number}-0C1D2E3F4A5B`);
    expect(readReference(printed)).toEqual({ number, code: '0C1D2E3F4A5B' });
    expect(isCodeOf('0C1D2E3F4A5B', ID)).toBe(true);
  });

  it('is read with blanks and in small letters, as people type', () => {
    expect(readReference(' 2027-000123 - 0c1d2e3f4a5b ')).toEqual({ number: '2027-000123', code: '0C1D2E3F4A5B' });
  });

  it.each(['', '2027-000123', '2027-000123-', '2027-000123-0C1D', '27-1-0C1D2E3F4A5B', `2027-000123-${ID}`, '%'])(
    'is never %s',
    (typed) => {
      expect(readReference(typed)).toBeNull();
    },
  );

  it('has the code of no other paper', () => {
    expect(isCodeOf('0C1D2E3F4A5C', ID)).toBe(false);
  });
});
