import { DateTime } from 'luxon';
import type { Decision, Facts, Rule } from '../../platform/kernel/decision.js';
import { check, decide } from '../../platform/kernel/decision.js';
import type { Holder, HolderOnRecord, HolderRecord } from './accrochage.types.js';

const SOURCE = 'R6113-17-1; accrochage schema 1.1.2';

export const HOLDER_IDENTITY = {
  birthName: { code: 'holder-birth-name', says: 'The birth name of the holder is known.', source: SOURCE },
  firstName: { code: 'holder-first-name', says: 'The first name of the holder is known.', source: SOURCE },
  sex: { code: 'holder-sex', says: 'The sex in civil status of the holder is known, F or M.', source: SOURCE },
  birthDate: {
    code: 'holder-birth-date',
    says: 'The birth year is known and from 1900 on; with its month and day, when known, it is a real and past day.',
    source: SOURCE,
  },
  birthPlace: {
    code: 'holder-birth-place',
    says: 'The commune of birth is known by its INSEE code or postal code, or for a birth abroad the country is.',
    source: SOURCE,
  },
  birthCodes: {
    code: 'holder-birth-codes',
    says: 'The codes of the birthplace are well formed and name the same country.',
    source: SOURCE,
  },
  lengths: { code: 'holder-lengths', says: 'No name or place is longer than 60 characters.', source: SOURCE },
  letters: {
    code: 'holder-letters',
    says: 'Names and places are in Latin letters, as on an identity document, with no blank before or after.',
    source: SOURCE,
  },
  verified: {
    code: 'holder-verified',
    says: 'What stands of the holder’s identity was compared with an identity document.',
    source: 'Code du travail, L6113-8',
  },
} satisfies Record<string, Rule>;

const LONGEST_TEXT = 60;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;
const FRANCE = '100';

const NAMES = ['birthName', 'usageName', 'firstName', 'secondName', 'thirdName'] as const;
const PLACES = ['birthPlace', 'birthCountry'] as const;

const NAME = /^[\p{Script=Latin}\p{M}'’ʼ‐.·-]+(?: [\p{Script=Latin}\p{M}'’ʼ‐.·-]+)*$/u;
const PLACE = /^[\p{Script=Latin}\p{M}\d'’ʼ‐.,·()/-]+(?: [\p{Script=Latin}\p{M}\d'’ʼ‐.,·()/-]+)*$/u;
const LETTER = /\p{L}/u;
// Communes have no département 00; countries are those of the five continents, and France is none of them abroad.
const COMMUNE = /^(?!00|99(?![1-5])|99100)(?:\d{2}|2[AB])\d{3}$/;
const POSTAL_CODE = /^[0-9A-Za-z](?:[0-9A-Za-z -]{0,7}[0-9A-Za-z])?$/;
const COUNTRY = /^[1-5]\d{2}$/;

/**
 * Can this holder be declared to the State, and if not, what is missing? The facts name fields, never their values.
 * `today` is a day, YYYY-MM-DD.
 */
export function identityGaps(holder: HolderRecord, today: string): Decision {
  const conditions = conditionsOf(holder, today);
  return decide(...conditions.map(([rule, holds, facts]) => check(rule, holds, facts, { nextActor: 'learner' })));
}

/** What keeps an award back: what its holder's identity lacks, and the comparison of that identity with a document. */
export function declarationGaps(holder: HolderOnRecord, today: string): Decision {
  const { checks } = identityGaps(holder, today);
  return decide(...checks, check(HOLDER_IDENTITY.verified, holder.isVerified, {}, { nextActor: 'officer' }));
}

/** Is nothing missing, so that this holder can stand in the State's file? */
export function isDeclarable<Record extends HolderOnRecord>(holder: Record, today: string): holder is Record & Holder {
  return holder.isVerified && conditionsOf(holder, today).every(([, holds]) => holds);
}

// Apart from the decision, because a file asks it of 100,000 holders who nearly all meet it.
function conditionsOf(holder: HolderRecord, today: string): [rule: Rule, holds: boolean, facts?: Facts][] {
  const tooLong = [...NAMES, ...PLACES].filter((field) => isTooLong(holder[field]));
  const misspelt = [
    ...NAMES.filter((field) => isMisspelt(holder[field], NAME)),
    ...PLACES.filter((field) => isMisspelt(holder[field], PLACE)),
  ];
  const malformed = malformedCodes(holder);
  return [
    [HOLDER_IDENTITY.birthName, isGiven(holder.birthName)],
    [HOLDER_IDENTITY.firstName, isGiven(holder.firstName)],
    [HOLDER_IDENTITY.sex, holder.sex === 'F' || holder.sex === 'M'],
    [HOLDER_IDENTITY.birthDate, isPastBirthDate(holder, today)],
    [HOLDER_IDENTITY.birthPlace, isPlaceKnown(holder)],
    [HOLDER_IDENTITY.birthCodes, malformed.length === 0, { fields: malformed }],
    [HOLDER_IDENTITY.lengths, tooLong.length === 0, { fields: tooLong, longest: LONGEST_TEXT }],
    [HOLDER_IDENTITY.letters, misspelt.length === 0, { fields: misspelt }],
  ];
}

function isGiven(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}

// The schema counts characters, and the file is written in composed form: at most as long as the text at hand.
function isTooLong(text: string | null): boolean {
  if (text === null || text.length <= LONGEST_TEXT) return false;
  return Array.from(text.normalize('NFC')).length > LONGEST_TEXT;
}

// An empty optional field is left out of the file; a blank one would stand in it.
function isMisspelt(text: string | null, spelling: RegExp): boolean {
  return text !== null && text !== '' && !(spelling.test(text) && LETTER.test(text));
}

function isPastBirthDate({ birthYear: year, birthMonth: month, birthDay: day }: HolderRecord, today: string): boolean {
  if (year === null || year < FIRST_YEAR || year > LAST_YEAR) return false;
  if (month === null && day !== null) return false;
  const first = DateTime.utc(year, month ?? 1, day ?? 1);
  return first.isValid && first.toISODate() <= today;
}

function isPlaceKnown(holder: HolderRecord): boolean {
  return isGiven(holder.birthInseeCode) || isGiven(holder.birthPostalCode) || isBornAbroad(holder);
}

function isBornAbroad({ birthCountryCode, birthCountry }: HolderRecord): boolean {
  if (isGiven(birthCountryCode)) return birthCountryCode !== FRANCE;
  return isGiven(birthCountry) && birthCountry?.toUpperCase() !== 'FRANCE';
}

function malformedCodes({ birthInseeCode, birthPostalCode, birthCountryCode }: HolderRecord): string[] {
  const malformed: string[] = [];
  if (birthInseeCode && !COMMUNE.test(birthInseeCode)) malformed.push('birthInseeCode');
  if (birthPostalCode && !POSTAL_CODE.test(birthPostalCode)) malformed.push('birthPostalCode');
  if (birthCountryCode && !(COUNTRY.test(birthCountryCode) && isSameCountry(birthInseeCode, birthCountryCode))) {
    malformed.push('birthCountryCode');
  }
  return malformed;
}

// A commune code that starts with 99 is the code of a country.
function isSameCountry(birthInseeCode: string | null, birthCountryCode: string): boolean {
  if (!birthInseeCode) return true;
  return birthCountryCode === (birthInseeCode.startsWith('99') ? birthInseeCode.slice(2) : FRANCE);
}
