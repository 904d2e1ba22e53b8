import { describe, expect, it } from '../../../test/jest.js';
import { type CalendarFailure, type ReadingWindow } from './calendar.types.js';
import { busyIn } from './ics-busy.js';
import { Unreadable } from './ics-times.js';

const window: ReadingWindow = {
  from: Date.parse('2027-03-20T00:00:00Z'),
  to: Date.parse('2027-04-05T00:00:00Z'),
  zone: 'Europe/Paris',
};
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]) =>
  Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n'));
const busy = (...events: string[]) =>
  busyIn(calendar(...events), window).map(([from, to]) =>
    [from, to].map((at) => new Date(at).toISOString().slice(5, 16)).join('/'),
  );
const failureOf = (bytes: Uint8Array): CalendarFailure | null => {
  try {
    busyIn(bytes, window);
    return null;
  } catch (error) {
    return (error as Unreadable).failure;
  }
};
const PARIS = 'DTSTART;TZID=Europe/Paris:';

describe('The busy times of a calendar', () => {
  it.each<[string, string[], string[]]>([
    ['an instant', [event('DTSTART:20270322T090000Z', 'DTEND:20270322T100000Z')], ['03-22T09:00/03-22T10:00']],
    ['a local time', [event(`${PARIS}20270329T090000`, 'DURATION:PT1H30M')], ['03-29T07:00/03-29T08:30']],
    [
      'a time without a zone, where the mentor lives',
      [event('DTSTART:20270329T090000', 'DURATION:PT1H')],
      ['03-29T07:00/03-29T08:00'],
    ],
    ['a whole day', [event('DTSTART;VALUE=DATE:20270328')], ['03-27T23:00/03-28T22:00']],
    [
      'a zone as Outlook calls it',
      [event('DTSTART;TZID="Romance Standard Time":20270322T090000', 'DURATION:PT1H')],
      ['03-22T08:00/03-22T09:00'],
    ],
    [
      'a zone with an address before it',
      [event('DTSTART;TZID=/mozilla.org/2005/Europe/Paris:20270322T090000', 'DURATION:PT1H')],
      ['03-22T08:00/03-22T09:00'],
    ],
    [
      'a folded line',
      [event(`${PARIS.slice(0, -1)}\r\n :20270322T090000`, 'DURATION:PT1H')],
      ['03-22T08:00/03-22T09:00'],
    ],
    [
      'a weekly event over the change of the clocks, whole years after its first',
      [event(`${PARIS}20200105T090000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;BYDAY=SU')],
      ['03-21T08:00/03-21T09:00', '03-28T07:00/03-28T08:00', '04-04T07:00/04-04T08:00'],
    ],
    [
      'every second week from the first',
      [event(`${PARIS}20200105T090000`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;INTERVAL=2')],
      ['03-21T08:00/03-21T09:00', '04-04T07:00/04-04T08:00'],
    ],
    [
      'a rule until its last instant',
      [event(`${PARIS}20270322T003000`, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;UNTIL=20270322T233000Z')],
      ['03-21T23:30/03-22T00:30', '03-22T23:30/03-23T00:30'],
    ],
    [
      'a rule with a count from its first',
      [event('DTSTART:20270318T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=4')],
      ['03-20T09:00/03-20T10:00', '03-21T09:00/03-21T10:00'],
    ],
    [
      'a rule without its exceptions, with its extra days',
      [
        event(
          `${PARIS}20270322T090000`,
          'DURATION:PT1H',
          'RRULE:FREQ=DAILY;COUNT=2',
          'EXDATE;TZID=Europe/Paris:20270323T090000',
          'RDATE;TZID=Europe/Paris:20270325T090000',
        ),
      ],
      ['03-22T08:00/03-22T09:00', '03-25T08:00/03-25T09:00'],
    ],
    [
      'an occurrence that was moved, and one that was called off',
      [
        event(`${PARIS}20270322T090000`, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3'),
        event('RECURRENCE-ID;TZID=Europe/Paris:20270323T090000', `${PARIS}20270323T150000`, 'DURATION:PT1H'),
        event(
          'RECURRENCE-ID;TZID=Europe/Paris:20270324T090000',
          `${PARIS}20270324T090000`,
          'DURATION:PT1H',
          'STATUS:CANCELLED',
        ),
      ],
      ['03-22T08:00/03-22T09:00', '03-23T14:00/03-23T15:00'],
    ],
    [
      'what overlaps as one',
      [event('DTSTART:20270322T090000Z', 'DURATION:PT1H'), event('DTSTART:20270322T093000Z', 'DURATION:PT1H')],
      ['03-22T09:00/03-22T10:30'],
    ],
    [
      'an event with an alarm, whose times are not its own',
      [event('DTSTART:20270322T090000Z', 'BEGIN:VALARM', 'DURATION:PT9H', 'END:VALARM', 'DURATION:PT1H')],
      ['03-22T09:00/03-22T10:00'],
    ],
    [
      'nothing that is free, cancelled, over or far',
      [
        event('DTSTART:20270322T090000Z', 'DURATION:PT1H', 'TRANSP:TRANSPARENT'),
        event('DTSTART:20270322T090000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'),
        event('DTSTART:20260322T090000Z', 'DURATION:PT1H'),
        event('DTSTART:20290322T090000Z', 'DURATION:PT1H'),
      ],
      [],
    ],
  ])('have %s', (_what, events, wanted) => {
    expect(busy(...events)).toEqual(wanted);
  });

  it.each<[string, Uint8Array, CalendarFailure]>([
    ['what is no calendar', Buffer.from('<!doctype html><title>Sign in</title>'), 'not-a-calendar'],
    ['nothing at all', Buffer.alloc(0), 'not-a-calendar'],
    [
      'a zone that nobody knows',
      calendar(event('DTSTART;TZID=Mars/Olympus:20270322T090000', 'DURATION:PT1H')),
      'unknown-zone',
    ],
    [
      'a rule for every second',
      calendar(event('DTSTART:20270322T090000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')),
      'too-many-instances',
    ],
    [
      'a rule for every second since long ago',
      calendar(event('DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')),
      'too-many-instances',
    ],
    [
      'a rule that is none',
      calendar(event('DTSTART:20270322T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=NEVER')),
      'not-a-calendar',
    ],
    [
      'more events than a person has',
      calendar(
        ...Array.from({ length: 5_001 }, (_, at) =>
          event(`DTSTART:20270322T09${String(at % 60).padStart(2, '0')}00Z`, 'DURATION:PT1H'),
        ),
      ),
      'too-many-instances',
    ],
  ])('are not told of %s', (_what, bytes, failure) => {
    expect(failureOf(bytes)).toBe(failure);
  });
});
