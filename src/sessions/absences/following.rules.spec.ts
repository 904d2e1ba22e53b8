import { describe, expect, it } from '../../../test/jest.js';
import { type BookedFacts, fateOf } from './following.rules.js';

const booked: BookedFacts = {
  mentorId: 'own',
  dayMentorId: 'next',
  isAwayShortly: false,
  receives: true,
  isFree: true,
};
const fate = (change: Partial<BookedFacts>) => {
  const { kind, ...rest } = fateOf({ ...booked, ...change });
  return 'because' in rest ? `${kind} ${rest.because}` : 'by' in rest ? `${kind} by ${rest.by}` : kind;
};

describe('A booked session', () => {
  it.each<[string, Partial<BookedFacts>, string]>([
    ['stays with the mentor of the day', { dayMentorId: 'own' }, 'stays'],
    ['stays with them though somebody else would not be free', { dayMentorId: 'own', isFree: false }, 'stays'],
    [
      'is called off while they are away shortly',
      { dayMentorId: 'own', isAwayShortly: true },
      'called-off mentor-away',
    ],
    ['goes to the next who is free', {}, 'taken-over by next'],
    ['is called off when the next is not free', { isFree: false }, 'called-off mentor-changed'],
    ['is called off when the next does not receive then', { receives: false }, 'called-off mentor-changed'],
    ['is called off when there is nobody', { dayMentorId: null }, 'called-off mentor-changed'],
  ])('%s', (_what, change, expected) => {
    expect(fate(change)).toBe(expected);
  });
});
