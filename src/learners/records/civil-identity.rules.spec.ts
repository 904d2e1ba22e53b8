import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { unmet } from '../../platform/kernel/decision.js';
import { changedFields, identityFaults, mayCorrect, tidyIdentity } from './civil-identity.rules.js';
import type { CivilIdentity } from './civil-identity.types.js';

const TODAY = '2026-11-21';

const identity: CivilIdentity = {
  birthName: 'Lefèvre',
  usageName: null,
  firstName: 'Camille',
  secondName: null,
  thirdName: null,
  sex: 'F',
  birthYear: 1994,
  birthMonth: 5,
  birthDay: 17,
  birthInseeCode: '69123',
  birthPostalCode: '69003',
  birthPlace: 'Lyon 3e',
  birthCountryCode: '100',
  birthCountry: 'France',
};

const faultyFields = (change: Partial<CivilIdentity>) =>
  identityFaults({ ...identity, ...change }, TODAY).map(({ at }) => at);

describe('A civil identity', () => {
  it.each<[string, Partial<CivilIdentity>]>([
    ['a plain one', {}],
    ['names with signs and blanks', { birthName: "D'Arc-Lévêque", firstName: 'Marie Ève', usageName: 'Ó Briain' }],
    ['names that begin with a sign', { birthName: "'t Hooft", birthPlace: "'s-Hertogenbosch" }],
    ['a name in Greek, one in Cyrillic', { birthName: 'Παπαδοπούλου', firstName: 'Ольга' }],
    ['a name of exactly 60 characters', { birthName: 'é'.repeat(60) }],
    ['a birth of today', { birthYear: 2026, birthMonth: 11, birthDay: 21 }],
    ['a birth of 1 January 1900', { birthYear: 1900, birthMonth: 1, birthDay: 1 }],
    ['the 29th of February of a leap year', { birthYear: 2000, birthMonth: 2, birthDay: 29 }],
    ['a year alone', { birthMonth: null, birthDay: null }],
    ['a year and a month', { birthDay: null }],
    ['a commune of Corsica', { birthInseeCode: '2A004' }],
    ['a birth abroad', { birthInseeCode: '99109', birthPostalCode: null, birthCountryCode: '109' }],
    ['no birthplace yet', { birthInseeCode: null, birthPostalCode: null, birthPlace: null, birthCountryCode: null }],
  ])('may be %s', (_what, change) => {
    expect(faultyFields(change)).toEqual([]);
  });

  it.each<[string, Partial<CivilIdentity>, string[]]>([
    ['a name of 61 characters', { birthName: 'e'.repeat(61) }, ['identity.birthName']],
    ['a name of digits', { firstName: 'C4mille' }, ['identity.firstName']],
    ['a name of signs alone', { usageName: '--' }, ['identity.usageName']],
    ['a third first name without a second', { thirdName: 'Zoé' }, ['identity.thirdName']],
    ['the 31st of February', { birthMonth: 2, birthDay: 31 }, ['identity.birthDay']],
    ['the 29th of February of 1900', { birthYear: 1900, birthMonth: 2, birthDay: 29 }, ['identity.birthDay']],
    ['a birth of tomorrow', { birthYear: 2026, birthMonth: 11, birthDay: 22 }, ['identity.birthDay']],
    ['a birth of next month', { birthYear: 2026, birthMonth: 12, birthDay: null }, ['identity.birthMonth']],
    ['a birth of next year', { birthYear: 2027 }, ['identity.birthYear']],
    ['a birth of 1899', { birthYear: 1899 }, ['identity.birthYear']],
    ['half a year', { birthYear: 1994.5 }, ['identity.birthYear']],
    ['a 13th month', { birthMonth: 13 }, ['identity.birthMonth']],
    ['a day without its month', { birthMonth: null }, ['identity.birthMonth']],
    ['a postal code for an INSEE code', { birthInseeCode: '6900' }, ['identity.birthInseeCode']],
    ['a département that does not exist', { birthInseeCode: '2C004' }, ['identity.birthInseeCode']],
    ['a département 00', { birthInseeCode: '00123' }, ['identity.birthInseeCode']],
    ['France as a country abroad', { birthInseeCode: '99100' }, ['identity.birthInseeCode']],
    [
      'a country of no continent',
      { birthInseeCode: '99709', birthCountryCode: '709' },
      ['identity.birthInseeCode', 'identity.birthCountryCode'],
    ],
    ['a postal code of ten characters', { birthPostalCode: '1234567890' }, ['identity.birthPostalCode']],
    ['letters for a country code', { birthCountryCode: 'FRA' }, ['identity.birthCountryCode']],
    ['a country that the INSEE code denies', { birthCountryCode: '109' }, ['identity.birthCountryCode']],
    ['a place of 61 characters', { birthPlace: 'e'.repeat(61) }, ['identity.birthPlace']],
  ])('is never %s', (_what, change, fields) => {
    expect(faultyFields(change)).toEqual(fields);
  });

  it('is born on a day of the calendar that has been, whatever numbers are given', () => {
    const date = fc.record({
      birthYear: fc.integer({ min: 1890, max: 2035 }),
      birthMonth: fc.integer({ min: 0, max: 14 }),
      birthDay: fc.integer({ min: 0, max: 33 }),
    });
    fc.assert(
      fc.property(date, (given) => {
        const born = DateTime.utc(given.birthYear, given.birthMonth, given.birthDay);
        const isPastDay = born.isValid && born.year >= 1900 && (born.toISODate() ?? '') <= TODAY;
        expect(faultyFields(given).length === 0).toBe(isPastDay);
      }),
    );
  });

  it('is kept with composed letters, single blanks, and nothing for an empty text', () => {
    const given = {
      ...identity,
      birthName: ' Lefe\u0300vre ',
      firstName: 'Marie  Ève',
      usageName: '',
      birthPlace: '  ',
    };
    expect(tidyIdentity(given)).toMatchObject({
      birthName: 'Lefèvre',
      firstName: 'Marie Ève',
      usageName: null,
      birthPlace: null,
    });
  });

  it.each<[string, Partial<CivilIdentity>, [number | null, number | null]]>([
    ['00/00', { birthMonth: 0, birthDay: 0 }, [null, null]],
    ['00/05', { birthMonth: 5, birthDay: 0 }, [5, null]],
    ['17/05', { birthMonth: 5, birthDay: 17 }, [5, 17]],
  ])('is kept without the day and month that a document gives as 00: %s', (_what, change, [month, day]) => {
    const kept = tidyIdentity({ ...identity, ...change });
    expect([kept.birthMonth, kept.birthDay]).toEqual([month, day]);
    expect(identityFaults(kept, TODAY)).toEqual([]);
  });
});

describe('A correction', () => {
  it('names the fields that it changes', () => {
    const fields = changedFields(identity, { ...identity, usageName: 'Moreau', birthDay: 18 });
    expect(fields.sort()).toEqual(['birthDay', 'usageName']);
    expect(mayCorrect(fields).allowed).toBe(true);
  });

  it('is refused when it changes nothing', () => {
    const fields = changedFields({ ...identity }, tidyIdentity({ ...identity, firstName: ' Camille' }));
    expect(unmet(mayCorrect(fields)).map(({ code }) => code)).toEqual(['correction-changes']);
  });
});
