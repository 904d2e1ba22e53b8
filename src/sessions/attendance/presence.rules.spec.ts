import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { minutesOfSpans, overlapOf, presenceOf } from './presence.rules.js';
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

const facts = fc.array(
  fc.record({
    personId: fc.constantFrom('learner', 'mentor'),
    kind: fc.constantFrom('joined' as const, 'left' as const),
    at: fc.integer({ min: -20, max: 100 }).map((minute) => minute * MINUTE),
    source: fc.constantFrom('room', 'self', 'poll'),
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
