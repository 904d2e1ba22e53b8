import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WithdrawalsCompliance1795336606893 implements MigrationInterface {
  name = 'WithdrawalsCompliance1795336606893';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "compliance"."withdrawal" ("passage_id" uuid NOT NULL, "way" text NOT NULL, "told_on" date NOT NULL, "reference" text NOT NULL, "told_at" TIMESTAMP WITH TIME ZONE NOT NULL, "told_by" uuid NOT NULL, CONSTRAINT "withdrawal_way_known" CHECK ("way" IN ('portal', 'file')), CONSTRAINT "PK_b1e287c75ca40a760a26ee2692e" PRIMARY KEY ("passage_id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "compliance"."withdrawal" IS 'Purpose: proof that the State was told of a revoked title (R6113-17-2). Retention: for good.'`,
    );
    await runner.query(
      `ALTER TABLE "compliance"."withdrawal" ADD CONSTRAINT "withdrawal_passage_fk" FOREIGN KEY ("passage_id") REFERENCES "compliance"."declared_passage"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    for (const statement of KEEP_WITHDRAWAL) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "compliance"."withdrawal" DROP CONSTRAINT "withdrawal_passage_fk"`);
    await runner.query(`COMMENT ON TABLE "compliance"."withdrawal" IS NULL`);
    await runner.query(`DROP TABLE "compliance"."withdrawal"`);
    await runner.query('DROP FUNCTION compliance.keep_withdrawal()');
  }
}

/** What the State was told stays told. */
const KEEP_WITHDRAWAL = [
  `CREATE FUNCTION compliance.keep_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'A withdrawal that was told is never edited';
   END $$`,
  `CREATE TRIGGER withdrawal_keep BEFORE UPDATE OR DELETE ON compliance.withdrawal
   FOR EACH ROW EXECUTE FUNCTION compliance.keep_withdrawal()`,
];
