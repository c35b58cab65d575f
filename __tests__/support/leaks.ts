import { uniformFrom } from './random.js'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** A part of a secret of this length is a leak. */
const PART = 10
/** How long texts are in which base64 may hold a part. */
const BASE64 = /[A-Za-z0-9+/_-]{14,}/g

/** Mints secrets, the same ones each time: 16 characters that every encoding leaves alone, what is given, and 16 more. */
export class Secrets {
  private readonly random: () => number

  constructor(seed: number) {
    this.random = uniformFrom(seed)
  }

  mint(between = ''): string {
    return this.word() + between + this.word()
  }

  private word(): string {
    return Array.from({ length: 16 }, () => ALPHABET[Math.floor(this.random() * ALPHABET.length)]).join('')
  }
}

/** The names of the secrets of which a text holds a part, as it is or in base64. */
export function leaksIn(text: string, secrets: Readonly<Record<string, string>>): string[] {
  const decoded = (text.match(BASE64) ?? []).flatMap(run =>
    // Where it begins in the text is not known.
    [0, 1, 2, 3].map(offset => Buffer.from(run.slice(offset), 'base64url').toString('latin1')),
  )
  const all = [text, ...decoded].join('\n')
  return Object.keys(secrets).filter(name => partsOf(secrets[name] as string).some(part => all.includes(part)))
}

function partsOf(secret: string): string[] {
  const words = secret.match(/[A-Za-z0-9]{10,}/g) ?? []
  return words.flatMap(word => Array.from({ length: word.length - PART + 1 }, (_, at) => word.slice(at, at + PART)))
}
