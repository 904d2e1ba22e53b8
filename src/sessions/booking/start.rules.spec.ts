import { describe, expect, it } from '../../../test/jest.js';
import { startFaults, type StartInput, startOf } from './start.rules.js';

const understood = (input: StartInput) => {
  const { at, local, zone, occurrence } = startOf(input, 'Europe/Paris');
  return [at.toISO({ suppressSeconds: true, suppressMilliseconds: true }), local, zone, occurrence];
};

describe('The start of a session', () => {
  it.each<[string, StartInput, string[]]>([
    [
      'an instant is shown on the learner’s clock',
      { startsAt: '2027-01-12T13:00:00Z' },
      ['2027-01-12T13:00Z', '2027-01-12T14:00', 'Europe/Paris', 'once'],
    ],
    [
      'an instant with an offset is the same instant',
      { startsAt: '2027-01-12T08:00-05:00', zone: 'America/New_York' },
      ['2027-01-12T13:00Z', '2027-01-12T08:00', 'America/New_York', 'once'],
    ],
    [
      'a local time is an instant of its zone',
      { local: '2027-06-01T09:15', zone: 'Asia/Kolkata' },
      ['2027-06-01T03:45Z', '2027-06-01T09:15', 'Asia/Kolkata', 'once'],
    ],
    [
      'a local time that is skipped is told so',
      { local: '2027-03-28T02:30' },
      ['2027-03-28T01:30Z', '2027-03-28T02:30', 'Europe/Paris', 'skipped'],
    ],
    [
      'a local time that comes twice is the first',
      { local: '2027-10-31T02:30' },
      ['2027-10-31T00:30Z', '2027-10-31T02:30', 'Europe/Paris', 'first'],
    ],
    [
      'an instant of the second hour is told as the second',
      { startsAt: '2027-10-31T01:30Z' },
      ['2027-10-31T01:30Z', '2027-10-31T02:30', 'Europe/Paris', 'second'],
    ],
    [
      'an instant of the first hour is told as the first',
      { startsAt: '2027-10-31T00:30Z' },
      ['2027-10-31T00:30Z', '2027-10-31T02:30', 'Europe/Paris', 'first'],
    ],
  ])('%s', (_what, input, wanted) => {
    expect(startFaults(input)).toEqual([]);
    expect(understood(input)).toEqual(wanted);
  });

  it.each<[string, StartInput, string]>([
    ['neither an instant nor a local time', {}, 'startsAt'],
    ['both', { startsAt: '2027-01-12T13:00Z', local: '2027-01-12T14:00' }, 'startsAt'],
    ['a zone that nobody knows', { local: '2027-01-12T14:00', zone: 'Europe/Atlantis' }, 'zone'],
    ['a day that does not come', { local: '2027-02-30T14:00' }, 'local'],
    ['an hour that does not come', { startsAt: '2027-02-20T24:30Z' }, 'startsAt'],
  ])('names the field of %s', (_what, input, field) => {
    expect(startFaults(input).map(({ at }) => at)).toEqual([field]);
  });
});
