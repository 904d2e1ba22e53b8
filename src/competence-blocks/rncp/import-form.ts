import { piecesOf, type Upload } from '../../platform/http/upload.js';
import { ImportFormWrong } from '../competence-blocks.errors.js';
import { xmlOf } from '../register/upload-xml.adapter.js';
import type { ImportRegisterInput } from './import-register.use-case.js';
import { MOST_CODES, wantedCodes } from './wanted-codes.rules.js';

/** What a form asks to import; the file stays open when its reading stops early. Throws ImportFormWrong. */
export function importFormOf(upload: Upload): ImportRegisterInput {
  const { name, fields } = upload;
  const unknown = Object.keys(fields).find((field) => field !== 'codes');
  if (unknown !== undefined)
    throw new ImportFormWrong({
      at: unknown,
      code: 'whitelist-validation',
      message: 'The form takes `codes`, then `file`: leave this out',
    });
  const { codes, wrong } = wantedCodes(fields['codes']);
  const [firstWrong] = wrong;
  if (firstWrong !== undefined) {
    const message = `« ${firstWrong.slice(0, 20)} » is no code of the register: write RNCP and 3 to 5 digits`;
    throw new ImportFormWrong({ at: 'codes', code: 'title-code-form', message });
  }
  if (codes && codes.length > MOST_CODES) {
    throw new ImportFormWrong({
      at: 'codes',
      code: 'array-max-size',
      message: `Ask for at most ${MOST_CODES} titles, or for none to import all`,
      facts: { most: MOST_CODES },
    });
  }
  return { fileName: name.slice(0, 200), bytes: xmlOf(piecesOf(upload)), ...(codes && { codes }) };
}
