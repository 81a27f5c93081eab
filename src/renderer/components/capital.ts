// A phrase of Intl at the beginning of a line: "today" → "Today".
export function capital(text: string): string {
  const [first = '', ...rest] = text
  return first.toLocaleUpperCase() + rest.join('')
}
