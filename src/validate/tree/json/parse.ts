import type { Parsed } from '../document.js'
import { Faults } from '../faults.js'
import type { Node } from '../node.js'
import { END, JsonText } from './text.js'
import { readValue } from './values.js'

/** Reads JSON; with `comments` also comments and commas after the last member, as many programs' settings have them. */
export function parseJson(text: string, { comments }: { readonly comments: boolean }): Parsed {
  const faults = new Faults()
  const json = new JsonText(text, faults, comments)
  const code = json.next()
  let root: Node | null = null
  if (code === END) {
    json.fault('There is no value: the least that JSON can be is {}.', 0, 0)
  } else {
    root = readValue(json, code, 1)
    checkEnd(json, root)
  }
  if (!comments) refuseComments(json)
  return {
    documents: [{ root, start: 0, end: text.length, anchors: [], aliases: [] }],
    faults: faults.inOrder(),
    comments: json.comments,
  }
}

const [QUOTATION_MARK, COLON, OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [34, 58, 91, 93, 123, 125]

function checkEnd(json: JsonText, root: Node): void {
  const code = json.next()
  if (code === END || json.ended) return
  const { at } = json
  if (code === CLOSE_LIST || code === CLOSE_MAP) {
    json.fault(`This ${json.text[at]} closes nothing: the value ended before.`, at, at + 1)
  } else if (code === COLON && root.kind === 'scalar') {
    json.fault('Keys with their values stand between { and }, which are missing.', root.start, at + 1)
  } else if (!json.torn) {
    const lines = code === OPEN_MAP || code === OPEN_LIST || code === QUOTATION_MARK
    const help = lines ? 'several are members of a list, [ … ]' : 'nothing can follow it'
    json.fault(`The value ends before this, and JSON has one value: ${help}.`, at, at + 1)
  }
}

/** One fault for all of them: the file is no JSON, but JSON with comments. */
function refuseComments({ comments, faults }: JsonText): void {
  const [first] = comments
  if (first === undefined) return
  const others = comments.length === 1 ? '' : ` (and this file has ${comments.length})`
  faults.add('json/syntax', `JSON has no comments${others}.`, first.start, first.end)
}
