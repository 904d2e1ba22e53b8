import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LearningActivitiesTracks1795304929748 implements MigrationInterface {
  name = 'LearningActivitiesTracks1795304929748';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "tracks"."activity_file" ("id" uuid NOT NULL, "name" text NOT NULL, "sha256" text NOT NULL, "byte_count" integer NOT NULL, "media_type" text NOT NULL, "kept_at" TIMESTAMP WITH TIME ZONE NOT NULL, "kept_by" uuid NOT NULL, CONSTRAINT "PK_0e135a356f353059e4fbcfd23df" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."activity_file" IS 'Purpose: the files that learners of a project learn from. Retention: as the designs that use them.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."learning_activity" ("id" uuid NOT NULL, "project_id" uuid NOT NULL, "position" integer NOT NULL, "kind" text NOT NULL, "name" text NOT NULL, "languages" text array NOT NULL, "minutes" integer NOT NULL, "completion" text NOT NULL, "url" text, "file_id" uuid, CONSTRAINT "learning_activity_position_once" UNIQUE ("project_id", "position"), CONSTRAINT "learning_activity_at_one_place" CHECK (("url" IS NULL) <> ("file_id" IS NULL)), CONSTRAINT "learning_activity_languages" CHECK (cardinality("languages") >= 1 AND "languages" <@ ARRAY['fr', 'en', 'es']::text[]), CONSTRAINT "learning_activity_minutes_bounded" CHECK ("minutes" >= 5 AND "minutes" <= 6000), CONSTRAINT "learning_activity_completion" CHECK ("completion" IN ('declared', 'quiz', 'mentor', 'deliverable')), CONSTRAINT "learning_activity_kind" CHECK ("kind" IN ('course', 'reading', 'exercise')), CONSTRAINT "PK_f067edfbd6744b01a7db2fb5838" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."learning_activity" IS 'Purpose: what learners of a project learn from, and for how long. Retention: as the design.'`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."learning_activity" ADD CONSTRAINT "learning_activity_project_fk" FOREIGN KEY ("project_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."learning_activity" ADD CONSTRAINT "learning_activity_file_fk" FOREIGN KEY ("file_id") REFERENCES "tracks"."activity_file"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(TRIGGER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER "unchanged_once_given" ON "tracks"."learning_activity"');
    await runner.query(`ALTER TABLE "tracks"."learning_activity" DROP CONSTRAINT "learning_activity_file_fk"`);
    await runner.query(`ALTER TABLE "tracks"."learning_activity" DROP CONSTRAINT "learning_activity_project_fk"`);
    await runner.query(`COMMENT ON TABLE "tracks"."learning_activity" IS NULL`);
    await runner.query(`DROP TABLE "tracks"."learning_activity"`);
    await runner.query(`COMMENT ON TABLE "tracks"."activity_file" IS NULL`);
    await runner.query(`DROP TABLE "tracks"."activity_file"`);
  }
}

/** The activities of a design that is no draft any more stay as they are, like its other parts. */
const TRIGGER = `CREATE TRIGGER unchanged_once_given BEFORE INSERT OR UPDATE OR DELETE ON tracks.learning_activity
  FOR EACH ROW EXECUTE FUNCTION tracks.keep_design_parts()`;
