import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { minutesOfSpans, overlapOf, presenceOf, stretchesOf } from './presence.rules.js';
import type { PresenceSeen, Span } from './presence.types.js';

const MINUTE = 60_000;
const window = { span: [-15 * MINUTE, 90 * MINUTE] as Span, stayedUntil: 30 * MINUTE };
const seen = (kind: PresenceSeen['kind'], minute: number, source = 'room', personId = 'learner'): PresenceSeen => ({
  personId,
  kind,
  at: minute * MINUTE,
  source,
});
const minutes = (spans: readonly Span[]) => spans.map(([from, to]) => [from / MINUTE, to / MINUTE]);
const presence = (...facts: PresenceSeen[]) => minutes(presenceOf('learner', facts, window));

describe('Presence', () => {
  it.each<[string, PresenceSeen[], number[][]]>([
    ['runs from joining to leaving', [seen('joined', 0), seen('left', 30)], [[0, 30]]],
    ['runs to the end for who was not seen leaving', [seen('joined', 5)], [[5, 30]]],
    [
      'has a gap where the line dropped',
      [seen('joined', 0), seen('left', 10), seen('joined', 12), seen('left', 30)],
      [
        [0, 10],
        [12, 30],
      ],
    ],
    [
      'has no gap where it came back at once',
      [seen('joined', 0), seen('left', 10), seen('joined', 10), seen('left', 30)],
      [[0, 30]],
    ],
    ['says nothing of who only left', [seen('left', 10)], []],
    [
      'joins what two sources saw',
      [seen('joined', 0), seen('left', 10), seen('joined', 8, 'self'), seen('left', 20, 'self')],
      [[0, 20]],
    ],
    [
      'keeps a source that saw nobody leave apart from one that did',
      [seen('joined', 0), seen('left', 10), seen('joined', 20, 'poll')],
      [
        [0, 10],
        [20, 30],
      ],
    ],
    ['counts joining twice as once', [seen('joined', 0), seen('joined', 3), seen('left', 30)], [[0, 30]]],
    ['is the person’s own', [seen('joined', 0, 'room', 'mentor')], []],
    ['is cut to the window', [seen('joined', -60), seen('left', 200)], [[-15, 90]]],
    ['after the end, without leaving, is no time', [seen('joined', 40)], []],
  ])('%s', (_what, facts, wanted) => {
    expect(presence(...facts)).toEqual(wanted);
  });
});

const on = (connection: string, fact: PresenceSeen): PresenceSeen => ({ ...fact, connection });
const told = (...given: PresenceSeen[]) =>
  stretchesOf('learner', given, window).map(({ span: [from, to], end }) => [from / MINUTE, to / MINUTE, end]);

describe('What a source saw', () => {
  it.each<[string, PresenceSeen[], unknown[]]>([
    [
      'tells a line that was lost from leaving',
      [seen('joined', 0), seen('dropped', 10), seen('joined', 12), seen('left', 30)],
      [
        [0, 10, 'lost'],
        [12, 30, 'left'],
      ],
    ],
    [
      'reads two tabs apart: closing one is not leaving',
      [on('a', seen('joined', 0)), on('b', seen('joined', 5)), on('a', seen('left', 10)), on('b', seen('left', 30))],
      [
        [0, 10, 'left'],
        [5, 30, 'left'],
      ],
    ],
    [
      'survives a leave that comes after the line came back',
      [on('a', seen('joined', 0)), on('b', seen('joined', 9)), on('a', seen('left', 10)), on('b', seen('left', 30))],
      [
        [0, 10, 'left'],
        [9, 30, 'left'],
      ],
    ],
    [
      'ends every line with the room',
      [on('a', seen('joined', 0)), on('b', seen('joined', 5)), seen('ended', 20)],
      [
        [0, 20, 'closed'],
        [5, 20, 'closed'],
      ],
    ],
    [
      'is there while it is heard, and no longer',
      [seen('joined', 0), seen('seen', 0.25), seen('seen', 0.5), seen('seen', 5), seen('seen', 5.5)],
      [
        [0, 0.5, 'lost'],
        [5, 5.5, 'lost'],
      ],
    ],
    [
      'does not stay to the end when the person was heard last elsewhere',
      [seen('joined', 0, 'livekit'), seen('seen', 10, 'room'), seen('seen', 10.5, 'room')],
      [
        [0, 10.5, 'unseen'],
        [10, 10.5, 'lost'],
      ],
    ],
    ['says nothing of a room that closed without anybody', [seen('ended', 20)], []],
  ])('%s', (_what, given, wanted) => {
    expect(told(...given)).toEqual(wanted);
  });
});

/** A second oracle: whoever beats every fifteen seconds is there between beats at most a silence apart. */
describe('Presence by beats', () => {
  const BEAT = 15_000;
  it('never counts more than the truth, and less by one beat a gap at most', () => {
    const truth = fc
      .array(fc.tuple(fc.integer({ min: 8, max: 40 }), fc.integer({ min: 4, max: 30 })), { minLength: 1, maxLength: 5 })
      .map((pairs) => {
        let at = 0;
        return pairs.map(([there, away]): Span => {
          const from = at;
          at = from + (there + away) * BEAT;
          return [from, from + there * BEAT];
        });
      });
    fc.assert(
      fc.property(truth, fc.integer({ min: 0, max: BEAT - 1 }), (spans, phase) => {
        const beats = spans.flatMap(([from, to], line) => {
          const times: number[] = [];
          for (let at = from + phase; at <= to; at += BEAT) times.push(at);
          return times.map((at) => ({
            personId: 'learner',
            kind: 'seen' as const,
            at,
            source: 'room',
            connection: `${line}`,
          }));
        });
        const counted = minutesOfSpans(presenceOf('learner', beats, { span: [0, 1e9], stayedUntil: 1e9 }));
        const real = minutesOfSpans(spans);
        return counted <= real + 1e-9 && counted >= real - (spans.length * 2 * BEAT) / MINUTE;
      }),
      { numRuns: 300 },
    );
  });
});

const facts = fc.array(
  fc.record({
    personId: fc.constantFrom('learner', 'mentor'),
    connection: fc.constantFrom('', 'a', 'b'),
    kind: fc.constantFrom('joined' as const, 'left' as const, 'dropped' as const, 'seen' as const, 'ended' as const),
    at: fc.integer({ min: -20, max: 100 }).map((minute) => minute * MINUTE),
    source: fc.constantFrom('room', 'self', 'poll', 'hand'),
  }),
  { maxLength: 24 },
);

describe('The presence of two people', () => {
  it('is the same in whatever order its facts arrive, and however often', () => {
    const shuffled = facts.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc
          .tuple(fc.shuffledSubarray(given, { minLength: given.length }), fc.shuffledSubarray(given))
          .map(([all, again]) => [...all, ...again]),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, arrived]) => {
        for (const person of ['learner', 'mentor']) {
          expect(presenceOf(person, arrived, window)).toEqual(presenceOf(person, given, window));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is never longer together than either was there', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const [learner, mentor] = [presenceOf('learner', given, window), presenceOf('mentor', given, window)];
        const together = minutesOfSpans(overlapOf(learner, mentor));
        expect(overlapOf(mentor, learner)).toEqual(overlapOf(learner, mentor));
        return together <= minutesOfSpans(learner) && together <= minutesOfSpans(mentor);
      }),
      { numRuns: 500 },
    );
  });

  it('lies in order inside the window, no stretch touching the next', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const spans = presenceOf('learner', given, window);
        return spans.every(([from, to], index) => {
          const next = spans[index + 1];
          return window.span[0] <= from && from < to && to <= window.span[1] && (!next || to < next[0]);
        });
      }),
      { numRuns: 500 },
    );
  });
});
