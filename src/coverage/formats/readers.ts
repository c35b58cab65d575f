import type { Report } from '../model.js'
import type { FormatName } from './names.js'

/** Reads a report from its bytes. @throws ReportRefused */
export type Reader = (pieces: AsyncIterable<Uint8Array>) => Promise<Report>

/** How reports of a format are read in parts by several threads. */
export interface PartReader {
  /** The offset in the bytes, from anywhere in a report, of the first place where a part can begin; null without any. */
  boundary(bytes: Uint8Array): number | null
  /**
   * Reads a part. What is found is certain only where all parts can be read: each holds the next one to its beginning.
   *
   * @throws ReportRefused where the part is not what it was taken for, or wrong in any way; only the whole tells which
   */
  read(pieces: AsyncIterable<Uint8Array>, place: 'first' | 'within' | 'last'): Promise<PartOfReport>
  /** The whole report from all its parts, in their order. */
  join(parts: readonly PartOfReport[]): Report
}

export interface PartOfReport extends Report {
  /** What `join` needs besides. Plain data: it crosses from a worker. */
  rest?: unknown
}

/** The reader of each format, loaded when it is needed: most jobs have reports of one format. */
export const readers: Record<FormatName, () => Promise<Reader>> = {
  lcov: async () => (await import('./lcov.js')).readLcov,
  cobertura: async () => (await import('./cobertura.js')).readCobertura,
  jacoco: async () => (await import('./jacoco.js')).readJacoco,
  clover: async () => (await import('./clover.js')).readClover,
  istanbul: async () => (await import('./istanbul.js')).readIstanbul,
  'istanbul-summary': async () => (await import('./istanbul-summary.js')).readIstanbulSummary,
  go: async () => (await import('./go.js')).readGoProfile,
  coveragepy: async () => (await import('./coveragepy.js')).readCoveragePy,
  simplecov: async () => (await import('./simplecov.js')).readSimpleCov,
  'llvm-cov': async () => (await import('./llvm-cov.js')).readLlvmCov,
  opencover: async () => (await import('./opencover.js')).readOpenCover,
  sonar: async () => (await import('./sonar.js')).readSonar,
}

/** Of the formats of which reports become large. */
export const partReaders: Partial<Record<FormatName, () => Promise<PartReader>>> = {
  lcov: async () => (await import('./lcov.js')).lcovParts,
  cobertura: async () => (await import('./cobertura.js')).coberturaParts,
}
