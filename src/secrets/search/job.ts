import type { RepoPath } from '../../gate/path.js'
import type { UserRules } from '../gitleaks/config.js'
import type { Found } from '../model.js'

/** The worker task's name in `src/entries.ts`. */
export const SEARCH_TASK = 'secrets/search'

/** Bytes of the largest content that is searched: GitHub takes no larger file. */
export const LARGEST = 100 << 20

/** How contents are searched. Plain data: it crosses to workers. */
export interface SearchOptions {
  /** The day of the search, in milliseconds since 1970. */
  today: number
  /** How many times over what stands encoded is decoded. */
  decode: number
  /** The user's rules; null where there are none. */
  user: UserRules | null
  /**
   * Whether of a content that follows what was there before only the difference is searched: enough to know what it
   * brought, but not where that stands after later changes.
   */
  differences: boolean
  /** Bytes above which a content is told as too large; null where there is no limit. */
  maxSize: number | null
}

/** A content to search: a file as it is, or one of git's store. */
export interface ContentToSearch {
  path: RepoPath
  /** Null for the file as it is. */
  blob: string | null
  /** What was there before: a secret that was is nothing that this content brought. */
  before: readonly string[]
  /** Hashes that a baseline has of the file. */
  hashes: readonly string[]
}

export interface SearchJob {
  options: SearchOptions
  contents: readonly ContentToSearch[]
}

/** What a job found. Plain data: it crosses from workers. */
export interface SearchOutcome {
  found: Found[]
  /** Contents that were searched, and their bytes. */
  files: number
  bytes: number
  skipped: { path: string; why: string }[]
  /** Files that the machine does not let be read, and what it says. */
  unreadable: { path: string; why: string }[]
  /** Whether a content of git's store is not here: what was to be searched was not. */
  incomplete: boolean
  tooLarge: { path: string; size: number }[]
  /** Conflicts that nobody has settled, by the lines at which they begin. */
  conflicts: { path: string; blob: string | null; line: number }[]
  /** Of contents whose hashes were given, those of which they still have the value. */
  there: { path: string; blob: string | null; hashes: string[] }[]
}
