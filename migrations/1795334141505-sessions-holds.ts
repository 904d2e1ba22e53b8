import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HoldsSessions1795334141505 implements MigrationInterface {
  name = 'HoldsSessions1795334141505';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "sessions"."hold" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "mentor_id" uuid NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "held_by" uuid NOT NULL, "place" smallint NOT NULL, "taken_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "hold_place_of_a_person_once" UNIQUE ("held_by", "place"), CONSTRAINT "hold_at_most_two_a_person" CHECK ("place" IN (1, 2)), CONSTRAINT "hold_expires_after_taken" CHECK ("taken_at" < "expires_at"), CONSTRAINT "hold_ends_after_start" CHECK ("starts_at" < "ends_at"), CONSTRAINT "hold_one_at_a_time_per_mentor" EXCLUDE USING gist ("mentor_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&), CONSTRAINT "PK_d955539abc6b1b33382b0d34f1b" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "hold_expiry_idx" ON "sessions"."hold"  ("expires_at") `);
    await runner.query(
      `COMMENT ON TABLE "sessions"."hold" IS 'Purpose: that two people do not fill in a form for the same slot. Retention: minutes; what expired goes when the next one is taken.'`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."hold" ADD CONSTRAINT "hold_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."hold" ADD CONSTRAINT "hold_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sessions"."hold" DROP CONSTRAINT "hold_mentor_fk"`);
    await runner.query(`ALTER TABLE "sessions"."hold" DROP CONSTRAINT "hold_enrolment_fk"`);
    await runner.query(`COMMENT ON TABLE "sessions"."hold" IS NULL`);
    await runner.query(`DROP INDEX "sessions"."hold_expiry_idx"`);
    await runner.query(`DROP TABLE "sessions"."hold"`);
  }
}
