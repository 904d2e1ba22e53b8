import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { aBookedSession, aMentoredLearner, type MentoredLearner } from '../given/sessions.js';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
let given: MentoredLearner;
beforeAll(async () => {
  world = await World.open({ CALENDARS_FROM_LOOPBACK: 'on' });
});
beforeEach(async () => {
  await world.empty();
  given = await aMentoredLearner(world);
});
afterAll(() => world.close());

const TUESDAY = '2026-01-13T13:00:00Z';
const WEEK = { zone: 'Europe/Paris', validFromOn: '2026-01-05' };

const send = (address: string, form: object, who: Person = given.mentor) =>
  world.call(who, 'POST', `/availability/${address}`, form);
const page = async () => (await world.call(given.mentor, 'GET', '/availability')).bytes.toString();
const countOf = async (table: string) => (await world.db.sql(`SELECT 1 FROM mentors.${table}`)).length;

describe('The page of an availability', () => {
  it('shows the week in its fields, and what comes of it with the sessions booked', async () => {
    await aBookedSession(world, given, TUESDAY);
    const shown = await page();
    expect(shown).toMatch(/name="from-2-0" value="08:00"/);
    expect(shown).toMatch(/mardi 13 janvier[\s\S]*08:00 – 20:00[\s\S]*14:00 Camille/);
  });

  it('sets a new week, and names the field that is wrong with all that was written', async () => {
    const wrong = await send('week', { ...WEEK, 'from-1-0': '12:00', 'to-1-0': '09:00', 'from-4-1': '10:00' });
    expect(wrong.status).toBe(400);
    expect(wrong.bytes.toString()).toContain('href="#field-to-1-0"');
    expect(wrong.bytes.toString()).toContain('href="#field-to-4-1"');
    expect(wrong.bytes.toString()).toMatch(/name="from-4-1" value="10:00"/);
    expect((await send('week', { ...WEEK, 'from-1-0': '22:00', 'to-1-0': '00:00' })).status).toBe(303);
    const [rule, ...others] = await world.db.sql(
      'SELECT weekday, starts_at_local, ends_at_local FROM mentors.availability_rule',
    );
    expect([rule, others]).toEqual([{ weekday: 1, starts_at_local: '22:00', ends_at_local: '24:00' }, []]);
  });

  it('lists the booked sessions that a change touches before it is made; they stay booked', async () => {
    const { sessionId } = await aBookedSession(world, given, TUESDAY);
    const away = { kind: 'closed', onDay: '2026-01-12', untilOn: '2026-01-16', from: '', to: '' };
    const asked = await send('exceptions', away);
    expect(asked.bytes.toString()).toContain('1 séance réservée');
    expect(asked.bytes.toString()).toContain(`/sessions/${sessionId}`);
    expect(await countOf('availability_exception')).toBe(0);
    expect((await send('exceptions', { ...away, seen: 'yes' })).status).toBe(303);
    expect(await countOf('availability_exception')).toBe(5);
    const seen = await world.call<{ state: string }>(given.mentor, 'GET', `/api/sessions/${sessionId}`);
    expect(seen.body.state).toBe('booked');
    const week = await send('week', { ...WEEK, 'from-1-0': '09:00', 'to-1-0': '10:00' });
    expect(week.status).toBe(303);
  });

  it('asks nothing when no booked session is touched, and takes an exception back', async () => {
    await aBookedSession(world, given, TUESDAY);
    expect((await send('exceptions', { kind: 'closed', onDay: '2026-01-14' })).status).toBe(303);
    const [, id] = /exceptions\/([0-9a-f-]{36})\/removal/.exec(await page()) ?? [];
    expect((await send(`exceptions/${id ?? ''}/removal`, {})).status).toBe(303);
    expect(await countOf('availability_exception')).toBe(0);
    const backwards = await send('exceptions', { kind: 'open', onDay: '2026-01-14', from: '15:00', to: '14:00' });
    expect([backwards.status, backwards.bytes.toString()]).toEqual([400, expect.stringContaining('#field-to')]);
  });

  it('tells where the mentor travels, after the booked sessions that it touches', async () => {
    await aBookedSession(world, given, TUESDAY);
    const tokyo = { fromOn: '2026-01-12', travelUntilOn: '2026-01-18', travelZone: 'Asia/Tokyo' };
    const wrong = await send('travels', { ...tokyo, travelUntilOn: '2026-01-11' });
    expect([wrong.status, wrong.bytes.toString()]).toEqual([
      400,
      expect.stringContaining('href="#field-travelUntilOn"'),
    ]);
    expect((await send('travels', tokyo)).bytes.toString()).toContain('1 séance réservée');
    expect((await send('travels', { ...tokyo, seen: 'yes' })).status).toBe(303);
    const shown = await page();
    expect(shown).toContain('du lundi 12 janvier 2026 au dimanche 18 janvier 2026');
    const [, id] = /travels\/([0-9a-f-]{36})\/removal/.exec(shown) ?? [];
    expect((await send(`travels/${id ?? ''}/removal`, {})).status).toBe(303);
    expect(await countOf('travel')).toBe(0);
  });

  it('keeps what the mentor asks of a booking, and gives back what is no number', async () => {
    const terms = {
      bufferBeforeMinutes: '5',
      bufferAfterMinutes: '',
      noticeHours: '48',
      windowDays: '',
      country: 'FR',
      region: '67',
    };
    const wrong = await send('terms', { ...terms, windowDays: '3' });
    expect([wrong.status, wrong.bytes.toString()]).toEqual([
      400,
      expect.stringMatching(/name="windowDays"[^>]*|value="3"/),
    ]);
    expect((await send('terms', terms)).status).toBe(303);
    expect(await page()).toMatch(/value="48"[\s\S]*value="FR" selected[\s\S]*value="67" selected/);
    expect((await send('terms', { ...terms, country: 'BE' })).status).toBe(303);
    expect(await world.db.sql('SELECT country, region, window_days FROM mentors.receiving_terms')).toEqual([
      { country: 'BE', region: null, window_days: null },
    ]);
  });

  it('closes the hours at which another calendar says busy, read again and withdrawn at will', async () => {
    let [status, begins] = [200, '20260113T130000Z'];
    const site = createServer((_request, reply) => {
      const event = `BEGIN:VEVENT\r\nSUMMARY:dentist\r\nDTSTART:${begins}\r\nDURATION:PT1H\r\nEND:VEVENT`;
      reply.writeHead(status, { location: 'https://10.0.0.1/inside.ics' });
      reply.end(`BEGIN:VCALENDAR\r\n${event}\r\nEND:VCALENDAR\r\n`);
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/private.ics`;
    const book = async () => {
      const asked = { enrolmentId: given.enrolmentId, startsAt: TUESDAY };
      const { body } = await world.call<ProblemBody>(given.learner, 'POST', '/api/sessions/decision', asked);
      return (body.checks ?? []).filter(({ standing }) => standing !== 'met').map(({ code }) => code);
    };
    try {
      expect((await send('calendars', { calendarName: 'Maison', address })).status).toBe(303);
      expect(await book()).toEqual(['session-mentor-calendar-free']);
      const shown = await page();
      expect([shown.includes('une plage prise'), shown.includes('private.ics'), shown.includes('dentist')]).toEqual([
        true,
        false,
        false,
      ]);
      const [, id = ''] = /calendars\/([0-9a-f-]{36})\/refresh/.exec(shown) ?? [];
      begins = '20260113T180000Z';
      world.clock.set('2026-01-05T10:00:00Z');
      await send(`calendars/${id}/refresh`, {});
      expect(await book()).toEqual([]);
      [status] = [302];
      world.clock.set('2026-01-05T11:00:00Z');
      await send(`calendars/${id}/refresh`, {});
      expect(await page()).toContain('mène à un site public');
      expect(await countOf('busy_time')).toBe(1);
      for (const wrong of ['http://example.test/a.ics', 'https://10.0.0.1/a.ics', 'https://[::ffff:10.0.0.1]/a.ics']) {
        const refused = await send('calendars', { calendarName: 'Dedans', address: wrong });
        expect([refused.status, refused.bytes.toString()]).toEqual([
          400,
          expect.stringContaining('href="#field-address"'),
        ]);
      }
      expect((await send(`calendars/${id}/removal`, {}, await world.person(['mentor']))).status).toBe(404);
      expect((await send(`calendars/${id}/removal`, {})).status).toBe(303);
      expect((await countOf('busy_calendar')) + (await countOf('busy_time'))).toBe(0);
    } finally {
      site.close();
    }
  });

  it('is the mentor’s own', async () => {
    expect((await world.call(given.learner, 'GET', '/availability')).status).toBe(403);
    expect((await send('week', WEEK, given.learner)).status).toBe(403);
    expect((await world.call(await world.person(['advisor']), 'GET', '/availability')).status).toBe(404);
  });
});
