import { Global, Module } from '@nestjs/common';
import { DiskFiles, FileStore } from './file-store.adapter.js';

@Global()
@Module({ providers: [{ provide: FileStore, useClass: DiskFiles }], exports: [FileStore] })
export class FilesModule {}
