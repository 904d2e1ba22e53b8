import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExpiryCompetenceBlocks1795325443433 implements MigrationInterface {
  name = 'ExpiryCompetenceBlocks1795325443433';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "competence_blocks"."expiry_warning" ("title_version_id" uuid NOT NULL, "ending" text NOT NULL, "months" integer NOT NULL, "ends_on" date NOT NULL, "outcome" text NOT NULL, "noted_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "expiry_warning_ahead" CHECK ("months" >= 1), CONSTRAINT "expiry_warning_outcome" CHECK ("outcome" IN ('sent', 'passed')), CONSTRAINT "expiry_warning_of_what" CHECK ("ending" IN ('entry', 'award')), CONSTRAINT "PK_5f6f1b7a62dd2a469d0289fc915" PRIMARY KEY ("title_version_id", "ending", "months"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."expiry_warning" IS 'Purpose: that officers were told in time that a title ends, once each. Retention: as the title.'`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."expiry_warning" ADD CONSTRAINT "expiry_warning_title_fk" FOREIGN KEY ("title_version_id") REFERENCES "competence_blocks"."title_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [KEEP_WARNINGS, TRIGGER, VIEW]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW competence_blocks.pub_expiry_warning');
    await runner.query('DROP TRIGGER expiry_warning_never_edited ON competence_blocks.expiry_warning');
    await runner.query('DROP FUNCTION competence_blocks.keep_warnings()');
    await runner.query(`ALTER TABLE "competence_blocks"."expiry_warning" DROP CONSTRAINT "expiry_warning_title_fk"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."expiry_warning" IS NULL`);
    await runner.query(`DROP TABLE "competence_blocks"."expiry_warning"`);
  }
}

/** A warning that was given stays: its row is why it is not given again. */
const KEEP_WARNINGS = `
  CREATE FUNCTION competence_blocks.keep_warnings() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A warning that was given is never edited'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'expiry_warning_never_edited';
  END $$`;

const TRIGGER = `
  CREATE TRIGGER expiry_warning_never_edited BEFORE UPDATE OR DELETE ON competence_blocks.expiry_warning
  FOR EACH ROW EXECUTE FUNCTION competence_blocks.keep_warnings()`;

const VIEW = `
  CREATE VIEW competence_blocks.pub_expiry_warning AS
  SELECT title_version_id, ending, months, ends_on, outcome, noted_at FROM competence_blocks.expiry_warning`;
