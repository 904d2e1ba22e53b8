import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';

/** What the Caisse des Dépôts answers to a file when it finds every holder: each passage is accepted. */
export async function* receiptFor(file: Readable): AsyncGenerator<Uint8Array> {
  const xml = await text(file);
  const valuesOf = (element: string) =>
    [...xml.matchAll(new RegExp(`<(?:\\w+:)?${element}>([^<]+)<`, 'g'))].map(([, value]) => value ?? '');
  const [flowId = ''] = valuesOf('idFlux');
  const passages = valuesOf('idTechnique').map((id) => `    <idTechnique>${id}</idTechnique>\n`);
  yield Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<ns2:rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">\n` +
      `  <nomFichier>flux.xml</nomFichier>\n  <idFlux>${flowId}</idFlux>\n  <idTraitement>1</idTraitement>\n` +
      `  <PassagesOK>\n${passages.join('')}  </PassagesOK>\n</ns2:rapport>\n`,
  );
}
