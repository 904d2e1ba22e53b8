import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { matched, type PairCost } from './matching.rules.js';

/** Every way to give rows a column: the most rows, then the least cost. */
function best(costs: PairCost[][], places: number[], row = 0): { seated: number; cost: number } {
  if (row === costs.length) return { seated: 0, cost: 0 };
  const ways = [best(costs, places, row + 1)];
  places.forEach((left, column) => {
    const price = costs[row]?.[column] ?? null;
    if (price === null || left === 0) return;
    const rest = best(
      costs,
      places.map((count, index) => (index === column ? count - 1 : count)),
      row + 1,
    );
    ways.push({ seated: rest.seated + 1, cost: rest.cost + price });
  });
  return ways.reduce((one, other) =>
    other.seated > one.seated || (other.seated === one.seated && other.cost < one.cost) ? other : one,
  );
}

describe('Matching learners and mentors', () => {
  it('gives as many as possible a mentor, and then the pairs that cost least together', () => {
    expect(
      matched(
        [
          [1, 2],
          [1, null],
        ],
        [1, 1],
      ),
    ).toEqual([1, 0]);
    expect(matched([[5], [1], [3]], [2])).toEqual([null, 0, 0]);
    expect(matched([[null], [4]], [3])).toEqual([null, 0]);
    expect(matched([], [2])).toEqual([]);
    expect(matched([[1], [1]], [0])).toEqual([null, null]);
  });

  it('is as good as the best of all ways, and the same whenever it is asked', () => {
    const cost = fc.option(fc.integer({ min: 0, max: 30 }), { nil: null, freq: 3 });
    const table = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.tuple(
          fc.array(fc.array(cost, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
          fc.array(fc.integer({ min: 0, max: 3 }), { minLength: columns, maxLength: columns }),
        ),
      );
    fc.assert(
      fc.property(table, ([costs, places]) => {
        const pairs = matched(costs, places);
        const prices = pairs.flatMap((column, row) => (column === null ? [] : [costs[row]?.[column] ?? Number.NaN]));
        const taken = (column: number) => pairs.filter((one) => one === column).length;
        expect(places.every((left, column) => taken(column) <= left)).toBe(true);
        expect({ seated: prices.length, cost: prices.reduce((sum, price) => sum + price, 0) }).toEqual(
          best(costs, places),
        );
        expect(matched(costs, places)).toEqual(pairs);
      }),
    );
  });
});
