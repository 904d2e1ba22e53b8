import { type Check, unmet } from '../../platform/kernel/decision.js';
import { declarationGaps } from '../accrochage/holder-identity.rules.js';
import type { AwardToDeclare } from './declared-award.rules.js';

const MOST_TOLD = 200;

/** An award that cannot be declared yet, whose it is, and what is missing. */
export interface IncompleteAward {
  awardId: string;
  number: string;
  learnerId: string;
  enrolmentId: string;
  birthName: string | null;
  firstName: string | null;
  issuedOn: string;
  checks: Check[];
}

/** The awards of a period that wait for their holder's identity: all are counted, the first ones told. */
export class IncompleteAwards {
  readonly first: IncompleteAward[] = [];
  count = 0;

  /** `today` is a day, YYYY-MM-DD. */
  constructor(private readonly today: string) {}

  add(award: AwardToDeclare): void {
    this.count += 1;
    if (this.first.length >= MOST_TOLD) return;
    const { awardId, number, learnerId, enrolmentId, birthName, firstName, issuedOn } = award;
    const checks = unmet(declarationGaps(award, this.today));
    this.first.push({ awardId, number, learnerId, enrolmentId, birthName, firstName, issuedOn, checks });
  }
}
