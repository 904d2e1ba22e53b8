import type { Upload } from '../../platform/http/upload.js';
import { EvidenceFormWrong } from './evidence.errors.js';
import { tidyFileName } from './file-name.rules.js';
import type { UploadDeliverableInput } from './upload-deliverable.use-case.js';

type UploadForm = Omit<UploadDeliverableInput, 'enrolmentId' | 'projectId'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a form brings: for which deliverable, and in the place of which file. Throws EvidenceFormWrong. */
export function uploadFormOf({ name, content, fields }: Upload): UploadForm {
  const { deliverable, replaces, ...others } = fields;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new EvidenceFormWrong({
      at: unknown,
      code: 'whitelist-validation',
      message: 'Leave it out: the form takes deliverable and replaces',
    });
  if (!deliverable)
    throw new EvidenceFormWrong({
      at: 'deliverable',
      code: 'missing',
      message: 'Name the deliverable, in a field before the file',
    });
  if (replaces && !UUID.test(replaces))
    throw new EvidenceFormWrong({ at: 'replaces', code: 'is-uuid', message: 'Give the id of a file' });
  return { deliverable, name: tidyFileName(name), content, ...(replaces && { replacesId: replaces }) };
}
