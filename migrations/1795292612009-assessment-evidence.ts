import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EvidenceAssessment1795292612009 implements MigrationInterface {
  name = 'EvidenceAssessment1795292612009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await runner.query('CREATE SCHEMA IF NOT EXISTS "assessment"');
    await runner.query(
      `CREATE TABLE "assessment"."defence_leave" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "project_id" uuid NOT NULL, "reason" text NOT NULL, "granted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "granted_by" uuid NOT NULL, CONSTRAINT "PK_be1f9bdd9ad85578cee245d448b" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "defence_leave_project_idx" ON "assessment"."defence_leave"  ("enrolment_id", "project_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."defence_leave" IS 'Purpose: why a learner had more defences than others. Retention: 10 years after the end of the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."evaluator" ("id" uuid NOT NULL, "full_name" text NOT NULL, "title_codes" text array NOT NULL, "max_level" integer NOT NULL, "registered_at" TIMESTAMP WITH TIME ZONE NOT NULL, "registered_by" uuid NOT NULL, CONSTRAINT "evaluator_qualified_for_a_title" CHECK (cardinality("title_codes") >= 1), CONSTRAINT "evaluator_level_known" CHECK ("max_level" >= 1 AND "max_level" <= 3), CONSTRAINT "PK_93a7e4cfbd8d687997ccd32ab50" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."evaluator" IS 'Purpose: who may judge which project, and under which name. Retention: as the evaluations that they made.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."defence" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "project_id" uuid NOT NULL, "attempt" integer NOT NULL, "learner_id" uuid NOT NULL, "evaluator_id" uuid NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "zone" text NOT NULL, "mode" text NOT NULL, "state" text NOT NULL, "planned_at" TIMESTAMP WITH TIME ZONE NOT NULL, "planned_by" uuid NOT NULL, "cancelled_at" TIMESTAMP WITH TIME ZONE, "cancelled_by" uuid, "cancel_reason" text, "complete_by_at" TIMESTAMP WITH TIME ZONE, "completed_at" TIMESTAMP WITH TIME ZONE, "decide_by_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "defence_completion_has_deadline" CHECK (("completed_at" IS NULL) = ("decide_by_at" IS NULL)), CONSTRAINT "defence_condition_has_deadline" CHECK ("state" <> 'conditional' OR "complete_by_at" IS NOT NULL), CONSTRAINT "defence_cancelled_since" CHECK (("state" = 'cancelled') = ("cancelled_at" IS NOT NULL)), CONSTRAINT "defence_never_before_oneself" CHECK ("evaluator_id" <> "learner_id"), CONSTRAINT "defence_attempt_counts" CHECK ("attempt" >= 1), CONSTRAINT "defence_ends_after_start" CHECK ("starts_at" < "ends_at"), CONSTRAINT "defence_mode_known" CHECK ("mode" IN ('remote', 'on-site')), CONSTRAINT "defence_state_known" CHECK ("state" IN ('planned', 'conditional', 'decided', 'cancelled')), CONSTRAINT "defence_one_at_a_time_per_learner" EXCLUDE USING gist ("learner_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE (state <> 'cancelled'), CONSTRAINT "defence_one_at_a_time_per_evaluator" EXCLUDE USING gist ("evaluator_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE (state <> 'cancelled'), CONSTRAINT "PK_76da0e829a36416551e73da0fed" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "defence_open_for_evaluator_idx" ON "assessment"."defence"  ("evaluator_id", "starts_at") WHERE state IN ('planned', 'conditional')`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "defence_once_per_attempt" ON "assessment"."defence"  ("enrolment_id", "project_id", "attempt") WHERE state <> 'cancelled'`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."defence" IS 'Purpose: who judged whom, when and how. Retention: 10 years after the end of the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."evaluation" ("id" uuid NOT NULL, "defence_id" uuid NOT NULL, "occasion" text NOT NULL, "outcome" text NOT NULL, "comment" text, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_by" uuid NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "supersedes_id" uuid, "reason" text, CONSTRAINT "evaluation_superseded_once" UNIQUE ("supersedes_id"), CONSTRAINT "evaluation_correction_has_reason" CHECK (("supersedes_id" IS NULL) = ("reason" IS NULL)), CONSTRAINT "evaluation_occasion_known" CHECK ("occasion" IN ('defence', 'completion', 'expiry')), CONSTRAINT "evaluation_outcome_known" CHECK ("outcome" IN ('validated', 'conditional', 'to-rework')), CONSTRAINT "PK_b72edd439b9db736f55b584fa54" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "evaluation_once_per_occasion" ON "assessment"."evaluation"  ("defence_id", "occasion") WHERE supersedes_id IS NULL`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."evaluation" IS 'Purpose: the decisions that competences rest on. Retention: 10 years after the end of the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."evaluated_criterion" ("evaluation_id" uuid NOT NULL, "criterion_id" uuid NOT NULL, "met" boolean NOT NULL, "comment" text, CONSTRAINT "PK_97acc426e0519ad0e3e7ebbf6b8" PRIMARY KEY ("evaluation_id", "criterion_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."evaluated_criterion" IS 'Purpose: which criteria were met, and why not. Retention: as the evaluation.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."deliverable_file" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "project_id" uuid NOT NULL, "attempt" integer NOT NULL, "deliverable" text NOT NULL, "name" text NOT NULL, "sha256" text NOT NULL, "byte_count" bigint NOT NULL, "media_type" text NOT NULL, "uploaded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "uploaded_by" uuid NOT NULL, "removed_at" TIMESTAMP WITH TIME ZONE, "removed_by" uuid, CONSTRAINT "deliverable_file_removal_has_author" CHECK (("removed_at" IS NULL) = ("removed_by" IS NULL)), CONSTRAINT "deliverable_file_hash_is_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$'), CONSTRAINT "deliverable_file_has_content" CHECK ("byte_count" > 0), CONSTRAINT "deliverable_file_attempt_counts" CHECK ("attempt" >= 1), CONSTRAINT "PK_0d8189ae309f36c5f2aba8c65f8" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "deliverable_file_project_idx" ON "assessment"."deliverable_file"  ("enrolment_id", "project_id", "attempt") `,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."deliverable_file" IS 'Purpose: the work that an evaluation and a jury rest on. Retention: 10 years after the end of the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."hand_in" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "project_id" uuid NOT NULL, "attempt" integer NOT NULL, "is_completion" boolean NOT NULL, "handed_in_at" TIMESTAMP WITH TIME ZONE NOT NULL, "handed_in_by" uuid NOT NULL, CONSTRAINT "PK_dee2e0a92b6a3f6dbffdfdd80c4" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "hand_in_project_idx" ON "assessment"."hand_in"  ("enrolment_id", "project_id", "attempt") `,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."hand_in" IS 'Purpose: when the work that was judged was handed in. Retention: 10 years after the end of the enrolment.'`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."defence_leave" ADD CONSTRAINT "defence_leave_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."defence_leave" ADD CONSTRAINT "defence_leave_project_fk" FOREIGN KEY ("project_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluator" ADD CONSTRAINT "evaluator_account_fk" FOREIGN KEY ("id") REFERENCES "identity"."account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."defence" ADD CONSTRAINT "defence_evaluator_fk" FOREIGN KEY ("evaluator_id") REFERENCES "assessment"."evaluator"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."defence" ADD CONSTRAINT "defence_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."defence" ADD CONSTRAINT "defence_project_fk" FOREIGN KEY ("project_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluation" ADD CONSTRAINT "evaluation_defence_fk" FOREIGN KEY ("defence_id") REFERENCES "assessment"."defence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluation" ADD CONSTRAINT "evaluation_supersedes_fk" FOREIGN KEY ("supersedes_id") REFERENCES "assessment"."evaluation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluated_criterion" ADD CONSTRAINT "evaluated_criterion_evaluation_fk" FOREIGN KEY ("evaluation_id") REFERENCES "assessment"."evaluation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluated_criterion" ADD CONSTRAINT "evaluated_criterion_criterion_fk" FOREIGN KEY ("criterion_id") REFERENCES "competence_blocks"."criterion"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."deliverable_file" ADD CONSTRAINT "deliverable_file_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."deliverable_file" ADD CONSTRAINT "deliverable_file_project_fk" FOREIGN KEY ("project_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."hand_in" ADD CONSTRAINT "hand_in_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."hand_in" ADD CONSTRAINT "hand_in_project_fk" FOREIGN KEY ("project_id") REFERENCES "tracks"."project"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [KEEP_FACTS, ...TRIGGERS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of APPENDED) await runner.query(`DROP TRIGGER "${table}_never_edited" ON "assessment"."${table}"`);
    await runner.query('DROP FUNCTION "assessment"."keep_evaluations"()');
    await runner.query(`ALTER TABLE "assessment"."hand_in" DROP CONSTRAINT "hand_in_project_fk"`);
    await runner.query(`ALTER TABLE "assessment"."hand_in" DROP CONSTRAINT "hand_in_enrolment_fk"`);
    await runner.query(`ALTER TABLE "assessment"."deliverable_file" DROP CONSTRAINT "deliverable_file_project_fk"`);
    await runner.query(`ALTER TABLE "assessment"."deliverable_file" DROP CONSTRAINT "deliverable_file_enrolment_fk"`);
    await runner.query(
      `ALTER TABLE "assessment"."evaluated_criterion" DROP CONSTRAINT "evaluated_criterion_criterion_fk"`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluated_criterion" DROP CONSTRAINT "evaluated_criterion_evaluation_fk"`,
    );
    await runner.query(`ALTER TABLE "assessment"."evaluation" DROP CONSTRAINT "evaluation_supersedes_fk"`);
    await runner.query(`ALTER TABLE "assessment"."evaluation" DROP CONSTRAINT "evaluation_defence_fk"`);
    await runner.query(`ALTER TABLE "assessment"."defence" DROP CONSTRAINT "defence_project_fk"`);
    await runner.query(`ALTER TABLE "assessment"."defence" DROP CONSTRAINT "defence_enrolment_fk"`);
    await runner.query(`ALTER TABLE "assessment"."defence" DROP CONSTRAINT "defence_evaluator_fk"`);
    await runner.query(`ALTER TABLE "assessment"."evaluator" DROP CONSTRAINT "evaluator_account_fk"`);
    await runner.query(`ALTER TABLE "assessment"."defence_leave" DROP CONSTRAINT "defence_leave_project_fk"`);
    await runner.query(`ALTER TABLE "assessment"."defence_leave" DROP CONSTRAINT "defence_leave_enrolment_fk"`);
    await runner.query(`COMMENT ON TABLE "assessment"."hand_in" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."hand_in_project_idx"`);
    await runner.query(`DROP TABLE "assessment"."hand_in"`);
    await runner.query(`COMMENT ON TABLE "assessment"."deliverable_file" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."deliverable_file_project_idx"`);
    await runner.query(`DROP TABLE "assessment"."deliverable_file"`);
    await runner.query(`COMMENT ON TABLE "assessment"."evaluated_criterion" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."evaluated_criterion"`);
    await runner.query(`COMMENT ON TABLE "assessment"."evaluation" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."evaluation_once_per_occasion"`);
    await runner.query(`DROP TABLE "assessment"."evaluation"`);
    await runner.query(`COMMENT ON TABLE "assessment"."defence" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."defence_once_per_attempt"`);
    await runner.query(`DROP INDEX "assessment"."defence_open_for_evaluator_idx"`);
    await runner.query(`DROP TABLE "assessment"."defence"`);
    await runner.query(`COMMENT ON TABLE "assessment"."evaluator" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."evaluator"`);
    await runner.query(`COMMENT ON TABLE "assessment"."defence_leave" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."defence_leave_project_idx"`);
    await runner.query(`DROP TABLE "assessment"."defence_leave"`);
    await runner.query('DROP SCHEMA IF EXISTS "assessment"');
  }
}

const APPENDED = ['hand_in', 'defence_leave', 'evaluation', 'evaluated_criterion'];

/** A decision is corrected by a new row. Erasure may still delete. */
const KEEP_FACTS = `
  CREATE FUNCTION assessment.keep_evaluations() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A row of %.% is never edited: a correction is a new row', TG_TABLE_SCHEMA, TG_TABLE_NAME;
  END $$`;

const TRIGGERS = APPENDED.map(
  (table) => `
  CREATE TRIGGER ${table}_never_edited BEFORE UPDATE ON assessment.${table}
  FOR EACH ROW EXECUTE FUNCTION assessment.keep_evaluations()`,
);
