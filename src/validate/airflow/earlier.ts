import type { RepoPath } from '../../gate/path.js'
import type { Repository } from '../repository.js'
import type { Format } from '../tree/document.js'
import { readSource } from '../tree/read.js'
import type { Source } from '../tree/source.js'

/** Texts of files as they were, by their paths; undefined where there was no such file. */
export type EarlierTexts = ReadonlyMap<RepoPath, string | undefined>

/** A repository as it was before a change: other texts where the change touched them. */
export class Earlier implements Repository {
  private readonly sources = new Map<RepoPath, Source>()

  constructor(
    private readonly now: Repository,
    private readonly texts: EarlierTexts,
  ) {}

  has(path: RepoPath): boolean {
    return this.texts.has(path) ? this.texts.get(path) !== undefined : this.now.has(path)
  }

  source(path: RepoPath, format: Format): Source | null {
    if (!this.texts.has(path)) return this.now.source(path, format)
    const text = this.texts.get(path)
    if (text === undefined) return null
    const source = this.sources.get(path) ?? readSource(path, text, format)
    this.sources.set(path, source)
    return source
  }
}
