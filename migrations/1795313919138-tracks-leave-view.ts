import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LeaveViewTracks1795313919138 implements MigrationInterface {
  name = 'LeaveViewTracks1795313919138';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE VIEW tracks.pub_presentation_leave AS
       SELECT id, enrolment_id, block_id, reason, granted_at FROM tracks.presentation_leave`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW tracks.pub_presentation_leave');
  }
}
