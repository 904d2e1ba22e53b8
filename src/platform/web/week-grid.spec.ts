import { describe, expect, it } from '../../../test/jest.js';
import { type Slot, weekGrid } from './week-grid.js';

const slots: Slot[] = [
  { startsAt: '2027-01-12T13:45:00Z', state: 'free' },
  { startsAt: new Date('2027-01-12T13:00:00Z'), state: 'own' },
  { startsAt: '2027-01-14T13:00:00Z', state: 'taken' },
];

describe('A week', () => {
  it('stands by hour for a table and by day for a phone, in the reader’s zone', () => {
    const { rows, days } = weekGrid('2027-01-11', slots, 'Europe/Paris');
    expect(
      rows.map(({ hour, cells }) => [hour, ...cells.map((cell) => cell.slots.map(({ state }) => state).join())]),
    ).toEqual([
      ['14:00', '', 'own', '', 'taken', ''],
      ['14:45', '', 'free', '', '', ''],
    ]);
    expect(days.map(({ on, slots: found }) => [on, found.length])).toEqual([
      ['2027-01-11', 0],
      ['2027-01-12', 2],
      ['2027-01-13', 0],
      ['2027-01-14', 1],
      ['2027-01-15', 0],
    ]);
  });

  it('shows a day of the weekend that has a slot', () => {
    const saturday: Slot = { startsAt: '2027-01-16T09:00:00Z', state: 'free' };
    expect(weekGrid('2027-01-11', [saturday], 'Europe/Paris').days.map(({ on }) => on)).toContain('2027-01-16');
  });

  it('puts a slot on the reader’s day', () => {
    const night: Slot = { startsAt: '2027-01-13T00:30:00Z', state: 'free' };
    expect(
      weekGrid('2027-01-11', [night], 'America/Martinique').days.find(({ slots: found }) => found.length)?.on,
    ).toBe('2027-01-12');
  });

  it('leaves out what lies outside of it', () => {
    expect(weekGrid('2027-01-18', slots, 'Europe/Paris').rows).toEqual([]);
  });
});
