/** The formats that are read, by the names that the input `format` takes. */
export const FORMATS = [
  'lcov',
  'cobertura',
  'jacoco',
  'clover',
  'istanbul',
  'istanbul-summary',
  'go',
  'coveragepy',
  'simplecov',
  'llvm-cov',
  'opencover',
  'sonar',
] as const

export type FormatName = (typeof FORMATS)[number]
