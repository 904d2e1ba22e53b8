import { DateTime } from 'luxon';
import type { Fault } from '../../platform/kernel/domain-error.js';
import type { CivilIdentity } from './civil-identity.types.js';

/** A day is to come until it has begun somewhere: who writes at one in the morning may be east of the server. */
export const WHERE_DAYS_BEGIN = 'Pacific/Kiritimati';

const FIRST_YEAR = 1900;
const FRANCE = '100';
// There is no département 00; after 99 comes a country of one of the five continents, which is not France.
const COMMUNE = /^(?!00|99(?![1-5])|99100)(\d{5}|2[AB]\d{3})$/;
const POSTAL_CODE = /^[0-9A-Za-z](?:[0-9A-Za-z -]{0,7}[0-9A-Za-z])?$/;
const COUNTRY = /^[1-5]\d{2}$/;

type BirthDate = Pick<CivilIdentity, 'birthYear' | 'birthMonth' | 'birthDay'>;
type BirthPlace = Pick<CivilIdentity, 'birthInseeCode' | 'birthPostalCode' | 'birthCountryCode'>;

/** What is wrong with the birth date and the codes of the birthplace; `today` is YYYY-MM-DD. */
export function birthFaults(birth: BirthDate & BirthPlace, today: string): Fault[] {
  return [...dateFaults(birth, today), ...placeFaults(birth)];
}

/** A birth date is a real day that has been; its day, or its day and month, may be unknown. */
function dateFaults({ birthYear: year, birthMonth: month, birthDay: day }: BirthDate, today: string): Fault[] {
  const thisYear = Number(today.slice(0, 4));
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > thisYear) {
    return [
      {
        at: 'birthYear',
        code: 'birth-year',
        message: `Give a year from ${FIRST_YEAR} to ${thisYear}`,
        facts: { first: FIRST_YEAR, last: thisYear },
      },
    ];
  }
  if (month === null) {
    return day === null
      ? []
      : [{ at: 'birthMonth', code: 'birth-day-without-month', message: 'A day of birth is given with its month' }];
  }
  if (!isWithin(month, 12)) return [{ at: 'birthMonth', code: 'birth-month', message: 'Give a month from 1 to 12' }];
  return dayFaults({ year, month, day }, today);
}

function dayFaults({ year, month, day }: { year: number; month: number; day: number | null }, today: string): Fault[] {
  const isReal = day === null || (isWithin(day, 31) && DateTime.utc(year, month, day).isValid);
  if (!isReal)
    return [
      { at: 'birthDay', code: 'day-unknown', message: 'The calendar has no such day: check day, month and year' },
    ];
  const born = DateTime.utc(year, month, day ?? 1).toISODate() ?? '';
  if (born <= today) return [];
  return [
    {
      at: day === null ? 'birthMonth' : 'birthDay',
      code: 'birth-in-future',
      message: 'A birth date cannot lie in the future',
    },
  ];
}

function placeFaults({ birthInseeCode, birthPostalCode, birthCountryCode }: BirthPlace): Fault[] {
  const faults: Fault[] = [];
  if (birthInseeCode !== null && !COMMUNE.test(birthInseeCode)) {
    faults.push({
      at: 'birthInseeCode',
      code: 'insee-code',
      message: 'Give the 5 characters of the INSEE code: `75056`, `2A004`',
    });
  }
  if (birthPostalCode !== null && !POSTAL_CODE.test(birthPostalCode)) {
    faults.push({
      at: 'birthPostalCode',
      code: 'postal-code',
      message: 'Give a postal code of at most 9 letters and digits',
    });
  }
  if (birthCountryCode !== null && !COUNTRY.test(birthCountryCode)) {
    faults.push({
      at: 'birthCountryCode',
      code: 'country-code',
      message: 'Give 3 digits of the INSEE code: `100` for France',
    });
  }
  return faults.length > 0 ? faults : countryFaults(birthInseeCode, birthCountryCode);
}

/** An INSEE code that starts with 99 is the code of a country; every other one lies in France. */
function countryFaults(inseeCode: string | null, countryCode: string | null): Fault[] {
  if (inseeCode === null || countryCode === null) return [];
  const country = inseeCode.startsWith('99') ? inseeCode.slice(2) : FRANCE;
  if (country === countryCode) return [];
  return [
    {
      at: 'birthCountryCode',
      code: 'country-and-commune',
      message: `The INSEE code of birth says ${country}: correct one of the two`,
      facts: { country },
    },
  ];
}

function isWithin(value: number, last: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= last;
}
