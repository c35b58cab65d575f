import { csvRows, numberOfCell } from './csv-rows.js'
import { percentileOf } from './load.js'
import { measuredNumber } from './values.js'

/** A row of one of Locust's tables. */
export class LocustRow {
  constructor(
    private readonly columns: ReadonlyMap<string, number>,
    private readonly cells: readonly string[],
  ) {}

  /** `GET /cart`, as Locust prints it, or `Aggregated`. */
  get name(): string {
    return [this.cell('Type'), this.cell('Name')].filter(Boolean).join(' ') || 'a request without a name'
  }

  get isAggregated(): boolean {
    return this.cell('Type') === '' && this.cell('Name') === 'Aggregated'
  }

  has(column: string): boolean {
    return this.columns.has(column)
  }

  /** @throws FileRefused */
  number(column: string): number {
    return measuredNumber(numberOfCell(this.cell(column)), column)
  }

  /** The columns of percentiles: `95%` as `p95`. The last is the maximum, which has a column of its own. */
  percentiles(): [metric: string, value: number][] {
    return [...this.columns.keys()].flatMap((column): [string, number][] => {
      const metric = percentileOf(column)
      return metric === null || metric === 'p100' ? [] : [[metric, this.number(column)]]
    })
  }

  private cell(column: string): string | undefined {
    return this.cells[this.columns.get(column) ?? -1]
  }
}

/** The rows below the header. @throws FileRefused */
export function* locustRows(text: string): Generator<LocustRow> {
  let columns: ReadonlyMap<string, number> | null = null
  for (const cells of csvRows(text)) {
    if (columns === null) columns = new Map(cells.map((name, index) => [name, index]))
    else yield new LocustRow(columns, cells)
  }
}
