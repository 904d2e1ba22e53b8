import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AppealsAssessment1795313164229 implements MigrationInterface {
  name = 'AppealsAssessment1795313164229';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "assessment"."appeal" ("id" uuid NOT NULL, "case_id" uuid NOT NULL, "reason" text NOT NULL, "filed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "filed_by" uuid NOT NULL, CONSTRAINT "appeal_once_per_case" UNIQUE ("case_id"), CONSTRAINT "PK_f644a99d2dfcff9facb08bd1697" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."appeal" IS 'Purpose: why a candidate contested a jury, and when. Retention: for good, as the deliberation.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."appeal_ruling" ("id" uuid NOT NULL, "appeal_id" uuid NOT NULL, "admissible" boolean NOT NULL, "reason" text NOT NULL, "ruled_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ruled_by" uuid NOT NULL, CONSTRAINT "appeal_ruling_once" UNIQUE ("appeal_id"), CONSTRAINT "PK_e2273b52b0f9872464f355eff2f" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."appeal_ruling" IS 'Purpose: what became of an appeal, and why. Retention: for good, as the appeal.'`,
    );
    await runner.query(
      `CREATE TABLE "assessment"."award_revocation" ("award_id" uuid NOT NULL, "reason" text NOT NULL, "revoked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "revoked_by" uuid NOT NULL, CONSTRAINT "PK_a5c623ba00721bdaedfdcb6c77c" PRIMARY KEY ("award_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "assessment"."award_revocation" IS 'Purpose: why a title is no longer held. Retention: for good, as the award.'`,
    );
    await runner.query(`ALTER TABLE "assessment"."jury_case" ADD "rehears_case_id" uuid`);
    await runner.query(`CREATE INDEX "jury_case_rehears_idx" ON "assessment"."jury_case"  ("rehears_case_id") `);
    await runner.query(
      `ALTER TABLE "assessment"."jury_case" ADD CONSTRAINT "jury_case_rehears_fk" FOREIGN KEY ("rehears_case_id") REFERENCES "assessment"."jury_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."appeal" ADD CONSTRAINT "appeal_case_fk" FOREIGN KEY ("case_id") REFERENCES "assessment"."jury_case"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."appeal_ruling" ADD CONSTRAINT "appeal_ruling_appeal_fk" FOREIGN KEY ("appeal_id") REFERENCES "assessment"."appeal"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "assessment"."award_revocation" ADD CONSTRAINT "award_revocation_award_fk" FOREIGN KEY ("award_id") REFERENCES "assessment"."award"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query('ALTER TABLE assessment.jury_case DROP CONSTRAINT jury_case_state_known');
    await runner.query(
      `ALTER TABLE assessment.jury_case ADD CONSTRAINT jury_case_state_known CHECK
       ("state" IN ('convened', 'heard', 'deliberated', 'notified', 'appealed', 'reheard', 'final'))`,
    );
    for (const sql of TRIGGERS) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of APPENDED) await runner.query(`DROP TRIGGER ${table}_never_edited ON assessment.${table}`);
    await runner.query('ALTER TABLE assessment.jury_case DROP CONSTRAINT jury_case_state_known');
    await runner.query(
      `ALTER TABLE assessment.jury_case ADD CONSTRAINT jury_case_state_known CHECK
       ("state" IN ('convened', 'heard', 'deliberated', 'notified', 'final'))`,
    );
    await runner.query(`ALTER TABLE "assessment"."award_revocation" DROP CONSTRAINT "award_revocation_award_fk"`);
    await runner.query(`ALTER TABLE "assessment"."appeal_ruling" DROP CONSTRAINT "appeal_ruling_appeal_fk"`);
    await runner.query(`ALTER TABLE "assessment"."appeal" DROP CONSTRAINT "appeal_case_fk"`);
    await runner.query(`ALTER TABLE "assessment"."jury_case" DROP CONSTRAINT "jury_case_rehears_fk"`);
    await runner.query(`DROP INDEX "assessment"."jury_case_rehears_idx"`);
    await runner.query(`ALTER TABLE "assessment"."jury_case" DROP COLUMN "rehears_case_id"`);
    await runner.query(`COMMENT ON TABLE "assessment"."award_revocation" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."award_revocation"`);
    await runner.query(`COMMENT ON TABLE "assessment"."appeal_ruling" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."appeal_ruling"`);
    await runner.query(`COMMENT ON TABLE "assessment"."appeal" IS NULL`);
    await runner.query(`DROP TABLE "assessment"."appeal"`);
  }
}

const APPENDED = ['appeal', 'appeal_ruling', 'award_revocation'];

const TRIGGERS = APPENDED.map(
  (table) => `
  CREATE TRIGGER ${table}_never_edited BEFORE UPDATE OR DELETE ON assessment.${table}
  FOR EACH ROW EXECUTE FUNCTION assessment.keep_decisions()`,
);
