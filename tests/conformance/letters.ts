// Text as bytes of old encodings, which the platform only reads: found by reading every byte and pair of bytes once.
const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()

function tableOf(label: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(label)
  if (known !== undefined) return known
  const table = new Map<string, readonly number[]>()
  const learn = (bytes: readonly number[]) => {
    const letter = new TextDecoder(label).decode(Uint8Array.from(bytes))
    if ([...letter].length === 1 && letter !== '\ufffd' && !table.has(letter)) table.set(letter, bytes)
  }
  for (let first = 0; first < 256; first += 1) learn([first])
  const pairs = /^(shift_jis|gbk|big5|euc-)/.test(label)
  for (let first = 0x81; pairs && first < 0xff; first += 1) {
    for (let second = 0x40; second < 0xff; second += 1) learn([first, second])
  }
  tables.set(label, table)
  return table
}

/** @param label of the WHATWG encoding standard; UTF-16 without a mark. Throws for letters that it has not. */
export function inLetters(text: string, label: string): Uint8Array<ArrayBuffer> {
  if (label === 'utf-8') return new TextEncoder().encode(text)
  if (label.startsWith('utf-16')) {
    const little = label.endsWith('le')
    const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
    return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])))
  }
  const table = tableOf(label)
  return Uint8Array.from(
    [...text].flatMap((letter) => {
      const bytes = table.get(letter)
      if (bytes === undefined) throw new Error(`${label} has no ${letter}`)
      return bytes
    }),
  )
}
