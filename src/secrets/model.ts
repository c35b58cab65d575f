import type { Confidence } from '../gate/result.js'
import type { SecretKeys } from './suppress/keys.js'
import type { FileKind } from './text/kinds.js'

/**
 * A text that is searched: one character per byte of its UTF-8 (latin1), so that offsets are bytes, a secret keeps its
 * bytes, and regular expressions run over the fastest kind of string. What is shown to anybody is decoded again.
 */
export interface Text {
  /** Of the file, relative to the repository; `kindOf` and the parsers go by it. */
  path: string
  kind: FileKind
  content: string
  /** The day on which it is searched, in milliseconds since 1970: what expired before it lets nobody in. */
  today: number
}

/** Something found in a text: what a detector returns. The reason never holds the secret, nor a part of it. */
export interface Match {
  /** Such as `github-token`; the finding's rule is `secrets/github-token`. */
  rule: string
  /** The secret's place in the text, in bytes; of a decoded one, that of the encoded run. */
  start: number
  end: number
  /** The secret as it is used: latin1 of its bytes, decoded where it stood encoded. It never leaves the scanner. */
  secret: string
  /** Whether it stood encoded. */
  decoded?: true
  confidence: Confidence
  /** Why it is taken for a secret, and why with this confidence: completes "… because". */
  reason: string
  /** What it is, to complete "This looks like …": `a GitHub personal access token`. */
  what: string
  /** The name that it is assigned to or the user that it belongs to, where that is known; never the secret. */
  name?: string
}

/** A way to find secrets: called at every place where one of its keywords stands. */
export interface Detector {
  /** Its rule, or one name for several. */
  id: string
  /** In lower case; matched whatever the case. Bytes of ASCII. */
  keywords: readonly string[]
  /** What is found at the keyword that begins at `at`; usually nothing. Time is bounded whatever the text is. */
  detect(text: Text, at: number, keyword: string): readonly Match[]
}

/** A file's own format read as a whole: `.npmrc`, `sitemanager.xml`. */
export interface FileDetector {
  /** Whether the path is such a file; decided by its name alone. */
  reads(path: string): boolean
  detect(text: Text): readonly Match[]
}

/**
 * A match with its place, and with all that decides whether it counts: it still holds the secret, so no reporter ever gets
 * it. Plain data: it crosses from workers.
 */
export interface Found extends Match {
  path: string
  /** The content's id in git, where it was not read from the files as they are. */
  blob: string | null
  /** From 1; columns in UTF-16 code units, the last one exclusive. */
  line: number
  column: number
  endLine: number
  endColumn: number
  /** Whether a rule of the user's found it, and none of this bundle's. */
  user: boolean
  /**
   * What allowlists go by: the secret as they have it, all that the rule matched, its line, and the line's number (0 for a
   * file as such).
   */
  allowable: { group: string; match: string; line: string; startLine: number }
  /** Why a comment beside it allows it, or null. */
  allowed: string | null
  /** What a baseline knows it by. */
  keys: SecretKeys
  /** What makes it the same finding next time, without the secret. */
  identity: string
  /** Whether it stood in the file before the change that brought this content. */
  known: boolean
}
