import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DesignsTracks1795291294223 implements MigrationInterface {
  name = 'DesignsTracks1795291294223';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS "tracks"');
    await runner.query(
      `CREATE TABLE "tracks"."design" ("id" uuid NOT NULL, "title_version_id" uuid NOT NULL, "name" text NOT NULL, "version" integer NOT NULL, "state" text NOT NULL, "drafted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "drafted_by" uuid NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE, "published_by" uuid, "retired_at" TIMESTAMP WITH TIME ZONE, "retired_by" uuid, CONSTRAINT "design_version_once_per_name" UNIQUE ("title_version_id", "name", "version"), CONSTRAINT "design_retired_since" CHECK (("state" = 'retired') = ("retired_at" IS NOT NULL)), CONSTRAINT "design_published_since" CHECK (("state" = 'draft') = ("published_at" IS NULL)), CONSTRAINT "design_state_known" CHECK ("state" IN ('draft', 'published', 'retired')), CONSTRAINT "PK_e7a44f12414f03b7f38ff26dc8c" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."design" IS 'Purpose: the path that learners of a title follow. Retention: as long as an enrolment pinned to it is kept.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."project" ("id" uuid NOT NULL, "design_id" uuid NOT NULL, "code" text NOT NULL, "position" integer NOT NULL, "name" text NOT NULL, "brief" text NOT NULL, "estimated_hours" integer NOT NULL, "level" integer NOT NULL, CONSTRAINT "project_position_once_per_design" UNIQUE ("design_id", "position"), CONSTRAINT "project_code_once_per_design" UNIQUE ("design_id", "code"), CONSTRAINT "project_level_bounded" CHECK ("level" >= 1 AND "level" <= 3), CONSTRAINT "project_hours_bounded" CHECK ("estimated_hours" >= 1 AND "estimated_hours" <= 1000), CONSTRAINT "PK_4d68b1358bb5b766d3e78f32f57" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."project" IS 'Purpose: what the learners of a design work on. Retention: as the design.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."project_criterion" ("project_id" uuid NOT NULL, "criterion_id" uuid NOT NULL, CONSTRAINT "PK_34f0f34073edee2cf7342d6b816" PRIMARY KEY ("project_id", "criterion_id"))`,
    );
    await runner.query(
      `CREATE INDEX "project_criterion_criterion_idx" ON "tracks"."project_criterion"  ("criterion_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."project_criterion" IS 'Purpose: which criteria of the title a project proves. Retention: as the design.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."project_deliverable" ("id" uuid NOT NULL, "project_id" uuid NOT NULL, "position" integer NOT NULL, "name" text NOT NULL, "extensions" text array NOT NULL, "required" boolean NOT NULL, CONSTRAINT "project_deliverable_name_once" UNIQUE ("project_id", "name"), CONSTRAINT "project_deliverable_position_once" UNIQUE ("project_id", "position"), CONSTRAINT "PK_8b162cafd2ad238025d5b672ad6" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."project_deliverable" IS 'Purpose: what is handed in for a project. Retention: as the design.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."project_prerequisite" ("project_id" uuid NOT NULL, "prerequisite_id" uuid NOT NULL, CONSTRAINT "project_prerequisite_is_another" CHECK ("project_id" <> "prerequisite_id"), CONSTRAINT "PK_1bcf0c115004e1d49e887a0a9d6" PRIMARY KEY ("project_id", "prerequisite_id"))`,
    );
    await runner.query(
      `CREATE INDEX "project_prerequisite_prerequisite_idx" ON "tracks"."project_prerequisite"  ("prerequisite_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."project_prerequisite" IS 'Purpose: the order of the projects of a design. Retention: as the design.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."rulebook" ("id" uuid NOT NULL, "name" text NOT NULL, "version" integer NOT NULL, "state" text NOT NULL, "numbers" jsonb NOT NULL, "drafted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "drafted_by" uuid NOT NULL, "activated_at" TIMESTAMP WITH TIME ZONE, "activated_by" uuid, "retired_at" TIMESTAMP WITH TIME ZONE, "retired_by" uuid, CONSTRAINT "rulebook_version_once_per_name" UNIQUE ("name", "version"), CONSTRAINT "rulebook_retired_since" CHECK (("state" = 'retired') = ("retired_at" IS NOT NULL)), CONSTRAINT "rulebook_active_since" CHECK (("state" = 'draft') = ("activated_at" IS NULL)), CONSTRAINT "rulebook_state_known" CHECK ("state" IN ('draft', 'active', 'retired')), CONSTRAINT "PK_6c66f91295f32275a8035a66388" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."rulebook" IS 'Purpose: the numbers that the rules of an enrolment use. Retention: as long as an enrolment pinned to it is kept.'`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."design" ADD CONSTRAINT "design_title_version_fk" FOREIGN KEY ("title_version_id") REFERENCES "competence_blocks"."title_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."project" ADD CONSTRAINT "project_design_fk" FOREIGN KEY ("design_id") REFERENCES "tracks"."design"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."project_criterion" ADD CONSTRAINT "project_criterion_project_fk" FOREIGN KEY ("project_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."project_criterion" ADD CONSTRAINT "project_criterion_criterion_fk" FOREIGN KEY ("criterion_id") REFERENCES "competence_blocks"."criterion"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."project_deliverable" ADD CONSTRAINT "project_deliverable_project_fk" FOREIGN KEY ("project_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."project_prerequisite" ADD CONSTRAINT "project_prerequisite_project_fk" FOREIGN KEY ("project_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."project_prerequisite" ADD CONSTRAINT "project_prerequisite_prerequisite_fk" FOREIGN KEY ("prerequisite_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [KEEP_DESIGN_PARTS, KEEP_VERSION, ...TRIGGERS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...PARTS, 'rulebook', 'design']) {
      await runner.query(`DROP TRIGGER "unchanged_once_given" ON "tracks"."${table}"`);
    }
    await runner.query('DROP FUNCTION "tracks"."keep_version"()');
    await runner.query('DROP FUNCTION "tracks"."keep_design_parts"()');
    await runner.query(
      `ALTER TABLE "tracks"."project_prerequisite" DROP CONSTRAINT "project_prerequisite_prerequisite_fk"`,
    );
    await runner.query(`ALTER TABLE "tracks"."project_prerequisite" DROP CONSTRAINT "project_prerequisite_project_fk"`);
    await runner.query(`ALTER TABLE "tracks"."project_deliverable" DROP CONSTRAINT "project_deliverable_project_fk"`);
    await runner.query(`ALTER TABLE "tracks"."project_criterion" DROP CONSTRAINT "project_criterion_criterion_fk"`);
    await runner.query(`ALTER TABLE "tracks"."project_criterion" DROP CONSTRAINT "project_criterion_project_fk"`);
    await runner.query(`ALTER TABLE "tracks"."project" DROP CONSTRAINT "project_design_fk"`);
    await runner.query(`ALTER TABLE "tracks"."design" DROP CONSTRAINT "design_title_version_fk"`);
    await runner.query(`COMMENT ON TABLE "tracks"."rulebook" IS NULL`);
    await runner.query(`DROP TABLE "tracks"."rulebook"`);
    await runner.query(`COMMENT ON TABLE "tracks"."project_prerequisite" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."project_prerequisite_prerequisite_idx"`);
    await runner.query(`DROP TABLE "tracks"."project_prerequisite"`);
    await runner.query(`COMMENT ON TABLE "tracks"."project_deliverable" IS NULL`);
    await runner.query(`DROP TABLE "tracks"."project_deliverable"`);
    await runner.query(`COMMENT ON TABLE "tracks"."project_criterion" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."project_criterion_criterion_idx"`);
    await runner.query(`DROP TABLE "tracks"."project_criterion"`);
    await runner.query(`COMMENT ON TABLE "tracks"."project" IS NULL`);
    await runner.query(`DROP TABLE "tracks"."project"`);
    await runner.query(`COMMENT ON TABLE "tracks"."design" IS NULL`);
    await runner.query(`DROP TABLE "tracks"."design"`);
    await runner.query('DROP SCHEMA IF EXISTS "tracks"');
  }
}

const PARTS = ['project', 'project_deliverable', 'project_prerequisite', 'project_criterion'];

/** The projects of a design that is no draft any more, and what belongs to them, stay as they are. */
const KEEP_DESIGN_PARTS = `
  CREATE FUNCTION tracks.keep_design_parts() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    part jsonb := to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END);
    project uuid := coalesce(part->>'project_id', part->>'id');
    design uuid := coalesce(
      (part->>'design_id')::uuid, (SELECT p.design_id FROM tracks.project p WHERE p.id = project));
  BEGIN
    IF EXISTS (SELECT 1 FROM tracks.design d WHERE d.id = design AND d.state <> 'draft') THEN
      RAISE EXCEPTION 'A design that is no draft any more is not changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'design_unchanged_once_published';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END $$`;

/** Of a design or rulebook that is no draft any more, nothing but its retirement is written. */
const KEEP_VERSION = `
  CREATE FUNCTION tracks.keep_version() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    retirement text[] := ARRAY['state', 'retired_at', 'retired_by'];
  BEGIN
    IF OLD.state <> 'draft' AND (
      TG_OP = 'DELETE' OR NEW.state = 'draft' OR to_jsonb(OLD) - retirement <> to_jsonb(NEW) - retirement
    ) THEN
      RAISE EXCEPTION 'A % that is no draft any more is not changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_unchanged_once_given';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END $$`;

const TRIGGERS = [
  ...PARTS.map((table) => trigger(table, 'INSERT OR UPDATE OR DELETE', 'keep_design_parts')),
  trigger('design', 'UPDATE OR DELETE', 'keep_version'),
  trigger('rulebook', 'UPDATE OR DELETE', 'keep_version'),
];

function trigger(table: string, changes: string, keeper: string): string {
  return `CREATE TRIGGER unchanged_once_given BEFORE ${changes} ON tracks.${table}
    FOR EACH ROW EXECUTE FUNCTION tracks.${keeper}()`;
}
