import type { Finding } from '../gate/result.js'

/** What reports are made of: plain text in a few shapes; each reporter escapes it for the place it lands in. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'findings'; findings: readonly Finding[] }
  | { kind: 'table'; head: string[]; rows: string[][]; numeric?: number[] }
  | { kind: 'section'; title: string; blocks: Block[]; collapsed?: boolean }

export function textBlock(text: string): Block {
  return { kind: 'text', text }
}

/** A table; `numeric` lists the columns that align right. */
export function table(head: string[], rows: string[][], numeric: number[] = []): Block {
  return { kind: 'table', head, rows, numeric }
}

export function section(title: string, blocks: Block[], collapsed = false): Block {
  return { kind: 'section', title, blocks, collapsed }
}
