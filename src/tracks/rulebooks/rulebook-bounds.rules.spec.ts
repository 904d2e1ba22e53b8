import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { BOUNDS, completeNumbers, type NumberField, numberFaults } from './rulebook-bounds.rules.js';
import { RULEBOOK_SECTIONS } from './rulebook-sections.rules.js';
import { RULEBOOK_DEFAULTS, type RulebookNumbers } from './rulebook.types.js';

const FIELDS = Object.keys(BOUNDS) as NumberField[];
const faultyFields = (change: Partial<RulebookNumbers>) =>
  numberFaults({ ...RULEBOOK_DEFAULTS, ...change }).map(({ at }) => at);

describe('The numbers of a rulebook', () => {
  it('are those of the house when nothing is said', () => {
    expect(completeNumbers({})).toEqual(RULEBOOK_DEFAULTS);
    expect(completeNumbers({ paces: [6], silentDays: undefined })).toEqual({ ...RULEBOOK_DEFAULTS, paces: [6] });
    expect(numberFaults(RULEBOOK_DEFAULTS)).toEqual([]);
  });

  it('have bounds, all of them', () => {
    expect(['paces', ...FIELDS].sort()).toEqual(Object.keys(RULEBOOK_DEFAULTS).sort());
  });

  it('have their place in the règlement, all of them', () => {
    const placed = RULEBOOK_SECTIONS.flatMap(({ numbers }) => numbers.map(({ field }) => field));
    expect(placed.toSorted()).toEqual(['paces', ...FIELDS].toSorted());
  });

  it.each(FIELDS)('never have a %s out of its bounds', (field) => {
    const { least, most, isShare = false } = BOUNDS[field];
    const step = isShare ? 0.001 : 1;
    expect(faultyFields({ [field]: least - step })).toEqual([`numbers.${field}`]);
    expect(faultyFields({ [field]: most + step })).toEqual([`numbers.${field}`]);
    expect(faultyFields({ [field]: Number.NaN })).toEqual([`numbers.${field}`]);
    expect(faultyFields({ [field]: Number.POSITIVE_INFINITY })).toEqual([`numbers.${field}`]);
  });

  it('become a rulebook only from within their bounds, whatever is given', () => {
    const given = fc.record(
      Object.fromEntries(FIELDS.map((field) => [field, fc.oneof(fc.integer({ min: -2, max: 800 }), fc.double())])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(given, (change) => {
        const numbers = completeNumbers(change);
        const areWithin = FIELDS.every((field) => {
          const { least, most, isShare = false } = BOUNDS[field];
          return numbers[field] >= least && numbers[field] <= most && (isShare || Number.isInteger(numbers[field]));
        });
        if (!areWithin) expect(numberFaults(numbers)).not.toEqual([]);
      }),
    );
  });

  it.each<[number[], boolean]>([
    [[6, 9, 12, 15], true],
    [[1], true],
    [[36], true],
    [[], false],
    [[0], false],
    [[37], false],
    [[6.5], false],
    [[6, 6], false],
    [[9, 6], false],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9], false],
  ])('offer the paces %j: %s', (paces, isRight) => {
    expect(faultyFields({ paces })).toEqual(isRight ? [] : ['numbers.paces']);
  });

  it('do not contradict each other', () => {
    expect(faultyFields({ missedSessions: 4, missedWithinWeeks: 4 })).toEqual([]);
    expect(faultyFields({ missedSessions: 5, missedWithinWeeks: 4 })).toEqual(['numbers.missedSessions']);
    expect(faultyFields({ defenceNoticeDays: 2, frozenHours: 48 })).toEqual([]);
    expect(faultyFields({ defenceNoticeDays: 2, frozenHours: 49 })).toEqual(['numbers.frozenHours']);
  });
});
