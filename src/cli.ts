import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { open } from 'node:fs/promises';
import { DateTime } from 'luxon';
import { basename } from 'node:path';
import { Environment, EnvironmentWrong, readEnvironment } from '../config/environment.js';
import { createContext } from './app.js';
import { type AuditHead, VerifyAudit } from './audit/index.js';
import { ImportRegister } from './competence-blocks/index.js';
import { DemoNotPossible, readyDemoWorld, StoryStopped } from './demo/index.js';
import { exportDeclaration, readReceiptFile, ReceiptWithoutFlow } from './cli-declarations.js';
import { DatabaseUnreachable } from './platform/database/database.errors.js';
import { EmbeddedServerFailed } from './platform/database/embedded-server.js';
import { openDatabase } from './platform/database/open-database.js';
import { SYSTEM } from './platform/kernel/actor.js';
import { DomainError } from './platform/kernel/domain-error.js';
import { ruleBook } from './rule-book.js';

const FAILED = 1;
const MISUSED = 2;

const program = new Command('npm run jalon --')
  .description('Jalon for officers and operators. Each command opens the database as `npm start` does.')
  .showHelpAfterError('(--help tells more)')
  .exitOverride();

program
  .command('world')
  .description('makes the demo world in an empty database, or tells how to sign in to the one that stands')
  .option('--reset', 'makes a demo world that stands anew; refused for any other data')
  .option('--seed <number>', 'another seed is another world, the same seed the same', wholeNumber)
  .action(async (options: { reset?: boolean; seed?: number }) => {
    const stopping = new AbortController();
    process.once('SIGINT', () => stopping.abort());
    await withDatabase(async (environment) => {
      const lines = await readyDemoWorld(environment, say, { ...options, signal: stopping.signal });
      if (lines.length === 0) throw new DemoNotPossible('This database holds data that are not a demo world.');
      for (const line of lines) say(line);
    });
  });

program
  .command('import-register')
  .description('imports titles of the public register (XML export V4.1) as drafts')
  .argument('<file.xml>', 'the export, or a part of it')
  .option('--codes <codes>', 'only these titles: RNCP37873,RNCP39387', listOfCodes)
  .action(async (file: string, options: { codes?: string[] }) => {
    const bytes = (await open(file)).createReadStream();
    const input = { fileName: basename(file), bytes, ...options };
    const report = await withContext((context) => context.get(ImportRegister, NOT_STRICT).run(input, SYSTEM));
    for (const { code, version, outcome, blocks, competences } of report.imported) {
      say(`${code} version ${version}: ${outcome}, ${blocks} blocks, ${competences} competences`);
    }
    for (const { line, code, field, message, severity } of report.problems) {
      say(`${severity}: ${line ? `line ${line}` : file}${code ? `, ${code}` : ''}, ${field}: ${message}`);
    }
    say(`${report.draftedCount} drafted, ${report.unchangedCount} unchanged, ${report.problemCount} problems.`);
    if (report.draftedCount + report.unchangedCount === 0) process.exitCode = FAILED;
  });

program
  .command('export-declaration')
  .description('declares the awards of a period to the Caisse des Dépôts and writes the file to deposit')
  .addOption(new Option('--from <day>', 'first day of issue, YYYY-MM-DD').argParser(day).makeOptionMandatory())
  .addOption(new Option('--until <day>', 'last day of issue, YYYY-MM-DD').argParser(day).makeOptionMandatory())
  .addOption(new Option('--out <file.xml>', 'where to write it; a file that stands is kept').makeOptionMandatory())
  .action((options: { from: string; until: string; out: string }) =>
    withContext((context) => exportDeclaration(context, options, say)),
  );

program
  .command('read-receipt')
  .description('marks the awards of a declaration as the receipt of the Caisse des Dépôts answers them')
  .argument('<file.xml>', 'the receipt (accusé de traitement)')
  .action((file: string) => withContext((context) => readReceiptFile(context, file, say)));

program
  .command('verify-audit')
  .description('checks that no recorded event was altered, taken out or cut off')
  .option('--noted <position:hash>', 'the head of an earlier check, as it was kept outside the database', headOf)
  .action(async ({ noted }: { noted?: AuditHead }) => {
    const verdict = await withContext((context) => context.get(VerifyAudit, NOT_STRICT).run(noted));
    const { entries, head, firstBad } = verdict;
    say(`Entries that are as they were sealed: ${entries}. Keep their head elsewhere: ${head.position}:${head.hash}`);
    if (!firstBad) return;
    process.stderr.write(`Entry ${firstBad.position} is not as it was sealed: ${firstBad.flaw}.\n`);
    process.exitCode = FAILED;
  });

program
  .command('rules')
  .description('prints every rule of the house with its source')
  .action(async () => {
    for (const { room, rules } of await ruleBook()) {
      say(`\n${room}`);
      for (const { code, says, source } of rules) say(`  ${code}: ${says}${source ? ` [${source}]` : ''}`);
    }
  });

program
  .command('migrate')
  .description('brings the database to the newest shape')
  .action(() => withDatabase(() => Promise.resolve(say('The database is in its newest shape.'))));

const NOT_STRICT = { strict: false };

async function withDatabase<T>(work: (environment: Environment) => Promise<T>): Promise<T> {
  const environment = readEnvironment();
  const database = await openDatabase(environment, say);
  try {
    return await work(Object.assign(new Environment(), environment, { DATABASE_URL: database.url }));
  } finally {
    await database.close();
  }
}

function withContext<T>(work: (context: INestApplicationContext) => Promise<T>): Promise<T> {
  return withDatabase(async (environment) => {
    const context = await createContext(environment);
    try {
      return await work(context);
    } finally {
      await context.close();
    }
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 0 to 999999999.');
  return Number(text);
}

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !DateTime.fromISO(text, { zone: 'utc' }).isValid) {
    throw new InvalidArgumentError('Give a day of the calendar, as 2026-01-31.');
  }
  return text;
}

function headOf(text: string): AuditHead {
  const [, position, hash = ''] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!position) throw new InvalidArgumentError('Give the head as an earlier check told it, as 120:9f86d0…');
  return { position: Number(position), hash };
}

function listOfCodes(text: string): string[] {
  return text.split(',').map((code) => code.trim());
}

const FORESEEN = [
  EnvironmentWrong,
  DatabaseUnreachable,
  EmbeddedServerFailed,
  DemoNotPossible,
  StoryStopped,
  ReceiptWithoutFlow,
];

function reasonOf(error: unknown): string {
  if (error instanceof DomainError) {
    const faults = error.faults.map(({ at, message }) => `  ${at}: ${message}`);
    const checks = error.checks.map(({ says, facts }) => `  not met: ${says} ${facts ? JSON.stringify(facts) : ''}`);
    return [error.message, ...faults, ...checks].join('\n');
  }
  const { code, path, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return `There is no file ${path}.`;
  if (code === 'EEXIST') return `${path} stands already: name another file.`;
  return FORESEEN.some((kind) => error instanceof kind) ? message : (stack ?? String(error));
}

// Who reads us may have read enough: `… rules | head`.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : MISUSED;
  else {
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exitCode = FAILED;
  }
}
