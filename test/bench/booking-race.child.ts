// One application process of the race: listens on a free port of the loopback, until its parent lets go.
import type { AddressInfo } from 'node:net';
import { environmentFrom } from '../../config/environment.js';
import { createApp } from '../../src/app.js';
import { Db } from '../../src/platform/database/db.js';

const [, , url = '', dataDir = '', change = ''] = process.argv;
const app = await createApp(environmentFrom({ NODE_ENV: 'production', DATABASE_URL: url, DATA_DIR: dataDir }));
// What the guards are worth is seen without them.
if (change === 'no-lock') app.get(Db).lock = () => Promise.resolve();
// A process that dies between the commit and the answer.
app
  .getHttpAdapter()
  .getInstance()
  .addHook('onSend', (request, _reply, _payload, done) => {
    if (change === 'mortal' && request.headers['x-die'] === 'yes') process.kill(process.pid, 'SIGKILL');
    else done();
  });
await app.listen(0, '127.0.0.1');
process.once('disconnect', () => void app.close());
process.send?.({ port: (app.getHttpServer().address() as AddressInfo).port });
