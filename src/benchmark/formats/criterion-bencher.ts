import type { Format } from './format.js'
import { figures, measuredNumber, ReadingBuilder, summarised } from './values.js'

/** What each line has that measured something. */
const MARK = ' ... bench: '

/** How one that failed ends with `--quiet`, where it stands alone on its line. */
const QUIETLY_FAILED = ' --- FAILED'

const MEASURED = /^ *([\d,]{1,30}(?:\.\d{1,12})?) ([a-z\u00b5]{1,12})\/iter \(\+\/- ([\d,]{1,30}(?:\.\d{1,12})?)\)/

/**
 * `test NAME ... bench: 1,234 ns/iter (+/- 56)`: criterion with `--output-format bencher`, and what Rust's own
 * `#[bench]` prints. Both say the median; what may be more or less is criterion's deviation, but Rust's range.
 */
export const criterionBencher: Format = {
  tool: 'criterion',
  recognises: ({ json, text }) => json === undefined && text.includes(MARK) && /^test .* \.\.\. bench: /m.test(text),
  read({ text }) {
    const builder = new ReadingBuilder()
    const isRusts = /^test result: /m.test(text)
    for (const raw of text.split('\n')) {
      const line = raw.trimEnd()
      if (isRusts && line.endsWith(QUIETLY_FAILED)) builder.fail(line.slice(0, -QUIETLY_FAILED.length), 'failed')
      if (!line.startsWith('test ')) continue
      const at = line.lastIndexOf(' ... ')
      const [name, said] = [line.slice('test '.length, at).trimEnd(), line.slice(at + ' ... '.length)]
      if (at < 0) continue
      if (said === 'FAILED') builder.fail(name, 'failed')
      else if (said.startsWith('bench: ')) addLine(builder, name, said.slice('bench: '.length), isRusts)
    }
    return builder.done()
  },
}

function addLine(builder: ReadingBuilder, name: string, said: string, isRusts: boolean): void {
  const [, center, time, spread] = MEASURED.exec(said) ?? []
  if (center === undefined || spread === undefined) {
    builder.fail(name, `has "${said.trim().slice(0, 60)}" where 1,234 ns/iter (+/- 56) would be right`)
    return
  }
  builder.add(name, () => {
    const unit = `${time}/iter`
    const [median, about] = [numberOf(center), numberOf(spread)]
    const invocations = [summarised(median, isRusts ? null : about)]
    return [
      { name, metric: 'time', unit, direction: 'lower', judged: true, invocations },
      ...figures(name, unit, isRusts ? { range: about } : { stddev: about }),
    ]
  })
}

function numberOf(text: string): number {
  return measuredNumber(Number(text.replaceAll(',', '')), 'the time of an iteration')
}
