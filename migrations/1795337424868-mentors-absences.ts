import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AbsencesMentors1795337424868 implements MigrationInterface {
  name = 'AbsencesMentors1795337424868';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "mentors"."absence" ("id" uuid NOT NULL, "mentor_id" uuid NOT NULL, "from_on" date NOT NULL, "until_on" date NOT NULL, "announced_at" TIMESTAMP WITH TIME ZONE NOT NULL, "announced_by" uuid NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE, "changed_by" uuid, "called_off_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "absence_change_has_author" CHECK (("changed_at" IS NULL) = ("changed_by" IS NULL)), CONSTRAINT "absence_runs_forward" CHECK ("from_on" <= "until_on"), CONSTRAINT "absence_one_at_a_time" EXCLUDE USING gist ("mentor_id" WITH =, daterange("from_on", "until_on", '[]') WITH &&) WHERE (called_off_at IS NULL), CONSTRAINT "PK_30089b15c0f880f026581218c16" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."absence" IS 'Purpose: sessions are moved or held by somebody else while a mentor is away. Retention: as the assignments.'`,
    );
    await runner.query(
      `CREATE TABLE "mentors"."substitution" ("id" uuid NOT NULL, "absence_id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "learner_id" uuid NOT NULL, "mentor_id" uuid NOT NULL, "substitute_id" uuid NOT NULL, "from_on" date NOT NULL, "until_on" date NOT NULL, "arranged_at" TIMESTAMP WITH TIME ZONE NOT NULL, "arranged_by" uuid NOT NULL, "called_off_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "substitution_by_another" CHECK ("substitute_id" <> "mentor_id"), CONSTRAINT "substitution_runs_forward" CHECK ("from_on" <= "until_on"), CONSTRAINT "substitution_one_at_a_time" EXCLUDE USING gist ("enrolment_id" WITH =, daterange("from_on", "until_on", '[]') WITH &&) WHERE (called_off_at IS NULL), CONSTRAINT "PK_35cec3f6b188471602d3dd605fd" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "substitution_absence_idx" ON "mentors"."substitution"  ("absence_id") `);
    await runner.query(
      `CREATE INDEX "substitution_substitute_idx" ON "mentors"."substitution"  ("substitute_id", "learner_id") `,
    );
    await runner.query(
      `COMMENT ON TABLE "mentors"."substitution" IS 'Purpose: who accompanied whom while a mentor was away, and proof of it. Retention: as the assignments.'`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."absence" ADD CONSTRAINT "absence_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."substitution" ADD CONSTRAINT "substitution_absence_fk" FOREIGN KEY ("absence_id") REFERENCES "mentors"."absence"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."substitution" ADD CONSTRAINT "substitution_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "mentors"."substitution" ADD CONSTRAINT "substitution_substitute_fk" FOREIGN KEY ("substitute_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(ACCOMPANYING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW mentors.pub_assignment');
    await runner.query(ASSIGNMENTS);
    await runner.query(`ALTER TABLE "mentors"."substitution" DROP CONSTRAINT "substitution_substitute_fk"`);
    await runner.query(`ALTER TABLE "mentors"."substitution" DROP CONSTRAINT "substitution_enrolment_fk"`);
    await runner.query(`ALTER TABLE "mentors"."substitution" DROP CONSTRAINT "substitution_absence_fk"`);
    await runner.query(`ALTER TABLE "mentors"."absence" DROP CONSTRAINT "absence_mentor_fk"`);
    await runner.query(`COMMENT ON TABLE "mentors"."substitution" IS NULL`);
    await runner.query(`DROP INDEX "mentors"."substitution_substitute_idx"`);
    await runner.query(`DROP INDEX "mentors"."substitution_absence_idx"`);
    await runner.query(`DROP TABLE "mentors"."substitution"`);
    await runner.query(`COMMENT ON TABLE "mentors"."absence" IS NULL`);
    await runner.query(`DROP TABLE "mentors"."absence"`);
  }
}

const ASSIGNMENTS = `CREATE VIEW mentors.pub_assignment AS
   SELECT id, mentor_id, enrolment_id, learner_id, from_on, until_on FROM mentors.assignment`;

/** Who accompanies whom on each day: an assignment less the days on which somebody stands in, and those who do. */
const ACCOMPANYING = `CREATE OR REPLACE VIEW mentors.pub_assignment AS
   SELECT a.id, a.mentor_id, a.enrolment_id, a.learner_id, lower(days) AS from_on, upper(days) - 1 AS until_on,
     NULL::uuid AS stands_in_for
   FROM mentors.assignment a
   CROSS JOIN LATERAL unnest(datemultirange(daterange(a.from_on, a.until_on, '[]')) - coalesce(
     (SELECT range_agg(daterange(s.from_on, s.until_on, '[]')) FROM mentors.substitution s
      WHERE s.enrolment_id = a.enrolment_id AND s.mentor_id = a.mentor_id AND s.called_off_at IS NULL),
     datemultirange())) AS days
   UNION ALL
   SELECT s.id, s.substitute_id, s.enrolment_id, s.learner_id, greatest(s.from_on, a.from_on),
     least(s.until_on, a.until_on), s.mentor_id
   FROM mentors.substitution s
   JOIN mentors.assignment a ON a.enrolment_id = s.enrolment_id AND a.mentor_id = s.mentor_id
     AND daterange(a.from_on, a.until_on, '[]') && daterange(s.from_on, s.until_on, '[]')
   WHERE s.called_off_at IS NULL`;
