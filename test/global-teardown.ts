/** Stops the server of this run. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.stopTestServer?.();
}
