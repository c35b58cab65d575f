import { bytesOf } from '../gate/bytes.js'
import { type InputPath, repoPathFrom } from '../gate/path.js'
import type { Files } from '../gate/ports.js'
import { FORMATS } from './formats/all.js'
import type { Format, Source } from './formats/format.js'
import type { Tool } from './formats/names.js'
import type { Reading } from './model.js'
import { FileRefused } from './refusal.js'

/** Results of benchmarks are small; what is larger is something else. */
const LARGEST = 64 << 20

/** Reads one file. @throws FileRefused where it is none of the tool's, or of any where `auto` is given */
export async function readFile(path: InputPath, tool: Tool | 'auto', files: Files): Promise<Reading> {
  const text = await textAt(path, files)
  if (text === null) throw new FileRefused('is not there')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const beside = async (name: string) => {
    const sibling = repoPathFrom(folder + name) ?? ((folder + name) as InputPath)
    return textAt(sibling, files)
  }
  return readText(text, path, tool, beside)
}

/** Reads the text of a file, or what a command printed. @throws FileRefused */
export async function readText(
  text: string,
  path: string,
  tool: Tool | 'auto' = 'auto',
  beside: Source['beside'] = async () => null,
): Promise<Reading> {
  const source: Source = { path, text, json: jsonOf(text), beside }
  return formatOf(source, tool).read(source)
}

/** Whether one of the formats knows the text for its own. */
export function isRecognised(text: string, path: string, formats: readonly Format[] = FORMATS): boolean {
  const source: Source = { path, text, json: jsonOf(text), beside: async () => null }
  return formats.some(format => format.recognises(source))
}

function formatOf(source: Source, tool: Tool | 'auto'): Format {
  const candidates = tool === 'auto' ? FORMATS : FORMATS.filter(format => format.tool === tool)
  const format = candidates.find(each => each.recognises(source))
  if (format !== undefined) return format
  if (source.text.trim() === '') throw new FileRefused('is empty')
  const other = tool === 'auto' ? undefined : FORMATS.find(each => each.recognises(source))
  if (other !== undefined) throw new FileRefused(`is no result of ${tool}, but looks like one of ${other.tool}`)
  if (source.json === undefined && /^\s*(\{|\[\s*[[{"\d-])/.test(source.text)) {
    throw new FileRefused('begins like JSON and is none: it may have been cut off')
  }
  if (tool !== 'auto') throw new FileRefused(`is no result of ${tool}`)
  throw new FileRefused(
    'is in no form that is known: neither what one of the tools writes, nor numbers by name as JSON, CSV or OpenMetrics',
  )
}

/** UTF-8, or UTF-16 where a byte order mark says so, as PowerShell writes it. Null where there is no such file. */
export async function textAt(path: InputPath, files: Files): Promise<string | null> {
  const size = await files.size(path)
  if (size === null) return null
  if (size > LARGEST) throw new FileRefused(`is larger than ${LARGEST >> 20} MiB, the most that is read of a result`)
  const bytes = await bytesOf(files.stream(path))
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
