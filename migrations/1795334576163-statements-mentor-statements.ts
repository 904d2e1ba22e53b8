import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MentorStatementsStatements1795334576163 implements MigrationInterface {
  name = 'MentorStatementsStatements1795334576163';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS "statements"');
    await runner.query(
      `CREATE TABLE "statements"."mentor_statement" ("id" uuid NOT NULL, "month" text NOT NULL, "mentor_id" uuid NOT NULL, "version" integer NOT NULL, "number" integer NOT NULL, "known_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sessions" integer NOT NULL, "total_cents" integer NOT NULL, "seal" text NOT NULL, "issued_by" uuid NOT NULL, CONSTRAINT "mentor_statement_number_once" UNIQUE ("month", "number", "version"), CONSTRAINT "mentor_statement_version_once" UNIQUE ("month", "mentor_id", "version"), CONSTRAINT "mentor_statement_counts" CHECK ("sessions" >= 0 AND "version" >= 1 AND "number" >= 1), CONSTRAINT "PK_c61ad5be6a16026edcbadcd6a4a" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "mentor_statement_mentor_idx" ON "statements"."mentor_statement"  ("mentor_id") `);
    await runner.query(
      `COMMENT ON TABLE "statements"."mentor_statement" IS 'Purpose: what mentors were told to be paid, and when. Retention: 10 years, with the accounts.'`,
    );
    await runner.query(
      `CREATE TABLE "statements"."pay_month" ("id" uuid NOT NULL, "month" text NOT NULL, "state" text NOT NULL, "done_up_to" uuid, "issued_at" TIMESTAMP WITH TIME ZONE NOT NULL, "issued_by" uuid NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, "closed_by" uuid, CONSTRAINT "pay_month_closed_since" CHECK (("state" = 'closed') = ("closed_at" IS NOT NULL)), CONSTRAINT "pay_month_state_known" CHECK ("state" IN ('issuing', 'issued', 'closed')), CONSTRAINT "pay_month_known" CHECK ("month" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'), CONSTRAINT "PK_9a103cce62196b909fa4198dc00" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `ALTER TABLE "statements"."pay_month" ADD CONSTRAINT "pay_month_one_open" EXCLUDE USING btree ((true) WITH =) WHERE (closed_at IS NULL)`,
    );
    await runner.query(`CREATE UNIQUE INDEX "pay_month_once" ON "statements"."pay_month"  ("month") `);
    await runner.query(
      `COMMENT ON TABLE "statements"."pay_month" IS 'Purpose: which months were stated to mentors and are closed. Retention: 10 years, with the accounts.'`,
    );
    await runner.query(
      `CREATE TABLE "statements"."statement_answer" ("id" uuid NOT NULL, "statement_id" uuid NOT NULL, "kind" text NOT NULL, "words" text, "said_at" TIMESTAMP WITH TIME ZONE NOT NULL, "said_by" uuid NOT NULL, CONSTRAINT "statement_answer_once" UNIQUE ("statement_id", "kind"), CONSTRAINT "statement_answer_has_words" CHECK (("kind" = 'approved') = ("words" IS NULL)), CONSTRAINT "statement_answer_kind_known" CHECK ("kind" IN ('approved', 'disputed', 'replied')), CONSTRAINT "PK_1e727679faec398a4238a43fbc8" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "statements"."statement_answer" IS 'Purpose: that a mentor agreed with what is paid, or not. Retention: 10 years, with the accounts.'`,
    );
    await runner.query(
      `CREATE TABLE "statements"."tariff" ("id" uuid NOT NULL, "from_month" text NOT NULL, "level1_cents" integer NOT NULL, "level2_cents" integer NOT NULL, "level3_cents" integer NOT NULL, "lost_percent" integer NOT NULL, "approval_days" integer NOT NULL, "set_at" TIMESTAMP WITH TIME ZONE NOT NULL, "set_by" uuid NOT NULL, CONSTRAINT "tariff_days_known" CHECK ("approval_days" >= 1 AND "approval_days" <= 60), CONSTRAINT "tariff_share_known" CHECK ("lost_percent" >= 0 AND "lost_percent" <= 100), CONSTRAINT "tariff_rates_known" CHECK ("level1_cents" >= 0 AND "level2_cents" >= 0 AND "level3_cents" >= 0), CONSTRAINT "tariff_month_known" CHECK ("from_month" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'), CONSTRAINT "PK_bbeac9df199ea1c22c6dea75c2f" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "tariff_month_idx" ON "statements"."tariff"  ("from_month", "set_at") `);
    await runner.query(
      `COMMENT ON TABLE "statements"."tariff" IS 'Purpose: what mentors are paid a session. Retention: 10 years, with the accounts.'`,
    );
    await runner.query(
      `ALTER TABLE "statements"."mentor_statement" ADD CONSTRAINT "mentor_statement_mentor_fk" FOREIGN KEY ("mentor_id") REFERENCES "mentors"."mentor"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "statements"."statement_answer" ADD CONSTRAINT "statement_answer_statement_fk" FOREIGN KEY ("statement_id") REFERENCES "statements"."mentor_statement"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const sql of [LEDGER_VIEW, KEEP_FACTS, ...TRIGGERS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW sessions.pub_session_fact');
    await runner.query(`ALTER TABLE "statements"."statement_answer" DROP CONSTRAINT "statement_answer_statement_fk"`);
    await runner.query(`ALTER TABLE "statements"."mentor_statement" DROP CONSTRAINT "mentor_statement_mentor_fk"`);
    await runner.query(`COMMENT ON TABLE "statements"."tariff" IS NULL`);
    await runner.query(`DROP INDEX "statements"."tariff_month_idx"`);
    await runner.query(`DROP TABLE "statements"."tariff"`);
    await runner.query(`COMMENT ON TABLE "statements"."statement_answer" IS NULL`);
    await runner.query(`DROP TABLE "statements"."statement_answer"`);
    await runner.query(`COMMENT ON TABLE "statements"."pay_month" IS NULL`);
    await runner.query(`DROP INDEX "statements"."pay_month_once"`);
    await runner.query(`DROP TABLE "statements"."pay_month"`);
    await runner.query(`COMMENT ON TABLE "statements"."mentor_statement" IS NULL`);
    await runner.query(`DROP INDEX "statements"."mentor_statement_mentor_idx"`);
    await runner.query(`DROP TABLE "statements"."mentor_statement"`);
    await runner.query('DROP FUNCTION statements.keep_facts()');
    await runner.query('DROP FUNCTION statements.keep_closed_months()');
    await runner.query('DROP SCHEMA IF EXISTS "statements"');
  }
}

/** The ledger that funders and mentors are told from: each outcome that was ever decided, with whose session it was. */
const LEDGER_VIEW = `
  CREATE VIEW sessions.pub_session_fact AS
  SELECT o.id AS outcome_id, o.session_id, s.enrolment_id, s.learner_id, s.mentor_id, s.kind, s.starts_at, s.ends_at,
    s.project_id, s.project_level, o.outcome, o.to_make_up, o.decided_as, o.decided_at, o.supersedes_id, o.checks
  FROM sessions.session_outcome o JOIN sessions.session s ON s.id = o.session_id`;

/** What was told stays as it was told. Erasure may still delete. */
const KEEP_FACTS = `
  CREATE FUNCTION statements.keep_facts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'A row of %.% is never edited: a correction is a new row', TG_TABLE_SCHEMA, TG_TABLE_NAME;
  END $$`;

const TRIGGERS = [
  ...['mentor_statement', 'statement_answer', 'tariff'].map(
    (table) => `
  CREATE TRIGGER ${table}_never_edited BEFORE UPDATE ON statements.${table}
  FOR EACH ROW EXECUTE FUNCTION statements.keep_facts()`,
  ),
  `CREATE FUNCTION statements.keep_closed_months() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM statements.pay_month WHERE month = NEW.month AND state <> 'closed') THEN
      RAISE EXCEPTION 'The month % is not open: it is corrected by lines of a later one', NEW.month;
    END IF;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER mentor_statement_of_open_month BEFORE INSERT ON statements.mentor_statement
  FOR EACH ROW EXECUTE FUNCTION statements.keep_closed_months()`,
];
