import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EvaluationContestsAssessment1795323358564 implements MigrationInterface {
  name = 'EvaluationContestsAssessment1795323358564';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "assessment"."evaluation_contest" ("id" uuid NOT NULL, "evaluation_id" uuid NOT NULL, "defence_id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "reason" text NOT NULL, "raised_at" TIMESTAMP WITH TIME ZONE NOT NULL, "raised_by" uuid NOT NULL, "rule_by_on" date NOT NULL, CONSTRAINT "evaluation_contest_once_per_evaluation" UNIQUE ("evaluation_id"), CONSTRAINT "evaluation_contest_once_per_defence" UNIQUE ("defence_id"), CONSTRAINT "PK_35038d94aa28d3ebd1dd487c06f" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "evaluation_contest_enrolment_idx" ON "assessment"."evaluation_contest"  ("enrolment_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."evaluation_contest" IS 'Purpose: the right of a learner to contest an evaluation, and why. Retention: as the evaluation.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."evaluation_contest_ruling" ("contest_id" uuid NOT NULL, "upheld" boolean NOT NULL, "reason" text NOT NULL, "correction_id" uuid, "ruled_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ruled_by" uuid NOT NULL, CONSTRAINT "evaluation_contest_ruling_corrects" CHECK ("upheld" = ("correction_id" IS NOT NULL)), CONSTRAINT "PK_a1e58c1ab327ad586f3ccb3edee" PRIMARY KEY ("contest_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."evaluation_contest_ruling" IS 'Purpose: what was ruled on a contested evaluation, by whom and why. Retention: as the contest.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."contested_criterion" ("contest_id" uuid NOT NULL, "criterion_id" uuid NOT NULL, "position" integer NOT NULL, CONSTRAINT "PK_5a48841ef36c6ef1d9f8887476c" PRIMARY KEY ("contest_id", "criterion_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."contested_criterion" IS 'Purpose: which findings of an evaluation are contested. Retention: as the contest.'`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluation_contest" ADD CONSTRAINT "evaluation_contest_evaluation_fk" FOREIGN KEY ("evaluation_id") REFERENCES "assessment"."evaluation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluation_contest" ADD CONSTRAINT "evaluation_contest_defence_fk" FOREIGN KEY ("defence_id") REFERENCES "assessment"."defence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluation_contest" ADD CONSTRAINT "evaluation_contest_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluation_contest_ruling" ADD CONSTRAINT "evaluation_contest_ruling_contest_fk" FOREIGN KEY ("contest_id") REFERENCES "assessment"."evaluation_contest"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluation_contest_ruling" ADD CONSTRAINT "evaluation_contest_ruling_correction_fk" FOREIGN KEY ("correction_id") REFERENCES "assessment"."evaluation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."contested_criterion" ADD CONSTRAINT "contested_criterion_contest_fk" FOREIGN KEY ("contest_id") REFERENCES "assessment"."evaluation_contest"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."contested_criterion" ADD CONSTRAINT "contested_criterion_criterion_fk" FOREIGN KEY ("criterion_id") REFERENCES "competence_blocks"."criterion"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(OPEN_CONTESTS);
    for (const table of APPENDED) {
      await runner.query(
        `CREATE TRIGGER ${table}_never_edited BEFORE UPDATE OR DELETE ON assessment.${table}
         FOR EACH ROW EXECUTE FUNCTION assessment.keep_decisions()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW assessment.pub_open_evaluation_contest');
    await runner.query(
      `ALTER TABLE "assessment"."contested_criterion" DROP CONSTRAINT "contested_criterion_criterion_fk"`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."contested_criterion" DROP CONSTRAINT "contested_criterion_contest_fk"`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluation_contest_ruling" DROP CONSTRAINT "evaluation_contest_ruling_correction_fk"`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluation_contest_ruling" DROP CONSTRAINT "evaluation_contest_ruling_contest_fk"`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."evaluation_contest" DROP CONSTRAINT "evaluation_contest_enrolment_fk"`,
    );
    await runner.query(`ALTER TABLE "assessment"."evaluation_contest" DROP CONSTRAINT "evaluation_contest_defence_fk"`);
    await runner.query(
      `ALTER TABLE "assessment"."evaluation_contest" DROP CONSTRAINT "evaluation_contest_evaluation_fk"`,
    );
    await runner.query(`COMMENT ON TABLE "assessment"."contested_criterion" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."contested_criterion"`);
    await runner.query(`COMMENT ON TABLE "assessment"."evaluation_contest_ruling" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."evaluation_contest_ruling"`);
    await runner.query(`COMMENT ON TABLE "assessment"."evaluation_contest" IS NULL`);
    await runner.query(`DROP INDEX "assessment"."evaluation_contest_enrolment_idx"`);
    await runner.query(`DROP TABLE "assessment"."evaluation_contest"`);
  }
}

const APPENDED = ['evaluation_contest', 'contested_criterion', 'evaluation_contest_ruling'];

/** What other rooms read of the evaluations that wait for a ruling. */
const OPEN_CONTESTS = `
  CREATE VIEW assessment.pub_open_evaluation_contest AS
  SELECT c.id, c.enrolment_id, c.defence_id, d.project_id, d.learner_id, c.raised_at, c.rule_by_on
  FROM assessment.evaluation_contest c
  JOIN assessment.defence d ON d.id = c.defence_id
  WHERE NOT EXISTS (SELECT 1 FROM assessment.evaluation_contest_ruling r WHERE r.contest_id = c.id)`;
