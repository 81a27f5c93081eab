// What whoever is here may still change of a message.

/** What of a plan whoever is here may still change. */
export interface May {
  readonly name: boolean
  readonly words: boolean
  readonly audience: boolean
}
