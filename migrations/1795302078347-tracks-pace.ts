import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PaceTracks1795302078347 implements MigrationInterface {
  name = 'PaceTracks1795302078347';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "tracks"."plan_change" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "kind" text NOT NULL, "from_on" date NOT NULL, "until_on" date, "pace_months" integer, "pace_months_before" integer, "week" smallint array, "week_before" smallint array, "supersedes_id" uuid, "reason" text, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "plan_change_superseded_once" UNIQUE ("supersedes_id"), CONSTRAINT "plan_change_week_has_seven_days" CHECK ("week" IS NULL OR cardinality("week") = 7), CONSTRAINT "plan_change_says_what" CHECK (("kind" = 'away') = ("until_on" IS NOT NULL) AND ("kind" = 'pace') = ("pace_months" IS NOT NULL)
   AND ("kind" = 'week') = ("week" IS NOT NULL) AND ("until_on" IS NULL OR "from_on" <= "until_on")), CONSTRAINT "plan_change_kind_known" CHECK ("kind" IN ('pace', 'catch-up', 'week', 'away')), CONSTRAINT "PK_b7271d7954628f4ca0c20690db7" PRIMARY KEY ("id"))`);
    await runner.query(
      `CREATE INDEX "plan_change_enrolment_idx" ON "tracks"."plan_change"  ("enrolment_id", "recorded_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."plan_change" IS 'Purpose: what moved the plan of a learner, when and on whose word. Retention: as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."pause_request" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "from_on" date NOT NULL, "until_on" date NOT NULL, "reason" text NOT NULL, "state" text NOT NULL, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "asked_by" uuid NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE, "decided_by" uuid, "answer" text, "suspension_id" uuid, CONSTRAINT "pause_request_granted_once_decided" CHECK ("state" IN ('asked', 'called-off') OR "decided_at" IS NOT NULL), CONSTRAINT "pause_request_decided_by_somebody" CHECK (("decided_at" IS NULL) = ("decided_by" IS NULL)), CONSTRAINT "pause_request_has_days" CHECK ("from_on" < "until_on"), CONSTRAINT "pause_request_state_known" CHECK ("state" IN ('asked', 'granted', 'begun', 'over', 'declined', 'called-off')), CONSTRAINT "PK_66a2e0da9181bd76d0df4cf7141" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "pause_request_enrolment_idx" ON "tracks"."pause_request"  ("enrolment_id", "asked_at") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "pause_request_one_open_per_enrolment" ON "tracks"."pause_request"  ("enrolment_id") WHERE state IN ('asked', 'granted', 'begun')`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."pause_request" IS 'Purpose: which pauses were asked for, by whom and how it was decided. Retention: as the enrolment.'`,
    );
    await runner.query(`ALTER TABLE "tracks"."track_plan" ADD "cause_facts" jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "tracks"."track_plan" ADD "ended_on_before" date`);
    await runner.query(`ALTER TABLE "tracks"."track_plan" ADD "months" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "tracks"."track_plan" ADD "moves" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(
      `ALTER TABLE "tracks"."track_plan" ADD CONSTRAINT "track_plan_cause_known" CHECK ("cause" IN ('enrolled', 'resumed', 'paused', 'pause-called-off', 'pace', 'catch-up', 'week', 'away', 'back'))`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."plan_change" ADD CONSTRAINT "plan_change_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."pause_request" ADD CONSTRAINT "pause_request_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tracks"."pause_request" DROP CONSTRAINT "pause_request_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."plan_change" DROP CONSTRAINT "plan_change_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."track_plan" DROP CONSTRAINT "track_plan_cause_known"`);
    await runner.query(`ALTER TABLE "tracks"."track_plan" DROP COLUMN "moves"`);
    await runner.query(`ALTER TABLE "tracks"."track_plan" DROP COLUMN "months"`);
    await runner.query(`ALTER TABLE "tracks"."track_plan" DROP COLUMN "ended_on_before"`);
    await runner.query(`ALTER TABLE "tracks"."track_plan" DROP COLUMN "cause_facts"`);
    await runner.query(`COMMENT ON TABLE "tracks"."pause_request" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."pause_request_one_open_per_enrolment"`);
    await runner.query(`DROP INDEX "tracks"."pause_request_enrolment_idx"`);
    await runner.query(`DROP TABLE "tracks"."pause_request"`);
    await runner.query(`COMMENT ON TABLE "tracks"."plan_change" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."plan_change_enrolment_idx"`);
    await runner.query(`DROP TABLE "tracks"."plan_change"`);
  }
}
