import 'reflect-metadata';
import { repl } from '@nestjs/core';
import { Environment, readEnvironment } from '../config/environment.js';
import { AppModule } from './app.module.js';
import { openDatabase } from './platform/database/open-database.js';

const environment = readEnvironment();
const database = await openDatabase(environment);
await repl(AppModule.with(Object.assign(new Environment(), environment, { DATABASE_URL: database.url, JOBS: false })));
