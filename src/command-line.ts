import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DateTime } from 'luxon';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { AuditHead } from './audit/index.js';
import type { AccountWish } from './cli-account.js';
import { ROLES } from './platform/kernel/actor.js';
import type { Language } from './platform/web/locale.js';
import type { Terminal } from './terminal.js';

// The house itself is loaded by the command that needs it: `--help` and a misuse are answered at once.
const work = () => import('./cli-work.js');

const FAILED = 1;
const MISUSED = 2;

/** The command has failed, and said why by itself. */
class AlreadyTold extends Error {}

/** Runs one command. Answers its exit code: 0 done, 1 failed, 2 misused. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('npm run jalon --')
    .description('Jalon for officers and operators. Each command opens the database as `npm start` does.')
    .showHelpAfterError('(--help tells more)')
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .exitOverride();
  addOperations(program, terminal);
  addDeclarations(program, terminal);
  try {
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof AlreadyTold) return FAILED;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED;
    terminal.err(`${(await work()).reasonOf(error)}\n`);
    return FAILED;
  }
}

function addOperations(program: Command, terminal: Terminal): void {
  program
    .command('world')
    .description('makes the demo world in an empty database, or tells how to sign in to the one that stands')
    .option('--reset', 'makes a demo world that stands anew; refused for any other data')
    .option('--seed <number>', 'another seed is another world, the same seed the same', wholeNumber)
    .action(async (options: { reset?: boolean; seed?: number }) => (await work()).world(terminal, options));

  program
    .command('open-account')
    .description('opens the account of a person, and tells the password once: how a new house gets its first officer')
    .requiredOption('--email <address>', 'by which they sign in')
    .requiredOption('--name <name>', 'as pages show it')
    .addOption(new Option('--role <role...>', 'one or several').choices(ROLES).makeOptionMandatory())
    .addOption(new Option('--language <code>', 'of their pages and mails').choices(['fr', 'en', 'es']).default('fr'))
    .option('--zone <zone>', 'of their clock', 'Europe/Paris')
    .action(async (wish: AccountWish) => (await work()).openAccount(terminal, wish));

  program
    .command('import-register')
    .description('imports titles of the public register (XML export V4.1) as drafts')
    .argument('<file.xml>', 'the export, or a part of it')
    .option('--codes <codes>', 'only these titles: RNCP37873,RNCP39387', listOfCodes)
    .action(async (file: string, options: { codes?: string[] }) =>
      (await work()).importRegister(terminal, file, options),
    );

  program
    .command('register')
    .description('the public register of certifications: « register import <file> » reads its export into the house')
    .command('import')
    .description('reads an export of the whole register, or goes on with one that broke off; shows how far it has come')
    .argument('<file>', 'the XML export V4.1 or its .zip archive, or that of the CSV export, which says less')
    .action(async (file: string) => {
      if ((await inSmallProcess('cli-register.js', file)) !== 0) throw new AlreadyTold();
    });

  program
    .command('verify-audit')
    .description('checks that no recorded event was altered, taken out or cut off')
    .option('--noted <position:hash>', 'the head of an earlier check, as it was kept outside the database', headOf)
    .action(async ({ noted }: { noted?: AuditHead }) => (await work()).verifyAudit(terminal, noted));

  program
    .command('rules')
    .description('prints the rule book as a document in Markdown: each rule, its numbers, its source, who asks for it')
    .addOption(
      new Option('--language <code>', 'the language of the document').choices(['fr', 'en', 'es']).default('en'),
    )
    .action(async (options: { language: Language }) => (await work()).rules(terminal, options));

  program
    .command('migrate')
    .description('brings the database to the newest shape')
    .action(async () => (await work()).migrate(terminal));
}

function addDeclarations(program: Command, terminal: Terminal): void {
  program
    .command('export-declaration')
    .description('declares the awards of a period to the Caisse des Dépôts and writes the file to deposit')
    .addOption(new Option('--from <day>', 'first day of issue, YYYY-MM-DD').argParser(day).makeOptionMandatory())
    .addOption(new Option('--until <day>', 'last day of issue, YYYY-MM-DD').argParser(day).makeOptionMandatory())
    .option('--out <file.xml>', 'where to write it; a file that stands is kept')
    .option('--preview', 'only tells what the file would hold, and what is missing; declares nothing')
    .action(async (options: { from: string; until: string; out?: string; preview?: boolean }, command: Command) => {
      const { preview = false, out, ...period } = options;
      if (preview) return (await work()).previewDeclaration(terminal, period);
      if (!out) return command.error("error: give '--out <file.xml>', or '--preview'", { exitCode: MISUSED });
      return (await work()).declare(terminal, { ...period, out });
    });

  program
    .command('check-declaration')
    .description('checks a file for the Caisse des Dépôts against its schema (1.1.2); opens no database')
    .argument('<file.xml>', 'the file, however it was made')
    .action(async (file: string) => (await work()).checkDeclaration(terminal, file));

  program
    .command('read-receipt')
    .description('marks the awards of a declaration as the receipt of the Caisse des Dépôts answers them')
    .argument('<file.xml>', 'the receipt (accusé de traitement)')
    .action(async (file: string) => (await work()).readReceipt(terminal, file));
}

/** Runs a program in a process whose heap is kept small, and answers with what it ended. */
function inSmallProcess(name: string, ...words: string[]): Promise<number> {
  const execArgv = ['--max-semi-space-size=6', '--max-old-space-size=96'];
  const child = fork(join(import.meta.dirname, name), words, { execArgv });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? FAILED)));
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
