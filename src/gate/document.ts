import type { CST, Document, LineCounter, YAMLError } from 'yaml'
import { Unquoted } from './unquoted.js'

type Yaml = typeof import('yaml')

// The configuration is four levels deep. The library recurses, and a file of brackets alone would end the process.
const DEEPEST = 50

/** What is wrong with a YAML text, and where. */
export interface Fault {
  message: string
  offset: number
}

const INDENTED = 'look at how the lines are indented'

/** What is said instead of what the library says of its own grammar, by its messages and codes. */
const REMEDIES: Readonly<Record<string, string>> = {
  'Sequence item without - indicator': `an item of a list begins with -: ${INDENTED}`,
  'Implicit map keys need to be followed by map values': 'a key must have a colon and a blank behind it',
  BAD_DQ_ESCAPE:
    'in double quotes a backslash begins an escape, and there is none such: write the text in single quotes',
  BAD_INDENT: `a line does not fit to those above, or a bracket there is not closed: ${INDENTED}`,
  BLOCK_AS_IMPLICIT_KEY: 'a text with ": " in it must be in quotes',
  BLOCK_IN_FLOW: 'what is within brackets must have brackets itself; a text with ": " in it must be in quotes',
  MULTILINE_IMPLICIT_KEY: `a text goes on in the next line, which has a key: ${INDENTED}, and for a blank behind each colon`,
}

/**
 * Parses a text that is to hold one YAML document of moderate depth, without tags, anchors and aliases; null where it holds none.
 * It is to be read only where it has no faults.
 */
export function parseYaml(
  yaml: Yaml,
  text: string,
  lines: LineCounter,
): { document: Document | null; faults: Fault[] } {
  // `uniqueKeys` of the library takes quadratic time: the reader finds duplicates itself.
  const composer = new yaml.Composer({ lineCounter: lines, uniqueKeys: false, prettyErrors: false })
  const unquoted = new Unquoted(yaml.CST.tokenType)
  try {
    const [document, second] = composer.compose(tokensOf(yaml, text, lines, unquoted), true, text.length)
    const broken = firstOf(document?.errors ?? [])
    const more = second === undefined ? null : { message: 'holds more than one document', offset: second.range[0] }
    return { document: (document as Document | undefined) ?? null, faults: told(unquoted.faults, broken ?? more) }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    return { document: null, faults: [{ message: `is nested more than ${DEEPEST} levels deep`, offset: error.offset }] }
  }
}

/** What comes after the first thing that breaks a document, or after a text that wants quotes, is mostly what that leads to. */
function told(unquoted: readonly Fault[], broken: Fault | null): Fault[] {
  const before = unquoted.filter(({ offset }) => broken === null || offset <= broken.offset)
  return broken === null || before.length > 0 ? [...unquoted] : [broken]
}

/** The first error; of several at one place the last, which is the most precise. */
function firstOf(errors: readonly YAMLError[]): Fault | null {
  let first: YAMLError | null = null
  for (const error of errors) if (first === null || error.pos[0] <= first.pos[0]) first = error
  return first && { message: REMEDIES[first.message] ?? REMEDIES[first.code] ?? first.message, offset: first.pos[0] }
}

class TooDeep extends Error {
  constructor(readonly offset: number) {
    super()
  }
}

function* tokensOf(yaml: Yaml, text: string, lines: LineCounter, unquoted: Unquoted): Generator<CST.Token> {
  const parser = new yaml.Parser(lines.addNewLine)
  lines.addNewLine(0)
  for (const lexeme of new yaml.Lexer().lex(text)) {
    unquoted.take(lexeme, parser.offset)
    yield* parser.next(lexeme)
    if (parser.stack.length > DEEPEST) throw new TooDeep(parser.offset)
  }
  yield* parser.end()
}
