import { describe, expect, it } from '../../../test/jest.js';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { unmet } from '../../platform/kernel/decision.js';
import {
  type AttemptFacts,
  mayAddFile,
  mayChangeFiles,
  mayHandIn,
  mayRemoveFile,
  missingOf,
  MOST_FILES,
  type PresentFile,
} from './evidence.rules.js';

const at = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });
const file = (
  deliverable: string,
  uploadedAt = '2026-03-01T08:00',
  id = `${deliverable} ${uploadedAt}`,
): PresentFile => ({
  id,
  deliverable,
  uploadedAt: at(uploadedAt).toJSDate(),
});
const [report, code] = [file('Report'), file('Code')];
const attempt: AttemptFacts = {
  now: at('2026-03-10T08:00'),
  state: 'in-progress',
  frozenHours: 48,
  defenceAt: null,
  condition: null,
  deliverables: [
    { name: 'Report', required: true },
    { name: 'Code', required: true },
    { name: 'Film', required: false },
  ],
  files: [report, code],
};
const planned: Partial<AttemptFacts> = { state: 'defence-planned', defenceAt: at('2026-03-12T08:00') };
const conditional: Partial<AttemptFacts> = {
  state: 'conditional',
  condition: { since: at('2026-03-09T08:00'), completeBy: at('2026-03-11T08:00'), completedAt: null },
};
const completed = {
  state: 'conditional',
  condition: {
    since: at('2026-03-09T08:00'),
    completeBy: at('2026-03-11T08:00'),
    completedAt: at('2026-03-10T07:00'),
  },
};
const codes = (decision: Parameters<typeof unmet>[0]) => unmet(decision).map((check) => check.code);

describe('The files of an attempt', () => {
  it.each<[string, Partial<AttemptFacts>, string[]]>([
    ['the project is at work', {}, []],
    ['it was sent back', { state: 'to-rework' }, []],
    ['it is not started', { state: 'open' }, ['project-takes-files']],
    ['it is validated', { state: 'validated' }, ['project-takes-files']],
    ['the defence is 48 hours away to the minute', { ...planned }, ['deliverables-not-frozen']],
    ['one minute more is left', { ...planned, now: at('2026-03-10T07:59') }, []],
    ['the condition ends this minute', { ...conditional, now: at('2026-03-11T08:00') }, []],
    ['the condition has ended', { ...conditional, now: at('2026-03-11T08:01') }, ['completed-in-time']],
    ['what was asked for is handed in', completed, ['completed-in-time']],
  ])('may change or not: %s', (_when, change, expected) => {
    expect(codes(mayChangeFiles({ ...attempt, ...change }))).toEqual(expected);
  });

  it('are 20 at most; one in the place of another is not one more', () => {
    const files = Array.from({ length: MOST_FILES }, (_, index) => file('Report', '2026-03-01T08:00', `r${index}`));
    const full = { ...attempt, files };
    const [replaced = report] = files;
    expect(codes(mayAddFile(full, { deliverable: 'Report', replaced: null }))).toEqual(['room-for-file']);
    expect(codes(mayAddFile(full, { deliverable: 'Report', replaced }))).toEqual([]);
    expect(codes(mayAddFile({ ...full, files: files.slice(1) }, { deliverable: 'Report', replaced: null }))).toEqual(
      [],
    );
  });

  it('stay once they were judged', () => {
    const news = file('Report', '2026-03-10T07:00');
    const facts = { ...attempt, ...conditional, files: [report, code, news] };
    expect(codes(mayRemoveFile(facts, report.id))).toEqual(['file-not-judged']);
    expect(codes(mayRemoveFile(facts, news.id))).toEqual([]);
    expect(codes(mayRemoveFile(facts, 'of an earlier attempt'))).toEqual(['file-not-judged']);
    expect(codes(mayAddFile(facts, { deliverable: 'Report', replaced: report }))).toEqual(['file-not-judged']);
  });

  it('keep one for each required deliverable once they are handed in', () => {
    expect(codes(mayRemoveFile(attempt, report.id))).toEqual([]);
    expect(codes(mayRemoveFile({ ...attempt, state: 'handed-in' }, report.id))).toEqual(['deliverable-kept']);
    const film = file('Film');
    expect(codes(mayRemoveFile({ ...attempt, state: 'handed-in', files: [report, code, film] }, film.id))).toEqual([]);
  });
});

describe('Handing in', () => {
  it('names what is missing, and asks for nothing that is not required', () => {
    const { checks } = mayHandIn({ ...attempt, files: [code] });
    expect(checks.find((check) => check.code === 'deliverables-in')?.facts).toEqual({ missing: ['Report'] });
    expect(mayHandIn(attempt).allowed).toBe(true);
  });

  it('completes a condition with something new only', () => {
    expect(codes(mayHandIn({ ...attempt, ...conditional }))).toEqual(['something-completed']);
    const files = [...attempt.files, file('Film', '2026-03-09T08:01')];
    expect(codes(mayHandIn({ ...attempt, ...conditional, files }))).toEqual([]);
  });
});

describe('Over any set of files', () => {
  const names = ['Report', 'Code', 'Film'];
  const anyFiles = fc
    .array(fc.constantFrom(...names), { maxLength: 30 })
    .map((given) => given.map((name, index) => file(name, '2026-03-01T08:00', `f${index}`)));
  const anyState = fc.constantFrom('open', 'in-progress', 'handed-in', 'defence-planned', 'to-rework', 'validated');

  it('handing in is allowed exactly when nothing is missing and the files may change', () => {
    fc.assert(
      fc.property(anyFiles, anyState, (files, state) => {
        const facts = { ...attempt, files, state };
        const free = mayChangeFiles(facts).allowed && missingOf(facts.deliverables, files).length === 0;
        expect(mayHandIn(facts).allowed).toBe(free);
      }),
    );
  });

  it('what may be removed after handing in never leaves a required deliverable empty', () => {
    fc.assert(
      fc.property(anyFiles, fc.nat(29), (files, index) => {
        const facts = { ...attempt, files, state: 'handed-in' };
        const gone = files[index % Math.max(1, files.length)];
        if (!gone || missingOf(facts.deliverables, files).length > 0) return;
        if (!mayRemoveFile(facts, gone.id).allowed) return;
        expect(
          missingOf(
            facts.deliverables,
            files.filter(({ id }) => id !== gone.id),
          ),
        ).toEqual([]);
      }),
    );
  });
});
