import { runCommandLine } from './command-line.js';

// Who reads us may have read enough: `… rules | head`.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit();
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: async () => (await import('../config/environment.js')).readEnvironment(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
