import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Environment, EnvironmentWrong } from '../config/environment.js';
import { createContext } from './app.js';
import { type AuditHead, VerifyAudit } from './audit/index.js';
import { type AccountWish, openAccountFor } from './cli-account.js';
import { exportDeclaration, readReceiptFile, tellPreview } from './cli-declarations.js';
import { reasonOf as reasonAmong } from './cli-reasons.js';
import { ImportRegister } from './competence-blocks/index.js';
import { validateAccrochage } from './compliance/index.js';
import { DemoNotPossible, readyDemoWorld, StoryStopped } from './demo/index.js';
import { DatabaseUnreachable } from './platform/database/database.errors.js';
import { EmbeddedServerFailed } from './platform/database/embedded-server.js';
import { openDatabase } from './platform/database/open-database.js';
import { SYSTEM } from './platform/kernel/actor.js';
import type { Language } from './platform/web/locale.js';
import { ruleDocument } from './rule-document.js';
import { CommandFailed, type Terminal } from './terminal.js';

const NOT_STRICT = { strict: false };

/** Makes the demo world, or tells how to sign in to the one that stands. Throws `DemoNotPossible`. */
export async function world(terminal: Terminal, options: { reset?: boolean; seed?: number }): Promise<void> {
  const say = sayOn(terminal);
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  await withDatabase(terminal, async (environment) => {
    const lines = await readyDemoWorld(environment, say, { ...options, signal: stopping.signal });
    if (lines.length === 0) throw new DemoNotPossible('This database holds data that are not a demo world.');
    for (const line of lines) say(line);
  });
}

/** Opens the account of a person: the first one of a new house, or any later one. */
export function openAccount(terminal: Terminal, wish: AccountWish): Promise<void> {
  return withContext(terminal, (context) => openAccountFor(context, wish, sayOn(terminal)));
}

/** Drafts titles of a file of the register, and says line by line what could not be read. */
export async function importRegister(terminal: Terminal, file: string, options: { codes?: string[] }): Promise<void> {
  const say = sayOn(terminal);
  const bytes = (await open(file)).createReadStream();
  const input = { fileName: basename(file), bytes, ...options };
  const report = await withContext(terminal, (context) => context.get(ImportRegister, NOT_STRICT).run(input, SYSTEM));
  for (const { code, version, outcome, blocks, competences } of report.imported) {
    say(`${code} version ${version}: ${outcome}, ${blocks} blocks, ${competences} competences`);
  }
  for (const { line, code, field, message, severity } of report.problems) {
    say(`${severity}: ${line ? `line ${line}` : file}${code ? `, ${code}` : ''}, ${field}: ${message}`);
  }
  say(`${report.draftedCount} drafted, ${report.unchangedCount} unchanged, ${report.problemCount} problems.`);
  if (report.draftedCount + report.unchangedCount === 0) throw new CommandFailed('No title of this file was taken.');
}

/** Declares the awards of a period into a file. */
export function declare(terminal: Terminal, options: { from: string; until: string; out: string }): Promise<void> {
  return withContext(terminal, (context) => exportDeclaration(context, options, sayOn(terminal)));
}

/** Tells what the file of a period would hold, and declares nothing. */
export function previewDeclaration(terminal: Terminal, period: { from: string; until: string }): Promise<void> {
  return withContext(terminal, (context) => tellPreview(context, period, sayOn(terminal)));
}

/** Tells whether a file follows the schema of the Caisse des Dépôts; one that does not fails the command. */
export async function checkDeclaration(terminal: Terminal, file: string): Promise<void> {
  const verdict = await validateAccrochage(file);
  if (verdict.valid) return terminal.out(`${file} follows the schema 1.1.2 of the Caisse des Dépôts.\n`);
  const faults = verdict.errors.map(({ at, message }) => `  ${at}: ${message}`);
  throw new CommandFailed([`${file} does not follow the schema 1.1.2:`, ...faults].join('\n'));
}

/** Marks the awards of a declaration as a receipt answers them. */
export function readReceipt(terminal: Terminal, file: string): Promise<void> {
  return withContext(terminal, (context) => readReceiptFile(context, file, sayOn(terminal)));
}

/** Tells how far the audit is whole; a flaw fails the command. */
export async function verifyAudit(terminal: Terminal, noted: AuditHead | undefined): Promise<void> {
  const verdict = await withContext(terminal, (context) => context.get(VerifyAudit, NOT_STRICT).run(noted));
  const { entries, head, firstBad } = verdict;
  terminal.out(
    `Entries that are as they were sealed: ${entries}. Keep their head elsewhere: ${head.position}:${head.hash}\n`,
  );
  if (firstBad) throw new CommandFailed(`Entry ${firstBad.position} is not as it was sealed: ${firstBad.flaw}.`);
}

/** Prints the rule book of the house as a document in Markdown. */
export async function rules(terminal: Terminal, { language }: { language: Language }): Promise<void> {
  terminal.out(`${await ruleDocument(language)}\n`);
}

/** Brings the database to the newest shape. */
export function migrate(terminal: Terminal): Promise<void> {
  return withDatabase(terminal, () => Promise.resolve(terminal.out('The database is in its newest shape.\n')));
}

async function withDatabase<T>(terminal: Terminal, work: (environment: Environment) => Promise<T>): Promise<T> {
  const environment = await terminal.environment();
  const database = await openDatabase(environment, sayOn(terminal));
  try {
    return await work(Object.assign(new Environment(), environment, { DATABASE_URL: database.url }));
  } finally {
    await database.close();
  }
}

function withContext<T>(terminal: Terminal, work: (context: INestApplicationContext) => Promise<T>): Promise<T> {
  return withDatabase(terminal, async (environment) => {
    const context = await createContext(environment);
    try {
      return await work(context);
    } finally {
      await context.close();
    }
  });
}

function sayOn(terminal: Terminal): (line: string) => void {
  return (line) => terminal.out(`${line}\n`);
}

const FORESEEN = [
  CommandFailed,
  EnvironmentWrong,
  DatabaseUnreachable,
  EmbeddedServerFailed,
  DemoNotPossible,
  StoryStopped,
];

/** What a failure of one of these commands is to the person at the terminal. */
export function reasonOf(error: unknown): string {
  return reasonAmong(error, FORESEEN);
}
