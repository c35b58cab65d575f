// A notebook's cells are Python, each line a JSON string; what a cell printed stands beside it.
import { plain } from '../sheet.mjs'
import { python } from './python.mjs'

const strings = (text, indent) =>
  text
    .split('\n')
    .map((line, at, all) => `${indent}${JSON.stringify(at < all.length - 1 ? `${line}\n` : line)}`)
    .join(',\n')

const cell = (text, output = '') => `  {
   "cell_type": "code",
   "execution_count": ${(plain(text).length % 40) + 1},
   "metadata": {},
   "outputs": [${output}],
   "source": [
${strings(text, '    ')}
   ]
  }`

const printed = text => `
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
${strings(`${text}\n`, '      ')}
     ]
    }
   `

const cells = functions => functions.map(write => s => cell(write(s)))

export const notebook = {
  where: 'notebook',
  weight: 4,
  escapes: python.escapes,
  open: '{\n "cells": [',
  close:
    ' ],\n "metadata": { "kernelspec": { "display_name": "Python 3", "language": "python", "name": "python3" } },\n "nbformat": 4,\n "nbformat_minor": 5\n}',
  join: ',\n',
  path: n => `notebooks/${n.verb}_${n.noun}_${n.number}.ipynb`,
  blocks: [
    ...cells(python.blocks.slice(0, 4)),
    n =>
      `  {\n   "cell_type": "markdown",\n   "metadata": {},\n   "source": [\n    "## ${n.Noun}s by ${n.stage}\\n",\n    "The last ${n.number} of them."\n   ]\n  }`,
  ],
  named: [
    ...cells(python.named),
    s => cell('print(settings)', printed(`{'user': '${s.user}', '${s.snake}': '${s.raw}'}`)),
    s => cell('!env | sort', printed(`HOME=/root\n${s.screaming}=${s.raw}\nLANG=C.UTF-8`)),
    s => cell(`%env ${s.screaming}=${s.raw}`),
  ],
  bare: cells(python.bare),
  header: cells(python.header),
  multi: cells([s => `${s.snake} = """${s.item.value.split('\n').length > 1 ? s.within('"') : s.raw}"""`]),
  expressions: Object.fromEntries(
    Object.entries(python.expressions).map(([kind, all]) => [kind, all.map(write => n => cell(write(n)))]),
  ),
}
