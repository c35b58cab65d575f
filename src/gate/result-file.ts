import type { Schema, Validator } from '@cfworker/json-schema'
import { bytesOf } from './bytes.js'
import type { InputPath } from './path.js'
import type { Files } from './ports.js'
import type { Result } from './result.js'

/** No result is larger; what is, is refused unread. */
export const LARGEST_RESULT = 16 << 20

/** Results of results nest some ten deep; what nests in the thousands cannot even be written again. */
const DEEPEST = 100
const LONGEST_REASON = 300

/** The result file's content. Lists of numbers stand in one line: measurements have many. */
export function toResultFile(result: Result): string {
  // No text in it can look so: the line feeds of texts are escaped. Only in a list does a line begin with a number.
  const text = JSON.stringify(result, null, 2)
    .replace(/\[\n *(?=-?\d)/g, '[')
    .replace(/,\n *(?=-?\d)/g, ', ')
    .replace(/(?<=\d)\n *\]/g, ']')
  return `${text}\n`
}

let validator: Promise<Validator> | undefined

// Loaded once, and only where there is a result to read.
async function loadValidator(): Promise<Validator> {
  const { Validator } = await import('@cfworker/json-schema')
  const { default: schema } = await import('./result.schema.json', { with: { type: 'json' } })
  return new Validator(schema as Schema, '7')
}

/** A result file that is none: the message says in which way, after the words "the result". */
export class RefusedResult extends Error {}

/**
 * Reads a result file that may be anybody's: its shape is held against the schema, its texts are not to be trusted.
 *
 * @throws RefusedResult
 */
export async function readResultFile(content: Uint8Array): Promise<Result> {
  refuseBeyondLimit(content.length)
  const value = parse(content)
  if ((value as { schema?: unknown } | null)?.schema !== 1) {
    throw new RefusedResult('is not of schema 1, the only one that this version reads')
  }
  refuseUnwritable(value)
  validator ??= loadValidator()
  const { valid, errors } = (await validator).validate(value)
  const { instanceLocation = '#', error = '' } = errors.at(-1) ?? {}
  if (!valid) throw new RefusedResult(sentence(`breaks its schema at ${instanceLocation}: ${error}`))
  return value as Result
}

/** Reads a result file of the workspace, or one that the user named outside of it. @throws RefusedResult */
export async function readResultAt(path: InputPath, files: Files): Promise<Result> {
  refuseBeyondLimit((await files.size(path)) ?? 0)
  return readResultFile(await bytesOf(files.stream(path)))
}

function refuseBeyondLimit(size: number): void {
  if (size > LARGEST_RESULT) throw new RefusedResult(`is larger than ${LARGEST_RESULT >> 20} MiB`)
}

function parse(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content))
  } catch (error) {
    throw new RefusedResult(sentence(`is no JSON: ${(error as Error).message}`))
  }
}

/** What a library says, short and without the full stop that whoever tells of them sets. */
function sentence(words: string): string {
  return words.slice(0, LONGEST_REASON).replace(/\.$/, '')
}

/** Refuses what JSON can be read as and not be written from again: `1e999`, and a nesting that breaks the stack. */
function refuseUnwritable(value: unknown): void {
  let level = [value]
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new RefusedResult(`nests its values more than ${DEEPEST} deep`)
    if (level.some(each => typeof each === 'number' && !Number.isFinite(each))) {
      throw new RefusedResult('has a number that is out of bounds')
    }
    level = level.flatMap(each => (typeof each === 'object' && each !== null ? Object.values(each) : []))
  }
}
