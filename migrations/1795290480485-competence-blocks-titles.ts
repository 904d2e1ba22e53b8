import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TitlesCompetenceBlocks1795290480485 implements MigrationInterface {
  name = 'TitlesCompetenceBlocks1795290480485';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS "competence_blocks"');
    await runner.query(
      `CREATE TABLE "competence_blocks"."block" ("id" uuid NOT NULL, "title_version_id" uuid NOT NULL, "code" text NOT NULL, "name" text NOT NULL, "position" integer NOT NULL, "competences_text" text NOT NULL, "evaluation_text" text, "entry_prerequisites" text, "validation_prerequisites" text, "curated_at" TIMESTAMP WITH TIME ZONE, "curated_by" uuid, CONSTRAINT "block_once_in_a_title" UNIQUE ("title_version_id", "code"), CONSTRAINT "PK_d0925763efb591c2e2ffb267572" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."block" IS 'Purpose: the blocks of a title, in the words of the register. Retention: as the title.'`,
    );
    await runner.query(
      `CREATE TABLE "competence_blocks"."competence" ("id" uuid NOT NULL, "block_id" uuid NOT NULL, "code" text NOT NULL, "name" text NOT NULL, "position" integer NOT NULL, CONSTRAINT "competence_place_once_in_a_block" UNIQUE ("block_id", "position"), CONSTRAINT "PK_994109fe84a82508e174282df03" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."competence" IS 'Purpose: what a learner has to master in a block. Retention: as the title.'`,
    );
    await runner.query(
      `CREATE TABLE "competence_blocks"."criterion" ("id" uuid NOT NULL, "competence_id" uuid NOT NULL, "code" text NOT NULL, "name" text NOT NULL, "position" integer NOT NULL, CONSTRAINT "criterion_place_once_in_a_competence" UNIQUE ("competence_id", "position"), CONSTRAINT "PK_a69d2ffbb1ef3ebea02d895e92f" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."criterion" IS 'Purpose: what an evaluator judges. Retention: as the title.'`,
    );
    await runner.query(
      `CREATE TABLE "competence_blocks"."register_import" ("id" uuid NOT NULL, "file_name" text NOT NULL, "wanted_codes" text array, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_by" uuid NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, "drafted_count" integer NOT NULL DEFAULT '0', "unchanged_count" integer NOT NULL DEFAULT '0', "problem_count" integer NOT NULL DEFAULT '0', CONSTRAINT "PK_e7996c182149063791086fa53eb" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."register_import" IS 'Purpose: which file a title came from, when and by whom. Retention: as the titles.'`,
    );
    await runner.query(
      `CREATE TABLE "competence_blocks"."title_version" ("id" uuid NOT NULL, "code" text NOT NULL, "version" integer NOT NULL, "state" text NOT NULL, "kind" text NOT NULL, "name" text NOT NULL, "level" smallint, "certifiers" jsonb NOT NULL, "nsf_codes" jsonb NOT NULL, "jury_composition" jsonb NOT NULL, "decided_on" date, "effective_on" date, "registered_until_on" date, "awardable_until_on" date, "register_record" jsonb NOT NULL, "content_sha256" text NOT NULL, "import_id" uuid NOT NULL, "imported_at" TIMESTAMP WITH TIME ZONE NOT NULL, "activated_at" TIMESTAMP WITH TIME ZONE, "activated_by" uuid, "retired_at" TIMESTAMP WITH TIME ZONE, "retired_by" uuid, CONSTRAINT "title_version_once" UNIQUE ("code", "version"), CONSTRAINT "title_version_retirement_is_signed" CHECK ("state" <> 'retired' OR ("retired_at" IS NOT NULL AND "retired_by" IS NOT NULL)), CONSTRAINT "title_version_activation_is_signed" CHECK ("state" = 'draft' OR ("activated_at" IS NOT NULL AND "activated_by" IS NOT NULL)), CONSTRAINT "title_version_counts_from_1" CHECK ("version" >= 1), CONSTRAINT "title_version_kind" CHECK ("kind" IN ('state-title', 'private-title', 'other')), CONSTRAINT "title_version_state" CHECK ("state" IN ('draft', 'active', 'retired')), CONSTRAINT "PK_ca6acf4fbc5637a13b9320567f1" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "title_version_one_active" ON "competence_blocks"."title_version"  ("code") WHERE state = 'active'`,
    );
    await runner.query(
      `COMMENT ON TABLE "competence_blocks"."title_version" IS 'Purpose: what a title is made of and until when it holds. Retention: for good, as the awards that name it.'`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."block" ADD CONSTRAINT "block_title_version_fk" FOREIGN KEY ("title_version_id") REFERENCES "competence_blocks"."title_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."competence" ADD CONSTRAINT "competence_block_fk" FOREIGN KEY ("block_id") REFERENCES "competence_blocks"."block"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."criterion" ADD CONSTRAINT "criterion_competence_fk" FOREIGN KEY ("competence_id") REFERENCES "competence_blocks"."competence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "competence_blocks"."title_version" ADD CONSTRAINT "title_version_import_fk" FOREIGN KEY ("import_id") REFERENCES "competence_blocks"."register_import"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [KEEP_PARTS, KEEP_TITLE, ...TRIGGERS, ...VIEWS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const view of ['criterion', 'competence', 'block', 'title']) {
      await runner.query(`DROP VIEW "competence_blocks"."pub_${view}"`);
    }
    for (const table of ['criterion', 'competence', 'block', 'title_version']) {
      await runner.query(`DROP TRIGGER "unchanged_once_active" ON "competence_blocks"."${table}"`);
    }
    await runner.query('DROP FUNCTION "competence_blocks"."keep_title"()');
    await runner.query('DROP FUNCTION "competence_blocks"."keep_parts"()');
    await runner.query(`ALTER TABLE "competence_blocks"."title_version" DROP CONSTRAINT "title_version_import_fk"`);
    await runner.query(`ALTER TABLE "competence_blocks"."criterion" DROP CONSTRAINT "criterion_competence_fk"`);
    await runner.query(`ALTER TABLE "competence_blocks"."competence" DROP CONSTRAINT "competence_block_fk"`);
    await runner.query(`ALTER TABLE "competence_blocks"."block" DROP CONSTRAINT "block_title_version_fk"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."title_version" IS NULL`);
    await runner.query(`DROP INDEX "competence_blocks"."title_version_one_active"`);
    await runner.query(`DROP TABLE "competence_blocks"."title_version"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."register_import" IS NULL`);
    await runner.query(`DROP TABLE "competence_blocks"."register_import"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."criterion" IS NULL`);
    await runner.query(`DROP TABLE "competence_blocks"."criterion"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."competence" IS NULL`);
    await runner.query(`DROP TABLE "competence_blocks"."competence"`);
    await runner.query(`COMMENT ON TABLE "competence_blocks"."block" IS NULL`);
    await runner.query(`DROP TABLE "competence_blocks"."block"`);
    await runner.query('DROP SCHEMA IF EXISTS "competence_blocks"');
  }
}

/** The last guard of what was promised: the parts of a version that is no draft any more never change. */
const KEEP_PARTS = `
  CREATE FUNCTION competence_blocks.keep_parts() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    part jsonb := to_jsonb(OLD);
    title uuid := CASE TG_TABLE_NAME
      WHEN 'block' THEN (part->>'title_version_id')::uuid
      WHEN 'competence' THEN
        (SELECT title_version_id FROM competence_blocks.block WHERE id = (part->>'block_id')::uuid)
      ELSE
        (SELECT b.title_version_id FROM competence_blocks.competence c JOIN competence_blocks.block b ON b.id = c.block_id
         WHERE c.id = (part->>'competence_id')::uuid)
      END;
  BEGIN
    IF EXISTS (SELECT 1 FROM competence_blocks.title_version WHERE id = title AND state <> 'draft') THEN
      RAISE EXCEPTION 'A title that is no draft any more is not changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'title_unchanged_once_active';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END $$`;

/** Of a version that is no draft any more, nothing but its retirement is written. */
const KEEP_TITLE = `
  CREATE FUNCTION competence_blocks.keep_title() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    retirement text[] := ARRAY['state', 'retired_at', 'retired_by'];
  BEGIN
    IF OLD.state <> 'draft' AND (
      TG_OP = 'DELETE' OR NEW.state = 'draft' OR to_jsonb(OLD) - retirement <> to_jsonb(NEW) - retirement
    ) THEN
      RAISE EXCEPTION 'A title that is no draft any more is not changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'title_unchanged_once_active';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END $$`;

const TRIGGERS = [
  ['title_version', 'keep_title'],
  ['block', 'keep_parts'],
  ['competence', 'keep_parts'],
  ['criterion', 'keep_parts'],
].map(
  ([table, keeper]) => `
  CREATE TRIGGER unchanged_once_active BEFORE UPDATE OR DELETE ON competence_blocks.${table}
  FOR EACH ROW EXECUTE FUNCTION competence_blocks.${keeper}()`,
);

const VIEWS = [
  `CREATE VIEW competence_blocks.pub_title AS
   SELECT id, code, version, name, kind, level, state,
     (SELECT string_agg(c.certifier->>'name', ', ' ORDER BY c.position)
      FROM jsonb_array_elements(certifiers) WITH ORDINALITY AS c(certifier, position)) AS certifier,
     registered_until_on, awardable_until_on
   FROM competence_blocks.title_version`,
  `CREATE VIEW competence_blocks.pub_block AS
   SELECT id, title_version_id, code, name, position FROM competence_blocks.block`,
  `CREATE VIEW competence_blocks.pub_competence AS
   SELECT id, block_id, code, name, position FROM competence_blocks.competence`,
  `CREATE VIEW competence_blocks.pub_criterion AS
   SELECT id, competence_id, code, name, position FROM competence_blocks.criterion`,
];
