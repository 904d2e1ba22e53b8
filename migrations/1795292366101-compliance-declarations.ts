import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeclarationsCompliance1795292366101 implements MigrationInterface {
  name = 'DeclarationsCompliance1795292366101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS "compliance"');
    await runner.query(
      `CREATE TABLE "compliance"."declaration" ("id" uuid NOT NULL, "flow_id" text NOT NULL, "period_from_on" date NOT NULL, "period_until_on" date NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "made_by" uuid NOT NULL, "file_sha256" text NOT NULL, "byte_count" bigint NOT NULL, "passages" integer NOT NULL, "state" text NOT NULL, CONSTRAINT "declaration_has_passages" CHECK ("passages" > 0), CONSTRAINT "declaration_period_runs_forward" CHECK ("period_from_on" <= "period_until_on"), CONSTRAINT "declaration_state_known" CHECK ("state" IN ('sent', 'answered')), CONSTRAINT "PK_162458b77df5671bc1cd2df4fa7" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "declaration_flow_once" ON "compliance"."declaration"  ("flow_id") `);
    await runner.query(
      `COMMENT ON TABLE "compliance"."declaration" IS 'Purpose: proof that awards were declared to the State in time (R6113-17-2). Retention: for good.'`,
    );
    await runner.query(
      `CREATE TABLE "compliance"."declaration_receipt" ("id" uuid NOT NULL, "declaration_id" uuid NOT NULL, "treatment_id" text NOT NULL, "file_sha256" text NOT NULL, "accepted" integer NOT NULL, "rejected" integer NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE NOT NULL, "read_by" uuid NOT NULL, CONSTRAINT "declaration_receipt_once" UNIQUE ("declaration_id", "file_sha256"), CONSTRAINT "PK_9353817ea5b6b70847010cd7dbf" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "compliance"."declaration_receipt" IS 'Purpose: where the answers to declared awards come from. Retention: for good.'`,
    );
    await runner.query(
      `CREATE TABLE "compliance"."declared_passage" ("id" uuid NOT NULL, "declaration_id" uuid NOT NULL, "award_id" uuid NOT NULL, "state" text NOT NULL, "message" text, "answered_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "declared_passage_answered_since" CHECK (("state" = 'sent') = ("answered_at" IS NULL)), CONSTRAINT "declared_passage_state_known" CHECK ("state" IN ('sent', 'accepted', 'rejected')), CONSTRAINT "PK_1785d8347053dcbbe748388609e" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "declared_passage_rejected_idx" ON "compliance"."declared_passage"  ("award_id") WHERE state = 'rejected'`,
    );
    await runner.query(
      `CREATE INDEX "declared_passage_declaration_idx" ON "compliance"."declared_passage"  ("declaration_id", "id") `,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "declared_passage_once_per_award" ON "compliance"."declared_passage"  ("award_id") WHERE state IN ('sent', 'accepted')`,
    );
    await runner.query(
      `COMMENT ON TABLE "compliance"."declared_passage" IS 'Purpose: what the State was told of each award, and its answer. Retention: for good.'`,
    );
    await runner.query(
      `ALTER TABLE "compliance"."declaration_receipt" ADD CONSTRAINT "declaration_receipt_declaration_fk" FOREIGN KEY ("declaration_id") REFERENCES "compliance"."declaration"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "compliance"."declared_passage" ADD CONSTRAINT "declared_passage_declaration_fk" FOREIGN KEY ("declaration_id") REFERENCES "compliance"."declaration"("id") ON DELETE NO ACTION ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "compliance"."declared_passage" DROP CONSTRAINT "declared_passage_declaration_fk"`);
    await runner.query(
      `ALTER TABLE "compliance"."declaration_receipt" DROP CONSTRAINT "declaration_receipt_declaration_fk"`,
    );
    await runner.query(`COMMENT ON TABLE "compliance"."declared_passage" IS NULL`);
    await runner.query(`DROP INDEX "compliance"."declared_passage_once_per_award"`);
    await runner.query(`DROP INDEX "compliance"."declared_passage_declaration_idx"`);
    await runner.query(`DROP INDEX "compliance"."declared_passage_rejected_idx"`);
    await runner.query(`DROP TABLE "compliance"."declared_passage"`);
    await runner.query(`COMMENT ON TABLE "compliance"."declaration_receipt" IS NULL`);
    await runner.query(`DROP TABLE "compliance"."declaration_receipt"`);
    await runner.query(`COMMENT ON TABLE "compliance"."declaration" IS NULL`);
    await runner.query(`DROP INDEX "compliance"."declaration_flow_once"`);
    await runner.query(`DROP TABLE "compliance"."declaration"`);
    await runner.query('DROP SCHEMA IF EXISTS "compliance"');
  }
}
