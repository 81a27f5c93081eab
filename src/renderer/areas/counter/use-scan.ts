// Listens to the rhythm of the keys in a box, to tell a barcode scanner from a person.
import { useRef, type KeyboardEvent } from 'react'
import { nextRun, scanned, type KeyTime } from './scan.ts'

/** @returns call it with every key; at Enter it says what was scanned, or null */
export function useScan(): (event: KeyboardEvent) => string | null {
  const run = useRef<readonly KeyTime[]>([])
  return ({ key, timeStamp, ctrlKey, altKey, metaKey }) => {
    if (key === 'Enter') {
      const code = scanned(run.current, timeStamp)
      run.current = []
      return code
    }
    if (key.length === 1 && !ctrlKey && !altKey && !metaKey) run.current = nextRun(run.current, { key, at: timeStamp })
    return null
  }
}
