import { environmentFrom } from '../../config/environment.js';
import type { Addressee } from '../../src/identity/index.js';
import type { Letter as KeptLetter } from '../../src/notifications/letter.entity.js';
import { sessionEntry } from '../../src/notifications/session-calendar.js';
import { SessionsCalendar } from '../../src/sessions/index.js';

/** A state that a session came to, as its calendars must show it. Times in seconds since 1970. */
export interface Told {
  uid: string;
  start: number;
  end: number;
  stamp: number;
  sequence: number;
  status: 'CONFIRMED' | 'CANCELLED';
  summary: string;
}

/** A calendar file as it was sent, and what it must say. */
export interface Letter {
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH' | null;
  content: string;
  says: Told[];
}

/** All that one session was, from its booking on; in turn. */
type Life = Told[];

/** What spoils calendars: separators, folded lines of several bytes a letter, line ends, writing from the right. */
const SUMMARIES = [
  'Séance avec Chloé Martin',
  'Sitzung, mit Jörg; Müller \\ Söhne',
  'Sesión «semanal»\nde proyecto',
  `Séance ${'de préparation à la soutenance '.repeat(9)}fin`,
  '面談 — プロジェクト 3 の準備 🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓',
  'جلسة مع المرشد "الأسبوعية"',
  'BEGIN:VEVENT',
];

/** Nights on which clocks change somewhere: Paris, New York, Lord Howe, both ways. */
const CHANGES = [
  '2027-03-28T00:00Z',
  '2027-10-31T00:00Z',
  '2027-03-14T06:00Z',
  '2027-11-07T05:00Z',
  '2027-04-03T14:30Z',
];

const DAY = 86_400;

/** The lives of so many random sessions, the same at every run. */
export function randomLives(count: number): Life[] {
  const random = mulberry(20_271_031);
  const below = (bound: number) => Math.floor(random() * bound);
  const anInstant = () => {
    const change = CHANGES[below(CHANGES.length * 2)];
    if (change) return Date.parse(change) / 1000 + (below(17) - 8) * 900;
    return Date.parse('2026-01-01') / 1000 + below(3 * 365 * 96) * 900;
  };
  return Array.from({ length: count }, (_, at) => {
    const uid = `00000000-0000-7000-8000-${String(at).padStart(12, '0')}@sessions.jalon`;
    const minutes = [30, 45, 60, 90][below(4)] ?? 45;
    const moves = below(4);
    const first = Date.parse('2025-12-01') / 1000 + below(DAY);
    const life: Life = Array.from({ length: moves + 1 }, (__, sequence) => {
      const start = anInstant();
      const summary = SUMMARIES[below(SUMMARIES.length)] ?? '';
      const stamp = first + sequence * 3600 + below(3600);
      return { uid, start, end: start + minutes * 60, stamp, sequence, status: 'CONFIRMED', summary };
    });
    const last = life.at(-1);
    if (last && random() < 0.3)
      life.push({ ...last, stamp: last.stamp + DAY, sequence: last.sequence + 1, status: 'CANCELLED' });
    return life;
  });
}

const HOUSE = environmentFrom({ MAIL_FROM: 'sessions@example.test', TRAINING_BODY_NAME: 'École, du; Jalon' });
const TO: Addressee = {
  id: '00000000-0000-7000-8000-000000000001',
  name: 'Zoë "Zo" Nuñez; Öz\\, Ltd: Süd',
  email: 'zoe@example.test',
  language: 'es',
  zone: 'Europe/Paris',
};

/** The letter of each state of each life, in turn. */
export function lettersOf(lives: Life[]): Letter[] {
  return lives.flatMap((life) => life.map((told) => letterOf(told)));
}

function letterOf(told: Told): Letter {
  const isOff = told.status === 'CANCELLED';
  const kept = {
    kind: isOff ? 'session-cancelled' : told.sequence > 0 ? 'session-moved' : 'session-booked',
    askedAt: new Date(told.stamp * 1000),
    facts: {
      sessionId: told.uid.replace('@sessions.jalon', ''),
      startsAt: new Date(told.start * 1000).toISOString(),
      minutes: (told.end - told.start) / 60,
      moves: told.sequence - (isOff ? 1 : 0),
    },
  } as unknown as KeptLetter;
  const words = {
    summary: told.summary,
    description: `${told.summary}\n\n— Jalon`,
    address: 'https://jalon.example.test/sessions/1',
  };
  const calendar = sessionEntry(kept, TO, words, HOUSE);
  if (!calendar) throw new Error('A letter about a session has an entry for the calendar');
  return { ...calendar, says: [told] };
}

const IN_A_FEED = 2000;

/** The last states, in feeds as long as they get. */
export function feedsOf(lives: Life[]): Letter[] {
  const last = lives.flatMap((life) => life.slice(-1));
  return Array.from({ length: Math.ceil(last.length / IN_A_FEED) }, (_, at) => {
    const says = last.slice(at * IN_A_FEED, (at + 1) * IN_A_FEED);
    const calendar = new SessionsCalendar('fr').says('name', 'Séances, Jalon');
    for (const { uid, start, end, stamp, sequence, status, summary } of says) {
      const isOff = status === 'CANCELLED';
      calendar.add({
        sessionId: uid.replace('@sessions.jalon', ''),
        startsAt: new Date(start * 1000),
        endsAt: new Date(end * 1000),
        changedAt: new Date(stamp * 1000),
        moves: sequence - (isOff ? 1 : 0),
        isOff,
        summary,
        url: 'https://jalon.example.test/sessions/1',
      });
    }
    return { method: null, content: calendar.toString(), says };
  });
}

/** What breaks RFC 5545 in the bytes themselves: ends of lines, lines of over 75 octets, times that are not UTC. */
export function shapeFaults(letters: Letter[]): string[] {
  return letters.flatMap(({ content }, at) => {
    const lines = content.split('\r\n');
    const faults: string[] = [];
    if (lines.some((line) => line.includes('\n') || line.includes('\r'))) faults.push(`letter ${at}: a bare line end`);
    if (lines.some((line) => Buffer.byteLength(line) > 75)) faults.push(`letter ${at}: a line of over 75 octets`);
    if (lines.some((line) => /^DT(START|END|STAMP)/.test(line) && !/^DT\w+:\d{8}T\d{6}Z$/.test(line)))
      faults.push(`letter ${at}: a time that is not UTC`);
    return faults;
  });
}

/** Random numbers from a seed: the same series on every machine. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
