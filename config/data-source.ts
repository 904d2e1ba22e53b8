import { dataSourceFor } from './database.js';
import { readEnvironment } from './environment.js';

const { DATABASE_URL } = readEnvironment();
if (!DATABASE_URL) throw new Error('The TypeORM command line needs DATABASE_URL');

/** For the command line of TypeORM: `node node_modules/typeorm/cli.js -d dist/config/data-source.js …`. */
export const dataSource = await dataSourceFor(DATABASE_URL);
