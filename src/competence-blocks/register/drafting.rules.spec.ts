import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import { draftingOf, mayDraftWanted, type WantedTitle } from './drafting.rules.js';

const newest = { titleVersionId: 'a', version: 1, isSame: true };

describe('Drafting a title of the register', () => {
  it.each<[string, Partial<WantedTitle>, string, string[]]>([
    ['that the house does not have', {}, 'draft', []],
    ['that stands as the register says it', { newest }, 'unchanged', []],
    ['of which the register says something else now', { newest: { ...newest, isSame: false } }, 'redraft', []],
    ['that has no block', { blockCount: 0 }, 'refused', ['title-has-blocks']],
    ['that the register does not have', { blockCount: null }, 'refused', ['title-in-register']],
    ['that the register has no more', { blockCount: null, newest }, 'refused', ['title-in-register']],
  ])('%s', (_which, change, expected, missing) => {
    const wanted = { code: 'RNCP37873', blockCount: 3, newest: null, ...change };
    expect(draftingOf(wanted)).toBe(expected);
    expect(unmet(mayDraftWanted(wanted)).map(({ code }) => code)).toEqual(missing);
  });
});
