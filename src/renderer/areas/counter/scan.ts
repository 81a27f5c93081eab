// Tells a barcode scanner from a person: it types a number faster than anybody and ends with Enter. Pure; times in ms.

/** No hand presses two different keys this soon after each other, again and again. */
const FAST_MS = 35
/** Shorter runs are typed by people too. */
const SHORTEST = 6

export interface KeyTime {
  readonly key: string
  /** Any clock that only goes forward. */
  readonly at: number
}

/** The run of letters and digits that ends with this press; begins anew after a pause. */
export function nextRun(run: readonly KeyTime[], press: KeyTime): readonly KeyTime[] {
  const last = run.at(-1)
  return last === undefined || press.at - last.at > FAST_MS ? [press] : [...run, press]
}

/** What was scanned, when Enter comes as fast as the keys before it; null for what a person typed. */
export function scanned(run: readonly KeyTime[], enterAt: number): string | null {
  const last = run.at(-1)
  if (last === undefined || run.length < SHORTEST || enterAt - last.at > FAST_MS) return null
  return run.map(({ key }) => key).join('')
}
