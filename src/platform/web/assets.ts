import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { ASSET_ENDINGS, ASSETS_FOLDER, readAssetFiles } from './asset-files.js';
import { stampOf } from './template-files.js';
import { WebOptions } from './web-options.js';

const PREFIX = '/static/';
const HASH_LENGTH = 10;
const FOR_EVER = 'public, max-age=31536000, immutable';
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

type Encoding = 'br' | 'gzip';

/** A file that browsers fetch, as it is, and as it was compressed when first asked for. */
interface Asset {
  address: string;
  type: string;
  plain: Buffer;
  compressed: Map<Encoding, Buffer>;
}

const COMPRESS: Record<Encoding, (plain: Buffer) => Buffer> = {
  br: (plain) => brotliCompressSync(plain),
  gzip: (plain) => gzipSync(plain, { level: 9 }),
};

/** The style, script, fonts and pictures of the pages, under addresses that change with their content. */
@Injectable()
export class Assets {
  private byName = new Map<string, Asset>();
  private stamp = '';

  constructor(private readonly options: WebOptions) {
    this.read();
  }

  /** `/static/jalon.3f2a9c81d0.css` for `jalon.css`. */
  address(name: string): string {
    const asset = this.byName.get(name);
    if (!asset) throw new RangeError(`There is no asset ${name} in templates/assets`);
    return asset.address;
  }

  /**
   * The asset at an address below `/static/`. One of another version is answered too, but not `exact`: while a new
   * version is rolled out, a page of one process asks another for its style.
   */
  find(file: string): { asset: Asset; exact: boolean } | undefined {
    const name = file.replace(/\.[0-9a-f]{10}(?=\.\w+$)/, '');
    const asset = this.byName.get(name);
    return asset && { asset, exact: asset.address === PREFIX + file };
  }

  /** Reads the files anew when one has changed; for development. */
  refresh(): void {
    if (this.options.development && stampOf(ASSETS_FOLDER, ...ASSET_ENDINGS) !== this.stamp) this.read();
  }

  private read(): void {
    const files = readAssetFiles();
    this.stamp = stampOf(ASSETS_FOLDER, ...ASSET_ENDINGS);
    this.byName = new Map();
    const [sheets, others] = [
      [...files].filter(([name]) => name.endsWith('.css')),
      [...files].filter(([name]) => !name.endsWith('.css')),
    ];
    for (const [name, body] of others) this.byName.set(name, assetOf(name, body));
    for (const [name, body] of sheets) this.byName.set(name, assetOf(name, this.withAddresses(body)));
  }

  private withAddresses(sheet: Buffer): Buffer {
    return Buffer.from(
      sheet.toString().replace(/url\('([^')]+)'\)/g, (_, name: string) => `url(${this.address(name)})`),
    );
  }
}

/** Serves the assets, to be kept by browsers for ever. Call it before the application listens. */
export function registerAssets(fastify: FastifyInstance, assets: Assets): void {
  fastify.get<{ Params: { '*': string } }>(`${PREFIX}*`, async (request, reply) => {
    const found = assets.find(request.params['*']);
    if (!found) return reply.status(404).type('text/plain; charset=utf-8').send('There is no such file\n');
    const { asset, exact } = found;
    const encoding = preferredEncoding(request.headers['accept-encoding'] ?? '', asset);
    if (encoding) void reply.header('content-encoding', encoding);
    return reply
      .header('cache-control', exact ? FOR_EVER : 'no-cache')
      .header('vary', 'accept-encoding')
      .type(asset.type)
      .send(encoding ? compressed(asset, encoding) : asset.plain);
  });
}

/** Fonts are compressed already. */
function preferredEncoding(accepted: string, { type }: Asset): Encoding | undefined {
  if (type === TYPES['.woff2']) return undefined;
  if (/\bbr\b(?!;q=0\b)/.test(accepted)) return 'br';
  if (/\bgzip\b(?!;q=0\b)/.test(accepted)) return 'gzip';
  return undefined;
}

function compressed({ plain, compressed }: Asset, encoding: Encoding): Buffer {
  const known = compressed.get(encoding) ?? COMPRESS[encoding](plain);
  compressed.set(encoding, known);
  return known;
}

function assetOf(name: string, plain: Buffer): Asset {
  const ending = extname(name);
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, HASH_LENGTH);
  return {
    address: `${PREFIX}${name.slice(0, -ending.length)}.${hash}${ending}`,
    type: TYPES[ending] ?? 'application/octet-stream',
    plain,
    compressed: new Map(),
  };
}
