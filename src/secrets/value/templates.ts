import { isRandom } from './randomness.js'
import { strength } from './strength.js'

/** What begins a part that is filled in later, with what it looks like; a name or an expression stands in it. */
const PARTS: readonly RegExp[] = [
  /\$\{\{[^{}]{1,200}\}\}/g,
  /\{\{[^{}]{0,200}\}\}\}?/g,
  /\$\{[^{}]{1,200}\}/g,
  /#\{[^{}]{1,200}\}/g,
  /%\{[^{}]{1,200}\}/g,
  /@\{[^{}]{1,200}\}/g,
  /\{%[^{}]{1,200}%\}/g,
  /\$\([^()]{1,200}\)/g,
  /\(\([^()]{1,200}\)\)/g,
  /\[\[[^[\]]{1,200}\]\]/g,
  /%\([\w.-]{1,80}\)[sdrif]?/g,
  /<[%?][^<>]{0,200}[%?]>/g,
  /\{[A-Za-z_][\w.:![\]'"-]{0,80}\}/g,
  /(?<=^|[\s:;/@=,&-])\{\d{0,2}\}/g,
  /(?<=^|[\s:;/@=,&-])%[+-]?\d{0,3}[sdvqxfi](?=$|[\s:;/@=,&.-])/g,
  /(?<![\w$])\$[A-Z_][A-Z0-9_]{2,60}\b/g,
  /(?<!\w)<[A-Za-z_][\w .:/'|-]{0,80}>/g,
  /(?<!\w)%(?:[A-Z][A-Z\d_]{1,60}|[A-Za-z_]{1,60}\d{0,2})%/g,
]
/** The whole value: marks of other templates, which say too little inside of others. */
const WHOLE: readonly RegExp[] = [
  /^\$[A-Za-z_][\w.]*(?:(?:->|\[)[\w'"$\]>.-]{1,80})?$/,
  /^\$\d$/,
  /^[@&*:][A-Za-z_][\w.-]*$/,
  /^(@{1,2}|::|__|##?|~~?|\|\|?|%%|\^\^?)[A-Za-z_][\w .:/-]{0,80}\1$/,
  /^<[\w .:/'|=",!?$\x80-\xff-]{0,200}>$/,
  /^\[[A-Za-z_][\w .:/'-]{0,80}\]$/,
  /^\{[\w .:/'"$,-]{0,80}\}$/,
  /^%[a-z]{1,20}\([\w.:-]{1,80}\)%$/,
  /^\xc2\xab.{0,200}\xc2\xbb$/,
  /^\{\{|^\$\{\{|^\$\(/,
  /^\\?\$\{[\w.:-]{1,80}$/,
  /^`.{0,200}`$/,
]
/** Where a sign takes the place of a letter at the beginning: `$ecret`, `@dmin`; nobody calls a variable that. */
const LEET =
  /^(?:\$(?:ecret|ecur|uper|ummer|pring|unshine|hadow|ystem|erver|ervice|tar|trong|occer|amsung|illy|weet|pider)|@(?:dmin|pple|ccess|lpha|mazon|ngel|bc|ndroid|ustin|lex))/i
const MARKS = /[$%{}<>[\]()@#:*&_~|^`\xab]/

/** Whether a text is a template, or is put together from such parts and nothing else that matters. */
export function isTemplate(text: string, random: boolean): boolean {
  if (!MARKS.test(text)) return false
  if (WHOLE.some(form => form.test(text))) return !LEET.test(text) && !hasOddDigits(text) && !random
  let rest = text
  for (const part of PARTS) {
    part.lastIndex = 0
    if (part.test(rest)) rest = rest.replace(part, ' ')
  }
  if (rest === text) return false
  return rest
    .split(' ')
    .every(piece => piece.length < 4 || (!isRandom(piece) && strength(piece) < 0.45 && !LEET.test(piece)))
}

/** Digits within a name are in place of letters: `$ecr3t`, `@dm1n`. */
function hasOddDigits(text: string): boolean {
  return /^[$@&*:[{][A-Za-z]+\d+[A-Za-z]\w*[\]}]?$/.test(text) && !/[A-Z]{2}|_/.test(text)
}
