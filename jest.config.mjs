import { availableParallelism } from 'node:os'

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  // .ci/run has every tool but Airflow, which takes long to install: .ci/evidence has it too, and says `all`.
  testPathIgnorePatterns: process.env.REQUIRE_TOOLS === '1' ? ['<rootDir>/__tests__/oracle/airflow-import'] : [],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } } }] },
  modulePathIgnorePatterns: ['<rootDir>/examples/', '<rootDir>/dist/', '<rootDir>/lib/'],
  coverageProvider: 'babel',
  collectCoverageFrom: ['src/**/*.ts'],
  reporters: ['default', '<rootDir>/__tests__/support/skip-reporter.mjs'],
  testTimeout: 120_000,
  // What test files load is never freed: after some hundred files, collecting garbage takes longer than testing. A worker that
  // holds much is replaced; a single one would be this very process, which cannot be.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  workerIdleMemoryLimit: '700MB',
}
