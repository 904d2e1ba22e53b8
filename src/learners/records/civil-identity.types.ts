/** The sex in civil status, as the State's file asks for it. */
export type Sex = 'F' | 'M';

/** What the State knows a person by: names, birth and birthplace, as on the identity document. */
export interface CivilIdentity {
  birthName: string;
  usageName: string | null;
  firstName: string;
  secondName: string | null;
  thirdName: string | null;
  sex: Sex;
  birthYear: number;
  birthMonth: number | null;
  birthDay: number | null;
  /** INSEE code of the commune of birth; for a birth abroad, 99 and the three digits of the country. */
  birthInseeCode: string | null;
  birthPostalCode: string | null;
  birthPlace: string | null;
  /** The last three digits of the country's INSEE code: `100` for France, `109` for Germany. */
  birthCountryCode: string | null;
  birthCountry: string | null;
}

/** Every field, in the order in which documents and forms have them. */
export const IDENTITY_FIELDS = [
  'birthName',
  'usageName',
  'firstName',
  'secondName',
  'thirdName',
  'sex',
  'birthYear',
  'birthMonth',
  'birthDay',
  'birthInseeCode',
  'birthPostalCode',
  'birthPlace',
  'birthCountryCode',
  'birthCountry',
] as const satisfies (keyof CivilIdentity)[];

export const IDENTITY_DOCUMENTS = ['identity-card', 'passport', 'residence-permit'] as const;

/** The paper that an identity was compared with. */
export type IdentityDocument = (typeof IDENTITY_DOCUMENTS)[number];

/** A civil identity, and when it was last compared with a document; null when a correction came after that. */
export interface KnownIdentity extends CivilIdentity {
  verifiedAt: Date | null;
}

/** A recorded civil identity: what was known of whom, since when, from whom, and in the place of what. */
export interface IdentityRecord extends KnownIdentity {
  identityId: string;
  learnerId: string;
  recordedAt: Date;
  recordedBy: string;
  supersedesId: string | null;
  reason: string | null;
}
