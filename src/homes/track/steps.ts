import type { ProjectProgress } from '../../tracks/index.js';

/** A project as a step of the track. */
export interface Step {
  label: string;
  state: 'done' | 'current' | 'todo';
  href: string;
  /** A text of `homes:track.project`. */
  word: string;
  /** Does its evaluation wait for a ruling? */
  contested: boolean;
}

/** The projects of a track as steps; each leads to its page below the address. */
export function stepsOf(projects: readonly ProjectProgress[], address: string): Step[] {
  return projects.map(({ id, code, name, state, contested, dispensed }) => ({
    label: `${code} · ${name}`,
    state: state === 'validated' ? 'done' : state === 'locked' || state === 'open' ? 'todo' : 'current',
    href: `${address}/${id}`,
    word: dispensed ? 'dispensed' : state,
    contested,
  }));
}
