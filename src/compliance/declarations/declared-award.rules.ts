import { addMonths, daysBetween } from '../../platform/kernel/period.js';
import type {
  AccessRoute,
  CertifiedPassage,
  ExamMode,
  Holder,
  HolderOnRecord,
} from '../accrochage/accrochage.types.js';

/** An award as the State's file needs it, with the holder's identity as far as it is known. */
export interface AwardToDeclare extends HolderOnRecord {
  awardId: string;
  number: string;
  learnerId: string;
  enrolmentId: string;
  rulebookId: string;
  titleCode: string;
  issuedOn: string;
  accessRoute: string;
  enteredOn: string;
  examFromOn: string | null;
  examUntilOn: string | null;
  examMode: ExamMode | null;
}

/** The words of the enrolment, as the State's file says them. */
const ACCESS_ROUTES: Record<string, AccessRoute> = {
  initial: 'initial-training',
  apprenticeship: 'apprenticeship',
  'continuing-education': 'continuing-training',
  'work-study-contract': 'professionalisation-contract',
  'prior-learning': 'prior-learning',
  'foreign-equivalence': 'foreign-diploma',
  independent: 'free-candidate',
};

/** The line of the file for an award whose holder is complete. */
export function passageOf(award: AwardToDeclare & Holder, technicalId: string): CertifiedPassage {
  return {
    technicalId,
    certificationType: 'RNCP',
    certificationCode: award.titleCode,
    awardedOn: award.issuedOn,
    examStartsOn: award.examFromOn,
    examEndsOn: award.examUntilOn,
    examMode: award.examMode,
    accessRoute: ACCESS_ROUTES[award.accessRoute] ?? null,
    enrolledOn: award.enteredOn,
    holder: award,
  };
}

/** By when an award is to be declared, and how many days are left of that; negative when it is late (R6113-17-2). */
export function declarationClock(
  { issuedOn, months }: { issuedOn: string; months: number },
  today: string,
): { declareByOn: string; daysLeft: number } {
  const declareByOn = addMonths(issuedOn, months);
  return { declareByOn, daysLeft: daysBetween(today, declareByOn) };
}
