import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TextsCompetenceBlocks1795322898711 implements MigrationInterface {
  name = 'TextsCompetenceBlocks1795322898711';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "competence_blocks"."presentation" ("code" text NOT NULL, "number" integer NOT NULL, "text" text NOT NULL, "written_at" TIMESTAMP WITH TIME ZONE NOT NULL, "written_by" uuid NOT NULL, CONSTRAINT "presentation_counts_from_1" CHECK ("number" >= 1), CONSTRAINT "PK_cfd2c9d7a8a27c3d6a9b601dfa3" PRIMARY KEY ("code", "number"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."presentation" IS 'Purpose: whom a title is for and what one does with it, as the catalogue says. Retention: as the title.'`,
    );
    await runner.query(
      `CREATE TABLE "competence_blocks"."translation" ("language" text NOT NULL, "french_mark" text NOT NULL, "number" integer NOT NULL, "french" text NOT NULL, "text" text NOT NULL, "place" text NOT NULL, "title_version_id" uuid NOT NULL, "written_at" TIMESTAMP WITH TIME ZONE NOT NULL, "written_by" uuid NOT NULL, CONSTRAINT "translation_counts_from_1" CHECK ("number" >= 1), CONSTRAINT "translation_language" CHECK ("language" IN ('en', 'es')), CONSTRAINT "PK_becbc0d7a58fa8f718bab9c5e7a" PRIMARY KEY ("language", "french_mark", "number"))`,
    );
    await runner.query(
      `CREATE INDEX "translation_of_place_idx" ON "competence_blocks"."translation"  ("language", "place", "written_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."translation" IS 'Purpose: official wordings in English and Spanish, and who wrote them when. Retention: as the title.'`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."translation" ADD CONSTRAINT "translation_title_version_fk" FOREIGN KEY ("title_version_id") REFERENCES "competence_blocks"."title_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(KEEP_TEXTS);
    for (const table of KEPT) {
      await runner.query(`CREATE TRIGGER ${table}_never_edited BEFORE UPDATE OR DELETE ON competence_blocks.${table}
        FOR EACH ROW EXECUTE FUNCTION competence_blocks.keep_texts()`);
    }
    await runner.query(PRESENTATION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW competence_blocks.pub_presentation');
    for (const table of KEPT) {
      await runner.query(`DROP TRIGGER ${table}_never_edited ON competence_blocks.${table}`);
    }
    await runner.query('DROP FUNCTION competence_blocks.keep_texts()');
    await runner.query(`ALTER TABLE "competence_blocks"."translation" DROP CONSTRAINT "translation_title_version_fk"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."translation" IS NULL`);
    await runner.query(`DROP INDEX "competence_blocks"."translation_of_place_idx"`);
    await runner.query(`DROP TABLE "competence_blocks"."translation"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."presentation" IS NULL`);
    await runner.query(`DROP TABLE "competence_blocks"."presentation"`);
  }
}

const KEPT = ['translation', 'presentation'];

/** A text that was kept stays as it was; what is said instead is a new row. */
const KEEP_TEXTS = `
  CREATE FUNCTION competence_blocks.keep_texts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'What was written of a title is never edited'
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_never_edited';
  END $$`;

const PRESENTATION = `
  CREATE VIEW competence_blocks.pub_presentation AS
  SELECT DISTINCT ON (code) code, text FROM competence_blocks.presentation ORDER BY code, number DESC`;
