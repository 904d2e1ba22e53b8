import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AccountsIdentity1795289968615 implements MigrationInterface {
  name = 'AccountsIdentity1795289968615';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS "identity"');
    await runner.query(
      `CREATE TABLE "identity"."account" ("id" uuid NOT NULL, "email" text NOT NULL, "password_hash" text, "display_name" text NOT NULL, "language" text NOT NULL DEFAULT 'fr', "zone" text NOT NULL DEFAULT 'Europe/Paris', "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "account_email_once" UNIQUE ("email"), CONSTRAINT "account_email_in_lower_case" CHECK ("email" = lower("email")), CONSTRAINT "PK_54115ee388cdb6d86bb4bf5b2ea" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `COMMENT ON TABLE "identity"."account" IS 'Purpose: sign-in and how to address a person. Retention: until erasure, at the latest 3 years after the last sign-in.'`,
    );
    await runner.query(
      `CREATE TABLE "identity"."role_grant" ("id" uuid NOT NULL, "account_id" uuid NOT NULL, "role" text NOT NULL, "granted_by" uuid NOT NULL, "granted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "withdrawn_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_b9e50aafa723c536731c38529fb" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "role_grant_once_while_held" ON "identity"."role_grant"  ("account_id", "role") WHERE withdrawn_at IS NULL`,
    );
    await runner.query(
      `COMMENT ON TABLE "identity"."role_grant" IS 'Purpose: what an account may do. Retention: as the account.'`,
    );
    await runner.query(
      `CREATE TABLE "identity"."failed_sign_in" ("id" uuid NOT NULL, "who_hash" text NOT NULL, "failed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_2f4be04894fbfd703dac1a9891e" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "failed_sign_in_who_idx" ON "identity"."failed_sign_in"  ("who_hash", "failed_at") `,
    );
    await runner.query(
      `COMMENT ON TABLE "identity"."failed_sign_in" IS 'Purpose: slow down guessing. Retention: 1 day.'`,
    );
    await runner.query(
      `CREATE TABLE "identity"."sign_in" ("token_hash" text NOT NULL, "account_id" uuid NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_a433806a9f577f546c2ce6a6409" PRIMARY KEY ("token_hash"))`,
    );
    await runner.query(`CREATE INDEX "sign_in_account_idx" ON "identity"."sign_in"  ("account_id") `);
    await runner.query(
      `COMMENT ON TABLE "identity"."sign_in" IS 'Purpose: who is signed in. Retention: 30 days after its end.'`,
    );
    await runner.query(
      `ALTER TABLE "identity"."role_grant" ADD CONSTRAINT "role_grant_account_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "identity"."sign_in" ADD CONSTRAINT "sign_in_account_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "identity"."sign_in" DROP CONSTRAINT "sign_in_account_fk"`);
    await runner.query(`ALTER TABLE "identity"."role_grant" DROP CONSTRAINT "role_grant_account_fk"`);
    await runner.query(`COMMENT ON TABLE "identity"."sign_in" IS NULL`);
    await runner.query(`DROP INDEX "identity"."sign_in_account_idx"`);
    await runner.query(`DROP TABLE "identity"."sign_in"`);
    await runner.query(`COMMENT ON TABLE "identity"."failed_sign_in" IS NULL`);
    await runner.query(`DROP INDEX "identity"."failed_sign_in_who_idx"`);
    await runner.query(`DROP TABLE "identity"."failed_sign_in"`);
    await runner.query(`COMMENT ON TABLE "identity"."role_grant" IS NULL`);
    await runner.query(`DROP INDEX "identity"."role_grant_once_while_held"`);
    await runner.query(`DROP TABLE "identity"."role_grant"`);
    await runner.query(`COMMENT ON TABLE "identity"."account" IS NULL`);
    await runner.query(`DROP TABLE "identity"."account"`);
    await runner.query('DROP SCHEMA IF EXISTS "identity"');
  }
}
