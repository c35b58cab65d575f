import type { Module } from '../python/ast.js'
import type { Node, Span } from './node.js'

/** Something that is wrong with the text itself, whatever it is meant to say. */
export interface Fault extends Span {
  /** Id of the rule that it breaks: `yaml/syntax`, `yaml/duplicate-key`. */
  readonly rule: string
  /** What is wrong and, where that is known, what would be right; a sentence. */
  readonly message: string
  /** A place that belongs to it, such as the first of two keys. */
  readonly related?: { readonly message: string } & Span
}

/** A name that YAML gives a node, or uses of one. */
export interface Anchor extends Span {
  readonly name: string
}

/** One document of a file. */
export interface Document extends Span {
  /** Null where there is nothing but comments, or nothing that could be read. */
  readonly root: Node | null
  /** In the order of the text; YAML only. */
  readonly anchors: readonly Anchor[]
  readonly aliases: readonly Anchor[]
  /** The nodes that have a tag of their own, with it, written out: `tag:yaml.org,2002:str`, `!Ref`; YAML only. */
  readonly tags?: ReadonlyMap<Node, string>
}

/** What a parser makes of a text: as much of the tree as can be read, and all its faults. */
export interface Parsed {
  readonly documents: readonly Document[]
  readonly faults: readonly Fault[]
  /** From `#` (`//`, `/*`, `;`) to the end of the comment, in the order of the text. */
  readonly comments: readonly Span[]
  /** The tree of a text in Python, which has no documents. */
  readonly module?: Module
}

export type Format = 'yaml' | 'json' | 'toml' | 'ini' | 'python' | 'text'
