// What the build puts together from the lock file (scripts/licences.ts).
declare module 'virtual:licences' {
  export const licences: readonly import('./licence.ts').Licence[]
}
