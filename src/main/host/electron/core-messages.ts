// What the main process and the core's process say to each other. Of the book nothing passes here but the one secret that the system's
// keychain keeps, and what somebody wants printed: windows talk to the core over ports of their own.

export interface CoreArguments {
  readonly book: string
  /** Where this PC keeps what it remembers about books. */
  readonly pcFolder: string
  readonly demo: boolean
}

export type ToCore =
  /** Comes with the port of one window. */
  | { readonly type: 'port' }
  /** Finish what runs, take the closing backup, close the book. */
  | { readonly type: 'close' }
  | { readonly type: 'keychain'; readonly ask: number; readonly answer: KeychainAnswer }
  /** Null: it could not be made. */
  | { readonly type: 'pressed'; readonly ask: number; readonly pdf: Uint8Array | null }

export type FromCore =
  | { readonly type: 'ready' }
  | { readonly type: 'raise' }
  | { readonly type: 'closed' }
  | { readonly type: 'keychain'; readonly ask: number; readonly call: KeychainCall }
  /** A document that somebody wants as PDF. */
  | { readonly type: 'press'; readonly ask: number; readonly html: string }

export type KeychainCall =
  | { readonly do: 'available' }
  | { readonly do: 'get' | 'remove'; readonly name: string }
  | { readonly do: 'put'; readonly name: string; readonly secret: Uint8Array }

export type KeychainAnswer =
  { readonly ok: true; readonly value: Uint8Array | boolean | undefined } | { readonly ok: false }
