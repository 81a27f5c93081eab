// One window, tab or command line at the core's door. Role and user belong to the connection.
// Hosts open one per port or socket; the router calls the app through it and knows nothing else of the core.

export interface Connection {
  readonly id: number
  /** Runs one procedure with an input that was already parsed. Throws Failure; anything else is a defect. */
  call(path: readonly [area: string, procedure: string], input: unknown, signal: AbortSignal): unknown
  /** The window is gone: its streams end, its session is dropped. */
  close(): void
}

/** What a host holds: the core of one book folder, open or not. */
export interface Core {
  connect(options?: { readonly label?: string }): Connection
  /** Finishes running commands, takes the closing backup if asked, closes the book, wipes the key. */
  close(options?: { readonly backup?: boolean }): Promise<void>
  /** Calls back when another instance asks this one to come to the front. */
  onRaise(listener: () => void): () => void
  /** Resolves when no long work runs. */
  idle(): Promise<void>
  /** Resolves when what runs by the clock just now has ended: what is sent, the daily backup. */
  jobsEnd(): Promise<void>
}
