import ICAL from 'ical.js';
import type { Letter, Told } from './ics.sessions.js';

/** What the parser of ical.js reads of the letters, and where that is not what they must say. */
export function readByIcalJs(letters: Letter[]) {
  const disagreements: string[] = [];
  let events = 0;
  letters.forEach(({ method, content, says }, at) => {
    const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
    const found = calendar.getAllSubcomponents('vevent').map(toldBy);
    events += found.length;
    const read = calendar.getFirstPropertyValue('method') ?? null;
    if (read !== method) disagreements.push(`letter ${at}: method ${String(read)}, not ${String(method)}`);
    if (JSON.stringify(found) !== JSON.stringify(says.map(ordered)))
      disagreements.push(`letter ${at} is read otherwise`);
  });
  return { parser: 'ical.js', events, disagreements };
}

function toldBy(component: ICAL.Component): Told {
  const event = new ICAL.Event(component);
  const stamp = component.getFirstPropertyValue('dtstamp') as ICAL.Time;
  return ordered({
    uid: event.uid,
    start: event.startDate.toUnixTime(),
    end: event.endDate.toUnixTime(),
    stamp: stamp.toUnixTime(),
    sequence: event.sequence,
    status: component.getFirstPropertyValue('status') as Told['status'],
    summary: event.summary,
  });
}

function ordered({ uid, start, end, stamp, sequence, status, summary }: Told): Told {
  return { uid, start, end, stamp, sequence, status, summary };
}
