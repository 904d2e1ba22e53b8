const MOST_CHARACTERS = 200;

/** A name that can be shown and saved anywhere: no folder, no sign that hides or turns what it says, bounded. */
export function tidyFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '').trim();
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 ? plain.slice(dot).slice(0, 20) : '';
  const stem = dot > 0 ? plain.slice(0, dot) : plain;
  return stem.slice(0, MOST_CHARACTERS - ending.length).replace(/\p{Cs}$/u, '') + ending;
}

/** The header that has a browser save a file under its own name, in any script (RFC 6266). */
export function attachmentNamed(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.replaceAll(/\p{Cs}/gu, '_')).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
