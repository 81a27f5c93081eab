// Which of the old encodings bytes are in that are no Unicode: told by where the high bytes stand and what they would
// spell. Only encodings that shops' programs still write, and Windows' Western one where nothing speaks for another. Pure.

/** @param bytes the beginning of a file that is not UTF-8; answers a label of the WHATWG encoding standard */
export function oldEncodingOf(bytes: Uint8Array): string {
  const runs = runsOf(bytes)
  const high = runs.reduce((sum, run) => sum + run.length, 0)
  if (high === 0) return 'windows-1252'
  return doubleByte(bytes, runs) ?? alphabet(runs, high) ?? western(bytes)
}

/** Bytes of 0x80 and above that follow each other. */
function runsOf(bytes: Uint8Array): Uint8Array[] {
  const runs: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue
    const from = at
    while ((bytes[at] ?? 0) >= 0x80) at += 1
    runs.push(bytes.subarray(from, at))
  }
  return runs
}

const between = (byte: number | undefined, low: number, high: number) =>
  byte !== undefined && byte >= low && byte <= high

/** East Asian: pairs of bytes. */
function doubleByte(bytes: Uint8Array, runs: readonly Uint8Array[]): string | null {
  const japanese = shiftJis(bytes)
  if (japanese) return 'shift_jis'
  const all = runs.length
  const even = runs.filter((run) => run.length % 2 === 0)
  // Words of a European language are now and then two accented letters long, hardly ever all of them.
  if (even.length / all < 0.95 || !runs.some((run) => run.length >= 4)) return bigFive(bytes, runs)
  const leads = even.flatMap((run) => Array.from(run).filter((_, at) => at % 2 === 0))
  const share = (low: number, high: number) => leads.filter((lead) => between(lead, low, high)).length / leads.length
  if (even.some((run) => run.some((byte) => byte < 0xa1))) return bigFive(bytes, runs)
  if (share(0xa4, 0xa5) > 0.15) return 'euc-jp'
  // Korean syllables fill B0 to C8; the commonest Chinese characters go on to D7.
  if (share(0xb0, 0xc8) > 0.97 && leads.length >= 6) return 'euc-kr'
  if (share(0xb0, 0xd7) + share(0xa1, 0xa9) > 0.85) return 'gbk'
  return bigFive(bytes, runs)
}

function shiftJis(bytes: Uint8Array): boolean {
  let kana = 0
  let pairs = 0
  let halves = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    if (between(byte, 0xa1, 0xdf)) {
      halves += 1
      continue
    }
    const trail = bytes[at + 1]
    if (at + 1 === bytes.length) break
    if (!(between(byte, 0x81, 0x9f) || between(byte, 0xe0, 0xfc))) return false
    if (!(between(trail, 0x40, 0x7e) || between(trail, 0x80, 0xfc))) return false
    pairs += 1
    if (between(byte, 0x82, 0x83) || between(byte, 0x88, 0x97)) kana += 1
    at += 1
  }
  return pairs >= 2 && kana / pairs > 0.6 && halves < 4 * pairs
}

/** Traditional Chinese: the second byte is often a plain letter. */
function bigFive(bytes: Uint8Array, runs: readonly Uint8Array[]): string | null {
  let pairs = 0
  let common = 0
  let plain = 0
  for (let at = 0; at < bytes.length - 1; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const trail = bytes[at + 1]
    if (!(between(trail, 0x40, 0x7e) || between(trail, 0xa1, 0xfe)) || !between(byte, 0xa1, 0xf9)) return null
    pairs += 1
    if (between(byte, 0xa4, 0xc6)) common += 1
    if (between(trail, 0x40, 0x7e)) plain += 1
    at += 1
  }
  const together = runs.filter((run) => run.length > 1).length / runs.length
  return pairs >= 4 && common / pairs > 0.9 && plain / pairs > 0.1 && plain / pairs < 0.75 && together > 0.4
    ? 'big5'
    : null
}

/** Alphabets of their own: whole words of high bytes. */
function alphabet(runs: readonly Uint8Array[], high: number): string | null {
  const long = runs.filter((run) => run.length >= 3).reduce((sum, run) => sum + run.length, 0)
  if (long / high < 0.6) return null
  const bytes = runs.flatMap((run) => Array.from(run))
  const share = (low: number, up: number) => bytes.filter((byte) => between(byte, low, up)).length / bytes.length
  const candidates = [
    { label: 'windows-1253', small: isGreek(share) ? 1.1 : 0 },
    { label: 'windows-1251', small: share(0xe0, 0xff) + share(0xb8, 0xb8) },
    { label: 'koi8-r', small: share(0xc0, 0xdf) },
    { label: 'ibm866', small: share(0xa0, 0xaf) + share(0xe0, 0xef) },
    { label: 'iso-8859-5', small: share(0xd0, 0xef) },
  ]
  const best = candidates.toSorted((a, b) => b.small - a.small)[0]
  return best !== undefined && best.small > 0.5 ? best.label : null
}

/** Where Russian has its commonest vowels Greek has letters that hardly stand anywhere, and the other way round. */
function isGreek(share: (low: number, up: number) => number): boolean {
  const russian = share(0xe0, 0xe0) + share(0xee, 0xee) + share(0xc0, 0xc0) + share(0xce, 0xce)
  const greek = share(0xe1, 0xe1) + share(0xef, 0xef) + share(0xf2, 0xf3) + share(0xc1, 0xc1) + share(0xcf, 0xcf)
  return russian < 0.03 && greek > 0.2
}

const LETTER = /\p{L}/u
const SMALL = /\p{Ll}/u
const CAPITAL = /\p{Lu}/u
/** Letters that hardly any language of the encoding writes, or only one. */
const RARE: Readonly<Record<string, string>> = {
  'windows-1252': 'þÞðÐÿŸƒªº×÷',
  macintosh: 'ˇ˘˙˚˝˛ˆ˜¯ﬁﬂıƒΩπ∂∆',
  'windows-1250': 'ÂâÎîÔôĂăŢţ',
  'windows-1254': 'ÁÀÅÆÍÓÒÚØáàåæèéìíòóùúøƒªº',
}

/** European letters among plain ones: the encoding by which most of them stand where letters stand. */
function western(bytes: Uint8Array): string {
  const labels = ['windows-1252', 'macintosh', 'windows-1250', 'windows-1254'] as const
  const scored = labels.map((label) => ({
    label,
    score: fitness(bytes, label) + (label === 'windows-1252' ? 0.15 : 0),
  }))
  return scored.toSorted((a, b) => b.score - a.score)[0]?.label ?? 'windows-1252'
}

/** From -1 to 1: how many of the high bytes make sense beside what stands around them. */
function fitness(bytes: Uint8Array, label: keyof typeof RARE): number {
  const text = new TextDecoder(label).decode(bytes)
  const icelandic = label === 'windows-1252' && /[áíóú]/.test(text)
  const rare = (RARE[label] ?? '').replace(icelandic ? /[þÞðÐ]/g : '', '')
  let sense = 0
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign.charCodeAt(0) < 0x80) continue
    count += 1
    sense += senseOf(sign, { before: text[at - 1] ?? ' ', after: text[at + 1] ?? ' ', rare })
  }
  // Nobody writes both Danish and Czech.
  const mixed = label === 'windows-1252' && /[øØ]/.test(text) && /[íìšžýùÈ]/.test(text)
  return count === 0 ? 0 : sense / count - (mixed ? 0.6 : 0)
}

interface Beside {
  readonly before: string
  readonly after: string
  readonly rare: string
}

function senseOf(sign: string, { before, after, rare }: Beside): number {
  const inWord = LETTER.test(before) || LETTER.test(after)
  if (rare.includes(sign)) return -0.5
  if (SMALL.test(sign)) return CAPITAL.test(after) ? -0.5 : inWord ? 1 : /[àèéóôåöø]/.test(sign) ? 0.2 : -0.3
  // Capitals begin words, or stand among capitals.
  if (CAPITAL.test(sign)) {
    if (CAPITAL.test(before) && SMALL.test(after)) return -0.5
    return SMALL.test(before) ? -1 : inWord ? 1 : 0.2
  }
  if (/[‘’“”„«»–—…€£°§·\u00a0]/.test(sign)) return 0.5
  return LETTER.test(before) && LETTER.test(after) ? -1 : -0.3
}
