import type { DateTime } from 'luxon';

/** How the holder came to the certification, in the words of the house. */
export type AccessRoute =
  | 'initial-training'
  | 'apprenticeship'
  | 'continuing-training'
  | 'professionalisation-contract'
  | 'prior-learning'
  | 'foreign-diploma'
  | 'free-candidate';

/** Who asked for the enrolment. */
export type EnrolmentInitiative = 'holder' | 'training-body' | 'france-travail' | 'employer' | 'other';

/** Where the exam was sat. */
export type ExamMode = 'remote' | 'on-site' | 'mixed';

/** The civil identity that the State's file needs of a holder: what the register of awards is matched on. */
export interface Holder {
  birthName: string;
  usageName: string | null;
  firstName: string;
  secondName: string | null;
  thirdName: string | null;
  birthYear: number;
  birthMonth: number | null;
  birthDay: number | null;
  sex: 'F' | 'M';
  /** INSEE code of the commune of birth; for a birth abroad, 99 and the three digits of the country. */
  birthInseeCode: string | null;
  birthPostalCode: string | null;
  birthPlace: string | null;
  /** The last three digits of the country's INSEE code: `100` for France, `109` for Germany. */
  birthCountryCode: string | null;
  birthCountry: string | null;
}

/** A holder's identity as it is recorded so far: any part of it may still be missing. */
export type HolderRecord = { [Field in keyof Holder]: Holder[Field] | null };

/** A holder's identity as far as it is known, and whether somebody compared what stands with a document. */
export type HolderOnRecord = HolderRecord & { isVerified: boolean };

/** One whole certification obtained by one holder: a line of the State's file. Days are `YYYY-MM-DD`. */
export interface CertifiedPassage {
  /** Our stable key, at most 255 characters; it comes back in the receipt. */
  technicalId: string;
  certificationType: 'RNCP' | 'RS';
  certificationCode: string;
  awardedOn: string;
  examStartsOn?: string | null;
  examEndsOn?: string | null;
  examMode?: ExamMode | null;
  examCentrePostalCode?: string | null;
  accessRoute: AccessRoute | null;
  initiative?: EnrolmentInitiative | null;
  enrolledOn?: string | null;
  holder: Holder;
}

/** Who sends one file, for which certifier, and when. */
export interface AccrochageHeader {
  flowId: string;
  at: DateTime;
  /** Eight characters given by the Caisse des Dépôts. */
  senderClientId: string;
  /** Eight characters given by the Caisse des Dépôts. */
  certifierClientId: string;
  contractId: string;
}

/** What the Caisse des Dépôts answered about one file. */
export interface Receipt {
  fileName: string;
  flowId: string;
  treatmentId: string;
  /** Technical ids of the passages that found their holder. */
  accepted: string[];
  rejected: RejectedPassage[];
}

/** A passage that the Caisse des Dépôts sent back, and why. */
export interface RejectedPassage {
  technicalId: string;
  message: string;
  code?: string;
}
