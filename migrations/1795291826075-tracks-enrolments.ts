import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EnrolmentsTracks1795291826075 implements MigrationInterface {
  name = 'EnrolmentsTracks1795291826075';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "tracks"."enrolment" ("id" uuid NOT NULL, "learner_id" uuid NOT NULL, "title_version_id" uuid NOT NULL, "design_id" uuid NOT NULL, "rulebook_id" uuid NOT NULL, "state" text NOT NULL, "pace_months" integer NOT NULL, "entered_on" date NOT NULL, "planned_end_on" date NOT NULL, "ended_on" date, "funded_by" text NOT NULL, "funder" text, "funding_ends_on" date, "access_route" text NOT NULL, "weekly_hours" integer NOT NULL, "weekdays" smallint array NOT NULL, "zone" text NOT NULL, "country" text NOT NULL, "region" text, "enrolled_at" TIMESTAMP WITH TIME ZONE NOT NULL, "enrolled_by" uuid NOT NULL, CONSTRAINT "enrolment_week_has_days" CHECK (cardinality("weekdays") >= 1 AND "weekdays" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]), CONSTRAINT "enrolment_funding_end_known" CHECK ("funded_by" = 'self' OR ("funder" IS NOT NULL AND "funding_ends_on" IS NOT NULL)), CONSTRAINT "enrolment_ends_after_entry" CHECK ("entered_on" <= "planned_end_on"), CONSTRAINT "enrolment_state_known" CHECK ("state" IN ('applied', 'admitted', 'active', 'suspended', 'completed', 'withdrawn', 'ended')), CONSTRAINT "PK_5d2679f6c891d77c58aa0e05f2b" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "enrolment_design_idx" ON "tracks"."enrolment"  ("design_id") `);
    await runner.query(`CREATE INDEX "enrolment_state_idx" ON "tracks"."enrolment"  ("state", "id") `);
    await runner.query(`CREATE INDEX "enrolment_learner_idx" ON "tracks"."enrolment"  ("learner_id") `);
    await runner.query(
      `CREATE UNIQUE INDEX "enrolment_runs_once_per_title" ON "tracks"."enrolment"  ("learner_id", "title_version_id") WHERE state IN ('applied', 'admitted', 'active', 'suspended')`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."enrolment" IS 'Purpose: the track of a learner. Retention: 10 years after its end; the award outlives it.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."enrolment_change" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "from_state" text, "to_state" text NOT NULL, "effective_on" date NOT NULL, "reason" text, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "PK_f61bf5f10f7f0edb6cc1f9e3b75" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "enrolment_change_enrolment_idx" ON "tracks"."enrolment_change"  ("enrolment_id", "recorded_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."enrolment_change" IS 'Purpose: proof of entry, pauses and exit for funders and inspectors. Retention: as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."suspension" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "from_on" date NOT NULL, "until_on" date, "reason" text NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "opened_by" uuid NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, "closed_by" uuid, CONSTRAINT "suspension_ends_after_start" CHECK ("until_on" IS NULL OR "from_on" <= "until_on"), CONSTRAINT "PK_b46f45ab12700f920ef9237a967" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "suspension_enrolment_idx" ON "tracks"."suspension"  ("enrolment_id", "from_on") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "suspension_one_open_per_enrolment" ON "tracks"."suspension"  ("enrolment_id") WHERE until_on IS NULL`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."suspension" IS 'Purpose: the pauses of a track, which move its plan. Retention: as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."track_plan" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "version" integer NOT NULL, "cause" text NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "minutes" integer NOT NULL, "projects" jsonb NOT NULL, "weeks" jsonb NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "made_by" uuid NOT NULL, CONSTRAINT "track_plan_version_once" UNIQUE ("enrolment_id", "version"), CONSTRAINT "PK_5dde0910f647d7ad7b5424561f7" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."track_plan" IS 'Purpose: what was planned when, for the learner and the funder. Retention: as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."block_result" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "block_id" uuid NOT NULL, "result" text NOT NULL, "source" text NOT NULL, "jury_id" uuid, "reason" text, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "block_result_has_its_jury" CHECK (("source" = 'jury') = ("jury_id" IS NOT NULL)), CONSTRAINT "block_result_known" CHECK ("result" IN ('validated', 'adjourned')), CONSTRAINT "PK_cd30b87202d3f3fee4fcf00c4de" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "block_result_validated_once" ON "tracks"."block_result"  ("enrolment_id", "block_id") WHERE result = 'validated'`,
    );
    await runner.query(
      `CREATE INDEX "block_result_enrolment_idx" ON "tracks"."block_result"  ("enrolment_id", "block_id", "decided_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."block_result" IS 'Purpose: the blocks that a learner holds. Retention: for good, as the awards that rest on them.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."counted_session" ("session_id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "project_id" uuid, "outcome" text NOT NULL, "held_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "counted_session_outcome_known" CHECK ("outcome" IN ('held', 'missed', 'neither')), CONSTRAINT "PK_cb9d24368f8a2897fc0cf284669" PRIMARY KEY ("session_id"))`,
    );
    await runner.query(
      `CREATE INDEX "counted_session_enrolment_idx" ON "tracks"."counted_session"  ("enrolment_id", "held_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."counted_session" IS 'Purpose: sessions that count for a project or for the alert of absence. Retention: as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."criterion_result" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "criterion_id" uuid NOT NULL, "project_id" uuid NOT NULL, "evaluation_id" uuid NOT NULL, "met" boolean NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "PK_33619a73d2ffdb806b7bfdab31b" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "criterion_result_once_per_evaluation" ON "tracks"."criterion_result"  ("evaluation_id", "criterion_id") `,
    );
    await runner.query(
      `CREATE INDEX "criterion_result_latest_idx" ON "tracks"."criterion_result"  ("enrolment_id", "criterion_id", "decided_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."criterion_result" IS 'Purpose: which competences a learner has shown. Retention: as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "tracks"."learner_project" ("enrolment_id" uuid NOT NULL, "project_id" uuid NOT NULL, "state" text NOT NULL, "starts_on" date NOT NULL, "due_on" date NOT NULL, "sessions_held" integer NOT NULL DEFAULT '0', "defences" integer NOT NULL DEFAULT '0', "started_at" TIMESTAMP WITH TIME ZONE, "handed_in_at" TIMESTAMP WITH TIME ZONE, "marked_ready_at" TIMESTAMP WITH TIME ZONE, "validated_at" TIMESTAMP WITH TIME ZONE, "moved_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "learner_project_validated_since" CHECK (("state" = 'validated') = ("validated_at" IS NOT NULL)), CONSTRAINT "learner_project_due_after_start" CHECK ("starts_on" <= "due_on"), CONSTRAINT "learner_project_state_known" CHECK ("state" IN ('locked', 'open', 'in-progress', 'handed-in', 'defence-planned', 'conditional', 'to-rework', 'validated')), CONSTRAINT "PK_5ee9ea5ee411ec0afbc11c89363" PRIMARY KEY ("enrolment_id", "project_id"))`,
    );
    await runner.query(`CREATE INDEX "learner_project_project_idx" ON "tracks"."learner_project"  ("project_id") `);
    await runner.query(
      `CREATE UNIQUE INDEX "learner_project_one_in_progress" ON "tracks"."learner_project"  ("enrolment_id") WHERE state = 'in-progress'`,
    );
    await runner.query(
      `COMMENT ON TABLE "tracks"."learner_project" IS 'Purpose: the progress of a learner through the projects. Retention: as the enrolment.'`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."enrolment" ADD CONSTRAINT "enrolment_design_fk" FOREIGN KEY ("design_id") REFERENCES "tracks"."design"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."enrolment" ADD CONSTRAINT "enrolment_rulebook_fk" FOREIGN KEY ("rulebook_id") REFERENCES "tracks"."rulebook"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."enrolment" ADD CONSTRAINT "enrolment_learner_fk" FOREIGN KEY ("learner_id") REFERENCES "learners"."learner"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."enrolment" ADD CONSTRAINT "enrolment_title_version_fk" FOREIGN KEY ("title_version_id") REFERENCES "competence_blocks"."title_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."enrolment_change" ADD CONSTRAINT "enrolment_change_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."suspension" ADD CONSTRAINT "suspension_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."track_plan" ADD CONSTRAINT "track_plan_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."block_result" ADD CONSTRAINT "block_result_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."block_result" ADD CONSTRAINT "block_result_block_fk" FOREIGN KEY ("block_id") REFERENCES "competence_blocks"."block"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."counted_session" ADD CONSTRAINT "counted_session_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."criterion_result" ADD CONSTRAINT "criterion_result_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."criterion_result" ADD CONSTRAINT "criterion_result_criterion_fk" FOREIGN KEY ("criterion_id") REFERENCES "competence_blocks"."criterion"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."criterion_result" ADD CONSTRAINT "criterion_result_project_fk" FOREIGN KEY ("project_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."learner_project" ADD CONSTRAINT "learner_project_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "tracks"."learner_project" ADD CONSTRAINT "learner_project_project_fk" FOREIGN KEY ("project_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [...VIEWS, KEEP_RESULT, KEEP_VALIDATED]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const view of ['block_result', 'criterion_result', 'learner_project', 'enrolment']) {
      await runner.query(`DROP VIEW "tracks"."pub_${view}"`);
    }
    await runner.query('DROP TRIGGER "validated_for_good" ON "tracks"."block_result"');
    await runner.query('DROP FUNCTION "tracks"."keep_validated_block"()');
    await runner.query(`ALTER TABLE "tracks"."learner_project" DROP CONSTRAINT "learner_project_project_fk"`);
    await runner.query(`ALTER TABLE "tracks"."learner_project" DROP CONSTRAINT "learner_project_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."criterion_result" DROP CONSTRAINT "criterion_result_project_fk"`);
    await runner.query(`ALTER TABLE "tracks"."criterion_result" DROP CONSTRAINT "criterion_result_criterion_fk"`);
    await runner.query(`ALTER TABLE "tracks"."criterion_result" DROP CONSTRAINT "criterion_result_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."counted_session" DROP CONSTRAINT "counted_session_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."block_result" DROP CONSTRAINT "block_result_block_fk"`);
    await runner.query(`ALTER TABLE "tracks"."block_result" DROP CONSTRAINT "block_result_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."track_plan" DROP CONSTRAINT "track_plan_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."suspension" DROP CONSTRAINT "suspension_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."enrolment_change" DROP CONSTRAINT "enrolment_change_enrolment_fk"`);
    await runner.query(`ALTER TABLE "tracks"."enrolment" DROP CONSTRAINT "enrolment_title_version_fk"`);
    await runner.query(`ALTER TABLE "tracks"."enrolment" DROP CONSTRAINT "enrolment_learner_fk"`);
    await runner.query(`ALTER TABLE "tracks"."enrolment" DROP CONSTRAINT "enrolment_rulebook_fk"`);
    await runner.query(`ALTER TABLE "tracks"."enrolment" DROP CONSTRAINT "enrolment_design_fk"`);
    await runner.query(`COMMENT ON TABLE "tracks"."learner_project" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."learner_project_one_in_progress"`);
    await runner.query(`DROP INDEX "tracks"."learner_project_project_idx"`);
    await runner.query(`DROP TABLE "tracks"."learner_project"`);
    await runner.query(`COMMENT ON TABLE "tracks"."criterion_result" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."criterion_result_latest_idx"`);
    await runner.query(`DROP INDEX "tracks"."criterion_result_once_per_evaluation"`);
    await runner.query(`DROP TABLE "tracks"."criterion_result"`);
    await runner.query(`COMMENT ON TABLE "tracks"."counted_session" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."counted_session_enrolment_idx"`);
    await runner.query(`DROP TABLE "tracks"."counted_session"`);
    await runner.query(`COMMENT ON TABLE "tracks"."block_result" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."block_result_enrolment_idx"`);
    await runner.query(`DROP INDEX "tracks"."block_result_validated_once"`);
    await runner.query(`DROP TABLE "tracks"."block_result"`);
    await runner.query(`COMMENT ON TABLE "tracks"."track_plan" IS NULL`);
    await runner.query(`DROP TABLE "tracks"."track_plan"`);
    await runner.query(`COMMENT ON TABLE "tracks"."suspension" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."suspension_one_open_per_enrolment"`);
    await runner.query(`DROP INDEX "tracks"."suspension_enrolment_idx"`);
    await runner.query(`DROP TABLE "tracks"."suspension"`);
    await runner.query(`COMMENT ON TABLE "tracks"."enrolment_change" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."enrolment_change_enrolment_idx"`);
    await runner.query(`DROP TABLE "tracks"."enrolment_change"`);
    await runner.query(`COMMENT ON TABLE "tracks"."enrolment" IS NULL`);
    await runner.query(`DROP INDEX "tracks"."enrolment_runs_once_per_title"`);
    await runner.query(`DROP INDEX "tracks"."enrolment_learner_idx"`);
    await runner.query(`DROP INDEX "tracks"."enrolment_state_idx"`);
    await runner.query(`DROP INDEX "tracks"."enrolment_design_idx"`);
    await runner.query(`DROP TABLE "tracks"."enrolment"`);
  }
}

const VIEWS = [
  `CREATE VIEW tracks.pub_enrolment AS
   SELECT id, learner_id, title_version_id, design_id, rulebook_id, state, pace_months, entered_on, planned_end_on,
     funded_by, funder, funding_ends_on, access_route, zone, ended_on
   FROM tracks.enrolment`,
  `CREATE VIEW tracks.pub_learner_project AS
   SELECT lp.enrolment_id, lp.project_id, p.code, p.name, p.level, p.position, p.estimated_hours, lp.state,
     lp.sessions_held, lp.starts_on, lp.due_on, lp.validated_at, lp.marked_ready_at, lp.handed_in_at
   FROM tracks.learner_project lp JOIN tracks.project p ON p.id = lp.project_id`,
  `CREATE VIEW tracks.pub_criterion_result AS
   SELECT DISTINCT ON (enrolment_id, criterion_id) enrolment_id, criterion_id, met, decided_at
   FROM tracks.criterion_result
   ORDER BY enrolment_id, criterion_id, decided_at DESC, id DESC`,
  `CREATE VIEW tracks.pub_block_result AS
   SELECT DISTINCT ON (enrolment_id, block_id) enrolment_id, block_id, result, decided_at, jury_id
   FROM tracks.block_result
   ORDER BY enrolment_id, block_id, (result = 'validated') DESC, decided_at DESC, id DESC`,
];

/** A block that is validated is never decided again, and no result is changed or taken away. */
const KEEP_RESULT = `
  CREATE FUNCTION tracks.keep_validated_block() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP <> 'INSERT' OR EXISTS (
      SELECT 1 FROM tracks.block_result r
      WHERE r.enrolment_id = NEW.enrolment_id AND r.block_id = NEW.block_id AND r.result = 'validated'
    ) THEN
      RAISE EXCEPTION 'A validated block stays validated, and results are appended, never edited'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'block_result_validated_for_good';
    END IF;
    RETURN NEW;
  END $$`;

const KEEP_VALIDATED = `
  CREATE TRIGGER validated_for_good BEFORE INSERT OR UPDATE OR DELETE ON tracks.block_result
  FOR EACH ROW EXECUTE FUNCTION tracks.keep_validated_block()`;
