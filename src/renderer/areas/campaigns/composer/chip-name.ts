// What a placeholder is called in the middle of a sentence.
import type { PlaceholderChoice } from './use-placeholders.ts'

/** Fields of the shop's own are called as the shop wrote them. */
export function chipName(name: string, choices: readonly PlaceholderChoice[]): string {
  const label = choices.find((choice) => choice.name === name)?.label ?? name.replaceAll('_', ' ')
  return name.startsWith('own.') ? label : label.charAt(0).toLocaleLowerCase() + label.slice(1)
}
