// Light or dark, from what somebody chose and what the PC says.
import type { Choices } from '../choices/choices.ts'

export function schemeOf(choices: Pick<Choices, 'scheme'>, systemDark: boolean): 'light' | 'dark' {
  if (choices.scheme !== 'system') return choices.scheme
  return systemDark ? 'dark' : 'light'
}
