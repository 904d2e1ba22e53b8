import { DateTime } from 'luxon';
import { Agent, request } from 'node:http';
import { OPEN_FROM_HOUR, OPEN_HOURS, type Racer } from './booking-race.people.js';

/** What came back, and how long it took. */
export interface Attempt {
  kind: Kind;
  status: number;
  /** What the answer says of itself when it is a refusal. */
  code: string;
  isTyped: boolean;
  ms: number;
}

type Kind = 'book' | 'hold' | 'series' | 'move';

export const CLIENTS = 64;
const ROUNDS = 50;
const SEED = 20_260_105;
/** Out of a hundred attempts; the others book one session. */
const SHARES: [Kind, number][] = [
  ['hold', 10],
  ['series', 8],
  ['move', 15],
];

interface Standing extends Racer {
  sessionId: string;
}

/** In each round all clients want the same day, so that many ask for the same hour at the same moment. */
export async function race(racers: readonly Racer[], ports: readonly number[]): Promise<Attempt[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const firstDay = DateTime.utc().plus({ days: 2 }).startOf('day');
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    const random = randomFrom(SEED + client);
    const standing: Standing[] = [];
    const done: Attempt[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const racer = racers[Math.floor(random() * racers.length)];
      if (!racer) continue;
      const kind = kindOf(random() * 100, standing);
      const minute = OPEN_FROM_HOUR * 60 + 5 * Math.floor((random() * (OPEN_HOURS * 60 - 30)) / 5);
      const start = firstDay.plus({ days: round, minutes: minute });
      const port = ports[client % ports.length] ?? 0;
      const { answer, ...attempt } = await ask(agent, port, questionOf(kind, racer, start, standing));
      for (const sessionId of bookedIn(kind, answer)) standing.push({ ...racer, sessionId });
      done.push({ kind, ...attempt });
    }
    return done;
  });
  const attempts = (await Promise.all(clients)).flat();
  agent.destroy();
  return attempts;
}

/** Questions without a booking, so that what is measured is not the start of the processes. */
export async function warmUp(racers: readonly Racer[], ports: readonly number[]): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const local = DateTime.utc().plus({ days: 2 }).toFormat("yyyy-MM-dd'T'10:00");
  for (const port of ports) {
    for (const { token, enrolmentId } of [...racers, ...racers])
      await ask(agent, port, { token, path: '/api/sessions/decision', body: { enrolmentId, local } });
  }
  agent.destroy();
}

function kindOf(dice: number, standing: Standing[]): Kind {
  let upTo = 0;
  for (const [kind, share] of SHARES) {
    upTo += share;
    if (dice < upTo) return kind === 'move' && standing.length === 0 ? 'book' : kind;
  }
  return 'book';
}

export interface Question {
  token: string;
  path: string;
  body: object;
  headers?: Record<string, string>;
}

function questionOf(kind: Kind, { token, enrolmentId }: Racer, start: DateTime, standing: Standing[]): Question {
  const local = start.toFormat("yyyy-MM-dd'T'HH:mm");
  if (kind === 'hold') return { token, path: '/api/session-holds', body: { enrolmentId, local } };
  if (kind === 'series') {
    const starts = [0, 1, 2].map((weeks) => start.plus({ weeks }).toUTC().toISO());
    return { token, path: '/api/session-series', body: { enrolmentId, starts } };
  }
  const last = standing.at(-1);
  return kind === 'move' && last
    ? { token: last.token, path: `/api/sessions/${last.sessionId}/moves`, body: { local } }
    : { token, path: '/api/sessions', body: { enrolmentId, local } };
}

function bookedIn(kind: Kind, { sessionId, sessions = [] }: Answer): string[] {
  if (kind === 'book' && sessionId) return [sessionId];
  return sessions.map((session) => session.sessionId);
}

interface Answer {
  code?: string;
  checks?: { code: string }[];
  facts?: object;
  sessionId?: string;
  sessions?: { sessionId: string }[];
}

/** One POST; a connection that breaks counts as 599. */
export function ask(
  agent: Agent,
  port: number,
  { token, path, body, headers: more }: Question,
): Promise<Omit<Attempt, 'kind'> & { answer: Answer; text: string }> {
  const payload = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(payload),
    authorization: `Bearer ${token}`,
    ...more,
  };
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const end = (status: number, text: string) => {
      const ms = performance.now() - startedAt;
      resolve({ status, ms, text, ...readAnswer(text) });
    };
    const asked = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => end(answer.statusCode ?? 0, text));
    });
    asked.on('error', ({ message }) => end(599, message));
    asked.end(payload);
  });
}

/** A refusal is typed when it has the code of a problem and the reason behind it. */
function readAnswer(text: string): Pick<Attempt, 'code' | 'isTyped'> & { answer: Answer } {
  try {
    const answer = JSON.parse(text) as Answer;
    const { code = '', checks = [], facts = {} } = answer;
    const reasons = checks.map((check) => check.code);
    const isTyped = code !== '' && (reasons.length > 0 || Object.keys(facts).length > 0);
    return { code: reasons[0] ?? code, isTyped, answer };
  } catch {
    return { code: 'unreadable', isTyped: false, answer: {} };
  }
}

/** Random numbers from a seed, so that two runs ask for the same (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
