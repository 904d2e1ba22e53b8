// `node config/draft-migration.mjs <module> <what>`: drafts the migration that brings the database from the migrations
// in `dist` to the entities of one module in `dist`. Read what it wrote before you commit it.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';

const [module, what] = process.argv.slice(2);
if (!module || !what) throw new Error('Usage: node config/draft-migration.mjs <module> <what>');

const { startEmbeddedServer } = await import('../dist/src/platform/database/embedded-server.js');
const { migrate } = await import('../dist/src/platform/database/migrate.js');
const { databaseOptions } = await import('../dist/config/database.js');

const folder = await mkdtemp(join(tmpdir(), 'jalon-draft-'));
await chmod(folder, 0o755);
const server = await startEmbeddedServer({ dataDir: join(folder, 'pg'), database: 'draft', purpose: 'throw-away' });
try {
  await migrate(server.url);
  const dataSource = await new DataSource(await databaseOptions(server.url)).initialize();
  const schema = module.replaceAll('-', '_');
  await dataSource.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  const { upQueries, downQueries } = await dataSource.driver.createSchemaBuilder().log();
  await dataSource.destroy();
  const mine = ({ query }) => query.includes(`"${schema}".`);
  const name = `${what}-${module}`.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
  const lines = (queries) => queries.filter(mine).map(({ query }) => `    await runner.query(\`${query}\`);`);
  const stamp = Date.now();
  const text = `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${name}${stamp} implements MigrationInterface {
  name = '${name}${stamp}';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA IF NOT EXISTS "${schema}"');
${lines(upQueries).join('\n')}
  }

  async down(runner: QueryRunner): Promise<void> {
${lines(downQueries.toReversed()).join('\n')}
    await runner.query('DROP SCHEMA IF EXISTS "${schema}"');
  }
}
`;
  const file = join(import.meta.dirname, '..', 'migrations', `${stamp}-${module}-${what}.ts`);
  await writeFile(file, text);
  process.stdout.write(`${file}\n`);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
