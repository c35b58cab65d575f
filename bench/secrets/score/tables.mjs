// The scores as tables, for a terminal or for the documentation.
import { alarmsBy, recallBy, totals } from './match.mjs'

const percent = ratio => `${(ratio * 100).toFixed(1)} %`

/** All tables: [{ title, header, rows }]. `results` are [{ name, found, alarms }], ours first. */
export function tablesOf(labels, results, main) {
  const names = main.map(({ name }) => name)
  const share = (part, whole) => `${part} (${percent(part / whole)})`
  const recallTable = (title, property, more = []) => ({
    title,
    header: [property, 'secrets', ...names, ...more],
    rows: recallBy(labels, property, main).map(({ name, count, found, rules }) => [
      name,
      count,
      ...found.map(each => share(each, count)),
      ...(more.length > 0 ? [rules.slice(0, 3).join(', ')] : []),
    ]),
  })
  return [
    {
      title: 'Whole',
      header: ['', 'secrets', 'found', 'false alarms', 'recall', 'precision', 'F1'],
      rows: results.map(result => {
        const { secrets, found, alarms, recall, precision, f1 } = totals(labels, result)
        return [result.name, secrets, found, alarms, percent(recall), percent(precision), percent(f1)]
      }),
    },
    recallTable('Recall by form', 'form'),
    recallTable('Recall by kind of file', 'where'),
    recallTable('Recall by kind of secret', 'kind', ['found by']),
    {
      title: 'False alarms by class of negatives',
      header: ['class', 'negatives', ...names],
      rows: [
        ...alarmsBy(labels, main).map(({ name, count, alarms }) => [name, count, ...alarms]),
        [
          'lines that are not labelled',
          '',
          ...main.map(({ alarms }) => alarms.filter(({ negative }) => !negative).length),
        ],
      ],
    },
  ]
}

export function inMarkdown({ title, header, rows }) {
  const line = cells => `| ${cells.map(cell => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
  return [`### ${title}`, '', line(header), line(header.map(() => '---')), ...rows.map(line), ''].join('\n')
}

export function inColumns({ title, header, rows }) {
  const all = [header, ...rows].map(row => row.map(String))
  const widths = header.map((_, column) => Math.max(...all.map(row => row[column].length)))
  const line = row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd()
  return [title, ...all.map(line), ''].join('\n')
}
