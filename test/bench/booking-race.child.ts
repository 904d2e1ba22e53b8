// One application process of the race: listens on a free port of the loopback, until its parent lets go.
import type { AddressInfo } from 'node:net';
import { environmentFrom } from '../../config/environment.js';
import { createApp } from '../../src/app.js';

const [, , url = '', dataDir = ''] = process.argv;
const app = await createApp(environmentFrom({ NODE_ENV: 'production', DATABASE_URL: url, DATA_DIR: dataDir }));
await app.listen(0, '127.0.0.1');
process.once('disconnect', () => void app.close());
process.send?.({ port: (app.getHttpServer().address() as AddressInfo).port });
