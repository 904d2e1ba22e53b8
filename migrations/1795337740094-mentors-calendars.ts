import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CalendarsMentors1795337740094 implements MigrationInterface {
  name = 'CalendarsMentors1795337740094';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "mentors"."busy_calendar" ("id" uuid NOT NULL, "mentor_id" uuid NOT NULL, "name" text NOT NULL, "address" text, "tried_at" TIMESTAMP WITH TIME ZONE NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE NOT NULL, "failure" text, "failure_facts" jsonb, "added_at" TIMESTAMP WITH TIME ZONE NOT NULL, "added_by" uuid NOT NULL, CONSTRAINT "busy_calendar_failure_has_facts" CHECK (("failure" IS NULL) = ("failure_facts" IS NULL)), CONSTRAINT "busy_calendar_failure_known" CHECK ("failure" IN ('address-refused', 'unreachable', 'bad-answer', 'too-large', 'too-slow', 'not-a-calendar', 'too-many-instances', 'unknown-zone')), CONSTRAINT "PK_b728525433eb1b3d943871ac0fd" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "busy_calendar_mentor_idx" ON "mentors"."busy_calendar"  ("mentor_id") `);
    await runner.query(
      `COMMENT ON TABLE "mentors"."busy_calendar" IS 'Purpose: no session is booked while the mentor is busy elsewhere. Retention: until the mentor withdraws it.'`,
    );
    await runner.query(
      `CREATE TABLE "mentors"."busy_time" ("calendar_id" uuid NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "mentor_id" uuid NOT NULL, CONSTRAINT "busy_time_runs_forward" CHECK ("starts_at" < "ends_at"), CONSTRAINT "PK_b9d4c0048f3fab35dbbf53d3eae" PRIMARY KEY ("calendar_id", "starts_at"))`,
    );
    await runner.query(`CREATE INDEX "busy_time_mentor_idx" ON "mentors"."busy_time"  ("mentor_id", "starts_at") `);
    await runner.query(
      `COMMENT ON TABLE "mentors"."busy_time" IS 'Purpose: no session is booked while the mentor is busy elsewhere. Retention: until the calendar is read again.'`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."busy_calendar" ADD CONSTRAINT "busy_calendar_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."busy_time" ADD CONSTRAINT "busy_time_calendar_fk" FOREIGN KEY ("calendar_id") REFERENCES "mentors"."busy_calendar"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentors"."busy_time" DROP CONSTRAINT "busy_time_calendar_fk"`);
    await runner.query(`ALTER TABLE "mentors"."busy_calendar" DROP CONSTRAINT "busy_calendar_mentor_fk"`);
    await runner.query(`COMMENT ON TABLE "mentors"."busy_time" IS NULL`);
    await runner.query(`DROP INDEX "mentors"."busy_time_mentor_idx"`);
    await runner.query(`DROP TABLE "mentors"."busy_time"`);
    await runner.query(`COMMENT ON TABLE "mentors"."busy_calendar" IS NULL`);
    await runner.query(`DROP INDEX "mentors"."busy_calendar_mentor_idx"`);
    await runner.query(`DROP TABLE "mentors"."busy_calendar"`);
  }
}
