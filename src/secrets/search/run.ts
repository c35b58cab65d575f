import type { Ports } from '../../gate/ports.js'
import { type ContentToSearch, SEARCH_TASK, type SearchJob, type SearchOptions, type SearchOutcome } from './job.js'

/** So few contents are searched where they are: starting a thread takes longer. */
const FEW = 64

/** Takes contents as they become known, and has them searched meanwhile, by as many threads as there are. */
export class Search {
  private readonly running: Promise<SearchOutcome>[] = []
  private waiting: ContentToSearch[] = []

  /** `perJob` is how many contents one job takes: enough to be worth the way, few enough to keep all threads at work. */
  constructor(
    private readonly options: SearchOptions,
    private readonly perJob: number,
    private readonly ports: Pick<Ports, 'files' | 'git' | 'workers'>,
  ) {}

  add(content: ContentToSearch): void {
    this.waiting.push(content)
    if (this.waiting.length >= Math.max(FEW, this.perJob)) this.send()
  }

  /** All that was found, in the order in which contents were added. */
  async end(): Promise<SearchOutcome> {
    if (this.running.length > 0) this.send()
    const outcomes = this.running.length === 0 ? [await this.searchHere()] : await Promise.all(this.running)
    return {
      found: outcomes.flatMap(({ found }) => found),
      files: outcomes.reduce((sum, { files }) => sum + files, 0),
      bytes: outcomes.reduce((sum, { bytes }) => sum + bytes, 0),
      skipped: outcomes.flatMap(({ skipped }) => skipped),
      unreadable: outcomes.flatMap(({ unreadable }) => unreadable),
      incomplete: outcomes.some(({ incomplete }) => incomplete),
      tooLarge: outcomes.flatMap(({ tooLarge }) => tooLarge),
      conflicts: outcomes.flatMap(({ conflicts }) => conflicts),
      there: outcomes.flatMap(({ there }) => there),
    }
  }

  private job(): SearchJob {
    const job = { options: this.options, contents: this.waiting }
    this.waiting = []
    return job
  }

  private send(): void {
    if (this.waiting.length === 0) return
    const sent = this.ports.workers.run(SEARCH_TASK, this.job()) as Promise<SearchOutcome>
    // Told by `end`; until then nobody listens.
    sent.catch(() => {})
    this.running.push(sent)
  }

  private async searchHere(): Promise<SearchOutcome> {
    const { search } = await import('./search.js')
    return search(this.job(), this.ports)
  }
}
