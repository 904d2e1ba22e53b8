import { Global, Module } from '@nestjs/common';
import { DiskFiles, FileStore } from './file-store.adapter.js';
import { SweepFiles } from './sweep-files.job.js';

@Global()
@Module({ providers: [{ provide: FileStore, useClass: DiskFiles }, SweepFiles], exports: [FileStore] })
export class FilesModule {}
