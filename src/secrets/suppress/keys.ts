import { createHash } from 'node:crypto'
import type { Match, Text } from '../model.js'
import { password, RANDOM, type Stored, type Surroundings, storedAsRandom, storedByForm } from './types.js'

/** An entry of a baseline that there may be of a secret. */
export interface Key {
  type: string
  /** SHA-1 in hexadecimal digits, as detect-secrets has it. */
  hash: string
  line: number
}

/** What a baseline knows a secret by. Plain data: it crosses from workers, and goes nowhere but into baselines. */
export interface SecretKeys {
  line: number
  /** The entries that are written for it. */
  entries: readonly Key[]
  /** Hashes of which each means this secret and no other. */
  hashes: readonly string[]
  /** The hash that detect-secrets stores for every secret of its form, such as that of `ghp`; null where it does not. */
  mark: string | null
}

/** How much of its line is looked at on each side of a secret. */
const AROUND = 4096

/** Shorter runs say too little to stand for a secret of several lines. */
const SHORTEST_RUN = 16

/** What a baseline may know a secret by; `line` is the one that it begins in. */
export function keysOf({ path, content }: Pick<Text, 'path' | 'content'>, match: Match, line: number): SecretKeys {
  const around = surroundingsOf(path, content, match)
  const byForm = storedByForm(match.rule, around)
  const own = byForm === null || byForm.isMark ? inItself(around, line) : keyOf(byForm, line)
  const mark = byForm?.isMark ? keyOf(byForm, line) : null
  const values = [match.secret, ...valuesOf(around), ...(byForm === null || byForm.isMark ? [] : [byForm.value])]
  return {
    line,
    entries: mark === null ? [own] : [mark, own],
    hashes: [...new Set([own.hash, ...values.filter(value => value !== '').map(hashOf)])],
    mark: mark?.hash ?? null,
  }
}

/** The SHA-1 of a text with one character per byte. */
export function hashOf(text: string): string {
  return createHash('sha1').update(text, 'latin1').digest('hex')
}

function keyOf({ type, value }: Stored, line: number): Key {
  return { type, hash: hashOf(value), line }
}

function surroundingsOf(path: string, content: string, { start, end }: Match): Surroundings {
  const before = content.slice(Math.max(0, start - AROUND), start)
  const after = content.slice(end, end + AROUND)
  const feed = after.search(/[\r\n]/)
  return {
    raw: content.slice(start, end),
    before: before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1),
    after: feed < 0 ? after : after.slice(0, feed),
    isRequoted: /\.(?:ini|ya?ml)$/.test(path),
  }
}

/** An entry that means this secret alone: of several lines, the run of base64 in their middle. */
function inItself(around: Surroundings, line: number): Key {
  const { raw } = around
  if (!raw.includes('\n')) return keyOf(storedAsRandom(around), line)
  const [start, end] = runAt(raw, raw.length >> 1)
  if (end - start < SHORTEST_RUN) return keyOf(storedAsRandom(around), line)
  const lines = raw.slice(0, start).split('\n').length - 1
  return keyOf({ type: RANDOM, value: raw.slice(start, end), isMark: false }, line + lines)
}

/** The run of base64 that an offset is in, or the next one. */
function runAt(text: string, at: number): [start: number, end: number] {
  let start = at
  while (start < text.length && !isBase64(text, start)) start += 1
  let end = start
  while (end < text.length && isBase64(text, end)) end += 1
  while (start > 0 && isBase64(text, start - 1)) start -= 1
  return [start, end]
}

function isBase64(text: string, at: number): boolean {
  return /[\w+/=\\-]/.test(text[at] as string)
}

/** What detectors that go by context may have stored: all of these hold the secret. */
function valuesOf(around: Surroundings): string[] {
  const { raw, before, after } = around
  const toEnd = (raw + after).trimEnd()
  const values = [raw, storedAsRandom(around).value, toEnd, toEnd.replace(/[,;]$/, ''), password(around) ?? '']
  for (const quote of ['"', "'", '`']) {
    const open = before.lastIndexOf(quote)
    const close = after.indexOf(quote)
    if (close >= 0) values.push(raw + after.slice(0, close))
    if (open >= 0 && close >= 0) values.push(before.slice(open + 1) + raw + after.slice(0, close))
  }
  for (const sign of ['=', ':']) {
    const at = before.lastIndexOf(sign)
    if (at >= 0) values.push((before.slice(at + 1) + toEnd).trim())
  }
  const delimiter = /[\s=:"]$/.exec(before)?.[0] ?? ''
  const end = /^[\s"]/.exec(after)?.[0] ?? ''
  values.push(delimiter + raw, raw + end, delimiter + raw + end)
  return values
}
