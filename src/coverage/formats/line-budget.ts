import { ReportRefused } from '../refusal.js'

const MOST_LINES = 50_000_000

/** Bounds the lines of a report that names ranges of them: a few bytes can stand for two thousand million lines. */
export class LineBudget {
  private left = MOST_LINES

  /** To be called before so many lines are made. @throws ReportRefused */
  spend(lines: number): void {
    this.left -= lines
    if (this.left < 0) throw new ReportRefused(`names more than ${MOST_LINES / 1e6} million lines of source`)
  }
}
