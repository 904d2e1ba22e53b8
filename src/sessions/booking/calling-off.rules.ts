import { check, type Check, type Rule } from '../../platform/kernel/decision.js';

/*
 * A session that is booked stands while its track runs. When the track is paused or over, what is still to come is
 * called off: it counts for nothing and costs nobody anything. Only a week that had begun before a pause still owes its
 * session; the plan moves the others by itself.
 */
export const CALLING_OFF = {
  trackRuns: { code: 'booked-session-track-runs', says: 'A booked session stands while its track runs.' },
} satisfies Record<string, Rule>;

export const TRACK_STOPS = ['suspended', 'withdrawn', 'ended', 'completed'] as const;

/** Why a track no longer runs. */
export type TrackStop = (typeof TRACK_STOPS)[number];

export interface StopFacts {
  because: TrackStop;
  /** The first day on which the track does not run. */
  onDay: string;
  /** The Monday of the week that the session counts for. */
  weekOn: string;
}

/** Why a session is called off with its track, and whether the learner gets it again. */
export function calledOff({ because, onDay, weekOn }: StopFacts): { checks: Check[]; toMakeUp: boolean } {
  const isPause = because === 'suspended';
  const checks = [check(CALLING_OFF.trackRuns, false, { because, onDay }, { never: !isPause })];
  return { checks, toMakeUp: isPause && weekOn < onDay };
}
