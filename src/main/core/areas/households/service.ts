// What other areas may ask of households; they import nothing else from this folder.
export { sharedCards, writtenCards, type Card } from './cards.ts'
