const PLAIN: Record<string, string> = {
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.csv': 'text/csv',
  '.sql': 'application/sql',
  '.json': 'application/json',
  '.ts': 'text/plain',
  '.js': 'text/plain',
  '.yml': 'text/plain',
  '.yaml': 'text/plain',
};

/** The media type of a file that is plain text by its extension, or null when its bytes must tell. */
export function plainTypeOf(extension: string): string | null {
  return PLAIN[extension] ?? null;
}

/** Extensions whose content is rightly recognised as another type: an office file is a zip, a .jpeg is a .jpg. */
export const SAME_AS: Record<string, readonly string[]> = {
  '.jpeg': ['.jpg'],
  '.docx': ['.zip'],
  '.xlsx': ['.zip'],
  '.pptx': ['.zip'],
  '.odt': ['.zip'],
  '.odp': ['.zip'],
  '.ods': ['.zip'],
};
