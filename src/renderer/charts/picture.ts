// What a chart shows, said without the library that draws it, so that pages can say it before that is loaded.

export interface Dot {
  readonly x: number
  readonly y: number
  /** Written beside it when it is one of the few that matter. */
  readonly label: string | null
  /** One of the few: in another colour and another shape. */
  readonly strong: boolean
}

/** Words for a place on an axis. */
type Say = (value: number) => string

/** A curve from nothing to everything, with one place on it that matters. */
export interface CurvePicture {
  readonly kind: 'curve'
  readonly points: readonly { readonly x: number; readonly y: number }[]
  readonly mark: { readonly x: number; readonly y: number; readonly words: string } | null
  readonly sayX: Say
  readonly sayY: Say
}

/** A bar for each of many, in their order. */
export interface BarsPicture {
  readonly kind: 'bars'
  readonly bars: readonly { readonly label: string | string[]; readonly value: number; readonly said: string }[]
  /** Index of the one that matters. */
  readonly strong: number | null
  /** They count people or pieces: no line stands between two of them. */
  readonly whole?: boolean
  readonly sayY: Say
}

/** Where everybody stands between two measures. */
export interface DotsPicture {
  readonly kind: 'dots'
  readonly dots: readonly Dot[]
  /** What all without a name of their own are, written beside the last of them. */
  readonly others: string | null
  readonly threshold: { readonly x: number; readonly before: string; readonly after: string } | null
  readonly from: number
  readonly to: number
  readonly stepX: number
  readonly sayX: Say
  readonly sayY: Say
}

export type Picture = CurvePicture | BarsPicture | DotsPicture
