import { Global, Module } from '@nestjs/common';
import { Documents } from './document-printer.js';
import { PRINT_SETTINGS, printSettings } from './print-settings.js';

@Global()
@Module({
  providers: [{ provide: PRINT_SETTINGS, useFactory: () => printSettings() }, Documents],
  exports: [Documents],
})
export class DocumentsModule {}
