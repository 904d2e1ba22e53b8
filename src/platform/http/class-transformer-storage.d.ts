declare module 'class-transformer/cjs/storage.js' {
  /** Where class-transformer keeps what `@Type` told it. */
  export const defaultMetadataStorage: object;
}
