import { describe, expect, it } from '../../../test/jest.js';
import { exceptionOf, rulesOf, weekOf } from './availability-forms.js';

const week = (fields: object) => weekOf({ zone: 'Europe/Paris', validFromOn: '2026-01-05', ...fields });
const exception = (fields: object) => exceptionOf({ kind: 'closed', onDay: '2026-01-13', ...fields });

describe('The form of a week', () => {
  it('has the stretches that are filled in, midnight as an end being that of the day after', () => {
    const written = week({ 'from-1-0': '09:00', 'to-1-0': '12:00', 'from-7-2': '22:00', 'to-7-2': '00:00' });
    expect(written.faults).toEqual([]);
    expect(rulesOf(written)).toEqual([
      { weekday: 1, from: '09:00', to: '12:00' },
      { weekday: 7, from: '22:00', to: '24:00' },
    ]);
  });

  it.each<[string, object, object]>([
    ['half a stretch', { 'from-2-0': '09:00' }, { at: 'to-2-0', why: 'half' }],
    ['an end alone', { 'to-2-1': '09:00' }, { at: 'from-2-1', why: 'half' }],
    ['times that run backwards', { 'from-3-0': '12:00', 'to-3-0': '09:00' }, { at: 'to-3-0', why: 'backwards' }],
    ['what is no time', { 'from-3-0': '25:00', 'to-3-0': '26:00' }, { at: 'from-3-0', why: 'time' }],
    ['what is no day', { validFromOn: 'demain' }, { at: 'validFromOn', why: 'day' }],
    ['what is no zone', { zone: 'Europe/Atlantis' }, { at: 'zone', why: 'zone' }],
  ])('names %s', (_what, fields, fault) => {
    expect(week(fields).faults).toEqual([fault]);
  });
});

describe('The form of an exception', () => {
  it('is the whole of one day when nothing else is said', () => {
    expect(exception({})).toMatchObject({ untilOn: '2026-01-13', from: '00:00', to: '24:00', faults: [] });
  });

  it.each<[string, object, object]>([
    ['a day that is missing', { onDay: '' }, { at: 'onDay', why: 'day' }],
    ['a last day before the first', { untilOn: '2026-01-12' }, { at: 'untilOn', why: 'day' }],
    ['times that run backwards', { from: '15:00', to: '14:00' }, { at: 'to', why: 'backwards' }],
  ])('names %s', (_what, fields, fault) => {
    expect(exception(fields).faults).toEqual([fault]);
  });
});
