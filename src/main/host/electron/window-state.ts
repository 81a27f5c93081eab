// Where the window was the last time, and whether that place still exists.

export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState extends Bounds {
  readonly maximized: boolean
}

const USUAL = { width: 1280, height: 860 } as const
export const SMALLEST = { width: 720, height: 480 } as const
/** Pixels of the window that must lie on a screen, so that it can be seen and grabbed. */
const GRABBABLE = 80

export interface Opening {
  readonly width: number
  readonly height: number
  /** Undefined: in the middle of the screen. */
  readonly x?: number
  readonly y?: number
  readonly maximized: boolean
}

/** `screens`: the usable area of each. A window on a screen that was unplugged opens in the middle of another. */
export function opening(saved: WindowState | null, screens: readonly Bounds[]): Opening {
  if (saved === null) return { ...USUAL, maximized: false }
  const size = {
    width: Math.max(saved.width, SMALLEST.width),
    height: Math.max(saved.height, SMALLEST.height),
    maximized: saved.maximized,
  }
  const reachable = screens.some((screen) => overlap(saved, screen) >= GRABBABLE)
  return reachable ? { ...size, x: saved.x, y: saved.y } : size
}

/** The smaller side of what the two have in common; 0 or less when nothing. Only the window's top strip counts. */
function overlap(window: Bounds, screen: Bounds): number {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
  const top = window.y >= screen.y && window.y + GRABBABLE <= screen.y + screen.height
  return top ? width : 0
}

/** Null for everything that is not a state, e.g. a file that was written half. */
export function parseWindowState(text: string): WindowState | null {
  try {
    const { x, y, width, height, maximized } = JSON.parse(text) as Partial<Record<keyof WindowState, unknown>>
    const numbers = [x, y, width, height]
    if (!numbers.every(Number.isSafeInteger) || typeof maximized !== 'boolean') return null
    return { x, y, width, height, maximized } as WindowState // just checked
  } catch {
    return null
  }
}
