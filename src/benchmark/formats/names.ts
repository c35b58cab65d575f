/** What `tool` can name. */
export const TOOLS = [
  'pytest-benchmark',
  'google-benchmark',
  'criterion',
  'go',
  'hyperfine',
  'jmh',
  'benchmark-dotnet',
  'benchmark-js',
  'vitest',
  'tinybench',
  'mitata',
  'catch2',
  'k6',
  'locust',
  'autocannon',
  'oha',
  'vegeta',
  'wrk',
  'custom',
  'data-js',
  'json',
  'csv',
  'openmetrics',
] as const

export type Tool = (typeof TOOLS)[number]
