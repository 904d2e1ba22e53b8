// The map of the house: which room may use which. Every room may use platform and identity; see src/README.md.
const below = {
  platform: [],
  identity: [],
  institutions: [],
  'competence-blocks': [],
  learners: ['institutions'],
  tracks: ['learners', 'institutions', 'competence-blocks'],
  mentors: ['learners', 'tracks'],
  sessions: ['learners', 'tracks', 'mentors'],
  statements: ['learners', 'tracks', 'mentors', 'sessions'],
  assessment: ['learners', 'competence-blocks', 'tracks', 'mentors', 'sessions'],
  funding: ['learners', 'institutions', 'tracks', 'sessions'],
  audit: [],
};
const rooms = Object.keys(below).filter((name) => !['platform', 'identity', 'audit'].includes(name));
below.notifications = rooms;
below.compliance = rooms;
below.homes = [...rooms, 'compliance'];
below.demo = [...rooms, 'compliance', 'notifications', 'audit'];

const mayUse = Object.fromEntries(
  Object.entries(below).map(([name, others]) => [
    name,
    name === 'platform' ? [] : name === 'identity' ? ['platform'] : ['platform', 'identity', ...others],
  ]),
);

const mapRules = Object.entries(mayUse).map(([name, allowed]) => ({
  name: `${name}-uses-only-its-line`,
  comment: `${name} may use ${allowed.join(', ') || 'no other room'}. Call a room above through its door, learn from one below by event.`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^src/[^/]+/', pathNot: `^src/(${[name, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...mapRules,
    {
      name: 'room-not-on-the-map',
      comment: 'A new room is drawn on the map in .dependency-cruiser.cjs and in src/README.md first.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/((${Object.keys(mayUse).join('|')})/|[^/]+\\.ts$)` },
      to: {},
    },
    {
      name: 'through-the-door',
      comment: 'Another room is entered by its index.ts: export there what is meant for others, or read its pub_ view.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/.+', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/platform/'] },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule compares facts: hand it what it needs instead of letting it fetch.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        pathNot: ['\\.rules\\.ts$', '\\.types\\.ts$', '^src/platform/kernel/', 'node_modules/(@types/)?luxon'],
      },
    },
    {
      name: 'entities-stay-home',
      comment: 'Tables are private: ask the room through its door, or read its pub_ view.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '\\.entity\\.ts$', pathNot: ['^src/$1/', '^src/platform/'] },
    },
    {
      name: 'entities-know-no-behaviour',
      comment: 'An entity is a row: move the behaviour to a rule or a use case.',
      severity: 'error',
      from: { path: '\\.entity\\.ts$' },
      to: { path: '^src/', pathNot: ['\\.entity\\.ts$', '\\.types\\.ts$', '^src/platform/'] },
    },
    {
      name: 'controllers-know-no-database',
      comment: 'A controller passes HTTP on to a use case or a query.',
      severity: 'error',
      from: { path: '\\.(controller|pages)\\.ts$', pathNot: '^src/platform/' },
      to: { path: ['\\.entity\\.ts$', '^node_modules/typeorm', '^src/platform/database/db\\.ts$'] },
    },
    {
      name: 'use-cases-know-no-http',
      comment: 'A use case takes its own input and throws domain errors; HTTP is for controllers and pages.',
      severity: 'error',
      from: { path: '\\.(use-case|queries|rules|policy|api)\\.ts$' },
      to: { path: ['\\.(controller|pages|dto)\\.ts$', '^node_modules/(fastify|@fastify)'] },
    },
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.entity\\.ts$' },
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'Nobody imports this file: delete it, or use it.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src',
        pathNot: ['(main|cli|repl)\\.ts$', '\\.spec\\.ts$', '\\.entity\\.ts$', '\\.types\\.ts$', '\\.d\\.ts$'],
      },
      to: {},
    },
    {
      name: 'src-knows-no-test',
      comment: 'The product does not lean on its tests.',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test|\\.spec\\.ts$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
