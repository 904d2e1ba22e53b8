/** What a document needs of the civil identity of its holder. */
export interface HolderIdentity {
  firstName: string;
  secondName: string | null;
  thirdName: string | null;
  birthName: string;
  sex: 'F' | 'M';
  birthYear: number;
  birthMonth: number | null;
  birthDay: number | null;
  birthPlace: string | null;
  birthCountryCode: string | null;
  birthCountry: string | null;
}

/** The holder as a document prints them. */
export interface Holder {
  name: string;
  sex: 'F' | 'M';
  /** YYYY-MM-DD, or as much of it as civil status knows. */
  bornOn: string;
  bornIn: string;
}

const FRANCE = '100';

/** The fields of the birth that a document cannot do without; its day and month may be unknown to civil status. */
export function missingOfBirth({ birthPlace }: HolderIdentity): string[] {
  return birthPlace ? [] : ['birthPlace'];
}

/** The holder with all first names and the birth name; born abroad, with the country. */
export function holderOf(identity: HolderIdentity): Holder {
  const { firstName, secondName, thirdName, birthName, sex, birthCountry, birthCountryCode } = identity;
  const known = [identity.birthYear, identity.birthMonth, identity.birthDay].filter((part) => part !== null);
  const isAbroad = birthCountry && birthCountryCode !== FRANCE;
  return {
    name: [firstName, secondName, thirdName, birthName].filter(Boolean).join(' '),
    sex,
    bornOn: known.map((part) => String(part).padStart(2, '0')).join('-'),
    bornIn: `${identity.birthPlace}${isAbroad ? ` (${birthCountry})` : ''}`,
  };
}
