import type { Reading } from '../model.js'
import type { Tool } from './names.js'

/** A file as readers get it. */
export interface Source {
  path: string
  /** Without a byte order mark. */
  text: string
  /** What the text is as JSON; undefined where it is none. */
  json: unknown
  /** The text of a file in the same folder; null where there is none. */
  beside(name: string): Promise<string | null>
}

/** A form in which a tool writes its results. */
export interface Format {
  tool: Tool
  /** Whether the content is of this form: a few certain marks, cheap to look for, and none that another form has too. */
  recognises(source: Source): boolean
  /**
   * Reads it. Everything in it is anybody's: numbers are finite and not negative, or the file is refused.
   *
   * @throws FileRefused
   */
  read(source: Source): Promise<Reading> | Reading
}
