import type { ConflictKind, JuryMode, Outcome } from './jury.types.js';

/** What the minutes say of one block of one candidate. */
export interface MinutesBlock {
  id: string;
  code: string;
  title: string;
  decision: 'validated' | 'adjourned' | 'already-validated' | 'by-equivalence' | 'not-presented';
  reasons: string | null;
}

export interface MinutesCandidate {
  caseId: string;
  enrolmentId: string;
  /** What people call the enrolment by; older minutes do without. */
  enrolmentNumber?: string;
  learnerId: string;
  name: string;
  /** The birth as far as it is known: YYYY-MM-DD, YYYY-MM or YYYY. */
  born: string;
  outcome: Outcome;
  reasons: string | null;
  chairedBy: string | null;
  /** The ids of the members who decided. */
  panel: string[];
  /** The names of the members present who stepped aside. */
  withoutMembers: string[];
  blocks: MinutesBlock[];
}

export interface MinutesMember {
  id: string;
  name: string;
  capacity: string;
  president: boolean;
  outside: boolean;
  present: boolean;
}

export interface MinutesConflict {
  memberId: string;
  member: string;
  caseId: string;
  candidate: string;
  kind: ConflictKind;
  reason: string | null;
  isKnown: boolean;
}

/** The whole of what minutes seal: ids, so that it can be checked, and words, so that it can be read for ever. */
export interface MinutesContent {
  number: string;
  juryId: string;
  juryNumber: string;
  certifier: string;
  certification: { titleVersionId: string; kind: string; title: string; code: string };
  session: {
    heldOn: string;
    startsAt: string;
    endsAt: string;
    zone: string;
    place: string;
    mode: JuryMode;
    convenedOn: string;
  };
  members: MinutesMember[];
  quorum: { present: number; presentNeeded: number; outside: number; outsideNeeded: number; reached: boolean };
  conflicts: MinutesConflict[];
  candidates: MinutesCandidate[];
  incidents: string[];
}
