import { describe, expect, it } from '../../../test/jest.js';
import { termLeft } from './term.rules.js';

describe('What is left of a registration', () => {
  it.each([
    ['2026-11-21', 'ended', 0],
    ['2026-11-22', 'today', 0],
    ['2026-11-23', 'days', 1],
    ['2026-12-21', 'days', 29],
    ['2026-12-22', 'months', 1],
    ['2028-01-30', 'months', 14],
    ['2028-11-21', 'months', 23],
    ['2028-11-22', 'years', 2],
    ['2031-06-25', 'years', 4],
  ])('until %s is %s %d on 22 November 2026', (lastDay, kind, count) => {
    expect(termLeft(lastDay, '2026-11-22')).toEqual({ kind, count });
  });
});
