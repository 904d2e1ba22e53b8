import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BookingSessions1795292557909 implements MigrationInterface {
  name = 'BookingSessions1795292557909';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await runner.query('CREATE SCHEMA IF NOT EXISTS "sessions"');
    await runner.query(
      `CREATE TABLE "sessions"."presence_fact" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "person_id" uuid NOT NULL, "kind" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "source" text NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, CONSTRAINT "presence_fact_once" UNIQUE ("session_id", "person_id", "kind", "at", "source"), CONSTRAINT "presence_fact_kind_known" CHECK ("kind" IN ('joined', 'left')), CONSTRAINT "PK_d467c1c582eeb31c86630ab0b88" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "sessions"."presence_fact" IS 'Purpose: proof of attendance, from which outcomes are derived. Retention: as the session.'`,
    );
    await runner.query(
      `CREATE TABLE "sessions"."session_outcome" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "outcome" text NOT NULL, "to_make_up" boolean NOT NULL, "checks" jsonb NOT NULL, "decided_as" text NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_by" uuid NOT NULL, "supersedes_id" uuid, "reason" text, CONSTRAINT "session_outcome_correction_has_reason" CHECK ("supersedes_id" IS NULL OR "reason" IS NOT NULL), CONSTRAINT "session_outcome_known" CHECK ("outcome" IN ('held', 'cancelled-in-time', 'cancelled-late', 'missed-by-learner', 'missed-by-mentor', 'broken-off')), CONSTRAINT "PK_49fae1d1f6571c7bc6160591ec7" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "session_outcome_session_idx" ON "sessions"."session_outcome"  ("session_id") `);
    await runner.query(
      `CREATE UNIQUE INDEX "session_outcome_superseded_once" ON "sessions"."session_outcome"  ("supersedes_id") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "session_outcome_one_first" ON "sessions"."session_outcome"  ("session_id") WHERE supersedes_id IS NULL`,
    );
    await runner.query(
      `COMMENT ON TABLE "sessions"."session_outcome" IS 'Purpose: proof of what became of a session, and why. Retention: as the session.'`,
    );
    await runner.query(
      `CREATE TABLE "sessions"."session" ("id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "learner_id" uuid NOT NULL, "mentor_id" uuid NOT NULL, "kind" text NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "zone" text NOT NULL, "week_on" date NOT NULL, "state" text NOT NULL, "to_make_up" boolean NOT NULL DEFAULT false, "project_id" uuid, "project_level" integer, "booked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "booked_by" uuid NOT NULL, "settled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "session_made_up_only_when_not_held" CHECK (NOT ("to_make_up" AND "state" IN ('booked', 'held'))), CONSTRAINT "session_settled_since" CHECK (("state" = 'booked') = ("settled_at" IS NULL)), CONSTRAINT "session_state_known" CHECK ("state" IN ('booked', 'held', 'cancelled-in-time', 'cancelled-late', 'missed-by-learner', 'missed-by-mentor', 'broken-off')), CONSTRAINT "session_kind_known" CHECK ("kind" IN ('discovery', 'weekly')), CONSTRAINT "session_ends_after_start" CHECK ("starts_at" < "ends_at"), CONSTRAINT "session_one_at_a_time_per_learner" EXCLUDE USING gist ("learner_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE (state = 'booked' OR state = 'held'), CONSTRAINT "session_one_at_a_time_per_mentor" EXCLUDE USING gist ("mentor_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE (state = 'booked' OR state = 'held'), CONSTRAINT "PK_f55da76ac1c3ac420f444d2ff11" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "session_learner_idx" ON "sessions"."session"  ("learner_id", "starts_at") `);
    await runner.query(`CREATE INDEX "session_mentor_idx" ON "sessions"."session"  ("mentor_id", "starts_at") `);
    await runner.query(`CREATE INDEX "session_enrolment_idx" ON "sessions"."session"  ("enrolment_id", "starts_at") `);
    await runner.query(
      `COMMENT ON TABLE "sessions"."session" IS 'Purpose: the learner’s right, the funder’s proof and the mentor’s pay. Retention: 6 years after the end of the track (10 with European funds).'`,
    );
    await runner.query(
      `CREATE TABLE "sessions"."session_contest" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "enrolment_id" uuid NOT NULL, "outcome_id" uuid NOT NULL, "raised_as" text NOT NULL, "raised_by" uuid NOT NULL, "raised_at" TIMESTAMP WITH TIME ZONE NOT NULL, "reason" text NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE, "decided_by" uuid, "ruling" text, CONSTRAINT "session_contest_decided_whole" CHECK (("decided_at" IS NULL) = ("ruling" IS NULL)), CONSTRAINT "PK_a92905bb47845b6384afc6f0237" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "session_contest_session_idx" ON "sessions"."session_contest"  ("session_id") `);
    await runner.query(
      `CREATE INDEX "session_contest_enrolment_idx" ON "sessions"."session_contest"  ("enrolment_id") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "session_contest_one_open" ON "sessions"."session_contest"  ("session_id") WHERE decided_at IS NULL`,
    );
    await runner.query(
      `COMMENT ON TABLE "sessions"."session_contest" IS 'Purpose: the right of both sides to contest an outcome before it counts. Retention: as the session.'`,
    );
    await runner.query(
      `CREATE TABLE "sessions"."session_log" ("session_id" uuid NOT NULL, "done" text NOT NULL, "objectives" text NOT NULL, "project_state" text NOT NULL, "private_note" text, "written_at" TIMESTAMP WITH TIME ZONE NOT NULL, "signed_at" TIMESTAMP WITH TIME ZONE, "countersigned_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "session_log_countersigned_after_signed" CHECK ("countersigned_at" IS NULL OR "signed_at" IS NOT NULL), CONSTRAINT "PK_afc0caeb3a7a1267330f77f0e25" PRIMARY KEY ("session_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "sessions"."session_log" IS 'Purpose: the follow-up of the learner, and proof of the work done. Retention: as the session.'`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."presence_fact" ADD CONSTRAINT "presence_fact_session_fk" FOREIGN KEY ("session_id") REFERENCES "sessions"."session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."session_outcome" ADD CONSTRAINT "session_outcome_session_fk" FOREIGN KEY ("session_id") REFERENCES "sessions"."session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."session_outcome" ADD CONSTRAINT "session_outcome_supersedes_fk" FOREIGN KEY ("supersedes_id") REFERENCES "sessions"."session_outcome"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."session" ADD CONSTRAINT "session_enrolment_fk" FOREIGN KEY ("enrolment_id") REFERENCES "tracks"."enrolment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."session" ADD CONSTRAINT "session_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."session_contest" ADD CONSTRAINT "session_contest_session_fk" FOREIGN KEY ("session_id") REFERENCES "sessions"."session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."session_contest" ADD CONSTRAINT "session_contest_outcome_fk" FOREIGN KEY ("outcome_id") REFERENCES "sessions"."session_outcome"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."session_log" ADD CONSTRAINT "session_log_session_fk" FOREIGN KEY ("session_id") REFERENCES "sessions"."session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [KEEP_FACTS, ...TRIGGERS, ...VIEWS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW "sessions"."pub_open_contest"');
    await runner.query('DROP VIEW "sessions"."pub_session"');
    await runner.query('DROP TRIGGER "presence_fact_never_edited" ON "sessions"."presence_fact"');
    await runner.query('DROP TRIGGER "session_outcome_never_edited" ON "sessions"."session_outcome"');
    await runner.query('DROP FUNCTION "sessions"."keep_facts"()');
    await runner.query(`ALTER TABLE "sessions"."session_log" DROP CONSTRAINT "session_log_session_fk"`);
    await runner.query(`ALTER TABLE "sessions"."session_contest" DROP CONSTRAINT "session_contest_outcome_fk"`);
    await runner.query(`ALTER TABLE "sessions"."session_contest" DROP CONSTRAINT "session_contest_session_fk"`);
    await runner.query(`ALTER TABLE "sessions"."session" DROP CONSTRAINT "session_mentor_fk"`);
    await runner.query(`ALTER TABLE "sessions"."session" DROP CONSTRAINT "session_enrolment_fk"`);
    await runner.query(`ALTER TABLE "sessions"."session_outcome" DROP CONSTRAINT "session_outcome_supersedes_fk"`);
    await runner.query(`ALTER TABLE "sessions"."session_outcome" DROP CONSTRAINT "session_outcome_session_fk"`);
    await runner.query(`ALTER TABLE "sessions"."presence_fact" DROP CONSTRAINT "presence_fact_session_fk"`);
    await runner.query(`COMMENT ON TABLE "sessions"."session_log" IS NULL`);
    await runner.query(`DROP TABLE "sessions"."session_log"`);
    await runner.query(`COMMENT ON TABLE "sessions"."session_contest" IS NULL`);
    await runner.query(`DROP INDEX "sessions"."session_contest_one_open"`);
    await runner.query(`DROP INDEX "sessions"."session_contest_enrolment_idx"`);
    await runner.query(`DROP INDEX "sessions"."session_contest_session_idx"`);
    await runner.query(`DROP TABLE "sessions"."session_contest"`);
    await runner.query(`COMMENT ON TABLE "sessions"."session" IS NULL`);
    await runner.query(`DROP INDEX "sessions"."session_enrolment_idx"`);
    await runner.query(`DROP INDEX "sessions"."session_mentor_idx"`);
    await runner.query(`DROP INDEX "sessions"."session_learner_idx"`);
    await runner.query(`DROP TABLE "sessions"."session"`);
    await runner.query(`COMMENT ON TABLE "sessions"."session_outcome" IS NULL`);
    await runner.query(`DROP INDEX "sessions"."session_outcome_one_first"`);
    await runner.query(`DROP INDEX "sessions"."session_outcome_superseded_once"`);
    await runner.query(`DROP INDEX "sessions"."session_outcome_session_idx"`);
    await runner.query(`DROP TABLE "sessions"."session_outcome"`);
    await runner.query(`COMMENT ON TABLE "sessions"."presence_fact" IS NULL`);
    await runner.query(`DROP TABLE "sessions"."presence_fact"`);
    await runner.query('DROP SCHEMA IF EXISTS "sessions"');
  }
}

/** A fact is corrected by a new row. Erasure may still delete. */
const KEEP_FACTS = `
  CREATE FUNCTION sessions.keep_facts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A row of %.% is never edited: a correction is a new row', TG_TABLE_SCHEMA, TG_TABLE_NAME;
  END $$`;

const TRIGGERS = ['session_outcome', 'presence_fact'].map(
  (table) => `
  CREATE TRIGGER ${table}_never_edited BEFORE UPDATE ON sessions.${table}
  FOR EACH ROW EXECUTE FUNCTION sessions.keep_facts()`,
);

/** What other rooms read of sessions; `called_off_by` is the side that cancelled. */
const VIEWS = [
  `CREATE VIEW sessions.pub_session AS
   SELECT s.id, s.enrolment_id, s.learner_id, s.mentor_id, s.kind, s.starts_at, s.ends_at, s.zone, s.state,
     s.project_id, s.project_level, s.settled_at, s.week_on, s.to_make_up,
     (SELECT o.decided_as FROM sessions.session_outcome o
      WHERE o.session_id = s.id AND o.supersedes_id IS NULL AND s.state LIKE 'cancelled%') AS called_off_by
   FROM sessions.session s`,
  `CREATE VIEW sessions.pub_open_contest AS
   SELECT session_id, enrolment_id FROM sessions.session_contest WHERE decided_at IS NULL`,
];
