import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TakenTimeSessions1795336803933 implements MigrationInterface {
  name = 'TakenTimeSessions1795336803933';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sessions"."session" DROP CONSTRAINT "session_one_at_a_time_per_learner"`);
    await runner.query(`ALTER TABLE "sessions"."session" DROP CONSTRAINT "session_one_at_a_time_per_mentor"`);
    await runner.query(
      `CREATE TABLE "sessions"."taken_time" ("person_id" uuid NOT NULL, "meeting_id" uuid NOT NULL, "kind" text NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "taken_time_kind_known" CHECK ("kind" IN ('session', 'defence', 'jury-hearing', 'webinar')), CONSTRAINT "taken_time_ends_after_start" CHECK ("starts_at" < "ends_at"), CONSTRAINT "taken_time_one_at_a_time_per_person" EXCLUDE USING gist ("person_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&), CONSTRAINT "PK_125d82c0c5257a417ba0f3ab499" PRIMARY KEY ("person_id", "meeting_id"))`,
    );
    await runner.query(`CREATE INDEX "taken_time_meeting_idx" ON "sessions"."taken_time"  ("meeting_id") `);
    await runner.query(
      `COMMENT ON TABLE "sessions"."taken_time" IS 'Purpose: that nobody is in two meetings at once, whatever their kinds. Retention: goes with the meeting that takes it; of sessions, once they are over.'`,
    );
    await runner.query(TAKE_FOR_SESSION);
    await runner.query(
      `CREATE TRIGGER session_takes_time
       AFTER INSERT OR DELETE OR UPDATE OF state, starts_at, ends_at, mentor_id, learner_id ON sessions.session
       FOR EACH ROW EXECUTE FUNCTION sessions.take_for_session()`,
    );
    // What overlaps already stays as it was agreed: the first keeps the time.
    await runner.query(
      `INSERT INTO sessions.taken_time (person_id, meeting_id, kind, starts_at, ends_at)
       SELECT person_id, s.id, 'session', s.starts_at, s.ends_at
       FROM sessions.session s CROSS JOIN LATERAL (VALUES (s.mentor_id), (s.learner_id)) AS side (person_id)
       WHERE s.state = 'booked' ON CONFLICT DO NOTHING`,
    );
    await runner.query(
      `CREATE VIEW sessions.pub_taken_time AS
       SELECT person_id, meeting_id, kind, starts_at, ends_at FROM sessions.taken_time`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW sessions.pub_taken_time');
    await runner.query('DROP TRIGGER session_takes_time ON sessions.session');
    await runner.query('DROP FUNCTION sessions.take_for_session()');
    await runner.query(`COMMENT ON TABLE "sessions"."taken_time" IS NULL`);
    await runner.query(`DROP INDEX "sessions"."taken_time_meeting_idx"`);
    await runner.query(`DROP TABLE "sessions"."taken_time"`);
    await runner.query(
      `ALTER TABLE "sessions"."session" ADD CONSTRAINT "session_one_at_a_time_per_mentor" EXCLUDE USING gist (mentor_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((state = 'booked'::text) OR (state = 'held'::text)))`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."session" ADD CONSTRAINT "session_one_at_a_time_per_learner" EXCLUDE USING gist (learner_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((state = 'booked'::text) OR (state = 'held'::text)))`,
    );
  }
}

/** A session takes the time of its two sides as long as it is booked, whoever writes it. */
const TAKE_FOR_SESSION = `
CREATE FUNCTION sessions.take_for_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM sessions.taken_time WHERE meeting_id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'booked' THEN
    INSERT INTO sessions.taken_time (person_id, meeting_id, kind, starts_at, ends_at)
    SELECT person_id, NEW.id, 'session', NEW.starts_at, NEW.ends_at
    FROM (VALUES (NEW.mentor_id), (NEW.learner_id)) AS side (person_id) ORDER BY person_id;
  END IF;
  RETURN NULL;
END $$`;
