// Who hears nothing, and who reads which subject: a draw that nobody needs to keep, because the same campaign and person always draw
// the same. Even over people whose numbers follow each other, and of one campaign independent of another.

const LOW = 2 ** 32

/** Finalizer of MurmurHash3 (Austin Appleby, public domain): every bit of the input moves every bit of the answer. */
function mixed(value: number): number {
  let bits = value >>> 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** What is drawn for: a hold-out and a test must not be the same halves. */
const SALTS = { 'hold-out': 0x9e37_79b9, subject: 0x7f4a_7c15 } as const

interface Drawing {
  readonly what: keyof typeof SALTS
  readonly campaign: number
  readonly person: number
  /** Which of several messages: each occasion is drawn anew. */
  readonly step: number
}

/** 0 ≤ x < 1, always the same for the same. Ids are whole numbers below 2^47. */
export function drawn({ what, campaign, person, step }: Drawing): number {
  const parts = [campaign % LOW, Math.floor(campaign / LOW), person % LOW, Math.floor(person / LOW), step]
  return parts.reduce((hash, part) => mixed(hash ^ mixed(part + 0x6a09_e667)), SALTS[what]) / LOW
}
