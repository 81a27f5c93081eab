// People who were chosen on one page to have something printed on another. Only of this window, and only until it is closed.
let chosen: readonly number[] = []

export function choosePeople(ids: readonly number[]): void {
  chosen = [...new Set(ids)]
}

export const chosenPeople = (): readonly number[] => chosen
