import { afterAll, beforeAll, describe, expect, it } from '../../../test/jest.js';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { brotliDecompressSync } from 'node:zlib';
import { Assets, registerAssets } from './assets.js';
import { compressHtml, registerLanguageChoice } from './html-answers.js';

const FIRST_PAGE_BYTES = 60_000;
const assets = new Assets({ development: false });
const fastify = new FastifyAdapter().getInstance<FastifyInstance>();

beforeAll(async () => {
  registerAssets(fastify, assets);
  registerLanguageChoice(fastify, true);
  compressHtml(fastify);
  fastify.get('/page', (_request, reply) => reply.type('text/html; charset=utf-8').send('<p>é</p>'.repeat(500)));
  await fastify.ready();
});
afterAll(() => fastify.close());

describe('An asset', () => {
  it('is kept for ever under the address of its content', async () => {
    const answer = await fastify.inject({
      url: assets.address('jalon.css'),
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/css; charset=utf-8',
      'content-encoding': 'br',
      vary: 'accept-encoding',
    });
    expect(brotliDecompressSync(answer.rawPayload).toString()).toContain(`url(${assets.address('jalon-sans.woff2')})`);
  });

  it('is answered uncompressed to whom wants it so', async () => {
    const answer = await fastify.inject({ url: assets.address('jalon.js') });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.body).toContain('addEventListener');
  });

  it('is answered under the address of another version, but not kept', async () => {
    const answer = await fastify.inject({ url: '/static/jalon.0123456789.css' });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-cache']);
  });

  it.each(['/static/nothing.0123456789.css', '/static/../package.json', '/static/%2e%2e%2fpackage.json', '/static/'])(
    'does not exist at %s',
    async (url) => {
      expect((await fastify.inject({ url })).statusCode).toBe(404);
    },
  );

  it('is no heavier than a first page allows: style, script and both fonts leave 8 KB for the page itself', async () => {
    const names = ['jalon.css', 'jalon.js', 'icon.svg', 'jalon-sans.woff2', 'jalon-serif.woff2'];
    const sizes = await Promise.all(
      names.map(async (name) => {
        const answer = await fastify.inject({ url: assets.address(name), headers: { 'accept-encoding': 'br' } });
        return answer.rawPayload.length;
      }),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_PAGE_BYTES - 8_000);
  });

  it('that is not there fails where it is asked for', () => {
    expect(() => assets.address('absent.css')).toThrow('There is no asset absent.css');
  });
});

describe('A page as it is sent', () => {
  it('is compressed for browsers that understand it', async () => {
    const answer = await fastify.inject({ url: '/page', headers: { 'accept-encoding': 'br' } });
    expect(brotliDecompressSync(answer.rawPayload).toString()).toBe('<p>é</p>'.repeat(500));
  });

  it('comes again in the language that was chosen, which is kept', async () => {
    const answer = await fastify.inject({ url: '/page?lang=es&week=2' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/page?week=2']);
    expect(answer.headers['set-cookie']).toContain('jalon-lang=es');
  });

  it('never leads to another site', async () => {
    const answer = await fastify.inject({ url: '//elsewhere.test/?lang=es' });
    expect(answer.headers.location).not.toMatch(/^\/\//);
  });

  it('is left alone with a language that we do not speak', async () => {
    expect((await fastify.inject({ url: '/page?lang=xx' })).statusCode).toBe(200);
  });
});
