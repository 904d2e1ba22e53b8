import { describe, expect, it } from '../../../test/jest.js';
import { indicatorsOf } from './indicators.rules.js';

const counted = { year: 2026, presented: 10, full: 7, partial: 2, ended: 8, left: 2 };

describe('The figures that are published of a year', () => {
  it('are shares of the candidates heard and of the tracks ended, with the numbers they come from', () => {
    expect(indicatorsOf(counted, 2026)).toEqual({
      year: 2026,
      isRunning: true,
      presented: { kind: 'count', count: 10 },
      full: { kind: 'share', count: 7, of: 10, share: 0.7 },
      partial: { kind: 'share', count: 2, of: 10, share: 0.2 },
      left: { kind: 'share', count: 2, of: 8, share: 0.25 },
    });
  });

  it.each([
    [0, 'none', 'none'],
    [1, 'too-few', 'too-few'],
    [4, 'too-few', 'too-few'],
    [5, 'count', 'share'],
  ])('of %i people: %s, and shares: %s', (people, number, share) => {
    const shown = indicatorsOf({ ...counted, presented: people, full: 0, partial: 0, ended: people, left: 0 }, 2027);
    expect([shown.presented.kind, shown.full.kind, shown.partial.kind, shown.left.kind, shown.isRunning]).toEqual([
      number,
      share,
      share,
      share,
      false,
    ]);
  });
});
