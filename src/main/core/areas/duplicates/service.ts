// What other areas may ask of duplicates; they import nothing else from this folder. A name is added here when somebody needs it.
export { comparerOf, countGroups } from './shown-groups.ts'
