import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EntriesAudit1795296860963 implements MigrationInterface {
  name = 'EntriesAudit1795296860963';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS "audit"');
    await runner.query(
      `CREATE TABLE "audit"."entry" ("position" bigint NOT NULL, "event_position" bigint NOT NULL, "name" text NOT NULL, "subject" uuid NOT NULL, "actor_id" uuid NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "data" text NOT NULL, "previous_hash" text NOT NULL, "hash" text NOT NULL, CONSTRAINT "audit_entry_counts_from_1" CHECK ("position" >= 1), CONSTRAINT "PK_50388d4a47e0f6ddd21249e7765" PRIMARY KEY ("position"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "audit_entry_once_per_event" ON "audit"."entry"  ("event_position") `);
    await runner.query(`CREATE UNIQUE INDEX "audit_entry_one_after_each" ON "audit"."entry"  ("previous_hash") `);
    await runner.query(`CREATE INDEX "audit_entry_subject_idx" ON "audit"."entry"  ("subject", "position") `);
    await runner.query(
      `COMMENT ON TABLE "audit"."entry" IS 'Purpose: proof of who did what and when, that nobody can change unseen. Retention: for good.'`,
    );
    for (const sql of [KEEP_ENTRIES, ...TRIGGERS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER "entry_never_truncated" ON "audit"."entry"');
    await runner.query('DROP TRIGGER "entry_never_edited" ON "audit"."entry"');
    await runner.query('DROP FUNCTION "audit"."keep_entries"()');
    await runner.query(`COMMENT ON TABLE "audit"."entry" IS NULL`);
    await runner.query(`DROP INDEX "audit"."audit_entry_subject_idx"`);
    await runner.query(`DROP INDEX "audit"."audit_entry_one_after_each"`);
    await runner.query(`DROP INDEX "audit"."audit_entry_once_per_event"`);
    await runner.query(`DROP TABLE "audit"."entry"`);
    await runner.query('DROP SCHEMA IF EXISTS "audit"');
  }
}

/** What happened is never changed and never taken away. */
const KEEP_ENTRIES = `
  CREATE FUNCTION audit.keep_entries() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'An entry of the audit is never edited and never deleted';
  END $$`;

const TRIGGERS = [
  `CREATE TRIGGER entry_never_edited BEFORE UPDATE OR DELETE ON audit.entry
   FOR EACH ROW EXECUTE FUNCTION audit.keep_entries()`,
  `CREATE TRIGGER entry_never_truncated BEFORE TRUNCATE ON audit.entry
   FOR EACH STATEMENT EXECUTE FUNCTION audit.keep_entries()`,
];
