import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';

/** A small file that is what its extension says. */
export function demoFile(extension: string, title: string): Readable {
  return Readable.from([contentOf(extension, title)]);
}

function contentOf(extension: string, title: string): Buffer {
  if (extension === 'pdf') return pdf(title);
  if (extension === 'zip') return zip('LISEZ-MOI.md', `# ${title}\n`);
  return Buffer.from(
    extension === 'sql' ? `-- ${title}\nCREATE TABLE exemple (id uuid PRIMARY KEY);\n` : `# ${title}\n`,
  );
}

/** One page with one line. */
function pdf(title: string): Buffer {
  const line = title.replaceAll('’', "'").replace(/[()\\]/g, ' ');
  const drawing = `BT /F1 18 Tf 60 760 Td (${line}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ].map((object, index) => `${index + 1} 0 obj${object}endobj\n`);
  const header = '%PDF-1.4\n';
  const starts = objects.map((_, index) => header.length + objects.slice(0, index).join('').length);
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = header.length + objects.join('').length;
  return Buffer.from(
    `${header}${objects.join('')}xref\n0 ${size}\n0000000000 65535 f \n${table}` +
      `trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${end}\n%%EOF\n`,
    'latin1',
  );
}

/** An archive of one file, stored as it is. */
function zip(name: string, text: string): Buffer {
  const content = Buffer.from(text);
  const fileName = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x21, 8);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(content.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(fileName.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, fileName, content]);
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), fileName]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}
