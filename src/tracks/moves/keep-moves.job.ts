import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MoveLearner } from './move-learner.js';
import { PreviewMove } from './preview-move.js';
import { TakeLearnerBack } from './take-learner-back.js';
import { TrackMove } from './track-move.entity.js';

const KEEP_MOVES = 'keep-moves';

/** How many learners are dealt with before it is noted how far the work has come; some while somebody waits for it. */
const A_TURN = { reckoned: 200, tried: 50 };
const A_FIRST_TURN = { reckoned: 50, tried: 5 };

/**
 * Does the work of a move, some learners at a time: its preview, the passage, the way back. It can stop anywhere and
 * goes on from there; what was done is not done twice.
 */
@Injectable()
export class KeepMoves implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly previews: PreviewMove,
    private readonly moving: MoveLearner,
    private readonly takingBack: TakeLearnerBack,
  ) {}

  onModuleInit(): void {
    this.jobs.define(KEEP_MOVES, (payload) => this.goOn((payload as { moveId: string }).moveId));
    this.jobs.every('keep-moves-going', '*/5 * * * *', () => this.goOnWithAll());
  }

  /** The first part of the work at once; what is left is asked for as a job. */
  async begin(moveId: string): Promise<void> {
    if (await this.turn(moveId, A_FIRST_TURN)) await this.jobs.soon(KEEP_MOVES, { moveId });
  }

  private async goOn(moveId: string): Promise<void> {
    while (await this.turn(moveId, A_TURN));
  }

  /** What broke off, with a process that was stopped for instance, is taken up again. */
  private async goOnWithAll(): Promise<void> {
    const atWork = await this.db.sql<{ id: string }>(
      `SELECT id FROM tracks.track_move WHERE state IN ('preparing', 'under-way', 'taking-back') ORDER BY id`,
    );
    for (const { id } of atWork) await this.goOn(id);
  }

  /** Answers whether there is more to do. */
  private async turn(moveId: string, sizes: typeof A_TURN): Promise<boolean> {
    const move = await this.db.of(TrackMove).findOneBy({ id: moveId });
    if (!move) return false;
    const size = move.toDesignId === null ? sizes.reckoned : sizes.tried;
    if (move.state === 'preparing') return this.previews.next(move, size);
    if (move.state === 'under-way') return this.passSome(move, size);
    if (move.state === 'taking-back') return this.takeSomeBack(move, size);
    return false;
  }

  private async passSome(move: TrackMove, size: number): Promise<boolean> {
    const enrolmentIds = await this.some(move, 'waiting', size);
    for (const enrolmentId of enrolmentIds) await this.moving.run(move, enrolmentId);
    return this.advance(move, enrolmentIds, { size, last: 'carried-out' });
  }

  private async takeSomeBack(move: TrackMove, size: number): Promise<boolean> {
    const enrolmentIds = await this.some(move, 'moved', size);
    for (const enrolmentId of enrolmentIds) await this.takingBack.tried(move, enrolmentId);
    return this.advance(move, enrolmentIds, { size, last: 'taken-back' });
  }

  private async some({ id, doneUpTo }: TrackMove, state: string, size: number): Promise<string[]> {
    const rows = await this.db.sql<{ enrolmentId: string }>(
      `SELECT enrolment_id AS "enrolmentId" FROM tracks.track_move_learner
       WHERE move_id = $1 AND state = $2 AND ($3::uuid IS NULL OR enrolment_id > $3) ORDER BY enrolment_id LIMIT $4`,
      [id, state, doneUpTo, size],
    );
    return rows.map(({ enrolmentId }) => enrolmentId);
  }

  /** Remembers how far it has come; a move whose learners cannot all be taken back stays carried out. */
  private async advance(
    { id, state }: TrackMove,
    done: string[],
    { size, last }: { size: number; last: string },
  ): Promise<boolean> {
    const isOver = done.length < size;
    await this.db.sql(
      `UPDATE tracks.track_move m SET done_up_to = $3, state = CASE WHEN NOT $4 THEN state
         WHEN $5 = 'taken-back' AND EXISTS (
           SELECT 1 FROM tracks.track_move_learner l WHERE l.move_id = m.id AND l.state = 'moved') THEN 'carried-out'
         ELSE $5 END
       WHERE id = $1 AND state = $2`,
      [id, state, isOver ? null : (done.at(-1) ?? null), isOver, last],
    );
    return !isOver;
  }
}
