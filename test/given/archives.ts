import { deflateRawSync } from 'node:zlib';

/** A .zip archive of these files, as the register is downloaded. */
export function archiveOf(files: Record<string, string | Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const header = headerOf(Buffer.from(content));
    const local = Buffer.concat([signed(0x04034b50, 0), header.facts, sizes(name), Buffer.from(name), header.packed]);
    directory.push(Buffer.concat([signed(0x02014b50, 20), header.facts, sizes(name), tail(at), Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, entries, end]);
}

function headerOf(content: Buffer): { facts: Buffer; packed: Buffer } {
  const packed = deflateRawSync(content);
  const facts = Buffer.alloc(22);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(0x0800, 2);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(checksum(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  return { facts, packed };
}

function signed(signature: number, madeBy: number): Buffer {
  const bytes = Buffer.alloc(madeBy > 0 ? 6 : 4);
  bytes.writeUInt32LE(signature, 0);
  if (madeBy > 0) bytes.writeUInt16LE(madeBy, 4);
  return bytes;
}

function sizes(name: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt16LE(Buffer.byteLength(name), 0);
  return bytes;
}

function tail(at: number): Buffer {
  const bytes = Buffer.alloc(14);
  bytes.writeUInt32LE(at, 10);
  return bytes;
}

/** CRC-32, bit by bit. */
function checksum(content: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
