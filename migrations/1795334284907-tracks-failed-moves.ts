import type { MigrationInterface, QueryRunner } from 'typeorm';

const stateKnown = (states: string) => `
  ALTER TABLE "tracks"."track_move_learner" DROP CONSTRAINT "track_move_learner_state_known",
    ADD CONSTRAINT "track_move_learner_state_known" CHECK ("state" IN (${states}))`;

/** A learner of a move whom an error kept where they are. */
export class FailedMovesTracks1795334284907 implements MigrationInterface {
  name = 'FailedMovesTracks1795334284907';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(stateKnown(`'waiting', 'moved', 'left-out', 'to-look-at', 'failed', 'taken-back'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "tracks"."track_move_learner" SET "state" = 'to-look-at' WHERE "state" = 'failed'`);
    await runner.query(stateKnown(`'waiting', 'moved', 'left-out', 'to-look-at', 'taken-back'`));
  }
}
