import { DateTime } from 'luxon';
import { presenceWindow } from './presence-record.rules.js';
import type { SessionOnPage } from '../booking/session-page.queries.js';
import { outcomeShown } from '../booking/session-shown.js';
import { slotOf } from '../booking/slots.rules.js';
import type { PresenceTimeline } from './evidence.queries.js';
import type { Span, Stretch } from './presence.types.js';

const WIDTH = 640;

/** Sources that have a word of their own; of another the name is shown. */
const KNOWN_SOURCES = ['self', 'hand', 'room', 'livekit', 'bigbluebutton', 'poll'];

/** The page of the evidence: who was there when, by source, drawn and told, and what was concluded. */
export function evidenceShown(seen: SessionOnPage, { evidence, learner, mentor }: PresenceTimeline) {
  const { session, side, now } = seen;
  const slot = slotOf(session);
  const { start, end } = presenceWindow(slot);
  const drawn: Span = [start.toMillis(), end.toMillis()];
  const canSay = side !== 'staff' && session.state === 'booked' && now >= slot.start;
  const xOf = (at: number) => Math.round(((at - drawn[0]) / (drawn[1] - drawn[0])) * WIDTH);
  const rows = [
    ...rowsOf('learner', session.learnerName, learner, xOf),
    ...rowsOf('mentor', session.mentorName, mentor, xOf),
  ];
  return {
    session,
    side,
    evidence,
    outcomes: session.outcomes.map(outcomeShown),
    width: WIDTH,
    slotX: xOf(slot.start.toMillis()),
    slotWidth: xOf(slot.end.toMillis()) - xOf(slot.start.toMillis()),
    rows,
    said: canSay ? saidFrom(slot.start, slot.end, session.zone) : null,
  };
}

function rowsOf(who: 'learner' | 'mentor', name: string, stretches: readonly Stretch[], xOf: (at: number) => number) {
  const sources = [...new Set(stretches.map(({ source }) => source))];
  return sources.map((source) => ({
    who,
    name,
    source,
    isKnown: KNOWN_SOURCES.includes(source),
    stretches: stretches
      .filter((stretch) => stretch.source === source)
      .map(({ span: [from, to], end }) => ({
        from: new Date(from),
        to: new Date(to),
        end,
        x: xOf(from),
        width: Math.max(2, xOf(to) - xOf(from)),
      })),
  }));
}

/** What the form of one's own word starts from: the hours that were agreed. */
function saidFrom(start: DateTime, end: DateTime, zone: string) {
  return { from: start.setZone(zone).toFormat('HH:mm'), until: end.setZone(zone).toFormat('HH:mm') };
}
