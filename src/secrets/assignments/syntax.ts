import type { Text } from '../model.js'
import { type Assigned, NONE, type Place } from './assigned.js'
import { bareValue, isText, lineBefore } from './bare.js'
import { entriesInBraces } from './entries.js'
import { nextArgument, textsAt } from './expressions.js'
import { afterSpaces, endOf } from './literals.js'
import { pairedValues } from './pairs.js'
import { spacedValue } from './spaced.js'

/** What ends a name before its operator: a quote, an index's bracket, a call's, Markdown's stars. */
const CLOSING = /\\{0,7}(?:["'`]|&quot;)?(?:\[[\w ]{0,8})?[\])]{0,2}[*_]{0,2}/y
const COMPARED = /(?:===?|!==?|=~|-eq|-ne)[ \t]{0,8}/y
const GIVEN = /(?:=>|::?=|\?\?=|\|\|=|&&=|\?=|\+=|=|<-|<<-)[*_]{0,2}[ \t]{0,80}/y
const TYPED =
  /[?!]?:[ \t]{0,8}(?:(?:const|mut|readonly|&|'static|\*)[ \t]{0,4}){0,3}[A-Za-z_][\w.<>[\]|?, '&*]{0,60}?[ \t]{0,8}=(?![=>])[ \t]{0,80}/y
const COLON = /[?!]?:[*_]{0,2}[ \t]{0,80}(?:[!&][\w!/]{1,24}[ \t]{1,8})?/y
const FALLBACK = /(?:\|\||\?\?|\?:|or\b|\)?[ \t]?\{|else\b|:[-=]|-(?=[^}\n]{1,80}\}))[ \t]{0,20}/y
const BLOCK = /[|>][+-]?\d?[ \t]{0,8}(?:#.{0,80})?\r?\n[ \t]{1,80}/y
const LINE_BREAK = /\r?\n[ \t]{1,80}(?=[A-Za-z]{0,2}["'`])/y
const CELL = /[ \t|]{1,40}[`*]{0,3}/y
const MARKUP = /(?:[ \t][^<>\n]{0,200})?>\s{0,80}(?:<!\[CDATA\[|<value>)?/y
const INNER = /[^<>\r\n]{1,1025}?(?=\s{0,80}(?:<|\]\]>))/y
const FOR_FIRST =
  /(?:setenv|putenv|set|define|put|add|append|setitem|setproperty|setattr|strcmp|equals|option|argument|arg)\w{0,12}["'(\s:]{0,4}$/i
/** Functions that are given a secret: their name says what, and a verb before it what for. */
const GIVES = /^(?:set|with|use|using|put|add|assign|given|enter|type|fill|send|and|or|new|config|configure)?_?[a-z]*$/i
const ARGUMENT = /[\w.$>-]{1,40}/y
/** A property with its accessors. */
const ACCESSORS =
  /\{[ \t]{0,4}(?:(?:private|protected|internal)?[ \t]{0,4}(?:get|set|init);[ \t]{0,4}){1,2}\}[ \t]{0,4}=[ \t]{0,4}/y

/** What is given to the name that stands between two places, however its file's language writes that. */
export function valuesOf(text: Text, start: number, end: number): readonly Assigned[] {
  const { content } = text
  const closed = endOf(CLOSING, content, end) ?? end
  const quoted = closed > end && /["'`;]/.test(content.slice(end, closed))
  const at = afterSpaces(content, closed)
  switch (content[at]) {
    case '=':
    case '!':
    case '<':
    case '+':
    case '-':
    case '&':
      return operated(text, start, at, quoted)
    case ':':
    case '?':
      return withColon(text, start, at, quoted)
    case '|':
      return piped(text, start, at, quoted)
    case ',':
      return listed(text, start, end, at, quoted)
    case '(':
      return quoted ? NONE : calledWith(text, start, end, at)
    case '>':
      return inMarkup(text, start, closed, at)
    case '{':
      return withBlock(text, start, closed, at)
    case ')':
    case '\r':
    case '\n':
      return pairedValues(text, start, closed)
    default:
      return at > closed || quoted ? behindSpaces(text, start, end, closed, at) : NONE
  }
}

function operated(text: Text, start: number, at: number, quoted: boolean, operator = GIVEN): readonly Assigned[] {
  const { content } = text
  const paired = content[at] === '<' ? pairedValues(text, start, at) : NONE
  if (paired.length > 0) return paired
  const compared = endOf(COMPARED, content, at)
  if (compared !== null) return textsAt(content, compared, 'aside')
  const given = endOf(operator, content, at)
  if (given !== null) return valueAt(text, start, given, '=', operator === CELL ? 'aside' : 'value')
  return quoted && !/[\])]/.test(content[at - 1] ?? '') && !/[\])] {0,4}$/.test(content.slice(Math.max(0, at - 5), at))
    ? NONE
    : fallback(text, start, at)
}

function withColon(text: Text, start: number, at: number, quoted: boolean): readonly Assigned[] {
  const { content } = text
  const before = lineBefore(content, start)
  // One of two words, by a condition.
  if (quoted && /\?[ \t]{0,8}["'`]$/.test(before)) return NONE
  const braces = before.endsWith('${')
  const fell = braces || content[at] === '?' ? fallback(text, start, at) : NONE
  if (fell.length > 0) return fell
  const given = endOf(GIVEN, content, at)
  if (given !== null) return valueAt(text, start, given, '=', 'value')
  const typed = quoted ? null : endOf(TYPED, content, at)
  const annotated = typed === null ? NONE : valueAt(text, start, typed, '=', 'value')
  if (annotated.length > 0) return annotated
  const colon = endOf(COLON, content, at)
  if (colon === null || (content[at + 1] === ':' && !quoted)) return NONE
  const found = valueAt(text, start, colon, ':', 'value')
  return found.length > 0 ? found : pairedValues(text, start, colon)
}

/** `||`, or a table's cell; in a template a filter comes after the sign. */
function piped(text: Text, start: number, at: number, quoted: boolean): readonly Assigned[] {
  if (text.content[at + 1] === '|') return operated(text, start, at, quoted)
  return /\{\{[^}]*$/.test(lineBefore(text.content, start)) ? NONE : operated(text, start, at, quoted, CELL)
}

/** What counts where the name stands for nothing: `process.env.NAME || "…"`, `${NAME:-…}`. */
function fallback(text: Text, start: number, at: number): readonly Assigned[] {
  const after = endOf(FALLBACK, text.content, at)
  if (after === null) return NONE
  const quoted = textsAt(text.content, after, 'value', 0)
  if (quoted.length > 0 || !lineBefore(text.content, start).endsWith('${')) return quoted
  const bare = bareValue(text, start, after, '=')
  return bare === null ? NONE : [bare]
}

function valueAt(text: Text, start: number, at: number, operator: string, place: Place): readonly Assigned[] {
  const { content, kind } = text
  const block = operator === ':' ? endOf(BLOCK, content, at) : null
  const broken = block ?? endOf(LINE_BREAK, content, at) ?? at
  const texts = textsAt(content, broken, inSentence(text, start) ? 'aside' : place)
  if (texts.length > 0) return texts
  const entries = entriesInBraces(content, start, broken)
  if (entries.length > 0) return entries
  const bare =
    kind === 'powershell' && operator === '=' && !isText(kind, lineBefore(content, start))
      ? null
      : bareValue(text, start, broken, operator)
  return bare === null ? NONE : [bare]
}

/** A quoted name and another argument after it; or a name among others that is compared with it. */
function listed(text: Text, start: number, end: number, at: number, quoted: boolean): readonly Assigned[] {
  const { content } = text
  const line = lineBefore(content, start)
  const before = line.slice(-1)
  // `{ name: NAME, value: … }`
  if (!quoted && /:[ \t]{1,8}$/.test(line)) return pairedValues(text, start, at)
  if (content[at - 1] === '`' || (!quoted && before !== ':' && before !== '{' && !FOR_FIRST.test(line))) return NONE
  const paired = quoted ? pairedValues(text, start, at) : NONE
  if (paired.length > 0) return paired
  // Under each other they are a list of names.
  if (quoted && /\n/.test(content.slice(at, at + 3)) && !line.includes('(')) return NONE
  const isName = end > start && (before === '{' || before === ':' || FOR_FIRST.test(line.replace(/["'`:]$/, '')))
  return nextArgument(content, at, isName ? 'value' : 'aside')
}

function calledWith({ content }: Text, start: number, end: number, at: number): readonly Assigned[] {
  const name = content.slice(start, end)
  const last = name.slice(name.lastIndexOf('.') + 1)
  if (!GIVES.test(last) || /\b(?:def|function|func|fn|fun|sub)[ \t]{1,4}$/.test(lineBefore(content, start))) return NONE
  const first = afterSpaces(content, at + 1)
  const sets = content[start - 1] === '.' || last.length < name.length || /^(?:set|with|use)/i.test(last)
  const texts = textsAt(content, first, sets ? 'value' : 'aside')
  return texts.length > 0 ? texts : nextArgument(content, endOf(ARGUMENT, content, first) ?? first, 'aside')
}

function withBlock(text: Text, start: number, closed: number, at: number): readonly Assigned[] {
  const { content } = text
  const accessors = endOf(ACCESSORS, content, at)
  if (accessors !== null) return textsAt(content, accessors, 'value')
  const fell = /[\])]/.test(content[closed - 1] ?? '') ? fallback(text, start, at) : NONE
  return fell.length > 0 ? fell : pairedValues(text, start, closed)
}

/** An element's text; of an element that names something by an attribute, too. */
function inMarkup(text: Text, start: number, closed: number, at: number): readonly Assigned[] {
  const { content } = text
  const paired = pairedValues(text, start, closed)
  if (paired.length > 0) return paired
  const inner = endOf(MARKUP, content, at)
  if (inner === null) return NONE
  const end = endOf(INNER, content, inner)
  if (end === null || end === inner) return NONE
  const value = content.slice(inner, end)
  const place: Place = text.kind === 'xml' && !/\s/.test(value) ? 'value' : 'aside'
  return [{ literal: { start: inner, end, value, quoted: true, after: end }, place }]
}

function behindSpaces(text: Text, start: number, end: number, closed: number, at: number): readonly Assigned[] {
  const { content } = text
  const before = content[start - 1] ?? ''
  if (before === '<' || (before === ':' && content[start - 2] !== ' ' && content[start - 2] !== '(')) {
    const markup = inMarkup(text, start, closed, closed)
    if (markup.length > 0) return markup
  }
  const paired = closed > end ? pairedValues(text, start, closed) : NONE
  if (paired.length > 0) return paired
  const indexed = /[\])]/.test(content[closed - 1] ?? '')
  const fell = closed === end || indexed ? fallback(text, start, at) : NONE
  return fell.length > 0 ? fell : spacedValue(text, start, closed)
}

function inSentence({ kind, content }: Text, start: number): boolean {
  return (
    (kind === 'markdown' || kind === 'log' || kind === 'html') &&
    !/^\s{0,40}(?:[-*+]\s{1,4}|\d{1,3}[.)]\s{1,4})?["'`*\w.-]*$/.test(lineBefore(content, start))
  )
}
