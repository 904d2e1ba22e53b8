import type { Check } from '../../platform/kernel/decision.js';
import type { Page } from '../../platform/kernel/page.js';
import { comparisonShown } from '../rulebooks/rulebook-shown.js';
import type { RulebookFacts } from '../rulebooks/rulebooks.queries.js';
import type { EffectCount } from './effect-tally.js';
import type { MoveChoice } from './move-choices.queries.js';
import type { MoveFormFields } from './move-form.js';
import type { MovePageQuery } from './move-pages.dto.js';
import type { MovedLearner } from './moved-learners.queries.js';
import type { MoveCounts, MoveSeen } from './moves.queries.js';
import { CLAUSES, MOVED_STATES, type MovedState, type MoveState } from './moves.types.js';

const TONES: Record<MoveState, string> = {
  preparing: 'not-yet',
  previewed: 'ready',
  'under-way': 'not-yet',
  'carried-out': 'met',
  'taking-back': 'not-yet',
  'taken-back': 'open',
  dropped: 'open',
};
const MOVED_TONES: Record<MovedState, string> = {
  waiting: 'open',
  moved: 'met',
  'left-out': 'open',
  'to-look-at': 'not-yet',
  failed: 'never',
  'taken-back': 'open',
};

/** The moves of the house, a page of them. */
export function movesShown({ rows, nextAfter }: Page<MoveSeen>, after: string | undefined) {
  return {
    rows: rows.map((row) => ({ ...row, tone: TONES[row.state] })),
    firstHref: after ? '/moves' : null,
    nextHref: nextAfter && `/moves?after=${nextAfter}`,
  };
}

interface Choices {
  rulebooks: readonly MoveChoice[];
  designs: readonly MoveChoice[];
  titles: readonly MoveChoice[];
  /** Where the move is about one learner alone. */
  learnerName: string | null;
}

/** The form of a move with what can be chosen. */
export function moveFormShown(said: MoveFormFields, { rulebooks, designs, titles, learnerName }: Choices) {
  const followed = (kind: string, choices: readonly MoveChoice[]) => ({
    kind,
    choices: choices
      .filter(({ learners }) => learners > 0)
      .map((choice) => ({ ...choice, value: `${kind}:${choice.id}` })),
  });
  return {
    said,
    learnerName,
    groups: [followed('rulebook', rulebooks), followed('design', designs), followed('title', titles)],
    rulebooks: rulebooks.filter(({ isGiven }) => isGiven),
    designs: designs.filter(({ isGiven }) => isGiven),
  };
}

interface MoveOnPage {
  move: MoveSeen;
  counts: MoveCounts;
  learners: Page<MovedLearner>;
  query: MovePageQuery;
  /** The rulebooks before and after, where the group has one. */
  rulebooks: { before: RulebookFacts; after: RulebookFacts } | null;
}

/** One move: what it does to whom, whom it leaves out, and what became of each. */
export function moveShown({ move, counts, learners, query, rulebooks }: MoveOnPage) {
  const base = `/moves/${move.id}`;
  const { state, clauses } = move;
  const { name, direction, code, subject } = query;
  const counted = new Map(counts.clauses.map(({ clause, learners: count }) => [clause, count]));
  const asked = askedFor(query);
  return {
    move,
    base,
    counts,
    tone: TONES[state],
    isPreviewed: state === 'previewed',
    isAtWork: ['preparing', 'under-way', 'taking-back'].includes(state),
    isCarriedOut: state === 'carried-out',
    going: counts.looked - counts.leftOut - counts.failed,
    canTryAgain: counts.failed > 0 && (state === 'previewed' || state === 'carried-out'),
    done: doneOf(move, counts),
    losses: effectsShown(counts.effects, 'loss', base),
    gains: effectsShown(counts.effects, 'gain', base),
    rulebooks: rulebooks && comparisonShown(rulebooks.after, rulebooks.before),
    clauses: CLAUSES.filter((clause) => clause !== 'entered-before').map((clause) => ({
      clause,
      learners: counted.get(clause) ?? 0,
      isChosen: clauses.leaveOut.includes(clause),
    })),
    enteredBeforeOn: clauses.enteredBeforeOn ?? '',
    search: { name, direction, code, subject, state: query.state, states: MOVED_STATES },
    isSearch: Object.keys(asked).length > 0,
    learners: learners.rows.map((learner) => learnerShown(learner, move)),
    allHref: `${base}#learners`,
    firstHref: query.after ? address(base, asked) : null,
    nextHref: learners.nextAfter && address(base, { ...asked, after: learners.nextAfter }),
  };
}

/** How far the work at hand has come. */
function doneOf({ state, learners }: MoveSeen, { looked, waiting, takenBack, moved }: MoveCounts) {
  if (state === 'preparing') return { value: looked, max: learners };
  if (state === 'taking-back') return { value: takenBack, max: takenBack + moved };
  return { value: looked - waiting, max: looked };
}

function effectsShown(effects: readonly EffectCount[], direction: EffectCount['direction'], base: string) {
  return effects
    .filter((effect) => effect.direction === direction)
    .map((effect) => {
      const { code, subject } = effect;
      return { ...effect, href: address(base, { direction, code, ...(subject !== null && { subject }) }) };
    });
}

function learnerShown(learner: MovedLearner, { id, state }: MoveSeen) {
  const isLeftOut = learner.checks.length > 0;
  return {
    ...learner,
    tone: isLeftOut && learner.state === 'waiting' ? 'open' : MOVED_TONES[learner.state],
    word: learner.state === 'waiting' && isLeftOut ? 'left-out' : learner.state,
    isTold: state !== 'previewed' || isLeftOut,
    backHref:
      state === 'carried-out' && learner.state === 'moved'
        ? `/moves/${id}/taking-back?enrolmentId=${learner.enrolmentId}`
        : null,
  };
}

/** What a search asks for: what is empty is left out. */
function askedFor({ name, direction, code, subject, state }: MovePageQuery): Record<string, string> {
  const all = { name, direction, code, subject, state };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

function address(base: string, asked: Record<string, string>): string {
  const query = new URLSearchParams(asked).toString();
  return `${base}${query && `?${query}`}#learners`;
}

const MOST_NAMED = 50;

interface WayBack {
  enrolmentId: string;
  learnerName: string;
  checks: Check[];
}

/** Who can still be taken back, and who not and why. */
export function wayBackShown(move: MoveSeen, ways: readonly WayBack[], enrolmentId: string | undefined) {
  const closed = ways.filter(({ checks }) => checks.length > 0);
  const [only] = enrolmentId === undefined ? [] : ways;
  return {
    move,
    base: `/moves/${move.id}`,
    enrolmentId: enrolmentId ?? null,
    only: only ?? null,
    open: ways.length - closed.length,
    closed: closed.slice(0, MOST_NAMED),
    unnamed: Math.max(0, closed.length - MOST_NAMED),
  };
}
