// `npm start`: the build when it is needed, then the application in this very process.
import { ensureBuilt } from './build.mjs';

ensureBuilt();
await import('../dist/src/main.js');
