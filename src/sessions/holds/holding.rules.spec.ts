import { describe, expect, it } from '../../../test/jest.js';
import { holdingOf, type OwnHold } from './holding.rules.js';
import { nearestOf } from './nearest.rules.js';

const at = (time: string) => new Date(`2027-01-12T${time}:00Z`);
const hold = (id: string, place: 1 | 2, startsAt: string, more: Partial<OwnHold> = {}): OwnHold => ({
  id,
  place,
  mentorId: 'own',
  startsAt: at(startsAt),
  endsAt: new Date(+at(startsAt) + 45 * 60_000),
  takenAt: at(place === 1 ? '07:00' : '07:01'),
  ...more,
});
const wanted = { mentorId: 'own', startsAt: at('14:00'), endsAt: at('14:45') };

describe('Keeping a slot while its form is open', () => {
  it.each<[string, OwnHold[], object]>([
    ['takes the first place', [], { kept: null, released: [], place: 1 }],
    ['takes the second beside another', [hold('a', 1, '10:00')], { released: [], place: 2 }],
    ['takes the first when that one is the second', [hold('a', 2, '10:00')], { released: [], place: 1 }],
    ['lets the oldest of two go', [hold('b', 2, '11:00'), hold('a', 1, '10:00')], { released: ['a'], place: 1 }],
    ['lets one go that overlaps it', [hold('a', 1, '14:30'), hold('b', 2, '10:00')], { released: ['a'], place: 1 }],
    [
      'leaves the same hour of another mentor',
      [hold('a', 1, '14:00', { mentorId: 'other' })],
      { released: [], place: 2 },
    ],
    ['gives the same hold again', [hold('a', 2, '14:00')], { kept: { id: 'a' } }],
  ])('%s', (_what, own, expected) => {
    expect(holdingOf(wanted, own)).toMatchObject(expected);
  });
});

describe('What else could be had', () => {
  const iso = (time: string) => at(time).toISOString();

  it('are the nearest starts, in order, half an hour apart', () => {
    const free = ['09:00', '13:00', '13:15', '13:45', '15:00', '15:15', '18:00'].map(iso);
    expect(nearestOf(free, +at('14:00'), 4)).toEqual(['13:15', '13:45', '15:00', '18:00'].map(iso));
    expect(nearestOf([], +at('14:00'), 4)).toEqual([]);
  });
});
