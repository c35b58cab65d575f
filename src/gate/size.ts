const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1 << 10, m: 1 << 20, g: 1 << 30 }

/** Reads `500KB`, `1.5 MB`, `2MiB` or a bare number of bytes: units are those of 1024. Null for anything else. */
export function parseSize(text: string): number | null {
  const [, amount, unit = ''] = /^(\d{1,12}(?:\.\d{1,3})?)\s?(?:([kmg])i?b|b)?$/i.exec(text.trim()) ?? []
  return amount === undefined ? null : Math.floor(Number(amount) * (UNITS[unit.toLowerCase()] as number))
}

/** `340 bytes`, `1.5 MB`: for people, not for reading back. */
export function formatSize(bytes: number): string {
  if (bytes < 1 << 10) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  const [unit, size] = bytes < 1 << 20 ? ['KB', 1 << 10] : bytes < 1 << 30 ? ['MB', 1 << 20] : ['GB', 1 << 30]
  return `${Number((bytes / (size as number)).toFixed(1))} ${unit}`
}
