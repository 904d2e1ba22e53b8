import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FollowUpsTracks1795307478957 implements MigrationInterface {
  name = 'FollowUpsTracks1795307478957';

  async up(runner: QueryRunner): Promise<void> {
    // Every rulebook has every number: those that stand get the one that the house begins with.
    await runner.query('ALTER TABLE "tracks"."rulebook" DISABLE TRIGGER USER');
    await runner.query(`UPDATE "tracks"."rulebook" SET "numbers" = '{"followUpDays": 3}'::jsonb || "numbers"`);
    await runner.query('ALTER TABLE "tracks"."rulebook" ENABLE TRIGGER USER');
    await runner.query(
      `CREATE TABLE "tracks"."follow_up" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "reasons" jsonb NOT NULL, "due_on" date NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, "closed_by" uuid, "outcome" text, CONSTRAINT "follow_up_closed_with_outcome" CHECK (("closed_at" IS NULL) = ("closed_by" IS NULL) AND ("closed_at" IS NULL) = ("outcome" IS NULL)), CONSTRAINT "PK_5c0a5f5b32937e47e0ab09d596c" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "follow_up_enrolment_idx" ON "tracks"."follow_up"  ("enrolment_id", "opened_at") `,
    );
    await runner.query(
      `CREATE INDEX "follow_up_due_idx" ON "tracks"."follow_up"  ("due_on", "id") WHERE closed_at IS NULL`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "follow_up_one_open_per_enrolment" ON "tracks"."follow_up"  ("enrolment_id") WHERE closed_at IS NULL`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."follow_up" IS 'Purpose: help for learners who disengage, and proof of it (Qualiopi 12). Retention: as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."follow_up_cause" ("enrolment_id" uuid NOT NULL, "code" text NOT NULL, "key" text NOT NULL, "follow_up_id" uuid NOT NULL, CONSTRAINT "PK_2660823f0a4370e8f4ae7a90ad4" PRIMARY KEY ("enrolment_id", "code", "key"))`,
    );
    await runner.query(`CREATE INDEX "follow_up_cause_follow_up_idx" ON "tracks"."follow_up_cause"  ("follow_up_id") `);
    await runner.query(
      `COMMENT ON TABLE "tracks"."follow_up_cause" IS 'Purpose: no alert twice for the same cause. Retention: as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."follow_up_note" ("id" uuid NOT NULL, "follow_up_id" uuid NOT NULL, "step" text, "note" text NOT NULL, "noted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "noted_by" uuid NOT NULL, CONSTRAINT "PK_9270840b1639ada06f24b32ebcb" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "follow_up_note_follow_up_idx" ON "tracks"."follow_up_note"  ("follow_up_id", "noted_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."follow_up_note" IS 'Purpose: what was done for a learner at risk (Qualiopi 12). Retention: as the enrolment.'`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."follow_up" ADD CONSTRAINT "follow_up_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."follow_up_cause" ADD CONSTRAINT "follow_up_cause_follow_up_fk" FOREIGN KEY ("follow_up_id") REFERENCES "tracks"."follow_up"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."follow_up_note" ADD CONSTRAINT "follow_up_note_follow_up_fk" FOREIGN KEY ("follow_up_id") REFERENCES "tracks"."follow_up"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "tracks"."follow_up_note" DROP CONSTRAINT "follow_up_note_follow_up_fk"`);
    await runner.query(`ALTER TABLE "tracks"."follow_up_cause" DROP CONSTRAINT "follow_up_cause_follow_up_fk"`);
    await runner.query(`ALTER TABLE "tracks"."follow_up" DROP CONSTRAINT "follow_up_enrolment_fk"`);
    await runner.query(`COMMENT ON TABLE "tracks"."follow_up_note" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."follow_up_note_follow_up_idx"`);
    await runner.query(`DROP TABLE "tracks"."follow_up_note"`);
    await runner.query(`COMMENT ON TABLE "tracks"."follow_up_cause" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."follow_up_cause_follow_up_idx"`);
    await runner.query(`DROP TABLE "tracks"."follow_up_cause"`);
    await runner.query(`COMMENT ON TABLE "tracks"."follow_up" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."follow_up_one_open_per_enrolment"`);
    await runner.query(`DROP INDEX "tracks"."follow_up_due_idx"`);
    await runner.query(`DROP INDEX "tracks"."follow_up_enrolment_idx"`);
    await runner.query(`DROP TABLE "tracks"."follow_up"`);
    await runner.query('ALTER TABLE "tracks"."rulebook" DISABLE TRIGGER USER');
    await runner.query(`UPDATE "tracks"."rulebook" SET "numbers" = "numbers" - 'followUpDays'`);
    await runner.query('ALTER TABLE "tracks"."rulebook" ENABLE TRIGGER USER');
  }
}
