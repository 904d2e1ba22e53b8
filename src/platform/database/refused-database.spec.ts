import { describe, expect, it } from '../../../test/jest.js';
import { connect } from './database.module.js';
import { notReached, tooOld } from './refused-database.js';

const URL = 'postgres://jalon:secret@db.test:5432/jalon';

describe('A database that is refused', () => {
  it.each([
    [90_624, 9],
    [140_011, 14],
    [149_999, 14],
  ])('is older than 15: server_version_num %i', (number, version) => {
    const message = tooOld(URL, number)?.message ?? '';
    expect(message).toContain(`db.test:5432/jalon is PostgreSQL ${version}; 15 or later is needed`);
    expect(message).not.toContain('secret');
  });

  it.each([150_000, 150_020, 180_004])('is none of version %i', (number) => {
    expect(tooOld(URL, number)).toBeNull();
  });

  it('tells no version', () => {
    expect(tooOld(URL, Number.NaN)?.message).toContain('no PostgreSQL that tells its version');
  });

  it.each([
    ['ECONNREFUSED', 'connect ECONNREFUSED', 'Check host and port'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND', 'Check host and port'],
    ['28P01', 'password authentication failed', 'Check user and password'],
    ['', 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', 'it asks for a password'],
    ['3D000', 'database "jalon" does not exist', 'createdb jalon'],
    ['42501', 'permission denied', 'CREATE in it'],
    ['XX000', 'something else', 'Check DATABASE_URL'],
  ])('with %s says what to do', (code, message, advice) => {
    const refusal = notReached(URL, Object.assign(new Error(message), { code }));
    expect(refusal.message).toContain(advice);
    expect(refusal.message).not.toMatch(/secret|SCRAM/);
  });

  it('is refused before anything else is tried', async () => {
    await expect(connect('postgres://jalon:secret@127.0.0.1:1/jalon', 2)).rejects.toThrow(/127.0.0.1:1.*Check host/);
  });
});
