import type { CST, Document, LineCounter } from 'yaml'

type Yaml = typeof import('yaml')

// The configuration is four levels deep. The library recurses, and a file of brackets alone would end the process.
const DEEPEST = 50

/** What is wrong with a YAML text, and where. */
export interface Fault {
  message: string
  offset: number
}

/** Parses a text that is to hold one YAML document of moderate depth; null where it holds none. */
export function parseYaml(
  yaml: Yaml,
  text: string,
  lines: LineCounter,
): { document: Document | null; faults: Fault[] } {
  // `uniqueKeys` of the library takes quadratic time: the reader finds duplicates itself.
  const composer = new yaml.Composer({ lineCounter: lines, uniqueKeys: false, prettyErrors: false })
  try {
    const [document, second] = composer.compose(tokensOf(yaml, text, lines), true, text.length)
    const faults = (document?.errors ?? []).map(({ message, pos }) => ({ message, offset: pos[0] }))
    if (second !== undefined) faults.push({ message: 'holds more than one document', offset: second.range[0] })
    return { document: (document as Document | undefined) ?? null, faults }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    return { document: null, faults: [{ message: `is nested more than ${DEEPEST} levels deep`, offset: error.offset }] }
  }
}

class TooDeep extends Error {
  constructor(readonly offset: number) {
    super()
  }
}

function* tokensOf(yaml: Yaml, text: string, lines: LineCounter): Generator<CST.Token> {
  const parser = new yaml.Parser(lines.addNewLine)
  lines.addNewLine(0)
  for (const lexeme of new yaml.Lexer().lex(text)) {
    yield* parser.next(lexeme)
    if (parser.stack.length > DEEPEST) throw new TooDeep(parser.offset)
  }
  yield* parser.end()
}
