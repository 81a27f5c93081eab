// The short number a customer is called by at the counter and on paper, such as A-1042. It is the row id written for
// people: letters for the machine that made the record, then that machine's own count, so it needs no column,
// is unique without asking anybody, and never changes.

/** No I, L, O, Q, S, U, Z: they are read as 1, 0, 5, V or 2, and misheard. */
const LETTERS = 'ABCDEFGHJKMNPRTVWXY'
const MACHINE = 2 ** 32
const LAST_MACHINE = 2 ** 15 - 1
/** Counting starts at 1001, so that a number has at least four digits and never a leading zero. */
const BEFORE_FIRST = 1_000
const NUMBER = /^\s*([A-Za-z]{1,4})[\s\-‐‑–.]*(\d{4,11})\s*$/

function lettersOf(machine: number): string {
  let letters = ''
  // Bijective numeration (A … Y, AA, AB …): no two machines share letters, and small numbers get one.
  for (let rest = machine; rest > 0; rest = Math.floor((rest - 1) / LETTERS.length)) {
    letters = LETTERS.charAt((rest - 1) % LETTERS.length) + letters
  }
  return letters
}

/** The number of the record with this row id (machine × 2³² + count, machine ≥ 1). */
export function customerNumber(id: number): string {
  return `${lettersOf(Math.floor(id / MACHINE))}-${String((id % MACHINE) + BEFORE_FIRST)}`
}

/** The row id that a typed number stands for (`a1042`, `A 1042`, `A-1042`), or null when it is no customer number. */
export function idOfCustomerNumber(typed: string): number | null {
  const found = NUMBER.exec(typed)
  if (found?.[1] === undefined || found[2] === undefined) return null
  let machine = 0
  for (const letter of found[1].toUpperCase()) {
    const at = LETTERS.indexOf(letter)
    if (at < 0) return null
    machine = machine * LETTERS.length + at + 1
  }
  const count = Number(found[2]) - BEFORE_FIRST
  if (found[2].startsWith('0') || machine > LAST_MACHINE || count < 0 || count >= MACHINE) return null
  return machine * MACHINE + count
}
