import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AssignmentsMentors1795292551767 implements MigrationInterface {
  name = 'AssignmentsMentors1795292551767';

  async up(runner: QueryRunner): Promise<void> {
    // Trusted since PostgreSQL 13: whoever may create in the database may install it.
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await runner.query('CREATE SCHEMA IF NOT EXISTS "mentors"');
    await runner.query(
      `CREATE TABLE "mentors"."assignment" ("id" uuid NOT NULL, "mentor_id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "learner_id" uuid NOT NULL, "from_on" date NOT NULL, "until_on" date, "assigned_at" TIMESTAMP WITH TIME ZONE NOT NULL, "assigned_by" uuid NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, "ended_by" uuid, CONSTRAINT "assignment_end_has_author" CHECK (("until_on" IS NULL) = ("ended_by" IS NULL)), CONSTRAINT "assignment_runs_forward" CHECK ("until_on" IS NULL OR "from_on" <= "until_on"), CONSTRAINT "assignment_one_mentor_at_a_time" EXCLUDE USING gist ("enrolment_id" WITH =, daterange("from_on", "until_on", '[]') WITH &&), CONSTRAINT "PK_43c2f5a3859f54cedafb270f37e" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "assignment_mentor_idx" ON "mentors"."assignment"  ("mentor_id", "learner_id") `);
    await runner.query(
      `COMMENT ON TABLE "mentors"."assignment" IS 'Purpose: who accompanies whom, and proof that evaluators and juries never did. Retention: as the enrolment.'`,
    );
    await runner.query(
      `CREATE TABLE "mentors"."availability_exception" ("id" uuid NOT NULL, "mentor_id" uuid NOT NULL, "on_day" date NOT NULL, "starts_local" text NOT NULL, "ends_local" text NOT NULL, "zone" text NOT NULL, "kind" text NOT NULL, "added_at" TIMESTAMP WITH TIME ZONE NOT NULL, "added_by" uuid NOT NULL, CONSTRAINT "availability_exception_ends_after_start" CHECK ("starts_local" < "ends_local"), CONSTRAINT "availability_exception_kind_known" CHECK ("kind" IN ('open', 'closed')), CONSTRAINT "PK_e8c763ffcd5a72f302c889147c4" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "availability_exception_mentor_idx" ON "mentors"."availability_exception"  ("mentor_id", "on_day") `,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."availability_exception" IS 'Purpose: when sessions can be booked. Retention: 3 years after the day.'`,
    );
    await runner.query(
      `CREATE TABLE "mentors"."availability_rule" ("id" uuid NOT NULL, "mentor_id" uuid NOT NULL, "weekday" integer NOT NULL, "starts_at_local" text NOT NULL, "ends_at_local" text NOT NULL, "zone" text NOT NULL, "valid_from_on" date NOT NULL, "valid_until_on" date, "set_at" TIMESTAMP WITH TIME ZONE NOT NULL, "set_by" uuid NOT NULL, CONSTRAINT "availability_rule_valid_forward" CHECK ("valid_until_on" IS NULL OR "valid_from_on" <= "valid_until_on"), CONSTRAINT "availability_rule_ends_after_start" CHECK ("starts_at_local" < "ends_at_local"), CONSTRAINT "availability_rule_times_written_out" CHECK ("starts_at_local" ~ '^[0-9]{2}:[0-9]{2}$' AND "ends_at_local" ~ '^[0-9]{2}:[0-9]{2}$'), CONSTRAINT "availability_rule_on_a_weekday" CHECK ("weekday" >= 1 AND "weekday" <= 7), CONSTRAINT "PK_ab7973d62550954d1826c4a0840" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "availability_rule_mentor_idx" ON "mentors"."availability_rule"  ("mentor_id", "valid_from_on") `,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."availability_rule" IS 'Purpose: when sessions can be booked. Retention: 3 years after the last day of validity.'`,
    );
    await runner.query(
      `CREATE TABLE "mentors"."mentor" ("id" uuid NOT NULL, "full_name" text NOT NULL, "zone" text NOT NULL, "languages" text array NOT NULL, "max_level" integer NOT NULL, "max_learners" integer NOT NULL, "registered_at" TIMESTAMP WITH TIME ZONE NOT NULL, "registered_by" uuid NOT NULL, CONSTRAINT "mentor_takes_learners" CHECK ("max_learners" >= 0), CONSTRAINT "mentor_level_known" CHECK ("max_level" >= 1 AND "max_level" <= 3), CONSTRAINT "PK_9fcebd0a40237e9b6defcbd9d74" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."mentor" IS 'Purpose: who may accompany whom, and under which name. Retention: 3 years after the last assignment; the name stays with the sessions held.'`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."assignment" ADD CONSTRAINT "assignment_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."assignment" ADD CONSTRAINT "assignment_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."availability_exception" ADD CONSTRAINT "availability_exception_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."availability_rule" ADD CONSTRAINT "availability_rule_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."mentor" ADD CONSTRAINT "mentor_account_fk" FOREIGN KEY ("id") REFERENCES "identity"."account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const view of VIEWS) await runner.query(view);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW "mentors"."pub_assignment"');
    await runner.query('DROP VIEW "mentors"."pub_mentor"');
    await runner.query(`ALTER TABLE "mentors"."mentor" DROP CONSTRAINT "mentor_account_fk"`);
    await runner.query(`ALTER TABLE "mentors"."availability_rule" DROP CONSTRAINT "availability_rule_mentor_fk"`);
    await runner.query(
      `ALTER TABLE "mentors"."availability_exception" DROP CONSTRAINT "availability_exception_mentor_fk"`,
    );
    await runner.query(`ALTER TABLE "mentors"."assignment" DROP CONSTRAINT "assignment_enrolment_fk"`);
    await runner.query(`ALTER TABLE "mentors"."assignment" DROP CONSTRAINT "assignment_mentor_fk"`);
    await runner.query(`COMMENT ON TABLE "mentors"."mentor" IS NULL`);
    await runner.query(`DROP TABLE "mentors"."mentor"`);
    await runner.query(`COMMENT ON TABLE "mentors"."availability_rule" IS NULL`);
    await runner.query(`DROP INDEX "mentors"."availability_rule_mentor_idx"`);
    await runner.query(`DROP TABLE "mentors"."availability_rule"`);
    await runner.query(`COMMENT ON TABLE "mentors"."availability_exception" IS NULL`);
    await runner.query(`DROP INDEX "mentors"."availability_exception_mentor_idx"`);
    await runner.query(`DROP TABLE "mentors"."availability_exception"`);
    await runner.query(`COMMENT ON TABLE "mentors"."assignment" IS NULL`);
    await runner.query(`DROP INDEX "mentors"."assignment_mentor_idx"`);
    await runner.query(`DROP TABLE "mentors"."assignment"`);
    await runner.query('DROP SCHEMA IF EXISTS "mentors"');
  }
}

/** What other rooms read of mentors. */
const VIEWS = [
  'CREATE VIEW mentors.pub_mentor AS SELECT id, full_name, zone FROM mentors.mentor',
  `CREATE VIEW mentors.pub_assignment AS
   SELECT id, mentor_id, enrolment_id, learner_id, from_on, until_on FROM mentors.assignment`,
];
