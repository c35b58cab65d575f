import type { Finding } from '../gate/result.js'

/** What reports are made of: plain text in a few shapes; each reporter escapes it for the place it lands in. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'findings'; findings: readonly Finding[] }
  | { kind: 'table'; head: string[]; rows: string[][]; numeric?: number[] }
  | { kind: 'graph'; nodes: readonly GraphNode[]; edges: readonly GraphEdge[] }
  | { kind: 'section'; title: string; blocks: Block[]; collapsed?: boolean }

/** What a change did to a part of a graph; nothing where it is as before. */
export type Mark = 'added' | 'removed'

export interface GraphNode {
  name: string
  mark?: Mark
}

/** An arrow between nodes, by their names. */
export interface GraphEdge {
  from: string
  to: string
  mark?: Mark
}

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
