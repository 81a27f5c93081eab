// Who is chosen in the list: some by name, or everybody the list shows but a few. Pure.

export type Chosen =
  { readonly all: false; readonly ids: ReadonlySet<number> } | { readonly all: true; readonly but: ReadonlySet<number> }

export const NOBODY: Chosen = { all: false, ids: new Set() }
export const EVERYBODY: Chosen = { all: true, but: new Set() }

/** As many as may be named one by one; more are chosen as a whole list. */
export const MOST_CHOSEN = 500

export const isChosen = (chosen: Chosen, id: number) => (chosen.all ? !chosen.but.has(id) : chosen.ids.has(id))

export const countOf = (chosen: Chosen, total: number) =>
  chosen.all ? Math.max(0, total - chosen.but.size) : chosen.ids.size

export function toggled(chosen: Chosen, id: number): Chosen {
  const named = chosen.all ? chosen.but : chosen.ids
  const next = named.has(id) ? without(named, [id]) : new Set([...named, id])
  return chosen.all ? { all: true, but: next } : { all: false, ids: next }
}

/** With these too, as far as there is room. */
export function withMore(chosen: Chosen, ids: readonly number[]): Chosen {
  if (chosen.all) return { all: true, but: without(chosen.but, ids) }
  return { all: false, ids: new Set([...chosen.ids, ...ids].slice(0, MOST_CHOSEN)) }
}

const without = (set: ReadonlySet<number>, ids: readonly number[]) =>
  new Set([...set].filter((one) => !ids.includes(one)))
