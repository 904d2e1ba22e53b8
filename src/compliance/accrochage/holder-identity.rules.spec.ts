import { describe, expect, it } from '../../../test/jest.js';
import { unmet } from '../../platform/kernel/decision.js';
import type { HolderRecord } from './accrochage.types.js';
import { declarationGaps, identityGaps, isDeclarable } from './holder-identity.rules.js';

const today = '2026-11-21';
const complete: HolderRecord = {
  birthName: 'Exemple',
  usageName: null,
  firstName: 'Camille',
  secondName: null,
  thirdName: null,
  birthYear: 1999,
  birthMonth: 2,
  birthDay: 28,
  sex: 'F',
  birthInseeCode: '31555',
  birthPostalCode: null,
  birthPlace: 'Toulouse',
  birthCountryCode: '100',
  birthCountry: 'France',
};
const bornAbroad = { birthInseeCode: null, birthPlace: 'Berlin', birthCountryCode: '109', birthCountry: 'Allemagne' };

const gapsOf = (change: Partial<HolderRecord>) =>
  unmet(identityGaps({ ...complete, ...change }, today)).map(({ code }) => code);
const fieldsOf = (change: Partial<HolderRecord>) =>
  unmet(identityGaps({ ...complete, ...change }, today)).map(({ facts }) => facts?.fields);

describe('The identity of a holder', () => {
  it.each<[string, Partial<HolderRecord>]>([
    ['everything is known', {}],
    ['the month and day of birth are not known', { birthMonth: null, birthDay: null }],
    ['the day of birth is not known', { birthDay: null }],
    ['the birth was on a 29 February', { birthYear: 2000, birthDay: 29 }],
    ['the birth was in 1900', { birthYear: 1900 }],
    ['the birth is today', { birthYear: 2026, birthMonth: 11, birthDay: 21 }],
    ['the birth was in Corsica', { birthInseeCode: '2A004' }],
    ['the birth was in Guadeloupe', { birthInseeCode: '97105' }],
    ['only the postal code of the birthplace is known', { birthInseeCode: null, birthPostalCode: '31000' }],
    ['the birth was abroad, in a country with a code', bornAbroad],
    ['the birth was abroad, in a country without a code', { ...bornAbroad, birthCountryCode: null }],
    ['the birth was abroad, with the INSEE code of the country', { ...bornAbroad, birthInseeCode: '99109' }],
    ['names have ligatures and the apostrophe of a keyboard', { birthName: "O'Œuvrard-Lætitia", firstName: 'Cœur' }],
    ['a name has 60 characters', { birthName: 'é'.repeat(60) }],
    ['a name has 60 characters once composed', { birthName: 'e\u0301'.repeat(60) }],
    ['names come from all over Europe', { birthName: 'Łęcka-Őrsi', firstName: 'Þórdís', usageName: 'D’Ønskov' }],
    ['the birthplace has a number', { birthPlace: 'Paris 14e (Plaisance)' }],
    ['an optional name is empty', { usageName: '', secondName: '' }],
  ])('is complete when %s', (_when, change) => {
    expect(gapsOf(change)).toEqual([]);
    expect(isDeclarable({ ...complete, ...change, isVerified: true }, today)).toBe(true);
  });

  it.each<[string, Partial<HolderRecord>, string[]]>([
    ['the birth name is missing', { birthName: null }, ['holder-birth-name']],
    ['the birth name is blank', { birthName: '  ' }, ['holder-birth-name', 'holder-letters']],
    ['the first name is missing', { firstName: '' }, ['holder-first-name']],
    ['the sex is missing', { sex: null }, ['holder-sex']],
    ['the birth year is missing', { birthYear: null }, ['holder-birth-date']],
    ['the birth was before 1900', { birthYear: 1899 }, ['holder-birth-date']],
    ['the birth is tomorrow', { birthYear: 2026, birthMonth: 11, birthDay: 22 }, ['holder-birth-date']],
    ['the birth is next year', { birthYear: 2027, birthMonth: null, birthDay: null }, ['holder-birth-date']],
    ['the day of birth never was', { birthDay: 29 }, ['holder-birth-date']],
    ['the month of birth is the 13th', { birthMonth: 13 }, ['holder-birth-date']],
    ['the year of birth is not whole', { birthYear: 1999.5 }, ['holder-birth-date']],
    ['the day of birth is known without its month', { birthMonth: null }, ['holder-birth-date']],
    ['the birthplace has no code', { birthInseeCode: null }, ['holder-birth-place']],
    [
      'nothing is known of the birthplace',
      { ...bornAbroad, birthCountryCode: null, birthCountry: null },
      ['holder-birth-place'],
    ],
    [
      'only the name France is known',
      { ...bornAbroad, birthCountryCode: null, birthCountry: 'France' },
      ['holder-birth-place'],
    ],
    ['the commune code has four digits', { birthInseeCode: '3155' }, ['holder-birth-codes']],
    ['the commune lies in no département', { birthInseeCode: '00123' }, ['holder-birth-codes']],
    ['the country is of no continent', { ...bornAbroad, birthCountryCode: '609' }, ['holder-birth-codes']],
    ['the commune code is that of France', { birthInseeCode: '99100' }, ['holder-birth-codes']],
    ['the commune is French and the country is not', { birthCountryCode: '109' }, ['holder-birth-codes']],
    ['the country has two letters', { ...bornAbroad, birthCountryCode: 'DE' }, ['holder-birth-codes']],
    [
      'the postal code has ten characters',
      { birthInseeCode: null, birthPostalCode: '1234567890' },
      ['holder-birth-codes'],
    ],
    ['a name has 61 characters', { usageName: 'é'.repeat(61) }, ['holder-lengths']],
    ['a name is in another script', { birthName: 'Іваненко' }, ['holder-letters']],
    ['a name has a digit', { firstName: 'Camille2' }, ['holder-letters']],
    ['a name has no letter', { secondName: '-' }, ['holder-letters']],
    ['a name ends with a blank', { firstName: 'Camille ' }, ['holder-letters']],
    ['a name has a line break', { firstName: 'Camille\nMarie' }, ['holder-letters']],
  ])('is incomplete when %s', (_when, change, codes) => {
    expect(gapsOf(change)).toEqual(codes);
    expect(isDeclarable({ ...complete, ...change, isVerified: true }, today)).toBe(false);
  });

  it('names the fields that are wrong, never what stands in them', () => {
    expect(fieldsOf({ usageName: 'x'.repeat(61) })).toEqual([['usageName']]);
    expect(fieldsOf({ birthPlace: '東京', firstName: ' ' })).toEqual([undefined, ['firstName', 'birthPlace']]);
    expect(fieldsOf({ birthInseeCode: '9', birthPostalCode: '?' })).toEqual([['birthInseeCode', 'birthPostalCode']]);
  });

  it('is kept back until an officer compared it with a document, however complete it is', () => {
    const unverified = unmet(declarationGaps({ ...complete, isVerified: false }, today));
    expect(unverified.map(({ code, standing, nextActor }) => [code, standing, nextActor])).toEqual([
      ['holder-verified', 'not-yet', 'officer'],
    ]);
    expect(isDeclarable({ ...complete, isVerified: false }, today)).toBe(false);
    expect(declarationGaps({ ...complete, isVerified: true }, today).allowed).toBe(true);
    const both = unmet(declarationGaps({ ...complete, sex: null, isVerified: false }, today));
    expect(both.map(({ code }) => code)).toEqual(['holder-sex', 'holder-verified']);
  });

  it('says that the learner is to complete it', () => {
    const gaps = unmet(identityGaps({ ...complete, birthName: null }, today));
    expect(gaps.map(({ standing, nextActor }) => [standing, nextActor])).toEqual([['not-yet', 'learner']]);
  });
});
