// `npm run bench -- <name>`: one measurement, which ends in one JSON line on the standard output.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [, , name = ''] = process.argv;
const file = join(import.meta.dirname, `${name}.js`);
if (!/^[a-z]+(-[a-z]+)*$/.test(name) || name === 'run' || !existsSync(file)) {
  const names = readdirSync(import.meta.dirname)
    .filter((entry) => /^[a-z-]+\.js$/.test(entry) && entry !== 'run.js')
    .map((entry) => entry.slice(0, -3));
  process.stderr.write(`Which measurement? One of: ${names.join(', ')}\n`);
  process.exit(2);
}
const { run } = (await import(file)) as { run: () => Promise<void> };
await run();
