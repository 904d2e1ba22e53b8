import { describe, expect, it } from '../../../test/jest.js';
import { fieldsOf, numbersIn } from './rulebook-form.js';
import { RULEBOOK_DEFAULTS } from './rulebook.types.js';

describe('The form of a rulebook', () => {
  it('says each number as people write it, and reads it back', () => {
    const fields = fieldsOf(RULEBOOK_DEFAULTS);
    expect(fields).toMatchObject({
      paces: '6, 9, 12, 15',
      onPaceShare: '90',
      absentAfterShare: '33.33',
      silentDays: '14',
    });
    expect(numbersIn(fields)).toEqual(RULEBOOK_DEFAULTS);
  });

  it('reads a comma as people type it, and makes no number of words', () => {
    expect(numbersIn({ absentAfterShare: '33,3', paces: '6 ; 12' })).toMatchObject({
      absentAfterShare: 0.333,
      paces: [6, 12],
    });
    expect(numbersIn({ silentDays: 'beaucoup' }).silentDays).toBeNaN();
    expect(numbersIn({ silentDays: '-3' }).silentDays).toBeNaN();
  });
});
