import { it as jestIt } from '../jest.js';

type Part<Row extends unknown[] = []> = (...row: Row) => Promise<void>;

/**
 * `it` for a story that is told in order, where each part rests on the ones before: when a part fails, those after it
 * are not tried, and say where the story broke. Rows of a table do not rest on each other.
 */
export function story() {
  let brokenAt: string | null = null;
  const goesOn = () => {
    if (brokenAt !== null) throw new Error(`Not tried: the story broke at « ${brokenAt} »`);
  };
  const it = (title: string, part: Part) =>
    jestIt(title, async () => {
      goesOn();
      await part().catch((error: unknown) => {
        brokenAt = title;
        throw error;
      });
    });
  const each =
    <Row extends unknown[]>(rows: Row[]) =>
    (title: string, part: Part<Row>) =>
      jestIt.each<Row>(rows)(title, async (...row: Row) => {
        goesOn();
        await part(...row);
      });
  return Object.assign(it, { each });
}
