import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CalendarAddressesSessions1795317310451 implements MigrationInterface {
  name = 'CalendarAddressesSessions1795317310451';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "sessions"."calendar_address" ("account_id" uuid NOT NULL, "secret_hash" text NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_96832d5c0cc84df516e349a4f8c" PRIMARY KEY ("account_id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "calendar_address_of_secret" ON "sessions"."calendar_address"  ("secret_hash") `,
    );
    await runner.query(
      `COMMENT ON TABLE "sessions"."calendar_address" IS 'Purpose: sessions in the calendar of a person. Retention: until the person withdraws it.'`,
    );
    await runner.query(
      `ALTER TABLE "sessions"."calendar_address" ADD CONSTRAINT "calendar_address_account_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "sessions"."calendar_address" DROP CONSTRAINT "calendar_address_account_fk"`);
    await runner.query(`COMMENT ON TABLE "sessions"."calendar_address" IS NULL`);
    await runner.query(`DROP INDEX "sessions"."calendar_address_of_secret"`);
    await runner.query(`DROP TABLE "sessions"."calendar_address"`);
  }
}
