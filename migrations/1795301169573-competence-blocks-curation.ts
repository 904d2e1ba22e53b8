import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CurationCompetenceBlocks1795301169573 implements MigrationInterface {
  name = 'CurationCompetenceBlocks1795301169573';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "competence_blocks"."block_revision" ("block_id" uuid NOT NULL, "number" integer NOT NULL, "step" text NOT NULL, "competences" jsonb NOT NULL, "restores" integer, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "made_by" uuid, CONSTRAINT "block_revision_restores_an_older" CHECK ("restores" < "number"), CONSTRAINT "block_revision_is_signed" CHECK ("number" = 0 OR "made_by" IS NOT NULL), CONSTRAINT "block_revision_counts_from_0" CHECK ("number" >= 0), CONSTRAINT "PK_46e1ac96e227b4abdf632a88dea" PRIMARY KEY ("block_id", "number"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."block_revision" IS 'Purpose: every state of the curated competences, so that any can be taken back. Retention: as the title.'`,
    );
    await runner.query(`ALTER TABLE "competence_blocks"."block" ADD "revision" integer NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "competence_blocks"."competence" ADD "evaluation_mode" text`);
    await runner.query(
      `ALTER TABLE "competence_blocks"."competence" ADD CONSTRAINT "competence_evaluation_mode" CHECK ("evaluation_mode" IN ('simulation', 'project', 'oral', 'written', 'portfolio'))`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."block_revision" ADD CONSTRAINT "block_revision_block_fk" FOREIGN KEY ("block_id") REFERENCES "competence_blocks"."block"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(KEEP_REVISIONS);
    await runner.query(TRIGGER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER "block_revision_never_edited" ON "competence_blocks"."block_revision"');
    await runner.query('DROP FUNCTION "competence_blocks"."keep_revisions"()');
    await runner.query(`ALTER TABLE "competence_blocks"."block_revision" DROP CONSTRAINT "block_revision_block_fk"`);
    await runner.query(`ALTER TABLE "competence_blocks"."competence" DROP CONSTRAINT "competence_evaluation_mode"`);
    await runner.query(`ALTER TABLE "competence_blocks"."competence" DROP COLUMN "evaluation_mode"`);
    await runner.query(`ALTER TABLE "competence_blocks"."block" DROP COLUMN "revision"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."block_revision" IS NULL`);
    await runner.query(`DROP TABLE "competence_blocks"."block_revision"`);
  }
}

/** A state that was kept stays as it was; to take it back is a new row. */
const KEEP_REVISIONS = `
  CREATE FUNCTION competence_blocks.keep_revisions() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A state of the curated competences is never edited'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'block_revision_never_edited';
  END $$`;

const TRIGGER = `
  CREATE TRIGGER block_revision_never_edited BEFORE UPDATE OR DELETE ON competence_blocks.block_revision
  FOR EACH ROW EXECUTE FUNCTION competence_blocks.keep_revisions()`;
