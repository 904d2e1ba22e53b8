import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ROOT } from '../../../config/root.js';
import { filesIn, TEMPLATES_FOLDER } from './template-files.js';

export const ASSETS_FOLDER = join(TEMPLATES_FOLDER, 'assets');
export const ASSET_ENDINGS = ['.css', '.js', '.svg', '.woff2'];

const PACKAGES = join(ROOT, 'node_modules');

/** Every file that browsers may fetch, by its name without folder. Sheets of `styles/` come only inside `jalon.css`. */
export function readAssetFiles(): Map<string, Buffer> {
  return new Map(
    filesIn(ASSETS_FOLDER, ...ASSET_ENDINGS)
      .filter((path) => !path.startsWith('styles/'))
      .map((path) => [basename(path), read(join(ASSETS_FOLDER, path))]),
  );
}

function read(path: string): Buffer {
  return path.endsWith('.css') ? Buffer.from(withoutAir(withImports(path))) : readFileSync(path);
}

/** One sheet with its imports inside: `./` is a neighbour, anything else a file of a package. */
function withImports(path: string): string {
  return readFileSync(path, 'utf8').replace(/@import '([^']+)';/g, (_, target: string) =>
    withImports(target.startsWith('./') ? join(dirname(path), target) : join(PACKAGES, target)),
  );
}

/** CSS without comments and indentation; our sheets have no strings that contain either. */
function withoutAir(css: string): string {
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/ ?([{};]) ?\n?/g, '$1')
    .replace(/;}/g, '}')
    .trim();
}
