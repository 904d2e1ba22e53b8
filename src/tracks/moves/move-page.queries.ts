import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import type { Actor } from '../../platform/kernel/actor.js';
import { decide, type Decision, unmet } from '../../platform/kernel/decision.js';
import { RulebooksQueries } from '../rulebooks/rulebooks.queries.js';
import { MoveCaseQueries } from './move-case.queries.js';
import { MoveChoicesQueries } from './move-choices.queries.js';
import type { MoveFormFields } from './move-form.js';
import { mayConfirm, mayPrepare, mayTakeBackMove } from './move.rules.js';
import { MovedLearnersQueries, type SoughtLearners } from './moved-learners.queries.js';
import { MovedLearnerUnknown, NotTakenBack } from './moves.errors.js';
import { moveFormShown, wayBackShown } from './moves-shown.js';
import { type MoveCounts, type MoveSeen, MovesQueries } from './moves.queries.js';
import { groupOf, targetOf } from './moves.types.js';
import { TakeBackQueries } from './take-back.queries.js';
import { mayTakeBack } from './take-back.rules.js';

/** Reads what the pages of a move show. */
@Injectable()
export class MovePageQueries {
  constructor(
    private readonly db: Db,
    private readonly moves: MovesQueries,
    private readonly learners: MovedLearnersQueries,
    private readonly choices: MoveChoicesQueries,
    private readonly cases: MoveCaseQueries,
    private readonly waysBack: TakeBackQueries,
    private readonly rulebooks: RulebooksQueries,
  ) {}

  list(after: string | undefined) {
    return this.moves.list(after ? { after } : {});
  }

  async form(said: MoveFormFields) {
    const [kind, id = ''] = said.from.split(':');
    const isOne = kind === 'enrolment' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
    const learnerName = isOne ? await this.choices.learnerName(id) : null;
    const [rulebooks, designs, titles] = await Promise.all([
      this.choices.rulebooks(),
      this.choices.designs(),
      this.choices.titles(),
    ]);
    return moveFormShown(said, { rulebooks, designs, titles, learnerName });
  }

  async move(moveId: string, query: SoughtLearners, actor: Actor) {
    const move = await this.moves.move(moveId);
    const { name, direction, code, subject, state, after } = query;
    const asked = {
      ...(name && { name }),
      ...(direction && { direction }),
      ...(code && { code }),
      ...(subject && { subject }),
      ...(state && { state }),
      ...(after && { after }),
    };
    return {
      move,
      counts: await this.moves.counts(move),
      learners: await this.learners.list(move, asked),
      rulebooks: await this.rulebooksOf(move, actor),
    };
  }

  /** What a confirmation would do, counted of those whom the clauses let go. */
  countsOfGoing(move: MoveSeen): Promise<MoveCounts> {
    return this.moves.counts(move, 'going');
  }

  /** May it be confirmed as things stand? */
  async decision(move: MoveSeen): Promise<Decision> {
    const { checks } = mayConfirm(move.state);
    const asked = unmet(mayPrepare(await this.cases.of(groupOf(move), targetOf(move))));
    return decide(...checks, ...(move.state === 'previewed' ? asked : []));
  }

  /** Throws `NotTakenBack` for a move that is not carried out, `MovedLearnerUnknown` for a learner that it did not move. */
  async wayBack(moveId: string, enrolmentId: string | undefined) {
    const move = await this.moves.move(moveId);
    const { allowed, checks } = mayTakeBackMove(move.state);
    if (!allowed) throw new NotTakenBack(checks);
    const passed = await (enrolmentId === undefined
      ? this.waysBack.all(moveId)
      : this.waysBack.passed(moveId, enrolmentId).then((one) => (one ? [one] : [])));
    if (enrolmentId !== undefined && passed.length === 0) throw new MovedLearnerUnknown(enrolmentId);
    const ways = passed.map((one) => ({ ...one, checks: unmet(mayTakeBack(one)) }));
    return wayBackShown(move, ways, enrolmentId);
  }

  /** The rulebooks before and after, where all learners of the move come from the same. */
  private async rulebooksOf({ id, toRulebookId }: MoveSeen, actor: Actor) {
    if (toRulebookId === null) return null;
    const from = await this.db.sql<{ id: string }>(
      'SELECT DISTINCT rulebook_id AS id FROM tracks.track_move_learner WHERE move_id = $1 ORDER BY id LIMIT 2',
      [id],
    );
    const [only] = from;
    if (!only || from.length > 1) return null;
    return {
      before: await this.rulebooks.rulebookFor(actor, only.id),
      after: await this.rulebooks.rulebookFor(actor, toRulebookId),
    };
  }
}
