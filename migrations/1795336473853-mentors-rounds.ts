import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RoundsMentors1795336473853 implements MigrationInterface {
  name = 'RoundsMentors1795336473853';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "mentors"."assignment_round" ("id" uuid NOT NULL, "from_on" date NOT NULL, "results" jsonb NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE NOT NULL, "published_by" uuid NOT NULL, CONSTRAINT "PK_5191e656779b9097c887024b193" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."assignment_round" IS 'Purpose: who decided which pairs at once, and why some were refused. Retention: 1 year.'`,
    );
    await runner.query(
      `CREATE TABLE "mentors"."handover_note" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "note" text NOT NULL, "written_at" TIMESTAMP WITH TIME ZONE NOT NULL, "written_by" uuid NOT NULL, CONSTRAINT "PK_9872fecf81fdba14a94f08b1d37" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "handover_note_enrolment_idx" ON "mentors"."handover_note"  ("enrolment_id", "written_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."handover_note" IS 'Purpose: the next mentor knows where the learner stands. Retention: until the end of the track.'`,
    );
    await runner.query(
      `CREATE TABLE "mentors"."wish" ("enrolment_id" uuid NOT NULL, "languages" text array NOT NULL, "asks_for_arrangement" boolean NOT NULL, "told_at" TIMESTAMP WITH TIME ZONE NOT NULL, "told_by" uuid NOT NULL, CONSTRAINT "wish_names_a_language" CHECK (cardinality("languages") >= 1), CONSTRAINT "PK_e76dd9695de186d1ca5f0ab8956" PRIMARY KEY ("enrolment_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."wish" IS 'Purpose: a mentor who suits the learner. Retention: until the end of the track; taken back at will.'`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."handover_note" ADD CONSTRAINT "handover_note_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."wish" ADD CONSTRAINT "wish_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentors"."wish" DROP CONSTRAINT "wish_enrolment_fk"`);
    await runner.query(`ALTER TABLE "mentors"."handover_note" DROP CONSTRAINT "handover_note_enrolment_fk"`);
    await runner.query(`COMMENT ON TABLE "mentors"."wish" IS NULL`);
    await runner.query(`DROP TABLE "mentors"."wish"`);
    await runner.query(`COMMENT ON TABLE "mentors"."handover_note" IS NULL`);
    await runner.query(`DROP INDEX "mentors"."handover_note_enrolment_idx"`);
    await runner.query(`DROP TABLE "mentors"."handover_note"`);
    await runner.query(`COMMENT ON TABLE "mentors"."assignment_round" IS NULL`);
    await runner.query(`DROP TABLE "mentors"."assignment_round"`);
  }
}
