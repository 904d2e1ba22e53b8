import { afterAll, beforeAll, describe, expect, it } from './jest.js';
import { PERMISSIONS } from '../src/identity/index.js';
import { type Route, RouteList } from '../src/platform/http/routes.js';
import { World } from './world.js';

let world: World;
let routes: Route[];
beforeAll(async () => {
  world = await World.open();
  routes = world.app.get(RouteList).all();
});
afterAll(() => world.close());

describe('The doors of the house', () => {
  it('every route says for whom it is', () => {
    const silent = routes.filter(({ isPublic, permission }) => !isPublic && !permission);
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('every permission that a route asks for exists, and each that exists is asked for', () => {
    const asked = new Set(routes.map(({ permission }) => permission).filter((name) => name !== null));
    expect([...asked].filter((name) => !(name in PERMISSIONS))).toEqual([]);
    expect(Object.keys(PERMISSIONS).filter((name) => !asked.has(name))).toEqual([]);
  });

  it('every route of the API says what it answers', () => {
    const mute = routes.filter(({ path, answer }) => path.startsWith('/api/') && !answer);
    expect(mute.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('an unknown person gets nothing but the public routes', async () => {
    const closed = routes.filter(({ isPublic }) => !isPublic);
    for (const { method, path } of closed) {
      const url = path.replaceAll(/:\w+/g, '019b0000-0000-7000-8000-000000000000');
      const { status } = await world.call(null, method, url, method === 'GET' || method === 'DELETE' ? undefined : {});
      expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 401`);
    }
  });
});
