/*
 * One fact, four readers. Each says in its own words what became of a session, from its own source: the register from
 * the session as it stands, the learner's week from what is owed, the funder and the mentor from the outcomes that were
 * decided, the track from what it was told. They contradict each other where these are not one and the same.
 */

/** What became of a session, as every reader must mean it. */
export type Meaning = 'had' | 'lost' | 'again-or-never';

/** What each reader's own source holds of one session. */
export interface SessionReadings {
  sessionId: string;
  startsAt: string;
  /** The session as it stands. */
  register: { state: string; toMakeUp: boolean };
  /** Outcomes that no other supersedes: one for a session that is over. */
  standing: number;
  outcome: { name: string; toMakeUp: boolean; decidedAs: string; isRuling: boolean } | null;
  /** What the track was told: held, missed, neither; null for nothing. */
  track: string | null;
}

export type Reader = 'register' | 'learner' | 'funder' | 'mentor' | 'track';

export interface Contradiction {
  sessionId: string;
  startsAt: string;
  kind: 'no-outcome' | 'outcome-too-early' | 'several-outcomes' | 'readers-differ';
  /** What each reader says, where they differ. */
  said: { reader: Reader; meaning: Meaning }[];
}

/** What is wrong with what is known of a session; null when all say the same. */
export function contradictionIn(readings: SessionReadings): Contradiction | null {
  const { sessionId, startsAt, register, standing, outcome } = readings;
  const found = (kind: Contradiction['kind'], said: Contradiction['said'] = []) => ({
    sessionId,
    startsAt,
    kind,
    said,
  });
  if (register.state === 'booked') return outcome ? found('outcome-too-early') : null;
  if (!outcome) return found('no-outcome');
  if (standing > 1) return found('several-outcomes');
  const said: Contradiction['said'] = [
    { reader: 'register', meaning: OF_STATE[register.state] ?? 'again-or-never' },
    { reader: 'learner', meaning: meaningForLearner(register) },
    { reader: 'funder', meaning: meaningForFunder(outcome) },
    { reader: 'mentor', meaning: meaningForMentor(outcome) },
    ...meaningForTrack(readings),
  ];
  const isAlike = register.state === outcome.name && register.toMakeUp === outcome.toMakeUp;
  const meanings = new Set(said.filter(({ reader }) => reader !== byState(register)).map(({ meaning }) => meaning));
  return isAlike && meanings.size === 1 ? null : found('readers-differ', said);
}

const OF_STATE: Record<string, Meaning> = { held: 'had', 'missed-by-learner': 'lost', 'cancelled-late': 'lost' };

/** By whom a session was cancelled late its state alone does not say: then the register has no say. */
function byState({ state }: SessionReadings['register']): Reader | null {
  return state === 'cancelled-late' ? 'register' : null;
}

/** The week of the learner: had, owed again, or lost. */
function meaningForLearner({ state, toMakeUp }: SessionReadings['register']): Meaning {
  if (toMakeUp) return 'again-or-never';
  if (state === 'held') return 'had';
  return state === 'missed-by-learner' || state === 'cancelled-late' ? 'lost' : 'again-or-never';
}

type Outcome = NonNullable<SessionReadings['outcome']>;

/** The funded file: counted as held, counted as lost, not counted; a late cancellation counts when it was the learner's. */
function meaningForFunder({ name, decidedAs, isRuling }: Outcome): Meaning {
  if (name === 'held') return 'had';
  const isLearners = decidedAs === 'learner' || isRuling;
  return name === 'missed-by-learner' || (name === 'cancelled-late' && isLearners) ? 'lost' : 'again-or-never';
}

/** The pay: in full, in part, nothing. */
function meaningForMentor({ name, toMakeUp }: Outcome): Meaning {
  if (toMakeUp) return 'again-or-never';
  if (name === 'held') return 'had';
  return name === 'missed-by-learner' || name === 'cancelled-late' ? 'lost' : 'again-or-never';
}

/** What the track counts: told of what was held or missed, and of nothing else unless it was told before. */
function meaningForTrack({ track, outcome }: SessionReadings): Contradiction['said'] {
  if (track === 'held') return [{ reader: 'track', meaning: 'had' }];
  if (track === 'missed') return [{ reader: 'track', meaning: 'lost' }];
  const isTold = outcome?.name === 'held' || outcome?.name === 'missed-by-learner';
  return isTold ? [{ reader: 'track', meaning: 'again-or-never' }] : [];
}
