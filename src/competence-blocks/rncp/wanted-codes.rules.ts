const CODE = /^(RNCP\d{3,5}|RS\d{1,5})$/;

/** The most titles that are asked for by code in one import. */
export const MOST_CODES = 50;

/** The codes in `RNCP37873, RNCP39387`, each once; null for an empty text, which asks for the whole register. */
export function wantedCodes(text: string | undefined): { codes: string[] | null; wrong: string[] } {
  const written = (text ?? '')
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  const codes = [...new Set(written)];
  return { codes: codes.length > 0 ? codes : null, wrong: codes.filter((code) => !CODE.test(code)) };
}
