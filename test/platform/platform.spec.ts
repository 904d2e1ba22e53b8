import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { environmentFrom } from '../../config/environment.js';
import { Db } from '../../src/platform/database/db.js';
import type { DeliveredEvent } from '../../src/platform/events/event.types.js';
import { Events } from '../../src/platform/events/events.js';
import { ForgetEvents } from '../../src/platform/events/forget-events.job.js';
import { FileStore, type ReceivedFile } from '../../src/platform/files/file-store.adapter.js';
import { SweepFiles } from '../../src/platform/files/sweep-files.job.js';
import { ForgetSignIns } from '../../src/identity/sign-in/forget-sign-ins.job.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { World } from '../world.js';

let world: World;
let db: Db;
const heard: DeliveredEvent[] = [];
let trouble = 0;

beforeAll(async () => {
  world = await World.open();
  db = world.db;
  world.app.get(Events).tell({
    name: 'test',
    events: ['test.happened'],
    run: (event) => {
      if (trouble > 0) {
        trouble -= 1;
        return Promise.reject(new Error('not now'));
      }
      heard.push(event);
      return Promise.resolve();
    },
  });
});
beforeEach(async () => {
  await world.empty();
  heard.length = 0;
  trouble = 0;
});
afterAll(() => world.close());

const failed = () => db.one<{ n: number }>('SELECT count(*) AS n FROM identity.failed_sign_in');
const writeOne = () =>
  db.sql(`INSERT INTO identity.failed_sign_in (id, who_hash, failed_at) VALUES ($1, 'x', now())`, [newId()]);
const record = (subject: string, number: number) =>
  db.transaction(() => world.app.get(Events).record({ name: 'test.happened', subject, data: { number } }, SYSTEM));

describe('A transaction', () => {
  it('leaves nothing behind when it fails, however deep the failure', async () => {
    const work = db.transaction(async () => {
      await writeOne();
      await db.transaction(async () => {
        await writeOne();
        throw new Error('too late');
      });
    });
    await expect(work).rejects.toThrow('too late');
    expect(await failed()).toEqual({ n: 0 });
  });

  it('is tried again after a deadlock', async () => {
    const [first, second] = [newId(), newId()];
    for (const id of [first, second]) {
      await db.sql(`INSERT INTO identity.failed_sign_in (id, who_hash, failed_at) VALUES ($1, 'x', now())`, [id]);
    }
    const touch = (id: string) =>
      db.sql(`UPDATE identity.failed_sign_in SET who_hash = who_hash || '.' WHERE id = $1`, [id]);
    const cross = (one: string, other: string) =>
      db.transaction(async () => {
        await touch(one);
        await db.sql('SELECT pg_sleep(0.1)');
        await touch(other);
      });
    await Promise.all([cross(first, second), cross(second, first)]);
    expect(await db.sql('SELECT DISTINCT who_hash AS hash FROM identity.failed_sign_in')).toEqual([{ hash: 'x..' }]);
  });

  it('waits for the same keys in the same order, whoever names them how', async () => {
    const both = (keys: string[]) => db.transaction(() => db.lock(...keys));
    const rounds = Array.from({ length: 20 }, (_, round) => both(round % 2 ? ['a', 'b'] : ['b', 'a']));
    await expect(Promise.all(rounds)).resolves.toHaveLength(20);
    await expect(db.lock('a')).rejects.toThrow('transaction');
  });
});

describe('Events', () => {
  it('reach their receiver in order, once, after the commit', async () => {
    const subject = newId();
    for (const number of [1, 2, 3]) await record(subject, number);
    expect(heard).toEqual([]);
    await world.deliver();
    await world.deliver();
    expect(heard.map(({ data }) => data['number'])).toEqual([1, 2, 3]);
  });

  it('are held back together when a receiver fails, while other subjects go on', async () => {
    const [stuck, free] = [newId(), newId()];
    await record(stuck, 1);
    await record(stuck, 2);
    trouble = 1;
    await world.deliver();
    await record(free, 3);
    await world.deliver();
    expect(heard.map(({ subject }) => subject)).toEqual([free]);
    await db.sql('UPDATE graphile_worker._private_jobs SET run_at = now()');
    await world.deliver();
    expect(heard.filter(({ subject }) => subject === stuck).map(({ data }) => data['number'])).toEqual([1, 2]);
  });

  it('cannot be recorded without a change', async () => {
    const alone = world.app.get(Events).record({ name: 'test.happened', subject: newId(), data: {} }, SYSTEM);
    await expect(alone).rejects.toThrow('transaction');
  });
});

describe('Files', () => {
  const keep = (name: string, bytes: Buffer | string, maxBytes = 1000) =>
    world.app
      .get(FileStore)
      .keep(Readable.from([Buffer.from(bytes)]), name, { maxBytes, extensions: ['.pdf', '.png', '.sql'] });
  const png = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6360000000020001e221bc330000000049454e44ae426082',
    'hex',
  );

  it('are found again by their hash', async () => {
    const kept = await keep('schéma.sql', 'create table x();');
    expect(kept).toMatchObject({ byteCount: 17, mediaType: 'application/sql' });
    const content = await world.app.get(FileStore).read(kept.sha256);
    expect(Buffer.concat(await content!.toArray()).toString()).toBe('create table x();');
  });

  it.each([
    ['whose extension lies', 'rapport.pdf', png],
    ['whose text is no text', 'schema.sql', png],
    ['of a kind that is not taken', 'virus.exe', Buffer.from('MZ')],
    ['that are too large', 'grand.sql', Buffer.alloc(2000, 'x')],
    ['that are empty', 'vide.sql', Buffer.alloc(0)],
  ])('%s are refused by name', async (_what, name, bytes) => {
    await expect(keep(name, bytes)).rejects.toMatchObject({ code: 'platform.file-refused', faults: [{ at: name }] });
  });
});

describe('What came in', () => {
  const inFolder = async (folder: string) =>
    (await readdir(join(world.environment.DATA_DIR, 'files', folder), { recursive: true }).catch(() => [])).length;
  const receive = (use: (file: ReceivedFile) => Promise<void>) =>
    world.app
      .get(FileStore)
      .receive(Readable.from([Buffer.from(newId())]), { name: 'a.sql', maxBytes: 100, extensions: ['.sql'] }, use);

  it('is kept with its row, and leaves nothing when the row is refused', async () => {
    const before = await inFolder('.');
    await expect(receive(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await receive(() => Promise.resolve());
    expect(await inFolder('.')).toBe(before);
    await receive(({ keep }) => keep());
    expect(await inFolder('incoming')).toBe(0);
    expect(await inFolder('.')).toBe(before + 2);
  });

  it('is forgotten after a day when a process died over it', async () => {
    const left = join(world.environment.DATA_DIR, 'files/incoming/left');
    await writeFile(left, 'half of a file');
    await world.app.get(SweepFiles).run();
    expect(await inFolder('incoming')).toBe(1);
    await utimes(left, 0, 0);
    await world.app.get(SweepFiles).run();
    expect(await inFolder('incoming')).toBe(0);
  });
});

describe('The nightly forgetting', () => {
  it('takes away what its purpose is over for, and nothing else', async () => {
    await writeOne();
    await db.sql(`UPDATE identity.failed_sign_in SET failed_at = now() - interval '2 days'`);
    await writeOne();
    await world.app.get(ForgetSignIns).run();
    expect((await failed())?.n).toBe(1);
    const [old, fresh] = [newId(), newId()];
    await record(old, 1);
    await record(fresh, 2);
    await world.deliver();
    await db.sql(`UPDATE platform.outbox_event SET delivered_at = now() - interval '31 days' WHERE subject = $1`, [
      old,
    ]);
    await world.app.get(ForgetEvents).run();
    const left = await db.sql<{ subject: string }>('SELECT subject FROM platform.outbox_event');
    expect(left).toEqual([{ subject: fresh }]);
    expect(await db.sql('SELECT DISTINCT position FROM platform.event_receipt')).toHaveLength(1);
  });
});

describe('The environment', () => {
  it('names each variable that is wrong', () => {
    expect(() => environmentFrom({ PORT: 'many', DATABASE_URL: 'somewhere' })).toThrow(
      /DATABASE_URL[^]*PORT|PORT[^]*DATABASE_URL/,
    );
  });

  it('has a default for everything', () => {
    expect(environmentFrom({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', JOBS: true });
  });
});

describe('Health', () => {
  it('tells that the process lives and that the database answers', async () => {
    expect((await world.call(null, 'GET', '/health/live')).body).toEqual({ status: 'alive' });
    expect((await world.call(null, 'GET', '/health/ready')).body).toEqual({ status: 'ready' });
  });

  it('answers what is not there with a problem document', async () => {
    const { status, body, headers } = await world.call(null, 'GET', '/api/nowhere');
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ status: 404, instance: '/api/nowhere' });
  });
});

describe('A stop', () => {
  it('waits no longer than it was told for an upload that never ends', async () => {
    const other = await World.open({ STOP_SECONDS: '1' });
    await other.app.listen(0, '127.0.0.1');
    const learner = await other.person(['learner']);
    const { port } = other.app.getHttpServer().address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF';
    socket.write(
      [
        `POST /api/enrolments/${newId()}/projects/${newId()}/files HTTP/1.1`,
        'host: localhost',
        `authorization: Bearer ${learner.token}`,
        'content-type: multipart/form-data; boundary=x',
        'content-length: 1000000',
        '',
        head,
      ].join('\r\n'),
    );
    await once(socket, 'data');
    const cut = once(socket, 'close');
    await other.close();
    await cut;
  });
});
