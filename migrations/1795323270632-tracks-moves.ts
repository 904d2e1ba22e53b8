import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MovesTracks1795323270632 implements MigrationInterface {
  name = 'MovesTracks1795323270632';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "tracks"."track_move" ("id" uuid NOT NULL, "enrolment_id" uuid, "from_rulebook_id" uuid, "from_design_id" uuid, "from_title_version_id" uuid, "to_rulebook_id" uuid, "to_design_id" uuid, "reason" text NOT NULL, "clauses" jsonb NOT NULL, "state" text NOT NULL, "done_up_to" uuid, "learners" integer NOT NULL, "prepared_at" TIMESTAMP WITH TIME ZONE NOT NULL, "prepared_by" uuid NOT NULL, "confirmed_at" TIMESTAMP WITH TIME ZONE, "confirmed_by" uuid, "taken_back_at" TIMESTAMP WITH TIME ZONE, "taken_back_by" uuid, "taken_back_reason" text, CONSTRAINT "track_move_confirmed_since" CHECK (("confirmed_at" IS NOT NULL) = ("state" IN ('under-way', 'carried-out', 'taking-back', 'taken-back'))
   AND ("confirmed_at" IS NULL) = ("confirmed_by" IS NULL)), CONSTRAINT "track_move_has_group" CHECK (COALESCE("enrolment_id", "from_rulebook_id", "from_design_id", "from_title_version_id") IS NOT NULL), CONSTRAINT "track_move_leads_somewhere" CHECK ("to_rulebook_id" IS NOT NULL OR "to_design_id" IS NOT NULL), CONSTRAINT "track_move_state_known" CHECK ("state" IN ('preparing', 'previewed', 'under-way', 'carried-out', 'taking-back', 'taken-back', 'dropped')), CONSTRAINT "PK_790ba50964df92255af8a97726d" PRIMARY KEY ("id"))`);
    await runner.query(
      `CREATE INDEX "track_move_at_work_idx" ON "tracks"."track_move"  ("id") WHERE state IN ('preparing', 'under-way', 'taking-back')`,
    );
    await runner.query(`CREATE INDEX "track_move_prepared_idx" ON "tracks"."track_move"  ("prepared_at", "id") `);
    await runner.query(
      `COMMENT ON TABLE "tracks"."track_move" IS 'Purpose: who moved which learners to other rules, and why. Retention: as the enrolments that it moved.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."enrolment_move" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "move_id" uuid NOT NULL, "from_title_version_id" uuid NOT NULL, "from_design_id" uuid NOT NULL, "from_rulebook_id" uuid NOT NULL, "to_title_version_id" uuid NOT NULL, "to_design_id" uuid NOT NULL, "to_rulebook_id" uuid NOT NULL, "effects" jsonb NOT NULL, "reason" text NOT NULL, "takes_back_id" uuid, "moved_at" TIMESTAMP WITH TIME ZONE NOT NULL, "moved_by" uuid NOT NULL, CONSTRAINT "enrolment_move_taken_back_once" UNIQUE ("takes_back_id"), CONSTRAINT "PK_9be060b3a2c6e7d2547104d1c12" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "enrolment_move_move_idx" ON "tracks"."enrolment_move"  ("move_id", "enrolment_id") `,
    );
    await runner.query(
      `CREATE INDEX "enrolment_move_enrolment_idx" ON "tracks"."enrolment_move"  ("enrolment_id", "moved_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."enrolment_move" IS 'Purpose: under which rules a learner was when, and who changed it. Retention: as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."track_move_learner" ("move_id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "title_version_id" uuid NOT NULL, "design_id" uuid NOT NULL, "rulebook_id" uuid NOT NULL, "entered_on" date NOT NULL, "effects" jsonb NOT NULL, "clauses" text array NOT NULL, "state" text NOT NULL, "checks" jsonb NOT NULL DEFAULT '[]', "settled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "track_move_learner_state_known" CHECK ("state" IN ('waiting', 'moved', 'left-out', 'to-look-at', 'taken-back')), CONSTRAINT "PK_bc101a3245f9b04054d8c1338fc" PRIMARY KEY ("move_id", "enrolment_id"))`,
    );
    await runner.query(
      `CREATE INDEX "track_move_learner_enrolment_idx" ON "tracks"."track_move_learner"  ("enrolment_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."track_move_learner" IS 'Purpose: what was known of a move before it was confirmed, learner by learner. Retention: as the enrolment.'`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."enrolment_move" ADD CONSTRAINT "enrolment_move_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."enrolment_move" ADD CONSTRAINT "enrolment_move_move_fk" FOREIGN KEY ("move_id") REFERENCES "tracks"."track_move"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."track_move_learner" ADD CONSTRAINT "track_move_learner_move_fk" FOREIGN KEY ("move_id") REFERENCES "tracks"."track_move"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."track_move_learner" ADD CONSTRAINT "track_move_learner_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [...causesOfPlan([...CAUSES, 'moved']), KEEP_MOVES, MOVES_KEPT]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER enrolment_move_never_edited ON tracks.enrolment_move');
    await runner.query('DROP FUNCTION tracks.keep_enrolment_moves()');
    for (const sql of causesOfPlan(CAUSES)) await runner.query(sql);
    await runner.query(`ALTER TABLE "tracks"."track_move_learner" DROP CONSTRAINT "track_move_learner_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."track_move_learner" DROP CONSTRAINT "track_move_learner_move_fk"`);
    await runner.query(`ALTER TABLE "tracks"."enrolment_move" DROP CONSTRAINT "enrolment_move_move_fk"`);
    await runner.query(`ALTER TABLE "tracks"."enrolment_move" DROP CONSTRAINT "enrolment_move_enrolment_fk"`);
    await runner.query(`COMMENT ON TABLE "tracks"."track_move_learner" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."track_move_learner_enrolment_idx"`);
    await runner.query(`DROP TABLE "tracks"."track_move_learner"`);
    await runner.query(`COMMENT ON TABLE "tracks"."enrolment_move" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."enrolment_move_enrolment_idx"`);
    await runner.query(`DROP INDEX "tracks"."enrolment_move_move_idx"`);
    await runner.query(`DROP TABLE "tracks"."enrolment_move"`);
    await runner.query(`COMMENT ON TABLE "tracks"."track_move" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."track_move_prepared_idx"`);
    await runner.query(`DROP INDEX "tracks"."track_move_at_work_idx"`);
    await runner.query(`DROP TABLE "tracks"."track_move"`);
  }
}

const CAUSES = ['enrolled', 'resumed', 'paused', 'pause-called-off', 'pace', 'catch-up', 'week', 'away', 'back'];

function causesOfPlan(causes: readonly string[]): string[] {
  const known = causes.map((cause) => `'${cause}'`).join(', ');
  return [
    'ALTER TABLE tracks.track_plan DROP CONSTRAINT track_plan_cause_known',
    `ALTER TABLE tracks.track_plan ADD CONSTRAINT track_plan_cause_known CHECK ("cause" IN (${known}))`,
  ];
}

const KEEP_MOVES = `
  CREATE FUNCTION tracks.keep_enrolment_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'That an enrolment was moved is never edited'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'enrolment_move_never_edited';
  END $$`;
const MOVES_KEPT = `
  CREATE TRIGGER enrolment_move_never_edited BEFORE UPDATE OR DELETE ON tracks.enrolment_move
  FOR EACH ROW EXECUTE FUNCTION tracks.keep_enrolment_moves()`;
