/** How the pages are kept: read once for good, or re-read when a file changes and loud about missing texts. */
export class WebOptions {
  development = false;
}
