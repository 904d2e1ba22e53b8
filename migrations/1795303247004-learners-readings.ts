import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReadingsLearners1795303247004 implements MigrationInterface {
  name = 'ReadingsLearners1795303247004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "learners"."identity_reading" ("id" uuid NOT NULL, "learner_id" uuid NOT NULL, "civil_identity_id" uuid NOT NULL, "reason" text NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE NOT NULL, "read_by" uuid NOT NULL, CONSTRAINT "identity_reading_has_reason" CHECK (length(btrim("reason")) >= 10), CONSTRAINT "PK_eaa7b04f94b8cb42f58c687ca31" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "identity_reading_learner_idx" ON "learners"."identity_reading"  ("learner_id") `);
    await runner.query(
      `CREATE INDEX "identity_reading_civil_identity_idx" ON "learners"."identity_reading"  ("civil_identity_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "learners"."identity_reading" IS 'Purpose: account for readings of civil identity outside daily work (GDPR, art. 5-2). Retention: as the civil identity.'`,
    );
    await runner.query(
      `ALTER TABLE "learners"."identity_reading" ADD CONSTRAINT "identity_reading_civil_identity_fk" FOREIGN KEY ("civil_identity_id") REFERENCES "learners"."civil_identity"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE TRIGGER identity_reading_never_edited BEFORE UPDATE ON learners.identity_reading
       FOR EACH ROW EXECUTE FUNCTION learners.keep_facts()`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER "identity_reading_never_edited" ON "learners"."identity_reading"');
    await runner.query(
      `ALTER TABLE "learners"."identity_reading" DROP CONSTRAINT "identity_reading_civil_identity_fk"`,
    );
    await runner.query(`COMMENT ON TABLE "learners"."identity_reading" IS NULL`);
    await runner.query(`DROP INDEX "learners"."identity_reading_civil_identity_idx"`);
    await runner.query(`DROP INDEX "learners"."identity_reading_learner_idx"`);
    await runner.query(`DROP TABLE "learners"."identity_reading"`);
  }
}
