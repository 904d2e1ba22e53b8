import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProfilesMentors1795334456341 implements MigrationInterface {
  name = 'ProfilesMentors1795334456341';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "mentors"."judge" ("judge_id" uuid NOT NULL, "learner_id" uuid NOT NULL, "told_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_021ec3364946c3b6526b66452e7" PRIMARY KEY ("judge_id", "learner_id"))`,
    );
    await runner.query(`CREATE INDEX "judge_learner_idx" ON "mentors"."judge"  ("learner_id") `);
    await runner.query(
      `COMMENT ON TABLE "mentors"."judge" IS 'Purpose: nobody accompanies a learner whom they judge. Retention: as the enrolments of the learner.'`,
    );
    await runner.query(
      `CREATE TABLE "mentors"."mentor_approval" ("id" uuid NOT NULL, "mentor_id" uuid NOT NULL, "decision" text NOT NULL, "reason" text, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_by" uuid NOT NULL, CONSTRAINT "mentor_approval_withdrawn_with_reason" CHECK ("decision" = 'approved' OR "reason" IS NOT NULL), CONSTRAINT "mentor_approval_decision_known" CHECK ("decision" IN ('approved', 'withdrawn')), CONSTRAINT "PK_e1e51f1ebb3718188d2afe612aa" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "mentor_approval_mentor_idx" ON "mentors"."mentor_approval"  ("mentor_id", "decided_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."mentor_approval" IS 'Purpose: proof that whoever accompanies was approved first. Retention: as the mentor.'`,
    );
    await runner.query(
      `CREATE TABLE "mentors"."mentor_document" ("id" uuid NOT NULL, "mentor_id" uuid NOT NULL, "kind" text NOT NULL, "name" text NOT NULL, "sha256" text NOT NULL, "byte_count" integer NOT NULL, "media_type" text NOT NULL, "ends_on" date, "kept_at" TIMESTAMP WITH TIME ZONE NOT NULL, "kept_by" uuid NOT NULL, "warned_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "mentor_document_contract_ends" CHECK ("kind" = 'contract' OR "ends_on" IS NULL), CONSTRAINT "mentor_document_kind_known" CHECK ("kind" IN ('cv', 'contract')), CONSTRAINT "PK_cb18f827fd2ea062cb0790ad7b0" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "mentor_document_mentor_idx" ON "mentors"."mentor_document"  ("mentor_id", "kind", "kept_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."mentor_document" IS 'Purpose: the competences and the contract of whoever accompanies. Retention: 5 years after the contract.'`,
    );
    await runner.query(`ALTER TABLE "mentors"."mentor" ADD "title_codes" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "mentors"."mentor" ADD "welcomes_disability" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "mentors"."mentor" ADD "accompanies_since_on" date`);
    await runner.query(
      `ALTER TABLE "mentors"."mentor_approval" ADD CONSTRAINT "mentor_approval_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."mentor_document" ADD CONSTRAINT "mentor_document_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const statement of KNOWN_ALREADY) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "mentors"."mentor_document" DROP CONSTRAINT "mentor_document_mentor_fk"`);
    await runner.query(`ALTER TABLE "mentors"."mentor_approval" DROP CONSTRAINT "mentor_approval_mentor_fk"`);
    await runner.query(`ALTER TABLE "mentors"."mentor" DROP COLUMN "accompanies_since_on"`);
    await runner.query(`ALTER TABLE "mentors"."mentor" DROP COLUMN "welcomes_disability"`);
    await runner.query(`ALTER TABLE "mentors"."mentor" DROP COLUMN "title_codes"`);
    await runner.query(`COMMENT ON TABLE "mentors"."mentor_document" IS NULL`);
    await runner.query(`DROP INDEX "mentors"."mentor_document_mentor_idx"`);
    await runner.query(`DROP TABLE "mentors"."mentor_document"`);
    await runner.query(`COMMENT ON TABLE "mentors"."mentor_approval" IS NULL`);
    await runner.query(`DROP INDEX "mentors"."mentor_approval_mentor_idx"`);
    await runner.query(`DROP TABLE "mentors"."mentor_approval"`);
    await runner.query(`COMMENT ON TABLE "mentors"."judge" IS NULL`);
    await runner.query(`DROP INDEX "mentors"."judge_learner_idx"`);
    await runner.query(`DROP TABLE "mentors"."judge"`);
  }
}

/** Whoever accompanies learners already was approved by being registered; who judges whom is known since the defences. */
const KNOWN_ALREADY = [
  `INSERT INTO mentors.mentor_approval (id, mentor_id, decision, decided_at, decided_by)
   SELECT gen_random_uuid(), id, 'approved', registered_at, registered_by FROM mentors.mentor`,
  `INSERT INTO mentors.judge (judge_id, learner_id, told_at)
   SELECT evaluator_id, learner_id, min(planned_at) FROM assessment.defence GROUP BY evaluator_id, learner_id`,
];
